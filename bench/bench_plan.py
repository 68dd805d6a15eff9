"""Measures one plan as PDF beside naive WeasyPrint on the same HTML and CSS: prints one ratio, ours to theirs.

Run: python bench/bench_plan.py

Theirs makes a FontConfiguration and parses the style sheet for each document, as
WeasyPrint's documentation does; ours shares both, and repairs and checks besides.
"""

import statistics
import time
from pathlib import Path

import weasyprint
from voikukkia_kit.pack.outputs import Audience, documents
from weasyprint.text.fonts import FontConfiguration

from voikukkia_kit.files import load_contacts, load_programme, load_words, read_group_file
from voikukkia_kit.language import language
from voikukkia_kit.media.page import STYLE_LINK, Pages
from voikukkia_kit.media.pdf import pdf
from voikukkia_kit.resources import Resources, packaged
from voikukkia_kit.schedule import FreeDays, timetable
from voikukkia_kit.sheets.edition import Edition

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
DOCUMENTS = packaged() / "documents"
STYLE = (DOCUMENTS / "print.css").read_text(encoding="utf-8")
ROUNDS = 12
AIM = 0.85


def plan() -> str:
    """Return the page of the plan of session 3."""
    group, programme = read_group_file(EXAMPLE).group, load_programme()
    edition = Edition(
        group=group,
        programme=programme,
        timetable=timetable(group, programme, FreeDays()),
        words=load_words(programme, "fi"),
        language=language("fi"),
        contacts=load_contacts(),
    )
    made = documents(edition, Audience.FACILITATORS, Pages(Resources()), "")
    return next(STYLE_LINK.sub("", document.html) for document in made if document.stem == "03-runko")


def naive(page: str) -> bytes:
    """Return a PDF as one makes it with WeasyPrint alone."""
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=STYLE, base_url=f"{DOCUMENTS.as_uri()}/", font_config=fonts)
    html = weasyprint.HTML(string=page, base_url=f"{DOCUMENTS.as_uri()}/")
    return bytes(html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1"))


def main() -> None:
    """Print the median of the ratios, pair by pair."""
    page = plan()
    ratios = []
    for turn in range(ROUNDS + 1):
        start = time.perf_counter()
        pdf(page, stylesheet=STYLE, base=DOCUMENTS)
        between = time.perf_counter()
        naive(page)
        ratios += [(between - start) / (time.perf_counter() - between)] if turn else []
    print(f"one plan: {statistics.median(ratios):.2f} of naive WeasyPrint (aim {AIM})")


if __name__ == "__main__":
    main()
