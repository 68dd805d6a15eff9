"""Whether the veraPDF engine takes every PDF of the example packs for PDF/UA-1, and sees a planted fault."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

pytestmark = pytest.mark.conformance

SCRIPT = Path(__file__).with_name("verapdf.sh")


def verdicts(paths: Iterable[Path]) -> tuple[int, list[str]]:
    """Return the engine's exit code and its line for each file."""
    ran = subprocess.run(["sh", SCRIPT, *paths], capture_output=True, text=True, check=False, timeout=600)
    return ran.returncode, ran.stdout.splitlines()


def test_every_pdf_of_the_examples_is_valid(example_packs: dict[str, Path]) -> None:
    every = (path for folder in example_packs.values() for path in sorted(folder.rglob("*.pdf")))
    paths = [path for path in every if path.parent.name != "tulosta"]  # joined for the printer alone

    code, lines = verdicts(paths)

    assert len(paths) > 100
    assert [line for line in lines if not line.startswith("ok ")] == []
    assert (code, len(lines)) == (0, len(paths))


def test_fault_that_was_planted_is_seen(example_packs: dict[str, Path], tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(next(example_packs["SJK-K27"].rglob("todistus.pdf"))))
    del writer.root_object[NameObject("/Lang")]
    writer.write(tmp_path / "fault.pdf")

    code, lines = verdicts([tmp_path / "fault.pdf"])

    assert code == 1
    assert lines[0].startswith("FAIL ")
