"""Applies the changes of a series to its sessions, in the order they were told."""

import datetime as dt

import attrs

from voikukkia_kit.errors import Path, Problem
from voikukkia_kit.model.series import Change, Series
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.rhythm import at
from voikukkia_kit.schedule.sessions import Applied, DatedSession, Span

__all__ = ["apply", "midnight", "origin"]


def apply(series: Series, dated: list[DatedSession], problems: list[Problem]) -> list[Applied]:
    """Apply the changes in place, and return what each did; those that contradict go to `problems`."""
    applied: list[Applied] = []
    told: dict[int, dt.date] = {}
    for index, change in enumerate(series.changes):
        path = ("changes", index, "session")
        mine = [i for i, session in enumerate(dated) if session.session.number == change.session]
        if not mine:
            known = tuple(sorted({session.session.number for session in dated}))
            problems.append(Problem("VK204", path, number=change.session, known=known))
        elif len(mine) > 1:
            problems.append(Problem("VK214", path, number=change.session))
        elif (span := dated[mine[0]].span) is None:
            problems.append(Problem("VK215", path, number=change.session))
        else:
            before = dated[mine[0]]
            changed = _changed(before, change, span)
            if changed == before:
                continue  # nobody has to be told, and no program takes the event for a new one
            told[change.session] = max(change.told, told.get(change.session, series.made))
            revision = before.revision + 1
            stamp = midnight(told[change.session]) + dt.timedelta(seconds=revision)
            dated[mine[0]] = attrs.evolve(changed, revision=revision, stamp=stamp)
            applied.append(Applied(change=change, before=before, after=dated[mine[0]]))
    return applied


def _changed(dated: DatedSession, change: Change, span: Span) -> DatedSession:
    if change.to is not None:
        return _moved(dated, change.to, span)
    if change.place is not None:
        return attrs.evolve(dated, place=change.place, calendar_place=change.place)
    if change.delivery is not None:
        return attrs.evolve(dated, delivery=change.delivery)
    return attrs.evolve(dated, cancelled=change.cancelled)


def _moved(dated: DatedSession, to: Moment, span: Span) -> DatedSession:
    start, end = span
    begins = at(to.date, to.start or start.time())
    ends = at(to.date, to.end) if to.end else begins + (end - start)
    return attrs.evolve(dated, start=begins, end=ends)


def origin(series: Series, dated: DatedSession) -> Path:
    """Return the field of the series that put a session where it is."""
    for index in range(len(series.changes) - 1, -1, -1):
        change = series.changes[index]
        if change.session == dated.session.number and change.to is not None:
            return ("changes", index, "to")
    if dated.session.kind is SessionKind.PRE:
        return ("pre_meeting", dated.ordinal)
    if dated.session.kind is SessionKind.FOLLOW_UP:
        return ("follow_up",)
    starts = [at(moment.date, moment.start) for moment in series.days if moment.start]
    return ("days", starts.index(dated.planned)) if dated.planned in starts else ("time",)


def midnight(day: dt.date) -> dt.datetime:
    """Return the first moment of a day in UTC, in which calendars stamp what they hold."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)
