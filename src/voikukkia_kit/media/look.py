"""Gives style sheets with an organisation's accent, and drawings painted with the style's colours."""

import re
from collections.abc import Mapping
from functools import cache

from voikukkia_kit.files.document_files import FRAME, LOOK, ON_PAPER
from voikukkia_kit.files.library import Library

__all__ = ["colours", "painted", "paper_style", "style_sheet"]

_COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6})\s*;")
_USED = re.compile(r"var\(--([a-z-]+)\)")


def style_sheet(name: str, library: Library) -> str:
    """Return a style sheet of `documents/frame/`, an organisation's own first.

    That of colours gets the organisation's accent, and says for each drawing where
    it lies: a page whose class is `phase-<name>` shows it.
    """
    text = library.resources.get("documents", FRAME, name).read_text(encoding="utf-8")
    organisation = library.organisation()
    if name == LOOK:
        drawings = (path for path in library.resources.entries("documents", FRAME, "pictures") if path.suffix == ".svg")
        text += "".join(f".phase-{one.stem} {{ --drawing: url(pictures/{one.name}); }}\n" for one in drawings)
    if name == LOOK and organisation and organisation.accent:
        text += f"\n:root {{ --accent: {organisation.accent}; }}\n"
    return text


def paper_style(library: Library) -> str:
    """Return the whole style of paper as one sheet."""
    return library.once("paper-style", lambda: "".join(style_sheet(name, library) for name in ON_PAPER))


@cache
def colours(style: str) -> Mapping[str, str]:
    """Return every colour that a style sheet names as a custom property of `:root`; the last one holds."""
    return dict(_COLOUR.findall(style))


def painted(drawing: str, style: str) -> str:
    """Return an SVG drawing with the colours of a style in it.

    A drawing is `currentColor`, which the root is given as its colour, and
    `var(--accent)` where it names another. Neither reaches a drawing by CSS
    everywhere: one in a background inherits nothing in a browser, and
    WeasyPrint 70.0 tells no drawing of its page's style.
    """
    known = colours(style)
    start, tag, rest = drawing.partition("<svg")
    whole = f'{start}{tag} color="{known["ink"]}"{rest}' if tag and "ink" in known else drawing
    return _USED.sub(lambda used: known.get(used[1], used[0]), whole)
