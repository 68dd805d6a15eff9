"""Opens what people wrote as clean text."""

import errno
import stat
import unicodedata
from pathlib import Path

from voikukkia_kit.errors import InputError, MachineError, Place, Problem, refusal

__all__ = ["LIMIT_KILOBYTES", "clean_lines", "cleaned", "decoded", "read_text", "shown", "unprintable"]

LIMIT_KILOBYTES = 512
_ALLOWED = {"\t", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}
_OF_THE_MACHINE = {errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def shown(path: Path) -> str:
    """Return what messages call a file of a templates directory: its name with its folder, for many have one name."""
    return f"{path.parent.name}/{path.name}"


def read_text(path: Path, name: str | None = None) -> str:
    """Return a file's text in NFC, with line feeds as line ends and without a byte order mark.

    Args:
        path: The file.
        name: What messages call it; its own name by default.

    Raises:
        InputError: No such file (VK102), not an ordinary one (VK103), too large
            (VK104), unreadable (VK116), not UTF-8 (VK108), or with characters that
            cannot be printed or turn the order of reading (VK105, each with its place).
        MachineError: The system can open no more files, or the disk does not answer (VK507).
    """
    name = name or path.name or str(path)  # "." has no name
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise InputError(Problem("VK103", name=name))
        if found.st_size > LIMIT_KILOBYTES * 1024:
            place = Place(file=name, line=1, column=1)
            raise InputError(Problem("VK104", place=place, limit=LIMIT_KILOBYTES))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem("VK102", name=str(path))) from None
    except OSError as error:
        if error.errno in _OF_THE_MACHINE:
            raise MachineError(Problem("VK507", reason=refusal(error))) from error
        raise InputError(Problem("VK116", name=name, reason=refusal(error))) from None
    return cleaned(decoded(data, name), name)


def decoded(data: bytes, name: str) -> str:
    """Return the text of bytes, a byte order mark with it.

    Args:
        data: The bytes.
        name: What messages call their file.

    Raises:
        InputError: They are not UTF-8 (VK108, with its line).
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("VK108", place=Place(file=name, line=line, column=1))) from None


def cleaned(text: str, name: str) -> str:
    """Return a text as `read_text` gives it.

    Args:
        text: The text.
        name: What messages call it.

    Raises:
        InputError: It is too large (VK104), or holds characters that cannot be printed
            or turn the order of reading (VK105, each with its place).
    """
    if len(text) > LIMIT_KILOBYTES * 1024:
        raise InputError(Problem("VK104", place=Place(file=name, line=1, column=1), limit=LIMIT_KILOBYTES))
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    problems = [
        Problem("VK105", place=_first(name, number, line), code_points=points)
        for number, line in enumerate(clean_lines(text), start=1)
        if (points := unprintable(line))
    ]
    if problems:
        raise InputError(*problems)
    return text


def unprintable(line: str) -> tuple[str, ...]:
    """Return the code points of control, bidi, private and unassigned characters in a line, each once."""
    if line.isprintable():  # nearly every line, and much faster than looking at each character
        return ()
    return tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in line if _is_refused(char)))


def _first(name: str, number: int, line: str) -> Place:
    """Return the place of the first such character; no excerpt, for a terminal would obey it."""
    column = next(column for column, char in enumerate(line, start=1) if _is_refused(char))
    return Place(file=name, line=number, column=column)


def clean_lines(text: str) -> list[str]:
    """Return the lines of a text; only a line feed ends one, as in YAML 1.2."""
    return text.split("\n")


def _is_refused(char: str) -> bool:
    if char in _ALLOWED:
        return False
    return unicodedata.category(char) in _REFUSED or char in "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
