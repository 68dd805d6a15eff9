"""Debian's Chromium, as the one browser that looks at pages and prints them. It reaches no network."""

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader

from conformance.calendar_readers import BUILD, need

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["AXE", "DESK", "PHONE", "chromium", "printed", "window"]

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-default-apps"),
    # Every host but none: a page that asks for anything outside of its files gets nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PHONE, DESK = 390, 1280  # CSS pixels: a telephone as most have it, and the window of a small laptop
AXE = BUILD / "javascript" / "node_modules" / "axe-core" / "axe.min.js"


def chromium() -> str:
    """Return where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    need(found, "chromium", "chromium")
    return str(found)


def printed(page: Path, folder: Path, *options: str) -> PdfReader:
    """Return what the browser makes of a page; its own head and foot are on it unless an option says otherwise."""
    target = folder / "printed.pdf"
    where = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}")
    subprocess.run([chromium(), *FLAGS, *where, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    return PdfReader(target)


@contextmanager
def window(width: int) -> Iterator["Page"]:
    """Open a window of a width; a narrow one is a telephone's, which a page can widen."""
    need(importlib.util.find_spec("playwright"), "playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        size = {"width": width, "height": 844}
        yield browser.new_page(viewport=size, is_mobile=width == PHONE, has_touch=width == PHONE)
        browser.close()
