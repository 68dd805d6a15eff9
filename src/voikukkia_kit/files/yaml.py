"""A strict YAML reader: text, lists and mappings with their places, and nothing else.

Scalars stay text, so that `17.00`, `no` and `2027-01-14` mean what a leader
means and not what a YAML version makes of them. Tags, anchors, aliases and
merge keys are refused: they only ever surprise.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files.text import LIMIT_KILOBYTES, clean_lines, read_text, shown, unprintable

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Source", "parse", "read"]

_MOST_DEPTH = 20
_MERGE = "<<"


@attrs.frozen(eq=False)
class Source:
    """The text that nodes come from.

    Attributes:
        name: The file's name as messages give it.
        lines: Its lines.
    """

    name: str
    lines: tuple[str, ...] = attrs.field(repr=False)

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """Return the place that begins here, as long as it goes on the same line (all from 0)."""
        line = min(line, len(self.lines) - 1)
        text = self.lines[line]
        stop = end_column if end_line == line else len(text.rstrip())
        return Place(
            file=self.name, line=line + 1, column=column + 1, length=max(1, stop - column), excerpt=text.rstrip()
        )

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
    """One value, as text."""

    text: str


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


def parse(text: str, name: str) -> Node:
    """Return what a YAML text holds: exactly one document.

    Args:
        text: The text, as `read_text` gives it.
        name: The file's name for messages.

    Raises:
        InputError: The text is not YAML (VK101), is empty (VK109), nests deeper than
            20 (VK104), uses what these files do without (VK107) or has a key twice (VK106).
    """
    source = Source(name, tuple(clean_lines(text)))
    events = YAML(typ="safe", pure=True).parse(text)
    builder = _Builder(source, _checked(events, source))
    node = builder.document()
    if builder.problems:
        raise InputError(*builder.problems)
    return node


def _checked(events: Iterator[Any], source: Source) -> Iterator[Any]:
    """Yield events; what the parser finds wrong becomes one of our problems."""
    line, column = 0, 0
    try:
        for event in events:
            line, column = event.end_mark.line, event.end_mark.column
            yield event
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = source.point(mark.line, mark.column)
        raise InputError(Problem("VK101", place=place, reason=error.problem or "")) from None
    except YAMLError as error:
        raise InputError(Problem("VK101", place=source.point(), reason=str(error))) from None
    except (OverflowError, ValueError):  # ruamel.yaml 0.19 turns "\U00110000" into a character unchecked
        place = source.point(line, column)
        raise InputError(Problem("VK105", place=place, code_points=("> U+10FFFF",))) from None


class _Builder:
    """Builds nodes from events and collects the problems on the way."""

    def __init__(self, source: Source, events: Iterator[Any]) -> None:
        self.source = source
        self.events = events
        self.problems: list[Problem] = []

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml_events.DocumentStartEvent):
                if event.tags or event.version:
                    self.refuse(event)
                node = self.node(next(self.events), 0)
                self.only_one()
                return node
        raise InputError(Problem("VK109", place=self.source.point(), name=self.source.name))

    def only_one(self) -> None:
        for event in self.events:
            if isinstance(event, yaml_events.DocumentStartEvent):
                place = self.source.point(event.start_mark.line, event.start_mark.column)
                self.problems.append(Problem("VK101", place=place, reason="---"))

    def node(self, event: Any, depth: int) -> Node:
        if depth > _MOST_DEPTH:
            raise InputError(Problem("VK104", place=self.place(event), limit=LIMIT_KILOBYTES))
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            self.refuse(event)
        if isinstance(event, yaml_events.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml_events.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml_events.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            end = inner.end_mark.line, inner.end_mark.column
            return Sequence(self.source, self.span(event), tuple(items), end, bool(event.flow_style))
        return Scalar(self.source, self.span(event), self.text(event))

    def text(self, event: Any) -> str:
        """Return the text of a scalar; escapes in quotation marks must not bring in what a file may not hold."""
        text = unicodedata.normalize("NFC", getattr(event, "value", ""))
        points = unprintable(text.replace("\n", ""))
        if points:
            self.problems.append(Problem("VK105", place=self.place(event), code_points=points))
        return text

    def mapping(self, event: Any, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(inner := next(self.events), yaml_events.MappingEndEvent):
            key, value = self.node(inner, depth + 1), self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar) or key.text == _MERGE:
                self.problems.append(Problem("VK107", place=key.place))
            elif key.text in entries:
                self.problems.append(Problem("VK106", place=key.place, key=key.text))
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
