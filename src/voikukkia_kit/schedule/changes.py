"""Applies the changes of a series to its sessions, in the order they were told."""

import datetime as dt
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import attrs

from voikukkia_kit.errors import Path, Problem, Term
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Change, Series
from voikukkia_kit.model.session import Session, SessionKind
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.places import Places
from voikukkia_kit.schedule.rhythm import at
from voikukkia_kit.schedule.sessions import Applied, DatedSession, Span

__all__ = ["apply", "dropped_of", "left_out", "midnight", "origin"]


def left_out(series: Series, programme: Programme, chosen: Iterable[Session]) -> list[Session]:
    """Return the sessions that are no longer held, but that changes tell of to calendars given out before.

    A session that was left out of the series is among its changes still: with the time it
    had, so that it can be cancelled there, or with the one that is held in its stead.
    """
    numbers = {session.number for session in chosen}
    told = {c.session for c in series.changes if c.was or c.replaced_by is not None}
    told |= {c.replaced_by for c in series.changes if c.replaced_by is not None}
    return [session for session in programme.sessions if session.number in told - numbers]


def apply(places: Places, dated: list[DatedSession], left: AbstractSet[int], problems: list[Problem]) -> list[Applied]:
    """Apply the changes in place, and return what each did; those that contradict go to `problems`.

    Args:
        places: The series with its changes, and where it meets.
        dated: Its sessions on their days, then those of `left_out` without any.
        left: Numbers of the latter.
        problems: Where contradictions go.
    """
    applied: list[Applied] = []
    for index, change in enumerate(places.series.changes):
        path = ("changes", index, "session")
        at_index = _subject(dated, change.session, path, problems, chosen=places.series.sessions is not None)
        if at_index is None:
            continue
        before = dated[at_index]
        if change.replaced_by is not None and not left & {change.session, change.replaced_by}:
            problems.append(Problem("VK265", path, number=change.session, other=change.replaced_by))
            continue
        if change.replaced_by is not None:
            _replace(dated, change, change.replaced_by, ("changes", index, "replaced_by"), problems)
            continue
        if before.span is None and change.was is None and before.session.number in left:
            dated[at_index] = _counted(before, before, change)  # when it was is told by a later one
            continue
        if change.to is not None or before.span is None:
            before = _as_it_was(before, change.was)
        if before.span is None:
            problems.append(Problem("VK215", path, number=change.session))
            continue
        changed = _changed(before, change, before.span, places)
        if changed == before and change.revision is None:
            continue  # nobody has to be told, and no program takes the event for a new one
        dated[at_index] = _counted(changed, before, change)
        if change.is_news:
            applied.append(Applied(change=change, before=before, after=dated[at_index]))
    return applied


def dropped_of(
    series: Series, held: Iterable[DatedSession], left: Iterable[DatedSession], problems: list[Problem]
) -> list[DatedSession]:
    """Return the appointments that are off, of the sessions left out; those that no change cancels go to `problems`.

    An appointment that goes on with another theme is not off.
    """
    last = {change.session: index for index, change in enumerate(series.changes)}
    known = {session.known_as for session in held}
    dated = [session for session in left if session.start and session.known_as not in known]
    dropped = [session for session in dated if session.cancelled]
    off = {session.known_as for session in dropped}
    problems += [
        Problem("VK264", ("changes", last[one.session.number], "session"), number=one.session.number)
        for one in dated
        if one.known_as not in off
    ]
    return dropped


def _subject(
    dated: Sequence[DatedSession], number: int, path: Path, problems: list[Problem], *, chosen: bool = False
) -> int | None:
    """Return where the one session of a number stands; None after a problem.

    Where the series has `chosen` its sessions, one that is not there was left out after it changed.
    """
    mine = [i for i, session in enumerate(dated) if session.session.number == number]
    if len(mine) == 1:
        return mine[0]
    if mine:
        problems.append(Problem("VK214", path, number=number))
    elif chosen:
        problems.append(Problem("VK250", path, number=number, key=Term("keys.series", "sessions")))
    else:
        known = tuple(sorted({session.session.number for session in dated}))
        problems.append(Problem("VK204", path, number=number, known=known))
    return None


def _replace(dated: list[DatedSession], change: Change, new: int, path: Path, problems: list[Problem]) -> None:
    """Let one session stand where another was: its event goes on under the identity of the first."""
    at_index = _subject(dated, new, path, problems)
    if at_index is not None:
        old = next(session for session in dated if session.session.number == change.session)
        dated[at_index] = attrs.evolve(_counted(dated[at_index], old, change), first=old.known_as[0])


def _as_it_was(dated: DatedSession, was: Moment | None) -> DatedSession:
    """Return the session at the time a change says that it had before."""
    if was is None or was.start is None or was.end is None:
        return dated
    start, end = at(was.date, was.start), at(was.date, was.end)
    return attrs.evolve(dated, start=start, end=end, planned=start)


def _counted(changed: DatedSession, before: DatedSession, change: Change) -> DatedSession:
    """Return a changed session with the next revision, and the stamp of it: neither ever falls."""
    revision = max(before.revision + 1, change.revision or 0)
    told = max(change.told, before.stamp.date())
    return attrs.evolve(changed, revision=revision, stamp=midnight(told) + dt.timedelta(seconds=revision))


def _changed(dated: DatedSession, change: Change, span: Span, places: Places) -> DatedSession:
    if change.to is not None:
        return _moved(dated, change.to, span)
    if change.place or change.calendar_place:
        return places.changed(dated, change)
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
