"""The table of documents: which are made, for whom, what they are called and how many are printed."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builders import FREE_DAYS, activity, edition, group, handout, moment, programme, session, session_words
from builders import words as words_of
from voikukkia_kit.files import load_contacts, load_programme, load_words
from voikukkia_kit.language import language
from voikukkia_kit.media.page import Pages
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Lead
from voikukkia_kit.pack.outputs import OUTPUTS, Document, Occasion, documents
from voikukkia_kit.resources import Resources, packaged
from voikukkia_kit.schedule import timetable
from voikukkia_kit.sheets.edition import Edition

STYLE = "../tyyli/"
READERS = (Reader.FACILITATORS, Reader.PARTICIPANTS)
PAGES = Pages(Resources())
PARTS = [activity(f"osio-{index}", lead=Lead.WORKER, minutes=60, stretch=(5, 60)) for index in (1, 2)]
SMALL = programme(session(0), session(1), session(2, *PARTS), session(11))
HANDOUTS = {1: [handout("a"), handout("b", "Toinen otsikko")], 2: [handout("c")]}


def of(**changes: Any) -> Edition:
    said = words_of(SMALL, handouts=HANDOUTS, sessions={11: session_words(SMALL.session(11), missed="")})
    return edition(group(**changes), SMALL, said=said)


def made(reader: Reader, **changes: Any) -> dict[str, Document]:
    """Return the documents for one reader by their names without folder and ending."""
    every = list(documents(of(**changes), reader, PAGES, STYLE))
    assert len({document.stem for document in every}) == len(every)
    return {document.stem: document for document in every}


def test_facilitators_get_a_plan_of_each_session_and_sheets_of_the_group() -> None:
    assert list(made(Reader.FACILITATORS)) == [
        *("00-runko", "01-runko", "02-runko", "11-runko"),
        *("00-vertaisohjaajalle", "01-vertaisohjaajalle", "11-vertaisohjaajalle"),
        *("ohjelma", "pakkauslista", "ohjaajaparin-sopimus", "purku"),
    ]


def test_participants_get_letters_handouts_and_a_certificate() -> None:
    assert list(made(Reader.PARTICIPANTS)) == [
        *("kutsu", "sopimukset", "mista-apua"),
        "01-monisteet",
        *("01-moniste-a", "01-moniste-b", "02-moniste-c"),
        *("01-poissa-olleelle", "02-poissa-olleelle", "todistus"),
    ]


def test_only_the_documents_that_a_group_chose_are_made() -> None:
    chosen = ("overview", "handouts")

    every = [list(made(reader, documents=chosen)) for reader in READERS]

    assert every == [["ohjelma"], ["01-monisteet", "01-moniste-a", "01-moniste-b", "02-moniste-c"]]


def test_group_that_chose_nothing_gets_nothing() -> None:
    assert [made(reader, documents=()) for reader in READERS] == [{}, {}]


def test_titles_of_facilitators_name_the_session_and_those_of_participants_do_not() -> None:
    plan, overview = (made(Reader.FACILITATORS)[stem] for stem in ("01-runko", "ohjelma"))
    both, missed = (made(Reader.PARTICIPANTS)[stem] for stem in ("01-monisteet", "01-poissa-olleelle"))

    titles = language("fi").words("titles")
    assert (plan.title, plan.short_title) == (f"{titles['plan']}, Kerta 1: Aihe 1", titles["plan"])
    assert (overview.title, overview.short_title) == (titles["overview"],) * 2
    assert both.title == both.short_title == "Otsikko a ja Toinen otsikko"
    assert missed.title == missed.short_title == titles["missed"]


def test_copies_are_counted_for_those_who_get_them() -> None:
    counted = {
        stem: document.copies
        for reader in READERS
        for stem, document in made(reader, participants=Participants(5)).items()
    }

    assert {stem: counted[stem] for stem in ("01-runko", "ohjelma", "pakkauslista", "purku")} == {
        "01-runko": 2,
        "ohjelma": 2,
        "pakkauslista": 1,
        "purku": 1,
    }
    assert {stem: counted[stem] for stem in ("kutsu", "01-moniste-a", "01-poissa-olleelle", "todistus")} == {
        "kutsu": 5,
        "01-moniste-a": 5,
        "01-poissa-olleelle": 1,
        "todistus": 5,
    }


def test_document_knows_its_session() -> None:
    plans = made(Reader.FACILITATORS)

    assert (plans["01-runko"].session, plans["ohjelma"].session) == (SMALL.session(1), None)


def test_page_has_its_language_title_and_style() -> None:
    page = made(Reader.PARTICIPANTS)["02-moniste-c"].html

    assert '<html lang="fi">' in page
    assert "<title>Otsikko c</title>" in page
    assert f'<link rel="stylesheet" href="{STYLE}print.css">' in page


def test_page_is_not_in_the_repr() -> None:
    assert "<html" not in repr(made(Reader.PARTICIPANTS)["kutsu"])


def test_same_input_gives_the_same_pages() -> None:
    first, second = made(Reader.FACILITATORS), made(Reader.FACILITATORS)

    assert first == second


def test_names_with_braces_and_signs_stay_text_on_every_page() -> None:
    name = "{{ 7*7 }} <b>O’Brien</b> & Ŋ"
    changes: dict[str, Any] = {"place": name, "contact": name, "practical": {name: name}}

    pages = [document.html for reader in READERS for document in made(reader, **changes).values()]

    shown = [page for page in pages if "O’Brien" in page]
    assert len(shown) > 5
    assert [page for page in shown if "<b>O’Brien" in page or "49" in page or "{{ 7*7 }}" not in page] == []


def test_participants_pages_show_neither_organiser_nor_programme_nor_theme() -> None:
    said = {"organiser": "Lastensuojelujärjestö"}

    pages = [document.html for document in made(Reader.PARTICIPANTS, **said).values()]

    words = ("Lastensuojelu", "Ohjelma", "Aihe 1", "Aihe 2", "SJK-K27", "voikuk", "VOIKUK")
    assert [(word, page) for word in words for page in pages if word in page] == []


def test_codes_of_participants_stand_on_no_page() -> None:
    coded = Participants.coded(("QX1", "QX2", "QX3", "QX4"))

    pages = [document.html for reader in READERS for document in made(reader, participants=coded).values()]

    assert [page for page in pages if "QX" in page] == []


def test_every_template_of_the_table_is_there_and_every_moment_is_used() -> None:
    templates = {output.template for output in OUTPUTS}

    assert [name for name in templates if not (packaged() / "documents" / name).is_file()] == []
    assert {output.occasion for output in OUTPUTS} == set(Occasion)
    assert {output.reader for output in OUTPUTS} == set(READERS)


def test_own_template_is_used_in_place_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "documents" / "rules.html"
    path.parent.mkdir()
    path.write_text("{{ w.rules_opening }}|{{ rules[0].title }}", encoding="utf-8")

    every = {d.stem: d for d in documents(of(), Reader.PARTICIPANTS, Pages(Resources(tmp_path)), STYLE)}

    assert every["sopimukset"].html == f"{language('fi').word('documents', 'rules_opening')}|Saat ohittaa"


# Our own content


@cache
def ours() -> Edition:
    whole = load_programme()
    of_all = group(
        sessions=tuple(each.number for each in whole.sessions if each.number not in (0, 11)),
        follow_up=moment("14.10.2027"),
    )
    return Edition(
        group=of_all,
        programme=whole,
        timetable=timetable(of_all, whole, FREE_DAYS),
        words=load_words(whole, "fi"),
        language=language("fi"),
        contacts=load_contacts(),
    )


@pytest.mark.parametrize("reader", READERS)
def test_every_document_of_our_own_content_is_made(reader: Reader) -> None:
    every = list(documents(ours(), reader, PAGES, STYLE))

    assert len(every) > 25
    assert len({document.stem for document in every}) == len(every)
    assert [document.stem for document in every if "<h1>" not in document.html] == []


def test_no_participants_page_of_our_own_content_names_the_programme() -> None:
    pages = {document.stem: document.html for document in documents(ours(), Reader.PARTICIPANTS, PAGES, STYLE)}

    assert [stem for stem, page in pages.items() if "voikuk" in page.casefold()] == []
    assert [stem for stem in pages if "voikuk" in stem or not stem.isascii()] == []


def test_every_leaders_page_says_whose_the_name_is() -> None:
    pages = [document.html for document in documents(ours(), Reader.FACILITATORS, PAGES, STYLE)]

    colophon = language("fi").word("documents", "colophon")
    assert pages
    assert "VOIKUKKIA® on Suomen Kasper ry:n" in colophon
    assert [page for page in pages if colophon not in page] == []
