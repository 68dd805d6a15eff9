"""A programme: its sessions in order, and those that a group chose."""

import pytest

from builders import activity, material, programme, session, told
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.programme import Item


def test_number_in_the_order_without_a_session_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        programme(session(1), order=(1, 2))

    assert caught.value.problems == (Problem("VK308", ("sessions", 1), number=2),)


def test_thing_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        programme(session(1, activity("talk", materials=(material("pen"), material("drum")))), items={"pen": Item()})

    path = ("01-kerta-1", "activities", 0, "materials", 1, "item")
    assert caught.value.problems == (Problem("VK307", path, item="drum"),)


def test_session_is_found_by_its_number() -> None:
    third = session(3)

    assert programme(session(1), third).session(3) is third


def test_number_that_the_programme_does_not_have_is_told_with_those_it_has() -> None:
    with pytest.raises(InputError) as caught:
        programme(session(2), session(1)).session(13)

    assert told(caught.value) == [("VK204", "", {"number": 13, "known": (1, 2)})]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (None, [0, 1, 2, 3, 11]),
        ((3, 1), [0, 3, 1, 11]),
        ((0, 3, 11, 20), [0, 3, 20, 11]),
        ((), [0, 11]),
    ],
    ids=["usual order", "own order", "an own session, pre-meeting and follow-up named too", "none"],
)
def test_group_has_the_sessions_it_chose_between_pre_meeting_and_follow_up(
    numbers: tuple[int, ...] | None, expected: list[int]
) -> None:
    whole = programme(*map(session, (0, 1, 2, 3, 11, 20)), order=(0, 1, 2, 3, 11))

    assert [each.number for each in whole.chosen(numbers)] == expected
