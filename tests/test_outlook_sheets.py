"""The test sheet for Outlook: its files are those of its ten steps, and it can be printed."""

import email
import email.policy
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tinyhtml5

import calendar_rules

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "outlook-test" / "make_files.py"
SHEETS = {"lue-ensin.html": ROOT / "docs/fi/outlook-koe.md", "read-first.html": ROOT / "docs/how-to/test-outlook.md"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("outlook")
    subprocess.run([sys.executable, SCRIPT, "maija@example.org", "ville@example.org"], cwd=work, check=True)
    return work / "outlook-koe"


def events(data: bytes) -> dict[str, dict[str, str]]:
    """Return the events of a calendar by the time they begin: what each says of itself."""
    return {event["DTSTART"][4:13]: event for event in calendar_rules.events(data)}


def invited(folder: Path) -> dict[str, dict[str, str]]:
    """Return the events of the one draft in a folder."""
    (path,) = folder.iterdir()
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    (part,) = (part for part in draft.walk() if part.get_content_type() == "text/calendar")
    assert part.is_attachment() == (folder.name == "liitteina")
    return events(part.get_payload(decode=True))


def test_second_import_holds_what_moved_and_lacks_what_is_cancelled(folder: Path) -> None:
    first, second = (events((folder / step / "kalenteri.ics").read_bytes()) for step in ("1", "2"))

    assert len(first) == 10
    assert set(first) - set(second) == {"0124T1700", "0131T1700", "0214T1700"}
    assert set(second) - set(first) == {"0125T1800", "0201T1700"}
    assert second["0125T1800"]["UID"] == first["0124T1700"]["UID"]
    assert {(event["CLASS"], event["CATEGORIES"]) for event in first.values()} == {("PRIVATE", "Tapaaminen")}


def test_single_file_holds_one_session(folder: Path) -> None:
    assert list(events((folder / "3" / "05.ics").read_bytes())) == ["0207T1700"]


def test_feed_shows_the_cancelled_session_after_the_change(folder: Path) -> None:
    before, after = (
        events((folder / step / "kalenteri-tilaus.ics").read_bytes())["0214T1700"] for step in ("4", "4-muutos")
    )

    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")


@pytest.mark.parametrize("form", ["kutsuina", "liitteina"])
def test_drafts_invite_then_move_then_cancel_one_meeting(form: str, folder: Path) -> None:
    steps = [invited(folder / step / form) for step in ("5", "6", "7")]

    told = [(time, event["STATUS"], event["SUMMARY"]) for held in steps for time, event in held.items()]
    assert told == [
        ("0124T1700", "CONFIRMED", "Tapaaminen"),
        ("0125T1800", "CONFIRMED", "Tapaaminen"),
        ("0125T1800", "CANCELLED", "Peruttu: Tapaaminen"),
    ]
    assert len({event["UID"] for held in steps for event in held.values()}) == 1
    numbers = [int(event["SEQUENCE"]) for held in steps for event in held.values()]
    assert numbers == sorted(set(numbers))


def test_reminder_is_in_the_leaders_file_alone(folder: Path) -> None:
    reminding = [path for path in folder.rglob("*.ics") if b"VALARM" in path.read_bytes()]

    assert [path.relative_to(folder).as_posix() for path in reminding] == ["10/05.ics"]


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_to_print_has_ten_steps_with_a_table_each(name: str, folder: Path) -> None:
    page = tinyhtml5.parse((folder / name).read_bytes().decode(), namespace_html_elements=False)

    assert len(page.findall(".//h1")) == 1
    assert [h.text.partition(".")[0] for h in page.findall(".//h2") if h.text[0].isdigit()] == list(
        map(str, range(1, 11))
    )
    assert len(page.findall(".//table")) == 12
    assert len([cell for cell in page.findall(".//td") if not cell.text]) > 50
    assert page.findall(".//a") == []


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda path: path.name)
def test_sheet_names_the_folders_that_are_there(sheet: Path, folder: Path) -> None:
    text = sheet.read_text(encoding="utf-8").replace("\\", "/")
    there = {path.name for path in folder.iterdir() if path.is_dir()}

    files = set(re.findall(r"`(\d+/[^`]+)`", text))
    folders = {name.partition("/")[0] for name in files} | set(re.findall(r"`(\d+(?:-muutos)?)`", text))

    assert [name for name in files if not (folder / name).is_file()] == []
    assert folders == there
