"""Invitations as a leader types it: discreet unless asked otherwise, and only what people do not know yet."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from calendar_rules import mail_faults
from packs import lying

Run = Callable[..., tuple[int, str]]
FROM = ("--from", "maija@example.org")
LEADERS = ("--for-leaders", "--yes")


@pytest.fixture(autouse=True)
def _addresses(run: Run) -> None:  # noqa: ARG001  # the folder is made by it
    Path("osoitteet.txt").write_text("# ohjaajat\na@example.org\n\nb@example.org\n", encoding="utf-8")


@pytest.fixture
def invite(run: Run) -> Callable[..., tuple[int, str]]:
    def command(*arguments: str, to: str = "osoitteet.txt", given: str = "") -> tuple[int, str]:
        return run("invite", "ryhma.yaml", *FROM, "--to", to, *arguments, given=given)

    return command


def folders() -> list[Path]:
    return sorted(path for path in Path().glob("SJK-K27-kutsut-*") if path.is_dir())


def mails(folder: Path | None = None, form: str = "kutsuina") -> dict[str, bytes]:
    here = (folder or folders()[-1]) / form
    return {path: mail for path, mail in lying(here).items() if path.endswith(".eml")}


def opened(mail: bytes) -> EmailMessage:
    return message_from_bytes(mail, policy=policy.default)  # type: ignore[return-value]  # by this policy


def test_participants_are_invited_discreetly_unless_said_otherwise(invite: Run) -> None:
    code, said = invite("--yes")

    assert code == 0
    assert sorted(mails()) == ["01/01.eml", "01/02.eml", "02/01.eml", "02/02.eml"]
    assert [wrong for mail in mails().values() for wrong in mail_faults(mail, reader="participants")] == []
    assert folders()[-1].name.startswith("SJK-K27-kutsut-osallistujille-")
    assert "Kutsut osallistujille: 4." in said
    assert "Aiherivi on esimerkiksi: Tapaaminen, to 14.1.2027 klo 17.00–19.00" in said
    assert "ei ole kokeiltu oikeassa Outlookissa" in said
    assert f"voikukkia forget {folders()[-1]}" in said


def test_leaders_are_invited_when_asked_for(invite: Run) -> None:
    code, said = invite("--for-leaders")

    assert code == 0
    assert [wrong for mail in mails().values() for wrong in mail_faults(mail, reader="facilitators")] == []
    assert folders()[-1].name.startswith("SJK-K27-kutsut-ohjaajille-")
    assert "Aiherivi on esimerkiksi: 1. Salainen aihe fi" in said
    assert "Valmistelu ja purku eivät ole kutsuissa" in said


def test_more_addresses_than_leaders_are_asked_about(invite: Run) -> None:
    Path("osoitteet.txt").write_text("a@example.org\nb@example.org\nc@example.org\n", encoding="utf-8")

    code, said = invite("--for-leaders", given="ei\n")

    assert (code, folders()) == (2, [])
    assert "Osoitteita on 3, mutta ohjaajia 2" in said


def test_participants_are_invited_only_after_a_yes(invite: Run) -> None:
    assert invite(given="ei\n")[0] == 2
    assert folders() == []

    assert invite(given="kyllä\n")[0] == 0


def test_addresses_from_standard_input_need_yes(invite: Run) -> None:
    code, said = invite(to="-", given="c@example.org\n")
    assert code == 2
    assert "--yes" in said

    assert invite("--yes", to="-", given="c@example.org\n")[0] == 0
    assert sorted(mails()) == ["01/01.eml", "01/02.eml"]


def test_several_sessions_are_chosen(invite: Run) -> None:
    invite("--yes", "--session", "2")
    invite("--yes", "--session", "1", "--session", "2")

    assert [sorted(mails(folder)) for folder in folders()] == [
        ["01/02.eml", "02/02.eml"],
        ["01/01.eml", "01/02.eml", "02/01.eml", "02/02.eml"],
    ]


def test_only_what_changed_is_told_and_no_draft_is_taken_away(invite: Run, run: Run) -> None:
    invite("--yes")
    first = lying(folders()[0])
    run("move", "ryhma.yaml", "2", "22.1.2027", "--on", "1.1.2027", "--yes")

    invite("--yes")

    assert lying(folders()[0]) == first
    assert sorted(mails()) == ["01/02.eml", "02/02.eml"]
    told = opened(mails()["01/02.eml"])
    assert told["Subject"] == (
        "Aika on muuttunut, ennen to 21.1.2027 klo 17.00–19.00: Tapaaminen, pe 22.1.2027 klo 17.00–19.00"
    )
    assert "Aika on muuttunut, ennen to 21.1.2027 klo 17.00–19.00" in told.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # it has one


def test_other_place_is_told_as_such(invite: Run, run: Run) -> None:
    invite("--yes")
    run("place", "ryhma.yaml", "2", "Koulukatu 2", "--yes")

    invite("--yes")

    assert opened(mails()["01/02.eml"])["Subject"].startswith("Paikka on muuttunut: Tapaaminen")


def test_nothing_new_writes_nothing_and_someone_new_gets_all(invite: Run) -> None:
    invite("--yes")

    code, said = invite("--yes")
    assert (code, len(folders())) == (0, 1)
    assert "--all" in said

    invite("--yes", "--all", to="-", given="uusi@example.org\n")
    assert sorted(mails()) == ["01/01.eml", "01/02.eml"]
    assert opened(mails()["01/01.eml"])["Subject"].startswith("Tapaaminen")


def test_only_those_who_were_invited_hear_of_a_cancellation(invite: Run, run: Run) -> None:
    run("cancel", "ryhma.yaml", "2", "--yes")
    invite("--yes")
    assert sorted(mails()) == ["01/01.eml", "02/01.eml"]

    run("cancel", "ryhma.yaml", "1", "--yes")
    invite("--yes")
    assert [opened(mail)["Subject"].split(",")[0] for mail in mails().values()] == ["Peruttu: Tapaaminen"] * 2

    run("restore", "ryhma.yaml", "1", "--yes")
    invite("--yes")
    assert opened(mails()["01/01.eml"])["Subject"].startswith("Tapaaminen")


def test_leaders_and_participants_are_remembered_apart(invite: Run) -> None:
    invite("--yes")

    invite(*LEADERS)

    assert len(folders()) == 2


def test_second_form_attaches_the_calendar_for_any_program(invite: Run) -> None:
    invite("--yes")

    mail = opened(mails(form="liitteina")["01/01.eml"])
    text, attached = mail.iter_parts()

    assert sorted(mails(form="liitteina")) == sorted(mails())
    assert (mail.get_content_type(), mail["X-Unsent"]) == ("multipart/mixed", "1")
    assert "Avaa viestin liite" in text.get_content()
    assert (attached.get_filename(), attached.get_content_disposition()) == ("invite.ics", "attachment")
    assert "METHOD:REQUEST" in attached.get_content()
    assert [word for word in ("SJK", "oikukk", "Salainen") if word in attached.get_content()] == []


def test_addresses_are_understood_as_outlook_copies_them_and_the_sender_is_left_out(invite: Run) -> None:
    rows = '"Meri; Erkki" <erkki@example.org>; Pia <pia@example.org>;MAIJA@example.org\npia@example.org\n'

    assert invite("--yes", to="-", given=rows)[0] == 0

    assert {str(opened(mail)["To"]) for mail in mails().values()} == {"erkki@example.org", "pia@example.org"}
    assert b"Meri" not in b"".join(lying(Path()).values())


def test_sender_alone_is_nobody_to_invite(invite: Run) -> None:
    code, said = invite("--yes", to="-", given="maija@example.org\n")

    assert code == 3
    assert "VK268" in said


def test_address_of_the_sender_that_reveals_is_told_of_to_participants_alone(run: Run) -> None:
    arguments = ("invite", "ryhma.yaml", "--from", "voikukkia@example.org", "--to", "osoitteet.txt", "--yes")

    assert "VK438" not in run(*arguments, "--for-leaders")[1]
    assert "VK438" in run(*arguments)[1]


def test_address_that_cannot_be_used_is_told_by_its_row_and_nothing_is_written(invite: Run) -> None:
    code, said = invite("--yes", to="-", given="# ohjaajat\na@example.org\n\nMatti Meikäläinen\n")

    assert code == 3
    assert "VK227 Rivin 4" in said
    assert "Matti" not in said
    assert folders() == []


def test_address_in_a_file_that_cannot_be_used_is_told_with_the_file_and_its_row(run: Run) -> None:
    Path("osoitteet.txt").write_text("a@example.org\nMatti Meikäläinen\n", encoding="utf-8")

    code, said = run("invite", "ryhma.yaml", "--from", "maija", "--to", "osoitteet.txt", "--yes")

    assert code == 3
    assert "osoitteet.txt:2:1: VK227" in said
    assert "VK229" in said
    assert "Matti" not in said
    assert folders() == []


@pytest.mark.parametrize("given", ["", "# tyhjä\n", "".join(f"a{n}@example.org\n" for n in range(61))])
def test_no_address_or_too_many_are_told(invite: Run, given: str) -> None:
    code, said = invite("--yes", to="-", given=given)

    assert code == 3
    assert "VK228" in said


def test_session_without_a_day_invites_nobody(invite: Run) -> None:
    code, said = invite("--yes", "--session", "0")

    assert code == 3
    assert "VK215" in said


def test_people_who_have_other_times_get_no_invitation_until_that_is_settled(invite: Run) -> None:
    invite("--yes")
    file = Path("ryhma.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("17.00–19.00", "17.30–19.30"), encoding="utf-8")

    code, said = invite("--yes")

    assert (code, len(folders())) == (5, 1)
    assert "VK608" in said


def test_names_of_files_hold_no_address_and_nothing_else_holds_one(run: Run, invite: Run) -> None:
    run("build", "ryhma.yaml")
    invite("--yes")

    assert [path for path in lying(folders()[-1]) if "@" in path or "example" in path] == []
    assert [path for path, file in lying(Path("SJK-K27")).items() if b"@example.org" in file] == []
    assert b"example" not in (folders()[-1] / "contents.json").read_bytes()
    assert b"example" not in Path("ryhma.given.json").read_bytes()


def test_drafts_are_forgotten_with_the_command_that_is_told(run: Run, invite: Run) -> None:
    invite("--yes")

    assert run("forget", folders()[-1].name, "--yes")[0] == 0
    assert folders() == []
