"""Writes commands as messages suggest them: they run when copied, from where the reader is."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["called", "interpreter", "quoted", "suggested"]

_NAME = "voikukkia"
_PLAIN = re.compile(r"[\w.,:\\/+@-]+")  # what cmd.exe and PowerShell take as one word as it stands


def suggested(*words: str | Path, templates: Iterable[Path] = ()) -> str:
    """Return a command line that runs when it is copied.

    Args:
        words: What stands behind the name of the program: the command, files, options.
        templates: Own directories that the reader's command named: the next one needs them too.
    """
    own = (part for directory in templates for part in ("--templates", directory))
    return " ".join([called(), *(quoted(str(word)) for word in (*words, *own))])


def called(by: str | None = None) -> str:
    """Return how the program is called here: its name where that finds it, else as the reader called it.

    An environment that is not active has the program, and no shell finds it by its name.

    Args:
        by: How it was called, `sys.argv[0]` when None.
    """
    path = Path(sys.argv[0] if by is None else by)
    if path.name == "__main__.py":
        return f"{interpreter()} -m {path.parent.name}"
    if path.stem.lower() != _NAME or _is_found_as(_NAME, path):
        return _NAME
    return quoted(str(path))


def interpreter() -> str:
    """Return the name of this Python where a shell finds it by that, else its path."""
    path = Path(sys.executable)
    return path.stem if _is_found_as(path.stem, path) else quoted(str(path))


def _is_found_as(name: str, path: Path) -> bool:
    """Return whether a name leads a shell to this program; Windows leaves its suffix away."""
    found = shutil.which(name)
    return found is not None and Path(found).with_suffix("") == Path(os.path.abspath(path)).with_suffix("")  # noqa: PTH100  # links stay links: each environment has its own


def quoted(word: str, *, windows: bool = os.name == "nt") -> str:
    """Return a word as the shell at hand takes it for one.

    Args:
        word: A file, an option, a place.
        windows: Whether that shell is cmd.exe or PowerShell, else one of POSIX.
    """
    if not windows:
        return shlex.quote(word)
    return word if _PLAIN.fullmatch(word) else f'"{word}"'
