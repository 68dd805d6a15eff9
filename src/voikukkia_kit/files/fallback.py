"""Fills what an organisation's own file lacks with what the kit's file of the same name has, key by key.

A new release of the kit may need more than an organisation has written: one thing
more to pack, one activity more. Nothing of its own breaks then; a note tells.
"""

import types
import typing
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as AbstractMapping
from typing import Any

import attrs

from voikukkia_kit.errors import Problem
from voikukkia_kit.files.keys import canonical_key
from voikukkia_kit.files.yaml import Mapping, Node, read
from voikukkia_kit.resources import Resources

__all__ = ["ALL", "Needed", "filled"]

Needed = AbstractMapping[str, Collection[str]]
ALL = ("*",)  # whatever the kit's file has


def filled(
    kind: type[attrs.AttrsInstance], resources: Resources, place: Sequence[str], needed: Needed
) -> tuple[Node, tuple[Problem, ...]]:
    """Return what the first file at a place holds, and a note for each thing that it lacked (VK428).

    What a class does without is left out on purpose and stays so.

    Args:
        kind: The attrs class whose fields are the keys.
        resources: Where templates lie.
        place: The parts of the file's path; it is there.
        needed: Names that a field which maps names to values has to have, by field.

    Raises:
        InputError: A file cannot be read.
    """
    own, *behind = map(read, resources.layers(*place))
    notes: list[Problem] = []
    for ours in behind:
        own = _Filling(needed, notes).value(kind, own, ours)
    return own, tuple(notes)


@attrs.frozen
class _Filling:
    needed: Needed
    notes: list[Problem]

    def value(self, kind: Any, own: Node, ours: Node, path: str = "") -> Node:
        """Return what one value holds, filled."""
        if typing.get_origin(kind) in (types.UnionType, typing.Union):
            kind = next(arg for arg in typing.get_args(kind) if arg is not types.NoneType)
        if not (isinstance(own, Mapping) and isinstance(ours, Mapping)):
            return own
        if typing.get_origin(kind) is AbstractMapping:
            inner, needed = typing.get_args(kind)[1], self.needed.get(path, ())
            return self._entries(own, ours, str, lambda _: inner, needed, path)
        fields: dict[str, Any] = {field.name: field for field in attrs.fields(attrs.resolve_types(kind))}
        required = (name for name, field in fields.items() if field.default is attrs.NOTHING)
        needed = [*required, *(name for name in fields if self.needed.get(_in(path, name)))]
        return self._entries(
            own,
            ours,
            lambda key: canonical_key(kind, key, fields),
            lambda name: fields[name].type,
            tuple(dict.fromkeys(needed)),
            path,
        )

    def _entries(
        self,
        own: Mapping,
        ours: Mapping,
        name_of: Callable[[str], str | None],
        kind_of: Callable[[str], Any],
        needed: Collection[str],
        path: str,
    ) -> Mapping:
        theirs = {name_of(key.text): (key, node) for key, node in ours.entries}
        entries = []
        for key, node in own.entries:
            name = name_of(key.text)
            if name is not None and name in theirs:
                filled_node = self.value(kind_of(name), node, theirs[name][1], _in(path, name))
                entries.append((key, filled_node))
            else:
                entries.append((key, node))
        there = {name_of(key.text) for key, _ in own.entries}
        for name in theirs if needed == ALL else needed:
            if name in theirs and name not in there:
                entries.append(theirs[name])
                lacks = _in(path, name)
                self.notes.append(Problem("VK428", place=attrs.evolve(own.place, length=1), key=lacks))
        return attrs.evolve(own, entries=tuple(entries))


def _in(path: str, name: str | None) -> str:
    return f"{path}.{name}" if path else str(name)
