"""One group in one language: how its parts are said."""

from typing import Any

import attrs
import pytest

from builders import change, edition, group, moment, pair, peer, programme, session, worker
from voikukkia_kit.language import plain
from voikukkia_kit.model.people import Facilitator
from voikukkia_kit.model.series import Group, Rhythm
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.sheets.edition import Edition

THREE = programme(*map(session, (0, 1, 2, 3, 11)))


def of(**changes: object) -> Edition:
    return edition(group(**changes), THREE)


def when(made: Edition, number: int) -> str:
    return plain(made.when_all(made.programme.session(number)))


def after(made: Edition, number: int) -> tuple[int, str] | None:
    """Return the number and the time of the session that comes after one."""
    found = made.next_after(made.programme.session(number))
    return (found.session.number, plain(made.when(found))) if found else None


def test_sessions_stand_once_each_in_the_order_of_the_group() -> None:
    made = of(sessions=(3, 1), pre_meeting=(moment("7.1.2027"), moment("8.1.2027")))

    assert [each.number for each in made.sessions] == [0, 3, 1, 11]
    assert len(made.dated(made.sessions[0])) == 2


def test_session_is_called_by_its_number_and_the_ones_around_by_their_kind() -> None:
    made = of()

    assert [made.label(each) for each in made.sessions] == [
        *("Ennakkotapaaminen", "Kerta 1", "Kerta 2", "Kerta 3"),
        "Jälkitapaaminen",
    ]


@pytest.mark.parametrize(
    ("changes", "number", "told"),
    [
        ({}, 1, "to 14.1.2027 klo 17.00–19.00"),
        ({}, 11, "sovitaan erikseen"),
        ({"changes": (change(1, cancelled=True),)}, 1, "to 14.1.2027 klo 17.00–19.00, peruttu"),
        ({"changes": (change(1, delivery=Delivery.REMOTE),)}, 1, "to 14.1.2027 klo 17.00–19.00, etänä"),
        ({"changes": (change(1, delivery=Delivery.INDIVIDUAL),)}, 1, "to 14.1.2027, sovitaan erikseen kunkin kanssa"),
        (
            {"pre_meeting": (moment("7.1.2027", 10), moment("8.1.2027"))},
            0,
            "to 7.1.2027 klo 10.00–12.00; pe 8.1.2027 klo 17.00–19.00",
        ),
    ],
    ids=["usual", "open", "cancelled", "remote", "one by one", "several"],
)
def test_time_of_a_session_is_told(changes: dict[str, object], number: int, told: str) -> None:
    assert when(of(**changes), number) == told


@pytest.mark.parametrize(
    ("changes", "number", "told"),
    [
        ({}, 0, (1, "to 14.1.2027 klo 17.00–19.00")),
        ({}, 1, (2, "to 21.1.2027 klo 17.00–19.00")),
        ({}, 3, (11, "sovitaan erikseen")),
        ({}, 11, None),
        ({"follow_up": moment("14.10.2027")}, 3, (11, "to 14.10.2027 klo 17.00–19.00")),
        ({"follow_up": moment("14.10.2027")}, 11, None),
        ({"changes": (change(2, cancelled=True),)}, 1, (3, "to 28.1.2027 klo 17.00–19.00")),
        ({"changes": (change(2, cancelled=True),)}, 2, (3, "to 28.1.2027 klo 17.00–19.00")),
        ({"changes": (change(2, to=moment("29.1.2027")),)}, 1, (3, "to 28.1.2027 klo 17.00–19.00")),
        ({"changes": (change(2, to=moment("29.1.2027")),)}, 3, (2, "pe 29.1.2027 klo 17.00–19.00")),
        ({"changes": (change(2, to=moment("29.1.2027")),)}, 2, (11, "sovitaan erikseen")),
        (
            {"follow_up": moment("14.10.2027"), "changes": (change(2, to=moment("15.10.2027")),)},
            2,
            None,
        ),
        ({"pre_meeting": (moment("7.1.2027"), moment("8.1.2027"))}, 0, (1, "to 14.1.2027 klo 17.00–19.00")),
        ({"pre_meeting": (moment("8.1.2027"), moment("7.1.2027"))}, 0, (1, "to 14.1.2027 klo 17.00–19.00")),
        ({"changes": (change(1, cancelled=True),)}, 0, (2, "to 21.1.2027 klo 17.00–19.00")),
    ],
    ids=[
        "open pre-meeting",
        "usual",
        "open follow-up",
        "after an open follow-up",
        "follow-up",
        "after the follow-up",
        "over a cancelled one",
        "after a cancelled one",
        "over one that moved away",
        "one that moved later",
        "after one that moved last",
        "after one that moved behind the follow-up",
        "after the last pre-meeting",
        "pre-meetings out of order",
        "open pre-meeting over a cancelled one",
    ],
)
def test_session_that_comes_next_is_the_next_in_time(
    changes: dict[str, object], number: int, told: tuple[int, str] | None
) -> None:
    assert after(of(**changes), number) == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "to 14.1.2027 klo 17.00–19.00, Kauppakatu 1"),
        ({"place": "Kauppakatu 1"}, "to 14.1.2027 klo 17.00–19.00, Kauppakatu 1"),
    ],
    ids=["no usual place", "a usual place"],
)
def test_remote_group_that_comes_together_once_is_told_where(changes: dict[str, Any], told: str) -> None:
    once = (change(1, delivery=Delivery.GROUP), change(1, place="Kauppakatu 1"))

    assert when(of(**{"place": "", "delivery": Delivery.REMOTE, "changes": once} | changes), 1) == told


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("09 000 0000", "Etänä pääset mukaan näin: 09 000 0000"),
        (None, "Etätapaamisen linkin tai numeron saat ohjaajilta ennen tapaamista."),
    ],
)
def test_how_one_joins_is_told_where_something_is_remote(link: str | None, told: str) -> None:
    made = of(link=link, changes=(change(2, delivery=Delivery.REMOTE), change(3, delivery=Delivery.REMOTE)))
    first, second, third = made.timetable.weekly

    assert [made.joining(*dated) for dated in ((first, second), (first,), ())] == [told, "", ""]
    assert made.joining(attrs.evolve(third, cancelled=True)) == ""


def test_link_that_would_reveal_is_not_told() -> None:
    made = of(link="https://example.org/lastensuojelu", changes=(change(1, delivery=Delivery.REMOTE),))
    withheld = attrs.evolve(made.timetable.weekly[0], calendar_link="")

    assert made.joining(withheld) == "Etätapaamisen linkin tai numeron saat ohjaajilta ennen tapaamista."


def test_next_together_is_after_those_held_with_each_one_separately() -> None:
    made = of(changes=(change(2, delivery=Delivery.INDIVIDUAL),))

    found = [made.next_together(made.programme.session(number)) for number in (1, 2, 3)]

    assert [one.session.number for one in found if one] == [3, 3, 11]


def test_substitutes_do_not_sign() -> None:
    made = of(pair=pair(worker("Maija"), peer("Ville"), peer("Aino"), worker("Liisa", substitute=True)))

    assert made.names() == "Maija, Ville ja Aino"
    assert [one.name for one in made.leading] == ["Maija", "Ville", "Aino"]


def test_group_led_by_substitutes_alone_has_nobody_to_sign() -> None:
    alone: Group = group(pair=pair(worker(substitute=True)))

    assert edition(alone, THREE).names() == ""


@pytest.mark.parametrize(
    ("facilitator", "told"),
    [
        (worker("Maija"), "Maija, työntekijä, koulutus 11/2024"),
        (peer("Ville", trained=None), "Ville, vertaisohjaaja"),
        (peer("Aino", substitute=True), "Aino, vertaisohjaaja, koulutus 11/2024, sijainen"),
    ],
)
def test_facilitator_is_told_with_role_and_training(facilitator: Facilitator, told: str) -> None:
    assert of().facilitator(facilitator) == told


def test_session_is_known_by_its_number_and_not_by_being_the_same_object() -> None:
    made = of(pre_meeting=(moment("7.1.2027"),))
    other = attrs.evolve(session(1), slug="toinen")

    assert [dated.key for dated in made.dated(other)] == [(1, 0)]
    assert [dated.session.number for dated in [made.next_after(other)] if dated] == [2]


def test_edition_for_parents_has_no_words_of_leaders() -> None:
    theirs = attrs.evolve(edition(), leaders=None)

    with pytest.raises(ValueError, match="no words of leaders"):
        theirs.session_words(theirs.sessions[0])


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({}, "torstaisin klo 17.00–19.00"),
        ({"rhythm": Rhythm.EVERY_OTHER_WEEK}, "joka toinen torstai klo 17.00–19.00"),
        ({"start": None, "time": None, "days": tuple(moment(f"{n}.2.2027", 9) for n in (1, 2, 3))}, ""),
    ],
    ids=["weekly", "every other week", "one by one"],
)
def test_usual_time_is_said_where_there_is_one(changes: dict[str, Any], times: str) -> None:
    assert plain(of(**changes).times()) == times


def test_series_is_where_it_meets_or_remote() -> None:
    in_a_room, remote = of(calendar_place="Kauppakatu 1"), of(delivery=Delivery.REMOTE)

    assert (in_a_room.where(), in_a_room.where(discreet=True)) == ("Kauppakatu 1, Seinäjoki", "Kauppakatu 1")
    assert (remote.where(), remote.where(discreet=True)) == ("etänä", "etänä")
