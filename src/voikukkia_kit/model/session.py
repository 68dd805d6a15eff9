"""A session of a programme: its activities, who leads them, and what they need; no words."""

import enum
from collections.abc import Mapping
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.valid import checked

__all__ = [
    "Activity",
    "Becomes",
    "Delivery",
    "Lead",
    "Material",
    "Method",
    "Per",
    "Session",
    "SessionKind",
    "Variant",
]


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


class Becomes(enum.Enum):
    """What becomes of an activity in a delivery."""

    KEPT = "kept"
    REPLACED = "replaced"
    DROPPED = "dropped"
    HOMEWORK = "homework"


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


def _what_it_becomes(variant: "Variant") -> Becomes:
    return Becomes.REPLACED if variant.told else Becomes.KEPT


@attrs.frozen(kw_only=True, field_transformer=checked)
class Variant:
    """What becomes of an activity in one delivery; what is None stays as the activity tells it.

    Attributes:
        becomes: Replaced where something is told, kept where nothing is; dropped, or homework
            for a participant alone, has to be told.
        minutes: How long it lasts then.
        stretch: The shortest and the longest that it is still worth doing then.
        lead: Who leads it then.
        materials: What it needs then.
        words: Under which id its words stand then.

    Raises:
        InputError: It is replaced by nothing, or tells more of what is not held (VK314).
    """

    minutes: int | None = None
    stretch: tuple[int, int] | None = None
    lead: Lead | None = None
    materials: tuple[Material, ...] | None = None
    words: str | None = None
    becomes: Becomes = attrs.Factory(_what_it_becomes, takes_self=True)

    def __attrs_post_init__(self) -> None:
        if bool(self.told) is not (self.becomes is Becomes.REPLACED):
            raise InputError(Problem("VK314", ("becomes",), becomes=self.becomes.value, told=tuple(self.told)))

    @property
    def told(self) -> dict[str, Any]:
        """Return what differs from the activity, by the name of its field."""
        names = ("minutes", "stretch", "lead", "materials", "words")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


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
        words: Under which id its words stand; its own by default.
        variants: What becomes of it in other deliveries than the one it is written for.

    Raises:
        InputError: The minutes are outside the stretch (VK301), in a variant too.
    """

    id: str
    method: Method
    minutes: int
    stretch: tuple[int, int]
    lead: Lead
    load: int = 1
    materials: tuple[Material, ...] = ()
    words: str = attrs.Factory(lambda self: self.id, takes_self=True)
    variants: Mapping[Delivery, Variant] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for delivery in self.variants:
            self.held(delivery)
        shortest, longest = self.stretch
        if not 0 < shortest <= self.minutes <= longest:
            limits = f"{shortest}-{longest}"
            raise InputError(Problem("VK301", activity=self.id, minutes=self.minutes, limits=limits))

    def becomes(self, delivery: Delivery) -> Becomes:
        """Return what becomes of it in a delivery."""
        variant = self.variants.get(delivery)
        return variant.becomes if variant else Becomes.KEPT

    def held(self, delivery: Delivery) -> "Activity | None":
        """Return the activity as it is held in a delivery, None where it is not.

        Raises:
            InputError: As the activity itself, of what the variant makes of it.
        """
        if self.becomes(delivery) in (Becomes.DROPPED, Becomes.HOMEWORK):
            return None
        variant = self.variants.get(delivery)
        if variant is None or not variant.told:
            return self
        try:
            return attrs.evolve(self, variants={}, **variant.told)
        except InputError as error:
            raise InputError(*(one.inside(("variants", delivery.value)) for one in error.problems)) from None


def _added_up(session: "Session") -> int:
    own = (one.held(Delivery.GROUP) for one in session.activities if isinstance(one, Activity))
    return sum(activity.minutes for activity in own if activity)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Session:
    """A session as the programme plans it, on no day yet.

    Attributes:
        number: The programme's own number; it never changes, whatever the order.
        slug: Short name, a-z, 0-9 and hyphens.
        kind: Before, in or after the weekly series.
        activities: In the order they are held; at least one.
        phase: The name of the drawing that stands on its pages, as for every session of that part; may be empty.
        minutes: How long it lasts in a group. What is told has to be what its activities add up to; by default it is.

    Raises:
        InputError: No activities (VK304) or none in some delivery (VK315), an id twice
            (VK302), or minutes that do not add up (VK303).
    """

    number: int
    slug: str
    kind: SessionKind
    activities: tuple[Activity, ...]
    phase: str = ""
    minutes: int = attrs.Factory(_added_up, takes_self=True)

    def __attrs_post_init__(self) -> None:
        problems = []
        if not self.activities:
            problems.append(Problem("VK304", ("activities",)))
        ids = [activity.id for activity in self.activities]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                problems.append(Problem("VK302", ("activities", index, "id"), activity=name))
        nothing = [delivery for delivery in Delivery if self.activities and not self.held(delivery)]
        problems += [Problem("VK315", ("activities",), delivery=Term("values", one.value)) for one in nothing]
        total = _added_up(self)
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

    def held(self, delivery: Delivery) -> tuple[Activity, ...]:
        """Return its activities as they are held in a delivery, in order; those that are not held are left out."""
        return tuple(one for activity in self.activities if (one := activity.held(delivery)))

    @property
    def words(self) -> tuple[str, ...]:
        """Return the ids under which words of its activities stand, in every delivery, each once."""
        ways = (held for activity in self.activities for d in Delivery if (held := activity.held(d)))
        return tuple(dict.fromkeys([*(activity.words for activity in self.activities), *(one.words for one in ways)]))
