"""The files of a group's calendars, every way out of them, and the same with faults planted in them.

Each comes with the meetings that a reader has to see in it.
"""

from zoneinfo import ZoneInfo

import icalendar  # noqa: TID251  the zone that it writes is one of the faults

from conformance.meetings import AFTER, BEFORE, CHANGES, READERS, Meeting, events, held, meetings, series
from voikukkia_kit.calendars import ical
from voikukkia_kit.calendars.event import identity

__all__ = ["DROPPED", "MOVED", "PEOPLE", "File", "every_file", "feeds", "imports", "mails", "planted", "singles"]

NAME = "Ryhmä; SJK-K27, ”Å”"
PEOPLE = {"organizer": "maija@example.fi", "attendee": "a.b@example.org"}
MOVED, DROPPED = 6, 7  # sessions that change twice; the second is cancelled in the end

File = tuple[bytes, list[Meeting]]


def imports(reader: str) -> list[File]:
    """Return the file to import before and after the changes."""
    every = [(of, events(of, reader)) for of in (BEFORE, AFTER)]
    return [(ical.import_file(each, name=NAME), meetings(of, held(of, reader))) for of, each in every]


def feeds(reader: str) -> list[File]:
    """Return the feed before and after the changes."""
    every = [(of, events(of, reader)) for of in (BEFORE, AFTER)]
    return [(ical.feed(each, name=NAME), meetings(of, each)) for of, each in every]


def singles(reader: str) -> list[File]:
    """Return the files of one event after the changes."""
    return [(ical.single_file(event), meetings(AFTER, [event])) for event in held(AFTER, reader)]


def mails(number: int) -> list[File]:
    """Return the mails about a session, one for each change, with what a calendar has to show after each."""
    uid = identity("calendar", AFTER.code, number, 0, "session", "participants", "fi")
    made: dict[int, File] = {}
    for of in (series(CHANGES[:count]) for count in range(len(CHANGES) + 1)):
        event = next(event for event in events(of, "participants") if event.uid == uid)
        data = (ical.cancel if event.cancelled else ical.invite)(event, **PEOPLE)
        made[event.revision] = data, [] if event.cancelled else meetings(of, [event])
    return list(made.values())


def every_file() -> dict[str, File]:
    """Return every file that can be handed out after the changes, by a name that tells its way out."""
    made = {}
    for reader in READERS:
        made[f"{reader}-import"] = imports(reader)[-1]
        made[f"{reader}-feed"] = feeds(reader)[-1]
        made |= {f"{reader}-single-{number}": file for number, file in enumerate(singles(reader))}
        for number, event in enumerate(events(AFTER, reader)):
            way, write = ("cancel", ical.cancel) if event.cancelled else ("invite", ical.invite)
            made[f"{reader}-{way}-{number}"] = write(event, **PEOPLE), meetings(AFTER, [event])
    return made


def planted() -> dict[str, File]:
    """Return the file that facilitators import with a fault in it, by its name, and the meetings as they are.

    In one the last session but one begins an hour late. By the zone of the second the
    clocks change three hours late. The third has the zone that icalendar 7.3.0
    writes, with its RDATEs.
    """
    data, right = imports("facilitators")[-1]
    zone = icalendar.Timezone.from_tzinfo(ZoneInfo("Europe/Helsinki")).to_ical()
    faults = {
        "wrong-hour": {b"DTSTART;TZID=Europe/Helsinki:20271104T17": b"DTSTART;TZID=Europe/Helsinki:20271104T18"},
        "late-zone": {b"19700329T03": b"19700329T06", b"19701025T04": b"19701025T07"},
        "zone-of-icalendar": {ical.VTIMEZONE.replace("\n", "\r\n").encode(): zone},
    }
    return {name: (_replaced(data, fault), right) for name, fault in faults.items()}


def _replaced(data: bytes, pairs: dict[bytes, bytes]) -> bytes:
    for right, wrong in pairs.items():
        assert right in data
        data = data.replace(right, wrong)
    return data
