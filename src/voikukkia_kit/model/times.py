"""When people meet: a weekly time, a day, days without sessions."""

import datetime as dt
import re
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.valid import checked, refused

__all__ = ["WEEKDAYS", "YEARS", "Break", "Moment", "WeeklyTime", "in_years"]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_IN_WORDS = re.compile(r"\(?[^\W\d_](?:[^\d\[\]{}]|(?<![\d.-])\d{4}(?![\d.-]))*")  # a year may stand among them
YEARS = range(1990, 2101)  # another year is a slip of the pen, and calendars could not hold it


def in_years(_: object, field: Any, day: Any) -> None:
    """See that a day is within the years that people plan for: the validator of every day.

    Raises:
        InputError: It is not (VK125).
    """
    if day is not None and day.year not in YEARS:
        raise InputError(Problem("VK125", (field.name,), found=day, first=YEARS[0], last=YEARS[-1]))


@attrs.frozen(field_transformer=checked)
class WeeklyTime:
    """The weekly time of a group, in the local time of Finland.

    Attributes:
        weekday: 0 for Monday to 6 for Sunday.
        start: When a session begins.
        end: When it ends, on the same day.

    Raises:
        InputError: No such weekday (VK246), or it ends before it begins (VK202).
    """

    weekday: int
    start: dt.time
    end: dt.time

    def __attrs_post_init__(self) -> None:
        if self.weekday not in range(len(WEEKDAYS)):
            raise refused(("weekday",), str(self.weekday), "0 (Monday) to 6 (Sunday)")
        _in_order(self.start, self.end)


@attrs.frozen(field_transformer=checked)
class Moment:
    """A day, and a time on it when it differs from the usual one.

    Attributes:
        date: The day.
        start: When it begins; the usual time when None.
        end: When it ends; the usual length when None.

    Raises:
        InputError: It ends before it begins (VK202), or is far from our time (VK125).
    """

    date: dt.date = attrs.field(validator=in_years)
    start: dt.time | None = None
    end: dt.time | None = None

    def __attrs_post_init__(self) -> None:
        if self.start and self.end:
            _in_order(self.start, self.end)


def _in_order(start: dt.time, end: dt.time) -> None:
    if end <= start:
        raise InputError(Problem("VK202", start=start, end=end))


@attrs.frozen(field_transformer=checked)
class Break:
    """Days on which the group does not meet, first and last included.

    Attributes:
        first: The first of them.
        last: The last.
        reason: Why, in words without a number: one could be another day, and people
            would be invited to a day that was meant to be free. May be empty.

    Raises:
        InputError: It ends before it begins (VK208), is far from our time (VK125), or
            its reason holds more than words and a year (VK123).
    """

    first: dt.date = attrs.field(validator=in_years)
    last: dt.date = attrs.field(validator=in_years)
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InputError(Problem("VK208", first=self.first, last=self.last))
        if self.reason and not _IN_WORDS.fullmatch(self.reason):
            raise InputError(Problem("VK123", ("reason",), found=self.reason))

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last
