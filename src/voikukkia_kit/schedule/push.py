"""Pushes the later sessions of a series out of the way of one that moved."""

import datetime as dt

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.series import Change, Series
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.rhythm import CLOSEST_DAYS, usual_days
from voikukkia_kit.schedule.sessions import Timetable

__all__ = ["next_usual", "pushed"]


def pushed(series: Series, timetable: Timetable, moved: Change, free_days: FreeDays) -> tuple[Change, ...]:
    """Return the changes that keep a series in its rhythm after one of its sessions moves later.

    Each later session, in the order of the series, that would come less than five days
    after the one before it goes to the next usual day that is far enough and not free.
    The first one that is late enough already ends it.

    Args:
        series: The series.
        timetable: Its sessions before the move.
        moved: The move, to a day.
        free_days: Days on which nobody meets.

    Raises:
        InputError: The series has no rhythm that could be kept (VK245), or no usual day
            is left within two years of its start (VK222).
    """
    assert moved.to is not None  # noqa: S101  # only moves push
    if series.days:
        raise InputError(Problem("VK245", ("days",), days=Term("keys.series", "days")))
    weekly = [dated for dated in timetable.weekly if dated.start is not None and not dated.cancelled]
    numbers = [dated.session.number for dated in weekly]
    if moved.session not in numbers:
        return ()
    last = moved.to.date
    changes = []
    for dated in weekly[numbers.index(moved.session) + 1 :]:
        if dated.start is not None and (dated.start.date() - last).days >= CLOSEST_DAYS:
            break
        last = next_usual(last, series, free_days, dated.session.number)
        changes.append(Change(session=dated.session.number, told=moved.told, to=Moment(last)))
    return tuple(changes)


def next_usual(day: dt.date, series: Series, free_days: FreeDays, number: int) -> dt.date:
    """Return the first usual day of a series that is far enough from a day and not free.

    Args:
        day: The day of the session before.
        series: The series, with a rhythm.
        free_days: Days on which nobody meets.
        number: Number of the session that looks for a day.

    Raises:
        InputError: None is left within two years of its start (VK222).
    """
    earliest = day + dt.timedelta(days=CLOSEST_DAYS)
    for moment in usual_days(series):
        if moment.date >= earliest and not free_days.reason(series, moment.date):
            return moment.date
    raise InputError(Problem("VK222", ("changes",), number=number))
