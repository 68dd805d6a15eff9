"""Reads the directories of a programme: structure first, words only where they are needed."""

import re
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files import values
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.text import read_text, shown
from voikukkia_kit.files.yaml import Mapping, Node, Scalar, Sequence, read
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.practice import Practice
from voikukkia_kit.model.programme import OWN_NUMBERS, Item, Programme
from voikukkia_kit.model.session import Activity, Method, Session, Variant
from voikukkia_kit.model.words import Handout, ProgrammeWords, SessionWords, Words
from voikukkia_kit.resources import Resources

__all__ = ["load_programme", "load_words", "require_words"]

T = TypeVar("T", bound=attrs.AttrsInstance)
_SESSION_NAME = re.compile(r"(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")
_HANDOUT_NAME = re.compile(r"handout-([a-z0-9]+(?:-[a-z0-9]+)*)\.([A-Za-z-]+)\.md")
_OWN = f"{OWN_NUMBERS[0]}–{OWN_NUMBERS[-1]}"
_TITLE = re.compile(r"# +(\S.*)\n?")


@attrs.frozen(kw_only=True)
class ProgrammeKeys:
    """What programme.yaml holds."""

    sessions: tuple[int, ...]
    swappable: tuple[int, ...] = ()
    items: AbstractMapping[str, Item] = attrs.field(factory=dict)
    participants_are: ParticipantsKind = ParticipantsKind.PARENTS
    practice: Practice = attrs.field(factory=Practice)


def load_programme(name: str = "voikukkia", resources: Resources | None = None) -> Programme:
    """Return a programme without its words.

    Args:
        name: The name of its directory in `sessions/`.
        resources: Where templates lie; ours alone by default.

    Raises:
        InputError: No such programme (VK218), or problems in its files, each with its place.
    """
    resources = resources or Resources()
    known = tuple(entry.name for entry in resources.entries("sessions") if entry.is_dir())
    path = resources.find("sessions", name, "programme.yaml") if name in known else None
    if path is None:
        raise InputError(Problem("VK218", ("programme",), name=name, known=known))
    structure = Structure({(kind, "stretch"): _stretch for kind in (Activity, Variant)})
    keys = _built(ProgrammeKeys, structure, path)
    sessions = _sessions(name, resources, structure)
    if keys is None or structure.problems:
        raise InputError(*structure.problems)
    try:
        return Programme(
            name=name,
            sessions=sessions,
            order=keys.sessions,
            swappable=keys.swappable,
            items=keys.items,
            participants_are=keys.participants_are,
            practice=keys.practice,
        )
    except InputError as error:
        raise InputError(*map(structure.placed, error.problems)) from None


def _built(kind: type[T], structure: Structure, path: Path, place: tuple[str, ...] = (), **given: Any) -> T | None:
    """Return what a file holds; what is wrong with it goes to the problems of `structure`."""
    try:
        node = read(path)
    except InputError as error:
        structure.take(error)
        return None
    return structure.build(kind, _with_ids(node) if kind is Session else node, place, **given)


def _stretch(node: Node) -> tuple[int, int]:
    return values.parse_stretch(_text(node))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else "…"


def _sessions(name: str, resources: Resources, structure: Structure) -> tuple[Session, ...]:
    sessions = []
    taken: dict[str, Path] = {}
    for directory in resources.entries("sessions", name):
        if not (directory.is_dir() and directory.name[0].isdigit()):
            continue
        if not _SESSION_NAME.fullmatch(directory.name):
            structure.problems.append(Problem("VK312", name=directory.name))
            continue
        number, _, slug = directory.name.partition("-")
        if number in taken:
            first, second = shown(taken[number]), shown(directory)
            structure.problems.append(Problem("VK309", number=number, first=first, second=second, own=_OWN))
        taken[number] = directory
        path = resources.find("sessions", name, directory.name, "session.yaml")
        if path is not None:
            session = _built(Session, structure, path, (directory.name,), number=int(number), slug=slug)
            sessions += [session] if session else []
    return tuple(sorted(sessions, key=lambda session: session.number))


def _with_ids(node: Node) -> Node:
    """Return the session with ids and methods of activities filled in: each is the other where one is left out."""
    if not isinstance(node, Mapping):
        return node
    return attrs.evolve(node, entries=tuple((key, _fill(key, value)) for key, value in node.entries))


def _fill(key: Scalar, node: Node) -> Node:
    if key.text.casefold() not in spellings("keys.session", "activities") or not isinstance(node, Sequence):
        return node
    return attrs.evolve(node, items=tuple(map(_filled, node.items)))


def _filled(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    given = {key.text: (key, value) for key, value in node.entries}
    methods = {method.value for method in Method}
    for have, lack in (("id", "method"), ("method", "id")):
        if have in given and lack not in given and _text(given[have][1]) in methods:
            key, value = given[have]
            return attrs.evolve(node, entries=(*node.entries, (attrs.evolve(key, text=lack), value)))
    return node


def load_words(
    programme: Programme,
    language: str,
    resources: Resources | None = None,
    sessions: tuple[Session, ...] | None = None,
) -> Words:
    """Return the words of a programme in one language.

    Args:
        programme: The programme.
        language: BCP 47 code.
        resources: Where templates lie; ours alone by default.
        sessions: The sessions whose words are needed; all by default.

    Raises:
        InputError: Words that are missing (VK310), or that do not fit the sessions
            (VK305, VK306) or the things to pack (VK307), and every other problem in
            these files, each with its place.
    """
    resources = resources or Resources()
    structure = Structure()
    base = ("sessions", programme.name)
    own: ProgrammeWords | None = _words_file(ProgrammeWords, structure, resources, language, base)
    if own is not None:
        structure.problems += _unnamed(programme, own, structure, base)
    found: dict[int, SessionWords] = {}
    handouts: dict[int, tuple[Handout, ...]] = {}
    for session in sessions or programme.sessions:
        place = (*base, session.name)
        words = _words_file(SessionWords, structure, resources, language, place)
        if words is not None:
            found[session.number] = words
            structure.problems += _unmatched(session, words, structure, place)
        handouts[session.number] = tuple(_handouts(structure, resources, language, place))
    if own is None or structure.problems:
        raise InputError(*structure.problems)
    return Words(language=language, programme=own, sessions=found, handouts=handouts)


def require_words(programme: Programme, language: str, resources: Resources, sessions: tuple[Session, ...]) -> None:
    """See that a group's words are there in a language, without reading them all.

    An organisation's own words are read, since they may have faults; the kit's are tested.

    Raises:
        InputError: As `load_words`.
    """
    if resources.own:
        load_words(programme, language, resources, sessions)
        return
    names = [programme.name, *(f"{programme.name}/{session.name}" for session in sessions)]
    file = f"{language}.yaml"
    missing = [name for name in names if resources.find("sessions", *name.split("/"), file) is None]
    if missing:
        told = missing[:1] if missing[0] == programme.name else missing  # without its own words, none are there
        problems = (Problem("VK310", ("languages",), language=language, name=name, file=file) for name in told)
        raise InputError(*problems)


def _words_file(
    kind: type[T], structure: Structure, resources: Resources, language: str, place: tuple[str, ...]
) -> T | None:
    path = resources.find(*place, f"{language}.yaml")
    if path is None:
        name, file = place[-1], f"{language}.yaml"
        structure.problems.append(Problem("VK310", language=language, name=name, file=file))
        return None
    return _built(kind, structure, path, place)


def _unmatched(session: Session, words: SessionWords, structure: Structure, place: tuple[str, ...]) -> list[Problem]:
    ids = session.words
    path = (*place, "activities")
    missing = [Problem("VK305", path, activity=name, key="activities") for name in ids if name not in words.activities]
    extra = [Problem("VK306", (*path, name), activity=name) for name in words.activities if name not in ids]
    return [structure.placed(problem) for problem in missing + extra]


def _unnamed(programme: Programme, own: ProgrammeWords, structure: Structure, place: tuple[str, ...]) -> list[Problem]:
    unnamed = (item for item in programme.items if item not in own.items)
    return [structure.placed(Problem("VK307", (*place, "items"), item=item)) for item in unnamed]


def _handouts(structure: Structure, resources: Resources, language: str, place: tuple[str, ...]) -> list[Handout]:
    handouts = []
    for path in resources.entries(*place):
        match = _HANDOUT_NAME.fullmatch(path.name)
        if match is None and path.match("handout-*.md"):
            structure.problems.append(Problem("VK312", name=path.name))
        if match is None or match[2] != language:
            continue
        try:
            handouts.append(_handout(match[1], path))
        except InputError as error:
            structure.take(error)
    return handouts


def _handout(topic: str, path: Path) -> Handout:
    text = read_text(path, shown(path))
    title = _TITLE.match(text)
    if title is None:
        first = text.partition("\n")[0]
        raise InputError(Problem("VK311", place=Place(file=shown(path), line=1, column=1, excerpt=first)))
    return Handout(topic=topic, title=title[1].strip(), text=text[title.end() :].strip())
