"""Writes a new group file: a few questions, or flags, and comments that explain every line."""

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from voikukkia_kit.cli.console import fresh_key
from voikukkia_kit.cli.themes import theme_lines
from voikukkia_kit.errors import InputError, Problem, RefusedError
from voikukkia_kit.files import values
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.spelling import scalar
from voikukkia_kit.files.text import unprintable
from voikukkia_kit.language import Language
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.series import portable
from voikukkia_kit.pack.folder import new_file
from voikukkia_kit.resources import packaged

__all__ = ["group_text", "schema_address", "write_group_file"]

_USUAL = "voikukkia"  # the programme of a new file
_QUESTIONS = ("code", "organiser", "place", "start", "time", "worker", "peer", "participants", "contact")
_OPTIONAL = {"organiser", "contact"}


def _text(text: str) -> str:
    if not text.strip():
        raise InputError(Problem("VK117", key="…"))
    return text


def _code(text: str) -> Any:
    return portable(text.upper())


_READ: dict[str, Callable[[str], Any]] = {
    "code": _code,
    "start": values.parse_date,
    "time": values.parse_weekly_time,
    "participants": lambda text: Participants(values.parse_int(text)),
}


def write_group_file(file: Path, words: Language, given: Mapping[str, str | None], *, today: dt.date) -> None:
    """Ask for what was not given, and write the file.

    Args:
        file: The file to write; it must not exist.
        words: Language of the questions and of the keys.
        given: Answers given as flags, None where there was none.
        today: Goes into the file as the day it was made.

    Raises:
        RefusedError: The file exists already (VK604).
        InputError: An answer cannot be used.
        MachineError: The file cannot be written (VK508).
    """
    if os.path.lexists(file):
        raise RefusedError(Problem("VK604", name=file.name))
    answers = {name: _answer(name, given.get(name), words) for name in _QUESTIONS}
    text = group_text(words, answers, today=today, key=fresh_key()) + _for_editors(file, words)
    read_group_text(text, file)  # answers that do not fit each other are told before anything is written
    new_file(file, text.encode())


def _answer(name: str, given: str | None, words: Language) -> str:
    read = _READ.get(name, _text)
    if given is not None:
        _read(read, given)
        return given
    if name in _OPTIONAL and not sys.stdin.isatty():
        return ""
    if not sys.stdin.isatty():
        raise click.MissingParameter(param=click.Option([f"--{name}"]), ctx=click.get_current_context())
    while True:
        answer: str = click.prompt(
            words.word("ask", name), default="" if name in _OPTIONAL else None, show_default=False
        )
        if name in _OPTIONAL and not answer:
            return answer
        try:
            _read(read, answer)
        except InputError as error:
            for problem in error.problems:
                click.echo("   " + " ".join(words.sentence(problem)))
        else:
            return answer


def _read(read: Callable[[str], Any], answer: str) -> None:
    if points := unprintable(answer):
        raise InputError(Problem("VK105", code_points=points))
    read(answer)


def group_text(words: Language, answers: Mapping[str, str], *, today: dt.date, key: str) -> str:
    """Return the text of a group file with a comment at every line."""
    facts = {name: scalar(answer) for name, answer in answers.items()}
    facts["code"] = answers["code"].upper()
    made = f"{today.day}.{today.month}.{today.year}"  # as it is read in every language
    listed = Library.at()
    themes = "\n".join(f"# {line}" for line in theme_lines(listed.programme(_USUAL), listed, words))
    text: str = words.words("new")["text"].format_map(facts | {"made": made, "themes": themes, "key": key})
    lines = (line for line in text.splitlines() if not re.fullmatch(r'[^:#]+: ""', line.strip()))
    return "\n".join(lines) + "\n"


def _for_editors(file: Path, words: Language) -> str:
    """Return the line that tells editors how a group file is built; nothing where they would not find that."""
    address = schema_address(file.resolve().parent, packaged() / "schemas" / "group.json", Path.home())
    return words.word("new", "editor", address=address) if address else ""


def schema_address(folder: Path, schema: Path, home: Path) -> str:
    """Return where a schema lies as seen from a folder, with slashes; empty where that serves nobody.

    A relative address works without a network and follows the kit when it is updated.
    One that led into somebody's home from outside of it would tell the name of an
    account to everyone whom the file is sent to; editors read none with a space in it.
    """
    is_far = folder.anchor != schema.anchor or (home in schema.parents and home not in (folder, *folder.parents))
    address = "" if is_far else Path(os.path.relpath(schema, folder)).as_posix()
    return "" if " " in address else address
