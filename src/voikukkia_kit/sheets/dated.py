"""Puts a series on its days with what the library knows: its programme, its free days, its documents."""

from collections.abc import Iterator

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.words import LEADERS, PARENTS
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group
from voikukkia_kit.schedule import FreeDays, Timetable, timetable

__all__ = ["Dated", "date"]


@attrs.frozen(kw_only=True)
class Dated:
    """A series on its days, with what they come from.

    Attributes:
        series: The series.
        programme: The programme it follows.
        free_days: The days on which nobody meets.
        timetable: Its sessions on their days.
        documents: Names of the documents that it chose; all when None.
    """

    series: Group
    programme: Programme
    free_days: FreeDays
    timetable: Timetable
    documents: frozenset[str] | None


def date(series: Group, library: Library) -> Dated:
    """Return a series on its days.

    Args:
        series: The series.
        library: Where its programme, free days and documents are found.

    Raises:
        InputError: Every contradiction at once, each at its place where the series was
            read from a file; also what `timetable` and the library raise.
    """
    try:
        programme = library.programme(series.programme)
        free_days = library.free_days(series)
        dated = Dated(
            series=series,
            programme=programme,
            free_days=free_days,
            timetable=timetable(series, programme, free_days),
            documents=_chosen(series, library),
        )
        _require_words(dated, library)
    except InputError as error:
        if series.source is None:
            raise
        raise InputError(*map(series.source.placed, error.problems)) from None
    return dated


def _require_words(dated: Dated, library: Library) -> None:
    """See that every word the series needs is there, before anything is made of it."""
    series, timetable = dated.series, dated.timetable
    for code in series.languages:
        library.require_words(dated.programme, code, LEADERS, timetable.titled)
        library.require_words(dated.programme, series.participants_language or code, PARENTS, timetable.contents)


def _chosen(series: Group, library: Library) -> frozenset[str] | None:
    if series.documents is None:
        return None
    names = library.document_names()
    problems = list(_unknown(series.documents, library, series.languages[0]))
    if problems:
        raise InputError(*problems)
    return frozenset(names[name.casefold()] for name in series.documents)


def _unknown(chosen: tuple[str, ...], library: Library, language: str) -> Iterator[Problem]:
    for index, name in enumerate(chosen):
        if name.casefold() not in library.document_names():
            called = (library.document_words(document.name, language).name for document in library.documents())
            yield Problem("VK219", ("documents", index), name=name, known=tuple(dict.fromkeys(called)))
