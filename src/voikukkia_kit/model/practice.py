"""What a programme expects of those who hold it: figures with their sources, data of the programme."""

import enum

import attrs

from voikukkia_kit.model.people import Role
from voikukkia_kit.model.session import Method
from voikukkia_kit.model.valid import checked

__all__ = ["BreakFrom", "Leading", "Limits", "Methods", "Practice", "RoleNeeded", "Rule", "StaysLight", "Trained"]


class Trained(enum.Enum):
    """Of how many in a role the leader training is told."""

    ALL = "all"
    ONE = "one"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Rule:
    """An expectation without a figure.

    Attributes:
        source: Where it comes from: a page, a guide, a law.
    """

    source: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Limits(Rule):
    """How many or how long is usual.

    Attributes:
        fewest: The smallest usual number.
        most: The largest usual number, None for no such limit.
    """

    fewest: int
    most: int | None = None

    def __contains__(self, number: int) -> bool:
        return self.fewest <= number and (self.most is None or number <= self.most)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Methods(Rule):
    """Kinds of activities that a session has."""

    methods: tuple[Method, ...]


@attrs.frozen(kw_only=True, field_transformer=checked)
class BreakFrom(Rule):
    """The length in minutes from which a session has a break."""

    minutes: int


@attrs.frozen(kw_only=True, field_transformer=checked)
class StaysLight(Rule):
    """Where nothing heavy stands.

    Attributes:
        load: The load from which an activity is heavy.
        last_minutes: How many of the last minutes of a session stay light.
        light_ends: Whether the first and the last session stay light.
    """

    load: int = 3
    last_minutes: int = 0
    light_ends: bool = False


@attrs.frozen(kw_only=True, field_transformer=checked)
class RoleNeeded(Rule):
    """A role among those who lead.

    Attributes:
        role: The role.
        fewest: How many lead in it.
        trained: Of how many of them the training is told; None where that does not matter.
    """

    role: Role
    fewest: int = 1
    trained: Trained | None = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Leading(Rule):
    """What those in a role lead.

    Attributes:
        role: The role.
        never_alone: Kinds of activities that they do not lead alone.
    """

    role: Role
    never_alone: tuple[Method, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class Practice:
    """The expectations of a programme; what is None or empty is not looked at.

    They become warnings, never errors: sources and wellbeing services counties differ.

    Attributes:
        participants: How many take part.
        sessions: How many sessions a series has, without those before and after it.
        days_between: How many days lie between two of them.
        facilitators: How many lead together.
        roles: The roles among those who lead.
        leading: Who leads something in every session, and what not alone.
        break_from: From which length a session has a break.
        rounds: What every session has, except one before the series.
        calming: What every session has after its last heavy part.
        heavy: Where nothing heavy stands.
        whole: All sessions are held, except those that may be swapped.
    """

    participants: Limits | None = None
    sessions: Limits | None = None
    days_between: Limits | None = None
    facilitators: Limits | None = None
    roles: tuple[RoleNeeded, ...] = ()
    leading: tuple[Leading, ...] = ()
    break_from: BreakFrom | None = None
    rounds: Methods | None = None
    calming: Methods | None = None
    heavy: StaysLight | None = None
    whole: Rule | None = None
