"""A group is built without a terminal: by a double click on Windows, by dropping its file onto the command anywhere."""

import os
import sys
from pathlib import Path

import pytest

from packs import content, file_of, ran, write
from voikukkia_kit.cli.double_click import command_file, put_beside
from voikukkia_kit.language import language

FINNISH = language("fi")


class TestCommandFile:
    """It cannot be run here: Windows alone has such files. What it says is tested instead."""

    def test_it_builds_the_file_of_its_own_name_and_opens_the_page(self) -> None:
        text = command_file(FINNISH, r"C:\Program Files (x86)\kit\python.exe").decode()

        assert text.split("\r\n") == [
            "@echo off",
            "chcp 65001 >nul",
            f"rem {FINNISH.word('new', 'double_click')}",
            r'set "PYTHON=C:\Program Files (x86)\kit\python.exe"',
            'if exist "%PYTHON%" (',
            '  "%PYTHON%" -m voikukkia_kit build "%~dpn0.yaml" --open',
            ") else (",
            '  py -m voikukkia_kit build "%~dpn0.yaml" --open',
            ")",
            "if errorlevel 1 pause",
            "",
        ]

    def test_percent_sign_in_the_path_of_python_is_one(self) -> None:
        assert rb'set "PYTHON=C:\50%%\python.exe"' in command_file(FINNISH, r"C:\50%\python.exe")

    def test_nothing_before_the_code_page_is_set_needs_it(self) -> None:
        before, _, _ = command_file(FINNISH, "C:\\Mäki\\python.exe").partition(b"rem ")

        assert before.isascii()

    def test_it_lies_beside_its_group_file(self, tmp_path: Path) -> None:
        path = put_beside(tmp_path / "tampere kevät.yaml", FINNISH, windows=True)

        assert path == tmp_path / "tampere kevät.cmd"
        assert path.read_bytes() == command_file(FINNISH, sys.executable)

    def test_there_is_none_where_it_could_not_run_or_one_is_there(self, tmp_path: Path) -> None:
        write(tmp_path / "b.cmd", "oma")

        found = [
            put_beside(tmp_path / "a.yaml", FINNISH, windows=False),
            put_beside(tmp_path / "a.yml", FINNISH, windows=True),
            put_beside(tmp_path / "b.yaml", FINNISH, windows=True),
        ]

        assert found == [None] * 3
        assert [path.name for path in tmp_path.iterdir()] == ["b.cmd"]


@pytest.mark.skipif(os.name != "posix", reason="the browser of the test is a script")
class TestDropped:
    @pytest.fixture(autouse=True)
    def browser(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let a script stand in for the browser: it writes down what it is to open."""
        write(tmp_path / "bin" / "xdg-open", f'#!/bin/sh\necho "$1" >> "{tmp_path}/opened"\n')
        (tmp_path / "bin" / "xdg-open").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
        monkeypatch.setenv("VOIKUKKIA_TEMPLATES", str(content(tmp_path)))

    def test_group_file_alone_is_built_and_its_page_opened(self, tmp_path: Path) -> None:
        file_of(tmp_path / "kevät ryhmä")

        said = ran("-m", "voikukkia_kit", "kevät ryhmä/ryhma.yaml", folder=tmp_path)

        page = tmp_path / "kevät ryhmä" / "SJK-K27" / "index.html"
        assert said.returncode == 0, said.stderr
        assert page.is_file()
        assert (tmp_path / "opened").read_text() == f"{page}\n"

    def test_problem_is_told_and_nothing_opened(self, tmp_path: Path) -> None:
        file_of(tmp_path, tunnus="x y")

        said = ran("-m", "voikukkia_kit", "ryhma.yaml", folder=tmp_path)

        assert (said.returncode, "VK203" in said.stderr) == (3, True)
        assert not (tmp_path / "opened").exists()

    def test_name_of_no_file_is_still_no_command(self, tmp_path: Path) -> None:
        said = ran("-m", "voikukkia_kit", "ryhma.yaml", folder=tmp_path)

        assert said.returncode == 2
