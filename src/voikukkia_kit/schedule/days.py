"""Public holidays of Finland, and the eves on which no group meets."""

import datetime as dt
from functools import cache
from types import MappingProxyType

from dateutil.easter import easter

from voikukkia_kit.errors import Term

__all__ = ["named_days"]

_DAY = dt.timedelta(days=1)
_SATURDAY = 5

_FIXED = {
    (1, 1): "new-year",
    (1, 6): "epiphany",
    (4, 30): "may-day-eve",
    (5, 1): "may-day",
    (12, 6): "independence",
    (12, 24): "christmas-eve",
    (12, 25): "christmas",
    (12, 26): "boxing-day",
    (12, 31): "new-year-eve",
}
_FROM_EASTER = {
    -3: "maundy-thursday",
    -2: "good-friday",
    0: "easter",
    1: "easter-monday",
    39: "ascension",
    49: "whitsun",
}


@cache
def named_days(year: int) -> MappingProxyType[dt.date, Term]:
    """Return the days of a year on which a group does not meet, with their names.

    They are the public holidays (movable ones by the church law 652/2023 and its
    predecessors, Midsummer and All Saints' Day on their Saturdays) and the eves on
    which people travel or the buses stop: Maundy Thursday, May Day Eve, Midsummer
    Eve, Christmas Eve and New Year's Eve. Kept here rather than taken from a
    library, because no library knows the eves; the tests compare the holidays
    with one that does.
    """
    days = {dt.date(year, month, day): name for (month, day), name in _FIXED.items()}
    sunday = easter(year)
    days |= {sunday + offset * _DAY: name for offset, name in _FROM_EASTER.items()}
    midsummer = _saturday_from(dt.date(year, 6, 20))
    days |= {midsummer - _DAY: "midsummer-eve", midsummer: "midsummer"}
    days |= {_saturday_from(dt.date(year, 10, 31)): "all-saints"}
    return MappingProxyType({day: Term("days", name) for day, name in sorted(days.items())})


def _saturday_from(day: dt.date) -> dt.date:
    return day + (_SATURDAY - day.weekday()) % 7 * _DAY
