"""What is unusual about the days of a series, as warnings with their source."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from voikukkia_kit.errors import Path, Problem, Term
from voikukkia_kit.model.practice import Practice
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Delivery, SessionKind
from voikukkia_kit.schedule.changes import origin
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.sessions import DatedSession, Timetable

__all__ = ["date_warnings"]

_DAYS_A_WEEK = 7
_TWO_YEARS = dt.timedelta(days=2 * 366)


def date_warnings(series: Series, timetable: Timetable, free_days: FreeDays, practice: Practice) -> tuple[Problem, ...]:
    """Return what leaders should look at once more: free days, pauses, order, number of sessions.

    How many days may lie between two sessions, and how many sessions a series has, the
    programme says. A session stands on a free day only where someone put it there: the
    series itself leaves those out.
    """
    return (
        *_free_days(series, timetable, free_days),
        *_distances(timetable, practice),
        *_order(timetable),
        *_numbers(timetable, practice),
        *_school(timetable, free_days),
        *_told(series),
        *_far(series, timetable),
        *_joining(series, timetable),
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


def _distances(timetable: Timetable, practice: Practice) -> Iterator[Problem]:
    usual = practice.days_between
    if usual is None:
        return
    weekly = [(day, dated) for day, dated in _held(timetable) if dated.session.kind is SessionKind.GROUP]
    for (first_day, first), (second_day, second) in pairwise(weekly):
        days = (second_day - first_day).days
        one, other = first.session.number, second.session.number
        if days < usual.fewest:
            yield Problem("VK422", first=one, second=other, days=days, fewest=usual.fewest, source=usual.source)
        elif days not in usual:
            yield Problem("VK406", first=one, second=other, weeks=days // _DAYS_A_WEEK, source=usual.source)


def _order(timetable: Timetable) -> Iterator[Problem]:
    order = {dated.key: index for index, dated in enumerate(timetable.sessions)}
    for first, second in pairwise(timetable.held):
        if order[first.key] > order[second.key] and first.session.number != second.session.number:
            yield Problem("VK416", first=first.session.number, second=second.session.number)


def _numbers(timetable: Timetable, practice: Practice) -> Iterator[Problem]:
    usual, count = practice.sessions, len(timetable.weekly)
    if usual and count not in usual:
        most = usual.most or count
        yield Problem("VK418", ("sessions",), count=count, fewest=usual.fewest, most=most, source=usual.source)


def _school(timetable: Timetable, free_days: FreeDays) -> Iterator[Problem]:
    school = free_days.school
    if school is None:
        return
    unknown = sorted(day for day, _ in _held(timetable) if not school.knows(day))
    for day in unknown[:1]:
        usual = school.usual(day)
        known = tuple(f"{begins}–{begins + 1}" for begins in school.known)
        yield Problem(
            "VK415",
            ("school_breaks",),
            municipality=school.name,
            known=known,
            first=usual.first,
            last=usual.last,
            key=Term("keys.series", "breaks"),
            school_breaks=Term("keys.series", "school_breaks"),
        )


def _told(series: Series) -> Iterator[Problem]:
    for index, change in enumerate(series.changes):
        if change.told < series.made:
            yield Problem("VK419", ("changes", index, "told"), told=change.told, made=series.made)


def _far(series: Series, timetable: Timetable) -> Iterator[Problem]:
    """Yield a warning where days are far from the day the file was made: a slip in a year looks like any other year.

    A file that tells no such day counts as made on 1 January, when nobody makes one: then nothing is early.
    """
    made, seen = series.made, set()
    is_told = (made.month, made.day) != (1, 1)
    for day, dated in _held(timetable):
        path = origin(series, dated)
        path = ("start",) if path == ("time",) else path
        code = "VK430" if is_told and day < made else "VK431" if day > made + _TWO_YEARS else ""
        if code and path not in seen:
            seen.add(path)
            yield Problem(code, path, number=dated.session.number, date=day, made=made)


def _joining(series: Series, timetable: Timetable) -> Iterator[Problem]:
    """Yield a warning where people would wait at an empty call, and one where they would not know which door."""
    for dated in timetable.held:
        path = _way(series, dated)
        if dated.delivery is Delivery.REMOTE and series.link is None:
            yield Problem("VK445", path, number=dated.session.number, key=Term("keys.series", "link"))
            return
        if dated.delivery is Delivery.GROUP and not dated.place.strip():
            yield Problem("VK446", path, number=dated.session.number, key=Term("keys", "place"))


def _way(series: Series, dated: DatedSession) -> Path:
    """Return the field of the series that says how a session is held."""
    found = [
        index
        for index, change in enumerate(series.changes)
        if change.session == dated.session.number and change.delivery is dated.delivery
    ]
    return ("changes", found[-1], "delivery") if found else ("delivery",)
