"""A session on its day, and all sessions of a series together."""

import datetime as dt

import attrs

from voikukkia_kit.errors import Term
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.session import Delivery, Session, SessionKind
from voikukkia_kit.model.valid import checked
from voikukkia_kit.schedule.clock import TimedActivity

__all__ = ["Applied", "DatedSession", "Skipped", "Span", "Timetable"]

Span = tuple[dt.datetime, dt.datetime]  # when a session begins and ends


@attrs.frozen(kw_only=True, field_transformer=checked)
class DatedSession:
    """A session of a series, on a day or still to be agreed.

    Attributes:
        session: What the programme plans.
        ordinal: 0, or which one it is of several pre-meetings.
        start: When it begins, in the time zone of Helsinki; None while it is to be agreed.
        end: When it ends; None with `start`.
        planned: When it was first planned to begin; None with `start`.
        place: Where it is held when people come together in a room; see `room`.
        calendar_place: The place as participants' calendars show it; empty where it would reveal.
        calendar_link: How one joins it when it is remote, as participants' calendars show it;
            empty where nothing is told, or it would reveal.
        delivery: How it is held.
        cancelled: Whether it is not held.
        revision: How many changes made it another: SEQUENCE of RFC 5545, 3.8.7.4. One that
            leaves time, place, way and status as they were does not count.
        stamp: When it last changed, in UTC: DTSTAMP of RFC 5545, 3.8.7.2.
        activities: Its activities on the clock, as they are held in this delivery.
        first: Number of the session that stood here first, where this one is held in its
            stead: calendars know the appointment by it. None where it is the first itself.
    """

    session: Session
    ordinal: int = 0
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    planned: dt.datetime | None = None
    place: str
    calendar_place: str
    calendar_link: str = ""
    delivery: Delivery = Delivery.GROUP
    cancelled: bool = False
    revision: int = 0
    stamp: dt.datetime
    activities: tuple[TimedActivity, ...] = ()
    first: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Return what identifies it within its series: number and ordinal."""
        return self.session.number, self.ordinal

    @property
    def known_as(self) -> tuple[int, int]:
        """Return what identifies it in calendars: its key, or that of the session in whose stead it is held."""
        return self.session.number if self.first is None else self.first, self.ordinal

    @property
    def span(self) -> Span | None:
        """Return when it begins and ends, None while that is to be agreed."""
        return (self.start, self.end) if self.start and self.end else None

    @property
    def is_held(self) -> bool:
        """Return whether people come together at a known time."""
        return self.start is not None and not self.cancelled

    @property
    def load(self) -> int:
        """Return the heaviest load of its activities."""
        return max(timed.activity.load for timed in self.activities)

    @property
    def room(self) -> str:
        """Return where people come; empty when they meet remotely."""
        return "" if self.delivery is Delivery.REMOTE else self.place


@attrs.frozen(field_transformer=checked)
class Skipped:
    """A day of the series on which it is not held, and why."""

    date: dt.date
    reason: Term | str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Applied:
    """A change with the session as it was before and after it."""

    change: Change
    before: DatedSession
    after: DatedSession


@attrs.frozen(field_transformer=checked)
class Timetable:
    """All sessions of a series in the order it holds them.

    Attributes:
        sessions: Pre-meeting, sessions of the series, follow-up; those without a day too.
        skipped: Days left out between the first and the last session of the series.
        changes: Every change that made a session another, in the order it was told.
        dropped: Sessions that the series leaves out now, cancelled at the time they had: only
            calendars know of them.
    """

    sessions: tuple[DatedSession, ...]
    skipped: tuple[Skipped, ...] = ()
    changes: tuple[Applied, ...] = ()
    dropped: tuple[DatedSession, ...] = ()

    @property
    def held(self) -> tuple[DatedSession, ...]:
        """Return the sessions that are held at a known time, earliest first."""
        starts = [(s.start, s.key, s) for s in self.sessions if s.start and s.is_held]
        return tuple(dated for *_, dated in sorted(starts))

    @property
    def by_time(self) -> tuple[DatedSession, ...]:
        """Return every session in order of time, cancelled ones too, as people read a list.

        One without a day stands where it will be held: a pre-meeting before the
        others, a follow-up after them.
        """
        return tuple(sorted(self.sessions, key=_place_in_time))

    @property
    def contents(self) -> tuple[Session, ...]:
        """Return what the programme plans for them, in the order of the series, each once."""
        return tuple({dated.session.number: dated.session for dated in self.sessions}.values())

    @property
    def titled(self) -> tuple[Session, ...]:
        """Return all that calendars need a title of: the contents, and what was dropped."""
        return (*self.contents, *(dated.session for dated in self.dropped))

    @property
    def weekly(self) -> tuple[DatedSession, ...]:
        """Return the sessions of the series itself without those around it, cancelled ones too."""
        return tuple(s for s in self.sessions if s.session.kind is SessionKind.GROUP)

    def position(self, number: int) -> int:
        """Return a session's place in the order of the series, as people call it: `Kerta 6`.

        Files and commands keep the programme's own number, which never changes; people
        count the sessions they come to. A pre-meeting is 0, a follow-up stands after the last.

        Args:
            number: The programme's number of a session of this series.
        """
        order = [session.number for session in self.contents if session.kind is not SessionKind.PRE]
        return order.index(number) + 1 if number in order else 0


def _place_in_time(dated: DatedSession) -> tuple[int, float, tuple[int, int]]:
    if dated.start is None:
        return (0 if dated.session.kind is SessionKind.PRE else 2, 0.0, dated.key)
    return (1, dated.start.timestamp(), dated.key)
