"""Fills what the head of a page shows of whose it is."""

import base64
from typing import Any

from voikukkia_kit.files.library import Library
from voikukkia_kit.model.reader import Reader

__all__ = ["organisation"]

_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}


def organisation(library: Library, reader: Reader) -> dict[str, Any] | None:
    """Return name and logo for the head of a page, as plain values; None where a page shows none.

    The logo goes with the page as a `data:` address, so that a page that is
    sent alone keeps it; in an `img` no browser runs what an SVG may hold.
    """
    own = library.organisation()
    if own is None or (reader is not Reader.FACILITATORS and not own.on_parents_pages):
        return None
    return {"name": own.name, "logo": library.once("logo", lambda: _logo(library))}


def _logo(library: Library) -> dict[str, str] | None:
    own = library.organisation()
    if own is None or own.logo is None:
        return None
    file = library.resources.get(own.logo.file)
    content = base64.b64encode(file.read_bytes()).decode("ascii")
    return {"address": f"data:{_KINDS[file.suffix]};base64,{content}", "description": own.logo.description}
