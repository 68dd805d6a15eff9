"""Writes the text of a group file: every value in the words of a language, in the order of a new file."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import spelling
from voikukkia_kit.files.group_file import FORM, read_group_text
from voikukkia_kit.language import Language, language, supported
from voikukkia_kit.model.people import FacilitatorPair
from voikukkia_kit.model.series import Group

__all__ = ["to_yaml"]

_TOLD = ("programme", "languages")  # in every file, also when they are the usual ones
_LAST = "changes"  # lines are added behind it


def to_yaml(group: Group, *, keys: str | None = None) -> str:
    """Return the text of a group file that reads back as an equal group.

    Keys come in the order of the file that `voikukkia new` writes, those that it
    does not have before the changes; a key whose value is the usual one is left out.

    Args:
        group: The group.
        keys: Language of the keys; the first of the group's own by default, Finnish
            when there are no keys in that.

    Raises:
        InputError: A value has no way to be written, such as a time with seconds (VK231)
            or a character that cannot be printed (VK105).
    """
    own = keys or group.languages[0]
    words = language(own if own in supported() else "fi")
    text = "".join(f"{line}\n" for line in _lines(group, words))
    lost = [Problem("VK231", (name,), key=spelling.key_of(Group, name, words)) for name in _lost(group, text)]
    if lost:
        raise InputError(*lost)
    return text


def _lines(group: Group, words: Language) -> Iterator[str]:
    yield f"{spelling.key_of(Group, 'form', words)}: {FORM}"
    fields: list[Any] = sorted(_written(), key=_place_in(words))
    for field in fields:
        if field.name in _TOLD or not spelling.is_default(group, field):
            yield from _entry(spelling.key_of(Group, field.name, words), getattr(group, field.name), words)


def _place_in(words: Language) -> Callable[[Any], tuple[bool, int]]:
    """Return what puts fields in the order of a new file."""
    new = words.word("new", "text")
    keys = {name: re.search(rf"^(?:# )?{spelling.key_of(Group, name, words)}:", new, re.MULTILINE) for name in _names()}
    places = {name: found.start() for name, found in keys.items() if found}
    return lambda field: (field.name == _LAST, places.get(field.name, len(new)))


def _written() -> list[Any]:
    """Return the fields that make a group what it is; where it was read does not."""
    return [field for field in attrs.fields(Group) if field.eq]


def _names() -> list[str]:
    return [field.name for field in _written()]


def _entry(key: str, value: Any, words: Language) -> Iterator[str]:
    """Yield the lines of a key: a list of people or changes, or a mapping, has a line for each."""
    if isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {spelling.scalar(name)}: {spelling.spelled(item, words)}" for name, item in value.items())
        return
    items = _rows(value)
    if items:
        yield f"{key}:"
        yield from (f"  - {spelling.spelled(item, words)}" for item in items)
    else:
        yield f"{key}: {spelling.spelled(value, words)}"


def _rows(value: Any) -> tuple[Any, ...]:
    """Return the values of a list that have keys of their own, none for any other value."""
    if isinstance(value, FacilitatorPair):
        value = value.facilitators
    return value if isinstance(value, tuple) and all(map(spelling.has_keys, value)) else ()


def _lost(group: Group, text: str) -> Iterator[str]:
    """Yield the names of the fields that a text does not hold as they are."""
    read = read_group_text(text, Path("…")).group
    return (name for name in _names() if getattr(read, name) != getattr(group, name))
