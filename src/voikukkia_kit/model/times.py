"""When people meet: a weekly time, a day, days without sessions."""

import datetime as dt

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.valid import checked, refused

__all__ = ["WEEKDAYS", "Break", "Moment", "WeeklyTime"]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


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
        InputError: It ends before it begins (VK202).
    """

    date: dt.date
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

    Raises:
        InputError: It ends before it begins (VK208).
    """

    first: dt.date
    last: dt.date
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InputError(Problem("VK208", first=self.first, last=self.last))

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last
