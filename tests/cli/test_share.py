"""The leader who cannot open the folder of a pack gets it in one encrypted file."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from packs import content, file_of, ran
from voikukkia_kit.cli.share import password
from voikukkia_kit.language import language
from voikukkia_kit.pack.sealed import sealed

Run = Callable[..., tuple[int, str]]
FINNISH = language("fi")
FILE = Path("SJK-K27.zip")


def shared(run: Run, name: str = "Ville") -> str:
    """Share the pack with a leader, and return the password that was shown."""
    code, said = run("share", "ryhma.yaml", "--for", name)
    assert code == 0, said
    (shown,) = re.findall(r": ((?:\w{4}-){4}\w{4})$", said, re.MULTILINE)
    return str(shown)


def opened(secret: str) -> dict[str, bytes]:
    with pyzipper.AESZipFile(FILE) as archive:
        archive.setpassword(secret.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_file_holds_the_pack_and_the_password_opens_it(run: Run) -> None:
    held = opened(shared(run))

    assert held["SJK-K27/osallistujille/kutsu.html"] == Path("SJK-K27/osallistujille/kutsu.html").read_bytes()
    assert "SJK-K27/index.html" in held


def test_peer_gets_no_calendar_that_shows_the_themes_and_the_worker_does(run: Run) -> None:
    peer, worker = opened(shared(run)), opened(shared(run, "maija"))

    telling = {name for name, data in worker.items() if name.endswith(".ics") and b"Salainen aihe" in data}
    assert telling
    assert set(worker) - set(peer) >= telling
    assert set(peer) < set(worker)


def test_other_password_opens_nothing(run: Run) -> None:
    shared(run)

    with pytest.raises(RuntimeError, match="password"):
        opened("aaaa-bbbb-cccc-dddd-eeee")


def test_every_entry_is_encrypted_and_tells_no_time(run: Run) -> None:
    shared(run)

    with zipfile.ZipFile(FILE) as archive:
        entries = archive.infolist()
    assert {entry.flag_bits & 1 for entry in entries} == {1}
    assert {entry.date_time[:3] for entry in entries} == {(1980, 1, 1)}
    assert len(entries) > 5


def test_password_is_new_each_time_and_stands_nowhere(run: Run, tmp_path: Path) -> None:
    first, second = shared(run), shared(run)

    held = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert first != second
    assert not any(secret.encode() in data for secret in (first, second) for data in held)


def test_passwords_can_be_read_out() -> None:
    assert len({password() for _ in range(100)}) == 100
    assert not set("".join(password() for _ in range(100))) & set("lo01")


def test_pack_is_brought_up_to_date_first(run: Run) -> None:
    shared(run)
    file_of(Path(), yhteys="050 111 2222")

    held = opened(shared(run))

    assert b"050 111 2222" in held["SJK-K27/osallistujille/kutsu.html"]


def test_name_that_nobody_has_is_told_with_those_there_are(run: Run) -> None:
    code, said = run("share", "ryhma.yaml", "--for", "Sari")

    assert code == 3
    assert "VK283" in said
    assert "Maija, Ville" in said
    assert not FILE.exists()


def test_library_that_is_missing_is_told_with_the_command_that_brings_it(tmp_path: Path) -> None:
    file_of(tmp_path)
    code = (
        "import sys, importlib.util as util; find = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'pyzipper' else find(name, *more)\n"
        "from voikukkia_kit.cli import main; sys.exit(main())"
    )

    said = ran("-c", code, "share", "ryhma.yaml", "--for", "Ville", "--templates", content(tmp_path), folder=tmp_path)

    assert (said.returncode, said.stderr[:5]) == (4, "VK620")
    assert " -m pip install pyzipper" in said.stderr


@pytest.mark.conformance
def test_seven_zip_opens_it(tmp_path: Path) -> None:
    program = shutil.which("7zz") or shutil.which("7z")
    assert program, "tools/system-packages conformance brings it"
    (tmp_path / "a.zip").write_bytes(sealed({"SJK/ä.txt": "päivä".encode()}, "abcd-efgh"))

    for secret, code in (("abcd-efgh", 0), ("väärä", 2)):
        done = subprocess.run(
            [program, "x", "-y", f"-p{secret}", "-oout", "a.zip"], cwd=tmp_path, check=False, capture_output=True
        )
        assert done.returncode == code
        if code == 0:
            assert (tmp_path / "out/SJK/ä.txt").read_text(encoding="utf-8") == "päivä"
