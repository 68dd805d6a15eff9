"""What several series do at the same time: leaders and rooms that are wanted twice."""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from voikukkia_kit.model.series import Series
from voikukkia_kit.schedule.sessions import DatedSession

__all__ = ["Booking", "Clash", "bookings", "clashes", "following"]


@attrs.frozen(kw_only=True)
class Booking:
    """A time that a series takes of a room and of those who lead it.

    Attributes:
        code: Code of the series.
        start: When it begins, preparation included.
        end: When it ends, debrief included.
        room: Where; empty for a remote session.
        leaders: First names of those who lead.
    """

    code: str
    start: dt.datetime
    end: dt.datetime
    room: str
    leaders: tuple[str, ...]


@attrs.frozen
class Clash:
    """Two series that want the same at the same time.

    Attributes:
        first: The one that begins first.
        second: The other.
        leaders: First names that both have; namesakes may be two people.
        room: The room that both have; empty when there is none.
    """

    first: Booking
    second: Booking
    leaders: tuple[str, ...]
    room: str


def bookings(series: Series, sessions: Iterable[DatedSession]) -> Iterator[Booking]:
    """Yield what the held sessions of a series take.

    Args:
        series: The series: whom it names as leaders, and how long they prepare and debrief.
        sessions: Its sessions; only those held at a known time take anything.
    """
    before = dt.timedelta(minutes=series.preparation_minutes)
    after = dt.timedelta(minutes=series.debrief_minutes)
    for one in sessions:
        leaders = tuple(each.name for each in series.leading(one.session.number))
        if one.is_held and one.start and one.end:
            yield Booking(
                code=series.code, start=one.start - before, end=one.end + after, room=one.room, leaders=leaders
            )


def clashes(booked: Iterable[Booking]) -> tuple[Clash, ...]:
    """Return the pairs of different series that overlap and share a leader or a room, earliest first."""
    open_: list[Booking] = []
    found: list[Clash] = []
    for one in sorted(booked, key=lambda booking: (booking.start, booking.code)):
        open_ = [other for other in open_ if other.end > one.start]
        found += filter(None, (_clash(other, one) for other in open_))
        open_.append(one)
    return tuple(found)


def _clash(first: Booking, second: Booking) -> Clash | None:
    leaders = tuple(name for name in first.leaders if name in second.leaders)
    room = first.room if first.room and first.room.casefold() == second.room.casefold() else ""
    return Clash(first, second, leaders, room) if first.code != second.code and (leaders or room) else None


def following(sessions: Iterable[DatedSession], now: dt.datetime) -> DatedSession | None:
    """Return the session that is on now or comes next, None after the last.

    Args:
        sessions: Sessions of one series, earliest first.
        now: The time, with its zone.
    """
    return next((one for one in sessions if one.end and one.end > now), None)
