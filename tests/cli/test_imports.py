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


@pytest.mark.parametrize(("command", "loaded"), [("check", "0"), ("calendar", "0 icalendar")])
def test_command_imports_no_renderer_of_pages(tmp_path: Path, command: str, loaded: str) -> None:
    templates = content(tmp_path)
    file_of(tmp_path)

    ran = subprocess.run(
        [sys.executable, "-c", CODE, command, "ryhma.yaml", "--templates", templates],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ran.stdout.splitlines()[-1] == loaded
