"""The directories of a programme: structure, words and handouts, found by their names."""

from pathlib import Path

import attrs
import pytest

from builders import activity, problems_of, told
from voikukkia_kit.errors import Fact, InputError, Problem, Term
from voikukkia_kit.files import load_programme, load_words
from voikukkia_kit.files.programme_files import require_words
from voikukkia_kit.files.text import shown
from voikukkia_kit.model.programme import KIT_NUMBERS, OWN_NUMBERS, Item, Programme
from voikukkia_kit.model.session import (
    Becomes,
    Delivery,
    Lead,
    Material,
    Method,
    Per,
    Phase,
    Session,
    SessionKind,
    Variant,
)
from voikukkia_kit.model.words import (
    ActivityWords,
    Before,
    Forms,
    Handout,
    Heavy,
    Invitation,
    ProgrammeWords,
    Prompts,
    SessionWords,
    Titled,
    WhatIf,
)
from voikukkia_kit.resources import Resources

FILES = {
    "programme.yaml": """
sessions: [1, 2]
swappable: [2]
items:
  pen: {reused: yes}
  paper: {}
""",
    "fi.yaml": """
title: Koeohjelma
items:
  pen: {one: kynä, many: kynää}
  paper: {one: arkki, many: arkkia}
rules: [{title: Saat ohittaa, text: Aina.}]
confidentiality: Jää tänne.
invitation: {opening: Hei!, what: Puhutaan., welcome: Tervetuloa!}
practical: [{title: Kahvi, text: On.}]
pair_agreement: [{title: Työnjako, prompts: ['Kello:', 'Tauko:']}]
debrief_sheet: [Miten meni?]
""",
    "01-alku/session.yaml": """
kind: group
phase: bud
activities:
  - id: arrival
    minutes: 10
    stretch: 5-15
    lead: peer
    materials:
      - {item: pen, per: participant}
      - {item: paper, count: 2}
  - id: pairs
    method: exercise
    minutes: 20
    stretch: 10-30
    lead: both
    load: 2
  - method: calming
    minutes: 10
    stretch: 5-10
    lead: worker
""",
    "01-alku/fi.yaml": """
title: Alku
aim: Tavoite.
key_message: Viesti.
before: {room: '- tuolit', pair: '- työnjako'}
activities:
  arrival: {title: Tulo, do: '- kahvi', say: [Hei!], ask: [Miten?], avoid: [Miksi?], background: Tausta.}
  pairs: {title: Parit, do: '- parit'}
  calming: {title: Rauha, do: '- hengitys'}
heavy: {enter: Sisään., stay: Mukana., back: Takaisin.}
what_if: [{when: Joku itkee, say: Itku on hyvä., do: Istu viereen.}]
shorter: Lyhyemmin.
preview: Ensi kerralla.
bring: Kuva.
peer: Oma tarina.
debrief: [Miten voit?]
missed: Et päässyt.
""",
    "01-alku/handout-alku.fi.md": "# Näin alamme\n\nTeksti.\n\n{{ lines(2) }}\n",
    "01-alku/handout-loppu.fi.md": "# Näin lopetamme\n",
    "01-alku/handout-alku.sv.md": "# Så börjar vi\n",
    "01-alku/muistiinpano.txt": "ei lueta\n",
    "02-loppu/session.yaml": """
kind: follow-up
phase: seed
activities: [{id: talk, minutes: 5, stretch: 5-5, lead: both}]
""",
    "02-loppu/fi.yaml": """
title: Loppu
aim: Tavoite.
key_message: Viesti.
before: {room: '-', pair: '-'}
activities: {talk: {title: Puhe, do: '-'}}
""",
    "README.md": "ei lueta\n",
}


def resources(folder: Path, *files: dict[str, str | None] | dict[str, str], name: str = "koe") -> Resources:
    """Write a programme into an organisation's own directory; None leaves a file out."""
    merged: dict[str, str | None] = {}
    for each in files:
        merged |= each
    for path, text in merged.items():
        if text is not None:
            target = folder / "sessions" / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return Resources(folder)


def programme_of(folder: Path, changed: dict[str, str | None] | None = None) -> Programme:
    return load_programme("koe", resources(folder, FILES, changed or {}))


ALKU = Session(
    number=1,
    slug="alku",
    kind=SessionKind.GROUP,
    phase=Phase.BUD,
    activities=(
        activity(
            "arrival",
            stretch=(5, 15),
            materials=(Material(item="pen", per=Per.PARTICIPANT), Material(item="paper", count=2)),
        ),
        activity("pairs", method=Method.EXERCISE, minutes=20, stretch=(10, 30), load=2),
        activity("calming", stretch=(5, 10)),
    ),
)
LOPPU = Session(
    number=2,
    slug="loppu",
    kind=SessionKind.FOLLOW_UP,
    phase=Phase.SEED,
    activities=(activity("talk", minutes=5, stretch=(5, 5), lead=Lead.BOTH),),
)


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
    chat = FILES["01-alku/fi.yaml"].replace("activities:\n", "activities:\n  chat: {title: Ketju, do: '- Kirjoita.'}\n")
    given = resources(tmp_path, FILES | {"01-alku/session.yaml": text, "01-alku/fi.yaml": chat})

    whole = load_programme("koe", given)

    pairs = whole.session(1).activities[1]
    assert pairs.variants == {
        Delivery.REMOTE: Variant(minutes=15, lead=Lead.WORKER, words="chat"),
        Delivery.INDIVIDUAL: Variant(becomes=Becomes.HOMEWORK),
    }
    assert load_words(whole, "fi", given).sessions[1].activities["chat"].title == "Ketju"


def test_variant_of_no_delivery_is_told_with_its_place(tmp_path: Path) -> None:
    text = SESSION.replace("    load: 2\n", "    load: 2\n    variants: {kotona: {minutes: 15}}\n")

    with pytest.raises(InputError) as caught:
        load_programme("koe", resources(tmp_path, FILES | {"01-alku/session.yaml": text}))

    assert [(code, place) for code, place, _ in told(caught.value)] == [("VK113", "18:15")]


def test_words_are_found_by_language(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path)

    words = load_words(own_programme, "fi", Resources(tmp_path))

    assert words.language == "fi"
    assert words.programme == ProgrammeWords(
        title="Koeohjelma",
        items={"pen": Forms(one="kynä", many="kynää"), "paper": Forms(one="arkki", many="arkkia")},
        rules=(Titled(title="Saat ohittaa", text="Aina."),),
        confidentiality="Jää tänne.",
        invitation=Invitation(opening="Hei!", what="Puhutaan.", welcome="Tervetuloa!"),
        practical=(Titled(title="Kahvi", text="On."),),
        pair_agreement=(Prompts(title="Työnjako", prompts=("Kello:", "Tauko:")),),
        debrief_sheet=("Miten meni?",),
    )
    assert words.sessions[1] == SessionWords(
        title="Alku",
        aim="Tavoite.",
        key_message="Viesti.",
        before=Before(room="- tuolit", pair="- työnjako"),
        activities={
            "arrival": ActivityWords(
                title="Tulo",
                do="- kahvi",
                say=("Hei!",),
                ask=("Miten?",),
                avoid=("Miksi?",),
                background="Tausta.",
            ),
            "pairs": ActivityWords(title="Parit", do="- parit"),
            "calming": ActivityWords(title="Rauha", do="- hengitys"),
        },
        heavy=Heavy(enter="Sisään.", stay="Mukana.", back="Takaisin."),
        what_if=(WhatIf(when="Joku itkee", say="Itku on hyvä.", do="Istu viereen."),),
        shorter="Lyhyemmin.",
        preview="Ensi kerralla.",
        bring="Kuva.",
        peer="Oma tarina.",
        debrief=("Miten voit?",),
        missed="Et päässyt.",
    )


def test_handouts_are_found_by_topic_and_language(tmp_path: Path) -> None:
    words = load_words(programme_of(tmp_path), "fi", Resources(tmp_path))

    assert words.handouts == {
        1: (
            Handout(topic="alku", title="Näin alamme", text="Teksti.\n\n{{ lines(2) }}"),
            Handout(topic="loppu", title="Näin lopetamme", text=""),
        ),
        2: (),
    }


def test_words_of_the_sessions_asked_for_are_read_and_no_others(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"02-loppu/fi.yaml": None})

    words = load_words(own_programme, "fi", Resources(tmp_path), (ALKU,))

    assert list(words.sessions) == list(words.handouts) == [1]


def test_own_session_is_found_beside_ours_and_swapped_in(tmp_path: Path) -> None:
    files = {path.replace("01-alku", "30-oma"): text for path, text in FILES.items() if path.startswith("01-")}
    both = resources(tmp_path, files, name="voikukkia")

    whole = load_programme("voikukkia", both)
    chosen = whole.chosen((1, 2, 30, 4))

    assert [each.number for each in chosen] == [0, 1, 2, 30, 4, 11]
    assert chosen[3] == attrs.evolve(ALKU, number=30, slug="oma")
    assert load_words(whole, "fi", both, chosen).sessions[30].title == "Alku"


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


def test_own_file_of_words_replaces_ours_and_the_structure_stays(tmp_path: Path) -> None:
    ours = load_programme()
    third = ours.session(3)
    changed = {f"{third.name}/handout-kriisi.fi.md": "# Oma otsikko\n\nOma teksti."}

    words = load_words(ours, "fi", resources(tmp_path, changed, name="voikukkia"), (third,))

    assert load_programme("voikukkia", Resources(tmp_path)) == ours
    assert words.handouts[3] == (Handout(topic="kriisi", title="Oma otsikko", text="Oma teksti."),)


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
WORDS = FILES["01-alku/fi.yaml"]


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
            {"found": "tree", "known": tuple(Term("values", phase.value) for phase in Phase)},
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


@pytest.mark.parametrize(
    ("path", "text", "code", "place", "facts"),
    [
        (
            "01-alku/fi.yaml",
            WORDS.replace("  pairs: {title: Parit, do: '- parit'}\n", ""),
            *("VK305", "7:3"),
            {"activity": "pairs", "key": "activities"},
        ),
        (
            "01-alku/fi.yaml",
            WORDS.replace("heavy:", "  tanssi: {title: T, do: '-'}\nheavy:"),
            *("VK306", "10:11"),
            {"activity": "tanssi"},
        ),
        (
            "fi.yaml",
            FILES["fi.yaml"].replace("  paper: {one: arkki, many: arkkia}\n", ""),
            *("VK307", "4:3"),
            {"item": "paper"},
        ),
        (
            "02-loppu/fi.yaml",
            None,
            *("VK310", ""),
            {"language": "fi", "name": "02-loppu", "file": "fi.yaml"},
        ),
        ("fi.yaml", None, "VK310", "", {"language": "fi", "name": "koe", "file": "fi.yaml"}),
        ("01-alku/handout-alku.fi.md", "Ei otsikkoa\n", "VK311", "1:1", {}),
        ("01-alku/handout-alku.fi.md", "#\n", "VK311", "1:1", {}),
        ("01-alku/handout-Äiti.fi.md", "# Otsikko\n", "VK312", "", {"name": "handout-Äiti.fi.md"}),
        ("01-alku/handout-alku.md", "# Otsikko\n", "VK312", "", {"name": "handout-alku.md"}),
        ("01-alku/fi.yaml", WORDS.replace("aim: Tavoite.\n", ""), "VK112", "2:1", {"key": Term("keys", "aim")}),
        (
            "01-alku/fi.yaml",
            WORDS.replace("say: [Hei!]", "say: {a: b}"),
            *("VK110", "7:46"),
            {"found": Term("expected", "mapping"), "expected": Term("expected", "list")},
        ),
    ],
)
def test_fault_in_the_words_is_told_with_its_place(
    tmp_path: Path, path: str, text: str | None, code: str, place: str, facts: dict[str, Fact]
) -> None:
    own_programme = programme_of(tmp_path, {path: text})

    problems = problems_of(lambda: load_words(own_programme, "fi", Resources(tmp_path)))

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
        ("VK112", "1:1"),
    ]


def test_faults_of_all_words_are_told_at_once(tmp_path: Path) -> None:
    changed = {"fi.yaml": "title: [\n", "01-alku/fi.yaml": "- a\n", "02-loppu/fi.yaml": ""}
    changed |= {"01-alku/handout-x.fi.md": "", "01-alku/handout-y.fi.md": "# \x07\n"}
    own_programme = programme_of(tmp_path, changed)

    problems = problems_of(lambda: load_words(own_programme, "fi", Resources(tmp_path)))

    assert [code for code, _, _ in told(problems)] == ["VK101", "VK110", "VK311", "VK105", "VK109"]


def test_what_is_no_session_beside_the_sessions_is_left_alone(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"Pohjat/a.txt": "x", "20 muistio.txt": "x", "_vanhat/session.yaml": "x"})

    assert [each.number for each in own_programme.sessions] == [1, 2]


def test_handout_without_a_title_is_told_with_its_first_line(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"01-alku/handout-alku.fi.md": "Ensin.\n\nSitten.\n"})

    (problem,) = problems_of(lambda: load_words(own_programme, "fi", Resources(tmp_path)))

    assert problem.place
    assert problem.place.excerpt == "Ensin."


def test_session_directory_without_structure_is_no_session(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"40-kesken/fi.yaml": "title: Kesken\n"})

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


# Words that are there, without reading them all


def test_words_of_ours_are_seen_without_reading_them() -> None:
    ours = load_programme()

    require_words(ours, "fi", Resources(), ours.sessions)


def test_language_that_the_programme_lacks_is_told_once() -> None:
    ours = load_programme()

    problems = problems_of(lambda: require_words(ours, "xx", Resources(), ours.sessions))

    facts = {"language": "xx", "name": "voikukkia", "file": "xx.yaml"}
    assert problems == (Problem("VK310", ("languages",), **facts),)


def test_each_session_that_lacks_a_language_is_told() -> None:
    ours = load_programme()
    strange = (ours.session(1), attrs.evolve(ours.session(2), number=42), attrs.evolve(ours.session(3), slug="ei"))

    problems = problems_of(lambda: require_words(ours, "fi", Resources(), strange))

    names = ["voikukkia/42-vanhempien-kertomukset", "voikukkia/03-ei"]
    assert [(problem.code, dict(problem.facts)["name"]) for problem in problems] == [("VK310", name) for name in names]


def test_own_words_are_read_for_their_faults(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path, {"01-alku/fi.yaml": "- a\n"})

    problems = problems_of(lambda: require_words(own_programme, "fi", Resources(tmp_path), own_programme.sessions))

    assert [problem.code for problem in problems] == ["VK110"]


def test_own_words_without_faults_are_there(tmp_path: Path) -> None:
    own_programme = programme_of(tmp_path)

    require_words(own_programme, "fi", Resources(tmp_path), own_programme.sessions)
