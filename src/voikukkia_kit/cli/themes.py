"""Lists the sessions that a group may choose: numbers, names and load."""

from collections.abc import Iterator
from pathlib import Path

from voikukkia_kit.files.library import Library
from voikukkia_kit.language import Language
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.session import Session, SessionKind

__all__ = ["theme_lines", "themes"]


def themes(templates: tuple[Path, ...], words: Language) -> Iterator[str]:
    """Yield the lines of every programme.

    Args:
        templates: Own directories.
        words: Language of the list; names of sessions are in it where they are there, else in Finnish.

    Raises:
        InputError: Faults of the templates.
    """
    library = Library.at(templates)
    for entry in library.resources.entries("sessions"):
        if entry.is_dir():
            programme = library.programme(entry.name)
            yield words.word("themes", "programme", name=programme.name)
            yield from (f"  {line}" for line in theme_lines(programme, library, words))


def theme_lines(programme: Programme, library: Library, words: Language) -> Iterator[str]:
    """Yield a line for each session: its number, its name, how heavy it is, and whether it may be chosen or swapped."""
    sessions = programme.sessions
    names = library.leaders_words(programme, _readable(programme, library, words), sessions).sessions
    for session in sessions:
        load = words.word("documents", f"load_{session.load}")
        notes = ", ".join([load, *_notes(programme, session, words)])
        yield f"{session.number:>2}  {names[session.number].title} ({notes})"


def _readable(programme: Programme, library: Library, words: Language) -> str:
    """Return the language of the names: the one asked for, or Finnish where it has none."""
    found = library.resources.find("sessions", programme.name, f"leaders.{words.code}.yaml")
    return words.code if found else "fi"


def _notes(programme: Programme, session: Session, words: Language) -> Iterator[str]:
    if session.kind is not SessionKind.GROUP:
        yield words.word("themes", "around")
    elif session.number in programme.swappable:
        yield words.word("themes", "swappable")
    elif session.number not in programme.order:
        yield words.word("themes", "stands_in")
