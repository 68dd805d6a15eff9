"""A strict YAML reader: text, lists and mappings with their places, and nothing else.

Scalars stay text, so that `17.00`, `no` and `2027-01-14` mean what a leader
means and not what a YAML version makes of them. Tags, anchors, aliases and
merge keys are refused: they only ever surprise.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from collections.abc import Sequence as Lines
from pathlib import Path
from typing import Any

import attrs
import yaml

from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files.text import LIMIT_KILOBYTES, clean_lines, read_text, shown, unprintable

__all__ = ["LOADER", "Mapping", "Node", "Scalar", "Sequence", "Source", "parse", "read"]

_MOST_DEPTH = 20
_MERGE = "<<"
_ESCAPE = re.compile(r"(?<=\\u)[0-9A-Fa-f]{4}|(?<=\\U)[0-9A-Fa-f]{8}")
_BEYOND = "> U+10FFFF"
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # a wheel without libyaml reads slowly, but reads


@attrs.frozen(eq=False)
class Source:
    """The text that nodes come from.

    Attributes:
        name: The file's name as messages give it.
        lines: Its lines.
        shown: Its lines as messages may show them.
    """

    name: str
    lines: tuple[str, ...] = attrs.field(repr=False)
    shown: tuple[str, ...] = attrs.field(repr=False)

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """Return the place that begins here, as long as it goes on the same line (all from 0).

        libyaml ends a line at more characters than a line feed; a place stays inside ours.
        """
        line = min(line, len(self.lines) - 1)
        text = self.lines[line]
        column = min(column, len(text))
        stop = min(end_column, len(text)) if end_line == line else len(text.rstrip())
        excerpt = self.shown[line].rstrip()
        return Place(file=self.name, line=line + 1, column=column + 1, length=max(1, stop - column), excerpt=excerpt)

    def point(self, line: int = 0, column: int = 0) -> Place:
        """Return the place of one character (from 0)."""
        return self.place(line, column, line, column + 1)


@attrs.frozen(eq=False)
class _Node:
    source: Source = attrs.field(repr=False)
    span: tuple[int, int, int, int]

    @property
    def place(self) -> Place:
        """Return where the node stands in its file."""
        return self.source.place(*self.span)


@attrs.frozen(eq=False)
class Scalar(_Node):
    """One value, as text.

    Attributes:
        text: The text.
        is_quoted: Whether it stands in quotation marks or behind a sign of YAML's own.
    """

    text: str
    is_quoted: bool = False

    @property
    def shown(self) -> str:
        """Return the text as messages may show it: what the line may not show, the sentence may not either."""
        return self.text if self.place.excerpt else "…"

    @property
    def goes_on(self) -> bool:
        """Return whether it goes on on the next line."""
        return self.span[2] > self.span[0]


@attrs.frozen(eq=False)
class Sequence(_Node):
    """A list.

    Attributes:
        items: What is in it.
        end: Line and column, from 0, where it ends: behind its bracket, or where the next thing begins.
        is_flow: Whether it stands in brackets.
    """

    items: tuple["Node", ...]
    end: tuple[int, int]
    is_flow: bool


@attrs.frozen(eq=False)
class Mapping(_Node):
    """Keys with values, in the order of the file; no key twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]


Node = Scalar | Sequence | Mapping


def read(path: Path) -> Node:
    """Return what a YAML file of a templates directory holds; messages name it with its folder.

    Raises:
        InputError: As `read_text` and `parse`.
    """
    name = shown(path)
    return parse(read_text(path, name), name)


def parse(
    text: str, name: str, *, shown: Callable[[Lines[str]], tuple[str, ...]] = tuple, loader: type = LOADER
) -> Node:
    """Return what a YAML text holds: exactly one document.

    Args:
        text: The text, as `read_text` gives it.
        name: The file's name for messages.
        shown: Gives the lines as messages may show them.
        loader: Makes the events: libyaml, or the same in Python.

    Raises:
        InputError: The text is not YAML (VK101), is empty (VK109), nests deeper than
            20 (VK104), uses what these files do without (VK107) or has a key twice (VK106).
    """
    lines = tuple(clean_lines(text))
    source = Source(name, lines, shown(lines))
    builder = _Builder(source, _checked(yaml.parse(text, loader), source))
    node = builder.document()
    if builder.problems:
        raise InputError(*builder.problems)
    return node


def _checked(events: Iterator[Any], source: Source) -> Iterator[Any]:
    """Yield events; what the parser finds wrong becomes one of our problems."""
    end = 0, 0
    try:
        for event in events:
            end = event.end_mark.line, event.end_mark.column
            yield event
    except yaml.MarkedYAMLError as error:
        raise InputError(_fault(error, source)) from None
    except yaml.YAMLError as error:
        raise InputError(Problem("VK101", place=source.point(), reason=str(error).partition("\n")[0])) from None
    except (OverflowError, ValueError):  # PyYAML 6.0 without libyaml turns "\U00110000" into a character unchecked
        raise InputError(Problem("VK105", place=source.point(*end), code_points=(_BEYOND,))) from None


def _fault(error: Any, source: Source) -> Problem:
    """Return what the parser found wrong; an escape that makes no character is one that cannot be printed."""
    mark = error.problem_mark
    place = source.point(mark.line, mark.column)
    if "nesting depth" in error.problem:  # libyaml's own limit, far above ours, met while it looks ahead
        return Problem("VK104", place=place, limit=LIMIT_KILOBYTES)
    escape = _ESCAPE.match(source.lines[place.line - 1], mark.column)
    if escape is None:
        return Problem("VK101", place=place, reason=error.problem)
    start, point = error.context_mark, int(escape[0], 16)
    told = f"U+{point:04X}" if point <= sys.maxunicode else _BEYOND
    return Problem("VK105", place=source.point(start.line, start.column), code_points=(told,))


class _Builder:
    """Builds nodes from events and collects the problems on the way."""

    def __init__(self, source: Source, events: Iterator[Any]) -> None:
        self.source = source
        self.events = events
        self.problems: list[Problem] = []

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.tags or event.version:
                    self.refuse(event)
                node = self.node(next(self.events), 0)
                self.only_one()
                return node
        raise InputError(Problem("VK109", place=self.source.point(), name=self.source.name))

    def only_one(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                place = self.source.point(event.start_mark.line, event.start_mark.column)
                self.problems.append(Problem("VK101", place=place, reason="---"))

    def node(self, event: Any, depth: int) -> Node:
        if depth > _MOST_DEPTH:
            raise InputError(Problem("VK104", place=self.place(event), limit=LIMIT_KILOBYTES))
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            self.refuse(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            end = inner.end_mark.line, inner.end_mark.column
            return Sequence(self.source, self.span(event), tuple(items), end, bool(event.flow_style))
        return Scalar(self.source, self.span(event), self.text(event), bool(getattr(event, "style", "")))

    def text(self, event: Any) -> str:
        """Return the text of a scalar; escapes in quotation marks must not bring in what a file may not hold."""
        text = unicodedata.normalize("NFC", getattr(event, "value", ""))
        points = unprintable(text.replace("\n", ""))
        if points:
            self.problems.append(Problem("VK105", place=self.place(event), code_points=points))
        return text

    def mapping(self, event: Any, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key, value = self.node(inner, depth + 1), self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar) or key.text == _MERGE:
                self.problems.append(Problem("VK107", place=key.place))
            elif key.text in entries:
                self.problems.append(Problem("VK106", place=key.place, key=key.shown))
            else:
                entries[key.text] = key, value
        return Mapping(self.source, self.span(event), tuple(entries.values()))

    def refuse(self, event: Any) -> None:
        self.problems.append(Problem("VK107", place=self.place(event)))

    def place(self, event: Any) -> Place:
        return self.source.place(*self.span(event))

    @staticmethod
    def span(event: Any) -> tuple[int, int, int, int]:
        start, end = event.start_mark, event.end_mark
        return start.line, start.column, end.line, end.column
