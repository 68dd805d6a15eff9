"""Moving, cancelling and restoring as a leader types it."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]


def text() -> str:
    return Path("ryhma.yaml").read_text(encoding="utf-8")


def test_move_adds_one_line_and_says_what_follows(run: Run) -> None:
    before = text()

    code, said = run("move", "ryhma.yaml", "2", "25.1.2027", "18.00–19.00", "--on", "2.1.2027", "--yes")

    assert code == 0
    assert "Kerta 2 siirtyy: to 21.1.2027 klo 17.00–19.00 on nyt ma 25.1.2027 klo 18.00–19.00." in said
    line = "  - {kerta: 2, ilmoitettu: 2.1.2027, siirtyy: 25.1.2027 klo 18.00–19.00}\n"
    assert text() == f"{before}muutokset:\n{line}"


@pytest.mark.parametrize(("answer", "code"), [("kyllä\n", 0), ("k\n", 0), ("ei\n", 2), ("\n", 2), ("", 2)])
def test_change_is_written_only_after_a_yes(run: Run, answer: str, code: int) -> None:
    before = text()

    found, _ = run("cancel", "ryhma.yaml", "2", "--on", "2.1.2027", given=answer)

    assert found == code
    assert (text() == before) is (code != 0)


def test_new_warnings_are_shown_before_asking(run: Run) -> None:
    code, said = run("move", "ryhma.yaml", "2", "25.3.2027", "--on", "2.1.2027", given="ei\n")

    assert code == 2
    assert "VK407" in said
    assert "VK406" in said


def test_push_moves_the_later_sessions_too(run: Run) -> None:
    code, _ = run("move", "ryhma.yaml", "1", "21.1.2027", "--on", "2.1.2027", "--push", "--yes")

    assert code == 0
    assert text().endswith(
        "muutokset:\n  - {kerta: 1, ilmoitettu: 2.1.2027, siirtyy: 21.1.2027}\n"
        "  - {kerta: 2, ilmoitettu: 2.1.2027, siirtyy: 28.1.2027}\n"
    )


def test_move_onto_another_session_is_refused_and_the_file_stays(run: Run) -> None:
    before = text()

    code, said = run("move", "ryhma.yaml", "1", "21.1.2027", "--on", "2.1.2027", "--yes")

    assert (code, text()) == (3, before)
    assert "VK206" in said


def test_cancelled_session_is_put_back(run: Run) -> None:
    run("cancel", "ryhma.yaml", "2", "--on", "2.1.2027", "--yes")

    code, said = run("restore", "ryhma.yaml", "2", "--on", "3.1.2027", "--yes")

    assert code == 0
    assert "pidetään sittenkin" in said
    assert text().endswith("  - {kerta: 2, ilmoitettu: 3.1.2027, palautettu: kyllä}\n")


def test_change_that_changes_nothing_is_refused(run: Run) -> None:
    before = text()

    code, said = run("restore", "ryhma.yaml", "2", "--yes")

    assert (code, text()) == (3, before)
    assert "VK226" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("move", "ryhma.yaml", "9", "25.1.2027", "--yes"), "VK204"),
        (("move", "ryhma.yaml", "2", "31.6.2027", "--yes"), "VK114"),
        (("move", "ryhma.yaml", "2", "huomenna", "--yes"), "VK115"),
        (("cancel", "ryhma.yaml", "0", "--yes"), "VK215"),
        (("cancel", "ryhma.yaml", "2", "--on", "eilen", "--yes"), "VK115"),
    ],
)
def test_wrong_session_or_day_is_told(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    before = text()

    code, said = run(*arguments)

    assert (code, text()) == (3, before)
    assert expected in said


def test_change_is_told_today_where_no_day_is_given(run: Run) -> None:
    run("cancel", "ryhma.yaml", "2", "--yes")

    assert "ilmoitettu: " in text()
    assert run("check", "ryhma.yaml")[0] == 0


def test_rights_of_the_file_stay(run: Run) -> None:
    Path("ryhma.yaml").chmod(0o640)

    run("cancel", "ryhma.yaml", "2", "--yes")

    assert Path("ryhma.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []
