"""A new release of the kit breaks nothing of an organisation's own: what that lacks is the kit's, and a note tells."""

import re
from pathlib import Path

import pytest

from builders import group, problems_of, told
from programme_of_files import FILES, resources
from voikukkia_kit import review
from voikukkia_kit.errors import Problem
from voikukkia_kit.files import load_programme
from voikukkia_kit.files.library import Library
from voikukkia_kit.resources import packaged
from voikukkia_kit.sheets.dated import date

OURS = packaged() / "sessions" / "voikukkia"
THIRD = "03-vanhemman-kriisi"
LEADERS = "leaders.fi.yaml"


def without(path: str, line: str) -> str:
    """Return the text of a file of ours without a key and all that is under it."""
    text = (OURS / path).read_text(encoding="utf-8")
    indent = " " * (len(line) - len(line.lstrip()))
    shorter = re.sub(rf"(?m)^{re.escape(line)}.*\n(?:{indent} .*\n|\n)*", "", text)
    assert len(shorter) < len(text)
    return shorter


def own(folder: Path, path: str, text: str) -> Library:
    """Return a library in which an organisation has one file of its own."""
    return Library(resources=resources(folder, {path: text}, name="voikukkia"))


def notes(library: Library, *numbers: int) -> tuple[Problem, ...]:
    """Return what is noted about sessions, or about all."""
    whole = library.programme("voikukkia")
    return library.notes(whole, "fi", [whole.session(number) for number in numbers or whole.order])


def test_thing_to_pack_that_own_words_do_not_name_has_our_name(tmp_path: Path) -> None:
    library = own(tmp_path, LEADERS, without(LEADERS, "  pen:"))
    whole = library.programme("voikukkia")

    assert library.leaders_words(whole, "fi", ()) == Library().leaders_words(whole, "fi", ())
    assert told(notes(library)) == [("VK428", "7:3", {"key": "items.pen"})]


@pytest.mark.parametrize("lacking", ["items:", "  pen:"])
def test_things_to_pack_that_own_programme_lacks_are_ours(tmp_path: Path, lacking: str) -> None:
    library = own(tmp_path, "programme.yaml", without("programme.yaml", lacking))

    assert set(library.programme("voikukkia").items) == set(load_programme().items)
    assert [(note.code, dict(note.facts)["key"]) for note in notes(library)] == [
        ("VK428", lacking.strip(" :") if lacking == "items:" else "items.pen")
    ]


@pytest.mark.parametrize(
    ("lacking", "key", "where"),
    [
        ("key_message:", "key_message", "2:1"),
        ("activities:", "activities", "2:1"),
        ("  pair:", "before.pair", "10:3"),
        ("  four-sheets:", "activities.four-sheets", "26:3"),
    ],
)
def test_words_that_own_ones_of_a_session_lack_are_ours(tmp_path: Path, lacking: str, key: str, where: str) -> None:
    library = own(tmp_path, f"{THIRD}/{LEADERS}", without(f"{THIRD}/{LEADERS}", lacking))
    whole = library.programme("voikukkia")
    third = (whole.session(3),)

    assert library.leaders_words(whole, "fi", third) == Library().leaders_words(whole, "fi", third)
    assert told(notes(library, 3)) == [("VK428", where, {"key": key})]
    assert notes(library, 4) == ()


@pytest.mark.parametrize("lacking", ["heavy:", "peer:", "debrief:"])
def test_what_is_left_out_on_purpose_stays_out(tmp_path: Path, lacking: str) -> None:
    library = own(tmp_path, f"{THIRD}/{LEADERS}", without(f"{THIRD}/{LEADERS}", lacking))
    whole = library.programme("voikukkia")

    assert not getattr(library.leaders_words(whole, "fi", (whole.session(3),)).sessions[3], lacking.strip(":"))
    assert notes(library, 3) == ()


def test_words_of_an_activity_that_our_session_no_longer_has_are_only_noted(tmp_path: Path) -> None:
    text = (OURS / THIRD / LEADERS).read_text(encoding="utf-8")
    longer = text.replace("activities:\n", "activities:\n  tanssi: {title: Tanssi, do: Tanssitaan.}\n", 1)
    library = own(tmp_path, f"{THIRD}/{LEADERS}", longer)
    whole = library.programme("voikukkia")

    library.leaders_words(whole, "fi", (whole.session(3),))

    assert told(notes(library, 3)) == [("VK429", "26:11", {"activity": "tanssi"})]


def test_words_that_a_document_of_ours_needs_are_ours_where_own_ones_lack_them(tmp_path: Path) -> None:
    lying = packaged() / "documents" / "invitation" / "fi.yaml"
    lines = lying.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if line.startswith("words:")) + 1
    path = tmp_path / "documents" / "invitation" / "fi.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
    library = Library.at(tmp_path)

    assert library.document_words("invitation", "fi") == Library().document_words("invitation", "fi")
    assert [note.code for note in notes(library)] == ["VK428"]


def test_own_programme_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    library = own(tmp_path, "programme.yaml", "sessions: [\n")

    assert [code for code, _, _ in told(problems_of(lambda: library.programme("voikukkia")))] == ["VK101"]


def test_what_neither_has_is_an_error(tmp_path: Path) -> None:
    text = FILES["01-alku/session.yaml"].replace("item: paper", "item: rumpu")
    library = own(tmp_path, f"{THIRD}/session.yaml", text)

    assert [problem.code for problem in problems_of(lambda: library.programme("voikukkia"))] == ["VK307"]


def test_warnings_about_a_group_tell_what_its_own_words_lack(tmp_path: Path) -> None:
    library = own(tmp_path, f"{THIRD}/{LEADERS}", without(f"{THIRD}/{LEADERS}", "key_message:"))

    found = [problem for problem in review(date(group(participants_language="fi"), library), library) if problem.place]

    assert [(problem.code, problem.place and problem.place.file) for problem in found] == [
        ("VK428", f"{THIRD}/{LEADERS}")
    ]


def test_our_own_files_are_not_looked_at() -> None:
    assert notes(Library()) == ()


def test_language_without_words_is_noted_by_nobody(tmp_path: Path) -> None:
    library = own(tmp_path, LEADERS, without(LEADERS, "  pen:"))

    assert library.notes(library.programme("voikukkia"), "xx", ()) == ()
