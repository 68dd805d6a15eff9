"""What the console shows: problems with their place, progress, and in which language."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import click

from voikukkia_kit.errors import Place, Problem, Severity
from voikukkia_kit.language import Language, language, supported

__all__ = ["Progress", "as_json", "console_language", "fresh_key", "listed", "make_sure", "shown", "today"]

_MOST_COLUMNS = 160
_MOST_PROBLEMS = 50
_VARIABLES = ("VOIKUKKIA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def console_language() -> Language:
    """Return the language of help and messages: VOIKUKKIA_LANGUAGE, else the environment's, else Finnish."""
    for name in _VARIABLES:
        code = os.environ.get(name, "")[:2].lower()
        if code in supported():
            return language(code)
        if code and name != "VOIKUKKIA_LANGUAGE":
            break
    return language("fi")


def today() -> dt.date:
    """Return the day it is here."""
    return dt.datetime.now().astimezone().date()  # noqa: TID251  # only the command reads the clock


def fresh_key() -> str:
    """Return a key for a group that nobody can guess."""
    import secrets

    return secrets.token_hex(16)


def _sentence(problem: Problem, words: Language) -> tuple[str, str]:
    """Return what a problem says and advises; a key that it offers is drawn here, where chance may come in."""
    offered = dict(problem.facts)
    if "fresh" in offered:
        problem = Problem(problem.code, problem.path, problem.place, **offered | {"fresh": fresh_key()})
    return words.sentence(problem)


def shown(problem: Problem, words: Language) -> str:
    """Return a problem as a reader sees it: place, sentence, the line with a mark under it, advice, source.

    It is in colour, which `click.echo` takes away where it does not write to a
    terminal, and which nobody gets who asks for none (https://no-color.org).
    """
    says, advice = _sentence(problem, words)
    colour = "yellow" if problem.severity is Severity.WARNING else "red"
    warning = words.word("console", "warning") + " " if problem.severity is Severity.WARNING else ""
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}: " if place else ""
    lines = [f"{where}{warning}{_painted(problem.code, colour)} {says}"]
    if place and place.excerpt:
        lines += _excerpt(place, colour)
    lines.append(f"   {_painted(words.word('console', 'advice'), 'cyan')} {advice}")
    if problem.source:
        lines.append(f"   {words.word('console', 'source')} {problem.source}")
    return "\n".join(lines)


def _painted(text: str, colour: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)


def _excerpt(place: Place, colour: str) -> list[str]:
    first = max(0, place.column - 1 - _MOST_COLUMNS // 2) if len(place.excerpt) > _MOST_COLUMNS else 0
    line, start = place.excerpt[first : first + _MOST_COLUMNS], place.column - 1 - first
    length = max(1, min(place.length, len(line) - start))
    before = "".join("\t" if char == "\t" else " " for char in line[:start])
    return [f"{place.line:>5} | {line}", f"      | {before}{_painted('^' * length, colour)}"]


def listed(problems: Iterable[Problem], words: Language) -> Iterator[str]:
    """Yield problems in order of place and each once; of very many the first, then how many more."""
    found = list(problems)
    files = list(dict.fromkeys(problem.place.file for problem in found if problem.place))

    def order(problem: Problem) -> tuple[int, int, int]:
        place = problem.place
        return (files.index(place.file), place.line, place.column) if place else (len(files), 0, 0)

    every = tuple(dict.fromkeys(sorted(found, key=order)))
    yield from dict.fromkeys(shown(problem, words) for problem in every[:_MOST_PROBLEMS])
    if len(every) > _MOST_PROBLEMS:
        yield words.word("console", "more", count=len(every) - _MOST_PROBLEMS)


def as_json(problems: Iterable[Problem], words: Language) -> str:
    """Return problems for an editor: one object each, with line and column from 1."""
    import json

    return json.dumps([_told(problem, words) for problem in problems], ensure_ascii=False, indent=1)


def _told(problem: Problem, words: Language) -> dict[str, Any]:
    says, advice = _sentence(problem, words)
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": says,
        "advice": advice,
        "source": problem.source,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
    }


def make_sure(question: str, words: Language) -> None:
    """Ask a question and stop unless the answer begins like yes in the reader's language.

    Raises:
        click.exceptions.Abort: The answer was anything else, or there was none.
    """
    answer: str = click.prompt(f"{question} {words.word('console', 'yes_or_no')}", default="", show_default=False)
    if not answer or not words.word("values", "yes").startswith(answer.casefold()):
        raise click.exceptions.Abort


class Progress:
    """Counts PDFs or packs on a terminal, on one line that goes away."""

    def __init__(self, stream: TextIO, words: Language, name: str = "progress") -> None:
        """Count on a stream, in the words of a language; the phrase of this name says what is counted."""
        self.name = name
        self.stream = stream
        self.words = words

    def __call__(self, done: int, total: int) -> None:
        """Show how far it has come; nothing where nobody watches."""
        if not self.stream.isatty():
            return
        text = self.words.word("console", self.name, done=done, total=total)
        end = "\r" + " " * len(text) + "\r" if done == total else ""
        self.stream.write(f"\r{text}{end}")
        self.stream.flush()
