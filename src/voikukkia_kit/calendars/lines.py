"""Dates and changes as plain text, to be sent as a message."""

from collections.abc import Iterator

import attrs

from voikukkia_kit.errors import Fact
from voikukkia_kit.language import Language, plain
from voikukkia_kit.model.session import Delivery, SessionKind
from voikukkia_kit.schedule import Applied, DatedSession, Timetable
from voikukkia_kit.sheets.edition import Edition, when

__all__ = ["changes", "dates", "sentence"]


def dates(edition: Edition) -> str:
    """Return the days of a group, one on a line, as a participant may be sent them: no theme, no name of the group.

    First the days on which all meet, in order of time, then where, and how one joins
    remotely; apart from them the days on which they do not. A pre-meeting that each
    family has for itself is left out, and so is a place that calendars withhold.
    """
    days = sorted((one.start, one) for one in _shared(edition) if one.start)
    meeting = [one for _, one in days if _meets(one)]
    usual = _usual(edition)
    lines = [_line(one, usual, edition.language) for one in meeting]
    lines += [usual] if usual else []
    links = {one.calendar_link for one in meeting if one.delivery is Delivery.REMOTE and one.calendar_link}
    lines += [edition.language.word("calendar", "join", link=link) for link in links]
    off = [_off(one, edition.language) for _, one in days if not _meets(one)]
    return plain("\n".join([*lines, *(["", edition.language.word("text", "off"), *off] if off else [])])) + "\n"


def _shared(edition: Edition) -> Iterator[DatedSession]:
    for dated in edition.timetable.sessions:
        if not (dated.session.kind is SessionKind.PRE and len(edition.dated(dated.session)) > 1):
            yield dated


def _meets(dated: DatedSession) -> bool:
    """Return whether all come together."""
    return not dated.cancelled and dated.delivery is not Delivery.INDIVIDUAL


def _usual(edition: Edition) -> str:
    """Return where the group meets as calendars show it; empty where they withhold it."""
    if edition.group.delivery is Delivery.REMOTE:
        return edition.where(discreet=True)
    shown = {one.calendar_place for one in edition.timetable.sessions if one.place == edition.group.place}
    return next(iter(shown), "") if len(shown) == 1 else ""


def _line(dated: DatedSession, usual: str, words: Language) -> str:
    is_elsewhere = dated.delivery is not Delivery.REMOTE and dated.calendar_place != usual
    return ", ".join(filter(None, (when(dated, words), dated.calendar_place if is_elsewhere else "")))


def _off(dated: DatedSession, words: Language) -> str:
    """Return the line of a day on which the group does not meet."""
    if dated.cancelled or dated.start is None:
        return when(dated, words)
    day = f"{words.weekday(dated.start)} {words.date(dated.start)}"
    return words.word("text", "individual", day=day)


def changes(timetable: Timetable, words: Language) -> tuple[str, ...]:
    """Return what changed, one sentence each, newest first, as it can be sent as a message.

    A new place is told as participants' calendars show it; where they withhold it, that there is another one.
    """
    return tuple(sentence(applied, timetable, words) for applied in reversed(timetable.changes))


def sentence(applied: Applied, timetable: Timetable, words: Language) -> str:
    """Return one change as a sentence."""
    change, before, after = applied.change, applied.before, applied.after
    shown = before if change.cancelled else after
    day = when(attrs.evolve(shown, delivery=Delivery.GROUP), words)  # the sentence says how it is held
    number = timetable.position(change.session)
    facts: dict[str, Fact] = {"number": number, "was": when(before, words), "now": when(after, words)}
    facts |= {"when": day, "place": after.calendar_place}
    return plain(words.word("changes", _said(applied, timetable), **facts))


def _said(applied: Applied, timetable: Timetable) -> str:
    """Return the name of the sentence that tells a change."""
    change = applied.change
    if change.to is not None:
        return "moved"
    if change.place or change.calendar_place:
        told = "moved_place" if change.place else "place"
        return told if applied.after.calendar_place else "moved_place_withheld"
    if change.delivery is not None:
        return f"delivery_{change.delivery.value}"
    if change.cancelled:
        return "cancelled" if change.session in [one.number for one in timetable.contents] else "dropped"
    return "restored"
