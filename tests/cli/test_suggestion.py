"""Commands that messages suggest run when they are copied, however the program was called."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from packs import content, file_of
from voikukkia_kit.cli.suggestion import called, quoted, suggested

posix = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX take their words apart like this")
PROGRAM = Path(sys.executable).with_name("voikukkia")


@pytest.mark.parametrize("word", ["ryhma.yaml", "tampere kevät.yaml", "it's.yaml", "a&b;c.yaml", "$HOME", "--push"])
def test_word_is_one_word_for_a_shell(word: str) -> None:
    assert shlex.split(quoted(word, windows=False)) == [word]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ryhmä.yaml", "ryhmä.yaml"),
        (r"O:\ryhmat\ryhma.yaml", r"O:\ryhmat\ryhma.yaml"),
        ("tampere kevät.yaml", '"tampere kevät.yaml"'),
        ("maija&ville.yaml", '"maija&ville.yaml"'),
        ("(1).yaml", '"(1).yaml"'),
    ],
)
def test_word_is_one_word_on_windows(word: str, expected: str) -> None:
    assert quoted(word, windows=True) == expected


@posix
def test_own_templates_are_named_again() -> None:
    line = suggested("build", Path("oma ryhmä.yaml"), templates=(Path("omat sisällöt"),))

    assert shlex.split(line) == ["voikukkia", "build", "oma ryhmä.yaml", "--templates", "omat sisällöt"]


class TestCalled:
    @pytest.fixture(autouse=True)
    def found(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Put a program and a Python where shells look."""
        for name in ("voikukkia", "python3"):
            path = tmp_path / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.touch(mode=0o755)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.chdir(tmp_path)
        return tmp_path / "bin"

    @posix
    def test_by_its_name_where_a_shell_finds_it(self, found: Path) -> None:
        assert [called(str(found / "voikukkia")), called("bin/voikukkia")] == ["voikukkia"] * 2

    @posix
    def test_as_it_was_called_where_a_shell_finds_another_one_or_none(self, found: Path) -> None:
        (found / "voikukkia").unlink()

        assert called(".venv/bin/voikukkia") == ".venv/bin/voikukkia"
        assert called("/a b/voikukkia") == "'/a b/voikukkia'"

    @posix
    def test_as_a_module_of_the_python_that_runs(self, found: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", str(found / "python3"))
        by_name = called("/x/voikukkia_kit/__main__.py")
        monkeypatch.setattr(sys, "executable", "/own/bin/python3")

        assert by_name == "python3 -m voikukkia_kit"
        assert called("/x/voikukkia_kit/__main__.py") == "/own/bin/python3 -m voikukkia_kit"

    @pytest.mark.parametrize("by", ["", "-c", "/usr/bin/pytest"])
    def test_by_its_name_where_another_program_runs_it(self, by: str) -> None:
        assert called(by) == "voikukkia"


@posix
@pytest.mark.parametrize("program", [(PROGRAM,), (sys.executable, "-m", "voikukkia_kit")])
def test_suggestion_after_a_change_runs_as_it_stands(program: tuple[str | Path, ...], tmp_path: Path) -> None:
    file = file_of(tmp_path, "tampere kevät 'k'.yaml")
    templates = content(tmp_path / "oma kansio")
    environment = {"PATH": "/usr/bin:/bin", "VOIKUKKIA_LANGUAGE": "fi"}
    arguments = ("cancel", file.name, "2", "--yes", "--templates", str(templates))

    def run(command: list[str | Path] | str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            shell=isinstance(command, str),
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    line = run([*program, *arguments]).stdout.splitlines()[-1].partition("uudelleen: ")[2]
    done = run(line)

    assert (done.returncode, "index.html" in done.stdout) == (0, True), (line, done.stderr)
    shutil.rmtree(tmp_path / "SJK-K27")
