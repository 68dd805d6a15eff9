"""The words of a programme: a file for each reader and language, and handouts."""

from pathlib import Path

import attrs
import pytest

from builders import problems_of, told
from programme_of_files import ALKU, FILES, programme_of, resources
from voikukkia_kit.errors import Fact, InputError, Problem, Term
from voikukkia_kit.files import load_programme
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.text import shown
from voikukkia_kit.files.words import LEADERS, PARENTS, missing_words
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.words import (
    ActivityWords,
    Before,
    Forms,
    Handout,
    Heavy,
    Invitation,
    LeadersProgramme,
    LeadersSession,
    ParentsProgramme,
    ParentsSession,
    Prompts,
    Titled,
    WhatIf,
)
from voikukkia_kit.resources import Resources

WORDS = FILES["01-alku/leaders.fi.yaml"]
PLAIN = {"01-alku/parents.fi-simple.yaml": "missed: Hei.\n", "01-alku/handout-alku.fi-simple.md": "# Alku\n"}


def everything(of: Programme, library: Library) -> None:
    """Read all that leaders and parents read in Finnish."""
    problems = [
        *problems_of(lambda: library.leaders_words(of, "fi", of.sessions)),
        *problems_of(lambda: library.parents_words(of, "fi", of.sessions)),
    ]
    if problems:
        raise InputError(*problems)


def test_leaders_words_are_found_by_language(tmp_path: Path) -> None:
    own = programme_of(tmp_path)

    words = Library.at(tmp_path).leaders_words(own, "fi", own.sessions)

    assert words.programme == LeadersProgramme(
        title="Koeohjelma",
        items={"pen": Forms(one="kynä", many="kynää"), "paper": Forms(one="arkki", many="arkkia")},
        pair_agreement=(Prompts(title="Työnjako", prompts=("Kello:", "Tauko:")),),
        debrief_sheet=("Miten meni?",),
    )
    assert words.sessions[1] == LeadersSession(
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
        peer="Oma tarina.",
        debrief=("Miten voit?",),
    )


def test_parents_words_are_found_by_language(tmp_path: Path) -> None:
    own = programme_of(tmp_path)

    words = Library.at(tmp_path).parents_words(own, "fi", own.sessions)

    assert words.programme == ParentsProgramme(
        rules=(Titled(title="Saat ohittaa", text="Aina."),),
        confidentiality="Jää tänne.",
        invitation=Invitation(opening="Hei!", what="Puhutaan.", welcome="Tervetuloa!"),
        practical=(Titled(title="Kahvi", text="On."),),
    )
    assert words.sessions == {
        1: ParentsSession(preview="Ensi kerralla.", bring="Kuva.", missed="Et päässyt."),
        2: ParentsSession(),
    }


def test_handouts_are_found_by_topic_and_language(tmp_path: Path) -> None:
    own = programme_of(tmp_path)

    assert Library.at(tmp_path).parents_words(own, "fi", own.sessions).handouts == {
        1: (
            Handout(topic="alku", title="Näin alamme", text="Teksti.\n\n{{ lines(2) }}"),
            Handout(topic="loppu", title="Näin lopetamme", text=""),
        ),
        2: (),
    }


class TestPlainFinnish:
    """A language with a parent says only what it says otherwise."""

    def test_text_that_it_lacks_is_its_parent_s(self, tmp_path: Path) -> None:
        own = programme_of(tmp_path, dict(PLAIN))
        library = Library.at(tmp_path)

        parents, leaders = (
            library.parents_words(own, "fi-simple", own.sessions),
            library.leaders_words(own, "fi-simple", own.sessions),
        )

        assert parents.sessions[1] == ParentsSession(missed="Hei.")
        assert [(one.topic, one.title) for one in parents.handouts[1]] == [
            ("alku", "Alku"),
            ("loppu", "Näin lopetamme"),
        ]
        assert parents.programme == library.parents_words(own, "fi", own.sessions).programme
        assert leaders == library.leaders_words(own, "fi", own.sessions)

    def test_nothing_of_it_is_missing(self, tmp_path: Path) -> None:
        own = programme_of(tmp_path, dict(PLAIN))

        Library.at(tmp_path).require_words(own, "fi-simple", PARENTS, own.sessions)

        assert tuple(missing_words(own, PARENTS, "fi-simple", Resources(tmp_path), own.sessions)) == ()


def test_words_of_the_sessions_asked_for_are_read_and_no_others(tmp_path: Path) -> None:
    own = programme_of(tmp_path, {"02-loppu/leaders.fi.yaml": None})

    words = Library.at(tmp_path).leaders_words(own, "fi", (ALKU,))

    assert list(words.sessions) == [1]


def test_own_handout_replaces_ours_and_the_structure_stays(tmp_path: Path) -> None:
    ours = load_programme()
    third = ours.session(3)
    resources(tmp_path, {f"{third.name}/handout-kriisi.fi.md": "# Oma otsikko\n\nOma teksti."}, name="voikukkia")
    library = Library.at(tmp_path)

    words = library.parents_words(ours, "fi", (third,))

    assert library.programme("voikukkia") == ours
    assert words.handouts[3] == (Handout(topic="kriisi", title="Oma otsikko", text="Oma teksti."),)


class TestParentsOfOneLanguage:
    """Words for parents may be wanting as a whole, but not in one language alone."""

    def test_programme_may_have_no_words_for_parents(self, tmp_path: Path) -> None:
        own = programme_of(tmp_path, {"parents.fi.yaml": None, "01-alku/parents.fi.yaml": None})

        words = Library.at(tmp_path).parents_words(own, "fi", own.sessions)

        assert (words.programme, words.sessions[1]) == (ParentsProgramme(), ParentsSession())

    @pytest.mark.parametrize("name", ["parents.fi.yaml", "01-alku/parents.fi.yaml"])
    def test_language_that_lacks_what_another_has_is_told(self, tmp_path: Path, name: str) -> None:
        own = programme_of(tmp_path, {name: None, name.replace(".fi.", ".sv."): FILES[name]})

        problems = problems_of(lambda: Library.at(tmp_path).parents_words(own, "fi", own.sessions))

        assert [(p.code, dict(p.facts)["file"]) for p in problems] == [("VK310", "parents.fi.yaml")]


@pytest.mark.parametrize(
    ("path", "text", "code", "place", "facts"),
    [
        (
            "01-alku/leaders.fi.yaml",
            WORDS.replace("  pairs: {title: Parit, do: '- parit'}\n", ""),
            *("VK305", "7:3"),
            {"activity": "pairs", "key": "activities"},
        ),
        (
            "01-alku/leaders.fi.yaml",
            WORDS.replace("heavy:", "  tanssi: {title: T, do: '-'}\nheavy:"),
            *("VK306", "10:11"),
            {"activity": "tanssi"},
        ),
        (
            "leaders.fi.yaml",
            FILES["leaders.fi.yaml"].replace("  paper: {one: arkki, many: arkkia}\n", ""),
            *("VK307", "4:3"),
            {"item": "paper"},
        ),
        (
            "02-loppu/leaders.fi.yaml",
            None,
            *("VK310", ""),
            {"language": "fi", "name": "02-loppu", "file": "leaders.fi.yaml"},
        ),
        (
            "leaders.fi.yaml",
            None,
            *("VK310", ""),
            {"language": "fi", "name": "koe", "file": "leaders.fi.yaml"},
        ),
        (
            "01-alku/parents.fi.yaml",
            "missed: [a]\n",
            *("VK110", "1:9"),
            {"found": Term("expected", "list"), "expected": Term("expected", "text")},
        ),
        ("01-alku/handout-alku.fi.md", "Ei otsikkoa\n", "VK311", "1:1", {}),
        ("01-alku/handout-alku.fi.md", "#\n", "VK311", "1:1", {}),
        ("01-alku/handout-Äiti.fi.md", "# Otsikko\n", "VK312", "", {"name": "handout-Äiti.fi.md"}),
        ("01-alku/handout-alku.md", "# Otsikko\n", "VK312", "", {"name": "handout-alku.md"}),
        ("01-alku/leaders.fi.yaml", WORDS.replace("aim: Tavoite.\n", ""), "VK112", "2:1", {"key": Term("keys", "aim")}),
        (
            "01-alku/leaders.fi.yaml",
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

    problems = problems_of(lambda: everything(own_programme, Library.at(tmp_path)))

    assert told(problems) == [(code, place, facts)]
    assert [problem.place.file for problem in problems if problem.place] == (
        [shown(Path("koe", path))] if place else []
    )


def test_faults_of_all_words_of_a_reader_are_told_at_once(tmp_path: Path) -> None:
    changed = {"leaders.fi.yaml": "title: [\n", "01-alku/leaders.fi.yaml": "- a\n", "02-loppu/leaders.fi.yaml": ""}
    changed |= {"01-alku/handout-x.fi.md": "", "01-alku/handout-y.fi.md": "# \x07\n"}
    own, library = programme_of(tmp_path, changed), Library.at(tmp_path)

    leaders = problems_of(lambda: library.leaders_words(own, "fi", own.sessions))
    parents = problems_of(lambda: library.parents_words(own, "fi", own.sessions))

    assert [code for code, _, _ in told(leaders)] == ["VK101", "VK110", "VK109"]
    assert [code for code, _, _ in told(parents)] == ["VK311", "VK105"]


def test_handout_without_a_title_is_told_with_its_first_line(tmp_path: Path) -> None:
    own = programme_of(tmp_path, {"01-alku/handout-alku.fi.md": "Ensin.\n\nSitten.\n"})

    (problem,) = problems_of(lambda: Library.at(tmp_path).parents_words(own, "fi", own.sessions))

    assert problem.place
    assert problem.place.excerpt == "Ensin."


class TestWordsThatAreThere:
    """A check sees that words are there without reading ours."""

    @pytest.mark.parametrize("reader", [LEADERS, PARENTS])
    def test_words_of_ours_are_seen_without_reading_them(self, reader: str) -> None:
        ours = load_programme()

        assert problems_of(lambda: Library.at().require_words(ours, "fi", reader, ours.sessions)) == ()

    def test_language_that_the_programme_lacks_is_told_once(self) -> None:
        ours = load_programme()

        problems = problems_of(lambda: Library.at().require_words(ours, "xx", LEADERS, ours.sessions))

        facts = {"language": "xx", "name": "voikukkia", "file": "leaders.xx.yaml"}
        assert problems == (Problem("VK310", ("languages",), **facts),)

    def test_each_session_that_lacks_a_language_is_told(self) -> None:
        ours = load_programme()
        strange = (ours.session(1), attrs.evolve(ours.session(2), number=42), attrs.evolve(ours.session(3), slug="ei"))

        problems = problems_of(lambda: Library.at().require_words(ours, "fi", LEADERS, strange))

        names = ["voikukkia/42-vanhempien-kertomukset", "voikukkia/03-ei"]
        assert [(p.code, dict(p.facts)["name"]) for p in problems] == [("VK310", name) for name in names]

    def test_session_without_words_for_parents_in_any_language_lacks_none(self) -> None:
        ours = load_programme()
        strange = (attrs.evolve(ours.session(2), number=42),)

        assert problems_of(lambda: Library.at().require_words(ours, "fi", PARENTS, strange)) == ()

    @pytest.mark.parametrize("reader", [LEADERS, PARENTS])
    def test_own_words_are_read_for_their_faults(self, tmp_path: Path, reader: str) -> None:
        own = programme_of(tmp_path, {f"01-alku/{reader}.fi.yaml": "- a\n"})

        problems = problems_of(lambda: Library.at(tmp_path).require_words(own, "fi", reader, own.sessions))

        assert [problem.code for problem in problems] == ["VK110"]

    def test_own_words_without_faults_are_there(self, tmp_path: Path) -> None:
        own = programme_of(tmp_path)

        assert problems_of(lambda: Library.at(tmp_path).require_words(own, "fi", LEADERS, own.sessions)) == ()
