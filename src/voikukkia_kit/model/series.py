"""A series: a programme held for some people on some days; a group is one kind of it."""

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import attrs

from voikukkia_kit.errors import InputError, Path, Problem, Source, Term
from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Led, Participants
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import WEEKDAYS, YEARS, Break, Moment, WeeklyTime, in_years
from voikukkia_kit.model.valid import checked, not_below

__all__ = ["Change", "Group", "Length", "Rhythm", "Series", "portable"]

_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,18})[A-Z0-9]")
_KEY = re.compile(r"[A-Za-z0-9]{16,64}")


@attrs.frozen(kw_only=True, field_transformer=checked)
class Change:
    """One thing that changed about one session; changes are appended, never edited.

    Attributes:
        session: The programme's number of the session.
        told: The day it was told to the participants.
        to: The new day or time.
        place: The new place.
        calendar_place: How participants' calendars show it; alone where only that changes.
        delivery: The new way of holding it.
        cancelled: It is not held.
        restored: It is held after all, as it last was.
        replaced_by: Number of the session that is held in its stead: another theme, the
            same appointment. Calendars keep the event under its first identity.
        was: When it was until this change, with both clock times, where the rest of the
            file no longer tells: an edit of its first day, or a session left out of `sessions`.
        revision: Which change of this session it is, where the changes that are left do
            not tell: calendars that were given out know a number that must not fall.

    Raises:
        InputError: None or several of the six, unless `revision` alone says that calendars
            are to be renewed (VK205), an empty place (VK117), a former time without
            both clock times (VK263), or a day far from our time (VK125).
    """

    session: int
    told: dt.date = attrs.field(validator=in_years)
    to: Moment | None = None
    place: str | None = None
    calendar_place: str | None = None
    delivery: Delivery | None = None
    cancelled: bool = False
    restored: bool = False
    replaced_by: int | None = None
    was: Moment | None = None
    revision: int | None = attrs.field(default=None, validator=not_below(1))

    def __attrs_post_init__(self) -> None:
        count = sum(value is not None for value in self._told)
        if count > 1 or (not count and self.revision is None):
            raise InputError(Problem("VK205"))
        for name, text, key in (("place", self.place, "keys"), ("calendar_place", self.calendar_place, "keys.change")):
            if text is not None and not text.strip():
                raise InputError(Problem("VK117", (name,), key=Term(key, name)))
        if self.was and not (self.was.start and self.was.end):
            raise InputError(Problem("VK263", ("was",)))

    @property
    def is_news(self) -> bool:
        """Return whether it says anything to people; one that only renews calendars does not."""
        return any(value is not None for value in self._told)

    @property
    def _told(self) -> tuple[object, ...]:
        place = self.calendar_place if self.place is None else self.place
        return self.to, place, self.delivery, self.cancelled or None, self.restored or None, self.replaced_by


@attrs.frozen(kw_only=True, field_transformer=checked)
class Length:
    """The length of one activity of one session, as this series wants it."""

    session: int
    activity: str
    minutes: int = attrs.field(validator=not_below(0))


class Rhythm(enum.Enum):
    """How often a series is held on its weekday."""

    WEEKLY = "weekly"
    EVERY_OTHER_WEEK = "every-other-week"


def portable(code: str) -> str:
    """Return a code as it is, when it can stand in file names everywhere.

    Raises:
        InputError: It cannot (VK203).
    """
    if not _CODE.fullmatch(code):
        raise InputError(Problem("VK203", ("code",), code=code))
    return code


def _code(_: "Series", __: object, code: str) -> None:
    portable(code)


def _key(_: "Series", __: object, key: str | None) -> None:
    if key is not None and not _KEY.fullmatch(key):
        raise InputError(Problem("VK255", ("key",), key=Term("keys.series", "key")))  # never the key itself


def _languages(_: "Series", __: object, languages: tuple[str, ...]) -> None:
    if not languages:
        raise InputError(Problem("VK117", ("languages",), key=Term("keys", "languages")))


def _first_of_january(series: "Series") -> dt.date:
    first = series.start or next((one.date for one in series.days if isinstance(one, Moment)), None)
    year = first.year if isinstance(first, dt.date) else YEARS[0]  # one without is refused
    return dt.date(year, 1, 1)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Series:
    """A programme held for some people on some days, as those who lead it planned it.

    Its days come from a rhythm, `start`, `time` and `rhythm`, or are told one by
    one, `days`; never both.

    Attributes:
        programme: Name of the programme.
        code: 2-20 signs A-Z, 0-9 and hyphens; it stands in file names and calendars.
        key: 16-64 random letters and digits from which the identities of participants' events
            are made, so that nobody can compute from one which group it is. Never printed
            by `repr`. Without it they are made from the code alone.
        languages: Languages of the documents, at least one; the first leads.
        organiser: Who arranges it, as leaders' documents show it.
        delivery: How its sessions are held; a change may tell another way for one of them.
        place: Where it meets; may be empty when it meets remotely.
        start: Day of the first session of the series, None with `days`.
        time: Weekday and clock times of its sessions, None with `days`.
        rhythm: How often it is held on that weekday.
        days: Its days one by one, in order, each with the time it begins.
        made: Day its file was made: the stamp of the first calendars. By default
            1 January of the year of the first day, so that the same file gives the
            same bytes on any day.
        breaks: Days without sessions.
        school_breaks: Municipality whose school breaks it keeps.
        pair: Who leads it.
        led_by: Who leads single sessions, where it is not the usual pair; substitutes too.
        participants: How many take part, or their codes.
        contact: Whom to call when one cannot come.
        pre_meeting: Days of the pre-meeting; several when each family has its own.
        follow_up: Day of the follow-up.
        sessions: Numbers of its sessions, in order; all in the usual order when None.
        lengths: Lengths of activities that differ from the programme's.
        changes: Every change, in the order it was told.
        documents: Which documents are made, by what any language calls them; all when None.
        templates: Own directories of the organisation, as its file names them from where it lies,
            in order of precedence; they come behind those that a command names.
        participants_language: Language of participants' documents; the first of `languages` when None.
        preparation_minutes: The pair's preparation, as its calendar shows it; 0 for none.
        debrief_minutes: The pair's debrief, as its calendar shows it; 0 for none.
        alarm_minutes: How long before a session the pair's calendar reminds; None for no
            reminder. Participants' calendars never do: a lock screen shows it.
        calendar_place: The place as participants' calendars show it; `place` when None.
        link: How one joins a remote session: an address, or a number to call. Never printed by `repr`,
            since whoever has it can come in.
        practical: Practical matters in the organiser's words, title to text.
        crisis_numbers_checked: Day on which its leaders checked the crisis numbers that parents are
            given; it stands for a check of each number whose own file tells none.
        keep_until: Day until which the pack is kept.
        source: Where it was read, None for one made in code; it makes no difference to what the group is.

    Raises:
        InputError: A code (VK203) or a key (VK255) that cannot be used, no language or place (VK117),
            neither a rhythm nor days (VK112) or both (VK241), a first day that is not on
            the weekday of `time` (VK201), days out of order (VK243), a day without a
            time where no usual time could stand in for it (VK242), or a session that is
            led by someone who is not of the pair (VK270) or told twice (VK271).
    """

    programme: str = "voikukkia"
    code: str = attrs.field(validator=_code)
    key: str | None = attrs.field(default=None, validator=_key, repr=False)
    languages: tuple[str, ...] = attrs.field(default=("fi",), validator=_languages)
    organiser: str = ""
    delivery: Delivery = Delivery.GROUP
    place: str = attrs.field(default="", metadata={"unless": "delivery"})
    start: dt.date | None = attrs.field(default=None, validator=in_years, metadata={"unless": "days"})
    time: WeeklyTime | None = attrs.field(default=None, metadata={"unless": "days"})
    rhythm: Rhythm = Rhythm.WEEKLY
    days: tuple[Moment, ...] = ()
    made: dt.date = attrs.field(default=attrs.Factory(_first_of_january, takes_self=True), validator=in_years)
    breaks: tuple[Break, ...] = ()
    school_breaks: str | None = None
    pair: FacilitatorPair
    led_by: tuple[Led, ...] = ()
    participants: Participants
    contact: str | None = attrs.field(default=None, repr=False)
    pre_meeting: tuple[Moment, ...] = ()
    follow_up: Moment | None = None
    sessions: tuple[int, ...] | None = None
    lengths: tuple[Length, ...] = ()
    changes: tuple[Change, ...] = ()
    documents: tuple[str, ...] | None = None
    templates: tuple[str, ...] = ()
    participants_language: str | None = None
    preparation_minutes: int = attrs.field(default=0, validator=not_below(0))
    debrief_minutes: int = attrs.field(default=0, validator=not_below(0))
    alarm_minutes: int | None = attrs.field(default=None, validator=not_below(0))
    calendar_place: str | None = None
    link: str | None = attrs.field(default=None, repr=False)
    practical: Mapping[str, str] = attrs.field(factory=dict)
    crisis_numbers_checked: dt.date | None = attrs.field(default=None, validator=in_years)
    keep_until: dt.date | None = attrs.field(default=None, validator=in_years)
    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = [*self._where(), *self._leads(), *(self._one_by_one() if self.days else self._in_rhythm())]
        if problems:
            raise InputError(*problems)

    def _where(self) -> Iterator[Problem]:
        if not self.place.strip() and self.delivery is not Delivery.REMOTE:
            yield Problem("VK112", key=Term("keys", "place"))
        for name, text in (("calendar_place", self.calendar_place), ("link", self.link)):
            if text is not None and not text.strip():
                yield Problem("VK117", (name,), key=Term("keys.series", name))

    def leading(self, number: int | None = None) -> tuple[Facilitator, ...]:
        """Return those who lead a session: whom the series names for it, or all but the substitutes.

        Args:
            number: The programme's number of the session; None for a usual one.
        """
        named = next((led.facilitators for led in self.led_by if led.session == number), None)
        everyone = self.pair.facilitators
        return tuple(one for one in everyone if (not one.substitute if named is None else one.name in named))

    def _leads(self) -> Iterator[Problem]:
        known = tuple(one.name for one in self.pair.facilitators)
        for index, led in enumerate(self.led_by):
            if any(led.session == other.session for other in self.led_by[:index]):
                yield Problem("VK271", ("led_by", index, "session"), number=led.session)
            for nth, name in enumerate(led.facilitators):
                if name not in known:
                    yield Problem("VK270", ("led_by", index, "facilitators", nth), known=known)

    def _in_rhythm(self) -> Iterator[Problem]:
        for key, value in (("start", self.start), ("time", self.time)):
            if value is None:
                yield Problem("VK112", key=Term("keys.series", key))
        if self.start and self.time and self.start.weekday() != self.time.weekday:
            weekday, day = (Term("weekdays", WEEKDAYS[day]) for day in (self.time.weekday, self.start.weekday()))
            yield Problem("VK201", ("start",), start=self.start, day=day, weekday=weekday)

    def _one_by_one(self) -> Iterator[Problem]:
        weekly = ("start", self.start), ("time", self.time), ("rhythm", self.rhythm is not Rhythm.WEEKLY)
        for key, value in weekly:
            if value:
                yield Problem("VK241", (key,), key=Term("keys.series", key), days=Term("keys.series", "days"))
        told: list[tuple[Path, Moment]] = [(("days", index), moment) for index, moment in enumerate(self.days)]
        for (_, one), (path, other) in pairwise(told):
            if (one.date, one.start or dt.time.min) >= (other.date, other.start or dt.time.min):
                yield Problem("VK243", path, first=one.date, second=other.date)
        told += [(("pre_meeting", index), moment) for index, moment in enumerate(self.pre_meeting)]
        told += [(("follow_up",), moment) for moment in (self.follow_up,) if moment]
        for path, moment in told:
            if moment.start is None:
                yield Problem("VK242", path, date=moment.date)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Group(Series):
    """A series for a group that meets together, in a room or remotely.

    Raises:
        InputError: As `Series`, or it is not held for all together (VK113).
    """

    def __attrs_post_init__(self) -> None:
        if self.delivery is Delivery.INDIVIDUAL:
            known = Term("values", "group"), Term("values", "remote")
            raise InputError(Problem("VK113", ("delivery",), found=Term("values", "individual"), known=known))
        Series.__attrs_post_init__(self)
