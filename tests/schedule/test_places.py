"""Where a session is held, and how participants' calendars show it."""

from hypothesis import given
from hypothesis import strategies as st

from builders import FREE_DAYS, change, group, programme
from voikukkia_kit.files.facts import load_revealing
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import DatedSession, timetable
from voikukkia_kit.schedule.places import is_same_place

REVEALING = load_revealing()
USUAL = "Perhekeskus, Kauppakatu 1, Seinäjoki"
PLACES = st.sampled_from([USUAL, "perhekeskus  kauppakatu 1 SEINÄJOKI", "Kirjasto", "Turvakoti, Asematie 1"])


def sessions(*changes: Change, **given: object) -> tuple[DatedSession, ...]:
    of = group(**{"place": USUAL, "sessions": (1, 2), "changes": changes, **given})
    return timetable(of, programme(), FREE_DAYS, REVEALING).weekly


def shown(*changes: Change, **given: object) -> list[tuple[str, str]]:
    """Return place and calendar place of two sessions."""
    return [(one.place, one.calendar_place) for one in sessions(*changes, **given)]


def test_place_that_reveals_is_withheld() -> None:
    assert shown() == [(USUAL, "")] * 2


def test_place_that_reveals_is_shown_once_somebody_has_confirmed_it_in_the_same_words() -> None:
    assert shown(calendar_place=USUAL) == [(USUAL, USUAL)] * 2


def test_new_place_that_reveals_is_withheld_and_a_plain_one_is_not() -> None:
    found = shown(change(1, place="Turvakoti, Asematie 1"), change(2, place="Kirjasto"), calendar_place="Kauppakatu 1")

    assert found == [("Turvakoti, Asematie 1", ""), ("Kirjasto", "Kirjasto")]


def test_change_says_how_calendars_show_its_place() -> None:
    found = shown(change(1, place="Turvakoti, Asematie 1", calendar_place="Asematie 1"), calendar_place="Kauppakatu 1")

    assert found == [("Turvakoti, Asematie 1", "Asematie 1"), (USUAL, "Kauppakatu 1")]


def test_going_back_to_the_usual_place_takes_the_words_that_calendars_have_for_it() -> None:
    back = "perhekeskus,  Kauppakatu 1 Seinäjoki"

    found = shown(change(1, place="Kirjasto"), change(1, place=back), calendar_place="Kauppakatu 1")

    assert found[0] == (back, "Kauppakatu 1")


def test_how_calendars_show_a_place_may_change_alone_and_is_then_newer() -> None:
    before, after = sessions()[0], sessions(change(1, calendar_place="Kauppakatu 1"))[0]

    assert (after.place, after.calendar_place, after.revision) == (USUAL, "Kauppakatu 1", before.revision + 1)


def test_link_that_reveals_is_withheld() -> None:
    plain, revealing = (sessions(link=link)[0].calendar_link for link in ("09 000", "https://voikukkia.example.org"))

    assert (plain, revealing, sessions()[0].calendar_link) == ("09 000", "", "")


def test_same_place_may_be_written_in_other_ways() -> None:
    assert is_same_place("Kauppakatu 1,  SEINÄJOKI ", "kauppakatu 1 Seinäjoki")
    assert not is_same_place("Kauppakatu 1", "Kauppakatu 11")


CHANGES = st.builds(change, st.sampled_from([1, 2]), place=PLACES) | st.builds(
    change, st.sampled_from([1, 2]), delivery=st.sampled_from(Delivery)
)


@given(st.lists(CHANGES, max_size=6))
def test_calendars_never_show_the_usual_place_where_they_have_words_of_their_own(changes: list[Change]) -> None:
    of: Group = group(place=USUAL, calendar_place="Kauppakatu 1", sessions=(1, 2), changes=tuple(changes))

    found = timetable(of, programme(), FREE_DAYS, REVEALING).weekly

    assert [one.calendar_place for one in found if is_same_place(one.calendar_place, USUAL)] == []
    assert [one.calendar_place for one in found if REVEALING.word_in(one.calendar_place)] == []
