"""What participants' calendars and invitations would show that gives participants away, as warnings."""

from collections.abc import Iterator

from voikukkia_kit.calendars.event import fits_in_place
from voikukkia_kit.errors import Path, Problem, Term
from voikukkia_kit.model.revealing import Revealing
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import DatedSession, Timetable
from voikukkia_kit.schedule.places import is_same_place

__all__ = ["revealing_sender", "revealing_warnings"]


def revealing_warnings(series: Series, timetable: Timetable, revealing: Revealing) -> tuple[Problem, ...]:
    """Return what is left out of participants' calendars since it reveals, and what is shown all the same.

    A place that reveals is left out until somebody confirms it: `calendar_place` in the
    same words is an answer for good, other words that reveal are told once more.

    Args:
        series: The series.
        timetable: Its sessions on their days.
        revealing: The words that reveal.
    """
    found = (*_withheld(series, timetable, revealing), *_shown(series, revealing), *_link(series, timetable, revealing))
    return tuple(dict.fromkeys(found))


def revealing_sender(address: str, revealing: Revealing) -> tuple[Problem, ...]:
    """Return a warning when the address that invites would tell participants' families what the group is (VK438)."""
    word = revealing.word_in(address)
    return (Problem("VK438", word=word),) if word else ()


def _withheld(series: Series, timetable: Timetable, revealing: Revealing) -> Iterator[Problem]:
    for dated in timetable.held:
        if dated.room and not dated.calendar_place:
            path, section = _told(series, dated)
            yield Problem("VK414", path, word=revealing.word_in(dated.place), key=Term(section, "calendar_place"))


def _told(series: Series, dated: DatedSession) -> tuple[Path, str]:
    """Return the field that put a session where it is, and the section of the key to write beside it."""
    for index in range(len(series.changes) - 1, -1, -1):
        change = series.changes[index]
        if change.session == dated.session.number and change.place == dated.place:
            return ("changes", index, "place"), "keys.change"
    return ("place",), "keys.series"


def _shown(series: Series, revealing: Revealing) -> Iterator[Problem]:
    said: list[tuple[Path, str, str | None, str]] = [
        (("calendar_place",), "keys.series", series.calendar_place, series.place)
    ]
    said += [
        (("changes", index, "calendar_place"), "keys.change", change.calendar_place, change.place or series.place)
        for index, change in enumerate(series.changes)
    ]
    for path, section, shown, place in said:
        word = revealing.word_in(shown or "")
        if shown and word and not is_same_place(shown, place):
            yield Problem("VK434", path, word=word, key=Term(section, "calendar_place"))


def _link(series: Series, timetable: Timetable, revealing: Revealing) -> Iterator[Problem]:
    if series.link is None or not any(one.delivery is Delivery.REMOTE for one in timetable.held):
        return
    key, word = Term("keys.series", "link"), revealing.word_in(series.link)
    if word:
        yield Problem("VK435", ("link",), key=key, word=word)
    elif not fits_in_place(series.link):
        yield Problem("VK436", ("link",), key=key)
