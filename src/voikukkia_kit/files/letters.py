"""Finds letters that the fonts of the documents do not have, before anything is made."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.files.text import clean_lines, read_text, shown
from voikukkia_kit.files.yaml import Node, Scalar, Sequence, parse
from voikukkia_kit.resources import Resources

__all__ = ["at_letter", "in_files", "in_value", "known_letters"]

_RANGE = re.compile(r"U\+([0-9A-F]{4,6})(?:-([0-9A-F]{4,6}))?")
_UNSEEN = "\n\t\xad\u200c\u200d\ufe0e\ufe0f"  # soft hyphen, joiners, variation selectors
_MOST = 5  # letters that one message names
_READ = (".yaml", ".md")  # what people write in words; a template tells its letters when it is used


def known_letters(resources: Resources) -> frozenset[str]:
    """Return the letters that every face of the documents' fonts has, and signs that show nothing.

    They are told by `fonts/letters.txt`, an organisation's own first: to read the
    fonts themselves would cost a check more than all the rest of it.
    """
    text = resources.get("documents", FRAME, "fonts", "letters.txt").read_text(encoding="ascii")
    spans = ((int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(text))
    return frozenset(_UNSEEN).union(*(map(chr, range(first, last + 1)) for first, last in spans))


def in_value(value: Any, known: frozenset[str], path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """Yield a problem for each text of a value of the model that holds other letters (VK290).

    Args:
        value: The value, with all that is in it.
        known: The letters that can be shown.
        path: Where it lies in the outermost value.
    """
    inner: AbstractMapping[str | int, Any] = {}
    match value:
        case str():
            if strange := _strange(value, known):
                yield Problem("VK290", path, letters=strange)
        case tuple():
            inner = dict(enumerate(value))
        case AbstractMapping():
            inner = value
        case _ if attrs.has(type(value)):
            inner = {field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if field.eq}
    for name, part in inner.items():
        yield from in_value(part, known, (*path, name))


def in_files(resources: Resources, known: frozenset[str], *parts: str) -> Iterator[Problem]:
    """Yield a problem for each text of an organisation's own files that holds other letters (VK290).

    Args:
        resources: Where templates lie.
        known: The letters that can be shown.
        parts: The directory that is looked through; what cannot be read is told by its reader.
    """
    for own in resources.own:
        for path in sorted(own.joinpath(*parts).rglob("*")):
            if path.suffix in _READ and path in resources.layers(*path.relative_to(own).parts):
                yield from _in_file(path, known)


def _in_file(path: Path, known: frozenset[str]) -> Iterator[Problem]:
    name = shown(path)
    try:
        text = read_text(path, name)
        if "\\" not in text and not _strange(text, known):  # most files; an escape may stand for any letter
            return
        lines = clean_lines(text)
        scalars = enumerate(lines) if path.suffix == ".md" else _scalars(parse(text, name))
        for start, said in scalars:
            if strange := _strange(said, known):
                found = next((n for n in range(start, len(lines)) if strange[0][0] in lines[n]), start)
                place = Place(file=name, line=found + 1, column=1, excerpt=lines[found].rstrip())
                yield at_letter(Problem("VK290", place=place, letters=strange))
    except InputError:
        return


def at_letter(problem: Problem) -> Problem:
    """Return a problem of ours at the first of its letters, where the line at its place shows it."""
    letters, place = dict(problem.facts)["letters"], problem.place
    first = str(letters[0])[0] if isinstance(letters, tuple) else ""
    column = place.excerpt.find(first, place.column - 1) if place else -1
    return problem.at(attrs.evolve(place, column=column + 1, length=1)) if place and column >= 0 else problem


def _scalars(node: Node) -> Iterator[tuple[int, str]]:
    """Yield the line, from 0, and the text of each value; keys are no words that anyone is shown."""
    if isinstance(node, Scalar):
        yield node.span[0], node.text
        return
    for inner in node.items if isinstance(node, Sequence) else (value for _, value in node.entries):
        yield from _scalars(inner)


def _strange(text: str, known: frozenset[str]) -> tuple[str, ...]:
    strange = [letter for letter in dict.fromkeys(text) if letter not in known]
    return tuple(f"{letter} (U+{ord(letter):04X})" for letter in strange[:_MOST])
