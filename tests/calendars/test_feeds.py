"""One reader's calendar as bytes, without a folder."""

from pathlib import Path

import pytest

from builders import change, moment
from packs import content, tiny
from voikukkia_kit.calendars.feeds import calendar
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.pack.building import build_calendars
from voikukkia_kit.sheets.dated import date

FEEDS = {
    Reader.FACILITATORS: "ohjaajille/kalenteri-ohjaajat-tilaus.ics",
    Reader.PARTICIPANTS: "osallistujille/kalenteri-tilaus.ics",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return content(tmp_path, "fi", "en")


@pytest.mark.parametrize("reader", FEEDS)
def test_calendar_is_the_feed_of_the_pack(own: Path, tmp_path: Path, reader: Reader) -> None:
    group, library = tiny(changes=(change(1, to=moment("15.1.2027")), change(2, cancelled=True))), Library.at(own)

    made = calendar(date(group, library), reader, library)

    pack = build_calendars(group, tmp_path, templates=own)
    assert made == (pack.folder / FEEDS[reader]).read_bytes()


def test_rooms_are_told_when_and_where_and_no_theme(own: Path) -> None:
    library = Library.at(own)

    made = calendar(date(tiny(), library), Reader.ROOMS, library).decode()

    assert made.count("BEGIN:VEVENT") == 2
    assert "Salainen" not in made


def test_participants_calendar_is_in_their_language(own: Path) -> None:
    library = Library.at(own)

    made = calendar(date(tiny(participants_language="en"), library), Reader.PARTICIPANTS, library).decode()

    assert "SUMMARY:Appointment" in made or "SUMMARY:Meeting" in made
