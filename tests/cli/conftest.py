"""What tests of several commands share."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from packs import content, file_of
from voikukkia_kit.cli import main


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run commands in a folder that holds a group file; `given` is what someone types or pipes in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "fi")
    monkeypatch.setenv("VOIKUKKIA_TEMPLATES", str(content(tmp_path)))
    file_of(tmp_path)

    def command(*arguments: str, given: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return command
