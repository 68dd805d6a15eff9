"""Adds changes to a group file as text: every other byte of the file stays as its writer left it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import spelling, yaml
from voikukkia_kit.files.group_file import TEXT, GroupFile, read_group_text
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.text import cleaned, decoded
from voikukkia_kit.language import Language, language
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.times import Moment

__all__ = ["added", "cancelled", "line_of", "moved", "restored"]

_INDENT = "  "


def moved(text: str, session: int, to: Moment, *, told: dt.date) -> str:
    """Return the text of a group file with one more change: a session is on another day or at another time.

    Every other character stays. What follows from the change is seen when the group
    is put on its days again.

    Args:
        text: The text of a group file.
        session: The programme's number of the session.
        to: The new day or time.
        told: The day it is told to the participants.

    Raises:
        InputError: As `load`, and the list of changes is written in a way in which
            nothing can be added to it (VK225).
    """
    return _with(text, Change(session=session, told=told, to=to))


def cancelled(text: str, session: int, *, told: dt.date) -> str:
    """Return the text of a group file with one more change: a session is not held.

    Takes and raises what `moved` does.
    """
    return _with(text, Change(session=session, told=told, cancelled=True))


def restored(text: str, session: int, *, told: dt.date) -> str:
    """Return the text of a group file with one more change: a cancelled session is held after all.

    Takes and raises what `moved` does.
    """
    return _with(text, Change(session=session, told=told, restored=True))


def _with(text: str, change: Change) -> str:
    return added(text.encode(), TEXT, (change,)).decode()


def added(data: bytes, path: Path, changes: Sequence[Change]) -> bytes:
    """Return a group file with changes at the end of its list of changes.

    The list is made where there is none. The result is read again before it is
    returned: it holds the same group with just these changes more.

    Args:
        data: The file's bytes; their line ends and byte order mark are kept.
        path: The file, for messages.
        changes: What changed, in the order it was told.

    Raises:
        InputError: The file cannot be used, or its list of changes is written in a
            way in which nothing can be added to it (VK225).
    """
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    raw = decoded(data, path.name).removeprefix("\ufeff")
    cleaned(raw, path.name)
    text = raw.replace("\r\n", "\n")
    before = read_group_text(text, path)
    lines = text.split("\n")
    words = language(before.language)
    at = _insert(lines, yaml.parse(text, path.name), [line_of(change, words) for change in changes], words)
    result = "\n".join(lines)
    if not _is_same_but_for(before, changes, result, path):
        raise InputError(Problem("VK225", ("changes",), lines=tuple(line_of(change, words) for change in changes)))
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in raw.split("\n")[:-1]]
    usual = "\r\n" if "\r\n" in ends else "\n"
    ends[at:at] = [usual] * (len(lines) - len(ends) - 1)
    return (mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))).encode()


def _is_same_but_for(before: GroupFile, changes: Sequence[Change], result: str, path: Path) -> bool:
    expected = attrs.evolve(before.group, changes=(*before.group.changes, *changes))
    try:
        return read_group_text(result, path).group == expected
    except InputError:
        return False


def line_of(change: Change, words: Language) -> str:
    """Return a change as it stands in a group file: `{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}`."""
    return spelling.spelled(change, words)


def _insert(lines: list[str], root: yaml.Node, new: list[str], words: Language) -> int:
    """Put new items where the list of changes ends, in place; return the index of the first new line."""
    entries = root.entries if isinstance(root, yaml.Mapping) else ()
    names = spellings("keys.series", "changes")
    lists = ((key, node) for key, node in entries if isinstance(node, yaml.Sequence))
    found = next((node for key, node in lists if key.text.casefold() in names), None)
    if found is None:
        return _append(lines, [f"{words.word('keys.series', 'changes')}:", *(f"{_INDENT}- {item}" for item in new)])
    line, column = found.end
    if found.is_flow:
        separator = ", " if found.items else ""
        lines[line] = f"{lines[line][: column - 1]}{separator}{', '.join(new)}{lines[line][column - 1 :]}"
        return 0
    indent = " " * found.span[1]
    at = _last_line(lines, line + (column > 0)) + 1  # without a line end, a list ends on its last line
    lines[at:at] = [f"{indent}- {item}" for item in new]
    return at


def _last_line(lines: list[str], stop: int) -> int:
    """Return the last line before `stop` that is neither empty nor a comment."""
    kept = (index for index, line in enumerate(lines[:stop]) if line.strip() and not line.lstrip().startswith("#"))
    return max(kept)


def _append(lines: list[str], new: list[str]) -> int:
    """Add lines at the end of the file, before the empty text behind its last line end."""
    at = len(lines) - (not lines[-1])
    lines[at:] = [*new, ""]
    return at
