"""The examples: their days, their papers as programs read them, and the scripts that one learns from."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page as validator
import pytest
import tinyhtml5
from pypdf import PdfReader

from packs import lying
from voikukkia_kit import load
from voikukkia_kit.files.library import Library

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = Library.at().document_words("plan", "fi").words
SPRING_2027 = [
    *("14.1.2027", "21.1.2027", "28.1.2027", "4.2.2027", "11.2.2027", "18.2.2027", "25.2.2027"),
    *("11.3.2027", "18.3.2027", "1.4.2027"),
]
AUTUMN_2022 = [
    *("3.11.2022", "10.11.2022", "17.11.2022", "24.11.2022", "1.12.2022", "8.12.2022"),
    *("12.1.2023", "19.1.2023", "26.1.2023", "2.2.2023"),
]
BEFORE_AND_AFTER_2022 = ["27.10.2022", "30.3.2023"]
DAYS = {
    "SJK-K27": SPRING_2027,
    "IU-S22": [BEFORE_AND_AFTER_2022[0], *AUTUMN_2022, BEFORE_AND_AFTER_2022[1]],
}
FREE = {"SJK-K27": ["4.3.2027", "25.3.2027"], "IU-S22": ["15.12.2022", "22.12.2022", "29.12.2022", "5.1.2023"]}
DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")
RUNNING = ("colophon", "dates-of")
LIST_MARK = re.compile(r"•|◦|^\d+\.$", re.MULTILINE)


def pdfs(packs: dict[str, Path], pattern: str = "*") -> list[Path]:
    every = (path for folder in packs.values() for path in sorted(folder.rglob(f"{pattern}.pdf")))
    found = [path for path in every if path.parent.name != "tulosta"]  # joined of the others, for the printer alone
    assert found, pattern
    return found


def named(path: Path) -> str:
    return f"{path.parents[1].name}/{path.name}"


def pages(path: Path) -> list[str]:
    """Return the text of each page as another program reads it (poppler), without page numbers."""
    ran = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    found = ran.stdout.decode().replace("\xad", "").removesuffix("\f").split("\f")
    return [
        re.sub(rf" ?\b{number} / {len(found)}$", "", text, flags=re.MULTILINE) for number, text in enumerate(found, 1)
    ]


def squeezed(text: str) -> str:
    """Return text without what differs between lines and pages: white space and soft hyphens."""
    return "".join(text.replace("\xad", "").split())


class Page:
    """A page as a reader of HTML sees it."""

    def __init__(self, path: Path) -> None:
        tree = tinyhtml5.parse(path.read_text(encoding="utf-8"), namespace_html_elements=False)
        self.body = tree.find("body")
        self.heads = {squeezed("".join(head.itertext())) for head in tree.iter("thead")}
        colophons = [part for part in tree.iter("p") if part.get("class") == "colophon"]
        self.colophon = squeezed("".join("".join(part.itertext()) for part in colophons))
        self.day = "".join(squeezed("".join(p.itertext())) for p in tree.iter("p") if p.get("class") == "dates-of")

    def parts(self) -> Iterator[str]:
        """Yield each run of text, but for the descriptions of drawings and what stands in margins."""
        for element in self.body.iter():
            if element.tag.endswith("}title") or element.get("class") in RUNNING:
                element.text = ""
        yield from filter(None, map(squeezed, self.body.itertext()))


def read_out(path: Path, page: Page) -> str:
    """Return the text of a PDF as far as its page has it too: without marks of lists, repeated heads and colophon."""
    text = squeezed(LIST_MARK.sub("", "\n".join(pages(path))))
    if page.colophon:
        assert text.count(page.colophon) == 1, named(path)
        text = text.replace(page.colophon, "")
    if page.day:
        assert text.count(page.day) == len(pages(path)), named(path)
        text = text.replace(page.day, "")
    whole = "".join(page.parts())
    for head in page.heads:
        first = text.index(head) + len(head)
        text = text[:first] + text[first:].replace(head, "", max(0, text.count(head) - whole.count(head)))
    return text


def is_split(part: str, text: str) -> bool:
    """Return whether a paragraph stands in two pieces: what ends a page is painted when its page is full."""
    return any(part[:cut] in text and part[cut:] in text for cut in range(20, len(part) - 20))


def test_every_example_is_looked_at(example_packs: dict[str, Path]) -> None:
    assert set(example_packs) == set(DAYS) == {load(path).code for path in EXAMPLES.glob("*.yaml")}


@pytest.mark.parametrize("code", DAYS)
class TestDays:
    def test_letter_names_the_days_of_the_group(self, code: str, example_packs: dict[str, Path]) -> None:
        text = "\n".join(pages(example_packs[code] / "osallistujille" / "kutsu.pdf"))

        told = DAY.findall(re.sub(rf"Päivät {DAY.pattern}", "", text))
        assert sorted(told) == sorted(DAYS[code] + FREE[code])
        assert [day for day in told if day not in FREE[code]] == DAYS[code]

    def test_text_to_send_names_the_days_of_the_group(self, code: str, example_packs: dict[str, Path]) -> None:
        text = (example_packs[code] / "paivat.txt").read_text(encoding="utf-8")

        assert DAY.findall(text) == DAYS[code]
        assert text.count("17.00–19.00") >= len(AUTUMN_2022)

    @pytest.mark.parametrize("name", ["ohjaajille/kalenteri-ohjaajat.ics", "osallistujille/kalenteri.ics"])
    def test_calendars_have_the_days_of_the_group(self, code: str, name: str, example_packs: dict[str, Path]) -> None:
        text = (example_packs[code] / name).read_text(encoding="utf-8")

        found = dict.fromkeys(re.findall(r"DTSTART;TZID=Europe/Helsinki:(\d{4})(\d\d)(\d\d)T", text))
        assert [f"{int(day)}.{int(month)}.{year}" for year, month, day in found] == DAYS[code]


class TestPapers:
    def test_every_pdf_is_one_that_everyone_can_read(self, example_packs: dict[str, Path]) -> None:
        reports = {
            named(path): validator.validate_pdf_bytes(path.read_bytes(), profile="ua1").failures
            for path in pdfs(example_packs)
        }

        assert len(reports) > 100
        assert {name: [str(fault) for fault in faults] for name, faults in reports.items() if faults} == {}

    def test_pdf_says_what_its_page_says(self, example_packs: dict[str, Path]) -> None:
        differing: dict[str, Any] = {}
        for path in pdfs(example_packs):
            page = Page(path.with_suffix(".html"))
            text, parts = read_out(path, page), list(page.parts())
            told, given = Counter(text), Counter("".join(parts))
            lost = [part for part in parts if part not in text and not is_split(part, text)]
            if lost or told != given:
                differing[named(path)] = (lost, told - given, given - told)

        assert differing == {}

    def test_running_sheet_ends_on_the_second_page(self, example_packs: dict[str, Path]) -> None:
        heading = re.compile(rf"^{WORDS['next_time']}$", re.MULTILINE)
        ends = {
            named(path): [number for number, text in enumerate(pages(path), 1) if heading.search(text)]
            for path in pdfs(example_packs, "*-runko")
        }

        assert {name: on for name, on in ends.items() if not on or on[0] > 2} == {}

    @pytest.mark.parametrize("name", ["*-vertaisohjaajalle", "ohjelma", "todistus"])
    def test_paper_is_one_page(self, name: str, example_packs: dict[str, Path]) -> None:
        lengths = {named(path): len(PdfReader(path).pages) for path in pdfs(example_packs, name)}

        assert {path: length for path, length in lengths.items() if length != 1} == {}


def test_scripts_run_and_make_the_same_bytes(example_packs: dict[str, Path], tmp_path: Path) -> None:
    scripts = sorted(EXAMPLES.glob("*.py"))
    running = {}
    for script in scripts:
        (tmp_path / script.stem).mkdir()
        running[script.stem] = subprocess.Popen(
            [sys.executable, script],
            cwd=tmp_path / script.stem,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    said = {name: run.communicate(timeout=300) for name, run in running.items()}

    assert {name: run.returncode for name, run in running.items()} == dict.fromkeys(running, 0), said
    assert "Open build/SJK-K27/index.html" in said["build_a_pack"][0]
    assert "Open build/CODE-1/index.html" in said["group_in_code"][0]
    assert lying(tmp_path / "build_a_pack" / "build" / "SJK-K27") == lying(example_packs["SJK-K27"])
