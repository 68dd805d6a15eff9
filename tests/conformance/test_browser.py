"""Whether the HTML pages print from a browser as the PDFs are, without a network."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from conformance.browser import printed

pytestmark = pytest.mark.conformance

PAGES = (
    "ohjaajille/ohjelma",
    "ohjaajille/06-vertaisohjaajalle",
    "osallistujille/kutsu",
    "osallistujille/08-moniste-verkosto",
    "osallistujille/todistus",
)
SIZE_IN_POINTS = (595, 842)  # A4


def words(pdf: PdfReader) -> set[str]:
    """Return the words of a PDF of three letters or more."""
    text = " ".join(page.extract_text() for page in pdf.pages)
    return set(re.findall(r"[^\W\d_]{3,}", text.replace("\xad", "")))


@pytest.mark.parametrize("name", PAGES)
def test_page_prints_as_its_pdf(example_packs: dict[str, Path], tmp_path: Path, name: str) -> None:
    folder = example_packs["SJK-K27"]
    ours = PdfReader(folder / f"{name}.pdf")

    theirs = printed(folder / f"{name}.html", tmp_path, "--no-pdf-header-footer")

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
    theirs = printed(example_packs["SJK-K27"] / "index.html", tmp_path, "--no-pdf-header-footer")

    assert {"Kutsu", "Todistus"} <= words(theirs)


@pytest.mark.parametrize("name", [*PAGES, "index", "ohjaajille/04-runko", "osallistujille/04-poissa-olleelle"])
def test_browser_adds_neither_path_nor_day_to_a_page(example_packs: dict[str, Path], tmp_path: Path, name: str) -> None:
    page = example_packs["SJK-K27"] / f"{name}.html"

    theirs = printed(page, tmp_path)

    assert added(theirs, printed(page, tmp_path, "--no-pdf-header-footer")) == []


def test_what_a_browser_adds_to_other_pages_is_found(tmp_path: Path) -> None:
    page = tmp_path / "sivu.html"
    page.write_text("<!doctype html><title>Sivu</title><p>Teksti.", encoding="utf-8")

    found = added(printed(page, tmp_path), printed(page, tmp_path, "--no-pdf-header-footer"))

    assert any("/sivu.html" in line for line in found)
    assert any(re.search(r"\d+/\d+/\d+, \d+:\d+", line) for line in found)


def added(with_head_and_foot: PdfReader, without: PdfReader) -> list[str]:
    """Return the lines that only the first has."""
    plain = {line for page in without.pages for line in page.extract_text().splitlines()}
    return [line for page in with_head_and_foot.pages for line in page.extract_text().splitlines() if line not in plain]
