"""Puts sessions on days and activities on the clock: holidays, breaks, changes, clashes."""

from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.clock import TimedActivity, fit
from voikukkia_kit.schedule.dating import timetable
from voikukkia_kit.schedule.days import NamedDay
from voikukkia_kit.schedule.free_days import FreeDays
from voikukkia_kit.schedule.notices import date_warnings
from voikukkia_kit.schedule.sessions import Applied, DatedSession, Skipped, Timetable

__all__ = [
    "Applied",
    "DatedSession",
    "FreeDays",
    "MunicipalBreaks",
    "NamedDay",
    "Skipped",
    "TimedActivity",
    "Timetable",
    "date_warnings",
    "fit",
    "timetable",
]
