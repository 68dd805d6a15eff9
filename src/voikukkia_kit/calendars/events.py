"""Decides which events each reader's calendar holds, with which text and identity.

Facilitators see the theme, and their own time before and after; where others see their
calendar, as a peer parent's family does, they take the same without themes. Participants
see a neutral word, time and place: their calendar must not give them away. Who books
rooms sees how long the place is needed. How events are written is `ical`'s.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import attrs

from voikukkia_kit.calendars.event import Event, fits_in_place, identity, one_line
from voikukkia_kit.errors import Fact
from voikukkia_kit.language import Language
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Delivery, SessionKind
from voikukkia_kit.model.words import LeadersWords
from voikukkia_kit.schedule import DatedSession, Timetable
from voikukkia_kit.schedule.rhythm import later

__all__ = ["facilitator_events", "neutral_events", "participant_events", "room_events"]

_SESSION = "session"  # the slot that everyone shares
_ROOM = "room"
_NAMED = (_SESSION, _ROOM)  # slots whose events have files of their own

_Times = tuple[dt.datetime, dt.datetime]  # start and end


@attrs.frozen(kw_only=True)
class _Calendar:
    """One reader's calendar of one group."""

    series: Series
    language: Language
    reader: Reader
    is_neutral: bool = False  # whether nothing in it tells what the group is

    def word(self, name: str, /, **facts: Fact) -> str:
        return self.language.word("calendar", name, **facts)

    @property
    def secret(self) -> tuple[str, ...]:
        """Return the key of the group, without which anyone could try codes until an identity comes out.

        Leaders' events name the group in their text, so that a key would hide nothing; theirs go on without,
        and stay the same when a key is added later.
        """
        key = self.series.key
        return (key,) if key and (self.is_neutral or self.reader is Reader.ROOMS) else ()

    @property
    def whose(self) -> tuple[str, ...]:
        """Return what tells this calendar from every other of the group."""
        is_ours = self.is_neutral and self.reader is Reader.FACILITATORS
        return (self.reader.value, *(["neutral"] if is_ours else []), self.language.code)

    def event(self, dated: DatedSession, slot: str, title: str, times: _Times) -> Event:
        """Return the event of a session, or of a slot around it."""
        leads = self.reader is Reader.FACILITATORS
        number = f"{dated.session.number:02d}" + (f"-{dated.ordinal + 1}" if dated.ordinal else "")
        return Event(
            name=number if slot in _NAMED else "",
            uid=identity("calendar", *self.secret, self.series.code, *dated.known_as, slot, *self.whose),
            revision=dated.revision,
            stamp=dated.stamp,
            start=times[0],
            end=times[1],
            # Outlook shows no STATUS ([MS-OXCICAL], 2.1.3.1.1.20.23), so the title tells.
            summary=self.word("cancelled", title=title) if dated.cancelled else title,
            location=self.place(dated),
            description="\n".join(self.notes(dated)) if leads and not self.is_neutral else "",
            category=self.category,
            cancelled=dated.cancelled,
            private=self.reader is not Reader.ROOMS,
            alarm_minutes=self.series.alarm_minutes if leads and slot == _SESSION else None,
            busy=not dated.cancelled,
        )

    @property
    def category(self) -> str:
        """Return the one category of all events, by which they are found and deleted together."""
        if self.reader is Reader.ROOMS:
            return self.word("room")
        return self.word("appointment") if self.is_neutral else self.word("group", code=self.series.code)

    def place(self, dated: DatedSession) -> str:
        """Return where to come, or how to join from afar.

        Participants need the link in the entry itself: it is private, and without it somebody sits alone
        before a screen. Theirs has no description, which others would read on a lock screen.
        """
        if dated.delivery is Delivery.REMOTE:
            link = dated.calendar_link
            return link if link and fits_in_place(link) else self.word("remote")
        return dated.calendar_place if self.is_neutral else dated.place

    def theme(self, dated: DatedSession, words: LeadersWords, position: int, *, several: bool) -> str:
        """Return the title of a session as its leaders know it: with its place in the series, or one of several."""
        title = one_line(words.sessions[dated.session.number].title) or self.word("appointment")
        if several:
            return self.word("one_of_several", title=title, number=dated.ordinal + 1)
        if dated.session.kind is SessionKind.GROUP and position:
            return self.word("session", title=title, number=position)
        return title

    def notes(self, dated: DatedSession) -> Iterator[str]:
        """Yield the lines under a session: which group, how it is held or joined, when it was to be."""
        yield self.word("group", code=self.series.code)
        names = self.language.joined(one.name for one in self.series.leading(dated.session.number))
        if names:
            yield self.word("led_by", names=names)
        if dated.delivery is Delivery.REMOTE and self.series.link:  # not as a place, which may be cut
            yield self.word("join", link=self.series.link)
        if dated.delivery is Delivery.INDIVIDUAL:
            yield self.word("individual")
        if dated.planned is not None and dated.planned != dated.start:
            day = f"{self.language.weekday(dated.planned)} {self.language.date(dated.planned)}"
            yield self.word("moved", day=day, time=dated.planned.time())


def facilitator_events(
    series: Series, timetable: Timetable, words: LeadersWords, language: Language
) -> tuple[Event, ...]:
    """Return what the pair's calendar holds: every dated session, with the pair's own slots around it.

    Preparation and debrief are events of their own: the time is taken, and the
    session keeps the times that everyone else knows.

    Args:
        series: The series.
        timetable: Its sessions; those still to be agreed have no event.
        words: The titles of the sessions.
        language: Language of the calendar.

    Returns:
        Events in order of time, those of cancelled sessions too.

    Raises:
        InputError: A slot begins or ends in an hour that does not exist once (VK207).
    """
    calendar = _Calendar(series=series, language=language, reader=Reader.FACILITATORS)
    several = _several(timetable)

    def title(dated: DatedSession) -> str:
        number = dated.session.number
        return calendar.theme(dated, words, timetable.position(number), several=number in several)

    return _with_slots(calendar, timetable, title)


def neutral_events(series: Series, timetable: Timetable, language: Language) -> tuple[Event, ...]:
    """Return what `facilitator_events` does, without anything that tells what the group is.

    It is for who leads and has a calendar that others see: a peer parent is a parent whose
    child was placed, and her phone lies on a kitchen table. A neutral word and a number, the
    place as participants' calendars show it, her own slots too; identities of its own.

    Takes, returns and raises what `facilitator_events` does, but for the titles.
    """
    calendar = _Calendar(series=series, language=language, reader=Reader.FACILITATORS, is_neutral=True)
    word = calendar.word("appointment")

    def title(dated: DatedSession) -> str:
        number = timetable.position(dated.session.number)
        return calendar.word("session", title=word, number=number) if number else word

    return _with_slots(calendar, timetable, title)


def _with_slots(
    calendar: _Calendar, timetable: Timetable, title_of: Callable[[DatedSession], str]
) -> tuple[Event, ...]:
    series, events = calendar.series, []
    for dated, (start, end) in _dated(timetable):
        title = title_of(dated)
        events.append(calendar.event(dated, _SESSION, title, (start, end)))
        around = {"preparation": (later(start, -series.preparation_minutes), start)}
        around["debrief"] = (end, later(end, series.debrief_minutes))
        for slot, times in around.items():
            if times[0] < times[1]:
                events.append(calendar.event(dated, slot, calendar.word(slot, title=title), times))
    return _in_order(events)


def participant_events(series: Series, timetable: Timetable, language: Language) -> tuple[Event, ...]:
    """Return what participants' calendars hold: a neutral word, the time and the place.

    It shows on a lock screen and to the family it is shared with: a theme, an
    organiser or a description would tell that a child has been placed. Where each
    family has a pre-meeting of its own, none is here, since one file serves all. A
    session that is held with each alone is cancelled here: nobody comes at its time.

    Args:
        series: The series.
        timetable: Its sessions; those still to be agreed have no event.
        language: Language of the participants.

    Returns:
        Events in order of time, those of cancelled sessions too.
    """
    calendar = _Calendar(series=series, language=language, reader=Reader.PARTICIPANTS, is_neutral=True)
    several, title = _several(timetable), calendar.word("appointment")
    return _in_order(
        calendar.event(attrs.evolve(dated, cancelled=not _is_shared(dated)), _SESSION, title, times)
        for dated, times in _dated(timetable)
        if dated.session.number not in several
    )


def room_events(series: Series, timetable: Timetable, language: Language) -> tuple[Event, ...]:
    """Return what the one who books rooms needs: from when until when, and where; no theme.

    A room is taken from setting up to clearing. A session that became remote, or is held
    with each alone, needs none: its event is cancelled, so that a room booked before is set
    free. One that was so from the start has no event.

    Takes, returns and raises what `facilitator_events` does.
    """
    calendar = _Calendar(series=series, language=language, reader=Reader.ROOMS)
    before = (applied.before for applied in timetable.changes)
    with_room = {dated.key for dated in (*timetable.sessions, *before) if dated.delivery is Delivery.GROUP}
    events = []
    for dated, (start, end) in _dated(timetable):
        if dated.key not in with_room:
            continue
        times = (later(start, -series.preparation_minutes), later(end, series.debrief_minutes))
        is_free = dated.cancelled or dated.delivery is not Delivery.GROUP
        booked = attrs.evolve(dated, cancelled=is_free, delivery=Delivery.GROUP)
        events.append(calendar.event(booked, _ROOM, calendar.word("room"), times))
    return _in_order(events)


def _dated(timetable: Timetable) -> Iterator[tuple[DatedSession, _Times]]:
    for dated in (*timetable.sessions, *timetable.dropped):
        if dated.span is not None:
            yield dated, dated.span


def _is_shared(dated: DatedSession) -> bool:
    """Return whether all come together, in a room or remotely."""
    return not dated.cancelled and dated.delivery is not Delivery.INDIVIDUAL


def _several(timetable: Timetable) -> set[int]:
    """Return the numbers of the sessions that each family has for itself."""
    counted = Counter(dated.session.number for dated in timetable.sessions)
    return {d.session.number for d in timetable.sessions if d.ordinal or counted[d.session.number] > 1}


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.start, event.end, event.uid)))
