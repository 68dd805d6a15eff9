"""The days of a series as its rhythm gives them, and local times that exist."""

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.series import Rhythm, Series
from voikukkia_kit.model.times import Moment
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.sessions import Skipped

__all__ = ["CLOSEST_DAYS", "HELSINKI", "at", "days_of", "exists_once", "later", "usual_days"]

CLOSEST_DAYS = 5  # weekly sessions closer than this are not weekly any more; a day or two within the week is usual
HELSINKI = ZoneInfo("Europe/Helsinki")
_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.EVERY_OTHER_WEEK: 2}
_MOST_WEEKS = 104


def usual_days(series: Series) -> Iterator[Moment]:
    """Yield the days of a series' rhythm, free ones too, for two years; none where days are told one by one."""
    if series.start is not None and series.time is not None:
        for week in range(0, _MOST_WEEKS, _WEEKS[series.rhythm]):
            yield Moment(series.start + dt.timedelta(weeks=week), series.time.start, series.time.end)


def days_of(series: Series, numbers: Sequence[int], free_days: FreeDays) -> tuple[list[Moment], tuple[Skipped, ...]]:
    """Return the days of the sessions with these numbers, and the days left out between them.

    Days that were told one by one are taken as they stand: a free one among them is a
    warning, see `date_warnings`.

    Raises:
        InputError: The days told are not as many as the sessions (VK244), or there is
            no free day for a session within two years (VK222).
    """
    if series.days:
        if len(series.days) != len(numbers):
            raise InputError(Problem("VK244", ("days",), count=len(series.days), needed=len(numbers)))
        return list(series.days), ()
    days: list[Moment] = []
    skipped: list[Skipped] = []
    for moment in usual_days(series):
        if len(days) == len(numbers):
            break
        reason = None if moment.date == series.start else free_days.reason(series, moment.date)
        if reason is None:
            days.append(moment)
        else:
            skipped.append(Skipped(moment.date, reason))
    if len(days) < len(numbers):
        raise InputError(Problem("VK222", ("breaks",), number=numbers[len(days)]))
    return days, tuple(skipped)


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """Return a local time of Finland."""
    return dt.datetime.combine(day, time, HELSINKI)


def later(moment: dt.datetime, minutes: int) -> dt.datetime:
    """Return the time after so many minutes as they really pass, also over a change of clocks."""
    return (moment.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(HELSINKI)


def exists_once(moment: dt.datetime) -> bool:
    """Return whether a local time is neither skipped nor doubled by the change of clocks.

    In both cases the two folds of the local time have different offsets (PEP 495).
    """
    return moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()
