"""The meetings on which every reader of calendars has to agree, with the times that `zoneinfo` gives them.

One group whose series crosses both changes of clock of 2027, with moves, cancellations
and a remote session. Times are expected from the timetable and `zoneinfo`, not from
what our writer makes of them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

import attrs

from calendar_groups import FINNISH, change, group, session, words
from voikukkia_kit.calendars.event import Event, identity
from voikukkia_kit.calendars.events import facilitator_events, participant_events, room_events
from voikukkia_kit.files.facts import load_named_days
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import Break, Moment
from voikukkia_kit.schedule import FreeDays, timetable

__all__ = ["AFTER", "BEFORE", "CHANGES", "READERS", "Meeting", "cancelled", "events", "held", "meetings", "series"]

READERS = ("facilitators", "participants", "rooms")
PREPARATION, DEBRIEF = dt.timedelta(minutes=30), dt.timedelta(minutes=45)
TITLES = {
    0: "Ennakkotapaaminen",
    1: "Tutustuminen, sopimus; luottamus",
    2: "Åsa’n tarina: ”miltä tuntui?”",
    3: "Ŋuovdi, Čearrogeaš; sápmi",
    4: "Vanhemman kriisi",
    5: r"C:\Noste, 100 %; \n \, ja \N",
    6: "Lapsen sijoitus; ero, ikävä",
    7: "Häpeä",
    8: "Pitkä nimi " + "åäö ŋ ’, ; " * 12,
    9: "Voimavarat 🌼",
    10: "Tulevaisuus",
    11: "Jälkitapaaminen",
}
PROGRAMME = Programme(name="p", sessions=tuple(map(session, TITLES)), order=tuple(TITLES))
MARCH, OCTOBER = dt.date(2027, 3, 1), dt.date(2027, 10, 1)
CHANGES = (
    # In the hours after the clocks went forward, where a change that comes too late shows.
    change(2, told=MARCH, to=Moment(dt.date(2027, 3, 28), dt.time(4, 30))),
    change(3, told=MARCH, cancelled=True),
    change(4, told=MARCH, delivery=Delivery.REMOTE),
    change(5, told=MARCH, cancelled=True),
    change(5, told=MARCH, restored=True),
    change(6, told=OCTOBER, to=Moment(dt.date(2027, 10, 8), dt.time(16, 30))),
    change(6, told=OCTOBER, place="Kirjasto; sali 2, Ylistaro’n Å-talo"),
    change(7, told=OCTOBER, to=Moment(dt.date(2027, 10, 15))),
    change(7, told=OCTOBER, cancelled=True),
    # And after they went back.
    change(8, told=OCTOBER, to=Moment(dt.date(2027, 10, 31), dt.time(4, 30))),
)

_Times = tuple[dt.datetime, dt.datetime]


@attrs.frozen(kw_only=True, order=True)
class Meeting:
    """What a reader tells of an event, or has to tell; times as `2027-03-11T15:00:00Z`."""

    start: str
    end: str
    uid: str
    summary: str
    location: str
    sequence: int
    status: str


def series(changes: Sequence[Change] = CHANGES) -> Group:
    """Return the group: sessions in spring and autumn with the summer between, as it is after these changes."""
    return group(
        place="Perhekeskus, Kauppakatu 1; 2. krs",
        calendar_place="Kauppakatu 1, Seinäjoki",
        start=dt.date(2027, 3, 11),
        made=dt.date(2027, 1, 15),
        breaks=(Break(dt.date(2027, 4, 16), dt.date(2027, 10, 6)),),
        preparation_minutes=PREPARATION // dt.timedelta(minutes=1),
        debrief_minutes=DEBRIEF // dt.timedelta(minutes=1),
        pre_meeting=(Moment(dt.date(2027, 3, 4), dt.time(16)), Moment(dt.date(2027, 3, 4), dt.time(18, 45))),
        follow_up=Moment(dt.date(2027, 12, 2)),
        changes=tuple(changes),
    )


BEFORE, AFTER = series(()), series()  # as first planned, and with every change


def events(of: Group, reader: str) -> tuple[Event, ...]:
    """Return the events of one reader's calendar, those of cancelled sessions too."""
    dates = timetable(of, PROGRAMME, FreeDays(days=load_named_days()))
    if reader == "facilitators":
        return facilitator_events(of, dates, words(TITLES), FINNISH)
    return (participant_events if reader == "participants" else room_events)(of, dates, FINNISH)


def held(of: Group, reader: str) -> list[Event]:
    """Return the events that take place."""
    return [event for event in events(of, reader) if not event.cancelled]


def cancelled(of: Group, reader: str) -> list[Event]:
    """Return the events that do not."""
    return [event for event in events(of, reader) if event.cancelled]


def when(of: Group) -> Mapping[str, _Times]:
    """Return when everything takes place, in UTC by `zoneinfo`, by UID."""
    found: dict[str, _Times] = {}
    for dated in timetable(of, PROGRAMME, FreeDays(days=load_named_days())).sessions:
        assert dated.span is not None  # every session of this group has its day
        start, end = map(_utc, dated.span)
        times = {
            ("facilitators", "preparation"): (start - PREPARATION, start),
            ("facilitators", "session"): (start, end),
            ("facilitators", "debrief"): (end, end + DEBRIEF),
            ("participants", "session"): (start, end),
            ("rooms", "room"): (start - PREPARATION, end + DEBRIEF),
        }
        for (reader, slot), span in times.items():
            found[identity("calendar", of.code, *dated.key, slot, reader, "fi")] = span
    return found


def _utc(moment: dt.datetime) -> dt.datetime:
    """Return a time on the clock of Helsinki in UTC, by a zone of our own making."""
    return moment.replace(tzinfo=ZoneInfo("Europe/Helsinki")).astimezone(dt.UTC)


def meetings(of: Group, chosen: Iterable[Event]) -> list[Meeting]:
    """Return what a reader has to tell of these events, in order of time."""
    times = when(of)
    return sorted(
        Meeting(
            start=f"{times[event.uid][0]:%Y-%m-%dT%H:%M:%SZ}",
            end=f"{times[event.uid][1]:%Y-%m-%dT%H:%M:%SZ}",
            uid=event.uid,
            summary=event.summary,
            location=event.location,
            sequence=event.revision,
            status="CANCELLED" if event.cancelled else "CONFIRMED",
        )
        for event in chosen
    )
