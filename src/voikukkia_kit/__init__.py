"""Plans peer-support groups and makes everything they need: session plans, handouts, calendars.

The public names are those of `__all__`, and every type that one of them takes,
returns or holds is among them. They are loaded when they are first used:
importing the package pulls in neither WeasyPrint nor Jinja.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voikukkia_kit.calendars.feeds import calendar as calendar
    from voikukkia_kit.errors import InputError as InputError
    from voikukkia_kit.errors import MachineError as MachineError
    from voikukkia_kit.errors import Place as Place
    from voikukkia_kit.errors import Problem as Problem
    from voikukkia_kit.errors import RefusedError as RefusedError
    from voikukkia_kit.errors import Severity as Severity
    from voikukkia_kit.errors import Source as Source
    from voikukkia_kit.errors import Term as Term
    from voikukkia_kit.errors import VoikukkiaError as VoikukkiaError
    from voikukkia_kit.files import Library as Library
    from voikukkia_kit.files import load as load
    from voikukkia_kit.files.change_text import cancelled as cancelled
    from voikukkia_kit.files.change_text import moved as moved
    from voikukkia_kit.files.change_text import restored as restored
    from voikukkia_kit.files.group_text import to_yaml as to_yaml
    from voikukkia_kit.media.pages import page as page
    from voikukkia_kit.model.contacts import Contact as Contact
    from voikukkia_kit.model.document import About as About
    from voikukkia_kit.model.document import Document as Document
    from voikukkia_kit.model.document import DocumentWords as DocumentWords
    from voikukkia_kit.model.document import Occasion as Occasion
    from voikukkia_kit.model.organisation import Logo as Logo
    from voikukkia_kit.model.organisation import Organisation as Organisation
    from voikukkia_kit.model.people import Facilitator as Facilitator
    from voikukkia_kit.model.people import FacilitatorPair as FacilitatorPair
    from voikukkia_kit.model.people import Led as Led
    from voikukkia_kit.model.people import Participants as Participants
    from voikukkia_kit.model.people import ParticipantsKind as ParticipantsKind
    from voikukkia_kit.model.people import Role as Role
    from voikukkia_kit.model.practice import BreakFrom as BreakFrom
    from voikukkia_kit.model.practice import Leading as Leading
    from voikukkia_kit.model.practice import Limits as Limits
    from voikukkia_kit.model.practice import Methods as Methods
    from voikukkia_kit.model.practice import Practice as Practice
    from voikukkia_kit.model.practice import RoleNeeded as RoleNeeded
    from voikukkia_kit.model.practice import Rule as Rule
    from voikukkia_kit.model.practice import StaysLight as StaysLight
    from voikukkia_kit.model.practice import Trained as Trained
    from voikukkia_kit.model.programme import Item as Item
    from voikukkia_kit.model.programme import Programme as Programme
    from voikukkia_kit.model.reader import Reader as Reader
    from voikukkia_kit.model.revealing import Revealing as Revealing
    from voikukkia_kit.model.series import Change as Change
    from voikukkia_kit.model.series import Group as Group
    from voikukkia_kit.model.series import Length as Length
    from voikukkia_kit.model.series import Rhythm as Rhythm
    from voikukkia_kit.model.series import Series as Series
    from voikukkia_kit.model.session import Activity as Activity
    from voikukkia_kit.model.session import Becomes as Becomes
    from voikukkia_kit.model.session import Delivery as Delivery
    from voikukkia_kit.model.session import Lead as Lead
    from voikukkia_kit.model.session import Material as Material
    from voikukkia_kit.model.session import Method as Method
    from voikukkia_kit.model.session import Per as Per
    from voikukkia_kit.model.session import Session as Session
    from voikukkia_kit.model.session import SessionKind as SessionKind
    from voikukkia_kit.model.session import Variant as Variant
    from voikukkia_kit.model.times import Break as Break
    from voikukkia_kit.model.times import Moment as Moment
    from voikukkia_kit.model.times import WeeklyTime as WeeklyTime
    from voikukkia_kit.model.words import ActivityWords as ActivityWords
    from voikukkia_kit.model.words import Before as Before
    from voikukkia_kit.model.words import Forms as Forms
    from voikukkia_kit.model.words import Handout as Handout
    from voikukkia_kit.model.words import Heavy as Heavy
    from voikukkia_kit.model.words import Invitation as Invitation
    from voikukkia_kit.model.words import LeadersProgramme as LeadersProgramme
    from voikukkia_kit.model.words import LeadersSession as LeadersSession
    from voikukkia_kit.model.words import LeadersWords as LeadersWords
    from voikukkia_kit.model.words import ParentsProgramme as ParentsProgramme
    from voikukkia_kit.model.words import ParentsSession as ParentsSession
    from voikukkia_kit.model.words import ParentsWords as ParentsWords
    from voikukkia_kit.model.words import Prompts as Prompts
    from voikukkia_kit.model.words import RemoteLetter as RemoteLetter
    from voikukkia_kit.model.words import RemoteWork as RemoteWork
    from voikukkia_kit.model.words import Titled as Titled
    from voikukkia_kit.model.words import WhatIf as WhatIf
    from voikukkia_kit.pack.building import Failed as Failed
    from voikukkia_kit.pack.building import build as build
    from voikukkia_kit.pack.building import build_all as build_all
    from voikukkia_kit.pack.building import build_calendars as build_calendars
    from voikukkia_kit.pack.folder import forget as forget
    from voikukkia_kit.pack.notices import review as review
    from voikukkia_kit.pack.way import Pack as Pack
    from voikukkia_kit.resources import Resources as Resources
    from voikukkia_kit.schedule import Applied as Applied
    from voikukkia_kit.schedule import DatedSession as DatedSession
    from voikukkia_kit.schedule import FreeDays as FreeDays
    from voikukkia_kit.schedule import MunicipalBreaks as MunicipalBreaks
    from voikukkia_kit.schedule import NamedDay as NamedDay
    from voikukkia_kit.schedule import Skipped as Skipped
    from voikukkia_kit.schedule import TimedActivity as TimedActivity
    from voikukkia_kit.schedule import Timetable as Timetable
    from voikukkia_kit.schedule import timetable as timetable
    from voikukkia_kit.sheets.dated import Dated as Dated
    from voikukkia_kit.sheets.dated import date as date
    from voikukkia_kit.sheets.sheet import Sheet as Sheet
    from voikukkia_kit.sheets.sheet import compose as compose

_HOMES = {
    "calendars.feeds": "calendar",
    "errors": "InputError MachineError Place Problem RefusedError Severity Source Term VoikukkiaError",
    "files": "Library load",
    "files.change_text": "cancelled moved restored",
    "files.group_text": "to_yaml",
    "media.pages": "page",
    "model.contacts": "Contact",
    "model.document": "About Document DocumentWords Occasion",
    "model.organisation": "Logo Organisation",
    "model.people": "Facilitator FacilitatorPair Led Participants ParticipantsKind Role",
    "model.practice": "BreakFrom Leading Limits Methods Practice RoleNeeded Rule StaysLight Trained",
    "model.programme": "Item Programme",
    "model.reader": "Reader",
    "model.revealing": "Revealing",
    "model.series": "Change Group Length Rhythm Series",
    "model.session": "Activity Becomes Delivery Lead Material Method Per Session SessionKind Variant",
    "model.times": "Break Moment WeeklyTime",
    "model.words": (
        "ActivityWords Before Forms Handout Heavy Invitation LeadersProgramme LeadersSession LeadersWords "
        "ParentsProgramme ParentsSession ParentsWords Prompts RemoteLetter RemoteWork Titled WhatIf"
    ),
    "pack.building": "Failed build build_all build_calendars",
    "pack.folder": "forget",
    "pack.notices": "review",
    "pack.way": "Pack",
    "resources": "Resources",
    "schedule": "Applied DatedSession FreeDays MunicipalBreaks NamedDay Skipped TimedActivity Timetable timetable",
    "sheets.dated": "Dated date",
    "sheets.sheet": "Sheet compose",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [*sorted(_HOME)]  # noqa: PLE0604  # every name stands once below and once above for type checkers, not thrice


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
