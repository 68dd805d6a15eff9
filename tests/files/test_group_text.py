"""A group as the text of a group file: it reads back as an equal group."""

import datetime as dt
import re
import unicodedata
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import change, day, free, group, moment, pair, peer, problems_of, told, worker
from voikukkia_kit import Delivery, Facilitator, Group, Length, Moment, Participants, Rhythm, Role, load, to_yaml
from voikukkia_kit.language import supported

EXAMPLES = Path(__file__).parents[2] / "examples"


LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("aä1 :,#-–'\"{}[]&*!|>%@?~.\n\\")
TEXT = st.text(LETTERS, max_size=12).map(lambda text: unicodedata.normalize("NFC", text).strip() or "a")
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
TIMES = st.builds(dt.time, st.integers(0, 22), st.integers(0, 59))
MOMENTS = (
    st.builds(Moment, DAYS) | st.builds(Moment, DAYS, TIMES) | st.builds(Moment, DAYS, TIMES, st.just(dt.time(23, 30)))
)
NUMBERS = st.integers(0, 99)
CHANGES = st.one_of(
    st.builds(change, NUMBERS, to=MOMENTS),
    st.builds(change, NUMBERS, place=TEXT),
    st.builds(change, NUMBERS, delivery=st.sampled_from(Delivery)),
    st.builds(change, NUMBERS, cancelled=st.just(value=True)),
    st.builds(change, NUMBERS, restored=st.just(value=True)),
)
FACILITATORS = st.builds(
    Facilitator,
    name=TEXT,
    role=st.sampled_from(Role),
    trained=st.none() | DAYS.map(lambda trained: trained.replace(day=1)),
    substitute=st.booleans(),
)
CODES = st.lists(st.from_regex(r"[A-Z0-9]{1,4}", fullmatch=True), unique=True, min_size=1, max_size=4)
REASONS = TEXT.map(lambda text: "Loma " + re.sub(r"[\d\[\]{}\n]", "/", text))
BREAKS = st.builds(free, st.just("1.3.2027"), st.just("7.3.2027"), st.just("") | REASONS)
GROUPS = st.builds(
    group,
    languages=st.lists(st.sampled_from(supported()), unique=True, min_size=1).map(tuple),
    organiser=st.just("") | TEXT,
    place=TEXT,
    made=DAYS,
    breaks=st.lists(BREAKS, max_size=2).map(tuple),
    school_breaks=st.none() | TEXT,
    pair=st.lists(FACILITATORS, min_size=1, max_size=3).map(lambda all_: pair(*all_)),
    participants=st.builds(Participants, st.integers(1, 30)) | CODES.map(tuple).map(Participants.coded),
    contact=st.none() | TEXT,
    pre_meeting=st.lists(MOMENTS, max_size=2).map(tuple),
    follow_up=st.none() | MOMENTS,
    sessions=st.none() | st.lists(NUMBERS, max_size=3).map(tuple),
    lengths=st.lists(st.builds(Length, session=NUMBERS, activity=st.just("talk"), minutes=NUMBERS), max_size=2).map(
        tuple
    ),
    changes=st.lists(CHANGES, max_size=3).map(tuple),
    documents=st.none() | st.just(("overview",)) | st.just(("plan", "overview")),
    participants_language=st.none() | st.sampled_from(supported()),
    calendar_place=st.none() | TEXT,
    link=st.none() | TEXT,
    key=st.none() | st.from_regex("[A-Za-z0-9]{16,64}", fullmatch=True),
    practical=st.dictionaries(TEXT, TEXT, max_size=2),
    keep_until=st.none() | DAYS,
)


@given(one=GROUPS, keys=st.none() | st.sampled_from(supported()))
def test_text_reads_back_as_an_equal_group(one: Group, keys: str | None) -> None:
    assert load(to_yaml(one, keys=keys)) == one


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_examples_read_back_equal(path: Path) -> None:
    assert load(to_yaml(load(path))) == load(path)


def test_lines_come_in_the_order_of_a_new_file_and_changes_last() -> None:
    one = group(
        pair=pair(worker(), peer(trained=None)),
        breaks=(free("1.3.2027", "7.3.2027", "talviloma"),),
        pre_meeting=(moment("7.1.2027", 17, 18),),
        calendar_place="Kauppakatu 1",
        practical={"Kahvi": "On: aina"},
        documents=("overview",),
        changes=(change(4, to=moment("5.2.2027")), change(6, cancelled=True)),
    )

    assert (
        to_yaml(one)
        == """\
muoto: 1
ohjelma: voikukkia
tunnus: SJK-K27
kieli: fi
paikka: "Kauppakatu 1, Seinäjoki"
kalenteripaikka: Kauppakatu 1
alkaa: 14.1.2027
aika: to 17.00–19.00
laadittu: 1.12.2026
tauot: [1.3.2027–7.3.2027 talviloma]
ennakkotapaaminen: 7.1.2027 klo 17.00–18.00
ohjaajat:
  - {nimi: Maija, rooli: työntekijä, koulutettu: 11/2024}
  - {nimi: Ville, rooli: vertaisohjaaja}
osallistujia: 6
yhteys: 044 000 0000
asiakirjat: overview
käytännöt:
  Kahvi: "On: aina"
muutokset:
  - {kerta: 4, ilmoitettu: 20.1.2027, siirtyy: 5.2.2027}
  - {kerta: 6, ilmoitettu: 20.1.2027, peruttu: kyllä}
"""
    )


def test_keys_are_those_of_the_first_language_of_the_group() -> None:
    assert to_yaml(group(languages=("en",))).startswith("form: 1\nprogramme: voikukkia\ncode: SJK-K27\nlanguage: en\n")


def test_group_in_a_language_without_keys_gets_finnish_ones() -> None:
    assert to_yaml(group(), keys="xx") == to_yaml(group())


def test_value_that_cannot_be_written_is_told_by_its_key() -> None:
    seconds = attrs.evolve(group(), pre_meeting=(Moment(day("7.1.2027"), dt.time(17, 0, 30)),))

    problems = problems_of(lambda: to_yaml(seconds))

    assert told(problems) == [("VK231", "", {"key": "ennakkotapaaminen"})]
    assert problems[0].path == ("pre_meeting",)


def test_character_that_cannot_be_printed_is_told() -> None:
    assert [problem.code for problem in problems_of(lambda: to_yaml(group(organiser="a\x07b")))] == ["VK105"]


@pytest.mark.parametrize("keys", supported())
def test_rhythm_days_and_delivery_read_back(keys: str) -> None:
    days = moment("14.1.2027", 9, 15), moment("15.1.2027", 9)
    remote = group(delivery=Delivery.REMOTE, place="", start=None, time=None, days=days)
    fortnightly = group(rhythm=Rhythm.EVERY_OTHER_WEEK)

    assert [load(to_yaml(one, keys=keys)) for one in (remote, fortnightly)] == [remote, fortnightly]
