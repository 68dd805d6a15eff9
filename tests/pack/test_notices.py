"""Everything worth a second look is told at once, and none of it stops the work."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from builders import (
    FREE_DAYS,
    KEY,
    SOURCE,
    activity,
    change,
    contact,
    day,
    group,
    group_file,
    moment,
    pair,
    peer,
    programme,
    school_days,
    session,
)
from packs import content, tiny
from voikukkia_kit.errors import Problem, Severity, Term
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group
from voikukkia_kit.pack.notices import review
from voikukkia_kit.schedule import FreeDays, timetable
from voikukkia_kit.sheets.dated import Dated, date

CONFIRMED = contact(confirmed=dt.date(2026, 11, 2))


def reviewed(
    of: Group,
    whole: Programme | None = None,
    *,
    contacts: tuple[Contact, ...] = (CONFIRMED,),
    free_days: FreeDays = FREE_DAYS,
) -> tuple[Problem, ...]:
    """Return the warnings about a group whose programme keeps every rule of practice."""
    library = Library()
    of = of if of.key else attrs.evolve(of, key=KEY)
    library.once("contacts", lambda: contacts)
    whole = whole or programme()
    dated = Dated(
        series=of,
        programme=whole,
        free_days=free_days,
        revealing=library.revealing(),
        timetable=timetable(of, whole, free_days, library.revealing()),
        documents=None,
    )
    return review(dated, library)


def codes(warnings: tuple[Problem, ...]) -> list[str]:
    return [warning.code for warning in warnings]


def test_group_that_keeps_every_rule_is_told_nothing() -> None:
    assert reviewed(group()) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pair": pair(peer())}, "VK402"),
        ({"changes": (change(3, to=moment("6.12.2027")),)}, "VK407"),
        ({"place": "Perhekeskus, Kauppakatu 1"}, "VK414"),
    ],
)
def test_pair_days_and_place_are_looked_at(changes: dict[str, Any], code: str) -> None:
    assert code in codes(reviewed(group(**changes)))


def test_session_of_the_group_is_looked_at_once_though_it_is_held_twice() -> None:
    rest = [session(number) for number in range(1, 12)]
    of = group(pre_meeting=(moment("7.1.2027", 10), moment("8.1.2027", 10)))
    first = session(0, activity("arrival"), activity("framing"))

    whole = programme(first, *rest)

    warnings = reviewed(of, whole)

    told = codes(warnings)
    assert told
    assert len(told) == len({(warning.code, warning.facts) for warning in warnings})


def test_school_breaks_that_are_not_known_are_told() -> None:
    of = group(school_breaks="Lahti")

    told = reviewed(of, free_days=school_days(known=(2020,)))

    assert "VK415" in codes(told)


def test_sessions_that_are_left_out_are_told_but_for_those_that_may_be_swapped() -> None:
    whole = programme(swappable=(6,))
    of = group(sessions=(1, 2, 3, 4, 5, 7, 8, 10))

    warnings = reviewed(of, whole)

    assert warnings == (Problem("VK425", ("sessions",), numbers=(9,), source=SOURCE),)


def test_crisis_numbers_that_nobody_confirmed_are_told() -> None:
    assert codes(reviewed(group(), contacts=(CONFIRMED, contact("116"))))[-1] == "VK417"


def test_crisis_numbers_that_the_leaders_checked_are_not_told_again() -> None:
    of = group(crisis_numbers_checked=day("24.11.2026"))

    assert "VK417" not in codes(reviewed(of, contacts=(CONFIRMED, contact("116"))))


def test_group_without_a_key_is_asked_for_one(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path))
    library.once("contacts", lambda: (CONFIRMED,))

    found = [
        [warning for warning in review(date(tiny(key=key), library), library) if warning.code == "VK437"]
        for key in (None, KEY)
    ]

    assert found == [[Problem("VK437", ("code",), key=Term("keys.series", "key"), fresh="…")], []]


def test_nothing_of_it_stops_the_work() -> None:
    warnings = reviewed(group(place="Perhekeskus", start=day("18.3.2027"), pair=pair(peer())), contacts=(contact(),))

    assert len(warnings) > 2
    assert {warning.severity for warning in warnings} == {Severity.WARNING}


def test_warning_about_a_file_stands_at_its_place(tmp_path: Path) -> None:
    file = group_file(tmp_path, paikka="Perhekeskus, Kauppakatu 1")

    (warning,) = reviewed(file.group)

    assert warning.place
    assert (warning.code, warning.place.line) == ("VK414", 6)
