"""Invitations as a leader types it: drafts outside of any pack, addresses read and not kept."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from calendar_rules import mail_faults
from packs import content, file_of, lying
from voikukkia_kit.cli import main

Run = Callable[..., tuple[int, str]]
FROM = ("--from", "maija@example.org")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run commands in a folder with a group file and a list of addresses."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "fi")
    monkeypatch.setenv("VOIKUKKIA_TEMPLATES", str(content(tmp_path)))
    file_of(tmp_path)
    Path("osoitteet.txt").write_text("# ohjaajat\na@example.org\n\nb@example.org\n", encoding="utf-8")

    def command(*arguments: str, given: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return command


def mails() -> dict[str, bytes]:
    return {path: mail for path, mail in lying(Path("SJK-K27-kutsut")).items() if path.endswith(".eml")}


def test_leaders_get_a_draft_for_each_session_and_recipient(run: Run) -> None:
    code, said = run("invite", "ryhma.yaml", *FROM, "--to", "osoitteet.txt")

    assert code == 0
    assert "SJK-K27-kutsut" in said
    assert sorted(mails()) == ["01/01.eml", "01/02.eml", "02/01.eml", "02/02.eml"]
    assert [wrong for mail in mails().values() for wrong in mail_faults(mail, reader="facilitators")] == []


def test_one_session_alone(run: Run) -> None:
    run("invite", "ryhma.yaml", *FROM, "--to", "osoitteet.txt", "--session", "2")

    assert sorted(mails()) == ["01/02.eml", "02/02.eml"]


def test_participants_are_invited_only_after_a_yes_and_discreetly(run: Run) -> None:
    arguments = ("invite", "ryhma.yaml", *FROM, "--to", "osoitteet.txt", "--for-participants")

    assert run(*arguments, given="ei\n")[0] == 2
    assert not Path("SJK-K27-kutsut").exists()

    assert run(*arguments, given="kyllä\n")[0] == 0
    assert [wrong for mail in mails().values() for wrong in mail_faults(mail, reader="participants")] == []


def test_addresses_come_from_standard_input_and_need_yes_for_participants(run: Run) -> None:
    arguments = ("invite", "ryhma.yaml", *FROM, "--to", "-", "--for-participants")

    code, said = run(*arguments, given="c@example.org\n")
    assert code == 2
    assert "--yes" in said

    assert run(*arguments, "--yes", given="c@example.org\n")[0] == 0
    assert sorted(mails()) == ["01/01.eml", "01/02.eml"]


def test_address_that_cannot_be_used_is_told_by_its_row_and_nothing_is_written(run: Run) -> None:
    code, said = run("invite", "ryhma.yaml", *FROM, "--to", "-", given="a@example.org\nMatti Meikäläinen\n")

    assert code == 3
    assert "VK227" in said
    assert "Matti" not in said
    assert not Path("SJK-K27-kutsut").exists()


@pytest.mark.parametrize("given", ["", "# tyhjä\n", "a@example.org\n" * 61])
def test_no_address_or_too_many_are_told(run: Run, given: str) -> None:
    code, said = run("invite", "ryhma.yaml", *FROM, "--to", "-", given=given)

    assert code == 3
    assert "VK228" in said


def test_session_without_a_day_invites_nobody(run: Run) -> None:
    code, said = run("invite", "ryhma.yaml", *FROM, "--to", "osoitteet.txt", "--session", "0")

    assert code == 3
    assert "VK215" in said


def test_names_of_files_hold_no_address_and_no_pack_holds_one(run: Run) -> None:
    run("build", "ryhma.yaml")
    run("invite", "ryhma.yaml", *FROM, "--to", "osoitteet.txt")

    assert [path for path in lying(Path("SJK-K27-kutsut")) if "@" in path or "example" in path] == []
    assert [path for path, file in lying(Path("SJK-K27")).items() if b"@example.org" in file] == []
    assert b"example" not in Path("SJK-K27-kutsut/contents.json").read_bytes()
