"""Days on which nobody meets: a series' own breaks, school breaks, and days with a name."""

import datetime as dt

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.valid import checked
from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.days import NamedDay, days_of_year

__all__ = ["FreeDays"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class FreeDays:
    """The free days that do not stand in the file of a series; its own breaks do.

    Attributes:
        days: Days with a name, such as public holidays.
        school: The school breaks of the municipality that the series names, None when it names none.
    """

    days: tuple[NamedDay, ...]
    school: MunicipalBreaks | None = None

    def see_that_they_are_of(self, series: Series) -> None:
        """See that the school breaks a series keeps are here: without them it would stand on other days.

        Raises:
            InputError: They are not (VK240).
        """
        wanted = series.school_breaks
        if wanted and (self.school is None or self.school.name.casefold() != wanted.casefold()):
            raise InputError(Problem("VK240", ("school_breaks",), municipality=wanted))

    def reason(self, series: Series, day: dt.date) -> Term | str | None:
        """Return why a series is not held on a day: the break's own reason, a name of the day, or None."""
        for span in series.breaks:
            if day in span:
                return span.reason or Term("days", "break")
        return days_of_year(self.days, day.year).get(day) or (self.school.reason(day) if self.school else None)
