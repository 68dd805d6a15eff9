"""Puts a series on its days with what the library knows: its programme, its free days, its documents."""

from collections.abc import Iterator

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.letters import at_letter, in_value
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.words import LEADERS, PARENTS
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.revealing import NOTHING, Revealing
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
        revealing: The words that participants' calendars must not show.
        timetable: Its sessions on their days.
        documents: Names of the documents that it chose; all when None.
    """

    series: Group
    programme: Programme
    free_days: FreeDays
    revealing: Revealing
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
    problems = list(in_value(series, library.letters()))
    try:
        dated = _dated(series, library)
    except InputError as error:
        problems += error.problems
    if series.source:
        problems = [at_letter(one) if one.code == "VK290" else one for one in map(series.source.placed, problems)]
    if problems:
        raise InputError(*problems)
    return dated


def _dated(series: Group, library: Library) -> Dated:
    programme = library.programme(series.programme)
    free_days = library.free_days(series)
    is_for_parents = programme.participants_are is ParticipantsKind.PARENTS
    revealing = library.revealing() if is_for_parents else NOTHING
    dated = Dated(
        series=series,
        programme=programme,
        free_days=free_days,
        revealing=revealing,
        timetable=timetable(series, programme, free_days, revealing),
        documents=_chosen(series, library),
    )
    _require_words(dated, library)
    if strange := library.strange_letters(programme):
        raise InputError(*strange)
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
