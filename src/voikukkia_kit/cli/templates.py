"""Which templates go with a group file: those that the command names, then those that the file does."""

from collections.abc import Callable, Iterable
from pathlib import Path

from voikukkia_kit.files.group_file import GroupFile
from voikukkia_kit.files.library import Library
from voikukkia_kit.resources import Resources

__all__ = ["libraries", "library_of", "templates_of"]


def templates_of(one: GroupFile, given: Iterable[Path]) -> tuple[Path, ...]:
    """Return the own directories of a group, in order of precedence.

    Args:
        one: The group as its file tells it.
        given: Those that the command names; they come first.

    Raises:
        InputError: The file names a folder that is not there (VK278), or a package that is not (VK230).
    """
    return (*given, *one.own_directories())


def library_of(one: GroupFile, given: Iterable[Path]) -> Library:
    """Return the library of one group. Takes and raises what `templates_of` does."""
    return Library.at(templates_of(one, given))


def libraries(given: tuple[Path, ...]) -> Callable[[GroupFile], Library]:
    """Return what finds the library of each of many groups: those with the same templates read them once."""
    known: dict[Resources, Library] = {}

    def library(one: GroupFile) -> Library:
        resources = Resources(templates_of(one, given))
        return known.setdefault(resources, Library(resources=resources))

    return library
