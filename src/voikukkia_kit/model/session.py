"""A session of a programme: its activities, who leads them, and what they need; no words."""

import enum

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.valid import checked

__all__ = ["Activity", "Delivery", "Lead", "Material", "Method", "Per", "Phase", "Session", "SessionKind"]


class SessionKind(enum.Enum):
    """Whether a session comes before, belongs to or follows the weekly series."""

    PRE = "pre"
    GROUP = "group"
    FOLLOW_UP = "follow-up"


class Delivery(enum.Enum):
    """How a session is held."""

    GROUP = "group"
    REMOTE = "remote"
    INDIVIDUAL = "individual"


class Lead(enum.Enum):
    """Who leads an activity."""

    WORKER = "worker"
    PEER = "peer"
    BOTH = "both"


class Method(enum.Enum):
    """What kind of activity it is; the rules of practice look at this."""

    ARRIVAL = "arrival"
    OPENING_ROUND = "opening-round"
    FRAMING = "framing"
    INFORMATION = "information"
    STORY = "story"
    BREAK = "break"
    EXERCISE = "exercise"
    TALK = "talk"
    CALMING = "calming"
    CLOSING_ROUND = "closing-round"


class Per(enum.Enum):
    """For whom a thing is packed."""

    GROUP = "group"
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    PERSON = "person"


class Phase(enum.Enum):
    """The dandelion's phase that stands for a part of the programme."""

    BUD = "bud"
    FLOWER = "flower"
    SEED_HEAD = "seed-head"
    SEED = "seed"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Material:
    """A thing that an activity needs.

    Attributes:
        item: Its id in the programme's list of things.
        count: How many for each of `per`.
        per: For whom.
    """

    item: str
    count: int = 1
    per: Per = Per.GROUP

    def needed(self, participants: int, facilitators: int) -> int:
        """Return how many are needed for so many people."""
        people = {
            Per.GROUP: 1,
            Per.PARTICIPANT: participants,
            Per.FACILITATOR: facilitators,
            Per.PERSON: participants + facilitators,
        }
        return self.count * people[self.per]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Activity:
    """A part of a session with a length of its own.

    Attributes:
        id: Its name within the session.
        method: What kind of activity it is.
        minutes: How long it is planned to last.
        stretch: The shortest and the longest, in minutes, that it is still worth doing.
        lead: Who leads it.
        load: How hard it can be to be in: 1 light, 2 touching, 3 heavy.
        materials: What it needs.

    Raises:
        InputError: The minutes are outside the stretch (VK301).
    """

    id: str
    method: Method
    minutes: int
    stretch: tuple[int, int]
    lead: Lead
    load: int = 1
    materials: tuple[Material, ...] = ()

    def __attrs_post_init__(self) -> None:
        shortest, longest = self.stretch
        if not 0 < shortest <= self.minutes <= longest:
            limits = f"{shortest}-{longest}"
            raise InputError(Problem("VK301", activity=self.id, minutes=self.minutes, limits=limits))


def _added_up(session: "Session") -> int:
    return sum(activity.minutes for activity in session.activities if isinstance(activity, Activity))


@attrs.frozen(kw_only=True, field_transformer=checked)
class Session:
    """A session as the programme plans it, on no day yet.

    Attributes:
        number: The programme's own number; it never changes, whatever the order.
        slug: Short name, a-z, 0-9 and hyphens.
        kind: Before, in or after the weekly series.
        phase: Which drawing stands on its pages.
        activities: In the order they are held; at least one.
        minutes: How long it lasts. What is told has to be what the activities add up to; by default it is.

    Raises:
        InputError: No activities (VK304), an id twice (VK302), or minutes that do not add up (VK303).
    """

    number: int
    slug: str
    kind: SessionKind
    phase: Phase
    activities: tuple[Activity, ...]
    minutes: int = attrs.Factory(_added_up, takes_self=True)

    def __attrs_post_init__(self) -> None:
        problems = []
        if not self.activities:
            problems.append(Problem("VK304", ("activities",)))
        ids = [activity.id for activity in self.activities]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                problems.append(Problem("VK302", ("activities", index, "id"), activity=name))
        total = sum(activity.minutes for activity in self.activities)
        if self.activities and total != self.minutes:
            problems.append(Problem("VK303", ("minutes",), sum=total, minutes=self.minutes))
        if problems:
            raise InputError(*problems)

    @property
    def code(self) -> str:
        """Return the number as it stands in file names: two digits."""
        return f"{self.number:02d}"

    @property
    def name(self) -> str:
        """Return the name of its directory: `03-vanhemman-kriisi`."""
        return f"{self.code}-{self.slug}"

    @property
    def load(self) -> int:
        """Return the heaviest load of its activities."""
        return max(activity.load for activity in self.activities)
