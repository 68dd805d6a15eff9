"""Which sheets a series gets, in which order, for whom, and how many are printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import change, moment
from packs import content, tiny, write
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.document import About, Occasion
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import Sheet, compose

OWN_DOCUMENT = "order: 45\nreader: {reader}\nabout: {about}\nprinted: session\ncopies: group\n{more}"
OWN_WORDS = "name: oma kortti\ntitle: Oma kortti\nfile: oma-kortti\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own directory with the programme `tiny` in Finnish and English; no test writes into it."""
    return content(tmp_path_factory.mktemp("own"), "fi", "en")


def sheets(templates: Path, **changes: Any) -> dict[str, Sheet]:
    """Return every sheet of a group by its path; all documents unless the group chooses."""
    library = Library.at(templates)
    every = list(compose(date(tiny(**{"documents": None} | changes), library), library))
    assert len({sheet.path for sheet in every}) == len(every)
    return {sheet.path: sheet for sheet in every}


def names(found: dict[str, Sheet], reader: Reader) -> list[str]:
    return [sheet.stem for sheet in found.values() if sheet.document.reader is reader]


def document(
    templates: Path, name: str = "oma", reader: str = "facilitators", about: str = "session", more: str = ""
) -> None:
    """Write a document of one's own with files only."""
    folder = templates / "documents" / name
    write(folder / "document.yaml", OWN_DOCUMENT.format(reader=reader, about=about, more=more))
    write(folder / "fi.yaml", OWN_WORDS)
    write(folder / "page.html", "{{ heading }}")


def test_facilitators_get_a_plan_of_each_session_and_sheets_of_the_group(own: Path) -> None:
    assert names(sheets(own), Reader.FACILITATORS) == [
        *("00-runko", "01-runko", "02-runko", "03-runko"),
        *("00-vertaisohjaajalle", "01-vertaisohjaajalle", "02-vertaisohjaajalle", "03-vertaisohjaajalle"),
        *("ohjelma", "pakkauslista", "ohjaajaparin-sopimus", "purku"),
    ]


def test_participants_get_letters_handouts_and_a_certificate(own: Path) -> None:
    chosen = ("invitation", "rules", "contacts", "handouts", "missed", "certificate")

    assert names(sheets(own, documents=chosen), Reader.PARTICIPANTS) == [
        *("kutsu", "sopimukset", "mista-apua"),
        "02-monisteet",
        *("02-moniste-a", "02-moniste-b", "03-moniste-c"),
        *("01-poissa-olleelle", "02-poissa-olleelle", "03-poissa-olleelle", "todistus"),
    ]


@pytest.mark.parametrize("chosen", [("ohjelma", "monisteet"), ("overview", "handouts"), ("Overview", "HANDOUTS")])
def test_only_the_documents_that_a_group_chose_are_made(own: Path, chosen: tuple[str, ...]) -> None:
    found = sheets(own, documents=chosen)

    assert [sheet.stem for sheet in found.values()] == [
        *("ohjelma", "02-monisteet"),
        *("02-moniste-a", "02-moniste-b", "03-moniste-c"),
    ]


def test_group_that_chose_nothing_gets_nothing(own: Path) -> None:
    assert sheets(own, documents=()) == {}


def test_document_that_there_is_not_is_told_with_those_there_are(own: Path) -> None:
    with pytest.raises(InputError) as failed:
        sheets(own, documents=("kutsu", "runkko"))

    (problem,) = failed.value.problems
    assert (problem.code, problem.path) == ("VK219", ("documents", 1))
    assert "monisteet" in dict(problem.facts)["known"]  # type: ignore[operator]  # a tuple of names


def test_cancelled_session_has_no_sheets_of_its_own(own: Path) -> None:
    stems = {sheet.stem for sheet in sheets(own, changes=(change(2, cancelled=True),)).values()}

    assert {stem for stem in stems if stem.startswith("02")} == set()
    assert {"01-runko", "01-poissa-olleelle", "ohjelma", "purku"} <= stems


def test_nobody_misses_a_session_held_with_each_one_separately(own: Path) -> None:
    stems = {sheet.stem for sheet in sheets(own, changes=(change(2, delivery=Delivery.INDIVIDUAL),)).values()}

    assert {stem for stem in stems if stem.startswith("02")} == {
        *("02-runko", "02-vertaisohjaajalle", "02-monisteet", "02-moniste-a", "02-moniste-b")
    }


def test_session_that_is_held_after_all_has_its_sheets_again(own: Path) -> None:
    restored = (change(2, cancelled=True), change(2, "25.1.2027", restored=True))

    assert list(sheets(own, changes=restored)) == list(sheets(own))


def test_page_carries_the_day_its_dates_are_of_unless_nothing_of_the_group_stands_on_it(own: Path) -> None:
    found = sheets(own, changes=(change(2, "2.2.2027", to=moment("22.1.2027")),))

    assert {
        stem: found[stem].context["dates_of"] for stem in found if stem.endswith(("kutsu", "02-runko", "ohjelma"))
    } == {
        "ohjaajille/02-runko": "Päivät 2.2.2027",
        "ohjaajille/ohjelma": "Päivät 2.2.2027",
        "osallistujille/kutsu": "Päivät 2.2.2027",
    }
    assert found["osallistujille/02-monisteet"].context["dates_of"] == ""
    assert found["ohjaajille/03-runko"].context["dates_of"] == "Päivät 1.12.2026"


def test_titles_of_facilitators_name_the_session_and_those_of_participants_do_not(own: Path) -> None:
    found = sheets(own)

    titled = {path: (sheet.title, sheet.heading) for path, sheet in found.items()}
    assert titled["ohjaajille/01-runko"] == ("Ohjaajan runko, Kerta 1: Salainen aihe fi", "Ohjaajan runko")
    assert titled["ohjaajille/ohjelma"] == ("Ohjelma yhdellä silmäyksellä",) * 2
    assert titled["osallistujille/02-monisteet"] == ("Moniste a fi ja Moniste b fi",) * 2
    assert titled["osallistujille/01-poissa-olleelle"] == ("Poissa olleelle",) * 2


def test_copies_are_counted_for_those_who_get_them(own: Path) -> None:
    counted = {sheet.stem: sheet.copies for sheet in sheets(own, participants=Participants(5)).values()}

    wanted = {"01-runko": 2, "ohjelma": 2, "pakkauslista": 1, "purku": 1, "kutsu": 5, "02-moniste-a": 5}
    wanted |= {"01-poissa-olleelle": 1, "todistus": 5}
    assert {stem: counted[stem] for stem in wanted} == wanted


def test_sheet_knows_its_session_and_the_way_to_its_style(own: Path) -> None:
    found = sheets(own)

    plan, overview = found["ohjaajille/01-runko"], found["ohjaajille/ohjelma"]
    assert (plan.session and plan.session.number, overview.session) == (1, None)
    assert (plan.style, plan.language) == ("../tyyli/", "fi")


def test_each_language_has_a_folder_of_its_own(own: Path) -> None:
    found = sheets(own, languages=("fi", "en"), documents=("invitation",))

    assert list(found) == ["fi/osallistujille/kutsu", "en/for-participants/invitation"]
    assert [sheet.style for sheet in found.values()] == ["../../tyyli/"] * 2


def test_participants_may_read_another_language_than_their_leaders(own: Path) -> None:
    found = sheets(own, participants_language="en", documents=("invitation", "overview"))

    assert {path: sheet.language for path, sheet in found.items()} == {
        "ohjaajille/ohjelma": "fi",
        "osallistujille/invitation": "en",
    }


def plain(value: Any) -> Iterator[type]:
    yield type(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from plain(inner)


def test_templates_get_plain_values_alone(own: Path) -> None:
    found = sheets(own)

    kinds = {kind for sheet in found.values() for kind in plain(dict(sheet.context))}

    assert kinds <= {dict, list, tuple, str, int, bool, type(None)}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from texts(inner)


def test_what_parents_pages_see_holds_no_word_of_the_leaders(own: Path) -> None:
    found = sheets(
        own, organiser="Lastensuojelujärjestö", participants=Participants.coded(("QX1", "QX2", "QX3", "QX4"))
    )

    seen = [
        text
        for sheet in found.values()
        if sheet.document.reader is Reader.PARTICIPANTS
        for text in texts(dict(sheet.context))
    ]

    words = ("Lastensuojelu", "Voikukkia", "Salainen aihe", "Toinen aihe", "SJK-K27", "Tavoite.", "Kuka?", "QX")
    assert seen
    assert [(word, text) for word in words for text in seen if word in text] == []


def test_page_is_not_in_the_repr(own: Path) -> None:
    assert "Tavoite." not in repr(sheets(own)["ohjaajille/01-runko"])


def test_same_input_gives_the_same_sheets(own: Path) -> None:
    first, second = sheets(own), sheets(own)

    assert {path: sheet.context for path, sheet in first.items()} == {path: s.context for path, s in second.items()}


def test_documents_with_nothing_to_show_are_not_made(tmp_path: Path) -> None:
    templates = content(tmp_path)
    base = templates / "sessions" / "tiny"
    write(base / "leaders.fi.yaml", "title: Koulutus\nitems:\n  pen: {one: kynä, many: kynää}\n")
    (base / "parents.fi.yaml").unlink()
    for path in base.glob("*/parents.fi.yaml"):
        path.unlink()

    stems = {sheet.stem for sheet in sheets(templates).values()}

    assert stems & {"ohjaajaparin-sopimus", "purku", "kutsu", "sopimukset", "01-poissa-olleelle"} == set()
    assert {"01-runko", "ohjelma", "todistus"} <= stems


def test_peer_who_leads_nothing_has_no_page(tmp_path: Path) -> None:
    templates = content(tmp_path)
    path = templates / "sessions" / "tiny" / "01-eka" / "session.yaml"
    write(path, path.read_text().replace("lead: peer", "lead: worker").replace("lead: both", "lead: worker"))

    stems = {sheet.stem for sheet in sheets(templates).values()}

    assert "01-vertaisohjaajalle" not in stems
    assert "02-vertaisohjaajalle" in stems


class TestOwnDocuments:
    def test_document_of_ones_own_is_files_and_no_code(self, tmp_path: Path) -> None:
        templates = content(tmp_path)
        document(templates)

        found = sheets(templates)

        stems = names(found, Reader.FACILITATORS)
        assert stems[stems.index("pakkauslista") + 1 : stems.index("ohjaajaparin-sopimus")] == [
            *("00-oma-kortti", "01-oma-kortti", "02-oma-kortti", "03-oma-kortti")
        ]

    def test_group_chooses_it_by_its_name(self, tmp_path: Path) -> None:
        templates = content(tmp_path)
        document(templates, about="series")

        assert list(sheets(templates, documents=("Oma kortti",))) == ["ohjaajille/oma-kortti"]

    def test_it_may_be_of_use_in_one_way_of_meeting_only(self, tmp_path: Path) -> None:
        templates = content(tmp_path)
        document(templates, more="deliveries: [remote]\n")
        remote = change(1, delivery=Delivery.REMOTE)

        found = sheets(templates, documents=("oma",), changes=(remote,))

        assert list(found) == ["ohjaajille/01-oma-kortti"]

    def test_what_it_needs_may_be_nowhere(self, tmp_path: Path) -> None:
        templates = content(tmp_path)
        document(templates, more="needs: [session.heavy.enter, session.nothing]\n")

        assert sheets(templates, documents=("oma",)) == {}

    def test_directory_of_the_same_name_replaces_ours(self, tmp_path: Path) -> None:
        templates = content(tmp_path)
        document(templates, name="rules", reader="participants", about="series")

        assert list(sheets(templates, documents=("oma kortti",))) == ["osallistujille/oma-kortti"]


def test_our_documents_use_every_occasion_subject_and_reader() -> None:
    documents = Library.at().documents()

    assert {one.printed for one in documents} == set(Occasion)
    assert {one.about for one in documents} == set(About)
    assert {one.reader for one in documents} == {Reader.FACILITATORS, Reader.PARTICIPANTS}
