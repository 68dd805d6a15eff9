"""What is unusual about the days of a group, as warnings with their source."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.group import Group
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.dating import DatedSession, Timetable, free_reason

__all__ = ["date_warnings"]

_LONG_PAUSE_DAYS = 21
_DAYS_A_WEEK = 7
_USUAL_SESSIONS = range(6, 13)


def date_warnings(group: Group, timetable: Timetable, school: MunicipalBreaks | None = None) -> tuple[Problem, ...]:
    """Return what leaders should look at once more: free days, pauses, order, number of sessions.

    A pause of three weeks or more is long; two sessions closer than a week are
    named too. A session stands on a free day only where someone put it there: the
    series itself leaves those out.
    """
    return (
        *_free_days(group, timetable, school),
        *_distances(timetable),
        *_numbers(timetable),
        *_school(group, timetable, school),
        *_told(group),
    )


def _day(dated: DatedSession) -> dt.date:
    assert dated.start is not None  # noqa: S101  # callers pass held sessions
    return dated.start.date()


def _free_days(group: Group, timetable: Timetable, school: MunicipalBreaks | None) -> Iterator[Problem]:
    for dated in timetable.held:
        reason = free_reason(_day(dated), group, school)
        if reason is not None:
            yield Problem("VK407", number=dated.session.number, date=_day(dated), reason=reason)


def _distances(timetable: Timetable) -> Iterator[Problem]:
    held = [dated for dated in timetable.held if dated.session.kind is SessionKind.GROUP]
    for first, second in pairwise(held):
        days = (_day(second) - _day(first)).days
        numbers = {"first": first.session.number, "second": second.session.number}
        if days >= _LONG_PAUSE_DAYS:
            yield Problem("VK406", weeks=days // _DAYS_A_WEEK, **numbers)
        elif days < _DAYS_A_WEEK - 2:
            yield Problem("VK422", days=days, **numbers)
    order = {dated.key: index for index, dated in enumerate(timetable.sessions)}
    for first, second in pairwise(timetable.held):
        if order[first.key] > order[second.key] and first.session is not second.session:
            yield Problem("VK416", first=first.session.number, second=second.session.number)


def _numbers(timetable: Timetable) -> Iterator[Problem]:
    count = len(timetable.weekly)
    if count not in _USUAL_SESSIONS:
        yield Problem("VK418", ("sessions",), count=count)


def _school(group: Group, timetable: Timetable, school: MunicipalBreaks | None) -> Iterator[Problem]:
    if school is None:
        return
    unknown = sorted({_day(dated).year for dated in timetable.held if not school.knows(_day(dated))})
    for year in unknown[:1]:
        known = tuple(f"{begins}–{begins + 1}" for begins in school.known)
        key = Term("keys", "breaks")
        yield Problem("VK415", ("school_breaks",), municipality=school.name, known=known, year=year, key=key)


def _told(group: Group) -> Iterator[Problem]:
    for index, change in enumerate(group.changes):
        if change.told < group.made:
            yield Problem("VK419", ("changes", index, "told"), told=change.told, made=group.made)
