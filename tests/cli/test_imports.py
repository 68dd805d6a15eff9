"""What a command does not need it does not import: WeasyPrint and Jinja cost a leader's time."""

import subprocess
import sys
from pathlib import Path

import pytest

from packs import content, file_of

CODE = """
import sys
from voikukkia_kit.cli import main
code = main(sys.argv[1:])
print(code, *sorted({"weasyprint", "jinja2", "icalendar", "markdown_it"} & set(sys.modules)))
"""


def loaded_by(folder: Path, templates: Path, command: str) -> str:
    """Return the exit code of a command and what it imported."""
    ran = subprocess.run(
        [sys.executable, "-c", CODE, command, "ryhma.yaml", "--templates", templates],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ran.stdout.splitlines()[-1]


@pytest.mark.parametrize(("command", "loaded"), [("check", "0"), ("calendar", "0 icalendar"), ("list", "0")])
def test_command_imports_no_renderer_of_pages(tmp_path: Path, command: str, loaded: str) -> None:
    file_of(tmp_path)

    assert loaded_by(tmp_path, content(tmp_path), command) == loaded


def test_pack_that_stands_imports_nothing_that_renders(tmp_path: Path) -> None:
    file_of(tmp_path)
    templates = content(tmp_path)
    loaded_by(tmp_path, templates, "build")

    assert loaded_by(tmp_path, templates, "build") == "0"
