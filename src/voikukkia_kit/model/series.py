"""One group: where and when it meets, who leads it, and every change told since."""

import datetime as dt
import re
from collections.abc import Mapping

import attrs

from voikukkia_kit.errors import InputError, Problem, Source, Term
from voikukkia_kit.model.people import FacilitatorPair, Participants
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import WEEKDAYS, Break, Moment, WeeklyTime

__all__ = ["Change", "Group", "Length"]

_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,18})[A-Z0-9]")


@attrs.frozen(kw_only=True)
class Change:
    """One thing that changed about one session; changes are appended, never edited.

    Attributes:
        session: The programme's number of the session.
        told: The day it was told to the participants.
        to: The new day or time.
        place: The new place.
        delivery: The new way of holding it.
        cancelled: It is not held.
        restored: It is held after all, as it last was.

    Raises:
        InputError: None or several of the five (VK205).
    """

    session: int
    told: dt.date
    to: Moment | None = None
    place: str | None = None
    delivery: Delivery | None = None
    cancelled: bool = False
    restored: bool = False

    def __attrs_post_init__(self) -> None:
        given = (self.to, self.place, self.delivery, self.cancelled or None, self.restored or None)
        if sum(value is not None for value in given) != 1:
            raise InputError(Problem("VK205"))


@attrs.frozen(kw_only=True)
class Length:
    """The length of one activity of one session, as this group wants it."""

    session: int
    activity: str
    minutes: int


def _code(_: "Group", __: object, code: str) -> None:
    if not _CODE.fullmatch(code):
        raise InputError(Problem("VK203", ("code",), code=code))


def _languages(_: "Group", __: object, languages: tuple[str, ...]) -> None:
    if not languages:
        raise InputError(Problem("VK117", ("languages",), key=Term("keys", "languages")))


@attrs.frozen(kw_only=True)
class Group:
    """A group as its leaders planned it.

    Attributes:
        programme: Name of the programme.
        code: 2-20 signs A-Z, 0-9 and hyphens; it stands in file names and calendars.
        languages: Languages of the documents, at least one; the first leads.
        organiser: Who arranges the group, as leaders' documents show it.
        place: Where it meets.
        start: Day of the first weekly session.
        time: Weekday and clock times of the weekly sessions.
        made: Day the group file was made: the stamp of the first calendars. By
            default 1 January of the year of `start`, so that the same file gives the
            same bytes on any day.
        breaks: Days without sessions.
        school_breaks: Municipality whose school breaks the group keeps.
        pair: Who leads it.
        participants: How many take part, or their codes.
        contact: Whom to call when one cannot come.
        pre_meeting: Days of the pre-meeting; several when each family has its own.
        follow_up: Day of the follow-up.
        sessions: Numbers of the weekly sessions, in order; all in the usual order when None.
        lengths: Lengths of activities that differ from the programme's.
        changes: Every change, in the order it was told.
        documents: Which documents are made, by what any language calls them; all when None.
        participants_language: Language of participants' documents; the first of `languages` when None.
        preparation_minutes: The pair's preparation, as its calendar shows it; 0 for none.
        debrief_minutes: The pair's debrief, as its calendar shows it; 0 for none.
        alarm_minutes: How long before a session the pair's calendar reminds; None for no
            reminder. Participants' calendars never do: a lock screen shows it.
        calendar_place: The place as participants' calendars show it; `place` when None.
        practical: Practical matters in the organiser's words, title to text.
        keep_until: Day until which the pack is kept.
        source: Where it was read, None for one made in code; it makes no difference to what the group is.

    Raises:
        InputError: A code that cannot be used (VK203), no language (VK117), or a first
            day that is not on the weekday of `time` (VK201).
    """

    programme: str = "voikukkia"
    code: str = attrs.field(validator=_code)
    languages: tuple[str, ...] = attrs.field(default=("fi",), validator=_languages)
    organiser: str = ""
    place: str
    start: dt.date
    time: WeeklyTime
    made: dt.date = attrs.Factory(lambda self: dt.date(self.start.year, 1, 1), takes_self=True)
    breaks: tuple[Break, ...] = ()
    school_breaks: str | None = None
    pair: FacilitatorPair
    participants: Participants
    contact: str | None = attrs.field(default=None, repr=False)
    pre_meeting: tuple[Moment, ...] = ()
    follow_up: Moment | None = None
    sessions: tuple[int, ...] | None = None
    lengths: tuple[Length, ...] = ()
    changes: tuple[Change, ...] = ()
    documents: tuple[str, ...] | None = None
    participants_language: str | None = None
    preparation_minutes: int = 0
    debrief_minutes: int = 0
    alarm_minutes: int | None = None
    calendar_place: str | None = None
    practical: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    keep_until: dt.date | None = None
    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.start.weekday() != self.time.weekday:
            weekday = Term("weekdays", WEEKDAYS[self.time.weekday])
            raise InputError(Problem("VK201", ("start",), start=self.start, weekday=weekday))
