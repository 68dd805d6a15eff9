"""What single values mean, as Finns, Swedes and the English write them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day, free, problems_of, told
from voikukkia_kit.errors import InputError, Term
from voikukkia_kit.files import values
from voikukkia_kit.language import language, supported
from voikukkia_kit.model.times import Moment, WeeklyTime

FIVE, SEVEN = dt.time(17), dt.time(19)


def refused(read: Callable[[str], Any], text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    ["14.1.2027", "14.01.2027", "14. 1. 2027", "to 14.1.2027", "Torstai 14.1.2027", "to. 14.1.2027", "2027-01-14"],
)
def test_date_is_read_as_people_write_it(text: str) -> None:
    assert values.parse_date(text) == day("14.1.2027")


@pytest.mark.parametrize("text", ["", "14.1.", "14.1.27", "14/1/2027", "1.1.20277", "2027-01-145", "2027-1-14", "xx"])
def test_what_is_no_date_is_told_with_an_example(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "date"), "example": Term("examples", "date")}

    assert told(refused(values.parse_date, text)) == [("VK115", "", facts)]


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("31.6.2027", "30.6.2027"),
        ("29.2.2027", "28.2.2027"),
        ("30.2.2028", "29.2.2028"),
        ("2027-06-31", "30.6.2027"),
        ("0.5.2027", "31.5.2027"),
        ("32.1.2027", "31.1.2027"),
        ("32.12.2027", "31.12.2027"),
        ("30.2.2100", "28.2.2100"),
        ("1.13.2027", "14.1.2027"),
        ("1.0.2027", "14.1.2027"),
    ],
)
def test_date_that_does_not_exist_is_told_with_the_last_one_that_does(text: str, example: str) -> None:
    assert told(refused(values.parse_date, text)) == [("VK114", "", {"found": text, "example": day(example)})]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("5.2.2027", None, None),
        ("5.2.2027 klo 17", FIVE, None),
        ("5.2.2027, klo 17.00", FIVE, None),
        ("pe 5.2.2027 klo 17.00–19.00", FIVE, SEVEN),
        ("2027-02-05 17:00-19:00", FIVE, SEVEN),
        ("5.2.2027 kl. 17–19", FIVE, SEVEN),
        ("5.2.2027 at 17:00 — 19:00", FIVE, SEVEN),
    ],
)
def test_moment_is_a_day_with_or_without_its_times(text: str, start: dt.time | None, end: dt.time | None) -> None:
    assert values.parse_moment(text) == Moment(day("5.2.2027"), start, end)


@pytest.mark.parametrize("text", ["", "klo 17", "5.2.2027 iltapäivällä", "5.2.20275", "2027-02-0517", "5.2.2027 17.0"])
def test_what_is_no_moment_is_told_with_an_example(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "moment"), "example": Term("examples", "moment")}

    assert told(refused(values.parse_moment, text)) == [("VK115", "", facts)]


@pytest.mark.parametrize("text", ["5.2.2027 klo 24.00", "5.2.2027 klo 17.60", "5.2.2027 klo 17–25"])
def test_hour_that_no_clock_shows_is_told(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "time"), "example": Term("examples", "time")}

    assert told(refused(values.parse_moment, text)) == [("VK115", "", facts)]


def test_moment_that_ends_before_it_begins_is_refused() -> None:
    error = refused(values.parse_moment, "5.2.2027 klo 19–17")

    assert told(error) == [("VK202", "", {"start": SEVEN, "end": FIVE})]


@pytest.mark.parametrize(
    "text",
    ["to 17.00–19.00", "torstaisin klo 17-19", "To. klo 17.00 – 19.00", "torstai, 17:00—19:00", "Thu 17:00-19:00"],
)
def test_weekly_time_is_read_as_people_write_it(text: str) -> None:
    assert values.parse_weekly_time(text) == WeeklyTime(3, FIVE, SEVEN)


@pytest.mark.parametrize("text", ["17.00–19.00", "to 17.00", "joskus 17–19", "to 17.00–19.00 paitsi kesällä", ""])
def test_what_is_no_weekly_time_is_told_with_an_example(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "slot"), "example": Term("examples", "slot")}

    assert told(refused(values.parse_weekly_time, text)) == [("VK115", "", facts)]


@pytest.mark.parametrize("code", supported())
def test_every_weekday_is_known_in_every_language(code: str) -> None:
    forms = language(code).words("weekdays")

    read = {
        form: values.parse_weekly_time(f"{form} 17–19").weekday for words in forms.values() for form in words.values()
    }

    assert read == {form: number for number, words in enumerate(forms.values()) for form in words.values()}
    assert len(forms) == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.3.–7.3.2027", free("1.3.2027", "7.3.2027")),
        ("1.–7.3.2027", free("1.3.2027", "7.3.2027")),
        ("1.3.2027 - 7.3.2027", free("1.3.2027", "7.3.2027")),
        ("20.12.2026–6.1.2027 joululoma", free("20.12.2026", "6.1.2027", "joululoma")),
        ("1.3.–7.3.2027, talviloma", free("1.3.2027", "7.3.2027", "talviloma")),
        ("2027-03-01–2027-03-07: talviloma", free("1.3.2027", "7.3.2027", "talviloma")),
        ("2027-03-01 - 2027-03-07", free("1.3.2027", "7.3.2027")),
        ("4.3.2027", free("4.3.2027")),
        ("to 4.3.2027 remontti", free("4.3.2027", reason="remontti")),
        ("2027-03-04: remontti", free("4.3.2027", reason="remontti")),
    ],
)
def test_break_is_read_as_people_write_it(text: str, expected: object) -> None:
    assert values.parse_break(text) == expected


@pytest.mark.parametrize(
    "text", ["", "talviloma", "viikko 9", "viikko 54/2027", "1.3.–7.3.", "7.3.20275", "2027-03-011"]
)
def test_what_is_no_break_is_told_with_an_example(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "span"), "example": Term("examples", "span")}

    assert told(refused(values.parse_break, text)) == [("VK115", "", facts)]


@pytest.mark.parametrize(
    ("text", "near", "first"),
    [
        ("viikko 9", "14.1.2027", "1.3.2027"),
        ("vk. 9", "14.1.2027", "1.3.2027"),
        ("Week 9", "7.3.2027", "1.3.2027"),
        ("vecka 9", "8.3.2027", "28.2.2028"),
        ("viikko 9/2026", "14.1.2027", "23.2.2026"),
        ("viikko 9 2026", None, "23.2.2026"),
    ],
)
def test_week_in_place_of_days_is_told_with_its_days(text: str, near: str | None, first: str) -> None:
    error = refused(lambda text: values.parse_break(text, day(near) if near else None), text)

    last = day(first) + dt.timedelta(days=6)
    assert told(error) == [("VK124", "", {"found": text, "first": day(first), "last": last})]


@pytest.mark.parametrize("text", ["1.1.0001", "31.12.1989", "1.1.2101", "9999-12-31", "1.1.0000"])
def test_year_far_from_ours_is_refused(text: str) -> None:
    assert told(refused(values.parse_date, text)) == [("VK125", "", {"found": text, "first": 1990, "last": 2100})]


@pytest.mark.parametrize("text", ["60", "60 min", "1 h", "1h", "1 tunti", "1 timme", "1 hour"])
def test_length_may_be_told_in_hours(text: str) -> None:
    assert values.parse_minutes(text) == 60


@pytest.mark.parametrize("text", ["tunti", "0,5 h 30", "1,2 h", "1 päivä"])
def test_what_is_no_length_is_told_with_an_example(text: str) -> None:
    assert [code for code, _, _ in told(refused(values.parse_minutes, text))] == ["VK115"]


@pytest.mark.parametrize(("text", "minutes"), [("1,5 h", 90), ("1.5 h", 90), ("1 h 30 min", 90), ("2 tuntia 15", 135)])
def test_length_may_have_hours_and_minutes(text: str, minutes: int) -> None:
    assert values.parse_minutes(text) == minutes


def test_break_between_days_that_do_not_exist_is_refused() -> None:
    last, first = refused(values.parse_break, "1.2.–30.2.2027"), refused(values.parse_break, "30.2.–7.3.2027")

    assert told(last) == [("VK114", "", {"found": "30.2.2027", "example": day("28.2.2027")})]
    assert told(first) == [("VK114", "", {"found": "30.2.–7.3.2027", "example": day("28.2.2027")})]


@pytest.mark.parametrize("text", ["11/2024", "2024-11", "15.11.2024", "2024-11-15"])
def test_month_is_its_first_day(text: str) -> None:
    assert values.parse_month(text) == day("1.11.2024")


def test_what_is_no_month_is_told_with_an_example() -> None:
    facts = {"found": "marraskuussa", "expected": Term("expected", "month"), "example": Term("examples", "month")}

    assert told(refused(values.parse_month, "marraskuussa")) == [("VK115", "", facts)]


def test_month_that_does_not_exist_is_refused() -> None:
    assert told(refused(values.parse_month, "13/2024")) == [
        ("VK114", "", {"found": "13/2024", "example": day("14.1.2027")})
    ]


@pytest.mark.parametrize(
    ("text", "minutes"), [("20", 20), ("20 min", 20), ("20 minuuttia", 20), ("9min.", 9), ("0", 0)]
)
def test_number_may_stand_with_its_unit(text: str, minutes: int) -> None:
    assert values.parse_int(text) == minutes


@pytest.mark.parametrize("text", ["", "-1", "1.5", "kaksi", "1234567", "20 km"])
def test_what_is_no_whole_number_is_told_with_an_example(text: str) -> None:
    facts = {"found": text, "expected": Term("expected", "number"), "example": Term("examples", "number")}

    assert told(refused(values.parse_int, text)) == [("VK115", "", facts)]


@pytest.mark.parametrize(
    ("text", "answer"), [("kyllä", True), ("Yes", True), ("true", True), ("ei", False), ("no", False), ("FALSE", False)]
)
def test_yes_and_no_are_words(text: str, *, answer: bool) -> None:
    assert values.parse_bool(text) is answer


def test_what_is_neither_yes_nor_no_is_told() -> None:
    facts = {"found": "ehkä", "expected": Term("expected", "yes-no"), "example": Term("examples", "yes-no")}

    assert told(refused(values.parse_bool, "ehkä")) == [("VK115", "", facts)]


def test_limits_of_an_activity_are_two_numbers() -> None:
    assert [values.parse_stretch(text) for text in ("5-15", "5 – 15")] == [(5, 15), (5, 15)]


def test_what_is_no_pair_of_limits_is_told() -> None:
    facts = {"found": "5", "expected": Term("expected", "stretch"), "example": Term("examples", "stretch")}

    assert told(refused(values.parse_stretch, "5")) == [("VK115", "", facts)]


READERS = [
    *(values.parse_bool, values.parse_break, values.parse_date, values.parse_int),
    *(values.parse_moment, values.parse_month, values.parse_weekly_time, values.parse_stretch),
]
PIECES = [
    "to ",
    "klo ",
    "17",
    "19.00",
    ":",
    "–",
    "-",
    "31",
    ".",
    "2.",
    "2027",
    "/",
    " ",
    "yes",
    "min",
    ",",
    "٣",
    "0000",
]


@given(read=st.sampled_from(READERS), text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text())
def test_reader_of_a_value_refuses_or_reads_anything(read: Callable[[str], Any], text: str) -> None:
    problems = problems_of(lambda: read(text))

    assert {problem.code for problem in problems} <= {"VK114", "VK115", "VK123", "VK125", "VK202", "VK208"}


@given(date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_date_written_in_either_way_comes_back(date: dt.date) -> None:
    finnish = f"{date.day}.{date.month}.{date.year}"

    assert [values.parse_date(finnish), values.parse_date(date.isoformat())] == [date, date]


@pytest.mark.parametrize("text", ["to 14.1.2027", "torstai 14.1.2027", "Thu 14.1.2027", "torstaisin 2027-01-14"])
def test_weekday_before_a_date_is_the_one_it_is_on(text: str) -> None:
    assert values.parse_date(text) == dt.date(2027, 1, 14)


def test_weekday_that_is_not_that_of_the_date_is_told() -> None:
    with pytest.raises(InputError) as caught:
        values.parse_date("ti 14.1.2027")

    facts = {"found": "ti 14.1.2027", "date": dt.date(2027, 1, 14), "weekday": Term("weekdays", "th")}
    assert told(caught.value) == [("VK120", "", facts)]


def test_other_word_before_a_date_is_not_guessed_at() -> None:
    with pytest.raises(InputError) as caught:
        values.parse_date("noin 14.1.2027")

    assert [code for code, _, _ in told(caught.value)] == ["VK115"]


def read_numbers(text: str) -> list[int]:
    if text[0] != "[":
        raise values.unread(text, "numbers")
    return [values.parse_int(part) for part in text[1:-1].split(", ")]


READERS: dict[str, Callable[[str], Any]] = {
    "number": values.parse_int,
    "numbers": read_numbers,
    "date": values.parse_date,
    "time": lambda text: values.parse_moment(f"5.2.2027 {text}").start,
    "slot": values.parse_weekly_time,
    "span": values.parse_break,
    "month": values.parse_month,
    "moment": values.parse_moment,
    "yes-no": values.parse_bool,
    "stretch": values.parse_stretch,
}


@pytest.mark.parametrize("code", supported())
def test_example_of_every_kind_of_value_is_understood(code: str) -> None:
    examples, finnish = language(code).words("examples"), language("fi").words("examples")

    read = {name: READERS[name](example) for name, example in examples.items()}

    assert set(read) == set(READERS)
    assert read == {name: READERS[name](example) for name, example in finnish.items()}


@pytest.mark.parametrize("name", READERS)
def test_example_without_a_language_is_understood(name: str) -> None:
    error = refused(READERS[name], "klo 25" if name == "time" else "…")

    (example,) = (fact for problem in error.problems for key, fact in problem.facts if key == "example")

    assert READERS[name](str(example)) == READERS[name](language("fi").fact(example))


@pytest.mark.parametrize("code", supported())
@given(start=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)))  # noqa: DTZ001  # as a group file has them
def test_day_and_time_that_a_language_writes_are_read_back(code: str, start: dt.datetime) -> None:
    speaks, start = language(code), start.replace(second=0, microsecond=0, hour=start.hour // 2)
    end = start + dt.timedelta(hours=2)

    read = values.parse_moment(speaks.moment(start, end))

    assert read == Moment(start.date(), start.time(), end.time())
    assert values.parse_date(speaks.date(start)) == start.date()


@pytest.mark.parametrize("code", supported())
def test_weekly_time_that_a_language_writes_is_read_back(code: str) -> None:
    speaks = language(code)
    written = [f"{speaks.weekday(number, 'on_days')} {speaks.times(FIVE, SEVEN)}" for number in range(7)]

    assert [values.parse_weekly_time(text) for text in written] == [
        WeeklyTime(number, FIVE, SEVEN) for number in range(7)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1–7 March 2027", free("1.3.2027", "7.3.2027")),
        ("1 March – 7 march 2027 winter break", free("1.3.2027", "7.3.2027", "winter break")),
        ("28 December 2026 – 3 January 2027", free("28.12.2026", "3.1.2027")),
        ("Thu 4 March 2027: works", free("4.3.2027", reason="works")),
    ],
)
def test_break_is_read_as_the_english_write_it(text: str, expected: object) -> None:
    assert values.parse_break(text) == expected


def test_day_is_read_as_the_english_write_it() -> None:
    read = [values.parse_moment(text) for text in ("Thu 14 January 2027 at 17.00–19.00", "14 january 2027 17:00-19:00")]

    assert read == [Moment(day("14.1.2027"), FIVE, SEVEN)] * 2
    assert told(refused(values.parse_date, "31 June 2027")) == [
        ("VK114", "", {"found": "31 June 2027", "example": day("30.6.2027")})
    ]


@pytest.mark.parametrize("text", ["20 min", "20 min.", "20 minuuttia", "20 minuter", "20 Minutes", "20"])
def test_number_may_have_its_unit_in_any_language(text: str) -> None:
    assert values.parse_int(text) == 20
