"""A value that exists is valid: what its fields cannot hold is refused when it is made, with a sentence."""

import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from builders import (
    FREE_DAYS,
    activity,
    change,
    day,
    free,
    group,
    moment,
    pair,
    problems_of,
    programme,
    session,
    worker,
)
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.programme import Item
from voikukkia_kit.model.series import Length
from voikukkia_kit.model.times import Break, Moment, WeeklyTime
from voikukkia_kit.model.valid import FrozenMapping
from voikukkia_kit.schedule import DatedSession, MunicipalBreaks, timetable

NOON = dt.datetime(2027, 1, 14, 12, tzinfo=dt.UTC)


def dated() -> DatedSession:
    return timetable(group(), programme(), FREE_DAYS).sessions[1]


def wrong(*path: str | int, found: str, expected: str) -> tuple[Problem, ...]:
    field = ".".join(map(str, path))
    return (Problem("VK246", path, field=field, found=found, expected=expected),)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: WeeklyTime(7, dt.time(17), dt.time(19)), ("weekday", "7", "0 (Monday) to 6 (Sunday)")),
        (lambda: WeeklyTime(True, dt.time(17), dt.time(19)), ("weekday", "bool", "int")),  # noqa: FBT003  # the fault
        (
            lambda: WeeklyTime(3, dt.time(17, tzinfo=dt.UTC), dt.time(19)),
            ("start", "time without a zone", "time without a zone"),
        ),
        (lambda: Moment(NOON), ("date", "datetime with a time zone", "date")),
        (lambda: group(start=NOON), ("start", "datetime with a time zone", "date | None")),
        (lambda: group(participants=6), ("participants", "int", "Participants")),
        (lambda: group(organiser=None), ("organiser", "NoneType", "str")),
        (lambda: group(practical=[]), ("practical", "list", "Mapping")),
        (lambda: group(preparation_minutes=-5), ("preparation_minutes", "-5", "0 or more")),
        (lambda: Length(session=1, activity="talk", minutes=-1), ("minutes", "-1", "0 or more")),
        (lambda: Participants("6"), ("count", "str", "int")),  # type: ignore[arg-type]  # the fault
    ],
)
def test_what_a_field_cannot_hold_is_refused(make: Callable[[], object], told: tuple[str, str, str]) -> None:
    (problem,) = problems_of(make)

    facts = dict(problem.facts)
    assert (problem.code, facts["field"], facts["found"]) == ("VK246", *told[:2])
    assert told[2] in str(facts["expected"])


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: group(changes=(change(4, cancelled=True), "x")), wrong("changes", 1, found="str", expected="Change")),
        (lambda: group(languages=["fi"]), wrong("languages", found="list", expected="tuple[str, ...]")),
        (lambda: group(documents=(1,)), wrong("documents", found="tuple", expected="tuple[str, ...] | None")),
        (lambda: activity("talk", stretch=(5,)), wrong("stretch", found="1 values", expected="2 values")),
        (lambda: programme(items={1: Item()}), wrong("items", found="int", expected="str")),
        (lambda: programme(items={"pen": "yes"}), wrong("items", found="str", expected="Item")),
    ],
)
def test_what_stands_inside_is_looked_at_too(make: Callable[[], object], expected: tuple[Problem, ...]) -> None:
    assert problems_of(make) == expected


@pytest.mark.parametrize(
    ("make", "path", "key"),
    [
        (lambda: worker(" "), ("name",), Term("keys", "name")),
        (lambda: change(4, place=""), ("place",), Term("keys", "place")),
        (lambda: group(calendar_place=" "), ("calendar_place",), Term("keys.series", "calendar_place")),
        (lambda: group(link=" "), ("link",), Term("keys.series", "link")),
    ],
)
def test_empty_name_or_place_is_refused(make: Callable[[], object], path: tuple[str], key: Term) -> None:
    assert problems_of(make) == (Problem("VK117", path, key=key),)


def test_moment_without_a_zone_is_no_time_of_a_session() -> None:
    naive = NOON.replace(tzinfo=None)

    (problem,) = problems_of(lambda: attrs.evolve(dated(), start=naive))

    assert dict(problem.facts)["field"] == "start"


def test_what_a_person_wrote_never_stands_in_the_message() -> None:
    (problem,) = problems_of(lambda: group(participants="Maija"))

    assert "Maija" not in str(problem)


def test_values_can_be_hashed_and_travel() -> None:
    whole = group(practical={"Kahvi": "On."}, breaks=(free("1.3.2027"),), pre_meeting=(moment("7.1.2027"),))
    of = programme(session(1), items={"pen": Item(reused=True)})

    assert hash(whole) == hash(attrs.evolve(whole))
    assert hash(of) == hash(attrs.evolve(of))
    assert pickle.loads(pickle.dumps((whole, of))) == (whole, of)  # noqa: S301  # our own bytes


def test_mapping_in_a_value_never_changes() -> None:
    given = {"Kahvi": "On."}
    practical: Any = group(practical=given).practical

    given["Kahvi"] = "Ei."

    assert (practical, dict(practical), repr(practical)) == ({"Kahvi": "On."}, {"Kahvi": "On."}, "{'Kahvi': 'On.'}")
    with pytest.raises(TypeError):
        practical["Kahvi"] = "Ei."
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        practical._held = {}  # noqa: SLF001  # what nobody should do


def test_empty_mapping_has_nothing() -> None:
    assert (len(FrozenMapping()), FrozenMapping() == {}) == (0, True)


def test_every_public_value_looks_at_its_fields() -> None:
    makes: list[Callable[[], object]] = [
        lambda: Break(day("1.3.2027"), None),  # type: ignore[arg-type]  # the fault
        lambda: pair("Maija"),  # type: ignore[arg-type]  # the fault
        lambda: group(start=None, time=None, days=("14.1.2027",)),
        lambda: group(start="14.1.2027"),
        lambda: session(1, "talk"),  # type: ignore[arg-type]  # the fault
        lambda: MunicipalBreaks(name="", autumn_week="42", winter_week=9, known=(), source="x"),  # type: ignore[arg-type]  # the fault
    ]

    assert [[problem.code for problem in problems_of(make)] for make in makes] == [["VK246"]] * len(makes)
