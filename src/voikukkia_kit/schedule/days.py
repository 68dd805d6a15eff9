"""Days of the year that have a name: public holidays, and the eves on which no group meets."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs
from dateutil.easter import easter

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.times import WEEKDAYS
from voikukkia_kit.model.valid import checked

__all__ = ["NamedDay", "days_of_year"]

_A_LEAP_YEAR = 2024


@attrs.frozen(kw_only=True, field_transformer=checked)
class NamedDay:
    """A day that comes every year and has a name.

    It is so many days from Easter Sunday, or a day of a month, or the first such
    weekday from a day of a month on.

    Attributes:
        name: What it is called: a name that every language has its own for, or a text.
        easter: Days from Easter Sunday, negative before it.
        month: The month, 1-12.
        day: The day of the month; 29 February is there in leap years alone.
        weekday: The weekday, `mo` ... `su`, that is first met from this day of the month on.

    Raises:
        InputError: Neither Easter nor a day of a month that there is, or both, or a weekday that is none (VK295).
    """

    name: Term | str
    easter: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None

    def __attrs_post_init__(self) -> None:
        is_dated = self.easter is None and self._in(_A_LEAP_YEAR) is not None
        is_from_easter = self.easter is not None and (self.month, self.day, self.weekday) == (None, None, None)
        if not (is_dated or is_from_easter) or self.weekday not in {None, *WEEKDAYS}:
            raise InputError(Problem("VK295", ("name",), name=self.name))

    def in_year(self, year: int) -> dt.date | None:
        """Return its date in a year; None in a year without it."""
        if self.easter is not None:
            sunday: dt.date = easter(year)
            return sunday + dt.timedelta(days=self.easter)
        date = self._in(year)
        if date and self.weekday:
            return date + dt.timedelta(days=(WEEKDAYS.index(self.weekday) - date.weekday()) % 7)
        return date

    def _in(self, year: int) -> dt.date | None:
        try:
            return dt.date(year, self.month or 0, self.day or 0)
        except ValueError:
            return None


@cache
def days_of_year(days: tuple[NamedDay, ...], year: int) -> Mapping[dt.date, Term | str]:
    """Return the dates of named days in a year, in order, with their names; the first told wins."""
    found = [(date, one.name) for one in reversed(days) if (date := one.in_year(year))]
    return MappingProxyType(dict(sorted(dict(found).items())))
