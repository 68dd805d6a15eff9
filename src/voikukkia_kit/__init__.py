"""Plans peer-support groups and makes everything they need: session plans, handouts, calendars.

The public names are those of `__all__`. They are loaded when they are first
used: importing the package pulls in neither WeasyPrint nor Jinja.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError, VoikukkiaError
    from voikukkia_kit.files import Library, load, load_programme, load_school_breaks
    from voikukkia_kit.files.change_text import cancelled, moved, restored
    from voikukkia_kit.files.group_text import to_yaml
    from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Participants, Role
    from voikukkia_kit.model.programme import Programme
    from voikukkia_kit.model.series import Change, Group, Length, Rhythm, Series
    from voikukkia_kit.model.session import Delivery, Session, SessionKind
    from voikukkia_kit.model.times import Break, Moment, WeeklyTime
    from voikukkia_kit.pack import Failed, Pack, build, build_all, build_calendars, forget, review
    from voikukkia_kit.schedule import DatedSession, FreeDays, Timetable, timetable
    from voikukkia_kit.sheets.dated import Dated, date

_HOMES = {
    "errors": ("MachineError", "InputError", "Problem", "RefusedError", "VoikukkiaError"),
    "files": ("Library", "load", "load_programme", "load_school_breaks"),
    "files.change_text": ("cancelled", "moved", "restored"),
    "files.group_text": ("to_yaml",),
    "model.people": ("Facilitator", "FacilitatorPair", "Participants", "Role"),
    "model.programme": ("Programme",),
    "model.series": ("Change", "Group", "Length", "Rhythm", "Series"),
    "model.session": ("Delivery", "Session", "SessionKind"),
    "model.times": ("Break", "Moment", "WeeklyTime"),
    "pack": ("Failed", "Pack", "build", "build_all", "build_calendars", "forget", "review"),
    "schedule": ("DatedSession", "FreeDays", "Timetable", "timetable"),
    "sheets.dated": ("Dated", "date"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Break",
    "Change",
    "Dated",
    "DatedSession",
    "Delivery",
    "Facilitator",
    "FacilitatorPair",
    "Failed",
    "FreeDays",
    "Group",
    "InputError",
    "Length",
    "Library",
    "MachineError",
    "Moment",
    "Pack",
    "Participants",
    "Problem",
    "Programme",
    "RefusedError",
    "Rhythm",
    "Role",
    "Series",
    "Session",
    "SessionKind",
    "Timetable",
    "VoikukkiaError",
    "WeeklyTime",
    "build",
    "build_all",
    "build_calendars",
    "cancelled",
    "date",
    "forget",
    "load",
    "load_programme",
    "load_school_breaks",
    "moved",
    "restored",
    "review",
    "timetable",
    "to_yaml",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        return version("voikukkia-kit")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
