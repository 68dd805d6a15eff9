"""The directories of a programme without words: sessions and their structure, found by their names."""

from pathlib import Path

import attrs
import pytest

from builders import problems_of, told
from programme_of_files import ALKU, FILES, LOPPU, programme_of, resources
from voikukkia_kit.errors import Fact, InputError, Problem, Term
from voikukkia_kit.files import load_programme
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.text import shown
from voikukkia_kit.model.programme import KIT_NUMBERS, OWN_NUMBERS, Item, Programme
from voikukkia_kit.model.session import Becomes, Delivery, Lead, Method, Variant
from voikukkia_kit.resources import Resources

# What is found


def test_programme_is_what_its_directories_hold(tmp_path: Path) -> None:
    assert programme_of(tmp_path) == Programme(
        name="koe",
        sessions=(ALKU, LOPPU),
        order=(1, 2),
        swappable=(2,),
        items={"pen": Item(reused=True), "paper": Item()},
    )


def test_variants_of_an_activity_are_read_with_their_words(tmp_path: Path) -> None:
    variants = (
        "    variants:\n      remote: {minutes: 15, lead: worker, words: chat}\n      individual: {becomes: homework}\n"
    )
    text = SESSION.replace("    load: 2\n", f"    load: 2\n{variants}")
    chat = FILES["01-alku/leaders.fi.yaml"].replace(
        "activities:\n", "activities:\n  chat: {title: Ketju, do: '- Kirjoita.'}\n"
    )
    given = resources(tmp_path, FILES | {"01-alku/session.yaml": text, "01-alku/leaders.fi.yaml": chat})

    whole = load_programme("koe", given)

    pairs = whole.session(1).activities[1]
    assert pairs.variants == {
        Delivery.REMOTE: Variant(minutes=15, lead=Lead.WORKER, words="chat"),
        Delivery.INDIVIDUAL: Variant(becomes=Becomes.HOMEWORK),
    }
    words = Library(resources=given).leaders_words(whole, "fi", whole.sessions)
    assert words.sessions[1].activities["chat"].title == "Ketju"


def test_variant_of_no_delivery_is_told_with_its_place(tmp_path: Path) -> None:
    text = SESSION.replace("    load: 2\n", "    load: 2\n    variants: {kotona: {minutes: 15}}\n")

    with pytest.raises(InputError) as caught:
        load_programme("koe", resources(tmp_path, FILES | {"01-alku/session.yaml": text}))

    assert [(code, place) for code, place, _ in told(caught.value)] == [("VK113", "18:15")]


def test_own_session_is_found_beside_ours_and_swapped_in(tmp_path: Path) -> None:
    files = {path.replace("01-alku", "30-oma"): text for path, text in FILES.items() if path.startswith("01-")}
    both = resources(tmp_path, files, name="voikukkia")

    whole = load_programme("voikukkia", both)
    chosen = whole.chosen((1, 2, 30, 4))

    assert [each.number for each in chosen] == [0, 1, 2, 30, 4, 11]
    assert chosen[3] == attrs.evolve(ALKU, number=30, slug="oma")


def test_directory_of_the_same_name_replaces_the_structure_of_ours(tmp_path: Path) -> None:
    third = load_programme().session(3).name

    whole = load_programme("voikukkia", resources(tmp_path, {f"{third}/session.yaml": SESSION}, name="voikukkia"))

    assert whole.session(3) == attrs.evolve(ALKU, number=3, slug=third[3:])


def test_own_session_with_a_number_of_ours_is_told_with_both_directories(tmp_path: Path) -> None:
    own = resources(tmp_path, {"03-oma/session.yaml": SESSION}, name="voikukkia")

    facts = {"number": "03", "first": "voikukkia/03-oma", "second": "voikukkia/03-vanhemman-kriisi", "own": "30–99"}
    assert told(problems_of(lambda: load_programme("voikukkia", own))) == [("VK309", "", facts)]


def test_our_sessions_keep_to_the_numbers_of_the_kit_and_the_page_tells_which_are_whose() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-session.md").read_text(encoding="utf-8")

    assert {session.number for session in load_programme().sessions} <= set(KIT_NUMBERS)
    assert f"own are {KIT_NUMBERS[0]}–{KIT_NUMBERS[-1]}" in page
    assert f"one of {OWN_NUMBERS[0]}–{OWN_NUMBERS[-1]}" in page


def test_own_order_of_sessions_replaces_ours(tmp_path: Path) -> None:
    text = Path(str(Resources().find("sessions", "voikukkia", "programme.yaml"))).read_text(encoding="utf-8")
    shorter = text.replace("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", "[0, 2, 1, 11]")

    whole = load_programme("voikukkia", resources(tmp_path, {"programme.yaml": shorter}, name="voikukkia"))

    assert whole.order == (0, 2, 1, 11)
    assert len(whole.sessions) == len(load_programme().sessions)


# Faults, each once


def test_unknown_programme_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_programme("ei", resources(tmp_path, FILES))

    assert caught.value.problems == (Problem("VK218", ("programme",), name="ei", known=("koe", "voikukkia")),)


@pytest.mark.parametrize("name", ["../koe", "koe/01-alku", "", ".", ".."])
def test_name_of_a_programme_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    own_resources = resources(tmp_path, FILES)

    assert [code for code, _, _ in told(problems_of(lambda: load_programme(name, own_resources)))] == ["VK218"]


SESSION = FILES["01-alku/session.yaml"]
DRAWINGS = tuple(path.stem for path in Resources().entries("documents", "frame", "pictures") if path.suffix == ".svg")


@pytest.mark.parametrize(
    ("path", "text", "code", "place", "facts"),
    [
        (
            "01-alku/session.yaml",
            SESSION.replace("minutes: 10", "minutes: 20", 1),
            *("VK301", "5:5"),
            {"activity": "arrival", "minutes": 20, "limits": "5-15"},
        ),
        ("01-alku/session.yaml", SESSION.replace("id: pairs", "id: arrival"), "VK302", "12:9", {"activity": "arrival"}),
        ("01-alku/session.yaml", f"{SESSION}minutes: 45\n", "VK303", "22:10", {"sum": 40, "minutes": 45}),
        ("01-alku/session.yaml", "kind: group\nphase: bud\nactivities: []\n", "VK304", "3:13", {}),
        ("01-alku/session.yaml", SESSION.replace("item: pen", "item: rumpu"), "VK307", "10:16", {"item": "rumpu"}),
        ("programme.yaml", FILES["programme.yaml"].replace("[1, 2]", "[1, 7]"), "VK308", "2:15", {"number": 7}),
        (
            "01-uusi/session.yaml",
            SESSION,
            *("VK309", ""),
            {"number": "01", "first": "koe/01-alku", "second": "koe/01-uusi", "own": "30–99"},
        ),
        ("01-Alku/session.yaml", SESSION, "VK312", "", {"name": "01-Alku"}),
        (
            "01-alku/session.yaml",
            SESSION.replace("phase: bud", "phase: tree"),
            *("VK113", "3:8"),
            {"found": "tree", "known": DRAWINGS},
        ),
        (
            "01-alku/session.yaml",
            SESSION.replace("stretch: 5-15", "stretch: viisi"),
            *("VK115", "7:14"),
            {"found": "viisi", "expected": Term("expected", "stretch"), "example": Term("examples", "stretch")},
        ),
        (
            "01-alku/session.yaml",
            SESSION.replace("stretch: 5-15", "stretch: [5, 15]"),
            *("VK115", "7:14"),
            {"found": "…", "expected": Term("expected", "stretch"), "example": Term("examples", "stretch")},
        ),
        (
            "01-alku/session.yaml",
            SESSION.replace("  - method: calming", "  - teksti\n  - method: calming"),
            *("VK110", "18:5"),
            {"found": Term("expected", "text"), "expected": Term("expected", "mapping")},
        ),
        (
            "01-alku/session.yaml",
            SESSION.replace("method: calming", "id: joku"),
            *("VK112", "18:5"),
            {"key": Term("keys", "method")},
        ),
        (
            "01-alku/session.yaml",
            "- lista\n",
            *("VK110", "1:1"),
            {"found": Term("expected", "list"), "expected": Term("expected", "mapping")},
        ),
        (
            "01-alku/session.yaml",
            "kind: group\nphase: bud\nactivities: x\n",
            *("VK110", "3:13"),
            {"found": Term("expected", "text"), "expected": Term("expected", "list")},
        ),
    ],
)
def test_fault_in_the_structure_is_told_with_its_place(
    tmp_path: Path, path: str, text: str, code: str, place: str, facts: dict[str, Fact]
) -> None:
    problems = problems_of(lambda: programme_of(tmp_path, {path: text}))

    assert told(problems) == [(code, place, facts)]
    assert [problem.place.file for problem in problems if problem.place] == (
        [shown(Path("koe", path))] if place else []
    )


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    changed = {
        "programme.yaml": "sessions: [yksi]\n",
        "01-alku/session.yaml": "a: [\n",
        "02-loppu/session.yaml": "kind: group\n",
    }

    problems = problems_of(lambda: programme_of(tmp_path, changed))

    assert [(code, place) for code, place, _ in told(problems)] == [
        ("VK115", "1:12"),
        ("VK101", "2:1"),
        ("VK112", "1:1"),
    ]


def test_what_is_no_session_beside_the_sessions_is_left_alone(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"Pohjat/a.txt": "x", "20 muistio.txt": "x", "_vanhat/session.yaml": "x"})

    assert [each.number for each in own_programme.sessions] == [1, 2]


def test_session_directory_without_structure_is_no_session(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"40-kesken/leaders.fi.yaml": "title: Kesken\n"})

    assert [each.number for each in own_programme.sessions] == [1, 2]


def test_ids_and_methods_stand_for_each_other(tmp_path: Path) -> None:
    both = """
kind: group
phase: bud
activities:
  - {id: story, minutes: 10, stretch: 5-15, lead: peer}
  - {method: talk, minutes: 10, stretch: 5-15, lead: peer}
  - {id: oma, method: talk, minutes: 10, stretch: 5-15, lead: peer}
"""
    parts = programme_of(tmp_path, {"01-alku/session.yaml": both}).session(1).activities

    assert [(part.id, part.method) for part in parts] == [
        ("story", Method.STORY),
        ("talk", Method.TALK),
        ("oma", Method.TALK),
    ]


def test_session_may_say_its_minutes_when_they_add_up(tmp_path: Path) -> None:
    text = f"minutes: 40\n{SESSION}"

    assert programme_of(tmp_path, {"01-alku/session.yaml": text}).session(1) == ALKU
