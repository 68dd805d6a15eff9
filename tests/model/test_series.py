"""One group: what contradicts itself is refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from builders import KEY, change, day, free, group, moment, pair, peer, problems_of, told, worker
from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.people import Led
from voikukkia_kit.model.series import Change, Group, Rhythm
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import WEEKDAYS, Break, Moment, WeeklyTime


@pytest.mark.parametrize("code", ["SJK-K27", "A1", "1A", "A--B", "A" * 20])
def test_code_of_capitals_digits_and_hyphens_is_used(code: str) -> None:
    assert group(code=code).code == code


@pytest.mark.parametrize("code", ["A", "A" * 21, "sjk", "SJK_1", "-A", "A-", "ÄÄ", "A/B", "A\n", ""])
def test_code_that_is_no_portable_file_name_is_refused(code: str) -> None:
    with pytest.raises(InputError) as caught:
        group(code=code)

    assert caught.value.problems == (Problem("VK203", ("code",), code=code),)


@pytest.mark.parametrize(("number", "name"), list(enumerate(WEEKDAYS)))
def test_first_day_on_another_weekday_is_refused(number: int, name: str) -> None:
    time, other = WeeklyTime(number, dt.time(17), dt.time(19)), day("11.1.2027") + dt.timedelta(days=(number + 1) % 7)

    with pytest.raises(InputError) as caught:
        group(time=time, start=other)

    weekday, on = Term("weekdays", name), Term("weekdays", WEEKDAYS[other.weekday()])
    assert caught.value.problems == (Problem("VK201", ("start",), start=other, day=on, weekday=weekday),)


def test_pair_has_no_slots_around_the_sessions_unless_told() -> None:
    assert (group().preparation_minutes, group().debrief_minutes) == (0, 0)


def test_group_without_a_language_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        group(languages=())

    assert caught.value.problems == (Problem("VK117", ("languages",), key=Term("keys", "languages")),)


def test_group_file_counts_as_made_on_the_first_of_january() -> None:
    undated = Group(**{f: v for f, v in fields(group()).items() if f != "made"})

    assert undated.made == day("1.1.2027")


def fields(of: Group) -> dict[str, Any]:
    return {name: getattr(of, name) for name in ("code", "place", "start", "time", "pair", "participants", "made")}


def test_repr_hides_whom_to_call_how_to_come_in_and_the_key() -> None:
    shown = repr(group(contact="044 000 0000", link="https://example.org/in", key=KEY))

    assert [told for told in ("044", "example.org", KEY) if told in shown] == []


@pytest.mark.parametrize("key", ["", "ei", "a" * 15, "a" * 65, f"{KEY} ", f"{KEY[:-1]}ä", f"{KEY}\n"])
def test_key_that_can_be_guessed_or_read_in_two_ways_is_refused_without_showing_it(key: str) -> None:
    assert problems_of(lambda: group(key=key)) == (Problem("VK255", ("key",), key=Term("keys.series", "key")),)


@pytest.mark.parametrize(("start", "end"), [(19, 17), (17, 17)])
def test_time_that_ends_before_it_begins_is_refused(start: int, end: int) -> None:
    with pytest.raises(InputError) as slot:
        WeeklyTime(3, dt.time(start), dt.time(end))
    with pytest.raises(InputError) as on_a_day:
        Moment(day("14.1.2027"), dt.time(start), dt.time(end))

    expected = [("VK202", "", {"start": dt.time(start), "end": dt.time(end)})]
    assert told(slot.value) == told(on_a_day.value) == expected


def test_break_holds_its_first_and_last_day() -> None:
    week = free("1.3.2027", "7.3.2027")

    inside = [text for text in ("28.2.2027", "1.3.2027", "4.3.2027", "7.3.2027", "8.3.2027") if day(text) in week]

    assert inside == ["1.3.2027", "4.3.2027", "7.3.2027"]


def test_break_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        Break(day("7.3.2027"), day("1.3.2027"))

    assert told(caught.value) == [("VK208", "", {"first": day("7.3.2027"), "last": day("1.3.2027")})]


@pytest.mark.parametrize(
    "one",
    [
        {"to": moment("5.2.2027")},
        {"place": "Kirjasto"},
        {"delivery": Delivery.REMOTE},
        {"cancelled": True},
        {"restored": True},
    ],
)
def test_change_says_one_thing(one: dict[str, Any]) -> None:
    made = change(4, **one)

    assert made == Change(session=4, told=day("20.1.2027"), **one)


@pytest.mark.parametrize(
    "several",
    [{}, {"place": "Kirjasto", "cancelled": True}, {"cancelled": True, "restored": True}],
    ids=["nothing", "place and cancelled", "cancelled and restored"],
)
def test_change_that_says_none_or_several_things_is_refused(several: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        change(4, **several)

    assert told(caught.value) == [("VK205", "", {})]


def days_of(*moments: Moment, **changes: Any) -> Group:
    return group(start=None, time=None, days=moments, **changes)


@pytest.mark.parametrize("missing", ["start", "time"])
def test_series_needs_a_rhythm_or_days(missing: str) -> None:
    expected = (Problem("VK112", key=Term("keys.series", missing)),)

    assert problems_of(lambda: group(**{missing: None})) == expected


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"start": day("14.1.2027")}, "start"),
        ({"time": WeeklyTime(3, dt.time(17), dt.time(19))}, "time"),
        ({"rhythm": Rhythm.EVERY_OTHER_WEEK}, "rhythm"),
    ],
)
def test_days_and_a_rhythm_together_are_refused(changes: dict[str, Any], key: str) -> None:
    problems = problems_of(lambda: group(**{"start": None, "time": None, "days": (moment("14.1.2027", 9),)} | changes))

    assert problems == (Problem("VK241", (key,), key=Term("keys.series", key), days=Term("keys.series", "days")),)


def test_days_out_of_order_or_without_a_time_are_refused_where_they_stand() -> None:
    first, second = moment("15.1.2027", 9), moment("15.1.2027")

    problems = problems_of(
        lambda: days_of(first, second, pre_meeting=(moment("7.1.2027"),), follow_up=moment("1.2.2027"))
    )

    assert problems == (
        Problem("VK243", ("days", 1), first=first.date, second=second.date),
        Problem("VK242", ("days", 1), date=day("15.1.2027")),
        Problem("VK242", ("pre_meeting", 0), date=day("7.1.2027")),
        Problem("VK242", ("follow_up",), date=day("1.2.2027")),
    )


def test_day_may_hold_two_sessions_one_after_the_other() -> None:
    assert len(days_of(moment("15.1.2027", 9), moment("15.1.2027", 12)).days) == 2


def test_group_without_a_place_meets_remotely() -> None:
    assert group(place="", delivery=Delivery.REMOTE).place == ""
    assert problems_of(lambda: group(place=" ")) == (Problem("VK112", key=Term("keys", "place")),)


def test_group_does_not_meet_one_by_one() -> None:
    known = Term("values", "group"), Term("values", "remote")

    assert problems_of(lambda: group(delivery=Delivery.INDIVIDUAL)) == (
        Problem("VK113", ("delivery",), found=Term("values", "individual"), known=known),
    )


FAR = day("1.1.2101")


@pytest.mark.parametrize(
    "changes",
    [
        {"start": dt.date(9999, 12, 31)},
        {"made": dt.date(1, 1, 1)},
        {"keep_until": FAR},
    ],
)
def test_day_far_from_our_time_is_refused(changes: dict[str, dt.date]) -> None:
    ((name, value),) = changes.items()

    facts = {"found": value, "first": 1990, "last": 2100}
    assert told(problems_of(lambda: group(**changes))) == [("VK125", "", facts)]
    assert [problem.path for problem in problems_of(lambda: group(**changes))] == [(name,)]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Moment(FAR),
        lambda: Break(FAR, FAR),
        lambda: Break(day("31.12.2100"), FAR),
        lambda: change(4, "31.12.1989", cancelled=True),
        lambda: worker(trained=FAR),
    ],
)
def test_day_inside_another_value_is_near_our_time_too(make: Callable[[], object]) -> None:
    assert [problem.code for problem in problems_of(make)] == ["VK125"]


@pytest.mark.parametrize("reason", ["18.3.2027", "ja 18.3.", "–", "loma 8", "]", "talviloma [1]", "5–7"])
def test_reason_of_a_break_is_words_alone(reason: str) -> None:
    assert told(problems_of(lambda: free("1.3.2027", reason=reason))) == [("VK123", "", {"found": reason})]


THREE = pair(worker("Maija"), peer("Ville"), worker("Sari", substitute=True))


def test_session_is_led_by_the_pair_unless_the_series_names_others() -> None:
    of = group(pair=THREE, led_by=(Led(session=5, facilitators=("Sari", "Ville")),))

    assert [[one.name for one in of.leading(number)] for number in (None, 4, 5)] == [
        *(["Maija", "Ville"], ["Maija", "Ville"], ["Ville", "Sari"])
    ]


def test_leader_who_is_not_of_the_pair_is_refused_where_the_name_stands() -> None:
    found = problems_of(lambda: group(pair=THREE, led_by=(Led(session=5, facilitators=("Maija", "Anna")),)))

    assert found == (Problem("VK270", ("led_by", 0, "facilitators", 1), known=("Maija", "Ville", "Sari")),)


def test_session_whose_leaders_stand_twice_is_refused() -> None:
    twice = (Led(session=5, facilitators=("Maija",)), Led(session=5, facilitators=("Ville",)))

    assert problems_of(lambda: group(led_by=twice)) == (Problem("VK271", ("led_by", 1, "session"), number=5),)


def test_session_led_by_nobody_is_refused() -> None:
    found = problems_of(lambda: Led(session=5, facilitators=()))

    assert found == (Problem("VK117", ("facilitators",), key=Term("keys.series", "pair")),)
