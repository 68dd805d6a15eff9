"""A session: its minutes add up, and each activity is known by its id."""

import pytest

from builders import activity, material, session, told
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.session import Per


@pytest.mark.parametrize(
    ("minutes", "stretch"),
    [(4, (5, 10)), (11, (5, 10)), (7, (10, 5)), (0, (0, 5))],
    ids=["too short", "too long", "limits turned round", "no time at all"],
)
def test_activity_outside_its_own_limits_is_refused(minutes: int, stretch: tuple[int, int]) -> None:
    with pytest.raises(InputError) as caught:
        activity("talk", minutes=minutes, stretch=stretch)

    limits = f"{stretch[0]}-{stretch[1]}"
    assert told(caught.value) == [("VK301", "", {"activity": "talk", "minutes": minutes, "limits": limits})]


@pytest.mark.parametrize(("minutes", "stretch"), [(1, (1, 1)), (5, (5, 10)), (10, (5, 10))])
def test_activity_may_be_as_short_or_as_long_as_its_limits(minutes: int, stretch: tuple[int, int]) -> None:
    assert activity("talk", minutes=minutes, stretch=stretch).minutes == minutes


def test_activity_is_light_and_a_thing_is_one_for_the_group_unless_told() -> None:
    light, thing = activity("talk"), material("pen")

    assert (light.load, light.materials) == (1, ())
    assert (thing.count, thing.per) == (1, Per.GROUP)


def test_session_lasts_what_its_activities_add_up_to() -> None:
    assert session(3, activity("arrival", minutes=10), activity("talk", minutes=45)).minutes == 55


def test_minutes_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        session(3, activity("talk", minutes=45), minutes=60)

    assert caught.value.problems == (Problem("VK303", ("minutes",), sum=45, minutes=60),)


def test_session_without_activities_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        session(3, activities=())

    assert caught.value.problems == (Problem("VK304", ("activities",)),)


def test_every_repeated_id_is_told_where_it_repeats() -> None:
    with pytest.raises(InputError) as caught:
        session(3, activity("talk"), activity("story"), activity("talk"), activity("talk"))

    assert caught.value.problems == (
        Problem("VK302", ("activities", 2, "id"), activity="talk"),
        Problem("VK302", ("activities", 3, "id"), activity="talk"),
    )


def test_code_has_two_digits() -> None:
    assert [session(number).code for number in (0, 3, 21)] == ["00", "03", "21"]


def test_load_of_a_session_is_that_of_its_heaviest_activity() -> None:
    assert session(3, activity("arrival", load=1), activity("story", load=3), activity("talk", load=2)).load == 3


@pytest.mark.parametrize(
    ("per", "expected"), [(Per.GROUP, 2), (Per.PARTICIPANT, 12), (Per.FACILITATOR, 4), (Per.PERSON, 16)]
)
def test_things_are_counted_for_whom_they_are(per: Per, expected: int) -> None:
    assert material("pen", count=2, per=per).needed(participants=6, facilitators=2) == expected
