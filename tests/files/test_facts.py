"""Data with sources: ours, and an organisation's own in their place."""

import re
from pathlib import Path

import pytest

from builders import contact, day, free, problems_of, school, told
from voikukkia_kit.errors import Fact, InputError, Problem, Term
from voikukkia_kit.files import load_contacts, load_named_days, load_school_breaks
from voikukkia_kit.files.facts import load_municipalities, load_revealing
from voikukkia_kit.resources import Resources

CONTACTS = """
contacts:
  - id: oma
    number: 040 000 0000
    name: {fi: Oma numero, en: Own number}
    what: {fi: Illalla.}
    hours: {fi: klo 16–20}
    source: oma.fi
    source_year: "2026"
    confirmed: 24.11.2026
  - id: toinen
    number: "112"
    name: {fi: Apu 112}
    what: {fi: Heti.}
    source: thl.fi
    source_year: 2026
    confirmed: no
"""
BREAKS = """
municipalities:
  - {name: Lahti, autumn_week: 43, winter_week: 9, known: [2026], source: lahti.fi}
  - name: Oma kunta
    autumn_week: 42
    winter_week: 8
    known: [2025, 2026]
    breaks: [19.–23.10.2026, 20.12.2026–6.1.2027]
    source: oma.fi
"""


def own(folder: Path, **files: str) -> Resources:
    """Write an organisation's own facts: `contacts`, `school_breaks`."""
    facts = folder / "facts"
    facts.mkdir()
    for name, text in files.items():
        (facts / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return Resources(folder)


def test_our_contacts_are_read_and_wait_to_be_confirmed() -> None:
    contacts = load_contacts()

    assert len(contacts) > 3
    assert {one.confirmed for one in contacts} == {None}
    assert [one.id for one in contacts if not (one.number and one.source and one.what.get("fi"))] == []


def test_own_named_days_replace_ours_and_bring_names_of_their_own(tmp_path: Path) -> None:
    days = "days: [{name: Vappuaatto, month: 4, day: 30}, {name: Markkinapäivä, month: 9, day: 15}]"

    ours, fair = load_named_days(own(tmp_path, days=days))

    assert (ours.name, fair.name) == (Term("days", "may-day-eve"), "Markkinapäivä")


def test_named_day_without_a_place_in_the_year_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems_of(lambda: load_named_days(own(tmp_path, days="days:\n  - {name: Aatto, month: 4}\n")))

    assert (problem.code, problem.place and problem.place.line) == ("VK295", 2)


def test_own_contacts_replace_ours(tmp_path: Path) -> None:
    contacts = load_contacts(own(tmp_path, contacts=CONTACTS))

    assert contacts == (
        contact(
            "oma",
            number="040 000 0000",
            name={"fi": "Oma numero", "en": "Own number"},
            what={"fi": "Illalla."},
            hours={"fi": "klo 16–20"},
            source="oma.fi",
            confirmed=day("24.11.2026"),
        ),
        contact("112", id="toinen"),
    )


@pytest.mark.parametrize(
    ("text", "code", "place", "facts"),
    [
        (
            CONTACTS.replace("confirmed: no", "confirmed: joskus"),
            *("VK115", "17:16"),
            {"found": "joskus", "expected": Term("expected", "date"), "example": Term("examples", "date")},
        ),
        (
            CONTACTS.replace("confirmed: no", "confirmed: [no]"),
            *("VK115", "17:16"),
            {"found": "…", "expected": Term("expected", "date"), "example": Term("examples", "date")},
        ),
        (CONTACTS.replace("    source: thl.fi\n", ""), "VK112", "11:5", {"key": Term("keys", "source")}),
        (CONTACTS.replace("contacts:", "numbers:"), "VK112", "2:1", {"key": Term("keys", "contacts")}),
    ],
)
def test_fault_in_own_contacts_is_told_with_its_place(
    tmp_path: Path, text: str, code: str, place: str, facts: dict[str, Fact]
) -> None:
    problems = problems_of(lambda: load_contacts(own(tmp_path, contacts=text)))

    assert (code, place, facts) in told(problems)
    assert {problem.place.file for problem in problems if problem.place} == {"facts/contacts.yaml"}


def test_list_alone_stands_for_the_contacts(tmp_path: Path) -> None:
    listed = CONTACTS.replace("contacts:\n", "")

    assert load_contacts(own(tmp_path, contacts=listed)) == load_contacts(Resources(tmp_path))
    assert [one.id for one in load_contacts(Resources(tmp_path))] == ["oma", "toinen"]


def test_own_breaks_replace_ours(tmp_path: Path) -> None:
    resources = own(tmp_path, school_breaks=BREAKS)

    assert load_school_breaks("Lahti", resources) == school()
    assert load_school_breaks("oma KUNTA", resources) == school(
        name="Oma kunta",
        autumn_week=42,
        winter_week=8,
        known=(2025, 2026),
        breaks=(free("19.10.2026", "23.10.2026"), free("20.12.2026", "6.1.2027")),
        source="oma.fi",
    )
    assert [p.code for p in problems_of(lambda: load_school_breaks("Helsinki", resources))] == ["VK209"]


@pytest.mark.parametrize(
    ("municipality", "known"), [("Lahtti", ("Lahti",)), ("Xyzzy", ("Lahti", "Oma kunta"))], ids=["close", "far"]
)
def test_unknown_municipality_is_told_with_the_nearest_or_all(
    tmp_path: Path, municipality: str, known: tuple[str, ...]
) -> None:
    resources = own(tmp_path, school_breaks=BREAKS)

    with pytest.raises(InputError) as caught:
        load_school_breaks(municipality, resources)

    key = Term("keys.series", "breaks")
    assert caught.value.problems == (
        Problem("VK209", ("school_breaks",), municipality=municipality, known=known, key=key),
    )


def test_our_breaks_are_read_with_their_sources() -> None:
    kotka = load_school_breaks("Kotka")

    assert kotka.reason(day("20.10.2026")) == Term("days", "school-break")
    assert kotka.source


def test_largest_towns_are_known_each_once_and_with_a_day_in_its_source() -> None:
    towns = {
        *("Helsinki", "Espoo", "Tampere", "Vantaa", "Oulu", "Turku", "Jyväskylä", "Kuopio", "Lahti", "Pori", "Joensuu"),
        *("Kouvola", "Lappeenranta", "Vaasa", "Seinäjoki"),
    }

    known = [each for each in load_municipalities() if each.knows(day("14.1.2027"))]

    assert towns <= {each.name for each in known}
    assert len(known) == len({each.name for each in known})
    assert [each.name for each in known if each.name in towns and not re.search(r"\d\.\d+\.20\d\d", each.source)] == []


def test_own_words_that_reveal_add_to_ours(tmp_path: Path) -> None:
    ours = load_revealing()

    both = load_revealing(own(tmp_path, revealing="inside: [villa rauha]\n"))

    assert (both.word_in("Villa-Rauha"), both.starting) == ("Villa-Rauha", ours.starting)
    assert both.inside == ("villa rauha", *ours.inside)


def test_fault_in_own_words_that_reveal_is_told_with_its_place(tmp_path: Path) -> None:
    resources = own(tmp_path, revealing='inside: [villa, "-"]\nsomewhere: [talo]\n')

    found = told(problems_of(lambda: load_revealing(resources)))

    assert [(code, place) for code, place, _ in found] == [("VK118", "2:1"), ("VK117", "1:17")]
