"""Adds changes to a group file as text: every other byte of the file stays as its writer left it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import spelling, yaml
from voikukkia_kit.files.group_file import TEXT, GroupFile, read_group_text
from voikukkia_kit.files.lines import Lines
from voikukkia_kit.files.list_text import entry_of, put_in
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
    lines = Lines.of(data, path.name)
    before = read_group_text(lines.text, path)
    words = language(before.language)
    new = [line_of(change, words) for change in changes]
    _insert(lines, yaml.parse(lines.text, path.name), new, words)
    if not _is_same_but_for(before, changes, lines.text, path):
        raise InputError(Problem("VK225", ("changes",), lines=tuple(new)))
    return lines.to_bytes()


def _is_same_but_for(before: GroupFile, changes: Sequence[Change], result: str, path: Path) -> bool:
    expected = attrs.evolve(before.group, changes=(*before.group.changes, *changes))
    try:
        return read_group_text(result, path).group == expected
    except InputError:
        return False


def line_of(change: Change, words: Language) -> str:
    """Return a change as it stands in a group file: `{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}`."""
    return spelling.spelled(change, words)


def _insert(lines: Lines, root: yaml.Node, new: list[str], words: Language) -> None:
    """Put new items where the list of changes ends."""
    found = entry_of(root, "changes")
    if found is None or not isinstance(found[1], yaml.Sequence):
        lines.append([f"{words.word('keys.series', 'changes')}:", *(f"{_INDENT}- {item}" for item in new)])
        return
    node = found[1]
    line, column = node.end
    if node.is_flow:
        put_in(lines, node, len(node.items), ", ".join(new))
        return
    indent = " " * node.span[1]
    at = _last_line(lines.texts, line + (column > 0)) + 1  # without a line end, a list ends on its last line
    lines.insert(at, [f"{indent}- {item}" for item in new])


def _last_line(lines: list[str], stop: int) -> int:
    """Return the last line before `stop` that is neither empty nor a comment."""
    kept = (index for index, line in enumerate(lines[:stop]) if line.strip() and not line.lstrip().startswith("#"))
    return max(kept)
