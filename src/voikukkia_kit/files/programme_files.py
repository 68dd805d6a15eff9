"""Reads the directories of a programme without its words: what sessions there are, and how each is built."""

import re
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import values
from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.files.fallback import ALL, filled
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.text import shown
from voikukkia_kit.files.yaml import Mapping, Node, Scalar, Sequence, read
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.practice import Practice
from voikukkia_kit.model.programme import OWN_NUMBERS, Item, Programme
from voikukkia_kit.model.session import Activity, Method, Session, Variant
from voikukkia_kit.resources import Resources

__all__ = ["load_programme"]

_SESSION_NAME = re.compile(r"(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")
_OWN = f"{OWN_NUMBERS[0]}–{OWN_NUMBERS[-1]}"


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
    if name not in known or resources.find("sessions", name, "programme.yaml") is None:
        raise InputError(Problem("VK218", ("programme",), name=name, known=known))
    structure = Structure({(kind, "stretch"): _stretch for kind in (Activity, Variant)})
    keys = _keys(structure, resources, name)
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


def _keys(structure: Structure, resources: Resources, name: str) -> ProgrammeKeys | None:
    """Return what programme.yaml holds; what is wrong with it goes to the problems of `structure`."""
    try:
        node, _ = filled(ProgrammeKeys, resources, ("sessions", name, "programme.yaml"), {"items": ALL})
    except InputError as error:
        structure.take(error)
        return None
    return structure.build(ProgrammeKeys, node)


def _session(structure: Structure, path: Path, name: str, **given: Any) -> Session | None:
    """Return what session.yaml holds; what is wrong with it goes to the problems of `structure`."""
    try:
        node = read(path)
    except InputError as error:
        structure.take(error)
        return None
    return structure.build(Session, _with_ids(node), (name,), **given)


def _stretch(node: Node) -> tuple[int, int]:
    return values.parse_stretch(_text(node))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else "…"


def _sessions(name: str, resources: Resources, structure: Structure) -> tuple[Session, ...]:
    sessions = []
    taken: dict[str, Path] = {}
    pictures = resources.entries("documents", FRAME, "pictures")
    drawings = tuple(path.stem for path in pictures if path.suffix == ".svg")
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
            session = _session(structure, path, directory.name, number=int(number), slug=slug)
            sessions += [session] if session else []
            if session and session.phase and session.phase not in drawings:
                problem = Problem("VK113", (directory.name, "phase"), found=session.phase, known=drawings)
                structure.problems.append(structure.placed(problem))
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
