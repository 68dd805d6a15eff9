"""Adds changes to a group file as text: every other byte of the file stays as its writer left it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import yaml
from voikukkia_kit.files.group_file import GroupFile, read_group_text
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.language import Language, language
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.times import Moment

__all__ = ["added", "line_of"]

_INDENT = "  "


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
    raw = data.decode("utf-8-sig")
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
    keys = {name: words.word("keys.change", name) for name in ("session", "told", *_VALUES)}
    yes = words.word("values", "yes")
    told = {keys["session"]: str(change.session), keys["told"]: _date(change.told)}
    if change.to is not None:
        told[keys["to"]] = _moment(change.to, words)
    told |= {keys[name]: yes for name in ("cancelled", "restored") if getattr(change, name)}
    return "{" + ", ".join(f"{key}: {value}" for key, value in told.items()) + "}"


_VALUES = ("to", "cancelled", "restored")


def _date(day: dt.date) -> str:
    """Return a day as every reader of group files understands it."""
    return f"{day.day}.{day.month}.{day.year}"


def _moment(moment: Moment, words: Language) -> str:
    times = [f"{time.hour}.{time.minute:02d}" for time in (moment.start, moment.end) if time is not None]
    return " ".join([_date(moment.date), *([words.word("dates", "at"), "–".join(times)] if times else [])])


def _insert(lines: list[str], root: yaml.Node, new: list[str], words: Language) -> int:
    """Put new items where the list of changes ends, in place; return the index of the first new line."""
    entries = root.entries if isinstance(root, yaml.Mapping) else ()
    names = spellings("keys.group", "changes")
    lists = ((key, node) for key, node in entries if isinstance(node, yaml.Sequence))
    found = next((node for key, node in lists if key.text.casefold() in names), None)
    if found is None:
        return _append(lines, [f"{words.word('keys.group', 'changes')}:", *(f"{_INDENT}- {item}" for item in new)])
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
