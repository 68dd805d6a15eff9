"""What single values mean, as any language writes dates and times; ISO 8601 is understood besides."""

import datetime as dt
import re
import string
from calendar import monthrange
from functools import cache

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.language import languages
from voikukkia_kit.model.times import WEEKDAYS, YEARS, Break, Moment, WeeklyTime

__all__ = [
    "parse_bool",
    "parse_break",
    "parse_date",
    "parse_int",
    "parse_minutes",
    "parse_moment",
    "parse_month",
    "parse_stretch",
    "parse_times",
    "parse_weekly_time",
    "unread",
]

_DASH = r"\s*[-–—]\s*"
_WEEKDAY = r"(?P<weekday>[^\W\d]+)\.?,?\s+"
_ISO = r"(?P<year{n}>\d{{4}})-(?P<month{n}>\d{{2}})-(?P<day{n}>\d{{2}})"
_REASON = r"(?:[,:]?\s+(?P<reason>.+))?"
_MONTH = re.compile(r"(\d{1,2})/(\d{4})|(\d{4})-(\d{2})")
_STRETCH = re.compile(rf"(\d+){_DASH}(\d+)")
_EXAMPLES = {  # where no language is known
    "number": "20",
    "numbers": "[1, 2, 3]",
    "date": "2027-01-14",
    "time": "17:00",
    "slot": "th 17:00-19:00",
    "span": "2027-03-01 - 2027-03-07",
    "month": "2024-11",
    "moment": "2027-02-05 17:00",
    "yes-no": "yes",
    "stretch": "5-15",
}


def unread(found: str, expected: str) -> InputError:
    """Return what to say of a text that is not what was expected, with an example (VK115)."""
    example = Term("examples", expected, _EXAMPLES[expected])
    return InputError(Problem("VK115", found=found, expected=Term("expected", expected), example=example))


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """Return how every language writes a day, with its day of the week or without."""
    ways = dict.fromkeys(_pattern(lang.word("dates", "date")) for lang in languages())
    return tuple(re.compile(rf"(?:{_WEEKDAY})?{way}(?!\d)", re.IGNORECASE) for way in (*ways, _ISO.format(n="")))


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    """Return how every language writes days in a row: the first may leave its year out, or its month too."""
    ways = dict.fromkeys(
        f"{_pattern(lang.word('dates', first), '1')}{_DASH}(?P<last>{_pattern(lang.word('dates', 'date'))})"
        for lang in languages()
        for first in ("date", "short", "day")
    )
    iso = f"{_ISO.format(n='1')}{_DASH}(?P<last>{_ISO.format(n='')})"
    return tuple(re.compile(way + _REASON, re.IGNORECASE) for way in (*ways, iso))


def _pattern(form: str, n: str = "") -> str:
    """Return a pattern for a form of `[dates]`; `n` stands behind the names of its groups."""
    fields = {
        "day": rf"(?P<day{n}>\d{{1,2}})",
        "month": rf"(?P<month{n}>\d{{1,2}})",
        "month_name": rf"(?P<month{n}>{'|'.join(map(re.escape, _months()))})",
        "year": rf"(?P<year{n}>\d{{4}})",
    }
    parts = string.Formatter().parse(form)
    return "".join(_loose(between) + fields.get(field or "", "") for between, field, _, _ in parts)


def _loose(text: str) -> str:
    """Return a pattern for what stands between numbers: a space may follow a full stop."""
    return re.escape(text).replace(r"\.", r"\.\s?").replace(r"\ ", r"\s+")


@cache
def _months() -> dict[str, int]:
    """Return the number of every month that a language has a name for."""
    named = [lang.phrases.get("months", {}).values() for lang in languages()]
    return {name.casefold(): number for months in named for number, name in enumerate(months, start=1)}


@cache
def _clock() -> str:
    """Return a pattern for a time of day, with the word before it that any language uses."""
    words = "|".join(re.escape(word.rstrip(".")) + r"\.?" for word in spellings("dates", "at"))
    return rf"(?:(?:{words})\s*)?(\d{{1,2}})(?:[.:](\d{{2}}))?"


def parse_int(text: str) -> int:
    """Return a whole number, also with its unit: `20`, `20 min`.

    Raises:
        InputError: It is none (VK115).
    """
    units = "|".join(map(re.escape, spellings("units", "minutes")))
    match = re.fullmatch(rf"(\d{{1,6}})(?:\s*(?:{units})\.?)?", text, re.IGNORECASE)
    if not match:
        raise unread(text, "number")
    return int(match[1])


def parse_minutes(text: str) -> int:
    """Return a length in minutes, also when it is told in hours: `60`, `60 min`, `1 h`, `1,5 h`, `1 h 30 min`.

    Raises:
        InputError: It is none (VK115).
    """
    hours, minutes = ("|".join(map(re.escape, spellings("units", unit))) for unit in ("hours", "minutes"))
    match = re.fullmatch(
        rf"(\d{{1,2}})([.,]5)?\s*(?:{hours})\.?(?:\s*(\d{{1,2}})(?:\s*(?:{minutes})\.?)?)?", text, re.IGNORECASE
    )
    if not match or (match[2] and match[3]):
        return parse_int(text)
    return int(match[1]) * 60 + 30 * bool(match[2]) + int(match[3] or 0)


def parse_bool(text: str) -> bool:
    """Return whether a word means yes, in any language.

    Raises:
        InputError: It means neither yes nor no (VK115).
    """
    for answer, value in (("yes", True), ("no", False)):
        if text.casefold() in spellings("values", answer):
            return value
    raise unread(text, "yes-no")


def parse_date(text: str) -> dt.date:
    """Return a day: `14.1.2027`, `to 14.1.2027`, `14 January 2027` or `2027-01-14`.

    Raises:
        InputError: It is no date (VK115), one that does not exist (VK114) or is far from
            our time (VK125), or one that is on another day of the week than the one before
            it (VK120).
    """
    found = next((match for pattern in _dates() if (match := pattern.fullmatch(text))), None)
    weekday = _weekday(found["weekday"]) if found and found["weekday"] else None
    if not found or (found["weekday"] and weekday is None):
        raise unread(text, "date")
    date = _date(text, found["year"], found["month"], found["day"])
    if weekday not in (None, date.weekday()):
        is_on = Term("weekdays", WEEKDAYS[date.weekday()])
        raise InputError(Problem("VK120", found=text, date=date, weekday=is_on))
    return date


def _date(found: str, year: str, month: str, day: str) -> dt.date:
    years, months = int(year), _months().get(month.casefold()) or int(month)
    if years not in YEARS:
        raise InputError(Problem("VK125", found=found, first=YEARS[0], last=YEARS[-1]))
    try:
        return dt.date(years, months, int(day))
    except ValueError:
        in_year = 1 <= months <= 12  # noqa: PLR2004  # months of a year
        example = dt.date(years, months, monthrange(years, months)[1]) if in_year else dt.date(2027, 1, 14)
        raise InputError(Problem("VK114", found=found, example=example)) from None


def _time(found: str, hour: str, minute: str | None) -> dt.time:
    try:
        return dt.time(int(hour), int(minute or 0))
    except ValueError:
        raise unread(found, "time") from None


def _begins(text: str) -> tuple[str, str]:
    """Return the day that a text begins with, empty when with none, and what follows it."""
    match = next((match for pattern in _dates() if (match := pattern.match(text))), None)
    return (match[0], text[match.end() :]) if match else ("", text)


def parse_moment(text: str) -> Moment:
    """Return a day, with its time when one stands there: `5.2.2027 klo 17.00–19.00`.

    Raises:
        InputError: It is none (VK115), does not exist (VK114), or ends before it begins (VK202).
    """
    day, rest = _begins(text)
    rest = rest.strip(" ,")
    if not day:
        raise unread(text, "moment")
    times = parse_times(rest, text, "moment") if rest else ()
    return Moment(parse_date(day), *times)


def parse_times(text: str, found: str = "", expected: str = "time") -> tuple[dt.time, dt.time | None]:
    """Return when something begins, and when it ends if that stands there: `17.30`, `klo 17.30–19.30`.

    Raises:
        InputError: It is none (VK115): what was found, the text when empty, is not what was expected.
    """
    match = re.fullmatch(f"{_clock()}(?:{_DASH}{_clock()})?", text.strip(), re.IGNORECASE)
    if not match:
        raise unread(found or text, expected)
    end = _time(found or text, match[3], match[4]) if match[3] else None
    return _time(found or text, match[1], match[2]), end


def parse_weekly_time(text: str) -> WeeklyTime:
    """Return a weekly time: `to 17.00–19.00`, `torstaisin klo 17-19`.

    Raises:
        InputError: It is none (VK115) or ends before it begins (VK202).
    """
    match = re.fullmatch(_WEEKDAY + _clock() + _DASH + _clock(), text, re.IGNORECASE)
    weekday = _weekday(match["weekday"]) if match else None
    if not match or weekday is None:
        raise unread(text, "slot")
    return WeeklyTime(weekday, _time(text, match[2], match[3]), _time(text, match[4], match[5]))


def _weekday(word: str) -> int | None:
    return next((n for n, name in enumerate(WEEKDAYS) if word.casefold() in spellings("weekdays", name)), None)


def parse_break(text: str, near: dt.date | None = None) -> Break:
    """Return days without sessions: `1.–7.3.2027`, `1.3.–7.3.2027 talviloma`, or one day.

    Args:
        text: What is written.
        near: A day from which on a week is looked for, when one stands in place of days.

    Raises:
        InputError: It is none (VK115), does not exist (VK114), ends before it begins
            (VK208), has more than a reason behind the days (VK123), or is a week (VK124,
            which tells its days).
    """
    found = next((match.groupdict() for pattern in _spans() if (match := pattern.fullmatch(text))), None)
    if found:
        last = parse_date(found["last"])
        year, month = found.get("year1", found["year"]), found.get("month1", found["month"])
        return Break(_date(text, year, month, found["day1"]), last, found["reason"] or "")
    day, reason = _begins(text)
    if not day:
        raise _week(text, near) or unread(text, "span")
    date = parse_date(day)
    return Break(date, date, reason.strip(" ,:"))


def _week(text: str, near: dt.date | None) -> InputError | None:
    """Return what to say of a week of the calendar, such as `viikko 9`: its days, when its year is known."""
    words = "|".join(map(re.escape, spellings("dates", "week")))
    match = re.fullmatch(rf"(?:{words})\.?\s*(\d{{1,2}})(?:\s*/?\s*(\d{{4}}))?", text, re.IGNORECASE)
    if not match or not (match[2] or near):
        return None
    years = [int(match[2])] if match[2] else [near.year, near.year + 1] if near else []
    try:
        mondays = [dt.date.fromisocalendar(year, int(match[1]), 1) for year in years]
    except ValueError:
        return None
    first = next((day for day in mondays if match[2] or day + dt.timedelta(days=6) >= (near or day)), mondays[-1])
    return InputError(Problem("VK124", found=text, first=first, last=first + dt.timedelta(days=6)))


def parse_month(text: str) -> dt.date:
    """Return the first day of a month: `11/2024` or `2024-11`; a whole date gives its month.

    Raises:
        InputError: It is none (VK115) or does not exist (VK114).
    """
    match = _MONTH.fullmatch(text)
    if not match:
        try:
            return parse_date(text).replace(day=1)
        except InputError:
            raise unread(text, "month") from None
    month, year, iso_year, iso_month = match.groups()
    return _date(text, year or iso_year, month or iso_month, "1")


def parse_stretch(text: str) -> tuple[int, int]:
    """Return the shortest and the longest time of an activity: `5-15`.

    Raises:
        InputError: It is none (VK115).
    """
    match = _STRETCH.fullmatch(text)
    if not match:
        raise unread(text, "stretch")
    return int(match[1]), int(match[2])
