"""What our own content says: it keeps every rule of practice, and tells participants nothing that hurts or reveals."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest

from voikukkia_kit.errors import Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language, supported
from voikukkia_kit.media.markdown import to_html
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.rules import session_warnings
from voikukkia_kit.model.session import Method, Session, SessionKind
from voikukkia_kit.resources import packaged

LIBRARY = Library.at()
PROGRAMMES = [path.parent.name for path in sorted((packaged() / "sessions").glob("*/programme.yaml"))]
LOADED = {name: LIBRARY.programme(name) for name in PROGRAMMES}
LANGUAGES = {name: [code for code in supported() if name in language(code).programmes] for name in PROGRAMMES}
PAIRS = [(name, code) for name in PROGRAMMES for code in LANGUAGES[name]]
LEADERS = {(name, code): LIBRARY.leaders_words(LOADED[name], code, LOADED[name].sessions) for name, code in PAIRS}
PARENTS = {(name, code): LIBRARY.parents_words(LOADED[name], code, LOADED[name].sessions) for name, code in PAIRS}
SESSIONS = [(name, session.number) for name in PROGRAMMES for session in LOADED[name].sessions]
SAID = [(name, code, session.number) for name, code in PAIRS for session in LOADED[name].sessions]

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
    said, session = LEADERS[name, code].sessions[number], LOADED[name].session(number)

    lacking = [field for field in attrs.asdict(said, recurse=False) if not getattr(said, field)]

    assert set(lacking) <= (set() if session.load == 3 else {"heavy"})
    assert [part for part in said.activities.values() if not (part.title and part.do)] == []
    assert len(said.what_if) >= 4
    assert [row for row in said.what_if if not (row.when and row.say and row.do)] == []


@pytest.mark.parametrize(("name", "code", "number"), SAID)
def test_session_has_a_handout_and_every_word_for_parents(name: str, code: str, number: int) -> None:
    told, handouts = PARENTS[name, code].sessions[number], PARENTS[name, code].handouts[number]

    assert told.preview
    assert told.missed
    assert handouts
    assert [one.topic for one in handouts if not one.text] == []


@pytest.mark.parametrize(("name", "code"), PAIRS)
def test_words_of_the_programme_are_complete(name: str, code: str) -> None:
    own = [LEADERS[name, code].programme, PARENTS[name, code].programme]
    empty = {field for one in own for field in attrs.asdict(one, recurse=False) if not getattr(one, field)}

    assert empty - {"roles", "documents"} == set()  # what differs from what documents say of themselves


def every_text(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case _ if attrs.has(type(value)):
            yield from every_text(attrs.asdict(value, recurse=False))
        case Mapping():
            for one in value.values():
                yield from every_text(one)
        case list() | tuple():
            for one in value:
                yield from every_text(one)


def to_participants() -> Iterator[tuple[str, str]]:
    """Yield every text that participants read, in every programme and language, with where it stands.

    Who reads a text is told by its file, and for documents by their directories.
    """
    for (name, code), words in PARENTS.items():
        for place, value in (("programme", words.programme), *words.sessions.items(), *words.handouts.items()):
            for number, text in enumerate(every_text(value)):
                yield f"{name} {code} {place} {number}", text
    for document in LIBRARY.documents():
        if document.reader is Reader.PARTICIPANTS:
            for code in supported():
                if (packaged() / "documents" / document.name / f"{code}.yaml").is_file():
                    for number, text in enumerate(every_text(LIBRARY.document_words(document.name, code))):
                        yield f"{document.name} {code} {number}", text


TO_PARTICIPANTS = dict(to_participants())


@pytest.mark.parametrize("where", TO_PARTICIPANTS)
def test_text_for_participants_neither_hurts_nor_names_the_programme(where: str) -> None:
    assert HURTING.findall(TO_PARTICIPANTS[where]) == []


def test_texts_for_participants_were_found() -> None:
    assert len(TO_PARTICIPANTS) > 150
    assert {"certificate fi 0", "handouts fi 1", "voikukkia fi programme 0"} <= set(TO_PARTICIPANTS)


@pytest.mark.parametrize(("name", "code", "number"), SAID)
def test_handout_reveals_nothing_on_a_kitchen_table(name: str, code: str, number: int) -> None:
    handouts = PARENTS[name, code].handouts[number]

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


@pytest.mark.parametrize(("name", "code"), PAIRS)
def test_no_macro_is_misspelt_into_text(name: str, code: str) -> None:
    texts = [one.text for handouts in PARENTS[name, code].handouts.values() for one in handouts]

    drawn = [to_html(text, lambda _: "") for text in texts]

    assert [html for html in drawn if "{{" in html or "}}" in html] == []


@pytest.mark.parametrize(("name", "code"), PAIRS)
def test_words_hold_no_html_and_no_braces(name: str, code: str) -> None:
    words = (LEADERS[name, code], PARENTS[name, code])
    said: Any = [value for one in words for value in (one.programme, *one.sessions.values())]

    texts = list(every_text(said))

    assert len(texts) > 500
    assert [text for text in texts if re.search(r"<\w|\{\{|\{%|&\w+;", text)] == []
