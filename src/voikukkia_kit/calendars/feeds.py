"""One reader's calendar of a dated series, as bytes and without a folder."""

from voikukkia_kit.calendars import ical
from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import facilitator_events, participant_events, room_events
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.sheets.dated import Dated

__all__ = ["calendar"]


def calendar(dated: Dated, reader: Reader, library: Library) -> bytes:
    """Return a calendar to subscribe to, as one reader may see it: cancelled events stay in it.

    What a participant's holds gives nobody away: no theme, no organiser, no name of
    the series. In the first language of the series, or that of its participants.

    Args:
        dated: The series on its days.
        reader: Facilitators, participants, or who books the rooms.
        library: The library it was dated with.

    Returns:
        An iCalendar file (RFC 5545): UTF-8, CRLF, its VTIMEZONE first; times in Europe/Helsinki.

    Raises:
        InputError: Words are missing, or an event begins or ends in an hour that the
            change of clocks skips or doubles (VK207).
    """
    name = language(dated.series.languages[0]).word("calendar", "group", code=dated.series.code)
    return ical.feed(_events(dated, reader, library), name=name)


def _events(dated: Dated, reader: Reader, library: Library) -> tuple[Event, ...]:
    series, timetable = dated.series, dated.timetable
    leading = language(series.languages[0])
    match reader:
        case Reader.PARTICIPANTS:
            return participant_events(series, timetable, language(series.participants_language or leading.code))
        case Reader.ROOMS:
            return room_events(series, timetable, leading)
        case _:
            words = library.leaders_words(dated.programme, leading.code, timetable.titled)
            return facilitator_events(series, timetable, words, leading)
