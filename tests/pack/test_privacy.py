"""Nothing that a participant takes home, or that a phone shows, tells what the group is."""

import html
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from voikukkia_kit import load
from voikukkia_kit.files.library import Library

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = {".html", ".ics", ".txt"}
ALLOWED = {"/Producer", "/Title"}
TELLING = re.compile(r"^(DESCRIPTION|ORGANIZER|ATTENDEE|NAME|X-WR-CALNAME)\b", re.MULTILINE)


def theirs(folder: Path, *endings: str) -> list[Path]:
    """Return what participants get: their folder and the texts beside it."""
    found = sorted(path for path in (folder / "osallistujille").rglob("*") if path.suffix in endings)
    found += sorted(path for path in folder.glob("*.txt") if path.suffix in endings)
    assert found
    return found


def plain(path: Path) -> str:
    """Return the text of a page or a calendar as one reads it, in small letters."""
    text = path.read_text(encoding="utf-8").replace("\r\n ", "")
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\xad", "").casefold()


def printed(path: Path) -> str:
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    return text.replace("\xad", "").casefold()


@pytest.fixture(scope="module")
def secrets() -> dict[str, set[str]]:
    """Return by the group's code what would tell: the code, the name of the programme, themes, the organiser."""
    library = Library.at()
    programme = library.programme("voikukkia")
    words = library.leaders_words(programme, "fi", programme.sessions)
    themes = {said.title.casefold() for said in words.sessions.values()}
    groups = [load(path) for path in EXAMPLES.glob("*.yaml")]
    return {
        group.code: {group.code.casefold(), "voikukk", group.organiser.casefold(), *themes} - {""} for group in groups
    }


def told(text: str, secrets: set[str]) -> set[str]:
    return {secret for secret in secrets if secret in text}


def test_pages_calendars_and_texts_tell_nothing(example_packs: dict[str, Path], secrets: dict[str, set[str]]) -> None:
    found = {
        path.relative_to(folder.parent).as_posix(): told(plain(path), secrets[code])
        for code, folder in example_packs.items()
        for path in theirs(folder, *TEXTS)
    }

    assert {name: words for name, words in found.items() if words} == {}


def test_papers_tell_nothing(example_packs: dict[str, Path], secrets: dict[str, set[str]]) -> None:
    found = {
        path.relative_to(folder.parent).as_posix(): told(printed(path), secrets[code])
        for code, folder in example_packs.items()
        for path in theirs(folder, ".pdf")
    }

    assert {name: words for name, words in found.items() if words} == {}


def test_what_a_pdf_says_of_itself_is_its_title(example_packs: dict[str, Path], secrets: dict[str, set[str]]) -> None:
    found = {
        path.relative_to(folder.parent).as_posix(): PdfReader(path).metadata or {}
        for folder in example_packs.values()
        for path in sorted(folder.rglob("*.pdf"))
    }

    assert {name: set(said) - ALLOWED for name, said in found.items() if set(said) - ALLOWED} == {}
    assert {
        name: said["/Title"]
        for name, said in found.items()
        if "/osallistujille/" in name and told(str(said["/Title"]).casefold(), secrets[name.partition("/")[0]])
    } == {}


def test_bookmarks_and_names_inside_tell_nothing(example_packs: dict[str, Path], secrets: dict[str, set[str]]) -> None:
    found = {}
    for code, folder in example_packs.items():
        for path in theirs(folder, ".pdf"):
            reader = PdfReader(path)
            marks = " ".join([*(str(each) for each in reader.outline), *reader.named_destinations]).casefold()
            found[path.name] = told(marks, secrets[code])

    assert {name: words for name, words in found.items() if words} == {}


def test_file_names_tell_nothing_and_are_plain(example_packs: dict[str, Path], secrets: dict[str, set[str]]) -> None:
    for code, folder in example_packs.items():
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9./-]+", name)] == []
        assert [name for name in names if told(name.casefold(), secrets[code])] == []


def test_certificate_names_no_organiser(example_packs: dict[str, Path]) -> None:
    for path in EXAMPLES.glob("*.yaml"):
        group = load(path)
        certificate = example_packs[group.code] / "osallistujille" / "todistus"

        assert group.organiser
        assert group.organiser not in certificate.with_suffix(".html").read_text(encoding="utf-8")
        assert group.place.casefold() not in printed(certificate.with_suffix(".pdf"))


def test_participants_calendar_is_private_and_has_no_more_than_time_and_place(example_packs: dict[str, Path]) -> None:
    for folder in example_packs.values():
        for path in theirs(folder, ".ics"):
            text = path.read_text(encoding="utf-8")
            events = text.count("BEGIN:VEVENT")

            assert text.count("CLASS:PRIVATE") == events > 0
            assert TELLING.findall(text) == []
            assert set(re.findall(r"^CATEGORIES:.*$", text.replace("\r", ""), re.MULTILINE)) == {
                "CATEGORIES:Tapaaminen"
            }
