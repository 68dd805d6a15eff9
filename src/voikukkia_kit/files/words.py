"""Reads the words of a programme: a file for each reader and language, and handouts, only where they are needed."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import attrs

from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files.document_files import load_document_words
from voikukkia_kit.files.fallback import ALL, Needed, filled
from voikukkia_kit.files.programme_files import ProgrammeKeys
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.text import read_text, shown
from voikukkia_kit.language import lineage
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.session import Delivery, Session
from voikukkia_kit.model.words import Handout, LeadersProgramme, LeadersSession, ParentsProgramme, ParentsSession
from voikukkia_kit.resources import Resources

__all__ = [
    "LEADERS",
    "PARENTS",
    "leaders_programme",
    "leaders_session",
    "missing_words",
    "notes",
    "parents_programme",
    "parents_session",
    "session_handouts",
]

T = TypeVar("T", bound=attrs.AttrsInstance)
LEADERS, PARENTS = "leaders", "parents"  # how the file of each reader begins
_NAMING: dict[str, Collection[str]] = {
    "colophon": ALL,
    "documents": ALL,
}  # what names the programme is its own, whoever words the rest
_HANDOUT_NAME = re.compile(r"handout-([a-z0-9]+(?:-[a-z0-9]+)*)\.([A-Za-z-]+)\.md")
_TITLE = re.compile(r"# +(\S.*)\n?")


def leaders_programme(programme: Programme, language: str, resources: Resources) -> LeadersProgramme:
    """Return the programme's own words for leaders in one language.

    Raises:
        InputError: There are none (VK310), a thing to pack has no name (VK307), or
            other problems of the file, each with its place.
    """
    needed = _NAMING | {"items": programme.items}
    structure, value = _words(LeadersProgramme, LEADERS, language, resources, programme.name, needed=needed)
    unnamed = (item for item in programme.items if item not in value.items)
    problems = [Problem("VK307", ("items",), item=item) for item in unnamed]
    problems += _unknown(value.documents, language, resources)
    _raise(map(structure.placed, problems))
    return value


def _unknown(said: Mapping[str, Mapping[str, str]], language: str, resources: Resources) -> Iterator[Problem]:
    """Yield a problem for each word of a document that the programme says otherwise and no document has."""
    for document, words in said.items():
        known = {"title"}
        if resources.find("documents", document, "document.yaml"):
            try:
                known |= set(load_document_words(document, language, resources).words)
            except InputError:  # told where that document is made
                continue
        yield from (Problem("VK118", ("documents", document, name), key=name) for name in words if name not in known)


def leaders_session(programme: Programme, session: Session, language: str, resources: Resources) -> LeadersSession:
    """Return the words of a session for leaders in one language.

    Raises:
        InputError: There are none (VK310), they do not fit the activities (VK305,
            VK306), or other problems of the file, each with its place.
    """
    ids, path = session.words, ("activities",)
    names = programme.name, session.name
    structure, value = _words(LeadersSession, LEADERS, language, resources, *names, needed={"activities": ids})
    missing = [Problem("VK305", path, activity=name, key="activities") for name in ids if name not in value.activities]
    extra = () if _may_lag(resources, language, *names) else _extra(value, ids, "VK306")
    _raise(map(structure.placed, (*missing, *extra)))
    return value


def _extra(words: LeadersSession, ids: Collection[str], code: str) -> Iterator[Problem]:
    return (Problem(code, ("activities", name), activity=name) for name in words.activities if name not in ids)


def _may_lag(resources: Resources, language: str, *names: str) -> bool:
    """Return whether words are an organisation's own and their session is the kit's, which a release may change."""
    place = _place(LEADERS, language, resources, *names)
    words, session = place and resources.find(*place), resources.find("sessions", *names, "session.yaml")
    return bool(words and session and resources.is_own(words) and not resources.is_own(session))


def parents_programme(programme: Programme, language: str, resources: Resources) -> ParentsProgramme:
    """Return the programme's own words for parents in one language; empty where no language has any.

    Raises:
        InputError: Other languages have some and this one has none (VK310), or problems of the file.
    """
    if not _begun(PARENTS, resources, programme.name):
        return ParentsProgramme()
    structure, value = _words(ParentsProgramme, PARENTS, language, resources, programme.name, needed=_NAMING)
    _raise(map(structure.placed, _unknown(value.documents, language, resources)))
    return value


def parents_session(programme: Programme, session: Session, language: str, resources: Resources) -> ParentsSession:
    """Return the words of a session for parents in one language; empty where no language has any.

    Raises:
        InputError: As `parents_programme`.
    """
    if not _begun(PARENTS, resources, programme.name, session.name):
        return ParentsSession()
    return _words(ParentsSession, PARENTS, language, resources, programme.name, session.name)[1]


def session_handouts(
    programme: Programme, session: Session, language: str, resources: Resources
) -> tuple[Handout, ...]:
    """Return the handouts of a session in one language, by topic.

    Raises:
        InputError: A name that cannot be used (VK312), or a handout without a title (VK311).
    """
    problems: list[Problem] = []
    handouts, spoken = [], lineage(language)
    found: dict[str, dict[str, Path]] = {}
    for path in resources.entries("sessions", programme.name, session.name):
        match = _HANDOUT_NAME.fullmatch(path.name)
        if match is None and path.match("handout-*.md"):
            problems.append(Problem("VK312", name=path.name))
        if match is not None and match[2] in spoken:
            found.setdefault(match[1], {})[match[2]] = path
    for topic, paths in found.items():
        try:
            handouts.append(_handout(topic, next(paths[code] for code in spoken if code in paths)))
        except InputError as error:
            problems += error.problems
    _raise(problems)
    return tuple(handouts)


def missing_words(
    programme: Programme, reader: str, language: str, resources: Resources, sessions: tuple[Session, ...]
) -> Iterator[Problem]:
    """Yield a problem for each file of words that a series needs and that is not there, without reading any.

    Args:
        programme: The programme.
        reader: `LEADERS` or `PARENTS`.
        language: BCP 47 code.
        resources: Where templates lie.
        sessions: The sessions of the series.
    """
    for parts in ((programme.name,), *((programme.name, session.name) for session in sessions)):
        wanted = reader == LEADERS or _begun(reader, resources, *parts)
        if wanted and _place(reader, language, resources, *parts) is None:
            file = f"{reader}.{language}.yaml"
            yield Problem("VK310", ("languages",), language=language, name="/".join(parts), file=file)
            if len(parts) == 1:
                return  # without its own words, none are there


def notes(
    programme: Programme, language: str, resources: Resources, sessions: tuple[Session, ...]
) -> Iterator[Problem]:
    """Yield what an organisation's own files lack of what the kit's have (VK428), or hold beyond it (VK429)."""
    held = (activity.held(way) for session in sessions for activity in session.activities for way in Delivery)
    items = {material.item for activity in held if activity for material in activity.materials}
    name = programme.name
    leaders = partial(_place, LEADERS, language, resources, name)
    wanted: list[tuple[type[attrs.AttrsInstance], tuple[str, ...] | None, Needed]] = [
        (ProgrammeKeys, ("sessions", name, "programme.yaml"), {"items": items}),
        (LeadersProgramme, leaders(), _NAMING | {"items": items}),
        (ParentsProgramme, _place(PARENTS, language, resources, name), _NAMING),
    ]
    for session in sessions:
        wanted.append((LeadersSession, leaders(session.name), {"activities": session.words}))
        if _may_lag(resources, language, name, session.name):
            structure, value = _words(LeadersSession, LEADERS, language, resources, name, session.name)
            yield from map(structure.placed, _extra(value, session.words, "VK429"))
    for kind, place, needed in wanted:
        if place is not None:
            yield from filled(kind, resources, place, needed)[1]


def _words(
    kind: type[T], reader: str, language: str, resources: Resources, *parts: str, needed: Needed = MappingProxyType({})
) -> tuple[Structure, T]:
    """Return what a file of words holds, with what places its problems."""
    place = _place(reader, language, resources, *parts)
    if place is None:
        raise InputError(Problem("VK310", language=language, name=parts[-1], file=f"{reader}.{language}.yaml"))
    structure = Structure()
    value = structure.build(kind, filled(kind, resources, place, needed)[0])
    if value is None or structure.problems:
        raise InputError(*structure.problems)
    return structure, value


def _place(reader: str, language: str, resources: Resources, *parts: str) -> tuple[str, ...] | None:
    """Return where the words of a language lie, or those of a language that stands in for it; None for nowhere."""
    places = (("sessions", *parts, f"{reader}.{code}.yaml") for code in lineage(language))
    return next((place for place in places if resources.find(*place)), None)


def _begun(reader: str, resources: Resources, *parts: str) -> bool:
    """Return whether any language has words for this reader there."""
    return any(path.match(f"{reader}.*.yaml") for path in resources.entries("sessions", *parts))


def _raise(problems: Iterator[Problem] | list[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise InputError(*found)


def _handout(topic: str, path: Path) -> Handout:
    text = read_text(path, shown(path))
    title = _TITLE.match(text)
    if title is None:
        first = text.partition("\n")[0]
        raise InputError(Problem("VK311", place=Place(file=shown(path), line=1, column=1, excerpt=first)))
    return Handout(topic=topic, title=title[1].strip(), text=text[title.end() :].strip())
