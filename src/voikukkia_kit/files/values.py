"""What single values mean: dates and times as Finns, Swedes and the English write them."""

import datetime as dt
import re
from calendar import monthrange

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.language import languages
from voikukkia_kit.model.times import WEEKDAYS, Break, Moment, WeeklyTime

__all__ = [
    "local_names",
    "parse_bool",
    "parse_break",
    "parse_date",
    "parse_int",
    "parse_moment",
    "parse_month",
    "parse_stretch",
    "parse_weekly_time",
]

_DASH = r"\s*[-–—]\s*"
_CLOCK = r"(?:(?:klo|kl\.?|at)\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_DATE = re.compile(r"(?:([^\W\d]+)\.?\s+)?(?:(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")
_TIMES = re.compile(f"{_CLOCK}(?:{_DASH}{_CLOCK})?")
_SLOT = re.compile(rf"([^\W\d]+)\.?,?\s+{_CLOCK}{_DASH}{_CLOCK}")
_SPAN = re.compile(rf"(\d{{1,2}})\.(?:(\d{{1,2}})\.(\d{{4}})?)?{_DASH}(\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?:[,:]?\s+(.+))?")
_ISO_SPAN = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}}){_DASH}(\d{{4}}-\d{{2}}-\d{{2}})(?:[,:]?\s+(.+))?")
_MONTH = re.compile(r"(\d{1,2})/(\d{4})|(\d{4})-(\d{2})")
_STRETCH = re.compile(rf"(\d+){_DASH}(\d+)")


def _unread(found: str, expected: str, example: str) -> InputError:
    return InputError(Problem("VK115", found=found, expected=Term("expected", expected), example=example))


def local_names(section: str, canonical: str) -> tuple[str, ...]:
    """Return every word that any language has for a name of the phrases, folded for comparing."""
    names: list[str] = [canonical]
    for lang in languages():
        local = lang.words(section).get(canonical, ())
        names += [local] if isinstance(local, str) else local
    return tuple(dict.fromkeys(name.casefold() for name in names))


def parse_int(text: str) -> int:
    """Return a whole number, also with its unit: `20`, `20 min`.

    Raises:
        InputError: It is none (VK115).
    """
    match = re.fullmatch(r"(\d{1,6})(?:\s*(?:min\.?|minuuttia|minuter|minutes))?", text)
    if not match:
        raise _unread(text, "number", "20")
    return int(match[1])


def parse_bool(text: str) -> bool:
    """Return whether a word means yes, in any language.

    Raises:
        InputError: It means neither yes nor no (VK115).
    """
    for answer, value in (("yes", True), ("no", False)):
        if text.casefold() in local_names("values", answer):
            return value
    raise _unread(text, "yes-no", "kyllä")


def parse_date(text: str) -> dt.date:
    """Return a day: `14.1.2027`, `to 14.1.2027` or `2027-01-14`.

    Raises:
        InputError: It is no date (VK115), one that does not exist (VK114), or one that
            is on another day of the week than the one before it (VK120).
    """
    match = _DATE.fullmatch(text)
    weekday = _weekday(match[1]) if match and match[1] else None
    if not match or (match[1] and weekday is None):
        raise _unread(text, "date", "14.1.2027")
    _, day, month, year, *iso = match.groups()
    date = _date(text, *(map(int, iso) if year is None else (int(year), int(month), int(day))))
    if weekday not in (None, date.weekday()):
        is_on = Term("weekdays", WEEKDAYS[date.weekday()])
        raise InputError(Problem("VK120", found=text, date=date, weekday=is_on))
    return date


def _date(found: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        in_month = 1 <= month <= 12 and year >= dt.MINYEAR  # noqa: PLR2004  # months of a year
        example = dt.date(year, month, monthrange(year, month)[1]) if in_month else dt.date(2027, 1, 14)
        raise InputError(Problem("VK114", found=found, example=example)) from None


def _time(found: str, hour: str, minute: str | None) -> dt.time:
    try:
        return dt.time(int(hour), int(minute or 0))
    except ValueError:
        raise _unread(found, "time", "17.00") from None


def parse_moment(text: str) -> Moment:
    """Return a day, with its time when one stands there: `5.2.2027 klo 17.00–19.00`.

    Raises:
        InputError: It is none (VK115), does not exist (VK114), or ends before it begins (VK202).
    """
    match = _DATE.match(text)
    rest = text[match.end() :].strip(" ,") if match else ""
    times = _TIMES.fullmatch(rest)
    if not match or (rest and not times):
        raise _unread(text, "moment", "5.2.2027 klo 17.00")
    day = parse_date(match[0])
    if not times:
        return Moment(day)
    hour, minute, end_hour, end_minute = times.groups()
    end = _time(text, end_hour, end_minute) if end_hour else None
    return Moment(day, _time(text, hour, minute), end)


def parse_weekly_time(text: str) -> WeeklyTime:
    """Return a weekly time: `to 17.00–19.00`, `torstaisin klo 17-19`.

    Raises:
        InputError: It is none (VK115) or ends before it begins (VK202).
    """
    match = _SLOT.fullmatch(text)
    weekday = _weekday(match[1]) if match else None
    if not match or weekday is None:
        raise _unread(text, "slot", "to 17.00–19.00")
    return WeeklyTime(weekday, _time(text, match[2], match[3]), _time(text, match[4], match[5]))


def _weekday(word: str) -> int | None:
    for index, name in enumerate(WEEKDAYS):
        if word.casefold() in local_names("weekdays", name):
            return index
    return None


def parse_break(text: str) -> Break:
    """Return days without sessions: `1.–7.3.2027`, `1.3.–7.3.2027 talviloma`, or one day.

    Raises:
        InputError: It is none (VK115), does not exist (VK114), or ends before it begins (VK208).
    """
    if match := _ISO_SPAN.fullmatch(text):
        return Break(parse_date(match[1]), parse_date(match[2]), match[3] or "")
    if match := _SPAN.fullmatch(text):
        last = parse_date(match[4])
        year, month = int(match[3] or last.year), int(match[2] or last.month)
        return Break(_date(text, year, month, int(match[1])), last, match[5] or "")
    if match := _DATE.match(text):
        day = parse_date(match[0])
        return Break(day, day, text[match.end() :].strip(" ,:"))
    raise _unread(text, "span", "1.3.–7.3.2027")


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
            raise _unread(text, "month", "11/2024") from None
    month, year, iso_year, iso_month = match.groups()
    return _date(text, int(year or iso_year), int(month or iso_month), 1)


def parse_stretch(text: str) -> tuple[int, int]:
    """Return the shortest and the longest time of an activity: `5-15`.

    Raises:
        InputError: It is none (VK115).
    """
    match = _STRETCH.fullmatch(text)
    if not match:
        raise _unread(text, "stretch", "5-15")
    return int(match[1]), int(match[2])
