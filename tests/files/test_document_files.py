"""Documents are directories, found by their names, ours or anybody's."""

from pathlib import Path

import pytest

from builders import problems_of, told
from packs import write
from voikukkia_kit.errors import Fact, Term
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.document import About, Document, Occasion
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Delivery, Per

KIND = "order: 45\nreader: facilitators\nabout: session\nprinted: start\ncopies: group\n"
WORDS = "name: Huonekortti\ntitle: Huone\nfile: huone\nwords: {welcome: Tervetuloa}\n"


def own(folder: Path, kind: str | None = KIND, words: str | None = WORDS, name: str = "huone") -> Library:
    """Write a document of one's own, and return the library with it."""
    for file, text in (("document.yaml", kind), ("fi.yaml", words)):
        if text is not None:
            write(folder / "documents" / name / file, text)
    return Library.at(folder)


def test_document_is_what_its_directory_says(tmp_path: Path) -> None:
    library = own(tmp_path, KIND + "needs: [session.peer]\ndeliveries: [remote]\nmedia: [text]\npages: 2\n")

    (found,) = (document for document in library.documents() if document.name == "huone")

    assert found == Document(
        name="huone",
        order=45,
        reader=Reader.FACILITATORS,
        about=About.SESSION,
        printed=Occasion.START,
        copies=Per.GROUP,
        needs=("session.peer",),
        deliveries=(Delivery.REMOTE,),
        media=("text",),
        pages=2,
    )
    assert found.chosen_as == "huone"


def test_documents_stand_in_their_order(tmp_path: Path) -> None:
    found = [document.name for document in own(tmp_path).documents()]

    assert found.index("packing") < found.index("huone") < found.index("agreement")
    assert "frame" not in found


def test_group_file_may_call_it_as_any_language_does(tmp_path: Path) -> None:
    names = own(tmp_path).document_names()

    assert {name: names[name] for name in ("huonekortti", "huone", "kutsu", "invitation", "monisteet", "handout")} == {
        "huonekortti": "huone",
        "huone": "huone",
        "kutsu": "invitation",
        "invitation": "invitation",
        "monisteet": "handouts",
        "handout": "handouts",
    }


@pytest.mark.parametrize(
    ("kind", "code", "place", "facts"),
    [
        (KIND.replace("order: 45\n", ""), "VK112", "1:1", {"key": Term("keys", "order")}),
        (KIND.replace("45", "ensin"), "VK115", "1:8", None),
        (KIND.replace("session", "huone"), "VK113", "3:8", None),
        ("order: [", "VK101", "1:1", None),
    ],
)
def test_fault_of_a_document_is_told_with_its_place(
    tmp_path: Path, kind: str, code: str, place: str, facts: dict[str, Fact] | None
) -> None:
    ((found, where, given),) = told(problems_of(own(tmp_path, kind).documents))

    assert (found, where) == (code, place)
    assert facts in (None, given)


def test_name_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    problems = problems_of(own(tmp_path, name="Huone 1").documents)

    assert told(problems) == [("VK312", "", {"name": "Huone 1"})]


def test_words_are_those_of_the_language_that_stands_in(tmp_path: Path) -> None:
    library = own(tmp_path)
    before = library.document_words("huone", "fi-simple")

    write(tmp_path / "documents" / "huone" / "fi-simple.yaml", WORDS.replace("Tervetuloa", "Hei"))

    assert before == library.document_words("huone", "fi")
    assert Library.at(tmp_path).document_words("huone", "fi-simple").words == {"welcome": "Hei"}


def test_words_that_are_missing_are_told(tmp_path: Path) -> None:
    library = own(tmp_path, words=None)

    problems = problems_of(lambda: library.document_words("huone", "fi"))

    facts = {"language": "fi", "name": "documents/huone", "file": "fi.yaml"}
    assert told(problems) == [("VK310", "", facts)]


def test_fault_of_the_words_is_told_with_its_place(tmp_path: Path) -> None:
    library = own(tmp_path, words=WORDS.replace("title: Huone\n", ""))

    problems = problems_of(lambda: library.document_words("huone", "fi"))

    assert [(code, place) for code, place, _ in told(problems)] == [("VK112", "1:1")]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_document_of_ours_has_its_words(language: str) -> None:
    library = Library.at()

    words = [library.document_words(document.name, language) for document in library.documents()]

    assert len(words) == len(library.documents()) > 10
    assert [one.file for one in words if not one.file.replace("-", "").isalnum() or not one.file.isascii()] == []
