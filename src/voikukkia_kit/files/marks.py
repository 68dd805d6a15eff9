"""Hashes of what packs and their PDFs are made from: where nothing of it changed, nothing is made again."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.resources import Resources

__all__ = ["digest", "everything", "paper"]

_PACKAGE = Path(__file__).parents[1]
_ON_PAPER = {".css", ".png", ".svg", ".ttf"}
_LIBRARIES_OF_PDF = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools")
_LIBRARIES = (*_LIBRARIES_OF_PDF, "icalendar", "jinja2", "markdown-it-py")


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of parts, each set off from the next."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()


def everything(resources: Resources) -> str:
    """Return the hash of all that packs are made from besides the series: templates, code, libraries."""
    templates = (part for root in resources.roots for part in _read(root, sorted(root.rglob("*"))))
    code = _read(_PACKAGE, sorted(_PACKAGE.rglob("*.py")))
    return digest(*templates, *code, *_versions(_LIBRARIES))


def paper(resources: Resources) -> str:
    """Return the hash of what every PDF is made from besides its page: style, fonts, drawings, code, libraries."""
    lying = (
        part
        for root in (root / "documents" / FRAME for root in resources.roots)
        for part in _read(root, (path for path in sorted(root.rglob("*")) if path.suffix in _ON_PAPER))
    )
    code = _read(_PACKAGE, [_PACKAGE / "media" / name for name in ("look.py", "pdf.py", "tagging.py")])
    return digest(*lying, *code, *_versions(_LIBRARIES_OF_PDF))


def _read(root: Path, paths: Iterable[Path]) -> Iterator[str | bytes]:
    """Yield the name of each file within a directory, which says what it is for, and its bytes."""
    for path in paths:
        if path.is_file():
            yield path.relative_to(root).as_posix()
            yield path.read_bytes()


def _versions(libraries: Iterable[str]) -> Iterator[str]:
    from importlib.metadata import version

    yield from (f"{name} {version(name)}" for name in libraries)
