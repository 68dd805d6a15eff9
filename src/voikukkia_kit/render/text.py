"""Dates and changes as plain text, to be sent as a message."""

from voikukkia_kit.errors import Fact
from voikukkia_kit.language import plain
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.render.edition import Edition
from voikukkia_kit.schedule import Applied

__all__ = ["changes", "dates"]


def dates(edition: Edition) -> str:
    """Return the days of a group, one on a line, as a participant may be sent them: no theme, no name of the group.

    A pre-meeting that each family has for itself is left out.
    """
    lines = [
        edition.when(dated)
        for dated in edition.timetable.sessions
        if dated.start and not (dated.session.kind is SessionKind.PRE and len(edition.dated(dated.session)) > 1)
    ]
    place = edition.group.calendar_place or edition.group.place
    return plain("\n".join([*lines, place])) + "\n"


def changes(edition: Edition) -> tuple[str, ...]:
    """Return what changed, one sentence each, newest first."""
    return tuple(plain(_sentence(edition, applied)) for applied in reversed(edition.timetable.changes))


def _sentence(edition: Edition, applied: Applied) -> str:
    change, before, after = applied.change, applied.before, applied.after
    when = edition.when(before if change.cancelled else after)
    facts: dict[str, Fact] = {"number": change.session, "was": edition.when(before), "now": edition.when(after)}
    facts |= {"when": when, "place": after.place}
    if change.to is not None:
        name = "moved"
    elif change.place is not None:
        name = "moved_place"
    elif change.delivery is not None:
        name = f"delivery_{change.delivery.value}"
    else:
        name = "cancelled" if change.cancelled else "restored"
    return edition.language.word("changes", name, **facts)
