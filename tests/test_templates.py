"""What our own content says: it keeps every rule of practice, and tells participants nothing that hurts or reveals."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest

from voikukkia_kit.errors import Problem
from voikukkia_kit.files import load_programme, load_words
from voikukkia_kit.language import language, supported
from voikukkia_kit.media.markdown import to_html
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.rules import session_warnings
from voikukkia_kit.model.session import Method, Session, SessionKind
from voikukkia_kit.model.words import Words
from voikukkia_kit.resources import packaged

PROGRAMMES = [path.parent.name for path in sorted((packaged() / "sessions").glob("*/programme.yaml"))]
LOADED = {name: load_programme(name) for name in PROGRAMMES}
LANGUAGES = {name: [code for code in supported() if name in language(code).programmes] for name in PROGRAMMES}
WORDS = {(name, code): load_words(LOADED[name], code) for name in PROGRAMMES for code in LANGUAGES[name]}
SESSIONS = [(name, session.number) for name in PROGRAMMES for session in LOADED[name].sessions]
SAID = [(name, code, session.number) for name, code in WORDS for session in LOADED[name].sessions]

FINNISH = WORDS["voikukkia", "fi"]
# "asiakassuunnitelma" is the name of a paper that parents get.
HURTING = re.compile(r"voikukk|asiakas(?!suunnitel)|huostaanot\w* lapsi|ongelmavanhem|pitäisi", re.IGNORECASE)
REVEALING = re.compile(r"lastensuojel|sijoit|sijais|huosta|voikuk|kriisi", re.IGNORECASE)


def session_of(name: str, number: int) -> tuple[Programme, Session]:
    return LOADED[name], LOADED[name].session(number)


def test_our_programme_was_found_with_its_sessions() -> None:
    assert "voikukkia" in PROGRAMMES
    assert "fi" in LANGUAGES["voikukkia"]
    assert len(LOADED["voikukkia"].sessions) == 13
    assert LOADED["voikukkia"].order == tuple(range(12))


@pytest.mark.parametrize(("name", "number"), SESSIONS)
def test_session_breaks_no_rule_of_practice(name: str, number: int) -> None:
    programme, session = session_of(name, number)
    weekly = [each.number for each in programme.chosen() if each.kind is SessionKind.GROUP]
    stands_in = number not in programme.order  # another of the programme's sessions, in place of a swappable one
    if stands_in:
        weekly[weekly.index(programme.swappable[0])] = number

    warnings: tuple[Problem, ...] = session_warnings(session, session.activities, weekly, programme.practice)

    assert warnings == ()


def test_weekly_sessions_fit_into_two_hours() -> None:
    weekly = [each for each in LOADED["voikukkia"].sessions if each.kind is SessionKind.GROUP]

    assert {each.minutes for each in weekly} == {120}


@pytest.mark.parametrize(("name", "number"), SESSIONS)
def test_session_calms_down_before_it_ends_and_the_peer_leads_something(name: str, number: int) -> None:
    _, session = session_of(name, number)

    methods = [part.method for part in session.activities]

    assert Method.CALMING in methods[-2:]
    assert {part.lead.value for part in session.activities} >= {"worker"}
    assert [part for part in session.activities if part.lead.value != "worker"]


@pytest.mark.parametrize(("name", "code", "number"), SAID)
def test_session_has_every_word_a_leader_needs(name: str, code: str, number: int) -> None:
    said, session = WORDS[name, code].sessions[number], LOADED[name].session(number)

    lacking = [field for field in attrs.asdict(said, recurse=False) if not getattr(said, field)]

    optional = {"bring"} | (set() if session.load == 3 else {"heavy"})
    assert set(lacking) <= optional
    assert [part for part in said.activities.values() if not (part.title and part.do)] == []
    assert len(said.what_if) >= 4
    assert [row for row in said.what_if if not (row.when and row.say and row.do)] == []


@pytest.mark.parametrize(("name", "code", "number"), SAID)
def test_session_has_a_handout(name: str, code: str, number: int) -> None:
    handouts = WORDS[name, code].handouts[number]

    assert handouts
    assert [one.topic for one in handouts if not one.text] == []


@pytest.mark.parametrize(("name", "code"), WORDS)
def test_words_of_the_programme_are_complete(name: str, code: str) -> None:
    own = WORDS[name, code].programme

    assert [field for field in attrs.asdict(own, recurse=False) if not getattr(own, field)] == []


def to_participants(words: Words) -> Iterator[tuple[str, str]]:
    """Yield every text that participants read, with where it stands."""
    own = words.programme
    yield "confidentiality", own.confidentiality
    yield from ((f"invitation.{name}", text) for name, text in attrs.asdict(own.invitation).items())
    for kind, parts in (("rules", own.rules), ("practical", own.practical)):
        yield from ((f"{kind}: {part.title}", f"{part.title} {part.text}") for part in parts)
    for number, said in words.sessions.items():
        yield f"{number} missed", said.missed
        yield f"{number} preview", said.preview
    for number, handouts in words.handouts.items():
        yield from ((f"{number} {one.topic}", f"{one.topic} {one.title}\n{one.text}") for one in handouts)


def phrases_to_participants() -> Iterator[tuple[str, str]]:
    sections = ("certificate", "rules", "missed", "invitation", "contacts", "confidentiality", "practical")
    for name, phrase in language("fi").words("documents").items():
        if name.startswith((*sections, "follow_up", "when_where", "what_we_do", "whom_to_call", "call_us")):
            yield name, str(phrase)
    yield from ((f"titles.{name}", str(phrase)) for name, phrase in language("fi").words("titles").items())
    yield from ((f"files.{name}", str(phrase)) for name, phrase in language("fi").words("files").items())


@pytest.mark.parametrize("where", [*dict(to_participants(FINNISH)), *dict(phrases_to_participants())])
def test_text_for_participants_neither_hurts_nor_names_the_programme(where: str) -> None:
    texts: Mapping[str, str] = dict([*to_participants(FINNISH), *phrases_to_participants()])

    assert HURTING.findall(texts[where]) == []


def test_texts_for_participants_were_found() -> None:
    assert len(dict(to_participants(FINNISH))) > 50
    assert {"certificate_has", "certificate_group"} <= set(dict(phrases_to_participants()))


@pytest.mark.parametrize(("name", "code", "number"), SAID)
def test_handout_reveals_nothing_on_a_kitchen_table(name: str, code: str, number: int) -> None:
    handouts = WORDS[name, code].handouts[number]

    assert [one.title for one in handouts if REVEALING.search(one.title)] == []
    assert [one.topic for one in handouts if REVEALING.search(one.topic.replace("kriisi", ""))] == []


@pytest.mark.parametrize(
    "text", ["Voikukkia", "asiakas", "asiakkaan asiakasta", "huostaanotettu lapsi", "ongelmavanhempi", "Pitäisi"]
)
def test_words_that_hurt_would_be_found(text: str) -> None:
    assert HURTING.search(text)


def test_name_of_a_paper_that_parents_get_does_not_hurt() -> None:
    assert HURTING.search("lapsen asiakassuunnitelma") is None


def test_no_telephone_number_stands_in_the_sessions() -> None:
    files = [path for path in (packaged() / "sessions").rglob("*") if path.is_file()]

    found = [
        (path.name, match)
        for path in files
        for match in re.findall(r"\d(?:[\s-]?\d){4,}", re.sub(r"source: \S+", "", path.read_text(encoding="utf-8")))
    ]

    assert len(files) > 40
    assert found == []


@pytest.mark.parametrize(("name", "code"), WORDS)
def test_no_macro_is_misspelt_into_text(name: str, code: str) -> None:
    texts = [one.text for handouts in WORDS[name, code].handouts.values() for one in handouts]

    drawn = [to_html(text, lambda _: "") for text in texts]

    assert [html for html in drawn if "{{" in html or "}}" in html] == []


@pytest.mark.parametrize(("name", "code"), WORDS)
def test_words_hold_no_html_and_no_braces(name: str, code: str) -> None:
    said: Any = [attrs.asdict(one) for one in WORDS[name, code].sessions.values()]

    texts = list(every_text([said, attrs.asdict(WORDS[name, code].programme)]))

    assert len(texts) > 500
    assert [text for text in texts if re.search(r"<\w|\{\{|\{%|&\w+;", text)] == []


def every_text(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for one in value.values():
                yield from every_text(one)
        case list() | tuple():
            for one in value:
                yield from every_text(one)
