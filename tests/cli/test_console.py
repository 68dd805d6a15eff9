"""What the console shows: problems with their place, as text or JSON, progress on a terminal, and questions."""

import contextlib
import io
import json
import os
import pty
import re
import sys
from collections.abc import Iterator

import attrs
import click
import pytest

from voikukkia_kit.cli.console import Progress, as_json, console_language, listed, make_sure, shown
from voikukkia_kit.errors import Place, Problem, Term
from voikukkia_kit.language import language

FINNISH, ENGLISH = language("fi"), language("en")
VARIABLES = ("VOIKUKKIA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def place(excerpt: str, column: int, length: int = 1) -> Place:
    return Place(file="ryhma.yaml", line=3, column=column, length=length, excerpt=excerpt)


def plain(problem: Problem) -> str:
    return click.unstyle(shown(problem, FINNISH))


class TestLanguage:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({}, "fi"),
            ({"LANG": "C.UTF-8"}, "fi"),
            ({"LANG": "en_GB.UTF-8"}, "en"),
            ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fi_FI"}, "fi"),
            ({"LC_ALL": "de_DE", "LANG": "en_GB"}, "fi"),
            ({"VOIKUKKIA_LANGUAGE": "EN", "LANG": "fi_FI"}, "en"),
            ({"VOIKUKKIA_LANGUAGE": "xx", "LANG": "en_GB"}, "en"),
        ],
    )
    def test_it_is_the_kit_s_own_variable_then_the_system_s_then_finnish(
        self, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], expected: str
    ) -> None:
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)

        assert console_language().code == expected


class TestProblem:
    def test_problem_shows_its_place_sentence_and_advice(self) -> None:
        problem = Problem("VK203", place=place("tunnus: a b", 9, 3), code="a b")
        says, advice = FINNISH.sentence(problem)

        assert plain(problem).splitlines() == [
            f"ryhma.yaml:3:9: VK203 {says}",
            "    3 | tunnus: a b",
            "      |         ^^^",
            f"   {FINNISH.word('console', 'advice')} {advice}",
        ]

    def test_warning_says_that_it_is_one_and_where_it_comes_from(self) -> None:
        problem = Problem("VK401", count=12, fewest=4, most=8, source="koe")

        first, *_, last = click.unstyle(shown(problem, ENGLISH)).splitlines()

        assert first.startswith(f"{ENGLISH.word('console', 'warning')} VK401 ")
        assert last == f"   {ENGLISH.word('console', 'source')} {problem.source}"

    def test_key_that_is_offered_is_another_each_time(self) -> None:
        asked = Problem("VK437", key=Term("keys.series", "key"), fresh="…")

        offered = re.findall("avain: ([0-9a-f]{32}) ", shown(asked, FINNISH) + shown(asked, FINNISH))

        assert len(set(offered)) == 2

    def test_place_without_an_excerpt_shows_no_line(self) -> None:
        problem = Problem("VK222", place=place("", 1), number=3)

        assert "|" not in plain(problem)

    @pytest.mark.parametrize(
        ("at", "mark"),
        [
            (place("a: b", 4, 9), "      |    ^"),
            (place("a: b", 5, 1), "      |     ^"),
            (place("\ta: b", 5, 1), "      | \t   ^"),
        ],
    )
    def test_mark_stays_under_what_it_is_about(self, at: Place, mark: str) -> None:
        assert plain(Problem("VK222", place=at, number=3)).splitlines()[2] == mark


class TestColour:
    PROBLEM = Problem("VK203", place=place("tunnus: a b", 9, 3), code="a b")

    def echoed(self) -> str:
        """Return what a terminal gets of a problem."""
        ours, terminals = pty.openpty()
        with os.fdopen(terminals, "w") as terminal:
            click.echo(shown(self.PROBLEM, FINNISH), file=terminal)
            terminal.flush()
            told = os.read(ours, 4096).decode()
        os.close(ours)
        return told.replace("\r\n", "\n")

    def test_terminal_gets_code_mark_and_advice_in_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)

        told = self.echoed()

        painted = [click.style("VK203", fg="red", bold=True), click.style("^^^", fg="red", bold=True)]
        assert [part for part in painted if part not in told] == []
        assert click.style(FINNISH.word("console", "advice"), fg="cyan", bold=True) in told
        assert click.unstyle(told) == plain(self.PROBLEM) + "\n"

    def test_who_wants_no_colour_gets_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")

        assert self.echoed() == plain(self.PROBLEM) + "\n"

    def test_file_gets_no_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        file = io.StringIO()

        click.echo(shown(self.PROBLEM, FINNISH), file=file)

        assert file.getvalue() == plain(self.PROBLEM) + "\n"

    def test_warning_has_a_colour_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)

        said = shown(Problem("VK401", count=12, fewest=4, most=8, source="koe"), FINNISH)

        assert click.style("VK401", fg="yellow", bold=True) in said


class TestManyProblems:
    def test_problems_come_in_order_of_place_each_once_and_those_of_no_place_last(self) -> None:
        here = Place(file="a.yaml", line=2, column=1)
        later, nowhere = Problem("VK117", place=attrs.evolve(here, line=9), key="x"), Problem("VK213")
        first = Problem("VK117", place=here, key="x")

        assert list(listed([nowhere, later, first, later], FINNISH)) == [
            shown(problem, FINNISH) for problem in (first, later, nowhere)
        ]

    def test_very_many_are_told_by_their_number(self) -> None:
        many = [Problem("VK222", number=number) for number in range(60)]

        *told, last = listed(many, FINNISH)

        assert len(told) == 50
        assert last == FINNISH.word("console", "more", count=10)

    def test_what_was_found_is_shown_with_its_middle_cut_out(self) -> None:
        problem = Problem("VK203", place=place("x" * 200_000, 100_000), code="A" * 65_000)

        assert max(len(shown(problem, FINNISH)), len(str(problem))) < 2_000
        assert "… AAA" in shown(problem, FINNISH)
        assert shown(problem, FINNISH).splitlines()[2].count(" ") >= 80


class TestJson:
    def test_editor_is_told_the_same(self) -> None:
        problem = Problem("VK203", place=place("tunnus: a b", 9, 3), code="a b")
        says, advice = FINNISH.sentence(problem)

        assert json.loads(as_json([problem], FINNISH)) == [
            {
                "code": "VK203",
                "severity": "error",
                "message": says,
                "advice": advice,
                "source": "",
                "file": "ryhma.yaml",
                "line": 3,
                "column": 9,
                "length": 3,
            }
        ]

    def test_problem_of_no_place_has_none(self) -> None:
        (told,) = json.loads(as_json([Problem("VK401", count=12, fewest=4, most=8, source="koe")], FINNISH))

        assert (told["severity"], told["file"], told["line"], told["column"], told["length"]) == (
            *("warning", None, None, None, None),
        )

    def test_letters_stay_letters(self) -> None:
        assert "ä" in as_json([Problem("VK401", count=12, fewest=4, most=8, source="koe")], FINNISH)


@contextlib.contextmanager
def answering(text: str) -> Iterator[None]:
    """Give an answer on standard input."""
    given, sys.stdin = sys.stdin, io.StringIO(text)
    try:
        yield
    finally:
        sys.stdin = given


class TestMakingSure:
    @pytest.mark.parametrize("answer", ["kyllä", "k", "KY"])
    def test_yes_in_the_reader_s_language_goes_on(self, answer: str) -> None:
        with answering(f"{answer}\n"):
            make_sure("Poistetaanko?", FINNISH)

    @pytest.mark.parametrize("answer", ["", "ei", "yes", "kyllähän"])
    def test_anything_else_stops(self, answer: str) -> None:
        with answering(f"{answer}\n"), pytest.raises(click.exceptions.Abort):
            make_sure("Poistetaanko?", FINNISH)


def read_some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # Linux: the other side is closed
        return b""


class TestProgress:
    def test_nobody_watches_a_file(self) -> None:
        stream = io.StringIO()

        Progress(stream, FINNISH)(1, 2)

        assert stream.getvalue() == ""

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no such terminals")
    def test_terminal_shows_one_line_that_goes_away(self) -> None:
        ours, theirs = pty.openpty()
        lines = [FINNISH.word("console", "progress", done=done, total=2) for done in (1, 2)]

        with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
            for done in (1, 2):
                Progress(terminal, FINNISH)(done, 2)
        said = b"".join(iter(lambda: read_some(ours), b"")).decode()
        os.close(ours)

        assert said == f"\r{lines[0]}\r{lines[1]}\r{' ' * len(lines[1])}\r"
