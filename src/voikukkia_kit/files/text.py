"""Opens what people wrote as clean text."""

import stat
import unicodedata
from pathlib import Path

from voikukkia_kit.errors import InputError, Place, Problem

__all__ = ["LIMIT_KILOBYTES", "clean_lines", "read_text"]

LIMIT_KILOBYTES = 512
_ALLOWED_FORMAT = {"\N{SOFT HYPHEN}", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def read_text(path: Path) -> str:
    """Return a file's text in NFC, with line feeds as line ends and without a byte order mark.

    Raises:
        InputError: No such file (VK102), not an ordinary one (VK103), too large
            (VK104), unreadable (VK116), not UTF-8 (VK108), or with characters that
            cannot be printed or turn the order of reading (VK105, each with its place).
    """
    try:
        mode = path.stat()
        if not stat.S_ISREG(mode.st_mode):
            raise InputError(Problem("VK103", name=path.name))
        if mode.st_size > LIMIT_KILOBYTES * 1024:
            raise InputError(Problem("VK104", name=path.name, limit=LIMIT_KILOBYTES))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem("VK102", name=str(path))) from None
    except OSError as error:
        raise InputError(Problem("VK116", name=path.name, reason=error.strerror or "")) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("VK108", place=Place(file=path.name, line=line, column=1))) from None
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    problems = tuple(_unprintable(path.name, text))
    if problems:
        raise InputError(*problems)
    return text


def _unprintable(name: str, text: str) -> list[Problem]:
    """Return a problem for each line with control, bidi, private or unassigned characters."""
    problems = []
    for number, line in enumerate(clean_lines(text), start=1):
        bad = [(column, char) for column, char in enumerate(line, start=1) if _is_refused(char)]
        if bad:
            points = tuple(dict.fromkeys(f"U+{ord(char):04X}" for _, char in bad))
            place = Place(file=name, line=number, column=bad[0][0])
            problems.append(Problem("VK105", place=place, code_points=points))
    return problems


def clean_lines(text: str) -> list[str]:
    """Return the lines of a text; only a line feed ends one, as in YAML 1.2."""
    return text.split("\n")


def _is_refused(char: str) -> bool:
    if char in "\t" or char in _ALLOWED_FORMAT:
        return False
    return unicodedata.category(char) in _REFUSED or char in "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
