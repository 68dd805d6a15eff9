"""Dates and changes as plain text, to be sent as a message."""

import attrs

from voikukkia_kit.errors import Fact
from voikukkia_kit.language import Language, plain
from voikukkia_kit.model.session import Delivery, SessionKind
from voikukkia_kit.schedule import Applied, Timetable
from voikukkia_kit.sheets.edition import Edition, when

__all__ = ["changes", "dates"]


def dates(edition: Edition) -> str:
    """Return the days of a group, one on a line, as a participant may be sent them: no theme, no name of the group.

    A pre-meeting that each family has for itself is left out.
    """
    lines = [
        edition.when_where(dated, discreet=True)
        for dated in edition.timetable.sessions
        if dated.start and not (dated.session.kind is SessionKind.PRE and len(edition.dated(dated.session)) > 1)
    ]
    return plain("\n".join([*lines, edition.where(discreet=True)])) + "\n"


def changes(timetable: Timetable, words: Language) -> tuple[str, ...]:
    """Return what changed, one sentence each, newest first, as it can be sent as a message."""
    return tuple(plain(_sentence(applied, timetable, words)) for applied in reversed(timetable.changes))


def _sentence(applied: Applied, timetable: Timetable, words: Language) -> str:
    change, before, after = applied.change, applied.before, applied.after
    shown = before if change.cancelled else after
    day = when(attrs.evolve(shown, delivery=Delivery.GROUP), words)  # the sentence says how it is held
    number = timetable.position(change.session)
    facts: dict[str, Fact] = {"number": number, "was": when(before, words), "now": when(after, words)}
    facts |= {"when": day, "place": after.place}
    if change.to is not None:
        name = "moved"
    elif change.place is not None:
        name = "moved_place"
    elif change.delivery is not None:
        name = f"delivery_{change.delivery.value}"
    elif change.cancelled:
        name = "cancelled" if change.session in [one.number for one in timetable.contents] else "dropped"
    else:
        name = "restored"
    return words.word("changes", name, **facts)
