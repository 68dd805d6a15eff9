"""The people of a group: facilitators by first name and role, participants by number or code."""

import datetime as dt
import enum
import re

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.times import in_years
from voikukkia_kit.model.valid import checked

__all__ = ["Facilitator", "FacilitatorPair", "Led", "Participants", "ParticipantsKind", "Role"]

_CODE = re.compile(r"[A-Z0-9]{1,4}")
_MOST = 99  # a number of participants above this is a slip of the pen


class Role(enum.Enum):
    """What a facilitator brings: a trade, or having lived through it."""

    WORKER = "worker"
    PEER = "peer"


class ParticipantsKind(enum.Enum):
    """Who takes part in a programme."""

    PARENTS = "parents"
    TRAINEES = "trainees"


def _named(_: "Facilitator", __: object, name: str) -> None:
    if not name.strip():
        raise InputError(Problem("VK117", ("name",), key=Term("keys", "name")))


@attrs.frozen(kw_only=True, field_transformer=checked)
class Facilitator:
    """One who leads the group.

    Attributes:
        name: First name only.
        role: Worker or peer parent.
        trained: First day of the month in which the leader training ended, if told.
        substitute: Steps in when another cannot come; leads nothing by default.

    Raises:
        InputError: An empty name (VK117), or a month far from our time (VK125).
    """

    name: str = attrs.field(repr=False, validator=_named)
    role: Role
    trained: dt.date | None = attrs.field(default=None, validator=in_years)
    substitute: bool = False


def _someone(_: "FacilitatorPair", __: object, value: tuple[Facilitator, ...]) -> None:
    if not value:
        raise InputError(Problem("VK213"))


@attrs.frozen(field_transformer=checked)
class FacilitatorPair:
    """Those who lead the group together: two, sometimes three, and substitutes.

    The pair has two roles, and that it lacks one of them is a warning of
    practice and no error: a group may be planned before its peer parent is found.

    Raises:
        InputError: No facilitator at all (VK213).
    """

    facilitators: tuple[Facilitator, ...] = attrs.field(validator=_someone)

    def of(self, role: Role, *, substitutes: bool = False) -> tuple[Facilitator, ...]:
        """Return the facilitators in one role, in the order they were given."""
        return tuple(f for f in self.facilitators if f.role is role and f.substitute is substitutes)


def _codes(_: "Participants", __: object, codes: tuple[str, ...]) -> None:
    if len(set(codes)) < len(codes) or not all(map(_CODE.fullmatch, codes)):
        raise InputError(Problem("VK221"))  # never the code itself: it may be a name


def _number(_: "Participants", __: object, count: int) -> None:
    if not 1 <= count <= _MOST:
        raise InputError(Problem("VK220", count=count, most=_MOST))


def _by_someone(_: "Led", __: object, names: tuple[str, ...]) -> None:
    if not names:
        raise InputError(Problem("VK117", ("facilitators",), key=Term("keys.series", "pair")))


@attrs.frozen(kw_only=True, field_transformer=checked)
class Led:
    """Who leads one session, where it is not the usual pair.

    Attributes:
        session: The programme's number of the session.
        facilitators: First names of those who lead it, as they stand among the facilitators.

    Raises:
        InputError: Nobody (VK117).
    """

    session: int
    facilitators: tuple[str, ...] = attrs.field(repr=False, validator=_by_someone)


@attrs.frozen(field_transformer=checked)
class Participants:
    """The participants: a number, or codes when papers are kept apart.

    A list of participants would reveal clients of child welfare (asiakastietolaki
    703/2023), so there is no place for a name.

    Attributes:
        count: How many, 1-99.
        codes: Their codes, or empty. Never printed by `repr`.

    Raises:
        InputError: A count outside 1-99 (VK220); a code longer than four signs or doubled (VK221).
    """

    count: int = attrs.field(validator=_number)
    codes: tuple[str, ...] = attrs.field(default=(), repr=False, validator=_codes)

    @classmethod
    def coded(cls, codes: tuple[str, ...]) -> "Participants":
        """Return the participants with these codes."""
        return cls(len(codes), codes)
