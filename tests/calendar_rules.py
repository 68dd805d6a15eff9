"""Judges the bytes of a calendar by every rule of shared/calendars.md, without icalendar.

Usual parsers notice few faults, and Outlook, which cannot be run here, minds many.
`faults` judges one file, `changed_faults` what changed from one version to the next,
`mail_faults` a draft of an invitation, `shared_words` what participants' and
facilitators' calendars have in common. Each rule is a function whose name is the
rule; test_calendar_rules.py shows that each one can fail.
"""

import datetime as dt
import email
import email.policy
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage, MIMEPart
from functools import cached_property
from zoneinfo import ZoneInfo

import attrs

__all__ = [
    "CHANGE_RULES",
    "MAIL_RULES",
    "RULES",
    "Fault",
    "Line",
    "changed_faults",
    "events",
    "faults",
    "mail_faults",
    "revealing_words",
    "shared_words",
    "unescaped",
]

HELSINKI = ZoneInfo("Europe/Helsinki")
YEARS_AHEAD = range(2026, 2041)
CALENDAR_LINES = 75
UNITS = 255

CALENDAR_NEEDS = {"VERSION", "PRODID"}
CALENDAR_PROPERTIES = CALENDAR_NEEDS | {
    "CALSCALE",
    "METHOD",
    "NAME",
    "X-WR-CALNAME",
    "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL",
}
EVENT_NEEDS = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "CLASS", "TRANSP"}
PARTICIPANT_PROPERTIES = EVENT_NEEDS | {"LAST-MODIFIED", "LOCATION", "CATEGORIES", "X-MICROSOFT-CDO-BUSYSTATUS"}
PEOPLE = {"ORGANIZER", "ATTENDEE"}
EVENT_PROPERTIES = PARTICIPANT_PROPERTIES | PEOPLE | {"DESCRIPTION", "X-ALT-DESC", "CATEGORIES"}
SERIES = {"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "DURATION"}
STAMPS = {"DTSTAMP", "LAST-MODIFIED", "CREATED"}
TIMES = {"DTSTART", "DTEND", "TRIGGER", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "REFRESH-INTERVAL"}
NOT_TEXT = STAMPS | TIMES | PEOPLE | {"BEGIN", "END", "SEQUENCE", "CATEGORIES"}
CONTROLS = {"Cc", "Zl", "Zp", "Cs", "Co", "Cn"}
TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
METHODS = {"invite": "REQUEST", "cancel": "CANCEL"}
ONE_EVENT = {"single", "invite", "cancel"}

LINE = re.compile(
    r'([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL
)
PARAMETER = re.compile(r';([A-Z][A-Z0-9-]*)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ID_AT_DOMAIN = re.compile(r"[A-Za-z0-9._-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
UTC = re.compile(r"\d{8}T\d{6}Z")
LOCAL = re.compile(r"\d{8}T\d{6}")
MAILTO = re.compile(r"mailto:[^\s@:]+@[^\s@:]+")
OBSERVANCE_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(\d{1,2});BYDAY=-1SU")
ZONE = """\
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
""".replace("\n", "\r\n").encode()

# Beginnings of words, so that inflected forms are found; \b on both sides where the word is short.
REVEALING = re.compile(
    r"voi ?kuk[kaio]|lastensuojel|sijoit|huosta|sijaishuo|sijaisper|sijaisko|perhehoi[td]|kriisi|kriise|"
    r"avohuol|asiakassuunnitel|sosiaali|sossu|vertaistu|vertaisohj|kasper|"
    r"barnskydd|omhändert|placerad|placering|familjehem|vård utom hemmet|fosterhem|krisen|maskros|"
    r"dandelion|child welfare|child protection|foster|taken into care|placement|\bcrisis|peer support"
)
HIDING = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\u200b\u200c\u200d-_.'’"))


@attrs.frozen
class Fault:
    """A rule that a file breaks, and where."""

    rule: str
    detail: str


@attrs.frozen
class Line:
    """One property as it stands in a file, unfolded and still escaped."""

    name: str
    params: tuple[tuple[str, str], ...]
    value: str


@attrs.frozen
class Part:
    """A component: its lines and parts in the order they stand."""

    name: str
    content: list["Line | Part"] = attrs.field(factory=list)

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.content if isinstance(item, Line)]

    @property
    def parts(self) -> list["Part"]:
        return [item for item in self.content if isinstance(item, Part)]

    def named(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        """Return the value of a property, empty when it is not there."""
        return next((line.value for line in self.named(name)), "")


@attrs.frozen(kw_only=True)
class File:
    """A calendar as it was written, and what it is meant to be.

    Attributes:
        data: Its bytes.
        way: How it leaves: import, single, feed, invite or cancel.
        reader: Who reads it: facilitators, participants or rooms.
        alarms: Whether alarms were asked for.
    """

    data: bytes
    way: str
    reader: str
    alarms: bool

    @cached_property
    def physical(self) -> list[bytes]:
        return self.data.removesuffix(b"\r\n").split(b"\r\n")

    @cached_property
    def unfolded(self) -> list[str]:
        text = self.data.decode("utf-8", "replace").removesuffix("\r\n")
        return re.sub(r"\r\n[ \t]", "", text).split("\r\n")

    @cached_property
    def lines(self) -> list[Line]:
        return [_line(match) for match in map(LINE.fullmatch, self.unfolded) if match]

    @cached_property
    def outermost(self) -> Part:
        """Return all components as parts of one; a line that does not nest stays a line."""
        stack = [Part("FILE")]
        for line in self.lines:
            if line.name == "BEGIN":
                stack.append(Part(line.value))
                stack[-2].content.append(stack[-1])
            elif line.name == "END" and len(stack) > 1 and stack[-1].name == line.value:
                stack.pop()
            else:
                stack[-1].content.append(line)
        return stack[0]

    @cached_property
    def calendar(self) -> Part:
        return next(iter(self.outermost.parts), Part("VCALENDAR"))

    @cached_property
    def events(self) -> list[Part]:
        return [part for part in self.calendar.parts if part.name == "VEVENT"]


def _line(match: re.Match[str]) -> Line:
    params = tuple((name, value.strip('"')) for name, value in PARAMETER.findall(match[2]))
    return Line(match[1], params, match[3])


def unescaped(value: str) -> str:
    """Return what a TEXT value says (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def events(data: bytes) -> list[dict[str, str]]:
    """Return the properties of each event by name, text as it reads."""
    parts = File(data=data, way="import", reader="facilitators", alarms=True).events
    return [{line.name: unescaped(line.value) for line in part.lines} for part in parts]


Rule = Callable[[File], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Enter a rule under its name."""
    RULES[function.__name__] = function
    return function


def faults(data: bytes, *, way: str = "import", reader: str = "facilitators", alarms: bool = False) -> list[Fault]:
    """Return every rule that a calendar breaks, with where.

    Args:
        data: The file.
        way: How it leaves: import, single, feed, invite or cancel.
        reader: Who reads it: facilitators, participants or rooms.
        alarms: Whether alarms were asked for.
    """
    file = File(data=data, way=way, reader=reader, alarms=alarms)
    return [Fault(name, detail) for name, check in RULES.items() for detail in check(file)]


# Bytes and lines: RFC 5545, 3.1


@rule
def file_is_utf8_without_byte_order_mark(file: File) -> Iterator[str]:
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)
    else:
        if "\N{ZERO WIDTH NO-BREAK SPACE}" in text:
            yield "byte order mark"


@rule
def every_line_ends_with_crlf(file: File) -> Iterator[str]:
    if not file.data.endswith(b"\r\n"):
        yield "the last line"
    yield from (f"line {n}" for n, line in enumerate(file.physical, 1) if b"\r" in line or b"\n" in line)


@rule
def no_line_is_longer_than_75_octets(file: File) -> Iterator[str]:
    yield from (f"line {n}" for n, line in enumerate(file.physical, 1) if len(line) > CALENDAR_LINES)


@rule
def folds_fall_between_characters(file: File) -> Iterator[str]:
    for number, line in enumerate(file.physical, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number}"


@rule
def every_line_is_a_property(file: File) -> Iterator[str]:
    yield from (f"line {n}: {line!r}" for n, line in enumerate(file.unfolded, 1) if not LINE.fullmatch(line))


@rule
def no_character_controls_anything(file: File) -> Iterator[str]:
    for line in file.lines:
        for char in line.value + "".join(value for _, value in line.params):
            turns = unicodedata.bidirectional(char) in TURNS
            if turns or unicodedata.category(char) in CONTROLS:
                yield f"{line.name}: U+{ord(char):04X}"


# Components and properties: RFC 5545, 3.4 and 3.6


@rule
def components_nest(file: File) -> Iterator[str]:
    depth = 0
    stack = [file.outermost]
    while stack:
        part = stack.pop()
        stack += part.parts
        if any(line.name == "END" for line in part.lines):
            yield f"END in {part.name}"
    for line in file.lines:
        depth += (line.name == "BEGIN") - (line.name == "END")
    if depth:
        yield "BEGIN and END do not pair"


@rule
def one_calendar_holds_its_zone_and_then_events(file: File) -> Iterator[str]:
    if [part.name for part in file.outermost.parts] != ["VCALENDAR"] or file.outermost.lines:
        yield "not one VCALENDAR and nothing else"
    names = [part.name for part in file.calendar.parts]
    if names != ["VTIMEZONE", *["VEVENT"] * (len(names) - 1)]:
        yield ", ".join(names)
    for event in file.events:
        if any(part.name != "VALARM" or part.parts for part in event.parts):
            yield "something else than VALARM in VEVENT"


@rule
def properties_come_before_components(file: File) -> Iterator[str]:
    for part in (file.calendar, *file.events):
        kinds = [isinstance(item, Part) for item in part.content]
        if kinds != sorted(kinds):
            yield part.name


def _single_and_known(part: Part, known: set[str], needed: set[str]) -> Iterator[str]:
    counted = Counter(line.name for line in part.lines)
    yield from (f"{name} {count} times" for name, count in counted.items() if count > 1)
    yield from (f"{name} is not known to all" for name in counted if name not in known)
    yield from (f"{name} is missing" for name in sorted(needed) if name not in counted)


@rule
def calendar_properties_are_single_and_known(file: File) -> Iterator[str]:
    yield from _single_and_known(file.calendar, CALENDAR_PROPERTIES, CALENDAR_NEEDS)
    for name, value in (("VERSION", "2.0"), ("CALSCALE", "GREGORIAN")):
        if file.calendar.value(name) not in ("", value):
            yield name


@rule
def event_properties_are_single_and_known(file: File) -> Iterator[str]:
    for event in file.events:
        yield from _single_and_known(event, EVENT_PROPERTIES, EVENT_NEEDS)


@rule
def events_are_no_series(file: File) -> Iterator[str]:
    yield from (line.name for event in file.events for line in event.lines if line.name in SERIES)


@rule
def no_value_is_empty(file: File) -> Iterator[str]:
    yield from (line.name for line in file.lines if not line.value.strip())


@rule
def text_is_escaped(file: File) -> Iterator[str]:
    for line in file.lines:
        if line.name not in NOT_TEXT and not re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", line.value):
            yield line.name


# Identity: RFC 5545, 3.8.4.7 and 3.8.7


@rule
def uids_are_stable_ids(file: File) -> Iterator[str]:
    for event in file.events:
        uid = event.value("UID")
        if len(uid.encode()) > 202 or not (UUID.fullmatch(uid) or ID_AT_DOMAIN.fullmatch(uid)):
            yield uid


@rule
def uids_are_unique(file: File) -> Iterator[str]:
    counted = Counter(event.value("UID") for event in file.events)
    yield from (uid for uid, count in counted.items() if count > 1)


@rule
def sequences_are_numbers(file: File) -> Iterator[str]:
    for event in file.events:
        if not re.fullmatch(r"\d{1,9}", event.value("SEQUENCE")):
            yield event.value("UID")


@rule
def stamps_are_in_utc(file: File) -> Iterator[str]:
    for event in file.events:
        for line in event.lines:
            if line.name in STAMPS and (line.params or not UTC.fullmatch(line.value) or _moment(line.value) is None):
                yield line.name


@rule
def last_modified_is_the_stamp(file: File) -> Iterator[str]:
    for event in file.events:
        if event.value("LAST-MODIFIED") not in ("", event.value("DTSTAMP")):
            yield event.value("UID")


# Time: RFC 5545, 3.3.5 and 3.6.5


def _moment(value: str) -> dt.datetime | None:
    """Return a date and time without zone, None when it is not one."""
    try:
        return dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007  local by intention
    except ValueError:
        return None


def _times(event: Part) -> list[dt.datetime]:
    return [m for name in ("DTSTART", "DTEND") if (m := _moment(event.value(name))) is not None]


@rule
def zone_is_the_agreed_block(file: File) -> Iterator[str]:
    if file.data.count(b"BEGIN:VTIMEZONE") != 1 or b"\r\n" + ZONE not in file.data:
        yield "VTIMEZONE differs"


@rule
def zone_tells_the_time_of_finland(file: File) -> Iterator[str]:
    zone = next((part for part in file.calendar.parts if part.name == "VTIMEZONE"), Part("VTIMEZONE"))
    onsets = _onsets(zone)
    if not onsets:
        yield "no onset can be worked out"
        return
    days = [dt.datetime(year, month, 15, 12, tzinfo=dt.UTC) for year in YEARS_AHEAD for month in range(1, 13)]
    edges = [onset + dt.timedelta(seconds=s) for onset, _ in onsets for s in (-1, 0, 1)]
    for moment in (*days, *edges):
        if moment.year in YEARS_AHEAD and _offset(moment, onsets) != moment.astimezone(HELSINKI).utcoffset():
            yield f"{moment:%Y-%m-%d %H:%M:%S} UTC"
            return


def _onsets(zone: Part) -> list[tuple[dt.datetime, dt.timedelta]]:
    """Return when each change of clocks begins, in UTC, and the offset from then on."""
    found = []
    for part in zone.parts:
        start, repeats = _moment(part.value("DTSTART")), OBSERVANCE_RULE.fullmatch(part.value("RRULE"))
        before, after = _delta(part.value("TZOFFSETFROM")), _delta(part.value("TZOFFSETTO"))
        if start is None or repeats is None or before is None or after is None:
            return []
        for year in range(YEARS_AHEAD[0] - 1, YEARS_AHEAD[-1] + 1):
            local = dt.datetime.combine(_last_sunday(year, int(repeats[1])), start.time(), dt.timezone(before))
            found.append((local.astimezone(dt.UTC), after))
    return sorted(found)


def _delta(value: str) -> dt.timedelta | None:
    match = re.fullmatch(r"([+-])(\d{2})(\d{2})", value)
    return (1 if match[1] == "+" else -1) * dt.timedelta(hours=int(match[2]), minutes=int(match[3])) if match else None


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 28)
    days = [last + dt.timedelta(days) for days in range(-6, 4)]
    return max(day for day in days if day.weekday() == 6 and day.month == month)


def _offset(moment: dt.datetime, onsets: Sequence[tuple[dt.datetime, dt.timedelta]]) -> dt.timedelta:
    return next(after for onset, after in reversed(onsets) if onset <= moment)


@rule
def times_are_told_in_the_zone(file: File) -> Iterator[str]:
    for event in file.events:
        for name in ("DTSTART", "DTEND"):
            for line in event.named(name):
                good = LOCAL.fullmatch(line.value) and _moment(line.value) is not None
                if not good or line.params != (("TZID", "Europe/Helsinki"),):
                    yield f"{name}:{line.value}"


@rule
def times_exist_once(file: File) -> Iterator[str]:
    for event in file.events:
        for moment in _times(event):
            folds = {moment.replace(tzinfo=HELSINKI, fold=fold).utcoffset() for fold in (0, 1)}
            if len(folds) > 1:
                yield f"{moment:%Y-%m-%d %H:%M}"


@rule
def events_end_after_they_begin(file: File) -> Iterator[str]:
    for event in file.events:
        times = [moment.replace(tzinfo=HELSINKI).astimezone(dt.UTC) for moment in _times(event)]
        if times != sorted(set(times)):
            yield event.value("UID")


# Text: [MS-OXCICAL], 2.1.3.1.1.20


def _one_short_line(file: File, name: str) -> Iterator[str]:
    for event in file.events:
        text = unescaped(event.value(name))
        if "\n" in text or len(text.encode("utf-16-le")) // 2 > UNITS:
            yield event.value("UID")


@rule
def summary_is_one_short_line(file: File) -> Iterator[str]:
    yield from _one_short_line(file, "SUMMARY")


@rule
def location_is_one_short_line(file: File) -> Iterator[str]:
    yield from _one_short_line(file, "LOCATION")


@rule
def html_has_its_plain_text(file: File) -> Iterator[str]:
    for event in file.events:
        for line in event.named("X-ALT-DESC"):
            if line.params != (("FMTTYPE", "text/html"),) or not event.named("DESCRIPTION"):
                yield event.value("UID")


@rule
def class_is_one_that_outlook_keeps(file: File) -> Iterator[str]:
    yield from (e.value("UID") for e in file.events if e.value("CLASS") not in ("PUBLIC", "PRIVATE"))


@rule
def busy_time_is_told_alike(file: File) -> Iterator[str]:
    for event in file.events:
        told = event.value("TRANSP"), event.value("X-MICROSOFT-CDO-BUSYSTATUS")
        is_free = event.value("STATUS") == "CANCELLED"
        if told not in (("OPAQUE", "BUSY"), ("TRANSPARENT", "FREE")) or (is_free and told[1] == "BUSY"):
            yield event.value("UID")


# Alarms: RFC 5545, 3.6.6


@rule
def alarms_are_plain(file: File) -> Iterator[str]:
    for event in file.events:
        if len(event.parts) > 1:
            yield "several"
        for alarm in event.parts:
            names = sorted(line.name for line in alarm.lines)
            minutes = re.fullmatch(r"-PT\d{1,5}M", alarm.value("TRIGGER"))
            if names != ["ACTION", "DESCRIPTION", "TRIGGER"] or alarm.value("ACTION") != "DISPLAY" or not minutes:
                yield event.value("UID")


@rule
def alarms_come_only_when_asked_for(file: File) -> Iterator[str]:
    if not file.alarms and (file.way == "feed" or file.reader != "facilitators"):
        yield from (event.value("UID") for event in file.events if event.parts)


# The ways out: RFC 5546, RFC 7986, and how Outlook opens a file


@rule
def file_of_one_event_has_no_name(file: File) -> Iterator[str]:
    names = [line.value for name in ("NAME", "X-WR-CALNAME") for line in file.calendar.named(name)]
    if len(file.events) <= 1:
        yield from names
    elif len(names) == 1 or len(set(names)) > 1:
        yield "NAME and X-WR-CALNAME differ"


@rule
def file_holds_as_many_events_as_its_way_allows(file: File) -> Iterator[str]:
    if file.way in ONE_EVENT and len(file.events) != 1:
        yield str(len(file.events))


@rule
def method_fits_the_way(file: File) -> Iterator[str]:
    if file.calendar.value("METHOD") != METHODS.get(file.way, ""):
        yield file.calendar.value("METHOD")


@rule
def status_fits_the_way(file: File) -> Iterator[str]:
    allowed = {"cancel": {"CANCELLED"}, "feed": {"CONFIRMED", "CANCELLED"}}.get(file.way, {"CONFIRMED"})
    yield from (event.value("UID") for event in file.events if event.value("STATUS") not in allowed)


@rule
def people_are_named_only_in_mail(file: File) -> Iterator[str]:
    for event in file.events:
        people = [line.value for name in ("ORGANIZER", "ATTENDEE") for line in event.named(name)]
        if len(people) != (2 if file.way in METHODS else 0) or not all(map(MAILTO.fullmatch, people)):
            yield ", ".join(people) or "nobody"


@rule
def attendee_is_asked_to_answer(file: File) -> Iterator[str]:
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    if file.way == "invite":
        lines = [line for event in file.events for line in event.named("ATTENDEE")]
        yield from (line.value for line in lines if dict(line.params) != asked)


@rule
def feed_tells_when_to_read_again(file: File) -> Iterator[str]:
    told = [line for line in file.calendar.lines if line.name in {"REFRESH-INTERVAL", "X-PUBLISHED-TTL"}]
    right = [
        Line("REFRESH-INTERVAL", (("VALUE", "DURATION"),), "PT12H"),
        Line("X-PUBLISHED-TTL", (), "PT12H"),
    ]
    if sorted(told, key=lambda line: line.name) != (right if file.way == "feed" else []):
        yield ", ".join(line.name for line in told) or "nothing"


# What participants' calendars must not tell: safety.md, People


@rule
def participants_see_a_neutral_word_times_and_place(file: File) -> Iterator[str]:
    if file.reader != "participants":
        return
    if named := file.calendar.named("NAME") + file.calendar.named("X-WR-CALNAME"):
        yield named[0].name
    allowed = PARTICIPANT_PROPERTIES | (PEOPLE if file.way in METHODS else set())
    for event in file.events:
        yield from (line.name for line in event.lines if line.name not in allowed)
        if event.value("CLASS") != "PRIVATE":
            yield "CLASS"
        if not re.fullmatch(r"(?:[^\W\d]+: )?[^\W\d]+", event.value("SUMMARY")):
            yield "SUMMARY"


@rule
def participants_calendar_reveals_nothing(file: File) -> Iterator[str]:
    if file.reader == "participants":
        yield from revealing_words("\n".join(map(unescaped, file.unfolded)))


@rule
def product_has_no_name(file: File) -> Iterator[str]:
    product = file.calendar.value("PRODID")
    if revealing_words(product) or re.search("kit|icalendar|collective", product, re.IGNORECASE):
        yield product


def revealing_words(text: str) -> list[str]:
    """Return what in a text would tell that a child has been placed, in any inflected form."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(HIDING)
    return [found[0] for found in REVEALING.finditer(re.sub(r"\s+", " ", plain))]


def shared_words(facilitators: bytes, participants: bytes) -> set[str]:
    """Return the words and identities of the facilitators' calendar that the participants' holds too.

    Times are shared by their nature, and so are the words of places; fixed words of
    the format are not counted.
    """
    theirs, ours = events(facilitators), events(participants)
    places = _words(" ".join(event.get("LOCATION", "") for event in (*theirs, *ours)))
    told = ("SUMMARY", "DESCRIPTION", "UID", "CATEGORIES")
    known = _words(" ".join(event.get(name, "") for event in theirs for name in told))
    return (_words(" ".join(value for event in ours for value in event.values())) & known) - places


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d]{3,}|[0-9a-f]{8}-[0-9a-f-]+", text.casefold()))


# From one version to the next: RFC 5545, 3.8.7.4; RFC 5546, 2.1.4

Versions = Callable[[dict[str, Part], dict[str, Part]], Iterator[str]]
CHANGE_RULES: dict[str, Versions] = {}


def change_rule(function: Versions) -> Versions:
    """Enter a rule about two versions under its name."""
    CHANGE_RULES[function.__name__] = function
    return function


def changed_faults(before: bytes, after: bytes) -> list[Fault]:
    """Return every rule that a feed breaks when it goes from one version to the next."""
    versions = [
        {event.value("UID"): event for event in File(data=d, way="feed", reader="", alarms=False).events}
        for d in (before, after)
    ]
    return [Fault(name, uid) for name, check in CHANGE_RULES.items() for uid in check(*versions)]


def _said(event: Part, *names: str) -> list[list[Line]]:
    return [event.named(name) for name in names]


@change_rule
def no_event_vanishes(before: dict[str, Part], after: dict[str, Part]) -> Iterator[str]:
    yield from (uid for uid in before if uid not in after)


@change_rule
def revision_and_stamp_rise_with_time_place_and_status(
    before: dict[str, Part], after: dict[str, Part]
) -> Iterator[str]:
    for uid in before.keys() & after.keys():
        old, new = before[uid], after[uid]
        changed = ("DTSTART", "DTEND", "LOCATION", "STATUS")
        rises = int(new.value("SEQUENCE")) > int(old.value("SEQUENCE"))
        if _said(old, *changed) != _said(new, *changed) and not (rises and new.value("DTSTAMP") > old.value("DTSTAMP")):
            yield uid


@change_rule
def revision_and_stamp_never_fall(before: dict[str, Part], after: dict[str, Part]) -> Iterator[str]:
    for uid in before.keys() & after.keys():
        old, new = before[uid], after[uid]
        falls = int(new.value("SEQUENCE")) < int(old.value("SEQUENCE"))
        if falls or new.value("DTSTAMP") < old.value("DTSTAMP"):
            yield uid


# Drafts: RFC 6047, 2.4

MailRule = Callable[[bytes, EmailMessage], Iterator[str]]
MAIL_RULES: dict[str, MailRule] = {}


def mail_rule(function: MailRule) -> MailRule:
    """Enter a rule about drafts under its name."""
    MAIL_RULES[function.__name__] = function
    return function


def mail_faults(data: bytes, *, reader: str = "facilitators") -> list[Fault]:
    """Return every rule that a draft breaks, those of the calendar in it too."""
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    found = [Fault(name, detail) for name, check in MAIL_RULES.items() for detail in check(data, message)]
    calendar, method = _calendar_part(message)
    way = {name: way for way, name in METHODS.items()}.get(method, "single")
    found += faults(calendar, way=way, reader=reader)
    if reader == "participants":
        text = "\n".join([str(message["Subject"]), *map(_content, message.iter_parts())])
        found += [Fault("draft_reveals_nothing", word) for word in revealing_words(text)]
    return found


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _calendar_part(message: EmailMessage) -> tuple[bytes, str]:
    for part in message.iter_parts():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/calendar" and isinstance(payload, bytes):
            return payload, str(part.get_param("method", ""))
    return b"", ""


@mail_rule
def draft_opens_as_one(_: bytes, message: EmailMessage) -> Iterator[str]:
    if message.get_all("X-Unsent", []) != ["1"]:
        yield "X-Unsent"


@mail_rule
def draft_has_no_time_or_number(_: bytes, message: EmailMessage) -> Iterator[str]:
    yield from (name for name in ("Date", "Message-ID", "Received", "X-Mailer") if name in message)


@mail_rule
def draft_has_one_recipient(_: bytes, message: EmailMessage) -> Iterator[str]:
    addresses = [address.addr_spec for address in message["To"].addresses] if message["To"] else []
    if len(addresses) != 1 or any(name in message for name in ("Cc", "Bcc")):
        yield ", ".join(addresses)


@mail_rule
def draft_holds_text_and_then_the_calendar(_: bytes, message: EmailMessage) -> Iterator[str]:
    kinds = [message.get_content_type(), *(part.get_content_type() for part in message.iter_parts())]
    if kinds != ["multipart/alternative", "text/plain", "text/calendar"]:
        yield ", ".join(kinds)


@mail_rule
def parts_are_utf8_in_base64_and_no_attachments(_: bytes, message: EmailMessage) -> Iterator[str]:
    for part in message.iter_parts():
        told = part["Content-Transfer-Encoding"], part.get_content_charset(), part["Content-Disposition"]
        if told != ("base64", "utf-8", None) or part.get_filename() is not None:
            yield part.get_content_type()


@mail_rule
def method_is_told_twice_alike(_: bytes, message: EmailMessage) -> Iterator[str]:
    calendar, method = _calendar_part(message)
    if method not in METHODS.values() or f"\r\nMETHOD:{method}\r\n".encode() not in calendar:
        yield method


@mail_rule
def calendar_names_sender_and_recipient(_: bytes, message: EmailMessage) -> Iterator[str]:
    calendar, _method = _calendar_part(message)
    for event in events(calendar):
        told = event.get("ORGANIZER"), event.get("ATTENDEE")
        if told != (f"mailto:{message['From']}", f"mailto:{message['To']}"):
            yield "ORGANIZER or ATTENDEE"


@mail_rule
def draft_is_short_ascii_lines(data: bytes, _: EmailMessage) -> Iterator[str]:
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if not line.isascii() or b"\n" in line or b"\r" in line or len(line) > 78:
            yield f"line {number}"
