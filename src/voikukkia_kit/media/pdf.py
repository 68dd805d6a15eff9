"""Turns one HTML page into a PDF that everyone can read (PDF/UA-1), from packaged files only.

The one module that imports WeasyPrint, and it does so late: the import costs
0.7 s and fails where Pango is missing. What WeasyPrint would only log is an
error here, because a PDF without its picture or with an empty box for a letter
is worse than none. The same page gives the same bytes in every process.
"""

import contextlib
import functools
import io
import logging
import os
import re
import shutil
import sys
import threading
import warnings
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from multiprocessing.util import Finalize
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs

from voikukkia_kit.media import tagging

__all__ = ["PdfError", "Shortage", "pdf", "shortage"]

_BASE = "https://documents.invalid/"  # never a real host (RFC 6761); keeps this machine's paths out of PDFs
_KINDS = {".css": "text/css", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf"}
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_LOGGER = logging.getLogger("weasyprint")
_SLOW_SUBSETTING = "Using fontTools instead of HarfBuzz-Subset"
_INSTALL = {
    "linux": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig",
    "darwin": "brew install pango",
    "win32": "install MSYS2 (msys2.org) and run in it: pacman -S mingw-w64-ucrt-x86_64-pango",
}
_one_at_a_time = threading.Lock()  # threads share Pango's font map and WeasyPrint's logger


class PdfError(RuntimeError):
    """A document cannot become a PDF.

    Attributes:
        title: The document's title, empty when it has none.
        reasons: What stands in the way, at least one sentence, each once, in the order met.
    """

    def __init__(self, title: str, *reasons: str) -> None:
        super().__init__(title, *reasons)
        self.title = title
        self.reasons = reasons

    def __str__(self) -> str:
        return f"{self.title or 'A document without a title'}: {'; '.join(self.reasons)}"


@attrs.frozen(kw_only=True)
class Shortage:
    """Something that this machine lacks for making PDFs.

    Attributes:
        reason: What is missing.
        how: How to get it here, a command where there is one.
        blocks: Whether no PDF can be made; otherwise they are only slow.
    """

    reason: str
    how: str
    blocks: bool


@functools.cache
def shortage() -> Shortage | None:
    """Return what this machine lacks for making PDFs, None when all is there.

    Without Pango there is no PDF at all. Without HarfBuzz-Subset a plan takes
    four times as long, and WeasyPrint only logs it.
    """
    how = _INSTALL.get(sys.platform, "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html")
    try:
        weasyprint = _weasyprint()
    except OSError as error:
        library = re.search(r"'([^']+)'", str(error))
        reason = f"the library {library[1] if library else error} cannot be loaded"
        return Shortage(reason=reason, how=how, blocks=True)
    if weasyprint.text.ffi.harfbuzz_subset is None:
        return Shortage(reason="without the library harfbuzz-subset they are slow", how=how, blocks=False)
    return None


def pdf(page: str, *, stylesheet: str, base: Traversable | tuple[Traversable, ...]) -> bytes:
    """Return a page as PDF/UA-1 (ISO 14289-1).

    Pictures, fonts and stylesheets are read from `base` only, by plain names;
    no other address is followed. Every letter comes from a font of the
    stylesheet: one of the machine's would give other bytes elsewhere, or a box.

    Args:
        page: The whole HTML text, with `<html lang>` and `<title>`.
        stylesheet: CSS for paper with its `@font-face` rules, parsed once in a process.
        base: The documents directory that relative addresses start from; or several in order of
            precedence, an organisation's own before ours.

    Returns:
        The file, with no date in it.

    Raises:
        PdfError: Something is missing, refused or not understood, all of it named; or `shortage`
            says that no PDF can be made here.
    """
    if (lack := shortage()) and lack.blocks:
        raise PdfError("PDF", lack.reason, lack.how)
    with _one_at_a_time, _complaints() as faults, _no_font_dates():
        return _written(page, stylesheet, base if isinstance(base, tuple) else (base,), faults)


def _written(page: str, stylesheet: str, bases: tuple[Traversable, ...], faults: list[str]) -> bytes:
    """Return the file, unless something is wrong: the log fills `faults` meanwhile."""
    weasyprint, fetcher = _weasyprint(), _fetcher(bases)
    html = weasyprint.HTML(string=page, base_url=_BASE, url_fetcher=fetcher)
    title = " ".join((html.etree_element.findtext("head/title") or "").split())
    if not title:
        faults.append("the page has no title, which every PDF/UA needs (ISO 14289-1, 7.1)")
    try:
        design = _design(stylesheet, bases)
        with tagging.noted_boxes(weasyprint.pdf.tags) as boxes:

            def finish(document: Any, file: Any) -> None:
                faults.extend(_borrowed_letters(document, fetcher.fonts))
                faults.extend(tagging.repair(file, boxes, base=_BASE))

            content: bytes = html.write_pdf(
                stylesheets=[design.css],
                font_config=design.fonts,
                counter_style=design.counters.copy(),
                pdf_variant="pdf/ua-1",
                finisher=finish,
            )
    except PdfError as error:  # the stylesheet has faults, all noted by now
        raise PdfError(title, *faults) from error
    except Exception as error:  # some CSS crashes WeasyPrint 70.0, and the document must be named
        raise PdfError(title, *faults, f"WeasyPrint stopped: {error!r}") from error
    if faults:
        raise PdfError(title, *faults)
    return content


@attrs.frozen(kw_only=True)
class _Design:
    """A parsed stylesheet with the fonts and list counters that its rules define."""

    css: Any
    fonts: Any
    counters: Any


@functools.cache
def _design(stylesheet: str, bases: tuple[Traversable, ...]) -> _Design:
    """Return a stylesheet parsed, the same one in the whole process.

    A font configuration for each document would cost a sixth of the time and
    leak about 0.35 MiB. Its copies of the fonts lie in a temporary folder that
    WeasyPrint leaves behind in worker processes.
    """
    weasyprint = _weasyprint()
    fonts, counters = weasyprint.text.fonts.FontConfiguration(), weasyprint.css.counters.CounterStyle()
    with _complaints() as faults:
        css = weasyprint.CSS(
            string=stylesheet,
            base_url=_BASE,
            url_fetcher=_fetcher(bases),
            font_config=fonts,
            counter_style=counters,
        )
    if folder := vars(fonts).get("_folder"):
        Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)
    if faults:
        raise PdfError("", *faults)  # an exception is not cached: the faults are told every time
    return _Design(css=css, fonts=fonts, counters=counters)


@functools.cache
def _fetcher(bases: tuple[Traversable, ...]) -> Any:
    """Return what answers WeasyPrint's requests; HTML and every CSS are given the same one.

    A CSS without it follows `@import url(http...)` in spite of the one given to HTML.
    """
    parent: Any = _weasyprint().urls.URLFetcher

    class Packaged(parent):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves files of the documents directories and refuses everything else."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=())
            self.fonts: set[bytes] = set()

        def fetch(self, url: str, _headers: object = None) -> Any:
            try:
                kind, content = _packaged(url, bases)
            except ValueError as refusal:
                _LOGGER.warning("%s", refusal)  # WeasyPrint itself is silent about fonts
                raise
            if kind == _KINDS[".ttf"]:
                self.fonts.add(content)
            return _weasyprint().urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    return Packaged()


def _packaged(url: str, bases: tuple[Traversable, ...]) -> tuple[str, bytes]:
    """Return kind and content of a file of the documents directories.

    A JPEG is refused because WeasyPrint 70.0 passes the camera's metadata on.

    Raises:
        ValueError: The address is not that of such a file.
    """
    shown = url.removeprefix(_BASE)[:120]
    path = unquote(urlsplit(url).path).removeprefix("/") if url.startswith(_BASE) else ""
    if not all(map(_NAME.fullmatch, path.split("/"))):
        raise ValueError(f"{shown} was refused: a PDF is made from the files of its documents directory")
    kind = _KINDS.get(PurePosixPath(path).suffix)
    if kind is None:
        raise ValueError(f"{shown} was refused: only {', '.join(_KINDS)} files are used")
    for base in bases:
        file = base.joinpath(*path.split("/"))
        linked_out = isinstance(file, Path) and not file.resolve().is_relative_to(Path(str(base)).resolve())
        if file.is_file() and not linked_out:
            return kind, file.read_bytes()
    raise ValueError(f"{shown} was refused: the documents directory has no such file")


def _borrowed_letters(document: Any, ours: set[bytes]) -> Iterator[str]:
    """Yield a sentence about the letters that fonts of this machine would lend to a document, if any."""
    content = _weasyprint().text.fonts.get_hb_object_data
    lenders = [font for font in document.fonts.values() if content(font.hb_face) not in ours]
    if lenders:
        lent = {letter for font in lenders for text in font.to_unicode.values() for letter in text}
        named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in sorted(lent - {" "}) or " ")
        families = ", ".join(sorted({font.family for font in lenders}))
        yield f"{named} would come from this machine's {families}, not from a font of the stylesheet"


@functools.cache
def _weasyprint() -> Any:
    """Return WeasyPrint, imported quietly: it prints and warns about what `shortage` tells.

    Raises:
        OSError: A library of the system is missing.
    """
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import weasyprint  # noqa: TID251  late, and only here
    return weasyprint


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint logs, but not its word about slow fonts nor a refusal in its own words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        sentence = record.getMessage()
        if not any(told in sentence for told in (_SLOW_SUBSETTING, *self.sentences)):
            self.sentences.append(sentence)


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint complains of, whatever the program does with its own log."""
    handler, level, propagate = _Complaints(), _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.WARNING)
    _LOGGER.propagate = False
    try:
        yield handler.sentences
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(level)
        _LOGGER.propagate = propagate


@contextlib.contextmanager
def _no_font_dates() -> Iterator[None]:
    """Keep the clock out of the fonts: fontTools stamps them where HarfBuzz-Subset is missing."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        os.environ.update({} if given is None else {"SOURCE_DATE_EPOCH": given})
