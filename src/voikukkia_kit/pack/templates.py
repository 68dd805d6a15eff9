"""What is wrong with templates, and what languages still lack in them: looked at without any group."""

from collections.abc import Callable, Iterator
from functools import partial

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.translations import lacks

__all__ = ["review_templates"]


def review_templates(library: Library) -> tuple[Problem, ...]:
    """Return the faults of an organisation's templates and of ours, then a note for each language that lacks something.

    Args:
        library: The templates, an organisation's own before ours.
    """
    return (*_faults(library), *lacks(library.resources))


def _faults(library: Library) -> Iterator[Problem]:
    names = (entry.name for entry in library.resources.entries("sessions") if entry.is_dir())
    reads: list[Callable[[], object]] = [partial(library.programme, name) for name in names]
    for read in (*reads, library.documents, library.contacts):
        try:
            read()
        except InputError as error:
            yield from error.problems
