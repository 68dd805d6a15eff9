"""Reads a group file."""

import contextlib
import datetime as dt
import enum
import re
from collections.abc import Callable
from collections.abc import Mapping as AbstractMapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.files import values
from voikukkia_kit.files.discretion import shown_lines
from voikukkia_kit.files.keys import canonical_key, key_language, spellings
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.text import cleaned, read_text
from voikukkia_kit.files.yaml import Mapping, Node, Scalar, Sequence, parse
from voikukkia_kit.language import names, supported
from voikukkia_kit.model.people import Facilitator, Participants, Role
from voikukkia_kit.model.series import Group, Length
from voikukkia_kit.model.times import Break
from voikukkia_kit.resources import PACKAGE, Resources

__all__ = ["FORM", "TEXT", "GroupFile", "load", "read_group_file", "read_group_text"]

FORM = 1
TEXT = Path("text")  # what messages call a text that stands in no file
_QUOTED = re.compile("[”“„»«]([^”“„»«]*)[”“»«]|[’‘‚]([^’‘‚]*)[’‘]")  # what Word makes of " and '


@attrs.frozen(eq=False)
class GroupFile:
    """A group as its file tells it.

    Attributes:
        path: The file.
        group: The group, which knows its places in the file.
    """

    path: Path
    group: Group

    @property
    def language(self) -> str:
        """Return the language of its keys; messages about it answer in this."""
        return self.group.source.language if self.group.source else "fi"

    def own_directories(self) -> tuple[Path, ...]:
        """Return the organisation's own directories that the file names, as seen from where the file lies.

        Raises:
            InputError: One is not there (VK278, VK230), at its place in the file.
        """
        found: list[Path] = []
        problems: list[Problem] = []
        for index, text in enumerate(self.group.templates):
            try:
                found += Resources(text if text.startswith(PACKAGE) else self.path.parent / text).own
            except InputError as error:
                problems += (self.placed(problem.inside(("templates", index))) for problem in error.problems)
        if problems:
            raise GroupFileError(*problems, language=self.language)
        return tuple(found)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem of the group at its place in the file; one that is about no field stays without."""
        return self.group.source.placed(problem) if self.group.source else problem


class GroupFileError(InputError):
    """A group file that cannot be used.

    Attributes:
        language: Language of its keys.
    """

    def __init__(self, *problems: Problem, language: str = "fi") -> None:
        super().__init__(*problems)
        self.language = language


def load(source: str | Path | AbstractMapping[str, Any]) -> Group:
    """Return the group that a file, a text or a mapping describes.

    Args:
        source: The path of a group file (YAML, with keys in Finnish, Swedish or
            English); or its text, which a line end or a brace at its start tells from
            a path; or the same as a mapping of keys to values, as JSON has it.

    Raises:
        InputError: Every problem in it, each with line and column; those of a mapping
            as it stands when written as JSON.
    """
    if isinstance(source, AbstractMapping):
        import json

        source = json.dumps(_jsonable(source), ensure_ascii=False, indent=1)
    if isinstance(source, str) and ("\n" in source or source.startswith("{")):
        return read_group_text(cleaned(source, TEXT.name), TEXT).group
    return read_group_file(Path(source)).group


def _jsonable(value: Any) -> Any:
    """Return what a mapping holds as texts: a leader's yes is no JSON's true, and an empty value is none."""
    match value:
        case AbstractMapping():
            return {str(key): _jsonable(item) for key, item in value.items() if item is not None}
        case list() | tuple():
            return list(map(_jsonable, value))
        case bool():
            return "yes" if value else "no"
        case enum.Enum():
            return value.value
    return str(value)


def read_group_file(path: Path) -> GroupFile:
    """Return the group of a file together with what is needed to show a place in it.

    Raises:
        InputError: As `load`.
    """
    return read_group_text(read_text(path), path)


def read_group_text(text: str, path: Path) -> GroupFile:
    """Return the group that a text describes, as if it stood in a file.

    Raises:
        InputError: As `load`.
    """
    node = parse(text, path.name, shown=shown_lines)
    code = key_language(Group, node)
    structure = Structure(SPECIAL, {Break: partial(values.parse_break, near=_first_day(node))})
    group = structure.build(Group, _unquoted(_without_form(node, structure)), source=None)
    if group is None or structure.problems:
        problems = sorted(structure.problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
        raise GroupFileError(*problems, language=code)
    return GroupFile(path, attrs.evolve(group, source=structure.source(code)))


def _without_form(node: Node, structure: Structure) -> Node:
    """Return the mapping without the number of its form, which this kit must know."""
    if not isinstance(node, Mapping):
        return node
    names = spellings("keys", "form")
    for key, value in node.entries:
        if key.text.casefold() in names and (not isinstance(value, Scalar) or value.text != str(FORM)):
            found = value.text if isinstance(value, Scalar) else "…"
            structure.problems.append(Problem("VK217", place=value.place, found=found))
    kept = tuple(entry for entry in node.entries if entry[0].text.casefold() not in names)
    return attrs.evolve(node, entries=kept)


def _unquoted(node: Node) -> Node:
    """Return what a node holds without the quotation marks that a word processor put in place of YAML's own."""
    match node:
        case Mapping():
            return attrs.evolve(node, entries=tuple((_bare(key), _unquoted(value)) for key, value in node.entries))
        case Sequence():
            return attrs.evolve(node, items=tuple(map(_unquoted, node.items)))
    return _bare(node)


def _bare(node: Scalar) -> Scalar:
    inside = _QUOTED.fullmatch(node.text)
    return attrs.evolve(node, text=inside[1] or inside[2] or "") if inside and not node.is_quoted else node


def _first_day(node: Node) -> dt.date | None:
    """Return the first day of a group as its file tells it; None when it tells none that can be read."""
    entries = node.entries if isinstance(node, Mapping) else ()
    told = {canonical_key(Group, key.text, ("start", "days")): value for key, value in entries}
    for value in (told.get("start"), told.get("days")):
        first = value.items[0] if isinstance(value, Sequence) and value.items else value
        if isinstance(first, Scalar):
            with contextlib.suppress(InputError):
                return values.parse_moment(first.text).date
    return None


def _texts(node: Node) -> list[Scalar]:
    """Return the texts of a list, or the one that stands for it; each is a single word or name.

    Raises:
        InputError: Something else stands there (VK110), several without brackets or
            hyphens as one (VK121, VK122), or one goes on on the next line (VK126).
    """
    items = node.items if isinstance(node, Sequence) else (node,)
    scalars = [item for item in items if isinstance(item, Scalar)]
    if len(scalars) < len(items):
        found, expected = Term("expected", "mapping"), Term("expected", "text")
        raise InputError(Problem("VK110", place=node.place, found=found, expected=expected))
    several = "VK122" if isinstance(node, Sequence) else "VK121"
    problems = [
        Problem("VK126", place=item.place)
        if item.goes_on
        else Problem(several, place=item.place, found=item.text, parts=tuple(parts))
        for item in scalars
        if not item.is_quoted and (len(parts := re.split(r"\s*[,;]\s*", item.text)) > 1 or item.goes_on)
    ]
    if problems:
        raise InputError(*problems)
    return scalars


def _participants(node: Node) -> Participants:
    # The place tells where; what stands there may be names, so no excerpt and no fact shows it.
    place = attrs.evolve(node.place, excerpt="")
    if isinstance(node, Scalar):
        try:
            count = values.parse_int(node.text)
        except InputError:
            raise InputError(Problem("VK220", place=place, count="…", most=99)) from None
        return Participants(count)
    try:
        codes = tuple(scalar.text for scalar in _texts(node))
    except InputError:
        raise InputError(Problem("VK221", place=place)) from None
    try:
        return Participants.coded(codes)
    except InputError as error:
        raise InputError(*(problem.at(place) for problem in error.problems)) from None


def _names(node: Node) -> tuple[str, ...]:
    """Return names as they are written: which documents and folders there are is found out where they are used."""
    return tuple(scalar.text for scalar in _texts(node))


def _canonical(section: str, text: str) -> str | None:
    for name in names(section):
        if text.casefold() in spellings(section, name):
            return name
    return None


def _languages(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_known_language, _texts(node))))


def _known_language(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else "…"
    if text not in supported():
        raise InputError(Problem("VK216", place=node.place, language=text, known=supported()))
    return text


def _activity(node: Node) -> str:
    """Return the id of an activity: the word of any language for its method, or the id itself."""
    text = node.text if isinstance(node, Scalar) else "…"
    return _canonical("methods", text) or text


def _trained(node: Node) -> Any:
    return values.parse_month(node.text if isinstance(node, Scalar) else "…")


def _role(node: Node) -> Role:
    """Return a role; a substitute has one too, and says beside it that they stand by."""
    text = node.text if isinstance(node, Scalar) else "…"
    known = tuple(Term("values", role.value) for role in Role)
    if text.casefold() in spellings("keys.facilitator", "substitute"):
        key, yes = Term("keys.facilitator", "substitute"), Term("values", "yes")
        raise InputError(Problem("VK272", place=node.place, known=known, key=key, yes=yes))
    named = next((role for role in Role if text.casefold() in spellings("values", role.value)), None)
    if named is None:
        raise InputError(Problem("VK113", place=node.place, found=text, known=known))
    return named


SPECIAL: dict[tuple[type, str], Callable[[Any], Any]] = {
    (Group, "participants"): _participants,
    (Group, "languages"): _languages,
    (Group, "participants_language"): _known_language,
    (Group, "documents"): _names,
    (Group, "templates"): _names,
    (Facilitator, "role"): _role,
    (Facilitator, "trained"): _trained,
    (Length, "activity"): _activity,
}
