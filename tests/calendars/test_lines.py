"""Dates and changes as plain text: what one may send to a participant's phone, and nothing that gives them away."""

from typing import Any

import pytest

from builders import FREE_DAYS, change, edition, group, moment, programme
from voikukkia_kit.calendars.lines import changes, dates
from voikukkia_kit.files.facts import load_revealing
from voikukkia_kit.language import language
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import timetable

FINNISH = language("fi")
REVEALING = load_revealing()
PLACE = "Kauppakatu 1, Seinäjoki"


def lines(**of: Any) -> list[str]:
    """Return the dates of a group of two weekly sessions as they are sent."""
    return dates(edition(group(sessions=(1, 2), **of))).split("\n")


def told(*made: Any, code: str = "fi") -> tuple[str, ...]:
    """Return what is said of changes of a group."""
    return changes(timetable(group(changes=made), programme(), FREE_DAYS, REVEALING), language(code))


class TestDates:
    def test_day_stands_on_a_line_of_its_own_and_the_place_in_the_end(self) -> None:
        assert lines() == ["to 14.1.2027 klo 17.00–19.00", "to 21.1.2027 klo 17.00–19.00", PLACE, ""]

    def test_place_is_the_one_that_calendars_show(self) -> None:
        assert lines(place="Perhekeskus", calendar_place="Kauppakatu 1")[-2] == "Kauppakatu 1"

    def test_pre_meeting_of_all_and_the_follow_up_are_among_them(self) -> None:
        found = lines(pre_meeting=(moment("7.1.2027"),), follow_up=moment("1.4.2027", 18))

        assert [found[0], found[3]] == ["to 7.1.2027 klo 17.00–19.00", "to 1.4.2027 klo 18.00–20.00"]

    def test_pre_meeting_that_each_family_has_for_itself_is_left_out(self) -> None:
        found = lines(pre_meeting=(moment("7.1.2027", 10), moment("8.1.2027", 10)))

        assert found == lines()

    def test_change_is_seen(self) -> None:
        moved = change(1, to=moment("15.1.2027", 18))
        cancelled = change(2, cancelled=True)

        found = lines(changes=(moved, cancelled))

        assert found == [
            "pe 15.1.2027 klo 18.00–20.00",
            PLACE,
            "",
            "Näinä päivinä emme tapaa:",
            "to 21.1.2027 klo 17.00–19.00, peruttu",
            "",
        ]

    def test_days_come_in_order_of_time(self) -> None:
        found = lines(pre_meeting=(moment("7.1.2027"),), changes=(change(1, to=moment("22.1.2027")),))

        assert [line[:9] for line in found[:3]] == ["to 7.1.20", "to 21.1.2", "pe 22.1.2"]

    def test_session_held_with_each_alone_stands_apart_and_without_a_time(self) -> None:
        found = lines(changes=(change(1, delivery=Delivery.INDIVIDUAL),))

        assert found == [
            "to 21.1.2027 klo 17.00–19.00",
            PLACE,
            "",
            "Näinä päivinä emme tapaa:",
            "to 14.1.2027, aika sovitaan erikseen kunkin kanssa",
            "",
        ]

    def test_place_that_calendars_withhold_is_left_out(self) -> None:
        moved = change(2, place="Turvakoti, Asematie 1")

        found = dates(edition(group(sessions=(1, 2), place="Perhekeskus", changes=(moved,)), revealing=REVEALING))

        assert found == "to 14.1.2027 klo 17.00–19.00\nto 21.1.2027 klo 17.00–19.00\n"

    def test_other_place_is_told_where_the_usual_one_is_withheld(self) -> None:
        of = group(sessions=(1, 2), place="Perhekeskus", changes=(change(2, place="Kirjasto"),))

        found = dates(edition(of, revealing=REVEALING))

        assert found == "to 14.1.2027 klo 17.00–19.00\nto 21.1.2027 klo 17.00–19.00, Kirjasto\n"

    def test_place_that_calendars_show_in_other_words_for_one_session_stands_behind_its_day(self) -> None:
        found = lines(changes=(change(2, calendar_place="Kauppakatu 1"),))

        assert found[:2] == [f"to 14.1.2027 klo 17.00–19.00, {PLACE}", "to 21.1.2027 klo 17.00–19.00, Kauppakatu 1"]

    def test_way_to_join_a_remote_session_stands_in_the_end(self) -> None:
        found = lines(link="09 000 0000", changes=(change(2, delivery=Delivery.REMOTE),))

        assert found[1:] == ["to 21.1.2027 klo 17.00–19.00, etänä", PLACE, "Etäyhteys: 09 000 0000", ""]

    def test_group_that_meets_remotely_is_told_how_to_join(self) -> None:
        found = lines(delivery=Delivery.REMOTE, place="", link="09 000 0000")

        assert found[2:] == ["etänä", "Etäyhteys: 09 000 0000", ""]

    def test_other_place_stands_behind_its_day_as_calendars_show_it(self) -> None:
        found = lines(changes=(change(2, place="Kirjasto"),))

        assert found == ["to 14.1.2027 klo 17.00–19.00", "to 21.1.2027 klo 17.00–19.00, Kirjasto", PLACE, ""]

    def test_remote_session_has_no_place(self) -> None:
        of = (change(2, place="Kirjasto"), change(2, delivery=Delivery.REMOTE))

        assert "Kirjasto" not in lines(changes=of)[1]

    def test_spaces_are_plain(self) -> None:
        assert "\N{NO-BREAK SPACE}" not in dates(edition())

    def test_nothing_tells_what_the_group_is(self) -> None:
        said = dates(edition(group(organiser="Hyvinvointialue")))

        assert [word for word in ("SJK", "Aihe", "Ohjelma", "Hyvinvointialue", "Maija") if word in said] == []


class TestChanges:
    @pytest.mark.parametrize(
        ("made", "name", "facts"),
        [
            (
                change(2, to=moment("22.1.2027", 18)),
                "moved",
                {"was": "to 21.1.2027 klo 17.00–19.00", "now": "pe 22.1.2027 klo 18.00–20.00"},
            ),
            (
                change(2, place="Koulukatu 2"),
                "moved_place",
                {"when": "to 21.1.2027 klo 17.00–19.00", "place": "Koulukatu 2"},
            ),
            (
                change(2, calendar_place="Kauppakatu 1"),
                "place",
                {"when": "to 21.1.2027 klo 17.00–19.00", "place": "Kauppakatu 1"},
            ),
            (
                change(2, place="Koulukatu 2", calendar_place="Koulun sali"),
                "moved_place",
                {"when": "to 21.1.2027 klo 17.00–19.00", "place": "Koulun sali"},
            ),
            (
                change(2, place="Turvakoti, Asematie 1"),
                "moved_place_withheld",
                {"when": "to 21.1.2027 klo 17.00–19.00"},
            ),
            (change(2, delivery=Delivery.REMOTE), "delivery_remote", {"when": "to 21.1.2027 klo 17.00–19.00"}),
            (change(2, delivery=Delivery.INDIVIDUAL), "delivery_individual", {"when": "to 21.1.2027 klo 17.00–19.00"}),
            (change(2, cancelled=True), "cancelled", {"when": "to 21.1.2027 klo 17.00–19.00"}),
        ],
    )
    def test_change_is_one_sentence(self, made: Any, name: str, facts: dict[str, str]) -> None:
        assert told(made) == (FINNISH.word("changes", name, number=2, **facts),)

    def test_newest_comes_first(self) -> None:
        cancelled, restored = told(change(2, cancelled=True), change(2, restored=True))[::-1]

        when = "to 21.1.2027 klo 17.00–19.00"
        assert cancelled == FINNISH.word("changes", "cancelled", number=2, when=when)
        assert restored == FINNISH.word("changes", "restored", number=2, when=when)

    def test_reader_s_language_is_used(self) -> None:
        (said,) = told(change(2, cancelled=True), code="en")

        day = "Thu 21 January 2027 17:00–19:00"
        assert said == language("en").word("changes", "cancelled", number=2, when=day)

    def test_group_without_changes_has_none(self) -> None:
        assert told() == ()

    def test_spaces_are_plain(self) -> None:
        assert "\N{NO-BREAK SPACE}" not in "".join(told(change(2, to=moment("22.1.2027", 18))))
