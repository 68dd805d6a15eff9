"""What is unusual about the days of a series, as warnings with their source."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.schedule.changes import origin
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.rhythm import CLOSEST_DAYS
from voikukkia_kit.schedule.sessions import DatedSession, Timetable

__all__ = ["date_warnings"]

_LONG_PAUSE_DAYS = 21
_DAYS_A_WEEK = 7
_USUAL_SESSIONS = range(6, 13)


def date_warnings(series: Series, timetable: Timetable, free_days: FreeDays) -> tuple[Problem, ...]:
    """Return what leaders should look at once more: free days, pauses, order, number of sessions.

    A pause of three weeks or more is long; two sessions less than five days apart
    are named too. A session stands on a free day only where someone put it there: the
    series itself leaves those out.
    """
    return (
        *_free_days(series, timetable, free_days),
        *_distances(timetable),
        *_numbers(timetable),
        *_school(timetable, free_days),
        *_told(series),
    )


def _held(timetable: Timetable) -> list[tuple[dt.date, DatedSession]]:
    return [(dated.start.date(), dated) for dated in timetable.held if dated.start]


def _free_days(series: Series, timetable: Timetable, free_days: FreeDays) -> Iterator[Problem]:
    for day, dated in _held(timetable):
        reason = free_days.reason(series, day)
        if reason is not None:
            path = origin(series, dated)
            # A rhythm leaves out every free day but its first, which its leaders chose.
            path = ("start",) if path == ("time",) else path
            yield Problem("VK407", path, number=dated.session.number, date=day, reason=reason)


def _distances(timetable: Timetable) -> Iterator[Problem]:
    weekly = [(day, dated) for day, dated in _held(timetable) if dated.session.kind is SessionKind.GROUP]
    for (first_day, first), (second_day, second) in pairwise(weekly):
        days = (second_day - first_day).days
        one, other = first.session.number, second.session.number
        if days >= _LONG_PAUSE_DAYS:
            yield Problem("VK406", first=one, second=other, weeks=days // _DAYS_A_WEEK)
        elif days < CLOSEST_DAYS:
            yield Problem("VK422", first=one, second=other, days=days)
    order = {dated.key: index for index, dated in enumerate(timetable.sessions)}
    for first, second in pairwise(timetable.held):
        if order[first.key] > order[second.key] and first.session.number != second.session.number:
            yield Problem("VK416", first=first.session.number, second=second.session.number)


def _numbers(timetable: Timetable) -> Iterator[Problem]:
    count = len(timetable.weekly)
    if count not in _USUAL_SESSIONS:
        yield Problem("VK418", ("sessions",), count=count)


def _school(timetable: Timetable, free_days: FreeDays) -> Iterator[Problem]:
    school = free_days.school
    if school is None:
        return
    unknown = sorted({day.year for day, _ in _held(timetable) if not school.knows(day)})
    for year in unknown[:1]:
        known = tuple(f"{begins}–{begins + 1}" for begins in school.known)
        yield Problem(
            "VK415",
            ("school_breaks",),
            municipality=school.name,
            known=known,
            year=year,
            key=Term("keys.series", "breaks"),
        )


def _told(series: Series) -> Iterator[Problem]:
    for index, change in enumerate(series.changes):
        if change.told < series.made:
            yield Problem("VK419", ("changes", index, "told"), told=change.told, made=series.made)
