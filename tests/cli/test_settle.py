"""People with old and people with new times: an edit after calendars were given out waits until it is settled."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from packs import lying

Run = Callable[..., tuple[int, str]]
FILE, NOTE = Path("ryhma.yaml"), Path("ryhma.given.json")


def edit(old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    FILE.write_text(text.replace(old, new), encoding="utf-8")


def later() -> None:
    edit("17.00–19.00", "17.30–19.30")


def sequences(folder: str = "SJK-K27-kalenterit") -> list[str]:
    feed = next(Path(folder).rglob("kalenteri-tilaus.ics")).read_text(encoding="utf-8")
    return re.findall(r"SEQUENCE:(\d+)", feed)


def test_edit_after_calendars_were_given_out_is_refused_by_every_command_that_makes_any(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    run("build", "ryhma.yaml")
    later()
    before = lying(Path())

    for command in (
        ("build",),
        ("calendar",),
    ):
        code, said = run(command[0], "ryhma.yaml", *command[1:], given="b@example.org\n")
        assert code == 5, command
        assert "VK608 ryhma.yaml" in said
        assert "kerta 1 (to 14.1.2027), kerta 2 (to 21.1.2027)" in said
        assert "voikukkia settle ryhma.yaml" in said
    assert lying(Path()) == before


def test_check_tells_it_too(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()

    code, said = run("check", "ryhma.yaml")

    assert code == 3
    assert "VK608" in said


def test_settle_shows_every_session_and_writes_it_only_after_a_yes(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()
    before = FILE.read_bytes()

    code, said = run("settle", "ryhma.yaml", given="ei\n")

    assert code == 2
    assert FILE.read_bytes() == before
    assert "Kerta 1 siirtyy: to 14.1.2027 klo 17.00–19.00 on nyt to 14.1.2027 klo 17.30–19.30." in said
    assert "Kerta 2 siirtyy: to 21.1.2027 klo 17.00–19.00 on nyt to 21.1.2027 klo 17.30–19.30." in said


def test_settled_edit_raises_the_numbers_and_keeps_every_other_byte(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()
    before = FILE.read_text(encoding="utf-8")

    code, _ = run("settle", "ryhma.yaml", "--on", "2.2.2027", "--yes")

    assert code == 0
    assert FILE.read_text(encoding="utf-8") == before + (
        "muutokset:\n"
        "  - {kerta: 1, ilmoitettu: 2.2.2027, siirtyy: 14.1.2027 klo 17.30–19.30, aiemmin: 14.1.2027 klo 17.00–19.00}\n"
        "  - {kerta: 2, ilmoitettu: 2.2.2027, siirtyy: 21.1.2027 klo 17.30–19.30, aiemmin: 21.1.2027 klo 17.00–19.00}\n"
    )
    assert run("calendar", "ryhma.yaml")[0] == 0
    assert sequences() == ["1", "1"]
    assert run("settle", "ryhma.yaml") == (
        0,
        "Tiedostossa ryhma.yaml ei ole mitään, mikä olisi toisin kuin jaetuissa kalentereissa.\n",
    )


def test_session_left_out_is_cancelled_and_one_that_had_moved_too(run: Run) -> None:
    run("move", "ryhma.yaml", "2", "22.1.2027", "--yes")
    run("calendar", "ryhma.yaml")
    edit("tunnus:", "kerrat: 1\ntunnus:")

    refused = run("build", "ryhma.yaml")
    run("settle", "ryhma.yaml", "--on", "2.2.2027", "--yes")

    assert refused[0] == 5
    assert run("calendar", "ryhma.yaml")[0] == 0
    assert sequences() == ["0", "2"]


def test_change_of_a_session_that_is_not_there_stays_an_error_in_a_draft(run: Run) -> None:
    run("build", "ryhma.yaml")
    edit("tunnus:", "kerrat: 1\ntunnus:")
    edit("laadittu:", "muutokset:\n  - {kerta: 2, ilmoitettu: 1.1.2027, peruttu: kyllä}\nlaadittu:")

    code, said = run("build", "ryhma.yaml")

    assert code == 3
    assert "VK250" in said


def test_contradiction_is_told_as_such_even_when_people_have_calendars(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    edit("tunnus:", "kerrat: [1, 1]\ntunnus:")

    code, said = run("build", "ryhma.yaml")

    assert (code, "VK210" in said, "VK608" in said) == (3, True, False)


def test_draft_is_not_scolded_and_noted_once(run: Run) -> None:
    run("build", "ryhma.yaml")
    later()

    first, again = run("build", "ryhma.yaml"), run("build", "ryhma.yaml")

    assert (first[0], again[0]) == (0, 0)
    assert first[1].count("VK424") == 1
    assert "jos kalentereita ei ole vielä jaettu, mitään ei tarvitse tehdä" in first[1]
    assert "VK424" not in again[1]
    assert "VK424" in run("check", "ryhma.yaml")[1]


def test_draft_that_somebody_had_after_all_is_settled_from_what_they_had(run: Run) -> None:
    run("build", "ryhma.yaml")
    later()
    run("build", "ryhma.yaml")
    edit("17.30–19.30", "18.00–20.00")
    run("build", "ryhma.yaml")

    _, said = run("settle", "ryhma.yaml", "--yes")

    assert "Kerta 1 siirtyy: to 14.1.2027 klo 17.00–19.00 on nyt to 14.1.2027 klo 18.00–20.00." in said


def test_answer_that_nobody_has_them_frees_the_file(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()

    assert run("settle", "ryhma.yaml", "--nobody")[0] == 0

    code, said = run("build", "ryhma.yaml")
    assert (code, "VK424" in said) == (0, False)
    assert "muutokset" not in FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("given", ["given", "changes", "calendar"])
def test_calendars_count_as_given_when_somebody_says_so_or_is_told_of_a_change(run: Run, given: str) -> None:
    run("build", "ryhma.yaml")
    if given == "given":
        assert run("given", "ryhma.yaml")[0] == 0
    elif given == "changes":
        run("move", "ryhma.yaml", "2", "22.1.2027", "--yes")
        run("build", "ryhma.yaml")
    else:
        run("calendar", "ryhma.yaml")
    later()

    assert run("build", "ryhma.yaml")[0] == 5


def test_edit_that_comes_with_a_change_is_noted_and_not_taken_for_given(run: Run) -> None:
    run("build", "ryhma.yaml")
    later()
    run("cancel", "ryhma.yaml", "2", "--yes")

    assert "VK424" in run("calendar", "ryhma.yaml")[1]

    assert "Kerta 1 siirtyy" in run("settle", "ryhma.yaml", "--yes")[1]


def test_another_folder_and_another_computer_know_it(run: Run, tmp_path: Path) -> None:
    run("calendar", "ryhma.yaml")
    elsewhere = tmp_path / "verkkolevy"
    elsewhere.mkdir()
    for path in (FILE, NOTE):
        path.rename(elsewhere / path.name)
    file = elsewhere / FILE.name
    file.write_text(file.read_text(encoding="utf-8").replace("17.00–19.00", "17.30–19.30"), encoding="utf-8")

    assert run("build", str(file), "--out", str(tmp_path / "muualle"))[0] == 5


def test_file_with_another_name_is_known_by_its_code(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()
    FILE.rename("kevät.yaml")

    assert run("build", "kevät.yaml")[0] == 5


def test_copy_for_another_group_begins_anew(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    Path("syksy.yaml").write_bytes(FILE.read_bytes().replace(b"SJK-K27", b"SJK-S27").replace(b"17.00", b"17.30"))

    assert run("build", "syksy.yaml")[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("SJK-K27", "SJK-K28", "VK609"),
        ("kieli: fi", "kieli: en", "VK610"),
        ("1.12.2026", "1.11.2026", "VK613"),
    ],
)
def test_what_every_event_hangs_on_stays(run: Run, old: str, new: str, code: str) -> None:
    from packs import content

    content(Path(), "fi", "en")
    run("calendar", "ryhma.yaml")
    edit(old, new)

    for command in (("build", "ryhma.yaml"), ("settle", "ryhma.yaml", "--yes")):
        exit_code, said = run(*command)
        assert (exit_code, code in said) == (5, True), said

    assert run("settle", "ryhma.yaml", "--nobody")[0] == 0
    assert run("build", "ryhma.yaml")[0] == 0


def test_another_code_of_a_draft_is_a_note(run: Run) -> None:
    run("build", "ryhma.yaml")
    edit("SJK-K27", "SJK-K28")

    code, said = run("build", "ryhma.yaml")

    assert code == 0
    assert "VK440 Aiemmin tehdyissä kalentereissa ryhmän tunnus on SJK-K27." in said


def test_one_group_that_is_refused_costs_no_other(run: Run) -> None:
    run("calendar", "ryhma.yaml")
    later()
    Path("syksy.yaml").write_bytes(FILE.read_bytes().replace(b"SJK-K27", b"SJK-S27"))

    for command in ("build", "calendar"):
        code, said = run(command, "ryhma.yaml", "syksy.yaml")
        assert code == 5
        assert "SJK-K27: pakettia ei tehty" in said
        assert "SJK-S27: k" in said


def test_nothing_to_settle_without_calendars(run: Run) -> None:
    for command in ("settle", "given"):
        code, said = run(command, "ryhma.yaml")
        assert code == 3
        assert "VK614" in said
        assert "voikukkia build ryhma.yaml" in said


def test_families_whose_times_no_change_tells_are_named(run: Run) -> None:
    edit("laadittu:", "ennakkotapaamiset: [7.1.2027 klo 15.00–16.00, 7.1.2027 klo 17.00–18.00]\nlaadittu:")
    run("calendar", "ryhma.yaml")
    edit("7.1.2027 klo 17.00–18.00", "8.1.2027 klo 17.00–18.00")

    _, said = run("settle", "ryhma.yaml", "--yes")

    assert "Ennakkotapaaminen (to 7.1.2027): tätä ei voi kirjata muutokseksi" in said
    assert run("build", "ryhma.yaml")[0] == 0


def test_swapped_theme_and_renewed_calendars_are_shown(run: Run) -> None:
    edit("laadittu:", "kerrat: 1\nvalmistelu: 30\nlaadittu:")
    run("calendar", "ryhma.yaml")
    edit("kerrat: 1", "kerrat: 2")

    _, swapped = run("settle", "ryhma.yaml", "--yes")
    run("calendar", "ryhma.yaml")
    edit("valmistelu: 30", "valmistelu: 15")
    _, renewed = run("settle", "ryhma.yaml", "--yes")

    assert "Kerta 1, to 14.1.2027 klo 17.00–19.00: uusi aihe, sama aika." in swapped
    assert "Kerta 1, to 14.1.2027 klo 17.00–19.00: aika ja paikka ovat samat, mutta kalenterit uusitaan." in renewed
    assert run("calendar", "ryhma.yaml")[0] == 0
    assert sequences() == ["2"]


def test_warnings_are_shown_by_the_command_for_calendars(run: Run) -> None:
    edit("paikka: ", "paikka: Lastensuojelu, ")

    assert "VK414" in run("calendar", "ryhma.yaml")[1]


@pytest.mark.parametrize("content", [b"{", b"{}", b"[]", b'{"form": 2, "about": "", "earlier": null}', b"\xff"])
def test_note_that_cannot_be_read_is_no_reason_to_forget(run: Run, content: bytes) -> None:
    run("build", "ryhma.yaml")
    NOTE.write_bytes(content)

    for command in (("build", "ryhma.yaml"), ("check", "ryhma.yaml"), ("settle", "ryhma.yaml", "--nobody")):
        code, said = run(*command)
        assert code == 5
        assert "VK612" in said
    assert NOTE.read_bytes() == content


def test_note_holds_nothing_about_people_or_places_and_has_the_rights_of_the_file(run: Run) -> None:
    FILE.chmod(0o664)
    run("calendar", "ryhma.yaml")

    text = NOTE.read_text(encoding="utf-8")

    assert [word for word in ("Maija", "Ville", "Kauppakatu", "044", "Aihe", "aihe") if word in text] == []
    assert NOTE.stat().st_mode & 0o777 == 0o664


def test_note_is_not_written_again_when_nothing_is_new(run: Run) -> None:
    run("build", "ryhma.yaml")
    before = NOTE.stat().st_mtime_ns

    run("build", "ryhma.yaml")

    assert NOTE.stat().st_mtime_ns == before
