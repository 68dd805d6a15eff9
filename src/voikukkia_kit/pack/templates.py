"""What is wrong with templates, and what languages still lack in them: looked at without any group."""

from collections.abc import Callable, Iterator
from functools import partial

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.document_files import STYLE_SHEETS
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.translations import begun, lacks
from voikukkia_kit.media.look import style_sheet
from voikukkia_kit.media.outside import local_style
from voikukkia_kit.media.pages import pages_of, refusing

__all__ = ["review_templates"]

_TEMPLATES = (".html", ".txt")
_MISSING = "VK310"  # a text that is not there: told as a note of its language


def review_templates(library: Library) -> tuple[Problem, ...]:
    """Return the faults of an organisation's templates and of ours, then a note for each language that lacks something.

    Args:
        library: Everything that the templates say.
    """
    return (*dict.fromkeys(_faults(library)), *lacks(library.resources))


def _faults(library: Library) -> Iterator[Problem]:
    spoken = begun(library.resources)
    for read in (*_documents(library, spoken), *_programmes(library, spoken)):
        try:
            read()
        except InputError as error:
            yield from (problem for problem in error.problems if problem.code != _MISSING)


def _documents(library: Library, spoken: tuple[str, ...]) -> Iterator[Callable[[], object]]:
    """Yield the readings of all that documents hold: how they are made, their words, their pages."""
    yield library.documents
    yield from (partial(_style, library, name) for name in STYLE_SHEETS)
    for name in (directory.name for directory in library.resources.entries("documents")):
        if library.resources.find("documents", name, "document.yaml"):
            yield from (partial(library.document_words, name, code) for code in spoken)
        for path in library.resources.entries("documents", name):
            if path.suffix in _TEMPLATES:
                yield partial(_page, library, f"{name}/{path.name}")


def _style(library: Library, name: str) -> None:
    local_style(style_sheet(name, library), name)


def _page(library: Library, name: str) -> None:
    with refusing(name):
        pages_of(library).source(name)


def _programmes(library: Library, spoken: tuple[str, ...]) -> Iterator[Callable[[], object]]:
    """Yield the readings of programmes, and of their words in every language."""
    for name in (entry.name for entry in library.resources.entries("sessions") if entry.is_dir()):
        yield partial(library.programme, name)
        yield partial(_letters, library, name)
        for code in spoken:
            yield partial(_words, library, name, code, library.leaders_words)
            yield partial(_words, library, name, code, library.parents_words)


def _letters(library: Library, name: str) -> None:
    if strange := library.strange_letters(library.programme(name)):
        raise InputError(*strange)


def _words(library: Library, name: str, code: str, read: Callable[..., object]) -> None:
    programme = library.programme(name)
    read(programme, code, programme.sessions)
