"""Writes what one double-clicks on Windows to build a group: a command file beside the group file."""

import os
import sys
from pathlib import Path

from voikukkia_kit.language import Language

__all__ = ["command_file", "put_beside"]

_SUFFIX = ".cmd"


def command_file(words: Language, interpreter: str) -> bytes:
    """Return a command file that builds the group file of its own name beside it and opens the first page.

    It finds that by its own place, so both may be moved or renamed together, with spaces
    and letters such as ä in their names. What goes wrong stays on the screen until a key
    is pressed: the window would close with it.

    Args:
        words: Language of its explanation.
        interpreter: The Python that has the kit; where it is gone, the one that `py` starts.
    """
    python = interpreter.replace("%", "%%")
    lines = (
        "@echo off",
        "chcp 65001 >nul",
        f"rem {words.word('new', 'double_click')}",
        f'set "PYTHON={python}"',
        'if exist "%PYTHON%" (',
        '  "%PYTHON%" -m voikukkia_kit build "%~dpn0.yaml" --open',
        ") else (",
        '  py -m voikukkia_kit build "%~dpn0.yaml" --open',
        ")",
        "if errorlevel 1 pause",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def put_beside(file: Path, words: Language, *, windows: bool = os.name == "nt") -> Path | None:
    """Write the command file of a group file, and return it; None where there can be none or one lies there already.

    Args:
        file: The group file; one that is not called `.yaml` would not be found.
        words: Language of its explanation.
        windows: Whether command files can be run here.
    """
    from voikukkia_kit.pack.folder import new_file

    path = file.with_suffix(_SUFFIX)
    if not windows or file.suffix != ".yaml" or os.path.lexists(path):
        return None
    new_file(path, command_file(words, sys.executable))
    return path
