"""Edits of a group file that calendars already given out would not follow are noticed."""

from pathlib import Path

import pytest

from builders import change, day, moment
from packs import content, tiny
from voikukkia_kit.errors import Problem
from voikukkia_kit.pack.building import build, build_calendars
from voikukkia_kit.pack.contents import Told
from voikukkia_kit.pack.drift import drifted


def told(revision: int = 0, title: str = "1. Aihe", start: str = "17") -> Told:
    return Told(revision=revision, title=title, facts=(start, "19", "Kauppakatu 1", "yes"))


@pytest.mark.parametrize(
    ("now", "problem"),
    [
        ({"a": told()}, None),
        ({"a": told(title="Toinen otsikko")}, None),
        ({"a": told(revision=1, start="18")}, None),
        ({"a": told(), "b": told()}, None),
        ({"a": told(start="18")}, Problem("VK424", titles=("1. Aihe",))),
        ({}, Problem("VK423", titles=("1. Aihe",))),
    ],
    ids=["the same", "another title", "a change that was told", "one more", "a silent change", "gone"],
)
def test_event_that_programs_will_not_follow_is_named(now: dict[str, Told], problem: Problem | None) -> None:
    assert drifted({"a": told()}, now) == ((problem,) if problem else ())


def test_few_of_many_are_named() -> None:
    (problem,) = drifted({str(number): told(title=str(number)) for number in range(9)}, {})

    assert dict(problem.facts)["titles"] == ("0", "1", "2", "3", "4")


def codes(folder: Path, *groups: object, calendars: bool = False) -> list[list[str]]:
    """Build groups one after another in one place, and return the warnings about calendars of each."""
    make = build_calendars if calendars else build
    packs = [make(group, folder, templates=content(folder)) for group in groups]  # type: ignore[operator]  # both take a group
    return [[p.code for p in pack.warnings if p.code in ("VK423", "VK424")] for pack in packs]


def test_moves_cancellations_and_sessions_added_at_the_end_are_as_they_should_be(tmp_path: Path) -> None:
    moved = tiny(changes=(change(1, to=moment("15.1.2027")), change(2, cancelled=True)))

    assert codes(tmp_path, tiny(sessions=(1,)), tiny(), moved, calendars=True) == [[], [], []]


def test_calendars_alone_notice(tmp_path: Path) -> None:
    later = tiny(start=day("21.1.2027"), made=day("1.12.2026"))

    assert codes(tmp_path, tiny(), later, calendars=True) == [[], ["VK424"]]


def test_pack_notices_too_and_names_what_changed(tmp_path: Path) -> None:
    templates = content(tmp_path)
    build(tiny(), tmp_path, templates=templates)

    pack = build(tiny(sessions=(1,)), tmp_path, templates=templates)

    assert [p for p in pack.warnings if p.code == "VK423"] == [Problem("VK423", titles=("2. Toinen aihe fi",))]
