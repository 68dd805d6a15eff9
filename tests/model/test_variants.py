"""What becomes of activities in another delivery: kept, replaced, dropped, homework."""

from typing import Any

import pytest

from builders import activity, material, problems_of, programme, session
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.programme import Item
from voikukkia_kit.model.session import Activity, Becomes, Delivery, Lead, Variant

DROPPED = Variant(becomes=Becomes.DROPPED)
HOMEWORK = Variant(becomes=Becomes.HOMEWORK)


def only_remote(name: str = "chat", **changes: Any) -> Activity:
    return activity(name, variants={Delivery.GROUP: DROPPED, Delivery.INDIVIDUAL: DROPPED}, **changes)


def test_activity_without_a_variant_is_the_same_in_every_delivery() -> None:
    talk = activity("talk")

    assert [talk.held(delivery) for delivery in Delivery] == [talk] * 3
    assert {talk.becomes(delivery) for delivery in Delivery} == {Becomes.KEPT}


def test_replaced_activity_differs_in_what_its_variant_tells() -> None:
    remote = Variant(minutes=20, stretch=(10, 25), lead=Lead.WORKER, materials=(material("link"),), words="talk-remote")
    talk = activity("talk", variants={Delivery.REMOTE: remote})

    held = talk.held(Delivery.REMOTE)

    assert remote.becomes is Becomes.REPLACED
    assert held == activity(
        "talk", minutes=20, stretch=(10, 25), lead=Lead.WORKER, materials=(material("link"),), words="talk-remote"
    )
    assert talk.held(Delivery.INDIVIDUAL) == talk


def test_dropped_activity_and_homework_are_not_held() -> None:
    part = activity("map", variants={Delivery.REMOTE: DROPPED, Delivery.INDIVIDUAL: HOMEWORK})

    assert (part.held(Delivery.REMOTE), part.held(Delivery.INDIVIDUAL), part.held(Delivery.GROUP)) == (None, None, part)
    assert [part.becomes(delivery) for delivery in (Delivery.REMOTE, Delivery.INDIVIDUAL)] == [
        Becomes.DROPPED,
        Becomes.HOMEWORK,
    ]


def test_session_has_in_each_delivery_what_is_held_in_it() -> None:
    kept = Variant()
    mixed = session(1, activity("talk", variants={Delivery.REMOTE: kept}), only_remote(minutes=15))

    held = {delivery: [part.id for part in mixed.held(delivery)] for delivery in Delivery}

    assert held == {
        Delivery.GROUP: ["talk"],
        Delivery.REMOTE: ["talk", "chat"],
        Delivery.INDIVIDUAL: ["talk"],
    }
    assert (mixed.minutes, mixed.words) == (50, ("talk", "chat"))


def test_words_of_variants_are_words_of_the_session() -> None:
    talk = activity("talk", variants={Delivery.REMOTE: Variant(words="talk-remote")})

    assert session(1, talk).words == ("talk", "talk-remote")


@pytest.mark.parametrize(
    ("told", "becomes"),
    [({}, Becomes.REPLACED), ({"minutes": 5}, Becomes.KEPT), ({"lead": Lead.PEER}, Becomes.DROPPED)],
)
def test_variant_tells_what_differs_only_where_it_replaces(told: dict[str, Any], becomes: Becomes) -> None:
    problems = problems_of(lambda: Variant(becomes=becomes, **told))

    assert problems == (Problem("VK314", ("becomes",), becomes=becomes.value, told=tuple(told)),)


def test_minutes_of_a_variant_outside_its_stretch_are_refused_where_they_stand() -> None:
    problems = problems_of(lambda: activity("talk", variants={Delivery.REMOTE: Variant(minutes=90)}))

    assert [(one.code, one.path) for one in problems] == [("VK301", ("variants", "remote"))]


def test_session_in_which_nothing_is_held_is_refused() -> None:
    remote = Term("values", "remote")

    problems = problems_of(lambda: session(1, activity("talk", variants={Delivery.REMOTE: HOMEWORK})))

    assert problems == (Problem("VK315", ("activities",), delivery=remote),)


def test_things_of_a_variant_have_to_be_in_the_list_too() -> None:
    talk = activity("talk", variants={Delivery.REMOTE: Variant(materials=(material("link"),))})

    problems = problems_of(lambda: programme(session(1, talk), items={"pen": Item()}))

    path = ("01-kerta-1", "activities", 0, "variants", "remote", "materials", 0, "item")
    assert problems == (Problem("VK307", path, item="link"),)
