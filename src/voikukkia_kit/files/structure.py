"""Turns what a file holds into values of the model, every problem at once and each with its place."""

import datetime as dt
import enum
import types
import typing
from collections.abc import Callable, Collection
from collections.abc import Mapping as AbstractMapping
from functools import cache, partial
from typing import Any, TypeVar

import attrs

from voikukkia_kit.errors import Fact, InputError, Place, Problem, Source, Term
from voikukkia_kit.files import values
from voikukkia_kit.files.keys import canonical_key, key_term, spelled_keys, spellings
from voikukkia_kit.files.lists import parted
from voikukkia_kit.files.spelling import scalar
from voikukkia_kit.files.yaml import Mapping, Node, Scalar, Sequence
from voikukkia_kit.language import nearest
from voikukkia_kit.model.times import Break, Moment, WeeklyTime

__all__ = ["Path", "Structure", "section_of"]

T = TypeVar("T", bound=attrs.AttrsInstance)
Path = tuple[str | int, ...]
_NEEDLESS = {"VK111", "VK118"}
Read = Callable[[str], Any]

_SCALARS: dict[Any, Read] = {
    str: str,
    int: values.parse_int,
    bool: values.parse_bool,
    dt.date: values.parse_date,
    WeeklyTime: values.parse_weekly_time,
    Moment: values.parse_moment,
    Break: values.parse_break,
}


class Structure:
    """Builds values of attrs classes from nodes.

    Attributes:
        problems: Every problem found so far.
        nodes: The node of each path, outermost field first.
    """

    def __init__(
        self,
        special: AbstractMapping[tuple[type, str], Callable[[Any], Any]] | None = None,
        scalars: AbstractMapping[Any, Read] | None = None,
    ) -> None:
        """Make a structure.

        Args:
            special: How to read fields that hold something else than their type says.
            scalars: How to read single values of a type, where it is not as usual.
        """
        self.special = dict(special or {})
        self.scalars: dict[Any, Read] = _SCALARS | dict(scalars or {})
        self.problems: list[Problem] = []
        self.nodes: dict[Path, Node] = {}

    def build(self, kind: type[T], node: Node, path: Path = (), **given: Any) -> T | None:
        """Return the value of a class, None when there were problems.

        Args:
            kind: An attrs class whose fields are the keys.
            node: What the file holds.
            path: Where it lies in the outermost value.
            given: Fields that do not stand in the file.
        """
        self.nodes[path] = node
        before = len(self.problems)
        fields = {name: field for name, field in _fields_of(kind).items() if name not in given}
        if isinstance(node, Mapping):
            found = self._fields(kind, node, path, fields) | given
        elif len(fields) == 1:  # a list of what its one field holds stands for the value itself
            found = {name: self.convert(field.type, node, path) for name, field in fields.items()} | given
        else:
            self._unexpected(node, "mapping")
            return None
        for name, field in fields.items():
            is_needed = field.default is attrs.NOTHING or field.metadata.get("unless", name) not in {name, *found}
            if name not in found and is_needed:
                self.problems.append(Problem("VK112", path, self._start(node), key=key_term(kind, name)))
        found_wrong = self.problems[before:]
        if found_wrong and (path or any(problem.code not in _NEEDLESS for problem in found_wrong)):
            return None  # but a key too many does not hide what else is wrong with the whole
        try:
            return kind(**found)
        except InputError as error:
            self.take(error, path)
            return None

    def take(self, error: InputError, path: Path = ()) -> None:
        """Add the problems of a value to ours, each at its place."""
        self.problems += [self.placed(problem.inside(path)) for problem in error.problems]

    def placed(self, problem: Problem) -> Problem:
        """Return a problem at the place of the nearest node on its path."""
        if problem.place is not None:
            return problem
        for length in range(len(problem.path), -1, -1):
            node = self.nodes.get(problem.path[:length])
            if node is not None:
                return problem.at(node.place if length else self._start(node))
        return problem

    def source(self, language: str) -> Source:
        """Return where everything stands that was built, for problems that are found later."""
        places = {path: node.place if path else self._start(node) for path, node in self.nodes.items()}
        return Source(language, places)

    @staticmethod
    def _start(node: Node) -> Place:
        return attrs.evolve(node.place, length=1)

    def _fields(self, kind: type, node: Mapping, path: Path, fields: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.entries:
            name = canonical_key(kind, key.text, fields)
            if name is None:
                self._unknown(kind, key, value, fields)
            elif name in found:
                self.problems.append(Problem("VK106", place=key.place, key=key.text))
            elif isinstance(value, Scalar) and not value.text:
                self.problems.append(Problem("VK117", place=key.place, key=key.text))
                found[name] = None
            else:
                special = self.special.get((kind, name))
                found[name] = self._read(special, value, (*path, name), fields[name].type)
        return found

    def _read(self, special: Callable[[Any], Any] | None, node: Node, path: Path, kind: Any) -> Any:
        if special is None:
            return self.convert(kind, node, path)
        self.nodes[path] = node
        if isinstance(node, Sequence):
            self.nodes |= {(*path, index): item for index, item in enumerate(node.items)}
        return self._tried(special, node, path)

    def _tried(self, read: Callable[[Any], Any], what: Any, path: Path) -> Any:
        """Return what is read of something; None after a problem, which is ours then."""
        try:
            return read(what)
        except InputError as error:
            self.take(error, path)
            return None

    def convert(self, kind: Any, node: Node, path: Path) -> Any:
        """Return a value of any type that the model uses; None after a problem."""
        self.nodes[path] = node
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self.convert(next(arg for arg in args if arg is not types.NoneType), node, path)
        if origin is tuple:
            return self._tuple(args[0], node, path)
        if origin is AbstractMapping:
            return self._mapping(args, node, path)
        if kind in _SCALARS or isinstance(kind, enum.EnumType):
            return self._scalar(kind, node, path)
        return self.build(kind, node, path)

    def _tuple(self, kind: Any, node: Node, path: Path) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and kind in _SCALARS:
            return (self._item(kind, node, path, "VK121"),)
        if not isinstance(node, Sequence):
            self._unexpected(node, "list")
            return ()
        return tuple(self._item(kind, item, (*path, index), "VK122") for index, item in enumerate(node.items))

    def _item(self, kind: Any, node: Node, path: Path, several: str) -> Any:
        """Return a value of a list; where it was meant as several, the problem of this code tells so instead."""
        before = len(self.problems)
        value = self.convert(kind, node, path)
        if len(self.problems) > before and isinstance(node, Scalar):
            parts = parted(node.text, self.scalars[kind]) if kind in _SCALARS else ()
            if parts:
                written = tuple(map(scalar, parts))
                self.problems[before:] = [Problem(several, path, node.place, found=node.text, parts=written)]
            elif kind is int and several == "VK121":
                self.problems[before:] = []
                self.take(values.unread(node.text, "numbers"), path)
        return value

    def _mapping(self, kinds: tuple[Any, ...], node: Node, path: Path) -> dict[Any, Any]:
        if not isinstance(node, Mapping):
            self._unexpected(node, "mapping")
            return {}
        keys, held = kinds
        self.problems += [
            Problem("VK117", path, key.place, key=key.shown)
            for key, value in node.entries
            if isinstance(value, Scalar) and not value.text
        ]
        self.problems += [Problem("VK118", path, key.place, key=key.shown) for key, _ in node.entries if _is_slip(key)]
        found = ((key, self.convert(held, value, (*path, key.text))) for key, value in node.entries)
        return {(key.text if keys is str else self._scalar(keys, key, path)): value for key, value in found}

    def _scalar(self, kind: Any, node: Node, path: Path) -> Any:
        if not isinstance(node, Scalar):
            self._unexpected(node, "text")
            return None
        if kind is not str and node.goes_on:
            self.problems.append(Problem("VK126", path, node.place))
            return None
        if kind is str and not node.is_quoted and node.text.count('"') % 2:
            self.problems.append(Problem("VK127", path, node.place))
            return None
        is_minutes = kind is int and str(path[-1]).endswith("minutes")
        read = values.parse_minutes if is_minutes else self.scalars.get(kind) or partial(_member, kind)
        return self._tried(read, node.text, path)

    def _unknown(self, kind: type, key: Scalar, value: Node, fields: Collection[str]) -> None:
        close = nearest(key.text, [*spelled_keys(kind, fields), *fields])
        if isinstance(value, Scalar) and not value.text and "{" in key.source.lines[key.span[0]]:
            self.problems.append(Problem("VK119", place=key.place, key=key.shown))
        elif close:
            self.problems.append(Problem("VK111", place=key.place, key=key.shown, nearest=close))
        else:
            self.problems.append(Problem("VK118", place=key.place, key=key.shown))

    def _unexpected(self, node: Node, expected: str) -> None:
        kinds = {Scalar: "text", Sequence: "list", Mapping: "mapping"}
        found = Term("expected", kinds[type(node)])
        self.problems.append(
            Problem("VK110", place=self._start(node), found=found, expected=Term("expected", expected))
        )


def _is_slip(key: Scalar) -> bool:
    """Return whether a key begins with a sign that was meant for YAML: a hyphen without its space, half a quotation."""
    begins_well = key.text[:1].isalnum() or key.text.startswith("(")
    return not key.is_quoted and (not begins_well or '"' in key.text)


@cache
def _fields_of(kind: type) -> dict[str, Any]:
    return {field.name: field for field in attrs.fields(attrs.resolve_types(kind))}


def _member(kind: type[enum.Enum], text: str) -> Any:
    """Return the member of an enumeration that a word of any language names."""
    member = _members(kind).get(text.casefold())
    if member is None:
        section = section_of(kind)
        known: tuple[Fact, ...] = tuple(Term(section, member.value) for member in kind)
        raise InputError(Problem("VK113", found=text, known=known))
    return member


@cache
def _members(kind: type[enum.Enum]) -> dict[str, enum.Enum]:
    """Return the members of an enumeration by every word for them, folded for comparing."""
    return {name: member for member in kind for name in spellings(section_of(kind), member.value)}


def section_of(kind: Any) -> str:
    """Return the section in which languages have the words of an enumeration."""
    return "methods" if kind.__name__ == "Method" else "values"
