"""Everything worth a second look before a group begins: warnings with their source."""

from voikukkia_kit.calendars.discretion import revealing_warnings
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.people import ParticipantsKind
from voikukkia_kit.model.rules import choice_warnings, pair_warnings, session_warnings
from voikukkia_kit.model.series import Group
from voikukkia_kit.schedule import date_warnings
from voikukkia_kit.sheets.dated import Dated

__all__ = ["review"]

# The command shows a new key in place of the dots: chance comes in from there alone.
_KEYLESS = Problem("VK437", ("code",), key=Term("keys.series", "key"), fresh="…")


def review(dated: Dated, library: Library) -> tuple[Problem, ...]:
    """Return every warning about a series: its pair, its sessions and which it leaves out, its days, its privacy.

    None of them stops the work. Each names its source; the path leads to the field
    of the series, and to its place where it was read from a file.
    """
    series, timetable, practice = dated.series, dated.timetable, dated.programme.practice
    weekly = tuple(one.session.number for one in timetable.weekly)
    parents = dated.programme.participants_are is ParticipantsKind.PARENTS
    confirmed = series.crisis_numbers_checked or all(contact.confirmed for contact in library.contacts())
    found = (
        *pair_warnings(series, practice),
        *choice_warnings(series, dated.programme),
        *(
            warning
            for one in timetable.sessions
            if one.ordinal == 0
            for warning in session_warnings(one.session, [timed.activity for timed in one.activities], weekly, practice)
        ),
        *date_warnings(series, timetable, dated.free_days, practice),
        *revealing_warnings(series, timetable, dated.revealing),
        *((_KEYLESS,) if parents and series.key is None else ()),
        *(
            ()
            if confirmed or not (parents or _shows_contacts(dated, library))
            else (Problem("VK417", key=Term("keys.series", "crisis_numbers_checked")),)
        ),
        *dict.fromkeys(
            note for code in _languages(series) for note in library.notes(dated.programme, code, timetable.contents)
        ),
    )
    return tuple(map(series.source.placed, found)) if series.source else found


def _shows_contacts(dated: Dated, library: Library) -> bool:
    chosen = dated.documents
    return chosen is None or any(one.chosen_as in chosen and "contacts" in one.needs for one in library.documents())


def _languages(series: Group) -> tuple[str, ...]:
    return (*series.languages, *((series.participants_language,) if series.participants_language else ()))
