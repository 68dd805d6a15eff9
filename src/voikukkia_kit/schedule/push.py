"""Pushes the later sessions of a series out of the way of one that moved."""

import datetime as dt

from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.dating import CLOSEST_DAYS, Timetable, free_reason

__all__ = ["pushed"]

_DAY = dt.timedelta(days=1)


def pushed(
    group: Group, timetable: Timetable, moved: Change, school: MunicipalBreaks | None = None
) -> tuple[Change, ...]:
    """Return the changes that keep a series weekly after one of its sessions moves later.

    Each later session, in the group's order, that would come less than five days
    after the one before it goes to the group's next usual day that is far enough
    and not free. The first one that is late enough already ends it.

    Args:
        group: The group.
        timetable: Its sessions before the move.
        moved: The move, to a day.
        school: School breaks that the group keeps.
    """
    assert moved.to is not None  # noqa: S101  # only moves push
    weekly = [dated for dated in timetable.weekly if dated.start is not None and not dated.cancelled]
    numbers = [dated.session.number for dated in weekly]
    if moved.session not in numbers:
        return ()
    last = moved.to.date
    changes = []
    for dated in weekly[numbers.index(moved.session) + 1 :]:
        if dated.start is not None and (dated.start.date() - last).days >= CLOSEST_DAYS:
            break
        last = _next_usual(last, group, school)
        changes.append(Change(session=dated.session.number, told=moved.told, to=Moment(last)))
    return tuple(changes)


def _next_usual(day: dt.date, group: Group, school: MunicipalBreaks | None) -> dt.date:
    day += CLOSEST_DAYS * _DAY
    while day.weekday() != group.time.weekday or free_reason(day, group, school):
        day += _DAY
    return day
