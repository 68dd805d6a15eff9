"""Measures a whole pack beside a naive loop over its documents, and a rebuild beside the pack: prints ratios.

Run: python bench/bench_pack.py

The pack is made by the command, Python's start included. The naive loop makes the
same PDFs from the same pages in one process, with a fresh FontConfiguration and
style sheet for each; its start is not counted. The rebuilds are the command's: once
with nothing changed, once after one session moved.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from voikukkia_kit.resources import packaged

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
DOCUMENTS = packaged() / "documents" / "frame"
STYLE = (DOCUMENTS / "print.css").read_text(encoding="utf-8")
MOVE = "muutokset: [{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}]\n"
ROUNDS = 3
STYLE_LINK = re.compile(r"<link [^>]*>\n")  # the naive loop gives the style sheet itself


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(file: Path) -> None:
    """Build a pack as a leader does."""
    build = [sys.executable, "-m", "voikukkia_kit", "build", file.name]
    subprocess.run(build, cwd=file.parent, check=True, capture_output=True)


def naive(pages: list[str]) -> None:
    """Make every PDF as one makes it with WeasyPrint alone."""
    for page in pages:
        fonts = FontConfiguration()
        css = weasyprint.CSS(string=STYLE, base_url=f"{DOCUMENTS.as_uri()}/", font_config=fonts)
        html = weasyprint.HTML(string=page, base_url=f"{DOCUMENTS.as_uri()}/")
        html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")


def main() -> None:
    """Print the medians of the ratios."""
    whole, same, moved = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / EXAMPLE.name
        for _ in range(ROUNDS):
            shutil.rmtree(file.parent / "SJK-K27", ignore_errors=True)
            shutil.copy(EXAMPLE, file)
            pack = seconds(partial(command, file))
            pages = [page for page in sorted((file.parent / "SJK-K27").rglob("*.html")) if page.name != "index.html"]
            texts = [STYLE_LINK.sub("", page.read_text(encoding="utf-8")) for page in pages]
            whole.append(pack / seconds(partial(naive, texts)))
            same.append(seconds(partial(command, file)) / pack)
            file.write_text(file.read_text(encoding="utf-8") + MOVE, encoding="utf-8")
            moved.append(seconds(partial(command, file)) / pack)
    print(f"one pack on {os.cpu_count()} cores: {statistics.median(whole):.2f} of the naive loop (aim 0.45 on 2)")
    print(f"nothing changed: {statistics.median(same):.3f} of the pack (aim 0.05)")
    print(f"one session moved: {statistics.median(moved):.3f} of the pack (aim 0.15)")


if __name__ == "__main__":
    main()
