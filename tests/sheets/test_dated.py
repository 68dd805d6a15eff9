"""A series is dated with what the library knows, and what is wrong is told at its place."""

from pathlib import Path

import pytest

from builders import day, group_file, told
from packs import content, file_of, tiny
from voikukkia_kit.errors import InputError
from voikukkia_kit.files import load
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.document import Document, DocumentWords
from voikukkia_kit.sheets.dated import date


def test_school_breaks_of_the_municipality_are_kept(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path))

    dated = date(tiny(school_breaks="Jyväskylä", start=day("25.2.2027")), library)

    assert [one.start.date() for one in dated.timetable.held if one.start] == [day("25.2.2027"), day("11.3.2027")]


def test_documents_are_known_by_their_names_in_any_language(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path))

    assert date(tiny(documents=("kutsu", "rules", "where to find help")), library).documents == {
        "invitation",
        "rules",
        "contacts",
    }
    assert date(tiny(documents=None), library).documents is None


def test_contradiction_is_told_at_its_place_in_the_file(tmp_path: Path) -> None:
    file = group_file(tmp_path, kerrat="[1, 2, 77]")

    with pytest.raises(InputError) as failed:
        date(file.group, Library.at())

    (problem,) = failed.value.problems
    assert problem.code == "VK204"
    assert problem.place
    assert (problem.place.line, problem.place.column) == (15, 16)


def test_document_that_there_is_not_is_told_at_its_place_with_those_there_are(tmp_path: Path) -> None:
    file = group_file(tmp_path, asiakirjat="[runko, rnko, kutzu]")

    with pytest.raises(InputError) as failed:
        date(file.group, Library.at())

    names = [words.name for words in map(words_of, Library.at().documents())]
    known = tuple(dict.fromkeys(names))
    assert told(failed.value) == [
        ("VK219", "15:21", {"name": "rnko", "known": known}),
        ("VK219", "15:27", {"name": "kutzu", "known": known}),
    ]


def words_of(document: Document) -> DocumentWords:
    return Library.at().document_words(document.name, "fi")


def test_contradiction_of_a_series_made_in_code_has_no_place(tmp_path: Path) -> None:
    with pytest.raises(InputError) as failed:
        date(tiny(sessions=(1, 77)), Library.at(content(tmp_path)))

    assert [(problem.code, problem.place) for problem in failed.value.problems] == [("VK204", None)]


def test_words_that_are_missing_are_told_before_anything_is_made(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path))

    with pytest.raises(InputError) as failed:
        date(tiny(participants_language="en"), library)

    assert {problem.code for problem in failed.value.problems} == {"VK310"}
    assert {dict(problem.facts)["file"] for problem in failed.value.problems} == {"parents.en.yaml"}


def test_where_a_series_was_read_makes_no_difference_to_it(tmp_path: Path) -> None:
    content(tmp_path)
    read = load(file_of(tmp_path))

    assert read.source is not None
    assert read == tiny(documents=("kutsu",), organiser=read.organiser)
