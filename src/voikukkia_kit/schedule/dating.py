"""Dates a series: its rhythm around holidays and breaks, with every change applied."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.revealing import NOTHING, Revealing
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Session, SessionKind
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.changes import apply, dropped_of, left_out, midnight, origin
from voikukkia_kit.schedule.clock import fit, names
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.places import Places
from voikukkia_kit.schedule.rhythm import at, days_of, exists_once, later
from voikukkia_kit.schedule.sessions import DatedSession, Span, Timetable

__all__ = ["timetable"]

_USUAL_MISFIT = "VK211", ("time",)
_ANY_DAY = dt.date(2027, 1, 14)
_LIKELY = ("time", "days", "pre_meeting", "follow_up", "changes")  # what to mend when two sessions meet, last first


def timetable(series: Series, programme: Programme, free_days: FreeDays, revealing: Revealing = NOTHING) -> Timetable:
    """Return every session of a series on its day.

    A series with a rhythm begins on its `start` and goes week by week, or every other
    week, leaving out its own breaks, its municipality's school breaks, public holidays
    and their eves. Days told one by one are taken as they stand. Then the changes are
    applied in the order they were told: a change moves one session and no other, onto
    any day (an unusual one is a warning, see `date_warnings`).

    Args:
        series: The series, a group or another kind.
        programme: The programme it follows.
        free_days: Days on which nobody meets, the school breaks that the series keeps among them.
        revealing: Words that participants' calendars must not show, such as `Library.revealing`
            gives: a place that holds one is left out there. None are looked for by default.

    Raises:
        InputError: Every contradiction at once: sessions that the programme does
            not have, changes of sessions without a day, sessions at the same time,
            local times that do not exist or exist twice, activities that do not
            fit, as many days as there are sessions not told. Each problem's path
            leads to the field of the series.
    """
    free_days.see_that_they_are_of(series)
    chosen = _chosen(series, programme)
    problems: list[Problem] = []
    days, skipped = days_of(series, [s.number for s in chosen if s.kind is SessionKind.GROUP], free_days)
    places = Places(series=series, revealing=revealing)
    left = left_out(series, programme, chosen)
    placed = [*_dated(places, chosen, days), *(_on(places, session, 0, None) for session in left)]
    applied = apply(places, placed, {session.number for session in left}, problems)
    chosen_ones, left_ones = placed[: len(placed) - len(left)], placed[len(placed) - len(left) :]
    dropped = dropped_of(series, chosen_ones, left_ones, problems)
    dated = [_clocked(series, session, problems) for session in chosen_ones]
    problems += _clashes(series, dated)
    problems += _unknown_lengths(series, chosen)
    problems += _unknown_led(series, chosen)
    if problems:
        raise InputError(*dict.fromkeys(_told_once(series, problems)))
    return Timetable(tuple(dated), skipped, tuple(applied), tuple(dropped))


def _chosen(series: Series, programme: Programme) -> tuple[Session, ...]:
    numbers = series.sessions
    problems = []
    earlier: set[int] = set()
    for index, number in enumerate(numbers or ()):
        if number in earlier:
            problems.append(Problem("VK210", ("sessions", index), number=number))
        earlier.add(number)
        try:
            programme.session(number)
        except InputError as error:
            problems += [problem.inside(("sessions", index)) for problem in error.problems]
    if problems:
        raise InputError(*problems)
    return programme.chosen(numbers)


def _dated(places: Places, chosen: Sequence[Session], days: Sequence[Moment]) -> Iterator[DatedSession]:
    series, own = places.series, iter(days)
    for session in chosen:
        if session.kind is SessionKind.GROUP:
            moments: Sequence[Moment | None] = (next(own),)
        elif session.kind is SessionKind.PRE:
            moments = series.pre_meeting or (None,)
        else:
            moments = (series.follow_up,)
        for ordinal, moment in enumerate(moments):
            yield _on(places, session, ordinal, moment)


def _on(places: Places, session: Session, ordinal: int, moment: Moment | None) -> DatedSession:
    series = places.series
    anywhere = DatedSession(
        session=session,
        ordinal=ordinal,
        place="",
        calendar_place="",
        delivery=series.delivery,
        stamp=midnight(series.made),
    )
    dated = places.usual(anywhere)
    if moment is None:
        return dated
    usual = series.time.start if series.time else dt.time()  # a series without a usual time tells each
    start = at(moment.date, moment.start or usual)
    end = at(moment.date, moment.end) if moment.end else start + dt.timedelta(minutes=session.minutes)
    return attrs.evolve(dated, start=start, end=end, planned=start)


def _clocked(series: Series, dated: DatedSession, problems: list[Problem]) -> DatedSession:
    """Return the session with its activities on the clock; what is wrong goes to `problems`."""
    path = origin(series, dated)
    minutes = dated.session.minutes
    if dated.span:
        start, end = dated.span
        problems += _times_that_do_not_exist(series, dated, dated.span)
        minutes = (end - start) // dt.timedelta(minutes=1)
    known = {activity.id for activity in dated.session.held(dated.delivery)}
    lengths = {
        length.activity: length.minutes
        for length in series.lengths
        if length.session == dated.session.number and length.activity in known
    }
    try:
        return attrs.evolve(dated, activities=fit(dated.session, minutes, lengths, delivery=dated.delivery))
    except InputError as error:
        problems += [problem.inside(path) for problem in error.problems]
        return dated


def _times_that_do_not_exist(series: Series, dated: DatedSession, span: Span) -> Iterator[Problem]:
    """Yield a problem for each time that the change of clocks skips or doubles, of the session or around it."""
    path, number = origin(series, dated), dated.session.number
    for moment, minutes in zip(span, (-series.preparation_minutes, series.debrief_minutes), strict=True):
        around = later(moment, minutes)
        if not exists_once(moment):
            yield Problem("VK207", path, time=moment.time(), date=moment.date())
        elif not exists_once(around):
            yield Problem("VK247", path, number=number, time=around.time(), date=around.date())


def _told_once(series: Series, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; a usual time that is too long or too short is one, with an end that fits every session."""
    misfits = [dict(p.facts) for p in problems if (p.code, p.path) == _USUAL_MISFIT]
    yield from (problem for problem in problems if (problem.code, problem.path) != _USUAL_MISFIT)
    for code, limit, fitting in (("VK248", "longest", min), ("VK249", "shortest", max)):
        mine = [facts for facts in misfits if facts["limit"] == Term("when", limit)]
        needed = [minutes for facts in mine if isinstance(minutes := facts["needed"], int)]
        if series.time and needed:
            end = dt.datetime.combine(_ANY_DAY, series.time.start) + dt.timedelta(minutes=fitting(needed))
            numbers, key = tuple(facts["number"] for facts in mine), Term("keys.series", "lengths")
            yield Problem(code, ("time",), numbers=numbers, minutes=mine[0]["minutes"], end=end.time(), key=key)


def _clashes(series: Series, dated: Sequence[DatedSession]) -> Iterator[Problem]:
    held = [(session.span, session) for session in dated if session.span and session.is_held]
    for ((start, end), first), ((other_start, other_end), second) in combinations(held, 2):
        if start < other_end and other_start < end:
            # Of two that are as likely, the later one.
            path = max(
                origin(series, second), origin(series, first), key=lambda path: (_LIKELY.index(path[0]), path[1:2])
            )
            one, other = first.session.number, second.session.number
            yield Problem("VK206", path, first=one, second=other, date=other_start.date())


def _unknown_lengths(series: Series, chosen: Sequence[Session]) -> Iterator[Problem]:
    sessions = {session.number: session for session in chosen}
    for index, length in enumerate(series.lengths):
        number, name, path = length.session, length.activity, ("lengths", index)
        if number not in sessions:
            yield Problem("VK204", (*path, "session"), number=number, known=tuple(sorted(sessions)))
            continue
        if name not in [activity.id for activity in sessions[number].activities]:
            yield Problem("VK212", (*path, "activity"), number=number, activity=name, known=names(sessions[number]))


def _unknown_led(series: Series, chosen: Sequence[Session]) -> Iterator[Problem]:
    known = tuple(sorted(session.number for session in chosen))
    for index, led in enumerate(series.led_by):
        if led.session not in known:
            yield Problem("VK204", ("led_by", index, "session"), number=led.session, known=known)
