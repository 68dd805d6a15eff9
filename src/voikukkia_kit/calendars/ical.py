"""Writes events as iCalendar files and invitations: the only module that imports icalendar, and late.

Four ways out, since programs differ in what they update: a file to import, a file
for one event, a feed to subscribe to, and an invitation by mail. Outlook updates an
event it has only by feed or invitation; an import doubles it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from voikukkia_kit.calendars.event import Event, identity, one_line
from voikukkia_kit.language import Language, plain

__all__ = ["VTIMEZONE", "cancel", "feed", "import_file", "invite", "is_address", "mail", "single_file"]

# Names no product: it would tell what a participant's calendar is about (RFC 5545, 3.7.3).
_PRODID = "-//Calendar//Calendar 1.0//EN"
_IN_ZONE = {"TZID": "Europe/Helsinki"}
# What a mailto: address holds without quoting (RFC 6068, 2), within the ASCII of RFC 5322.
_ADDRESS = re.compile(r"[A-Za-z0-9.!$'*+_~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")

VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19700329T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""The time zone as every event uses it (RFC 5545, 3.6.5).

Written by hand: the one of icalendar 7.3.0 lists RDATEs, and Outlook, Thunderbird
and others then put autumn events an hour wrong.
"""

_ZONE = VTIMEZONE.replace("\n", "\r\n").encode()
_END = b"END:VCALENDAR\r\n"

_Line = tuple[str, str, dict[str, str]]  # name, value before escaping, parameters

_REFRESH: tuple[_Line, ...] = (
    ("REFRESH-INTERVAL", "PT12H", {"VALUE": "DURATION"}),
    ("X-PUBLISHED-TTL", "PT12H", {}),
)


def import_file(events: Iterable[Event], *, name: str = "") -> bytes:
    """Return all events in one file to import, without the cancelled ones.

    Args:
        events: Events of one calendar, each uid once.
        name: What the calendar is called where it opens beside others. It is left out
            of a file of one event, which Outlook then opens as an appointment, and
            where an event is private and has no text: a participant's calendar must not name itself.

    Returns:
        An iCalendar file: UTF-8, CRLF, its VTIMEZONE first (RFC 5545, 3.4).
    """
    return _file((event for event in events if not event.cancelled), name=name)


def single_file(event: Event) -> bytes:
    """Return a file of one event, which programs open as an appointment to be saved.

    Raises:
        ValueError: The event is cancelled: a file would put it into the calendar.
    """
    if event.cancelled:
        raise ValueError("A cancelled event has no file of its own: it is taken away by feed or mail.")
    return _file([event])


def feed(events: Iterable[Event], *, name: str = "", alarms: bool = False) -> bytes:
    """Return a calendar to subscribe to, which programs read again twice a day.

    Cancelled events stay in it with STATUS:CANCELLED: one that only vanished would
    remain in some programs (RFC 5545, 3.8.1.11). REFRESH-INTERVAL is the standard's
    word for how often (RFC 7986, 5.7), X-PUBLISHED-TTL that of Outlook.

    Args:
        events: Events of one calendar, each uid once.
        name: What the calendar is called, as for `import_file`.
        alarms: Whether the events' alarms are in it; Outlook ignores those of feeds.

    Returns:
        An iCalendar file, as `import_file`.
    """
    return _file(events, name=name, extra=_REFRESH, alarms=alarms)


def invite(event: Event, *, organizer: str, attendee: str) -> bytes:
    """Return an invitation for one recipient, as it goes into a mail (RFC 5546, 3.2.2).

    Sent again after a change it updates what the recipient accepted, by the same UID
    and a higher SEQUENCE.

    Args:
        event: The event.
        organizer: Mail address that invites.
        attendee: Mail address of the one recipient: another's would tell who comes.

    Returns:
        An iCalendar file with METHOD:REQUEST.

    Raises:
        ValueError: The event is cancelled, or an address cannot be used.
    """
    if event.cancelled:
        raise ValueError("A cancelled event invites nobody: send a cancellation.")
    people = _people(organizer, attendee, asks=True)
    return _file([event], extra=(("METHOD", "REQUEST", {}),), people=people)


def cancel(event: Event, *, organizer: str, attendee: str) -> bytes:
    """Return the cancellation of an invitation (RFC 5546, 3.2.5): METHOD:CANCEL, otherwise as `invite`.

    Raises:
        ValueError: The event takes place, or an address cannot be used.
    """
    if not event.cancelled:
        raise ValueError("Only a cancelled event is cancelled by mail: its SEQUENCE has risen.")
    people = _people(organizer, attendee, asks=False)
    return _file([event], extra=(("METHOD", "CANCEL", {}),), people=people)


def mail(
    event: Event, *, organizer: str, attendee: str, language: Language, news: str = "", attached: bool = False
) -> bytes:
    """Return a draft that invites one recipient, or tells one that the event is cancelled.

    Plain text first, then the calendar, in base64 and not as an attachment (RFC 6047,
    2.4): Outlook then shows buttons to accept. `X-Unsent: 1` makes Outlook open it
    as a draft. Programs that write it anew lose the calendar; one that is attached
    beside the text survives them. A draft has no Date, and its boundary is a hash, so that the same
    event gives the same bytes.

    Args:
        event: The event; a cancelled one makes a cancellation.
        organizer: Mail address of the sender.
        attendee: Mail address of the one recipient. It is not kept.
        language: Language of the recipient.
        news: What changed since the recipient was invited, with the former time; empty at first.
        attached: Attach the calendar, as multipart/mixed.

    Returns:
        A file ending in .eml (RFC 5322).

    Raises:
        ValueError: An address cannot be used.
    """
    from email import message, policy

    method, write = ("CANCEL", cancel) if event.cancelled else ("REQUEST", invite)
    calendar = write(event, organizer=organizer, attendee=attendee)
    when = plain(language.moment(event.start, event.end))
    said = language.word("calendar", "mail_attached" if attached and not event.cancelled else f"mail_{method.lower()}")
    draft = message.EmailMessage(policy=policy.SMTP)
    draft["X-Unsent"] = "1"
    draft["From"] = organizer
    draft["To"] = attendee
    draft["Subject"] = f"{news}: {event.summary}, {when}" if news else f"{event.summary}, {when}"
    lines = [*filter(None, [news]), event.summary, when, *filter(None, [event.location, event.description]), "", said]
    draft.set_content("\n".join(lines), cte="base64")
    part: dict[str, Any] = {"subtype": "calendar", "cte": "base64", "params": {"method": method}}
    if attached:
        draft.add_attachment(calendar.decode(), filename="invite.ics", **part)
    else:
        draft.add_alternative(calendar.decode(), **part)
    draft.set_boundary(f"=_{identity('mail', event.uid, event.revision, method)}")
    return draft.as_bytes()


def _file(
    events: Iterable[Event],
    *,
    name: str = "",
    extra: tuple[_Line, ...] = (),
    people: tuple[_Line, ...] = (),
    alarms: bool = True,
) -> bytes:
    """Return a calendar of these events.

    Args:
        events: The events, in the order they are written.
        name: What it is called, or empty.
        extra: Properties of the calendar besides the usual ones.
        people: Properties of every event besides its own.
        alarms: Whether the events' alarms are in it.
    """
    events = tuple(events)
    name = one_line(name)
    # What is private and says nothing more is a neutral calendar, and must not name itself.
    is_named = bool(name) and len(events) > 1 and not any(e.private and not e.description for e in events)
    head: list[_Line] = [
        ("VERSION", "2.0", {}),
        ("PRODID", _PRODID, {}),
        ("CALSCALE", "GREGORIAN", {}),
        *extra,
    ]
    if is_named:
        head += [("NAME", name, {}), ("X-WR-CALNAME", name, {})]
    bodies = [((*_properties(event), *people), _alarm(event) if alarms else ()) for event in events]
    return _written(head, bodies)


def _properties(event: Event) -> Iterator[_Line]:
    """Yield the properties of an event, each named once (RFC 5545, 3.6.1)."""
    stamp = f"{event.stamp:%Y%m%dT%H%M%SZ}"
    yield "UID", event.uid, {}
    yield "DTSTAMP", stamp, {}
    yield "LAST-MODIFIED", stamp, {}  # some programs look at nothing else to see what a feed changed
    yield "SEQUENCE", str(event.revision), {}
    yield "STATUS", "CANCELLED" if event.cancelled else "CONFIRMED", {}
    yield "DTSTART", f"{event.start:%Y%m%dT%H%M%S}", _IN_ZONE
    yield "DTEND", f"{event.end:%Y%m%dT%H%M%S}", _IN_ZONE
    yield "SUMMARY", event.summary, {}
    if event.location:
        yield "LOCATION", event.location, {}
    if event.description:
        yield "DESCRIPTION", event.description, {}
    if event.category:
        yield "CATEGORIES", event.category, {}
    yield "CLASS", "PRIVATE" if event.private else "PUBLIC", {}
    yield "TRANSP", "OPAQUE" if event.busy else "TRANSPARENT", {}
    yield "X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if event.busy else "FREE", {}


def _alarm(event: Event) -> tuple[_Line, ...]:
    """Return the properties of the event's alarm (RFC 5545, 3.6.6), none when it has none."""
    if event.alarm_minutes is None:
        return ()
    trigger = f"-PT{event.alarm_minutes}M"
    return ("ACTION", "DISPLAY", {}), ("DESCRIPTION", event.summary, {}), ("TRIGGER", trigger, {})


def is_address(text: str) -> bool:
    """Return whether a text is a mail address that can be invited or invite."""
    return bool(_ADDRESS.fullmatch(text))


def _people(organizer: str, attendee: str, *, asks: bool) -> tuple[_Line, _Line]:
    """Return who invites and who is invited (RFC 5545, 3.8.4.1 and 3.8.4.3)."""
    if not (is_address(organizer) and is_address(attendee)):
        raise ValueError("A mail address such as name@example.org was expected.")  # never the address itself
    params = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION"} | ({"RSVP": "TRUE"} if asks else {})
    return ("ORGANIZER", f"mailto:{organizer}", {}), ("ATTENDEE", f"mailto:{attendee}", params)


def _written(head: Iterable[_Line], bodies: Iterable[tuple[Iterable[_Line], Iterable[_Line]]]) -> bytes:
    """Return the bytes of a calendar: its own properties, its zone, and its events with their alarms."""
    import icalendar  # noqa: TID251  late, and here is where calendars are made

    def filled(component: icalendar.Component, lines: Iterable[_Line]) -> icalendar.Component:
        for name, text, params in lines:
            if r"\N" in text:  # icalendar 7.3.0 takes it for a line end (parser/string.py)
                component[name] = icalendar.vUnknown(_escaped(text), params=params)
            else:  # vText everywhere: a plain str in an X- property would be written unescaped
                component[name] = icalendar.vText(text, params=params)
        return component

    parts: list[bytes] = [filled(icalendar.Calendar(), head).to_ical(sorted=False).removesuffix(_END), _ZONE]
    for properties, alarm in bodies:
        event = filled(icalendar.Event(), properties)
        if alarm:
            event.add_component(filled(icalendar.Alarm(), alarm))
        parts.append(event.to_ical(sorted=False))
    return b"".join((*parts, _END))


def _escaped(text: str) -> str:
    """Return text as a TEXT value (RFC 5545, 3.3.11)."""
    return re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\n", r"\n")
