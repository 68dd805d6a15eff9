"""Writes a new group file: a few questions, or flags, and comments that explain every line."""

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from voikukkia_kit.cli.console import fresh_key, shown
from voikukkia_kit.cli.suggestion import quoted
from voikukkia_kit.cli.themes import theme_lines
from voikukkia_kit.errors import InputError, Problem, RefusedError
from voikukkia_kit.files import values
from voikukkia_kit.files.facts import load_municipalities
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.spelling import key_of, scalar
from voikukkia_kit.files.text import unprintable
from voikukkia_kit.language import Language
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.series import Group, portable
from voikukkia_kit.pack.folder import new_file
from voikukkia_kit.resources import packaged

__all__ = ["group_text", "schema_address", "write_group_file"]

_USUAL = "voikukkia"  # the programme of a new file
_QUESTIONS = ("code", "organiser", "place", "start", "time", "worker", "peer", "participants", "contact")
_OPTIONAL = {"organiser", "contact"}
_FIRST_NAMES = {"worker", "peer"}
_BACK = "<"
_LAST = "changes"  # lines are added behind it, so that whatever else there is stands before


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
    answers = _answers(given, words)
    text = group_text(words, answers, name=file.name, today=today, key=fresh_key()) + _for_editors(file, words)
    read_group_text(text, file)  # answers that do not fit each other are told before anything is written
    new_file(file, text.encode())


def _answers(given: Mapping[str, str | None], words: Language) -> dict[str, str]:
    """Return the answer to each question; what was not given is asked where somebody can answer."""
    answers = {name: answer for name, answer in given.items() if answer is not None}
    for name, answer in answers.items():
        _read(_READ.get(name, _text), answer)
        if _has_surname(name, answer):
            click.echo(words.word("ask", "surname", name=answer), err=True)
    asked = [name for name in _QUESTIONS if name not in answers]
    if not sys.stdin.isatty():
        if needed := [name for name in asked if name not in _OPTIONAL]:
            raise click.MissingParameter(param=click.Option([f"--{needed[0]}"]), ctx=click.get_current_context())
        return answers | dict.fromkeys(asked, "")
    index = 0
    while index < len(asked):
        if index == 0:
            click.echo(words.word("ask", "way_back", sign=_BACK))
        answer = _asked(asked[index], words)
        if answer == _BACK:
            index = max(0, index - 1)
        else:
            answers[asked[index]] = answer
            index += 1
    return answers


def _asked(name: str, words: Language) -> str:
    """Return an answer that can be used, or the sign for the way back; others are explained and asked again."""
    remarked = ""
    while True:
        answer: str = click.prompt(
            words.word("ask", name), default="" if name in _OPTIONAL else None, show_default=False
        )
        if answer == _BACK or (name in _OPTIONAL and not answer):
            return answer
        if _has_surname(name, answer) and answer != remarked:
            click.echo("   " + words.word("ask", "surname", name=answer))
            remarked = answer
            continue
        try:
            _read(_READ.get(name, _text), answer)
        except InputError as error:
            for problem in error.problems:
                click.echo(shown(problem, words))
        else:
            return answer


def _has_surname(name: str, answer: str) -> bool:
    """Return whether more than a first name was answered: letters show names to everyone who gets one."""
    return name in _FIRST_NAMES and len(answer.split()) > 1


def _read(read: Callable[[str], Any], answer: str) -> None:
    if points := unprintable(answer):
        raise InputError(Problem("VK105", code_points=points))
    read(answer)


def group_text(words: Language, answers: Mapping[str, str], *, name: str, today: dt.date, key: str) -> str:
    """Return the text of a group file with a comment at every line, and with every key that a group may have.

    Args:
        words: Language of the keys and comments.
        answers: What was answered.
        name: Name of the file, for the command that builds it.
        today: The day it is made.
        key: A new key, from which the identities of participants' events are made.
    """
    facts = {name: scalar(answer) for name, answer in answers.items()}
    facts["code"] = answers["code"].upper()
    made = f"{today.day}.{today.month}.{today.year}"  # as it is read in every language
    listed = Library.at()
    themes = "\n".join(f"# {line}" for line in theme_lines(listed.programme(_USUAL), listed, words))
    template: str = words.words("new")["text"]
    facts["school_breaks"] = _school_breaks(answers, words)
    facts |= {
        "made": made,
        "themes": themes,
        "key": key,
        "file": quoted(name),
        "more": "\n".join(_more(template, words)),
    }
    lines = (line for line in template.format_map(facts).splitlines() if not re.fullmatch(r'[^:#]+: ""', line.strip()))
    return "\n".join(lines) + "\n"


def _school_breaks(answers: Mapping[str, str], words: Language) -> str:
    """Return a comment with a municipality whose school breaks are known when the group begins: its own, or another."""
    known = [each.name for each in load_municipalities() if each.knows(values.parse_date(answers["start"]))]
    named = next((name for name in known if name in answers["place"]), next(iter(known), "…"))
    return f"# {key_of(Group, 'school_breaks', words)}: {named}"


def _more(template: str, words: Language) -> Iterator[str]:
    """Yield comments about the keys of the model that the text of a new file does not have where they belong."""
    told = words.words("new.more")
    for field in attrs.fields(Group):
        key = key_of(Group, field.name, words) if field.eq else ""
        if field.name in told and not re.search(rf"^(# )?{key}:", template, re.MULTILINE):
            explanation, example = told[field.name]
            yield f"# {explanation}"
            yield from (f"# {line}" for line in f"{key}:{example}".splitlines())


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
