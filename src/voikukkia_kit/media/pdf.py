"""Turns one HTML page into a PDF that everyone can read (PDF/UA-1), from packaged files only.

The one module that imports WeasyPrint, and it does so late: the import costs
0.7 s and fails where Pango is missing. What WeasyPrint would only log is an
error here, because a PDF without its picture or with an empty box for a letter
is worse than none. The same page gives the same bytes in every process.
"""

import contextlib
import functools
import io
import re
import shutil
import sys
import threading
import warnings
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from multiprocessing.util import Finalize
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.document_files import FRAME, STYLE_SHEETS
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.media import apart, tagging
from voikukkia_kit.media.complaints import LOGGER, complaints, no_font_dates, uncollected
from voikukkia_kit.media.look import painted, paper_style
from voikukkia_kit.media.medium import Medium, Piece, Shortage
from voikukkia_kit.media.packaged import BASE, KINDS, packaged
from voikukkia_kit.media.pages import pages_of
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["PDF", "PdfError", "shortage", "to_pdf"]

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


@functools.cache
def shortage() -> Shortage | None:
    """Return what this machine lacks for making PDFs, None when all is there.

    Without Pango there is no PDF at all. Without HarfBuzz-Subset a plan takes
    four times as long, and WeasyPrint only logs it.

    Raises:
        OSError: The machine is at its end, which is no lack: it had no file left to open a library with.
    """
    how = _INSTALL.get(sys.platform, "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html")
    try:
        weasyprint = _weasyprint_or_none() or _weasyprint()  # a library that lacks lacks a second time
    except OSError as error:
        if error.errno is not None:
            raise
        library = re.search(r"'([^']+)'", str(error))
        reason = f"the library {library[1] if library else error} cannot be loaded"
        return Shortage(reason=reason, how=how, blocks=True)
    if weasyprint.text.ffi.harfbuzz_subset is None:
        return Shortage(reason="without the library harfbuzz-subset they are slow", how=how, blocks=False)
    return None


def to_pdf(page: str, *, stylesheet: str, base: Traversable | tuple[Traversable, ...]) -> bytes:
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
        OSError: The machine is at its end: no room, no file or no memory left.
    """
    if (lack := shortage()) and lack.blocks:
        raise PdfError("PDF", lack.reason, lack.how)
    with _one_at_a_time, complaints() as faults, no_font_dates(), uncollected():
        try:
            return _written(page, stylesheet, base if isinstance(base, tuple) else (base,), faults)
        except _weasyprint().urls.FatalURLFetchingError as stopped:
            raise stopped.__cause__ from None


def _written(page: str, stylesheet: str, bases: tuple[Traversable, ...], faults: list[str]) -> bytes:
    """Return the file, unless something is wrong: the log fills `faults` meanwhile."""
    weasyprint, fetcher = _weasyprint(), _fetcher(bases, stylesheet)
    html = weasyprint.HTML(string=page, base_url=BASE, url_fetcher=fetcher)
    for link in html.etree_element.findall("head/link"):
        if link.get("href", "").rpartition("/")[2] in STYLE_SHEETS:  # for browsers: here the style is given
            html.etree_element.find("head").remove(link)
    title = " ".join((html.etree_element.findtext("head/title") or "").split())
    if not title:
        faults.append("the page has no title, which every PDF/UA needs (ISO 14289-1, 7.1)")
    try:
        design = _design(stylesheet, bases)
        with tagging.noted_boxes(weasyprint.pdf.tags) as boxes:

            def finish(document: Any, file: Any) -> None:
                faults.extend(_borrowed_letters(document, fetcher.fonts))
                faults.extend(tagging.repair(file, boxes, base=BASE))

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
        if isinstance(error, OSError) and error.errno is not None:  # the machine's; WeasyPrint's own have no number
            raise
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
    with complaints() as faults:
        css = weasyprint.CSS(
            string=stylesheet,
            base_url=BASE,
            url_fetcher=_fetcher(bases, stylesheet),
            font_config=fonts,
            counter_style=counters,
        )
    if folder := vars(fonts).get("_folder"):
        Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)
    if faults:
        raise PdfError("", *faults)  # an exception is not cached: the faults are told every time
    return _Design(css=css, fonts=fonts, counters=counters)


@functools.cache
def _fetcher(bases: tuple[Traversable, ...], stylesheet: str) -> Any:
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
                kind, content = packaged(url, bases)
            except ValueError as refusal:
                LOGGER.warning("%s", refusal)  # WeasyPrint itself is silent about fonts
                raise
            except OSError as error:
                fatal = _weasyprint().urls.FatalURLFetchingError  # after any other, the page is made without it
                raise fatal(str(error)) from error
            if kind == KINDS[".svg"]:
                content = painted(content.decode(), stylesheet).encode()
            if kind == KINDS[".ttf"]:
                self.fonts.add(content)
            return _weasyprint().urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    return Packaged()


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


def _weasyprint_or_none() -> Any:
    with contextlib.suppress(OSError):
        return _weasyprint()
    return None


def _piece(sheet: Sheet, library: Library) -> Piece:
    page, stylesheet = pages_of(library).page(sheet), paper_style(library)
    roots = tuple(root / "documents" / FRAME for root in library.resources.roots)
    path, template = f"{sheet.path}.pdf", f"{sheet.document.name}/page.html"
    make = functools.partial(_made, page, stylesheet, roots, path, template)
    if apart.is_foreign(library):
        make = functools.partial(apart.made, make, name=path, template=template)
    return Piece(
        path=path,
        made_from=digest(page, stylesheet, library.paper()),
        make=make,
        effort=len(page),
        same_for_all=sheet.document.same_for_all,
    )


def _made(page: str, stylesheet: str, roots: tuple[Traversable, ...], path: str, template: str) -> bytes:
    """Return a page as PDF.

    Raises:
        InputError: It cannot become one (VK501).
    """
    try:
        return to_pdf(page, stylesheet=stylesheet, base=roots)
    except PdfError as error:
        name = error.title or path
        problems = (Problem("VK501", name=name, file=path, template=template, reason=one) for one in error.reasons)
        raise InputError(*problems) from error


PDF = Medium(name="pdf", suffix=".pdf", piece=_piece, shortage=shortage)
