"""A group file: everything it can say, every fault with its place, and no other exception whatever it holds."""

import datetime as dt
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import (
    GROUP_FILE,
    PRACTICE,
    SOURCE,
    change,
    day,
    free,
    group,
    group_file,
    group_text,
    moment,
    problems_of,
    programme,
    school_days,
    told,
    worker,
)
from voikukkia_kit.errors import Fact, InputError, Problem, Term
from voikukkia_kit.files import load
from voikukkia_kit.files.group_file import GroupFileError
from voikukkia_kit.files.keys import key_term
from voikukkia_kit.language import language, languages, supported
from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Led, Participants, Role
from voikukkia_kit.model.rules import pair_warnings
from voikukkia_kit.model.series import Change, Group, Length, Rhythm
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import date_warnings, timetable

FULL = {
    "tauot": "[1.3.–7.3.2027 talviloma, 8.4.2027]",
    "koululomat": "Lahti",
    "ennakkotapaaminen": "[7.1.2027 klo 10–11, 8.1.2027]",
    "jälkitapaaminen": "14.10.2027 klo 17.00–19.00",
    "kerrat": "[1, 2, 21, 4]",
    "kestot": """
  - {kerta: 2, osio: kuulumiskierros, minuutit: 20 min}
  - {kerta: 4, osio: four-sheets, minuutit: 25}""",
    "muutokset": """
  - {kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027 klo 18}
  - {kerta: 2, ilmoitettu: 3.2.2027, paikka: Kirjasto}
  - {kerta: 2, ilmoitettu: 4.2.2027, toteutus: etänä}
  - {kerta: 21, ilmoitettu: 5.2.2027, peruttu: kyllä}
  - {kerta: 21, ilmoitettu: 6.2.2027, palautettu: kyllä}""",
    "asiakirjat": "[runko, monisteet]",
    "osallistujien_kieli": "en",
    "valmistelu": "30 min",
    "purku": "20",
    "kalenteripaikka": "Kauppakatu 1",
    "etäyhteys": "09 000 0000",
    "käytännöt": "{Kahvi: On., 'Lapset, ja muut': Kysy!}",
    "säilytys": "31.12.2027",
}


def refused(folder: Path, text: str | None = None, **lines: str | None) -> InputError:
    with pytest.raises(InputError) as caught:
        group_file(folder, text, **lines)
    return caught.value


# What a file can say


def test_usual_file_is_read(tmp_path: Path) -> None:
    read = group_file(tmp_path).group

    assert read == group(organiser="Esimerkin hyvinvointialue")


def test_everything_a_file_can_say_is_read(tmp_path: Path) -> None:
    read = group_file(tmp_path, **FULL, kieli="[fi, en]").group

    assert read == group(
        languages=("fi", "en"),
        organiser="Esimerkin hyvinvointialue",
        breaks=(free("1.3.2027", "7.3.2027", "talviloma"), free("8.4.2027")),
        school_breaks="Lahti",
        pre_meeting=(moment("7.1.2027", 10, 11), moment("8.1.2027")),
        follow_up=moment("14.10.2027", 17, 19),
        sessions=(1, 2, 21, 4),
        lengths=(
            Length(session=2, activity="opening-round", minutes=20),
            Length(session=4, activity="four-sheets", minutes=25),
        ),
        changes=(
            change(4, "2.2.2027", to=moment("5.2.2027", 18)),
            change(2, "3.2.2027", place="Kirjasto"),
            change(2, "4.2.2027", delivery=Delivery.REMOTE),
            change(21, "5.2.2027", cancelled=True),
            change(21, "6.2.2027", restored=True),
        ),
        documents=("runko", "monisteet"),
        participants_language="en",
        preparation_minutes=30,
        debrief_minutes=20,
        calendar_place="Kauppakatu 1",
        link="09 000 0000",
        practical={"Kahvi": "On.", "Lapset, ja muut": "Kysy!"},
        keep_until=day("31.12.2027"),
    )


def test_days_one_by_one_are_read(tmp_path: Path) -> None:
    read = group_file(tmp_path, alkaa=None, aika=None, päivät="[14.1.2027 klo 9.00–15.00, to 21.1.2027 klo 9]").group

    assert read.days == (moment("14.1.2027", 9, 15), moment("21.1.2027", 9))


def test_rhythm_and_delivery_are_read(tmp_path: Path) -> None:
    read = group_file(tmp_path, rytmi="joka toinen viikko", toteutus="etä", paikka=None).group

    assert (read.rhythm, read.delivery, read.place) == (Rhythm.EVERY_OTHER_WEEK, Delivery.REMOTE, "")


def test_shortest_file_takes_the_rest_for_granted(tmp_path: Path) -> None:
    read = group_file(
        tmp_path,
        "tunnus: A1\npaikka: X\nalkaa: 14.1.2027\naika: to 17–19\nohjaajat: [{nimi: Maija, rooli: työntekijä}]\n"
        "osallistujia: 5\n",
    ).group

    assert (read.programme, read.languages, read.made, read.contact, read.changes) == (
        *("voikukkia", ("fi",), day("1.1.2027"), None),
        (),
    )
    assert read.pair == FacilitatorPair((worker(trained=None),))


@pytest.mark.parametrize("code", [lang.code for lang in languages() if "keys" in lang.phrases])
def test_keys_and_words_of_every_language_mean_the_same(tmp_path: Path, code: str) -> None:
    says = language(code)

    def key(name: str, kind: type = Group) -> str:
        term = key_term(kind, name)
        return says.word(term.section, term.name)

    def entry(kind: type, **given: str) -> str:
        return "{" + ", ".join(f"{key(name, kind)}: {value}" for name, value in given.items()) + "}"

    text = f"""
{key("form")}: 1
{key("code")}: SJK-K27
{key("place")}: Kauppakatu 1, Seinäjoki
{key("start")}: 2027-01-14
{key("time")}: {says.word("weekdays", "th")} 17:00-19:00
{key("made")}: 2026-12-01
{key("pair")}:
- {entry(Facilitator, name="Maija", role=says.word("values", "worker"), trained="2024-11")}
- {entry(Facilitator, name="Ville", role=says.word("values", "peer"), trained="2024-11")}
{key("participants")}: 6
{key("contact")}: 044 000 0000
{key("documents")}: [runko]
{key("changes")}:
- {entry(Change, session="4", told="2027-01-20", cancelled=says.word("values", "yes"))}
- {entry(Change, session="4", told="2027-01-20", delivery=says.word("values", "remote"))}
"""
    read = group_file(tmp_path, text)

    changes = (change(4, cancelled=True), change(4, delivery=Delivery.REMOTE))
    assert read.group == group(documents=("runko",), changes=changes)
    assert read.language == code


def test_every_word_for_a_key_is_understood(tmp_path: Path) -> None:
    usual = {"programme": "p", "code": "A1", "place": "X", "start": "14.1.2027", "time": "to 17–19", "made": "1.1.2027"}
    usual |= {"pair": "[{name: M, role: worker}]", "participants": "5", "contact": "1", "organiser": "O"}
    read = 0
    for lang in languages():
        for name, words in (lang.words("keys") | lang.words("keys.series")).items():
            if name not in usual:
                continue
            for word in [words] if isinstance(words, str) else words:
                text = "".join(f"{word if key == name else key}: {value}\n" for key, value in usual.items())
                assert group_file(tmp_path, text).group.code == "A1"
                read += 1

    assert read > len(usual)


def test_key_may_be_written_with_spaces_and_capitals(tmp_path: Path) -> None:
    text = group_text(osallistujien_kieli="fi").replace("osallistujien_kieli", "Osallistujien kieli")

    assert group_file(tmp_path, text).group.participants_language == "fi"


def test_codes_stand_in_place_of_a_number(tmp_path: Path) -> None:
    read = group_file(tmp_path, osallistujia="[A, B, C1]").group

    assert read.participants == Participants.coded(("A", "B", "C1"))


def test_single_value_stands_for_a_list_of_one(tmp_path: Path) -> None:
    read = group_file(tmp_path, tauot="1.–7.3.2027", ennakkotapaaminen="7.1.2027", kerrat="3").group

    assert (read.breaks, read.pre_meeting, read.sessions) == (
        (free("1.3.2027", "7.3.2027"),),
        (moment("7.1.2027"),),
        (3,),
    )


def test_language_named_twice_counts_once(tmp_path: Path) -> None:
    assert group_file(tmp_path, kieli="[fi, fi]").group.languages == ("fi",)


def test_names_of_every_kind_survive(tmp_path: Path) -> None:
    names = ["Áilu Ŋ", "O’Brien", "D'Arcy", "Šiŋŋá", "ليلى", "王", "{{ 7*7 }}"]
    lines = "".join(f'\n  - {{nimi: "{name}", rooli: työntekijä}}' for name in names)

    read = group_file(tmp_path, ohjaajat=lines).group

    assert read.pair == FacilitatorPair(tuple(worker(name, trained=None) for name in names))


def test_text_of_a_yaml_11_boolean_or_number_stays_text(tmp_path: Path) -> None:
    read = group_file(tmp_path, järjestäjä="no", paikka="0123", yhteys="1e3").group

    assert (read.organiser, read.place, read.contact) == ("no", "0123", "1e3")


def test_path_text_and_mapping_are_loaded_alike(tmp_path: Path) -> None:
    text = group_text(tauot="[1.3.–7.3.2027 talviloma]")
    (tmp_path / "ryhma.yaml").write_text(text, encoding="utf-8")

    mapping = GROUP_FILE | {
        "alkaa": dt.date(2027, 1, 14),
        "tauot": ("1.3.–7.3.2027 talviloma",),
        "osallistujia": 6,
        "koululomat": None,
        "ohjaajat": [
            {"nimi": "Maija", "rooli": Role.WORKER, "koulutettu": "11/2024", "sijainen": False},
            {"nimi": "Ville", "rooli": Role.PEER, "koulutettu": "11/2024"},
        ],
    }

    sources = [tmp_path / "ryhma.yaml", str(tmp_path / "ryhma.yaml"), text, text.replace("\n", "\r\n"), mapping]
    assert [load(source) for source in sources] == [load(text)] * 5


def test_text_on_one_line_is_told_from_a_path_by_its_brace() -> None:
    assert told(problems_of(lambda: load("{tunnus: A1}")))[0][:2] == ("VK112", "1:1")


@pytest.mark.parametrize(
    "text",
    ["[{kerta: 5, ohjaajat: [Maija, Ville]}]", "[{session: 5, facilitators: [Maija, Ville]}]"],
)
def test_who_leads_single_sessions_is_read(text: str) -> None:
    assert load(group_text(vetäjät=text)).led_by == (Led(session=5, facilitators=("Maija", "Ville")),)


def test_fault_of_a_mapping_is_shown_as_json() -> None:
    (problem,) = problems_of(lambda: load(GROUP_FILE | {"ohjaajat": [{"nimi": "Maija", "rooli": "x"}]}))

    assert problem.code == "VK113"
    assert problem.place
    assert problem.place.excerpt.strip() == '"rooli": "x"'


def test_text_too_long_for_a_file_is_refused() -> None:
    assert told(problems_of(lambda: load("#\n" * 300_000))) == [("VK104", "1:1", {"limit": 512})]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: b\n", "fi"),
        ("- a\n", "fi"),
        ("code: A\nplace: B\nfoo: c\n", "en"),
        ("tunnus: A\npaikka: B\nplace: C\n", "fi"),
    ],
)
def test_answer_comes_in_the_language_of_most_keys(tmp_path: Path, text: str, code: str) -> None:
    error = refused(tmp_path, text)

    assert isinstance(error, GroupFileError)
    assert error.language == code


def test_error_keeps_its_language_in_another_process(tmp_path: Path) -> None:
    error = refused(tmp_path, "code: A\nplace: B\n")

    back = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes

    assert (back.problems, back.language) == (error.problems, "en")


def test_problem_of_the_group_is_placed_in_its_file(tmp_path: Path) -> None:
    read = group_file(tmp_path, muutokset="\n  - {kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 11.2.2027}")
    problems = [
        Problem("VK401", ("participants",), count=3),
        Problem("VK206", ("changes", 0, "to"), first=4, second=5, date=day("11.2.2027")),
        Problem("VK418", ("sessions",), count=5),
        Problem("VK304", ("activities",)),
    ]

    placed = [read.placed(problem) for problem in problems]

    assert [(p.place.line, p.place.column, p.place.length) for p in placed if p.place] == [
        *((13, 15, 1), (16, 47, 9), (1, 1, 1), (1, 1, 1))
    ]
    assert read.placed(placed[0]) == placed[0]


def test_warnings_stand_where_the_file_says_what_they_are_about(tmp_path: Path) -> None:
    changes = """
  - {kerta: 2, ilmoitettu: 1.11.2026, siirtyy: 25.1.2027}
  - {kerta: 10, ilmoitettu: 2.2.2027, siirtyy: 25.3.2027}"""
    lead = "\n  - {nimi: Maija, rooli: työntekijä}"
    read = group_file(tmp_path, ohjaajat=lead, osallistujia="3", yhteys=None, muutokset=changes, koululomat="Lahti")
    own = school_days(known=(2020,))
    dated = timetable(read.group, programme(), own)

    warnings = [*pair_warnings(read.group, PRACTICE), *date_warnings(read.group, dated, own, PRACTICE)]

    own_rules = {"source": SOURCE}
    pair_of = Term("values", "worker"), Term("values", "peer")
    eve = Term("days", "maundy-thursday")
    week = {
        "first": day("1.3.2027"),
        "last": day("7.3.2027"),
        "key": Term("keys.series", "breaks"),
        "school_breaks": Term("keys.series", "school_breaks"),
    }
    assert told(map(read.placed, warnings)) == [
        ("VK401", "12:15", {"count": 3, "fewest": 4, "most": 8} | own_rules),
        ("VK405", "11:3", {"role": pair_of[0]} | own_rules),
        ("VK403", "11:3", {"pair": pair_of} | own_rules),
        ("VK421", "11:3", {"count": 1, "fewest": 2} | own_rules),
        ("VK420", "", {"key": Term("keys.series", "contact")}),
        ("VK407", "15:48", {"number": 10, "date": day("25.3.2027"), "reason": eve}),
        ("VK422", "", {"first": 2, "second": 3, "days": 3, "fewest": 5} | own_rules),
        ("VK415", "16:13", {"municipality": "Lahti", "known": ("2020–2021",)} | week),
        ("VK419", "14:28", {"told": day("1.11.2026"), "made": day("1.12.2026")}),
    ]


# Faults, each once


@pytest.mark.parametrize(
    ("lines", "code", "place", "facts"),
    [
        ({"Alkaa": "14.1.2027"}, "VK106", "15:1", {"key": "Alkaa"}),
        ({"start": "14.1.2027"}, "VK106", "15:1", {"key": "start"}),
        ({"ohjaajat": "Maija"}, "VK110", "10:11", {"found": Term("expected", "text"), "expected": "list"}),
        ({"tunnus": "[A, B]"}, "VK110", "3:9", {"found": Term("expected", "list"), "expected": "text"}),
        ({"kerrat": "{1: 2}"}, "VK110", "15:9", {"found": Term("expected", "mapping"), "expected": "list"}),
        ({"muutokset": "[1]"}, "VK110", "15:13", {"found": Term("expected", "text"), "expected": "mapping"}),
        ({"käytännöt": "On."}, "VK110", "15:12", {"found": Term("expected", "text"), "expected": "mapping"}),
        ({"kieli": "[{a: b}]"}, "VK110", "4:8", {"found": Term("expected", "mapping"), "expected": "text"}),
        ({"paika": "X"}, "VK111", "15:1", {"key": "paika", "nearest": "paikka"}),
        ({"osalistujia": "6"}, "VK111", "15:1", {"key": "…", "nearest": "osallistujia"}),
        ({"xyzzy": "6"}, "VK118", "15:1", {"key": "…"}),
        ({"paikka": None}, "VK112", "1:1", {"key": Term("keys", "place")}),
        (
            {"ohjaajat": "\n  - {nimi: Maija, rooli: johtaja}"},
            "VK113",
            "11:26",
            {"found": "johtaja", "known": (Term("values", "worker"), Term("values", "peer"))},
        ),
        (
            {"ohjaajat": "\n  - {nimi: Maija, rooli: Sijainen}"},
            "VK272",
            "11:26",
            {
                "known": (Term("values", "worker"), Term("values", "peer")),
                "key": Term("keys.facilitator", "substitute"),
                "yes": Term("values", "yes"),
            },
        ),
        (
            {"vetäjät": "[{kerta: 5, ohjaajat: [Maija, Anna]}]"},
            "VK270",
            "15:40",
            {"known": ("Maija", "Ville")},
        ),
        ({"alkaa": "31.6.2027"}, "VK114", "7:8", {"found": "31.6.2027", "example": day("30.6.2027")}),
        (
            {"alkaa": "tammikuussa"},
            "VK115",
            "7:8",
            {"found": "tammikuussa", "expected": Term("expected", "date"), "example": Term("examples", "date")},
        ),
        ({"paikka": "''"}, "VK117", "6:1", {"key": "paikka"}),
        ({"kieli": "[]"}, "VK117", "4:8", {"key": Term("keys", "languages")}),
        (
            {"alkaa": "15.1.2027"},
            "VK201",
            "7:8",
            {"start": day("15.1.2027"), "day": Term("weekdays", "fr"), "weekday": Term("weekdays", "th")},
        ),
        ({"aika": "to 19–17"}, "VK202", "8:7", {"start": dt.time(19), "end": dt.time(17)}),
        ({"tunnus": "sjk k27"}, "VK203", "3:9", {"code": "sjk k27"}),
        ({"muutokset": "\n  - {kerta: 4, ilmoitettu: 2.2.2027}"}, "VK205", "16:5", {}),
        (
            {"tauot": "[7.3.–1.3.2027]"},
            "VK208",
            "15:9",
            {"first": day("7.3.2027"), "last": day("1.3.2027")},
        ),
        ({"ohjaajat": "[]"}, "VK213", "10:11", {}),
        ({"kieli": "sv-x"}, "VK216", "4:8", {"language": "sv-x", "known": supported()}),
        ({"osallistujien_kieli": "xx"}, "VK216", "15:22", {"language": "xx", "known": supported()}),
        ({"osallistujien_kieli": "[fi]"}, "VK216", "15:22", {"language": "…", "known": supported()}),
        ({"muoto": "2"}, "VK217", "1:8", {"found": "2"}),
        ({"muoto": "[1]"}, "VK217", "1:8", {"found": "…"}),
        ({"osallistujia": "100"}, "VK220", "13:15", {"count": 100, "most": 99}),
        ({"osallistujia": "kuusi"}, "VK220", "13:15", {"count": "…", "most": 99}),
        ({"osallistujia": "[A, A]"}, "VK221", "13:15", {}),
    ],
)
def test_fault_is_told_with_its_place(
    tmp_path: Path, lines: dict[str, str | None], code: str, place: str, facts: dict[str, Fact]
) -> None:
    error = refused(tmp_path, **lines)

    if code == "VK110":
        facts = facts | {"expected": Term("expected", str(facts["expected"]))}
    assert told(error) == [(code, place, facts)]


def test_fault_is_shown_with_its_line_and_length(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, muutokset="\n  - {kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 31.6.2027}").problems

    assert problem.place
    assert attrs.astuple(problem.place) == (
        *("ryhma.yaml", 16, 47, 9),
        "  - {kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 31.6.2027}",
    )


def test_month_of_training_that_is_none_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path, ohjaajat="\n  - {nimi: Maija, rooli: työntekijä, koulutettu: [2024]}")

    facts = {"found": "…", "expected": Term("expected", "month"), "example": Term("examples", "month")}
    assert told(error) == [("VK115", "11:50", facts)]


def test_activity_that_is_no_text_is_known_as_none(tmp_path: Path) -> None:
    read = group_file(tmp_path, kestot="\n  - {kerta: 4, osio: [a], minuutit: 20}").group

    assert read.lengths == (Length(session=4, activity="…", minutes=20),)


def test_every_fault_is_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        tunnus="[]",
        kieli="xx",
        paikka=None,
        alkaa="31.6.2027",
        aika="joskus",
        osallistujia="A",
        muutokset="\n  - {kerta: neljä, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}\n  - {krta: 4}",
        foo="bar",
    )

    assert [(code, place) for code, place, _ in told(error)] == [
        *(("VK112", "1:1"), ("VK110", "3:9"), ("VK216", "4:8"), ("VK114", "6:8"), ("VK115", "7:7")),
        *(("VK220", "12:15"), ("VK115", "15:13"), ("VK112", "16:5"), ("VK112", "16:5"), ("VK111", "16:6")),
        ("VK118", "17:1"),
    ]


def test_file_that_is_no_mapping_is_told(tmp_path: Path) -> None:
    listed, text = refused(tmp_path, "- a\n"), refused(tmp_path, "a\n")

    facts = {"expected": Term("expected", "mapping")}
    assert told(listed) == [("VK110", "1:1", facts | {"found": Term("expected", "list")})]
    assert told(text) == [("VK110", "1:1", facts | {"found": Term("expected", "text")})]


# Nothing of the participants is ever told


@pytest.mark.parametrize(
    "value",
    ["Maija Meikäläinen", "[Maija, Ville]", "[{Maija: A}]", "{Maija: A}", "[A, [Maija]]", "'31 Maija'"],
)
def test_name_in_place_of_participants_is_in_no_message(tmp_path: Path, value: str) -> None:
    error = refused(tmp_path, osallistujia=value)

    shown = repr(error) + str(error) + repr([problem.place for problem in error.problems])
    assert error.problems
    assert [name for name in ("Maija", "Ville", "Meikä") if name in shown] == []
    assert [problem.place.line for problem in error.problems if problem.place] == [13]


# Whatever a file holds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ryhma.yaml"
    path.write_bytes(data)

    assert_read_or_refused(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ryhma.yaml"
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))

    assert_read_or_refused(path)


SCRAPS = [
    *("", " ", "\n", ":", ": ", "[", "]", "{", "}", "- ", ",", "'", '"', "#", "|", ">", "&a ", "*a", "!x ", "\t", "…"),
    *("kyllä", "0", "-1", "31.6.2027", "1.1.0001", "9999-12-31", "to 17–19", "Maija", "[[[[", "? ", "---\n"),
    *(
        r'"\r"',
        "<<: a",
        "\r",
        "\x07",
        "\u202e",
        "\u2028",
        "ŋ",
        "muutokset: ",
        "kerta: ",
        "ohjaajat:\n",
        "tauot: 1.–7.3.2027\n",
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return a group file with pieces cut out, doubled, moved and put in."""
    text = group_text(**FULL)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        kind = draw(st.sampled_from(["cut", "put", "double", "line"]))
        if kind == "cut":
            text = text[:start] + text[end:]
        elif kind == "put":
            text = text[:start] + draw(st.sampled_from(SCRAPS)) + text[start:]
        elif kind == "double":
            text = text[:end] + text[start:end] + text[end:]
        else:
            lines = text.split("\n")
            lines.insert(draw(st.integers(0, len(lines))), lines.pop(draw(st.integers(0, len(lines) - 1))))
            text = "\n".join(lines)
    return text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(text=mutated())
def test_any_mutation_of_a_group_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ryhma.yaml"
    path.write_text(text, encoding="utf-8", newline="")

    assert_read_or_refused(path)


def assert_read_or_refused(path: Path) -> None:
    problems = problems_of(lambda: load(path))

    lines = path.read_bytes().decode("utf-8-sig", errors="replace").split("\n")
    assert [problem for problem in problems if not is_inside(problem, lines)] == []
    for lang in languages():
        assert all(lang.sentence(problem) for problem in problems)


def is_inside(problem: Problem, lines: list[str]) -> bool:
    place = problem.place
    if place is None or not 1 <= place.line <= len(lines):
        return False
    return 1 <= place.column <= len(lines[place.line - 1]) + 1


def test_key_too_many_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        group_file(tmp_path, paika="Seinäjoki", alkaa="15.1.2027")

    assert [code for code, _, _ in told(caught.value)] == ["VK201", "VK111"]


def test_comma_inside_braces_is_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        group_file(tmp_path, muutokset="\n  - {kerta: 4, ilmoitettu: 2.2.2027, paikka: Koulukatu 2, Seinäjoki}")

    assert told(caught.value) == [("VK119", "16:59", {"key": "Seinäjoki"})]


@pytest.mark.parametrize(
    "value", ["”040 123 4567”", "“040 123 4567”", "»040 123 4567»", "‘040 123 4567’"]
)  # what Word writes
def test_quotation_marks_of_a_word_processor_are_taken_off(tmp_path: Path, value: str) -> None:
    read = group_file(tmp_path, yhteys=value, alkaa="”14.1.2027”").group

    assert (read.contact, read.start) == ("040 123 4567", day("14.1.2027"))


@pytest.mark.parametrize("value", ["O’Brien", "”Talo” ja ”Piha”", "Talo ”Piha”"])
def test_other_quotation_marks_stay(tmp_path: Path, value: str) -> None:
    assert group_file(tmp_path, paikka=value).group.place == value


def test_week_is_told_with_its_days_in_the_first_year_of_the_group(tmp_path: Path) -> None:
    error = refused(tmp_path, tauot="viikko 9")

    assert told(error) == [("VK124", "15:8", {"found": "viikko 9", "first": day("1.3.2027"), "last": day("7.3.2027")})]
    assert language("fi").sentence(error.problems[0])[1].endswith("1.3.2027–7.3.2027")


@pytest.mark.parametrize("lines", [{"alkaa": "tammikuussa"}, {"alkaa": None, "aika": None}])
def test_week_of_a_group_without_a_first_day_is_no_break(tmp_path: Path, lines: dict[str, str | None]) -> None:
    error = refused(tmp_path, **lines, tauot="viikko 9")

    assert ("VK115", "viikko 9") in [(code, facts.get("found")) for code, _, facts in told(error)]


def test_week_of_a_group_with_days_is_near_its_first(tmp_path: Path) -> None:
    error = refused(tmp_path, alkaa=None, aika=None, päivät="[14.1.2028 klo 9–15]", tauot="viikko 9")

    assert [facts["first"] for _, _, facts in told(error)] == [day("28.2.2028")]


def test_reminder_may_be_told_in_hours(tmp_path: Path) -> None:
    assert group_file(tmp_path, muistutus="1 h").group.alarm_minutes == 60
