"""Phrases, dates, times and sentences in one language."""

import datetime as dt
from pathlib import Path

import pytest

from builders import day
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.language import Language, Sections, language, languages, lineage, names, nearest, plain, supported

FINNISH, ENGLISH = language("fi"), language("en")
SPACE = "\N{NO-BREAK SPACE}"


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day("14.1.2027"), dt.time(hour, minute), dt.UTC)


def test_finnish_comes_first() -> None:
    assert [lang.code for lang in languages()] == list(supported())
    assert supported()[0] == "fi"


@pytest.mark.parametrize("code", ["xx", "", "../fi"])
def test_language_without_phrases_is_not_there(code: str) -> None:
    with pytest.raises(KeyError):
        language(code)


def test_file_of_a_language_is_read_when_a_word_of_it_is_asked_for(tmp_path: Path) -> None:
    sections = Sections(tmp_path)
    (tmp_path / "command.toml").write_text("[help]\nusage = 'Käyttö'\n", encoding="utf-8")

    told = sections["help"]["usage"]
    (tmp_path / "grammar.toml").write_text("[language]\nname = 'suomi'\n", encoding="utf-8")

    assert told == "Käyttö"
    assert dict(sections) == {"language": {"name": "suomi"}, "help": {"usage": "Käyttö"}}
    assert "keys" not in sections
    assert len(sections) == 2


def test_dates_are_written_as_finns_write_them() -> None:
    date = day("14.1.2027")

    written = [FINNISH.date(date), FINNISH.short_date(date), FINNISH.weekday(date)]

    assert written == ["14.1.2027", "14.1.", "to"]


def test_dates_are_written_as_the_english_write_them() -> None:
    date = day("4.12.2027")

    written = [ENGLISH.date(date), ENGLISH.short_date(date), ENGLISH.weekday(date)]

    assert written == ["4 December 2027", "4 December", "Sat"]


def test_every_weekday_has_its_own_short_name() -> None:
    week = [FINNISH.weekday(day("11.1.2027") + dt.timedelta(days=n)) for n in range(7)]

    assert week == ["ma", "ti", "ke", "to", "pe", "la", "su"]


def test_times_are_written_with_two_digits_of_minutes() -> None:
    assert [FINNISH.time(dt.time(9, 5)), ENGLISH.time(dt.time(9, 5))] == ["9.05", "9:05"]


def test_time_of_a_session_does_not_break_over_lines() -> None:
    moment = FINNISH.moment(at(17), at(19, 30))

    assert moment == f"to{SPACE}14.1.2027 klo{SPACE}17.00–19.30"
    assert plain(moment) == "to 14.1.2027 klo 17.00–19.30"


@pytest.mark.parametrize(("number", "written"), [(0, "0 kynää"), (1, "1 kynä"), (2, "2 kynää")])
def test_number_stands_with_its_noun(number: int, written: str) -> None:
    assert plain(FINNISH.count(number, {"one": "kynä", "many": "kynää"})) == written


def test_word_takes_the_first_of_several() -> None:
    assert FINNISH.word("values", "worker") == FINNISH.phrase("values", "worker")[0] == "työntekijä"


def test_word_of_several_forms_takes_the_first() -> None:
    assert FINNISH.word("weekdays", "th") == FINNISH.phrase("weekdays", "th")["nominative"] == "torstai"


def test_word_takes_facts_in_the_place_of_its_braces() -> None:
    own = Language("xx", {"koe": {"a": "{date} {what}", "b": "{braces}"}})
    finnish = Language("fi", dict(FINNISH.phrases) | own.phrases)

    told = finnish.word("koe", "a", date=day("14.1.2027"), what=Term("days", "easter"))

    assert told == "14.1.2027 pääsiäispäivä"
    assert finnish.word("koe", "b") == "{braces}"


def test_fact_with_braces_stays_text() -> None:
    own = Language("xx", {"koe": {"a": "{name}"}})

    assert own.word("koe", "a", name="{name} {0} {{x}}") == "{name} {0} {{x}}"


def test_word_that_a_language_lacks_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        FINNISH.word("keys", "ei ole")


def test_section_that_a_language_lacks_is_empty() -> None:
    assert FINNISH.words("ei ole") == {}


def test_names_of_a_section_stand_once() -> None:
    assert names("expected") == tuple(FINNISH.words("expected"))
    assert names("ei ole") == ()


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (14, "14"),
        ("teksti", "teksti"),
        (day("14.1.2027"), "14.1.2027"),
        (dt.time(17), "17.00"),
        (Term("keys", "place"), "paikka"),
        (Term("keys", "stretch"), "stretch"),
        (Term("values", "bud"), "bud"),
        ((1, Term("keys", "code"), ("a", dt.time(9, 5))), "1, tunnus, a, 9.05"),
    ],
)
def test_fact_is_written_as_a_reader_reads_it(fact: object, written: str) -> None:
    assert FINNISH.fact(fact) == written


def test_sentence_is_in_the_language_of_the_reader() -> None:
    problem = Problem("VK112", key=Term("keys", "place"))

    finnish, english = FINNISH.sentence(problem), ENGLISH.sentence(problem)

    entry = CATALOGUE["VK112"]
    assert english == (entry.says.format(key="place"), entry.advice.format(key="place"))
    assert "paikka" in finnish[0]
    assert finnish[0] != english[0]


def test_sentence_that_a_language_lacks_is_english() -> None:
    without = Language("xx", {"dates": FINNISH.phrases["dates"]})

    assert without.sentence(Problem("VK304")) == (CATALOGUE["VK304"].says, CATALOGUE["VK304"].advice)


@pytest.mark.parametrize(
    ("word", "found"), [("paika", "paikka"), ("PAIKKA", "paikka"), ("tuno", "Tunnus"), ("xyzzy", None), ("", None)]
)
def test_nearest_word_is_found(word: str, found: str | None) -> None:
    assert nearest(word, ["paikka", "Tunnus", "aika"]) == found


CHAIN = {
    "koe": {"language": {"parent": "fi"}, "joins": {"and": " plus "}, "documents": {"remote": "Mihin:"}},
    "xx": {"documents": {"remote": "xx"}},
}


def begun(code: str) -> Language:
    return Language(code, CHAIN[code])


def test_word_that_a_language_lacks_is_its_parent_s() -> None:
    easy = begun("koe")

    assert [easy.word("documents", name) for name in ("remote", "cancelled")] == [
        "Mihin:",
        FINNISH.word("documents", "cancelled"),
    ]
    assert easy.words("documents") == FINNISH.words("documents") | {"remote": "Mihin:"}
    assert easy.parent is FINNISH


def test_word_that_a_language_without_parent_lacks_is_english() -> None:
    other = begun("xx")

    assert [other.word("documents", name) for name in ("remote", "cancelled")] == [
        "xx",
        ENGLISH.word("documents", "cancelled"),
    ]
    assert other.parent is ENGLISH


def test_texts_of_a_language_are_its_own_or_those_of_its_parents() -> None:
    assert [lineage(code) for code in ("fi", "fi-simple", "sv", "xx")] == [
        ("fi",),
        ("fi-simple", "fi"),
        ("sv",),
        ("xx",),
    ]


def test_text_by_language_is_chosen() -> None:
    texts = {"fi": "a", "en": "b"}

    assert [language(code).chosen(texts) for code in ("fi", "en", "fi-simple", "sv")] == ["a", "b", "a", ""]


def test_complete_language_looks_nowhere_else() -> None:
    assert (FINNISH.is_complete, FINNISH.parent, ENGLISH.parent) == (True, None, None)
    assert not begun("koe").is_complete


def test_language_declares_the_programmes_whose_texts_it_has() -> None:
    assert ("voikukkia" in FINNISH.programmes, begun("koe").programmes) == (True, ())


def test_sentence_that_a_language_lacks_is_its_parent_s() -> None:
    problem = Problem("VK304")

    assert begun("koe").sentence(problem) == FINNISH.sentence(problem)


def test_narrower_section_falls_back_to_the_wider() -> None:
    own = Language("xx", {"keys": {"place": "a", "time": "b"}, "keys.order": {"time": "c"}})

    assert [own.word("keys.order", name) for name in ("place", "time")] == ["a", "c"]


@pytest.mark.parametrize(
    ("parts", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a ja b"), (["a", "b", "c"], "a, b ja c")]
)
def test_parts_are_joined_as_a_sentence_lists_them(parts: list[str], written: str) -> None:
    assert FINNISH.joined(parts) == written


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [FINNISH.quoted("a"), ENGLISH.quoted("a")] == ["”a”", "“a”"]


def test_weekday_has_forms_by_name() -> None:
    forms = [FINNISH.weekday(3, form) for form in ("nominative", "short", "on_days")]

    assert forms == ["torstai", "to", "torstaisin"]
