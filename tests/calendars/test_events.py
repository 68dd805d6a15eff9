"""Which events each reader's calendar holds, with which text and identity."""

import datetime as dt
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import KEY
from calendar_groups import FINNISH, calendars, change, dated, group, told, words
from voikukkia_kit.calendars.event import Event, identity
from voikukkia_kit.calendars.events import facilitator_events, neutral_events, participant_events, room_events
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.language import language
from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Role
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import Moment

HELSINKI = ZoneInfo("Europe/Helsinki")


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> dt.datetime:
    """Return a time of the autumn of 2027."""
    return dt.datetime(2027, month, day, hour, minute, tzinfo=HELSINKI)


def event(**given: object) -> Event:
    """Return an event that says little."""
    usual: dict[str, object] = {
        "uid": identity("x"),
        "revision": 0,
        "stamp": dt.datetime(2027, 9, 1, tzinfo=dt.UTC),
        "start": at(14, 17),
        "end": at(14, 19),
        "summary": "Tapaaminen",
    }
    return Event(**usual | given)  # type: ignore[arg-type]  # tests give what the fields take


# What an event is


def test_text_of_an_event_is_made_fit_for_a_calendar() -> None:
    given_text = " Talo\tA\r\nsali\x002 \u202e\u00ad\ud800\ufdd0 a\u0308 "

    made = event(summary=given_text, location=given_text, description=f"{given_text}\n\n b \x0b")

    assert (made.summary, made.location) == ("Talo A sali 2 ä", "Talo A sali 2 ä")
    assert made.description == "Talo A\nsali 2 ä\nb"


def test_joiners_stay_since_names_need_them() -> None:
    assert event(location="علی\u200cرضا").location == "علی\u200cرضا"


@pytest.mark.parametrize("char", ["a", "ä", "🌼"])
def test_long_title_is_cut_where_outlook_would_cut_it(char: str) -> None:
    units = len(char.encode("utf-16-le")) // 2
    fits = char * (255 // units)

    assert event(summary=fits).summary == fits
    assert event(summary=fits + char).summary == char * (254 // units) + "…"


def test_times_of_an_event_are_told_in_finland_and_its_stamp_in_utc() -> None:
    made = event(start=at(14, 17).astimezone(dt.UTC), stamp=at(1, 3))

    assert (str(made.start), str(made.stamp)) == ("2027-10-14 17:00:00+03:00", "2027-10-01 00:00:00+00:00")


@pytest.mark.parametrize("hour", [at(28, 3, 30, month=3), at(31, 3, 30)])
def test_event_in_an_hour_that_the_change_of_clocks_skips_or_doubles_is_refused(hour: dt.datetime) -> None:
    with pytest.raises(InputError) as error:
        event(start=hour, end=hour + dt.timedelta(hours=6))

    assert error.value.problems == (Problem("VK207", time=dt.time(3, 30), date=hour.date()),)


def test_event_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError) as error:
        event(end=at(14, 17))

    assert error.value.problems == (Problem("VK202", start=dt.time(17), end=dt.time(17)),)


@pytest.mark.parametrize(
    "given_field",
    [
        {"summary": " \u00ad"},
        {"start": dt.datetime(2027, 10, 14, 17)},  # noqa: DTZ001  a time without zone is what is refused
        {"uid": "SJK K27"},
        {"uid": "a" * 203},
        {"revision": -1},
        {"alarm_minutes": -5},
    ],
)
def test_event_that_programs_would_misread_is_refused(given_field: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  attrs words these, for programmers
        event(**given_field)


def test_identity_is_the_same_uuid_of_version_8_for_the_same_names_and_another_for_others() -> None:
    assert identity("calendar", "SJK-K27", 3) == "03821521-a174-8df4-9288-597b86cfa3df"
    assert identity("calendar", "SJK-K27", 3) != identity("calendar", "SJK-K273")


# Facilitators


def test_facilitators_see_theme_number_and_place() -> None:
    of = group()

    seen = facilitator_events(of, dated(of), words(), FINNISH)[1]

    assert seen == Event(
        uid=identity("calendar", "SJK-K27", 2, 0, "session", "facilitators", "fi"),
        revision=0,
        stamp=dt.datetime(2027, 9, 1, tzinfo=dt.UTC),
        start=at(21, 17),
        end=at(21, 19),
        summary="2. Vanhemman kriisi",
        location="Perhekeskus, Kauppakatu 1, Seinäjoki",
        description="Ryhmä SJK-K27\nOhjaamassa: Maija",
        category="Ryhmä SJK-K27",
        private=True,
        name="02",
    )


def test_facilitators_have_their_own_slots_before_and_after() -> None:
    of = group(preparation_minutes=30, debrief_minutes=45, alarm_minutes=60)

    seen = facilitator_events(of, dated(of), words(), FINNISH)[:3]

    assert [(e.summary, e.start, e.end, e.alarm_minutes) for e in seen] == [
        ("Valmistelu: 1. Tutustuminen", at(14, 16, 30), at(14, 17), None),
        ("1. Tutustuminen", at(14, 17), at(14, 19), 60),
        ("Purku: 1. Tutustuminen", at(14, 19), at(14, 19, 45), None),
    ]
    assert len({e.uid for e in seen}) == 3


def test_participants_are_never_reminded() -> None:
    of = group(alarm_minutes=60)

    assert {event.alarm_minutes for event in participant_events(of, dated(of), FINNISH)} == {None}


def test_facilitators_read_where_a_session_was_to_be_and_how_it_is_held() -> None:
    of = group(
        changes=(
            change(2, to=Moment(dt.date(2027, 10, 22), dt.time(16, 30))),
            change(2, told=dt.date(2027, 10, 4), delivery=Delivery.INDIVIDUAL),
        )
    )

    seen = facilitator_events(of, dated(of), words(), FINNISH)[1]

    assert (
        seen.description == "Ryhmä SJK-K27\nOhjaamassa: Maija\nPidetään jokaiselle erikseen.\n"
        "Siirretty. Alun perin to 21.10.2027 klo 17.00."
    )
    assert (seen.revision, seen.stamp) == (2, dt.datetime(2027, 10, 4, 0, 0, 2, tzinfo=dt.UTC))


def test_facilitators_read_how_to_join_a_remote_session_whole() -> None:
    link = f"https://example.org/{'a' * 300}"
    of = group(link=link, changes=(change(2, delivery=Delivery.REMOTE),))

    seen = facilitator_events(of, dated(of), words(), FINNISH)[:2]

    usual = "Ryhmä SJK-K27\nOhjaamassa: Maija"
    assert [e.description for e in seen] == [usual, f"{usual}\nEtäyhteys: {link}"]


@pytest.mark.parametrize(
    ("link", "place"),
    [("09 000 0000", "09 000 0000"), (f"https://example.org/{'a' * 300}", "Etäyhteys"), (None, "Etäyhteys")],
    ids=["short", "long", "none"],
)
def test_participants_join_a_remote_session_from_its_entry_unless_the_link_would_be_cut(
    link: str | None, place: str
) -> None:
    of = group(link=link, changes=(change(1, delivery=Delivery.REMOTE),))

    seen = participant_events(of, dated(of), FINNISH)[0]

    assert (seen.location, seen.description) == (place, "")


def test_pre_meetings_of_several_families_are_the_facilitators_alone() -> None:
    of = group(pre_meeting=(Moment(dt.date(2027, 9, 30), dt.time(16)), Moment(dt.date(2027, 9, 30), dt.time(18))))

    seen = calendars(of)

    assert [e.summary for e in seen["facilitators"][:2]] == ["Ennakkotapaaminen (1)", "Ennakkotapaaminen (2)"]
    assert [e.start for e in seen["participants"]] == [
        at(14, 17),
        at(21, 17),
        at(28, 17),
        at(4, 17, month=11),
    ]
    assert [e.start for e in seen["rooms"][:2]] == [at(30, 16, month=9), at(30, 18, month=9)]


def test_common_pre_meeting_and_follow_up_are_in_every_calendar() -> None:
    of = group(pre_meeting=(Moment(dt.date(2027, 9, 30)),), follow_up=Moment(dt.date(2027, 12, 2)))

    seen = calendars(of)

    assert [e.summary for e in seen["facilitators"]][::5] == ["Ennakkotapaaminen", "Jälkitapaaminen"]
    assert {reader: len(events) for reader, events in seen.items()} == {
        "facilitators": 6,
        "participants": 6,
        "rooms": 6,
    }


def test_session_to_be_agreed_has_no_event() -> None:
    assert {len(events) for events in calendars(group()).values()} == {4}


def test_theme_with_nothing_to_read_gives_way_to_a_neutral_word() -> None:
    of = group(follow_up=Moment(dt.date(2027, 12, 2)))

    seen = calendars(of, titles={1: "\u200b", 11: ""})["facilitators"]

    assert [e.summary for e in seen][::4] == ["1. Tapaaminen", "Tapaaminen"]


# Facilitators whose calendar others see


def test_neutral_calendar_has_slots_and_numbers_and_nothing_that_tells_what_the_group_is() -> None:
    of = group(preparation_minutes=30, debrief_minutes=45, alarm_minutes=60, key=KEY)

    seen = neutral_events(of, dated(of), FINNISH)

    assert [(e.summary, e.start, e.alarm_minutes) for e in seen[:3]] == [
        ("Valmistelu: 1. Tapaaminen", at(14, 16, 30), None),
        ("1. Tapaaminen", at(14, 17), 60),
        ("Purku: 1. Tapaaminen", at(14, 19), None),
    ]
    assert {(e.description, e.location, e.category, e.private) for e in seen} == {
        ("", "Kauppakatu 1, Seinäjoki", "Tapaaminen", True)
    }
    assert not {e.uid for e in seen} & {e.uid for events in calendars(of).values() for e in events}


def test_neutral_calendar_calls_a_pre_meeting_by_the_neutral_word_alone() -> None:
    of = group(pre_meeting=(Moment(dt.date(2027, 9, 30)),))

    assert neutral_events(of, dated(of), FINNISH)[0].summary == "Tapaaminen"


# Participants


def test_session_held_with_each_alone_is_cancelled_for_participants_and_rooms() -> None:
    before = group()
    after = group(changes=(change(1, delivery=Delivery.INDIVIDUAL),))

    seen = {reader: events[0] for reader, events in calendars(after).items()}

    assert {reader: (e.cancelled, e.busy, e.revision) for reader, e in seen.items()} == {
        "facilitators": (False, True, 1),
        "participants": (True, False, 1),
        "rooms": (True, False, 1),
    }
    assert [e.uid for e in seen.values()] == [events[0].uid for events in calendars(before).values()]


def test_session_that_all_come_to_again_is_in_the_calendars_again() -> None:
    of = group(changes=(change(1, delivery=Delivery.INDIVIDUAL), change(1, delivery=Delivery.GROUP)))

    assert [(e.cancelled, e.revision) for e in (events[0] for events in calendars(of).values())] == [(False, 2)] * 3


def test_nobody_can_compute_from_an_event_which_group_it_is() -> None:
    """Try every code and session with what the kit itself does, as somebody could who has the kit and one event."""
    tried = {
        identity("calendar", code, number, 0, slot, reader, "fi")
        for code in ("SJK-K26", "SJK-K27", "SJK-S27")
        for number in range(30)
        for slot in ("session", "room")
        for reader in ("participants", "rooms")
    }

    without, with_key = (
        {event.uid for reader in ("participants", "rooms") for event in calendars(group(key=key))[reader]}
        for key in (None, KEY)
    )

    assert (len(without & tried), len(with_key & tried)) == (8, 0)


def test_key_that_is_added_later_gives_new_identities_to_all_but_the_facilitators() -> None:
    before, after = calendars(group()), calendars(group(key=KEY))

    kept = {reader for reader in before if [e.uid for e in before[reader]] == [e.uid for e in after[reader]]}
    new = {reader for reader in before if not {e.uid for e in before[reader]} & {e.uid for e in after[reader]}}

    assert (kept, new) == ({"facilitators"}, {"participants", "rooms"})


def test_participants_see_a_neutral_word_times_and_place() -> None:
    of = group(preparation_minutes=30)

    seen = participant_events(of, dated(of), FINNISH)[1]

    assert seen == Event(
        uid=identity("calendar", "SJK-K27", 2, 0, "session", "participants", "fi"),
        revision=0,
        stamp=dt.datetime(2027, 9, 1, tzinfo=dt.UTC),
        start=at(21, 17),
        end=at(21, 19),
        summary="Tapaaminen",
        location="Kauppakatu 1, Seinäjoki",
        category="Tapaaminen",
        private=True,
        name="02",
    )


# Those who book rooms


def test_room_is_booked_from_setting_up_to_clearing_and_without_a_theme() -> None:
    of = group(preparation_minutes=30, debrief_minutes=45)

    seen = room_events(of, dated(of), FINNISH)[1]

    assert seen == Event(
        uid=identity("calendar", "SJK-K27", 2, 0, "room", "rooms", "fi"),
        revision=0,
        stamp=dt.datetime(2027, 9, 1, tzinfo=dt.UTC),
        start=at(21, 16, 30),
        end=at(21, 19, 45),
        summary="Tilavaraus",
        location="Perhekeskus, Kauppakatu 1, Seinäjoki",
        category="Tilavaraus",
        name="02",
    )


# Every reader


def test_remote_session_has_no_place_and_frees_its_room() -> None:
    of = group(changes=(change(1, delivery=Delivery.REMOTE),))

    seen = {reader: events[0] for reader, events in calendars(of).items()}

    assert {reader: (e.summary, e.location, e.cancelled) for reader, e in seen.items()} == {
        "facilitators": ("1. Tutustuminen", "Etäyhteys", False),
        "participants": ("Tapaaminen", "Etäyhteys", False),
        "rooms": ("Peruttu: Tilavaraus", "Perhekeskus, Kauppakatu 1, Seinäjoki", True),
    }


def test_series_that_is_remote_from_the_start_books_a_room_only_where_it_meets_in_one() -> None:
    of = group(
        delivery=Delivery.REMOTE,
        changes=(
            change(2, delivery=Delivery.GROUP),
            change(3, delivery=Delivery.GROUP),
            change(3, delivery=Delivery.REMOTE),
        ),
    )

    seen = calendars(of)

    assert {event.location for event in seen["participants"]} == {"Etäyhteys", "Kauppakatu 1, Seinäjoki"}
    assert [(event.name, event.cancelled) for event in seen["rooms"]] == [("02", False), ("03", True)]


def test_cancelled_session_says_so_and_frees_the_time() -> None:
    of = group(debrief_minutes=30, changes=(change(1, cancelled=True),))

    seen = {reader: events[:2] for reader, events in calendars(of).items()}

    assert {reader: [(e.summary, e.cancelled, e.busy) for e in events] for reader, events in seen.items()} == {
        "facilitators": [
            ("Peruttu: 1. Tutustuminen", True, False),
            ("Peruttu: Purku: 1. Tutustuminen", True, False),
        ],
        "participants": [("Peruttu: Tapaaminen", True, False), ("Tapaaminen", False, True)],
        "rooms": [("Peruttu: Tilavaraus", True, False), ("Tilavaraus", False, True)],
    }


def test_session_put_back_is_as_it_was_but_newer() -> None:
    before = group()
    after = group(changes=(change(1, cancelled=True), change(1, restored=True)))

    seen = [calendars(of)["participants"][0] for of in (before, after)]

    assert seen[1] == attrs.evolve(seen[0], revision=2, stamp=dt.datetime(2027, 10, 1, 0, 0, 2, tzinfo=dt.UTC))


def test_new_place_of_a_session_is_in_every_calendar() -> None:
    of = group(changes=(change(1, place="Kirjasto"),))

    assert [events[0].location for events in calendars(of).values()] == ["Kirjasto"] * 3


def test_moved_session_keeps_its_identity_and_takes_its_slots_along() -> None:
    before = group(preparation_minutes=30)
    after = group(preparation_minutes=30, changes=(change(1, to=Moment(dt.date(2027, 10, 15))),))

    seen = [{e.uid: (e.start.date(), e.revision) for e in calendars(of)["facilitators"][:2]} for of in (before, after)]

    assert seen == [
        dict.fromkeys(seen[0], (dt.date(2027, 10, 14), 0)),
        dict.fromkeys(seen[0], (dt.date(2027, 10, 15), 1)),
    ]


def test_no_identity_is_shared_by_readers_languages_or_groups() -> None:
    english = language("en")

    seen = [
        e.uid
        for of in (told(), attrs.evolve(told(), code="SJK-K28"))
        for lang in (FINNISH, english)
        for e in (
            *facilitator_events(of, dated(of), words(), lang),
            *participant_events(of, dated(of), lang),
            *room_events(of, dated(of), lang),
        )
    ]

    assert len(set(seen)) == len(seen) == 2 * 2 * (3 * 7 + 5 + 7)


def test_slot_that_would_begin_in_a_doubled_hour_is_refused() -> None:
    night = Moment(dt.date(2027, 10, 31), dt.time(4, 15), dt.time(6))
    of = group(preparation_minutes=30, follow_up=night)

    with pytest.raises(InputError) as error:
        calendars(of)

    facts = {"number": 11, "time": dt.time(3, 45), "date": dt.date(2027, 10, 31)}
    assert error.value.problems == (Problem("VK247", ("follow_up",), **facts),)


def test_slot_over_the_change_of_clocks_lasts_as_long_as_it_says() -> None:
    night = Moment(dt.date(2028, 3, 26), dt.time(4, 15), dt.time(6))
    of = group(preparation_minutes=30, follow_up=night)

    slot = calendars(of)["facilitators"][-2]

    assert (str(slot.start), slot.end.astimezone(dt.UTC) - slot.start.astimezone(dt.UTC)) == (
        "2028-03-26 02:45:00+02:00",
        dt.timedelta(minutes=30),
    )


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_becomes_one_line_that_utf8_can_hold(title: str, place: str) -> None:
    of = group(place=place if place.strip() else "–")

    seen = calendars(of, titles={1: title})

    for made in (made for events in seen.values() for made in events):
        assert made.summary.encode().splitlines() == [made.summary.encode()]
        assert len(made.location.encode().splitlines()) <= 1


def test_group_of_substitutes_alone_has_nobody_named_as_its_leader() -> None:
    maija = Facilitator(name="Maija", role=Role.WORKER, substitute=True)

    seen = calendars(group(pair=FacilitatorPair((maija,))))["facilitators"]

    assert {one.description for one in seen} == {"Ryhmä SJK-K27"}
