"""Whether the HTML pages print from a browser as the PDFs are, without a network."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.conformance

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-default-apps"),
    # Every host but none: a page that asks for anything outside of its files gets nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PAGES = (
    "ohjaajille/ohjelma",
    "ohjaajille/06-vertaisohjaajalle",
    "osallistujille/kutsu",
    "osallistujille/08-moniste-verkosto",
    "osallistujille/todistus",
)
SIZE_IN_POINTS = (595, 842)  # A4


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("chromium is missing: sh tools/system-packages conformance")
    if found is None:
        pytest.skip("chromium is missing: sh tools/system-packages conformance")
    return found


def printed(page: Path, folder: Path) -> PdfReader:
    """Return what the browser makes of a page."""
    target = folder / "printed.pdf"
    where = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", "--no-pdf-header-footer")
    subprocess.run([browser(), *FLAGS, *where, page.as_uri()], check=True, capture_output=True, timeout=120)
    return PdfReader(target)


def words(pdf: PdfReader) -> set[str]:
    """Return the words of a PDF of three letters or more."""
    text = " ".join(page.extract_text() for page in pdf.pages)
    return set(re.findall(r"[^\W\d_]{3,}", text.replace("\xad", "")))


@pytest.mark.parametrize("name", PAGES)
def test_page_prints_as_its_pdf(example_packs: dict[str, Path], tmp_path: Path, name: str) -> None:
    folder = example_packs["SJK-K27"]
    ours = PdfReader(folder / f"{name}.pdf")

    theirs = printed(folder / f"{name}.html", tmp_path)

    assert len(theirs.pages) == len(ours.pages)
    assert tuple(round(float(side)) for side in theirs.pages[0].mediabox[2:]) == SIZE_IN_POINTS
    assert {font for page in theirs.pages for font in fonts(page)} == {"Inter"}
    missing = words(ours) - words(theirs)
    assert len(missing) <= 0.02 * len(words(ours)), missing  # words that a line end cuts otherwise


def fonts(page: object) -> set[str]:
    """Return the families of a page's fonts."""
    resources = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf's pages are mappings
    names = [str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources.values()]
    return {name.partition("-")[0] for name in names}


def test_page_to_start_from_prints(example_packs: dict[str, Path], tmp_path: Path) -> None:
    theirs = printed(example_packs["SJK-K27"] / "index.html", tmp_path)

    assert {"Kutsu", "Todistus"} <= words(theirs)
