"""Lists of groups and of themes, as a coordinator and a leader read them."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from builders import problems_of
from packs import content, file_of
from voikukkia_kit.cli.listing import list_groups
from voikukkia_kit.cli.themes import themes
from voikukkia_kit.language import language

NOW = dt.datetime(2027, 1, 15, 12, tzinfo=dt.UTC)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return content(tmp_path)


def groups(folder: Path) -> list[Path]:
    """Write two groups that share Ville, and one that is over."""
    return [
        file_of(folder, "a.yaml", tunnus="A-1", paikka="'=1+1'"),
        file_of(folder, "b.yaml", tunnus="B-1", aika="to 18.00–20.00"),
        file_of(folder, "c.yaml", tunnus="C-1", alkaa="8.1.2026", laadittu="1.12.2025"),
    ]


def listed(folder: Path, own: Path, form: str) -> str:
    out = folder / f"luettelo.{form}"
    list_groups(groups(folder), form, out, (own,), now=NOW)
    return out.read_bytes().decode("utf-8-sig" if form == "csv" else "utf-8")


def test_text_tells_next_sessions_earliest_first_and_what_still_clashes(tmp_path: Path, own: Path) -> None:
    lines = listed(tmp_path, own, "text").splitlines()

    assert lines[0].split() == ["Seuraavaksi", "Ryhmä", "Kerta", "Paikka", "Ohjaajat"]
    assert lines[1].startswith("to 21.1.2027 klo 17.00–19.00  A-1")
    assert lines[2].startswith("to 21.1.2027 klo 18.00–20.00  B-1")
    assert lines[3].startswith("ei tulevia kertoja            C-1")
    assert lines[4].startswith("Päällekkäin A-1, B-1, to 21.1.2027")
    assert lines[4].endswith("Maija, Ville")


def test_table_holds_no_cell_that_excel_would_take_for_a_formula(tmp_path: Path, own: Path) -> None:
    rows = list(csv.reader(io.StringIO(listed(tmp_path, own, "csv")), delimiter=";"))

    assert (tmp_path / "luettelo.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows[1][3] == "'=1+1"
    assert [row[5][:11] for row in rows[1:]] == ["Päällekkäin", "Päällekkäin", ""]


def test_json_gives_times_with_their_zone(tmp_path: Path, own: Path) -> None:
    told = json.loads(listed(tmp_path, own, "json"))

    assert [one["start"] for one in told["groups"]] == ["2027-01-21T17:00:00+02:00", "2027-01-21T18:00:00+02:00", None]
    assert len(told["clashes"]) == 1


def test_page_is_whole_and_what_people_wrote_stays_text(tmp_path: Path, own: Path) -> None:
    page = listed(tmp_path, own, "html")

    assert page.startswith('<!doctype html>\n<html lang="fi">')
    assert '<td role="cell" data-head="Paikka">=1+1</td>' in page
    assert "stylesheet" not in page


def test_page_without_clashes_says_nothing_of_them(tmp_path: Path, own: Path) -> None:
    out = tmp_path / "yksi.html"

    list_groups(groups(tmp_path)[:1], "html", out, (own,), now=NOW)

    assert "Päällekkäin" not in out.read_text(encoding="utf-8")


def test_one_calendar_has_every_group_and_is_private(tmp_path: Path, own: Path) -> None:
    calendar = listed(tmp_path, own, "ics")

    assert calendar.count("BEGIN:VEVENT") == 6 == calendar.count("CLASS:PRIVATE")
    assert "SUMMARY:A-1: 1. Salainen aihe fi" in calendar


def test_list_is_shown_where_no_file_is_given(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    list_groups(groups(tmp_path)[:1], "text", None, (own,), now=NOW)

    assert "A-1" in capsys.readouterr().out


def test_problems_of_every_file_are_told(tmp_path: Path, own: Path) -> None:
    wrong = [file_of(tmp_path, f"{name}.yaml", aika="joskus") for name in "xy"]

    problems = problems_of(lambda: list_groups(wrong, "text", None, (own,), now=NOW))

    assert [problem.place.file for problem in problems if problem.place] == ["x.yaml", "y.yaml"]


def test_themes_are_told_with_number_name_and_load() -> None:
    lines = list(themes((), language("fi")))

    assert lines[0].startswith("Ohjelma voikukkia")
    assert "   6  Vertaisohjaajan selviytymistarina (raskas, tilalle voi valita toisen)" in lines
    assert "  21  Ryhmän oma teema (koskettava, voi ottaa toisen tilalle)" in lines
    assert len(lines) == 14


def test_names_of_themes_are_finnish_where_a_language_has_none() -> None:
    lines = list(themes((), language("en")))

    assert lines[1] == "   0  Ennakkotapaaminen (touching, always held, need not be written)"


def test_own_programme_is_told_too(own: Path) -> None:
    assert "Ohjelma tiny. Numerot kirjoitetaan ryhmätiedoston kohtaan kerrat:" in list(themes((own,), language("fi")))


def test_two_groups_with_one_code_are_refused(tmp_path: Path, own: Path) -> None:
    twice = groups(tmp_path)[:1] * 2

    problems = problems_of(lambda: list_groups(twice, "ics", None, (own,), now=NOW))

    assert [(problem.code, dict(problem.facts)) for problem in problems] == [("VK223", {"code": "A-1"})]


def test_clashes_that_are_over_are_not_told(tmp_path: Path, own: Path) -> None:
    out = tmp_path / "myohemmin.json"

    list_groups(groups(tmp_path), "json", out, (own,), now=dt.datetime(2028, 1, 1, tzinfo=dt.UTC))

    assert json.loads(out.read_text(encoding="utf-8"))["clashes"] == []
