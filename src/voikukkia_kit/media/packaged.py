"""Answers what a PDF asks for: files of the documents directories by plain names, and nothing else."""

import base64
import re
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

__all__ = ["BASE", "KINDS", "packaged"]

BASE = "https://documents.invalid/"  # never a real host (RFC 6761); keeps this machine's paths out of PDFs
KINDS = {".css": "text/css", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf"}
_INSIDE = re.compile(r"data:(image/(?:png|svg\+xml));base64,([A-Za-z0-9+/]+=*)")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


def packaged(url: str, bases: tuple[Traversable, ...]) -> tuple[str, bytes]:
    """Return kind and content of a file of the documents directories, or of a picture that the page itself holds.

    A JPEG is refused because WeasyPrint 70.0 passes the camera's metadata on.

    Raises:
        ValueError: The address is not that of such a file.
    """
    if inside := _INSIDE.fullmatch(url):
        return inside[1], base64.b64decode(inside[2])
    shown = url.removeprefix(BASE)[:120]
    path = unquote(urlsplit(url).path).removeprefix("/") if url.startswith(BASE) else ""
    if not all(map(_NAME.fullmatch, path.split("/"))):
        raise ValueError(f"{shown} was refused: a PDF is made from the files of its documents directory")
    kind = KINDS.get(PurePosixPath(path).suffix)
    if kind is None:
        raise ValueError(f"{shown} was refused: only {', '.join(KINDS)} files are used")
    for base in bases:
        file = base.joinpath(*path.split("/"))
        linked_out = isinstance(file, Path) and not file.resolve().is_relative_to(Path(str(base)).resolve())
        if file.is_file() and not linked_out:
            return kind, file.read_bytes()
    raise ValueError(f"{shown} was refused: the documents directory has no such file")
