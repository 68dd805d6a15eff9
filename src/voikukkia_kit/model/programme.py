"""A programme: sessions in order, and the things they need."""

from collections.abc import Iterator, Mapping

import attrs

from voikukkia_kit.errors import InputError, Path, Problem
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.practice import Practice
from voikukkia_kit.model.session import Activity, Material, Session, SessionKind
from voikukkia_kit.model.valid import checked

__all__ = ["KIT_NUMBERS", "OWN_NUMBERS", "Item", "Programme"]

# A session keeps its number for ever: what others give theirs must never become one of the kit's.
KIT_NUMBERS = range(30)
OWN_NUMBERS = range(30, 100)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Item:
    """A thing to pack.

    Attributes:
        reused: The same ones serve every time: a series needs the largest number of
            one session, not the sum.
        in_room: It is of use only where people sit in one room: a remote session does without.
    """

    reused: bool = False
    in_room: bool = False


def _materials(activity: Activity) -> Iterator[tuple[Path, Material]]:
    """Yield what an activity needs in any delivery, with where it stands."""
    yield from ((("materials", nth), material) for nth, material in enumerate(activity.materials))
    for delivery, variant in activity.variants.items():
        for nth, material in enumerate(variant.materials or ()):
            yield ("variants", delivery.value, "materials", nth), material


@attrs.frozen(kw_only=True, field_transformer=checked)
class Programme:
    """An ordered set of sessions.

    Attributes:
        name: The name of its directory.
        sessions: Every session there is, by number, own ones included.
        order: Numbers of the sessions of a usual group, in order.
        swappable: Numbers of sessions that another may stand in for.
        items: The things to pack, by id.
        participants_are: Who takes part; parents must not be given away.
        practice: What it expects of those who hold it.

    Raises:
        InputError: A number in `order` without a session (VK308); a thing that is not in the list (VK307).
    """

    name: str
    sessions: tuple[Session, ...]
    order: tuple[int, ...]
    swappable: tuple[int, ...] = ()
    items: Mapping[str, Item] = attrs.field(factory=dict)
    participants_are: ParticipantsKind = ParticipantsKind.PARENTS
    practice: Practice = attrs.field(factory=Practice)

    def __attrs_post_init__(self) -> None:
        numbers = {session.number for session in self.sessions}
        problems = [
            Problem("VK308", ("sessions", index), number=number)
            for index, number in enumerate(self.order)
            if number not in numbers
        ]
        problems += [
            Problem("VK307", (session.name, "activities", index, *path, "item"), item=material.item)
            for session in self.sessions
            for index, activity in enumerate(session.activities)
            for path, material in _materials(activity)
            if material.item not in self.items
        ]
        if problems:
            raise InputError(*problems)

    def session(self, number: int) -> Session:
        """Return the session with this number.

        Raises:
            InputError: There is none (VK204).
        """
        for session in self.sessions:
            if session.number == number:
                return session
        known = tuple(sorted(session.number for session in self.sessions))
        raise InputError(Problem("VK204", number=number, known=known))

    def chosen(self, numbers: tuple[int, ...] | None = None) -> tuple[Session, ...]:
        """Return the sessions of a group: pre-meeting, weekly sessions, follow-up.

        Args:
            numbers: Numbers of the weekly sessions in the group's own order; the
                usual order when None. The pre-meeting and the follow-up stay.

        Raises:
            InputError: A number that the programme does not have (VK204).
        """
        usual = [self.session(number) for number in self.order]
        if numbers is None:
            return tuple(usual)
        before = [session for session in usual if session.kind is SessionKind.PRE]
        after = [session for session in usual if session.kind is SessionKind.FOLLOW_UP]
        around = {session.number for session in (*before, *after)}
        weekly = [self.session(number) for number in numbers if number not in around]
        return (*before, *weekly, *after)
