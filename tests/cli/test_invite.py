"""Invitations as a leader types it: drafts outside of any pack, addresses read and not kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from calendar_rules import mail_faults
from packs import lying

Run = Callable[..., tuple[int, str]]
FROM = ("--from", "maija@example.org")


@pytest.fixture(autouse=True)
def _addresses(run: Run) -> None:  # noqa: ARG001  # the folder is made by it
    Path("osoitteet.txt").write_text("# ohjaajat\na@example.org\n\nb@example.org\n", encoding="utf-8")


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
    code, said = run(
        "invite", "ryhma.yaml", *FROM, "--to", "-", given="# ohjaajat\na@example.org\n\nMatti Meikäläinen\n"
    )

    assert code == 3
    assert "VK227 Rivin 4" in said
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
