"""Everything worth a second look before a group begins: warnings with their source."""

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.files.facts import Contact
from voikukkia_kit.language import languages
from voikukkia_kit.model.group import Group
from voikukkia_kit.model.practice import pair_warnings, session_warnings
from voikukkia_kit.schedule import MunicipalBreaks, Timetable, date_warnings

__all__ = ["review"]


def review(
    group: Group,
    timetable: Timetable,
    *,
    school: MunicipalBreaks | None = None,
    contacts: tuple[Contact, ...] = (),
) -> tuple[Problem, ...]:
    """Return every warning about a group: its pair, its sessions, its days, its privacy.

    None of them stops the work. Each names its source; the path leads to the field of the group.
    """
    weekly = tuple(dated.session.number for dated in timetable.weekly)
    sessions = dict.fromkeys(dated.session for dated in timetable.sessions)
    return (
        *pair_warnings(group),
        *(warning for session in sessions for warning in session_warnings(session, weekly)),
        *date_warnings(group, timetable, school),
        *_revealing(group),
        *(() if all(contact.confirmed for contact in contacts) else (Problem("VK417"),)),
    )


def _revealing(group: Group) -> tuple[Problem, ...]:
    """Return a warning when the place in participants' calendars would give them away."""
    field = "calendar_place" if group.calendar_place else "place"
    shown = (group.calendar_place or group.place).casefold()
    for lang in languages():
        for stem in lang.words("privacy")["revealing"]:
            if stem in shown:
                return (Problem("VK414", (field,), word=stem, key=Term("keys", "calendar_place")),)
    return ()
