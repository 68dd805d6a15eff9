"""What an event in a calendar is: its identity, its text made fit for calendars, times that exist."""

import datetime as dt
import hashlib
import re
import unicodedata

import attrs
from attrs.validators import ge, matches_re, min_len, optional

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.schedule.rhythm import HELSINKI, exists_once

__all__ = ["Event", "fits_in_place", "identity", "one_line"]

_LONGEST = 255  # UTF-16 units: where Outlook cuts SUMMARY and LOCATION ([MS-OXCICAL], 2.1.3.1.1.20)
_UID = re.compile(r"[A-Za-z0-9@._-]{1,202}")
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"  # letters of Persian and Hindi names need them
_UNWRITTEN = {"Cc": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}  # categories, and what stands for them


def one_line(text: str) -> str:
    """Return text on one line, without what a calendar cannot hold or show.

    Line ends and control characters become spaces (RFC 5545, 3.1, allows neither);
    soft hyphens, bidi controls, lone surrogates and the like go. icalendar 7.3.0
    lets all of them pass.
    """
    if not text.isprintable():
        text = "".join(c if c in _JOINERS else _UNWRITTEN.get(unicodedata.category(c), c) for c in text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _short(text: str) -> str:
    """Return one line of at most 255 UTF-16 units, with an ellipsis where it was cut."""
    line = one_line(text)
    units = line.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return line
    return units[: 2 * _LONGEST - 2].decode("utf-16-le", "ignore").rstrip() + "…"  # half a pair is ignored


def fits_in_place(text: str) -> bool:
    """Return whether a text can be a place without being cut: half a link leads nowhere."""
    return _short(text) == one_line(text)


def _paragraph(text: str) -> str:
    return "\n".join(filter(None, map(one_line, text.splitlines())))


def _local(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("A time needs its zone: that of Helsinki, or UTC.")
    return moment if moment.tzinfo is HELSINKI else moment.astimezone(HELSINKI)


def _utc(stamp: dt.datetime) -> dt.datetime:
    return _local(stamp).astimezone(dt.UTC)


@attrs.frozen(kw_only=True)
class Event:
    """A time in a calendar: a session, a slot around one, or an appointment with one person.

    Attributes:
        uid: Identity, the same in every export (RFC 5545, 3.8.4.7); see `identity`.
        revision: How often time, place or status changed: SEQUENCE (3.8.7.4).
        stamp: When it last changed, in UTC: DTSTAMP (3.8.7.2). Given, never the clock's.
        start: When it begins, in the time zone of Helsinki.
        end: When it ends, in the same.
        summary: Title; made one line of at most 255 UTF-16 units, where Outlook cuts.
        location: Place, likewise; may be empty.
        description: Plain text in lines; may be empty.
        category: What it is found by together with others of its kind; may be empty.
        cancelled: Whether it does not take place.
        private: Whether others who see the calendar are asked to see only that there is
            something: a courtesy of programs, not protection (3.8.1.3).
        alarm_minutes: Minutes before the start to remind; None for no alarm.
        busy: Whether the time is taken.
        name: What a file of this event alone is called, such as `04`; empty for one
            that has no file of its own.

    Raises:
        InputError: It ends before it begins (VK202), or begins or ends in an hour that
            the change of clocks skips or doubles (VK207).
        ValueError: A time without zone, a uid that programs may refuse, a negative
            number, or a title with nothing to read in it.
    """

    uid: str = attrs.field(validator=matches_re(_UID))
    revision: int = attrs.field(validator=ge(0))
    stamp: dt.datetime = attrs.field(converter=_utc)
    start: dt.datetime = attrs.field(converter=_local)
    end: dt.datetime = attrs.field(converter=_local)
    summary: str = attrs.field(converter=_short, validator=min_len(1))
    location: str = attrs.field(default="", converter=_short)
    description: str = attrs.field(default="", converter=_paragraph)
    category: str = attrs.field(default="", converter=one_line)
    cancelled: bool = False
    private: bool = False
    alarm_minutes: int | None = attrs.field(default=None, validator=optional(ge(0)))
    busy: bool = True
    name: str = ""

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem("VK207", time=moment.time(), date=moment.date())
            for moment in (self.start, self.end)
            if not exists_once(moment)
        ]
        if self.end.astimezone(dt.UTC) <= self.start.astimezone(dt.UTC):
            problems.append(Problem("VK202", start=self.start.time(), end=self.end.time()))
        if problems:
            raise InputError(*problems)


def identity(*names: str | int) -> str:
    """Return the UID that these names always give: a UUID of version 8 (RFC 9562, 5.8; RFC 7986, 5.3).

    A hash, since anyone can read a UID and `SJK-K27-03@...` would tell what it is. A
    pseudonym, not a secret: who knows the names can make it again.

    Args:
        names: What tells this event from every other, outermost first; no line ends.
    """
    digest = hashlib.sha256("\n".join(map(str, names)).encode()).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
