"""Everything worth a second look before a group begins: warnings with their source."""

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.language import languages
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.rules import choice_warnings, pair_warnings, session_warnings
from voikukkia_kit.model.series import Group
from voikukkia_kit.schedule import FreeDays, Timetable, date_warnings

__all__ = ["review"]


def review(
    group: Group,
    programme: Programme,
    timetable: Timetable,
    free_days: FreeDays,
    *,
    contacts: tuple[Contact, ...] = (),
) -> tuple[Problem, ...]:
    """Return every warning about a group: its pair, its sessions and which it leaves out, its days, its privacy.

    None of them stops the work. Each names its source; the path leads to the field of the group.
    """
    weekly = tuple(dated.session.number for dated in timetable.weekly)
    return (
        *pair_warnings(group, programme.practice),
        *choice_warnings(group, programme),
        *(
            warning
            for dated in timetable.sessions
            if dated.ordinal == 0
            for warning in session_warnings(
                dated.session, [timed.activity for timed in dated.activities], weekly, programme.practice
            )
        ),
        *date_warnings(group, timetable, free_days, programme.practice),
        *(_revealing(group) if programme.participants_are is ParticipantsKind.PARENTS else ()),
        *(() if all(contact.confirmed for contact in contacts) else (Problem("VK417"),)),
    )


def _revealing(group: Group) -> tuple[Problem, ...]:
    """Return a warning for each place in participants' calendars that would give them away."""
    shown: list[tuple[tuple[str | int, ...], str]] = [
        (("calendar_place",), group.calendar_place) if group.calendar_place else (("place",), group.place)
    ]
    shown += [(("changes", index, "place"), c.place) for index, c in enumerate(group.changes) if c.place is not None]
    stems = [stem for lang in languages() for stem in lang.words("privacy")["revealing"]]
    revealing = ((path, next((stem for stem in stems if stem in place.casefold()), "")) for path, place in shown)
    key = Term("keys.series", "calendar_place")
    return tuple(Problem("VK414", path, word=stem, key=key) for path, stem in revealing if stem)
