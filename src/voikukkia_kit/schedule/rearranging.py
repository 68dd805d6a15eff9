"""Makes the changes that move several sessions at once: two change days, the rest get another time, one is left out."""

import datetime as dt
from itertools import pairwise

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.sessions import DatedSession, Span, Timetable

__all__ = ["exchanged", "left_out", "retimed", "span_of"]


def exchanged(timetable: Timetable, first: int, second: int, told: dt.date) -> tuple[Change, Change]:
    """Return the changes by which two sessions change places, each taking the day and the times of the other.

    Args:
        timetable: The sessions as they are.
        first: Number of one.
        second: Number of the other.
        told: The day it is told.

    Raises:
        InputError: As `span_of`.
    """
    one, other = span_of(timetable, first), span_of(timetable, second)
    return (
        Change(session=first, told=told, to=_moment(other, one)),
        Change(session=second, told=told, to=_moment(one, other)),
    )


def retimed(
    timetable: Timetable, number: int, start: dt.time, end: dt.time | None, told: dt.date
) -> tuple[Change, ...]:
    """Return the changes that give a session and those of the series after it another time on their days.

    Cancelled ones stay as they are, and so does what has the time already.

    Args:
        timetable: The sessions as they are.
        number: Number of the first session with the new time.
        start: When they begin.
        end: When they end; each keeps its length when None.
        told: The day it is told.

    Raises:
        InputError: As `span_of`, and there is nothing to change (VK226).
    """
    first = span_of(timetable, number)[0].date()
    rest = [(dated.span, dated) for dated in timetable.weekly if dated.span and dated.is_held]
    found = tuple(
        Change(session=dated.session.number, told=told, to=Moment(begins.date(), start, end))
        for (begins, ends), dated in sorted(rest, key=lambda one: one[0])
        if begins.date() >= first and (begins.time(), ends.time()) != (start, end or _later(start, ends - begins))
    )
    if not found:
        raise InputError(Problem("VK226", number=number))
    return found


def left_out(timetable: Timetable, number: int, told: dt.date) -> tuple[Change, ...]:
    """Return the changes that tell of a session left out of its series: each after it takes the day before its own.

    The session stays among the changes, cancelled at the time it had: calendars that were
    given out know it. The others tell when they were too, for the series leads them to
    other days now.

    Args:
        timetable: The sessions as they were.
        number: Its number.
        told: The day it is told.

    Raises:
        InputError: As `span_of`.
    """
    gone = span_of(timetable, number)
    held = sorted((dated.span, dated.session.number) for dated in timetable.weekly if dated.span and dated.is_held)
    later = [one for one in held if one[0] > gone]
    changes = [Change(session=number, told=told, was=_whole(gone), cancelled=True)]
    for (to, _), (span, other) in pairwise([(gone, number), *later]):
        changes.append(Change(session=other, told=told, to=_moment(to, span), was=_whole(span)))
    return tuple(changes)


def span_of(timetable: Timetable, number: int) -> Span:
    """Return when a session begins and ends.

    Raises:
        InputError: The series does not have it (VK204), has it on several days (VK214), or on none yet (VK215).
    """
    found: list[DatedSession] = [dated for dated in timetable.sessions if dated.session.number == number]
    if not found:
        known = tuple(sorted({dated.session.number for dated in timetable.sessions}))
        raise InputError(Problem("VK204", number=number, known=known))
    if len(found) > 1:
        raise InputError(Problem("VK214", number=number))
    if found[0].span is None:
        raise InputError(Problem("VK215", number=number))
    return found[0].span


def _moment(to: Span, was: Span) -> Moment:
    """Return a day with only those times that a session does not have already."""
    (start, end), (began, ended) = to, was
    if end - start != ended - began:
        return Moment(start.date(), start.time(), end.time())
    return Moment(start.date(), None if start.time() == began.time() else start.time())


def _whole(span: Span) -> Moment:
    start, end = span
    return Moment(start.date(), start.time(), end.time())


def _later(start: dt.time, length: dt.timedelta) -> dt.time:
    return (dt.datetime.combine(dt.date.min, start) + length).time()
