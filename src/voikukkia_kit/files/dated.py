"""Puts a group on its days: its programme, its school breaks, its timetable, each from where it lies."""

import attrs

from voikukkia_kit.files.facts import load_school_breaks
from voikukkia_kit.files.programme_files import load_programme
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule import FreeDays, Timetable, timetable

__all__ = ["Dated", "date_group"]


@attrs.frozen(kw_only=True)
class Dated:
    """What a group's days come from, and its days.

    Attributes:
        programme: The programme it follows.
        free_days: The days on which nobody meets.
        timetable: Its sessions on their days.
    """

    programme: Programme
    free_days: FreeDays
    timetable: Timetable


def date_group(group: Group, resources: Resources) -> Dated:
    """Return a group on its days.

    Raises:
        InputError: As `load_programme`, `load_school_breaks` and `timetable`.
    """
    programme = load_programme(group.programme, resources)
    school = load_school_breaks(group.school_breaks, resources) if group.school_breaks else None
    free_days = FreeDays(school=school)
    return Dated(programme=programme, free_days=free_days, timetable=timetable(group, programme, free_days))
