"""Measures a whole pack beside a naive loop over its documents, and a rebuild beside the pack: prints ratios.

Run: python bench/bench_pack.py

The pack is made by the command, Python's start included. The naive loop makes the
same PDFs from the same pages in one process, with a fresh FontConfiguration and
style sheet for each; its start is not counted. The rebuilds are the command's: once
with nothing changed, once after one session moved.
"""

import json
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
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from voikukkia_kit.files import Library
from voikukkia_kit.media.look import paper_style
from voikukkia_kit.resources import packaged

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
DOCUMENTS = packaged() / "documents" / "frame"
STYLE = paper_style(Library.at())
MOVE = "muutokset: [{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}]\n"
ROUNDS = 3
STYLE_LINK = re.compile(r"<link [^>]*>\n")  # the naive loop gives the style sheet itself


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(file: Path) -> None:
    """Build a pack as a leader does, with modules that are compiled already."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(file.parent / "compiled")
    build = [sys.executable, "-m", "voikukkia_kit", "build", file.name]
    subprocess.run(build, cwd=file.parent, env=environment, check=True, capture_output=True)


def naive(pages: list[str]) -> None:
    """Make every PDF as one makes it with WeasyPrint alone."""
    for page in pages:
        fonts = FontConfiguration()
        css = weasyprint.CSS(string=STYLE, base_url=f"{DOCUMENTS.as_uri()}/", font_config=fonts)
        html = weasyprint.HTML(string=page, base_url=f"{DOCUMENTS.as_uri()}/")
        html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")


def browser() -> str | None:
    """Return the program of Chromium, None where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def chromium(pages: list[Path]) -> None:
    """Print every page to tagged PDF in one headless browser, by its own protocol over two pipes."""
    to_browser, from_browser = os.pipe(), os.pipe()

    def ready() -> None:
        os.dup2(to_browser[0], 3)
        os.dup2(from_browser[1], 4)

    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
    with tempfile.TemporaryDirectory() as profile:
        command = [str(browser()), *flags, f"--user-data-dir={profile}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, pass_fds=(3, 4), preexec_fn=ready, **quiet) as process:  # type: ignore[call-overload]  # noqa: PLW1509  # the pipes have these two numbers
            with os.fdopen(to_browser[1], "wb", buffering=0) as out, os.fdopen(from_browser[0], "rb") as back:
                tab = Tab(out, back)
                for page in pages:
                    tab.print(page)
            process.kill()


class Tab:
    """One tab of a browser."""

    def __init__(self, out: Any, back: Any) -> None:
        self.out, self.back, self.number, self.session = out, back, 0, {}
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = {"sessionId": self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        self.ask("Page.enable")

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and return its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params, **self.session}
        self.out.write(json.dumps(message).encode() + b"\0")
        while (answer := self.read()).get("id") != self.number:
            pass
        return answer["result"]

    def read(self) -> dict[str, Any]:
        """Return the next message."""
        found = bytearray()
        while (byte := self.back.read(1)) != b"\0":
            found += byte
        return dict(json.loads(found))

    def print(self, page: Path) -> None:
        """Print one page."""
        self.ask("Page.navigate", url=page.as_uri())
        while self.read().get("method") != "Page.loadEventFired":
            pass
        self.ask("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True, printBackground=True)


def main() -> None:
    """Print the medians of the ratios."""
    whole, same, moved, printed = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / EXAMPLE.name
        shutil.copy(EXAMPLE, file)
        command(file)
        for _ in range(ROUNDS):
            shutil.rmtree(file.parent / "SJK-K27", ignore_errors=True)
            shutil.copy(EXAMPLE, file)
            pack = seconds(partial(command, file))
            pages = [page for page in sorted((file.parent / "SJK-K27").rglob("*.html")) if page.name != "index.html"]
            texts = [STYLE_LINK.sub("", page.read_text(encoding="utf-8")) for page in pages]
            whole.append(pack / seconds(partial(naive, texts)))
            if browser():
                printed.append(pack / seconds(partial(chromium, pages)))
            same.append(seconds(partial(command, file)) / pack)
            file.write_text(file.read_text(encoding="utf-8") + MOVE, encoding="utf-8")
            moved.append(seconds(partial(command, file)) / pack)
    print(f"one pack on {os.cpu_count()} cores: {statistics.median(whole):.2f} of the naive loop (aim 0.42 on 2)")
    if printed:
        print(f"one pack: {statistics.median(printed):.2f} of Chromium printing the same pages (aim 0.90)")
    print(f"nothing changed: {statistics.median(same):.3f} of the pack (aim 0.03)")
    print(f"one session moved: {statistics.median(moved):.3f} of the pack (aim 0.20)")


if __name__ == "__main__":
    main()
