"""People count the sessions they come to; files and commands keep the programme's own numbers."""

from builders import FREE_DAYS, change, edition, group, leaders_words, moment, programme, session
from voikukkia_kit.calendars.events import facilitator_events
from voikukkia_kit.calendars.lines import changes
from voikukkia_kit.language import language
from voikukkia_kit.schedule import Timetable, timetable

WHOLE = programme(*map(session, (0, 1, 2, 3, 11, 21)), order=(0, 1, 2, 3, 11), swappable=(2,))


def dated(*numbers: int, **more: object) -> Timetable:
    return timetable(group(sessions=numbers, **more), WHOLE, FREE_DAYS)


def test_session_is_called_by_its_place_in_the_series() -> None:
    found = dated(1, 21, 3)

    assert [(one.number, found.position(one.number)) for one in found.contents] == [
        *((0, 0), (1, 1), (21, 2), (3, 3), (11, 4))
    ]


def test_another_order_is_counted_anew() -> None:
    found = dated(3, 1)

    assert [found.position(number) for number in (3, 1)] == [1, 2]


def test_plan_calendar_and_changes_never_tell_the_number_of_the_programme() -> None:
    finnish = language("fi")
    of = group(sessions=(1, 21, 3), changes=(change(21, to=moment("22.1.2027")),))
    made = edition(of, WHOLE)

    titles = [event.summary for event in facilitator_events(of, made.timetable, leaders_words(WHOLE), finnish)]
    (told,) = changes(made.timetable, finnish)

    assert made.label(WHOLE.session(21)) == "Kerta 2"
    assert titles == ["1. Aihe 1", "2. Aihe 21", "3. Aihe 3"]
    assert told.startswith("Kerta 2 siirtyy")


def test_file_and_identity_keep_the_number_of_the_programme() -> None:
    made = edition(group(sessions=(1, 21, 3)), WHOLE)

    events = facilitator_events(made.group, made.timetable, leaders_words(WHOLE), language("fi"))

    assert [event.name for event in events] == ["01", "21", "03"]
