"""What to pack: for one session, for the whole series, and how many copies."""

import pytest

from builders import (
    activity,
    change,
    edition,
    group,
    handout,
    material,
    moment,
    pair,
    peer,
    programme,
    session,
    worker,
)
from voikukkia_kit.language import plain
from voikukkia_kit.model.people import Led, Participants
from voikukkia_kit.model.programme import Item, Programme
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.session import Delivery, Material, Per, Session
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.packing import PackingList, beforehand, copies_for, needs, series

REUSED = {"pen": Item(reused=True), "flip-chart": Item(reused=True)}
ITEMS = {**REUSED, "paper": Item(), "coffee": Item()}


def with_materials(number: int, *per_activity: tuple[Material, ...]) -> Session:
    """Return a session with these materials for its activities, in order."""
    parts = [
        activity(f"osio-{index}", materials=materials, stretch=(1, 120)) for index, materials in enumerate(per_activity)
    ]
    return session(number, *parts)


def of(*sessions: Session, participants: int = 6) -> Edition:
    whole: Programme = programme(*sessions, items=ITEMS)
    leading = pair(worker(), peer(), worker("Liisa", substitute=True))
    return edition(group(participants=Participants(participants), pair=leading), whole)


def lines(told: tuple[str, ...]) -> list[str]:
    return list(map(plain, told))


def test_things_used_up_add_up_and_others_serve_again() -> None:
    pens, papers = material("pen", per=Per.PARTICIPANT), material("paper", per=Per.PARTICIPANT)
    one = with_materials(3, (pens, papers), (material("pen", count=2), material("paper", count=3)))

    needed = needs(of(one), one)

    assert lines(needed) == ["6 pen (monta)", "9 paper (monta)"]


def test_things_stand_in_the_order_of_the_programme_and_one_is_singular() -> None:
    one = with_materials(3, (material("coffee", per=Per.PERSON), material("flip-chart")))

    assert lines(needs(of(one), one)) == ["1 flip-chart (yksi)", "8 coffee (monta)"]


def test_handouts_are_packed_for_each_participant() -> None:
    one = session(3)

    needed = needs(edition(group(), programme(one), s3=[handout("a", "{Otsikko}"), handout("b")]), one)

    assert lines(needed) == ["6 monistetta: {Otsikko}", "6 monistetta: Otsikko b"]


def test_pre_meeting_is_packed_for_one_family() -> None:
    before = with_materials(0, (material("paper", per=Per.PARTICIPANT, count=2), material("coffee", per=Per.PERSON)))
    whole = programme(before, items=ITEMS)

    needed = needs(edition(group(), whole, s0=[handout("a")]), before)

    assert lines(needed) == ["2 paper (monta)", "3 coffee (monta)", "1 moniste: Otsikko a"]


def test_pre_meeting_that_all_come_to_is_packed_for_all() -> None:
    before = with_materials(0, (material("paper", per=Per.PARTICIPANT),))
    whole = programme(before, items=ITEMS)

    made = edition(group(pre_meeting=(moment("7.1.2027"),)), whole, s0=[handout("a")])

    assert lines(needs(made, before)) == ["6 paper (monta)", "6 monistetta: Otsikko a"]
    assert lines(series(made).used_up) == ["6 paper (monta)"]


def test_session_held_one_by_one_is_packed_for_one_at_a_time() -> None:
    one = with_materials(3, (material("paper", per=Per.PARTICIPANT), material("pen", per=Per.PARTICIPANT)))
    alone = change(3, delivery=Delivery.INDIVIDUAL)

    made = edition(group(changes=(alone,)), programme(one, items=ITEMS))

    assert lines(needs(made, one)) == ["1 pen (yksi)", "1 paper (yksi)"]
    assert series(made) == PackingList(("1\xa0pen (yksi)",), ("6\xa0paper (monta)",))


def test_remote_session_is_packed_without_what_is_of_a_room_and_without_what_each_has_at_home() -> None:
    one = with_materials(
        3,
        (
            *(material("coffee", per=Per.PERSON), material("flip-chart"), material("paper", per=Per.FACILITATOR)),
            *(material("paper", per=Per.PARTICIPANT, count=2), material("pen", per=Per.PERSON)),
        ),
    )
    whole = programme(one, items=ITEMS | {"coffee": Item(in_room=True)})

    made = edition(group(changes=(change(3, delivery=Delivery.REMOTE),)), whole, s3=[handout("a")])

    assert lines(needs(made, one)) == ["2 pen (monta)", "1 flip-chart (yksi)", "2 paper (monta)"]
    assert lines(beforehand(made, one)) == ["1 pen (yksi)", "2 paper (monta)", "1 moniste: Otsikko a"]
    assert lines(series(made).used_up) == ["2 paper (monta)"]


@pytest.mark.parametrize(
    "changes", [(), (change(3, delivery=Delivery.REMOTE), change(3, cancelled=True))], ids=["in a room", "cancelled"]
)
def test_nobody_needs_anything_beforehand_unless_a_remote_session_is_held(changes: tuple[Change, ...]) -> None:
    one = with_materials(3, (material("paper", per=Per.PARTICIPANT),))

    assert beforehand(edition(group(changes=changes), programme(one, items=ITEMS)), one) == ()


def test_those_who_lead_a_session_are_counted_for_it() -> None:
    one = with_materials(3, (material("coffee", per=Per.PERSON),))
    three = pair(worker(), peer(), worker("Sari", substitute=True))

    led = (Led(session=3, facilitators=("Maija", "Ville", "Sari")),)
    made = edition(group(pair=three, led_by=led), programme(one, items=ITEMS))

    assert lines(needs(made, one)) == ["9 coffee (monta)"]
    assert [copies_for(made, Per.FACILITATOR, about) for about in (one, None)] == [3, 2]


def test_nothing_is_packed_for_a_cancelled_session() -> None:
    one, other = (with_materials(number, (material("coffee", per=Per.PERSON),)) for number in (3, 4))
    whole = programme(one, other, items=ITEMS)

    made = edition(group(changes=(change(3, cancelled=True),)), whole, s3=[handout("a")])

    assert needs(made, one) == ()
    assert lines(series(made).used_up) == ["8 coffee (monta)"]


def test_series_needs_the_most_of_what_is_reused_and_the_sum_of_what_is_used_up() -> None:
    sessions = [
        with_materials(0, (material("paper"), material("pen"))),
        with_materials(1, (material("paper", count=2), material("pen", per=Per.PARTICIPANT))),
        with_materials(2, (material("paper", count=3), material("flip-chart"))),
    ]

    total = series(of(*sessions, participants=5))

    assert PackingList(tuple(lines(total.reused)), tuple(lines(total.used_up))) == PackingList(
        ("5 pen (monta)", "1 flip-chart (yksi)"), ("10 paper (monta)",)
    )


def test_session_without_things_needs_nothing() -> None:
    one = session(3)

    assert needs(edition(group(), programme(one)), one) == ()


@pytest.mark.parametrize(
    ("per", "number", "copies"),
    [
        (Per.PARTICIPANT, None, 6),
        (Per.PARTICIPANT, 3, 6),
        (Per.PARTICIPANT, 0, 1),
        (Per.FACILITATOR, 3, 2),
        (Per.FACILITATOR, 0, 2),
        (Per.GROUP, None, 1),
        (Per.GROUP, 3, 1),
    ],
)
def test_copies_are_counted_for_whom_they_are(per: Per, number: int | None, copies: int) -> None:
    made = of(session(0), session(3))

    assert copies_for(made, per, None if number is None else made.programme.session(number)) == copies
