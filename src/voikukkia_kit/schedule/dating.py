"""Dates a series: week by week, around holidays and breaks, with every change applied."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations
from zoneinfo import ZoneInfo

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Delivery, Session, SessionKind
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.clock import TimedActivity, fit, names
from voikukkia_kit.schedule.days import named_days

__all__ = ["CLOSEST_DAYS", "HELSINKI", "Applied", "DatedSession", "Skipped", "Timetable", "timetable"]

CLOSEST_DAYS = 5  # weekly sessions closer than this are not weekly any more; a day or two within the week is usual
HELSINKI = ZoneInfo("Europe/Helsinki")
_WEEK = dt.timedelta(weeks=1)
_MOST_WEEKS = 104
_Span = tuple[dt.datetime, dt.datetime]
_LIKELY = ("time", "pre_meeting", "follow_up", "changes")  # what to mend when two sessions meet, last first


@attrs.frozen(kw_only=True)
class DatedSession:
    """A session of a group, on a day or still to be agreed.

    Attributes:
        session: What the programme plans.
        ordinal: 0, or which one it is of several pre-meetings.
        start: When it begins, in the time zone of Helsinki; None while it is to be agreed.
        end: When it ends; None with `start`.
        planned: When it was first planned to begin; None with `start`.
        place: Where it is held.
        calendar_place: The place as participants' calendars show it.
        delivery: How it is held.
        cancelled: Whether it is not held.
        revision: How many changes made it another: SEQUENCE of RFC 5545, 3.8.7.4. One that
            leaves time, place, way and status as they were does not count.
        stamp: When it last changed, in UTC: DTSTAMP of RFC 5545, 3.8.7.2.
        activities: Its activities on the clock.
    """

    session: Session
    ordinal: int = 0
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    planned: dt.datetime | None = None
    place: str
    calendar_place: str
    delivery: Delivery = Delivery.GROUP
    cancelled: bool = False
    revision: int = 0
    stamp: dt.datetime
    activities: tuple[TimedActivity, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """Return what identifies it within its group: number and ordinal."""
        return self.session.number, self.ordinal

    @property
    def span(self) -> _Span | None:
        """Return when it begins and ends, None while that is to be agreed."""
        return (self.start, self.end) if self.start and self.end else None

    @property
    def is_held(self) -> bool:
        """Return whether people come together at a known time."""
        return self.start is not None and not self.cancelled


@attrs.frozen
class Skipped:
    """A day of the series on which the group does not meet, and why."""

    date: dt.date
    reason: Term | str


@attrs.frozen(kw_only=True)
class Applied:
    """A change with the session as it was before and after it."""

    change: Change
    before: DatedSession
    after: DatedSession


@attrs.frozen
class Timetable:
    """All sessions of a group in the order the group holds them.

    Attributes:
        sessions: Pre-meeting, weekly sessions, follow-up; those without a day too.
        skipped: Days left out between the first and the last weekly session.
        changes: Every change that made a session another, in the order it was told.
    """

    sessions: tuple[DatedSession, ...]
    skipped: tuple[Skipped, ...] = ()
    changes: tuple[Applied, ...] = ()

    @property
    def held(self) -> tuple[DatedSession, ...]:
        """Return the sessions that are held at a known time, earliest first."""
        starts = [(s.start, s.key, s) for s in self.sessions if s.start and s.is_held]
        return tuple(dated for *_, dated in sorted(starts))

    @property
    def contents(self) -> tuple[Session, ...]:
        """Return what the programme plans for them, in the group's order, each once."""
        return tuple({dated.session.number: dated.session for dated in self.sessions}.values())

    @property
    def weekly(self) -> tuple[DatedSession, ...]:
        """Return the sessions of the weekly series, cancelled ones too."""
        return tuple(s for s in self.sessions if s.session.kind is SessionKind.GROUP)


def timetable(group: Group, programme: Programme, school: MunicipalBreaks | None = None) -> Timetable:
    """Return every session of a group on its day.

    The weekly series begins on `group.start` and goes week by week, leaving out the
    group's breaks, its municipality's school breaks, public holidays and their
    eves. Then the changes are applied in the order they were told: a change moves
    one session and no other, onto any day (an unusual one is a warning, see
    `date_warnings`).

    Args:
        group: The group.
        programme: The programme it follows.
        school: School breaks of `group.school_breaks`, None for none.

    Raises:
        InputError: Every contradiction at once: sessions that the programme does
            not have, changes of sessions without a day, sessions at the same time,
            local times that do not exist or exist twice, activities that do not
            fit. Each problem's path leads to the field of the group.
    """
    chosen = _chosen(group, programme)
    problems: list[Problem] = []
    days, skipped = _series(group, [s.number for s in chosen if s.kind is SessionKind.GROUP], school)
    dated = list(_dated(group, chosen, days))
    applied = _apply(group, dated, problems)
    dated = [_clocked(group, session, problems) for session in dated]
    problems += _clashes(group, dated)
    problems += _unknown_lengths(group, chosen)
    if problems:
        raise InputError(*dict.fromkeys(problems))
    return Timetable(tuple(dated), skipped, tuple(applied))


def _chosen(group: Group, programme: Programme) -> tuple[Session, ...]:
    numbers = group.sessions
    problems = []
    for index, number in enumerate(numbers or ()):
        if number in (numbers or ())[:index]:
            problems.append(Problem("VK210", ("sessions", index), number=number))
        try:
            programme.session(number)
        except InputError as error:
            problems += [problem.inside(("sessions", index)) for problem in error.problems]
    if problems:
        raise InputError(*problems)
    return programme.chosen(numbers)


def _series(
    group: Group, numbers: Sequence[int], school: MunicipalBreaks | None
) -> tuple[list[dt.date], tuple[Skipped, ...]]:
    """Return the days of the weekly sessions, and the days left out between them."""
    days: list[dt.date] = []
    skipped: list[Skipped] = []
    for week in range(_MOST_WEEKS):
        if len(days) == len(numbers):
            break
        day = group.start + week * _WEEK
        reason = None if week == 0 else free_reason(day, group, school)
        if reason is None:
            days.append(day)
        else:
            skipped.append(Skipped(day, reason))
    if len(days) < len(numbers):
        raise InputError(Problem("VK222", ("breaks",), number=numbers[len(days)]))
    return days, tuple(skipped)


def free_reason(day: dt.date, group: Group, school: MunicipalBreaks | None) -> Term | str | None:
    """Return why a group does not meet on a day: a name of the day, the break's own reason, or None."""
    for span in group.breaks:
        if day in span:
            return span.reason or Term("days", "break")
    return named_days(day.year).get(day) or (school.reason(day) if school else None)


def _dated(group: Group, chosen: Sequence[Session], days: Sequence[dt.date]) -> Iterator[DatedSession]:
    weekly = iter(days)
    for session in chosen:
        if session.kind is SessionKind.GROUP:
            moments: Sequence[Moment | None] = (Moment(next(weekly), group.time.start, group.time.end),)
        elif session.kind is SessionKind.PRE:
            moments = group.pre_meeting or (None,)
        else:
            moments = (group.follow_up,)
        for ordinal, moment in enumerate(moments):
            yield _on(group, session, ordinal, moment)


def _on(group: Group, session: Session, ordinal: int, moment: Moment | None) -> DatedSession:
    dated = DatedSession(
        session=session,
        ordinal=ordinal,
        place=group.place,
        calendar_place=group.calendar_place or group.place,
        stamp=_midnight(group.made),
    )
    if moment is None:
        return dated
    start = _at(moment.date, moment.start or group.time.start)
    usual = dt.timedelta(minutes=session.minutes)
    end = _at(moment.date, moment.end) if moment.end else start + usual
    return attrs.evolve(dated, start=start, end=end, planned=start)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, HELSINKI)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _apply(group: Group, dated: list[DatedSession], problems: list[Problem]) -> list[Applied]:
    """Apply the changes in the order they were told, in place, and return what each did."""
    applied: list[Applied] = []
    told: dict[int, dt.date] = {}
    for index, change in enumerate(group.changes):
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
            told[change.session] = max(change.told, told.get(change.session, group.made))
            revision = before.revision + 1
            stamp = _midnight(told[change.session]) + dt.timedelta(seconds=revision)
            dated[mine[0]] = attrs.evolve(changed, revision=revision, stamp=stamp)
            applied.append(Applied(change=change, before=before, after=dated[mine[0]]))
    return applied


def _changed(dated: DatedSession, change: Change, span: _Span) -> DatedSession:
    if change.to is not None:
        return _moved(dated, change.to, span)
    if change.place is not None:
        return attrs.evolve(dated, place=change.place, calendar_place=change.place)
    if change.delivery is not None:
        return attrs.evolve(dated, delivery=change.delivery)
    return attrs.evolve(dated, cancelled=change.cancelled)


def _moved(dated: DatedSession, to: Moment, span: _Span) -> DatedSession:
    start, end = span
    begins = _at(to.date, to.start or start.time())
    ends = _at(to.date, to.end) if to.end else begins + (end - start)
    return attrs.evolve(dated, start=begins, end=ends)


def origin(group: Group, dated: DatedSession) -> tuple[str | int, ...]:
    """Return the field of the group that put a session where it is."""
    for index in range(len(group.changes) - 1, -1, -1):
        change = group.changes[index]
        if change.session == dated.session.number and change.to is not None:
            return ("changes", index, "to")
    if dated.session.kind is SessionKind.PRE:
        return ("pre_meeting", dated.ordinal)
    return ("follow_up",) if dated.session.kind is SessionKind.FOLLOW_UP else ("time",)


def _clocked(group: Group, dated: DatedSession, problems: list[Problem]) -> DatedSession:
    """Return the session with its activities on the clock; what is wrong goes to `problems`."""
    path = origin(group, dated)
    minutes = dated.session.minutes
    if dated.span:
        start, end = dated.span
        problems += [
            Problem("VK207", path, time=moment.time(), date=moment.date())
            for moment in (start, end)
            if not exists_once(moment)
        ]
        minutes = (end - start) // dt.timedelta(minutes=1)
    known = {activity.id for activity in dated.session.activities}
    lengths = {
        length.activity: length.minutes
        for length in group.lengths
        if length.session == dated.session.number and length.activity in known
    }
    try:
        return attrs.evolve(dated, activities=fit(dated.session, minutes, lengths))
    except InputError as error:
        problems += [problem.inside(path) for problem in error.problems]
        return dated


def exists_once(moment: dt.datetime) -> bool:
    """Return whether a local time is neither skipped nor doubled by the change of clocks.

    In both cases the two folds of the local time have different offsets (PEP 495).
    """
    return moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()


def _clashes(group: Group, dated: Sequence[DatedSession]) -> Iterator[Problem]:
    held = [(session.span, session) for session in dated if session.span and session.is_held]
    for ((start, end), first), ((other_start, other_end), second) in combinations(held, 2):
        if start < other_end and other_start < end:
            # Of two that are as likely, the later one.
            path = max(
                origin(group, second), origin(group, first), key=lambda path: (_LIKELY.index(path[0]), path[1:2])
            )
            one, other = first.session.number, second.session.number
            yield Problem("VK206", path, first=one, second=other, date=other_start.date())


def _unknown_lengths(group: Group, chosen: Sequence[Session]) -> Iterator[Problem]:
    sessions = {session.number: session for session in chosen}
    for index, length in enumerate(group.lengths):
        number, name, path = length.session, length.activity, ("lengths", index)
        if number not in sessions:
            yield Problem("VK204", (*path, "session"), number=number, known=tuple(sorted(sessions)))
            continue
        if name not in [activity.id for activity in sessions[number].activities]:
            yield Problem("VK212", (*path, "activity"), number=number, activity=name, known=names(sessions[number]))
