"""Templates are looked at without any group: faults are errors, and what a language lacks is a note."""

from pathlib import Path

import pytest

from packs import content, write
from voikukkia_kit.errors import Severity
from voikukkia_kit.files.library import Library
from voikukkia_kit.pack.templates import review_templates

TINY = "sessions/tiny"


def faults(own: Path) -> list[str]:
    found = review_templates(Library.at(own))
    return [problem.code for problem in found if problem.severity is Severity.ERROR]


def test_our_own_templates_have_no_faults() -> None:
    assert [str(problem) for problem in review_templates(Library.at()) if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        (f"{TINY}/01-eka/session.yaml", "kind: nothing\n", "VK113"),
        (f"{TINY}/01-eka/leaders.fi.yaml", "aim: [x]\n", "VK110"),
        (f"{TINY}/01-eka/parents.sv.yaml", "missed: [x]\n", "VK110"),
        (f"{TINY}/02-toka/handout-oma.sv.md", "Ei otsikkoa\n", "VK311"),
        (f"{TINY}/02-toka/handout-oma.fi.md", "# Otsikko ☃\n", "VK290"),
        ("documents/plan/document.yaml", "order: x\n", "VK115"),
        ("documents/plan/fi.yaml", "name: [x]\n", "VK110"),
        ("documents/plan/page.html", "{% if %}", "VK504"),
        ("documents/plan/page.html", "{{ x|safe }}", "VK504"),
        ("documents/plan/page.txt", "{{ x", "VK504"),
    ],
)
def test_fault_of_any_template_is_told(tmp_path: Path, file: str, text: str, code: str) -> None:
    own = content(tmp_path)
    write(own / file, text)

    assert code in faults(own)


def test_fault_is_told_once(tmp_path: Path) -> None:
    own = content(tmp_path)
    write(own / TINY / "01-eka" / "session.yaml", "kind: nothing\n")

    found = faults(own)

    assert found.count("VK113") == 1


def test_text_that_is_missing_is_a_note_and_no_fault(tmp_path: Path) -> None:
    own = content(tmp_path)
    write(own / TINY / "01-eka" / "parents.sv.yaml", "missed: Hej.\n")

    notes = [dict(problem.facts) for problem in review_templates(Library.at(own)) if problem.code == "VK321"]

    assert faults(own) == []
    assert {"sessions/tiny"} <= {facts["folder"] for facts in notes if facts["language"] == "sv"}
