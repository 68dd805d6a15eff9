"""Puts a group on its days: its programme, its school breaks, its timetable, each from where it lies."""

import attrs

from voikukkia_kit.files.facts import load_school_breaks
from voikukkia_kit.files.programme_files import load_programme
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule import MunicipalBreaks, Timetable, timetable

__all__ = ["Dated", "date_group"]


@attrs.frozen(kw_only=True)
class Dated:
    """What a group's days come from, and its days.

    Attributes:
        programme: The programme it follows.
        school: The school breaks it keeps, None for none.
        timetable: Its sessions on their days.
    """

    programme: Programme
    school: MunicipalBreaks | None
    timetable: Timetable


def date_group(group: Group, resources: Resources) -> Dated:
    """Return a group on its days.

    Raises:
        InputError: As `load_programme`, `load_school_breaks` and `timetable`.
    """
    programme = load_programme(group.programme, resources)
    school = load_school_breaks(group.school_breaks, resources) if group.school_breaks else None
    return Dated(programme=programme, school=school, timetable=timetable(group, programme, school))
