"""Adds and takes out items of the lists of a group file, and whole keys, as text: every other byte stays."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import spelling, yaml
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.lines import Lines
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Group

__all__ = ["entry_of", "put_in", "with_value"]

Entry = tuple[yaml.Scalar, yaml.Node]


def with_value(data: bytes, path: Path, name: str, value: Any) -> bytes:
    """Return a group file in which one key has another value, and all else is as it was.

    A list keeps what the old and the new value share as it stands, with its comments. A
    key that was not there comes before the changes, to which lines are added behind it.

    Args:
        data: The file's bytes; their line ends and byte order mark are kept.
        path: The file, for messages.
        name: Name of a field of the group.
        value: The new value: a list with one item more or fewer, or anything where the key is not there.

    Raises:
        InputError: The file cannot be used, or the key is written in a way that cannot be changed here (VK279).
    """
    lines = Lines.of(data, path.name)
    before = read_group_text(lines.text, path)
    words = language(before.language)
    line = f"{spelling.key_of(Group, name, words)}: {spelling.spelled(value, words)}"
    root = yaml.parse(lines.text, path.name)
    entry = entry_of(root, name)
    if entry is None:
        _put_key(lines, root, line)
    else:
        _change_list(lines, entry[1], [spelling.spelled(item, words) for item in value])
    changed: dict[str, Any] = {name: value}
    if _read(lines.text, path) != attrs.evolve(before.group, **changed):
        raise InputError(Problem("VK279", (name,), line=line))
    return lines.to_bytes()


def _read(text: str, path: Path) -> Group | None:
    try:
        return read_group_text(text, path).group
    except InputError:
        return None


def entry_of(root: yaml.Node, name: str) -> Entry | None:
    """Return the key of a field of the group as it stands in a file, with its value; None where it does not."""
    entries = root.entries if isinstance(root, yaml.Mapping) else ()
    names = spellings("keys.series", name)
    return next((entry for entry in entries if entry[0].text.casefold() in names), None)


def _put_key(lines: Lines, root: yaml.Node, line: str) -> None:
    changes = entry_of(root, "changes")
    if changes is None:
        lines.append([line])
    else:
        lines.insert(changes[0].span[0], [line])


def _change_list(lines: Lines, node: yaml.Node, items: Sequence[str]) -> None:
    """Put the one item in that is new, or take the one out that is gone."""
    if isinstance(node, yaml.Scalar):  # one stands for a list of one
        line, column, _, end = node.span
        text = lines.texts[line]
        lines.texts[line] = f"{text[:column]}[{', '.join(items)}]{text[end:]}"
        return
    assert isinstance(node, yaml.Sequence)  # noqa: S101  # the file was read: lists hold no keys
    old = [item.text for item in node.items if isinstance(item, yaml.Scalar)]
    same = next((i for i, (a, b) in enumerate(zip(old, items, strict=False)) if a != b), min(len(old), len(items)))
    if len(items) > len(old):
        put_in(lines, node, same, items[same])
    elif len(items) < len(old):
        _take_out(lines, node, same)


def put_in(lines: Lines, node: yaml.Sequence, index: int, item: str) -> None:
    """Put an item into a list, before the one that has its index now."""
    if not node.is_flow:
        line = node.items[index].span[0] if index < len(node.items) else node.items[-1].span[2] + 1
        lines.insert(line, [f"{' ' * node.span[1]}- {item}"])
        return
    if index < len(node.items):
        (line, column), text = node.items[index].span[:2], f"{item}, "
    else:
        line, column = node.end[0], node.end[1] - 1
        text = f", {item}" if node.items else item
    lines.texts[line] = f"{lines.texts[line][:column]}{text}{lines.texts[line][column:]}"


def _take_out(lines: Lines, node: yaml.Sequence, index: int) -> None:
    """Take an item out of a list, with the comma that goes with it."""
    line, column, end_line, end = node.items[index].span
    if not node.is_flow:
        lines.remove(line)
        return
    if index + 1 < len(node.items):
        end_line, end = node.items[index + 1].span[:2]
    elif index:
        line, column = node.items[index - 1].span[2:]
    if line == end_line:
        lines.texts[line] = f"{lines.texts[line][:column]}{lines.texts[line][end:]}"
