"""Lists whose brackets, hyphens or quotation marks were forgotten: understood rightly or refused, never half."""

import typing
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import group_text, problems_of, told
from voikukkia_kit import Group, load
from voikukkia_kit.errors import InputError
from voikukkia_kit.files import values
from voikukkia_kit.files.keys import key_term
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.lists import parted
from voikukkia_kit.language import language
from voikukkia_kit.model.people import Facilitator, Led
from voikukkia_kit.model.series import Change, Length
from voikukkia_kit.model.times import Break, Moment
from voikukkia_kit.sheets.dated import date

FINNISH = language("fi")

OF_TYPES = {  # what may stand in a list, as people write it
    int: ["1", "2", "21", "10"],
    Break: ["1.–7.3.2027 talviloma", "18.3.2027", "8.4.2027: remontti", "20.12.2026–6.1.2027", "5.3.2027, kokous"],
    Moment: ["7.1.2027 klo 10–11", "to 14.1.2027 klo 9.00–15.00", "21.1.2027 klo 17", "28.1.2027 17:00-19:00"],
    Facilitator: ["{nimi: Maija, rooli: työntekijä}", "{nimi: Ville, rooli: vertaisohjaaja, koulutettu: 11/2024}"],
    Length: ["{kerta: 2, osio: kuulumiskierros, minuutit: 20 min}", "{kerta: 4, osio: four-sheets, minuutit: 25}"],
    Led: ["{kerta: 5, ohjaajat: [Ville]}", "{kerta: 6, ohjaajat: [Maija, Ville]}"],
    Change: [
        "{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027 klo 18}",
        '{kerta: 2, ilmoitettu: 3.2.2027, paikka: "Koulukatu 2, Tampere"}',
        "{kerta: 6, ilmoitettu: 4.2.2027, peruttu: kyllä}",
    ],
}
OF_KEYS = {  # where a text alone does not say what it may be
    "languages": ["fi", "en"],
    "documents": ["runko", "monisteet", "ohjelma"],
    "templates": ["omat", "yhteiset/pohjat"],
    "participants": ["A", "B", "C1", "P2"],
    "practical": ["Kahvi: On.", '"Lapset, ja muut": Kysy!', "Matka: 'Bussi 5, sisäpiha'"],
}
IN_ORDER = ("days",)


def held(kind: Any) -> Any:
    """Return the type of what a type of the model holds many of; None when it holds one value."""
    for part in (kind, *typing.get_args(kind)):
        if typing.get_origin(part) in (tuple, Mapping):
            return typing.get_args(part)[0]
        if attrs.has(part):
            many = [field.type for field in attrs.fields(attrs.resolve_types(part))]
            found = [typing.get_args(each)[0] for each in many if typing.get_origin(each) is tuple]
            if found:
                return found[0]
    return None


LISTS = {
    field.name: held(field.type) for field in attrs.fields(attrs.resolve_types(Group)) if field.eq and held(field.type)
}


def written(key: str, value: str) -> str:
    """Return a group file in which a key has this value."""
    name = FINNISH.fact(key_term(Group, key))
    without = {"alkaa": None, "aika": None} if key == "days" else {}
    return group_text(**without | {name: value})


def ways(items: list[str], marks: str) -> Iterator[str]:
    """Yield every way to write a list with something forgotten, and with too much."""
    opens, closes = marks
    for divider in (", ", " ", "; ", " ja ", ",", "\n  ", "\n"):
        inside = divider.join(items)
        yield from (inside, f"{opens}{inside}", f"{inside}{closes}", f"{opens}{inside}{closes}")
        yield from (f"{opens}{inside}{closes}{closes}", f"{opens}{opens}{inside}{closes}")
    for hyphens in (("- ", ""), ("", "- "), ("", ""), ("-", "-"), ("- ", "-"), ("-", "- "), ("– ", "– "), ("- ", "– ")):
        for indent in ("\n  ", "\n", "\n\t"):
            first, *others = items
            yield "".join((f"{indent}{hyphens[0]}{first}", *(f"{indent}{hyphens[1]}{other}" for other in others)))
    yield " " + " ".join(f"- {item}" for item in items)
    yield "\n  - " + " - ".join(items)
    yield "\n  - " + ", ".join(items)


def unquoted(text: str) -> Iterator[str]:
    """Yield ways in which the marks inside of an item, or around it, are forgotten or are others."""
    yield text
    yield text.replace('"', "").replace("'", "")
    yield text.replace("{", "").replace("}", "")
    yield text.replace("}", "")
    yield text.replace("{", "")
    yield f'"{text}'
    yield f'{text}"'
    yield f"”{text}”"
    yield text.replace('"', "”").replace("'", "’")


def understood(text: str) -> Group | None:
    """Return the group of a text; None when it is refused, or names documents or folders that there are not."""
    try:
        group = load(text)
        if group.documents:
            date(group, Library.at(None))
        if group.templates and set(group.templates) != {"omat", "yhteiset/pohjat"}:
            return None
    except InputError:
        return None
    return group


@st.composite
def forgotten(draw: st.DrawFn, key: str) -> tuple[str, str]:
    """Return a value as it should be written, and as somebody did."""
    kind = LISTS[key]
    every = OF_KEYS[key] if kind is str else OF_TYPES[kind]
    items = draw(st.lists(st.sampled_from(every), min_size=2, max_size=3, unique=True))
    items = sorted(items, key=every.index) if key in IN_ORDER else items
    marks = "{}" if key == "practical" else "[]"
    quoted = [item if "{" in item or kind is str else f'"{item}"' for item in items]
    right = f"{marks[0]}{', '.join(quoted)}{marks[1]}"
    slip = draw(st.sampled_from(range(9)))
    slipped = [list(unquoted(item))[slip] for item in items]
    if key == "practical" and slip:  # texts of any kind: without quotation marks and commas they mean something else
        return right, f"{marks[0]}{', '.join(slipped)}{marks[1]}"
    return right, draw(st.sampled_from(list(ways(slipped, marks))))


@pytest.mark.parametrize("key", LISTS)
@given(data=st.data())
def test_list_is_understood_rightly_or_refused(key: str, data: st.DataObject) -> None:
    right, wrong = data.draw(forgotten(key))
    meant = load(written(key, right))

    assert understood(written(key, wrong)) in (meant, None)


def test_every_list_of_a_group_is_among_them() -> None:
    assert {"breaks", "days", "sessions", "pre_meeting", "pair", "participants", "changes", "lengths"} <= set(LISTS)
    assert {"languages", "documents", "practical"} <= set(LISTS)


@pytest.mark.parametrize(
    ("key", "value", "code", "listed"),
    [
        ("breaks", "1.–7.3.2027 talviloma, 18.3.2027", "VK121", ("1.–7.3.2027 talviloma", "18.3.2027")),
        ("breaks", "1.–7.3.2027 ja 18.3.2027", "VK121", ("1.–7.3.2027", "18.3.2027")),
        ("breaks", "'1.–7.3.2027 och 18.3.2027: remontti'", "VK121", ("1.–7.3.2027", '"18.3.2027: remontti"')),
        ("breaks", "18.3.2027 25.3.2027", "VK121", ("18.3.2027", "25.3.2027")),
        ("breaks", "[18.3.2027 25.3.2027, 1.4.2027]", "VK122", ("18.3.2027", "25.3.2027")),
        ("sessions", "1, 2, 3", "VK121", ("1", "2", "3")),
        ("sessions", "1-4", "VK121", ("1", "2", "3", "4")),
        ("sessions", "\n  - 1, 2\n  - 3", "VK122", ("1", "2")),
        ("pre_meeting", "7.1.2027 klo 10, 8.1.2027 klo 10", "VK121", ("7.1.2027 klo 10", "8.1.2027 klo 10")),
        ("languages", "fi, en", "VK121", ("fi", "en")),
        ("documents", "runko; monisteet", "VK121", ("runko", "monisteet")),
        ("documents", "\n  - runko, monisteet", "VK122", ("runko", "monisteet")),
    ],
)
def test_forgotten_brackets_are_shown_with_what_was_found(
    key: str, value: str, code: str, listed: tuple[str, ...]
) -> None:
    (problem,) = problems_of(lambda: load(written(key, value)))
    _, advice = FINNISH.sentence(problem)

    assert (problem.code, dict(problem.facts)["parts"]) == (code, listed)
    if code == "VK121":
        assert len(getattr(load(written(key, advice[advice.index("[") :])), key)) == len(listed)


@pytest.mark.parametrize(
    "value",
    ["1.–7.3.2027 talviloma, 18.3.", "1.–7.3.2027 talviloma 18.3.2027", "1.3.2027 –", "18.3.2027]", "1.3.2027 8"],
)
def test_reason_that_may_hold_a_day_is_refused(value: str) -> None:
    assert [problem.code for problem in problems_of(lambda: load(written("breaks", value)))] == ["VK123"]


@pytest.mark.parametrize("reason", ["talviloma", "(talviloma)", "hiihtoloma 2027", "remontti, toinen kerros"])
def test_reason_in_words_is_kept(reason: str) -> None:
    assert [one.reason for one in load(written("breaks", f'["1.–7.3.2027 {reason}"]')).breaks] == [reason]


@pytest.mark.parametrize(
    ("key", "value"),
    [("breaks", "\n  - 1.3.2027\n    -8.3.2027"), ("start", "\n  14.\n  1.2027"), ("languages", "\n  - fi\n    -en")],
)
def test_value_that_goes_on_on_the_next_line_is_refused(key: str, value: str) -> None:
    assert [problem.code for problem in problems_of(lambda: load(written(key, value)))] == ["VK126"]


def test_text_without_a_value_in_a_mapping_is_told_at_its_comma() -> None:
    (problem,) = problems_of(lambda: load(written("practical", "{Kahvi: On., Lapset, ja muut: Kysy!}")))

    assert problem.code == "VK117"


@pytest.mark.parametrize("value", ['{Kahvi: On."}', '{Kahvi: On "aina}'])
def test_quotation_mark_without_its_pair_is_refused(value: str) -> None:
    assert [problem.code for problem in problems_of(lambda: load(written("practical", value)))] == ["VK127"]


def test_what_is_no_list_has_no_parts() -> None:
    assert [parted(text, values.parse_int) for text in ("kaikki", "1, kaksi", "3-1", "5")] == [()] * 4


def test_number_that_is_none_shows_how_a_list_is_written() -> None:
    ((code, _, facts),) = told(problems_of(lambda: load(written("sessions", "kaikki"))))

    assert (code, str(facts["example"])) == ("VK115", "[1, 2, 3]")
