"""School breaks of a municipality: decided locally, so they are data with a source and not law."""

import datetime as dt

import attrs

from voikukkia_kit.errors import Term
from voikukkia_kit.model.times import Break
from voikukkia_kit.model.valid import checked

__all__ = ["MunicipalBreaks"]

_SPRING = 7  # a school year begins in August


@attrs.frozen(kw_only=True, field_transformer=checked)
class MunicipalBreaks:
    """The school breaks of one municipality.

    Attributes:
        name: The municipality.
        autumn_week: ISO week of the autumn break.
        winter_week: ISO week of the winter break.
        known: School years the source covers, each by the year it begins in.
        breaks: Breaks told to the day, used before the weeks.
        source: Where this is told.
    """

    name: str
    autumn_week: int
    winter_week: int
    known: tuple[int, ...]
    breaks: tuple[Break, ...] = ()
    source: str

    def reason(self, day: dt.date) -> Term | None:
        """Return the name of the break on that day, None when there is school."""
        if any(day in span for span in self.breaks):
            return Term("days", "school-break")
        week = day.isocalendar().week
        if week == self.autumn_week:
            return Term("days", "autumn-break")
        if week == self.winter_week:
            return Term("days", "winter-break")
        return None

    def usual(self, day: dt.date) -> Break:
        """Return the week, Monday to Sunday, that is taken for the break of a day's term where it is not known."""
        week = self.winter_week if day.month <= _SPRING else self.autumn_week
        monday = dt.date.fromisocalendar(day.year, week, 1)
        return Break(monday, monday + dt.timedelta(days=6))

    def knows(self, day: dt.date) -> bool:
        """Return whether the source covers the school year of that day."""
        return day.year - (day.month <= _SPRING) in self.known
