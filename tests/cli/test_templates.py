"""A group file may name the organisation's own content, so that no command needs to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from packs import content, file_of, write
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.group_file import read_group_file

Run = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a group of a programme of its own, and that programme, into a folder below; nothing else names it."""
    del run
    monkeypatch.delenv("VOIKUKKIA_TEMPLATES")
    (tmp_path / "kevät").mkdir()
    content(tmp_path / "kevät").rename(tmp_path / "kevät" / "omat sisällöt")
    return file_of(tmp_path / "kevät", sisällöt="omat sisällöt")


@pytest.mark.parametrize(
    "command",
    [
        ("check", "kevät/ryhma.yaml"),
        ("build", "kevät/ryhma.yaml"),
        ("calendar", "kevät/ryhma.yaml"),
        ("list", "kevät/ryhma.yaml"),
        ("list", "kevät/ryhma.yaml", "--format", "ics"),
        ("cancel", "kevät/ryhma.yaml", "2", "--yes"),
        ("invite", "kevät/ryhma.yaml", "--from", "a@example.org", "--to", "osoitteet.txt", "--yes"),
    ],
)
def test_every_command_finds_what_the_file_names(run: Run, command: tuple[str, ...]) -> None:
    write(Path("osoitteet.txt"), "b@example.org\n")

    code, said = run(*command)

    assert code == 0, said


def test_directory_of_the_command_comes_first(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "uudet/sessions/tiny/programme.yaml", "sessions: [0, 1, 7]\n")

    code, said = run("check", "kevät/ryhma.yaml", "--templates", "uudet")

    assert code == 3
    assert "uudet" in said or "programme.yaml" in said


def test_groups_with_other_content_are_built_in_one_command(run: Run, tmp_path: Path) -> None:
    file_of(tmp_path, "toinen.yaml", tunnus="B-1", ohjelma="voikukkia", asiakirjat="kutsu")

    code, said = run("build", "kevät/ryhma.yaml", "toinen.yaml", "--out", "out")

    assert code == 0, said
    assert sorted(path.name for path in Path("out").iterdir()) == ["B-1", "SJK-K27"]


def test_folder_that_is_not_there_is_told_at_its_place(run: Run) -> None:
    file_of(Path("kevät"), sisällöt="[omat sisällöt, omta]")

    code, said = run("build", "kevät/ryhma.yaml")

    assert code == 3
    assert said.startswith("ryhma.yaml:16:27: VK278 ")


def test_folder_that_a_command_names_and_is_not_there_is_told(run: Run) -> None:
    code, said = run("check", "kevät/ryhma.yaml", "--templates", "omta")

    assert (code, said[:5]) == (3, "VK278")


def test_package_may_be_named_and_each_fault_is_told(own: Path) -> None:
    file_of(own.parent, sisällöt="[package=ei_ole, omta]")

    with pytest.raises(InputError) as failed:
        read_group_file(own).own_directories()

    assert [problem.code for problem in failed.value.problems] == ["VK230", "VK278"]
    assert all(problem.place for problem in failed.value.problems)
