"""Measures one plan as PDF beside naive WeasyPrint on the same HTML and CSS: prints one ratio, ours to theirs.

Run: python bench/bench_plan.py

Theirs makes a FontConfiguration and parses the style sheet for each document, as
WeasyPrint's documentation does; ours shares both, and repairs and checks besides.
"""

import re
import statistics
import time
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from voikukkia_kit.files import Library, load
from voikukkia_kit.media.look import paper_style
from voikukkia_kit.media.pages import PAGE
from voikukkia_kit.media.pdf import to_pdf
from voikukkia_kit.resources import packaged
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import compose

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
DOCUMENTS = packaged() / "documents" / "frame"
STYLE = paper_style(Library.at())
STYLE_LINK = re.compile(r"<link [^>]*>\n")  # both sides are given the style sheet itself
ROUNDS = 12
AIM = 0.85


def plan() -> str:
    """Return the page of the plan of session 3."""
    library = Library.at()
    sheet = next(one for one in compose(date(load(EXAMPLE), library), library) if one.stem == "03-runko")
    return STYLE_LINK.sub("", PAGE.piece(sheet, library).make().decode())


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
        to_pdf(page, stylesheet=STYLE, base=DOCUMENTS)
        between = time.perf_counter()
        naive(page)
        ratios += [(between - start) / (time.perf_counter() - between)] if turn else []
    print(f"one plan: {statistics.median(ratios):.2f} of naive WeasyPrint (aim {AIM})")


if __name__ == "__main__":
    main()
