"""What can go wrong, in words a leader can act on.

A fault is a `Problem`: a code of the catalogue, the facts of the case and,
once a file is known, the place in it. The sentence is made elsewhere, in the
language of the reader; `str()` of a problem is English.
"""

import contextlib
import datetime as dt
import enum
import errno
from collections.abc import Iterable, Iterator, Mapping

import attrs

from voikukkia_kit.errors.catalogue import CATALOGUE

__all__ = [
    "Fact",
    "InputError",
    "MachineError",
    "Place",
    "Problem",
    "RefusedError",
    "Severity",
    "Source",
    "Term",
    "VoikukkiaError",
    "refusal",
    "shortened",
]

_MOST_LETTERS = 800  # with its sentence and advice a problem fits on one screen


class Severity(enum.Enum):
    """How much a problem matters: an error stops, a warning only tells."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Term:
    """A word that each language has its own for, such as the name of a key.

    Attributes:
        section: Section of a language's words, such as `values` or `keys.series`.
        name: Its canonical, English name there.
        plain: What it is where no language is known; its name when empty.
    """

    section: str
    name: str
    plain: str = attrs.field(default="", eq=False)

    def __str__(self) -> str:
        return self.plain or self.name


Fact = str | int | dt.date | dt.time | Term | tuple["Fact", ...]
Path = tuple[str | int, ...]


@attrs.frozen(kw_only=True)
class Place:
    """A place in a file.

    Attributes:
        file: The file's name as the reader gave it.
        line: Line, the first is 1.
        column: Column in characters, the first is 1.
        length: How many characters the fault covers on that line, at least 1.
        excerpt: The line itself, empty when it must not be shown.
    """

    file: str
    line: int
    column: int
    length: int = 1
    excerpt: str = ""


def _facts(given: Mapping[str, Fact]) -> tuple[tuple[str, Fact], ...]:
    return tuple(sorted(given.items()))


@attrs.frozen(init=False)
class Problem:
    """One fault or warning.

    Attributes:
        code: Its code in the catalogue, such as `VK204`.
        facts: The facts of the case by name, as the catalogue's sentence uses them.
        path: Where in the value it lies: names of fields and indices, outermost first.
        place: Where in a file it lies, when that is known.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = attrs.field(converter=_facts)
    path: Path = ()
    place: Place | None = None

    def __init__(self, code: str, /, path: Iterable[str | int] = (), place: Place | None = None, **facts: Fact) -> None:
        CATALOGUE[code]  # a code without a sentence is a bug here, not at the reader's
        self.__attrs_init__(code=code, facts=facts, path=tuple(path), place=place)

    @property
    def severity(self) -> Severity:
        """Return whether this stops the work or only tells."""
        return Severity.WARNING if CATALOGUE[self.code].warning else Severity.ERROR

    @property
    def source(self) -> str:
        """Return where the rule behind a warning comes from, empty for a plain fault.

        A fact of that name comes first: rules of practice are the programme's own.
        """
        return str(dict(self.facts).get("source", CATALOGUE[self.code].source))

    def at(self, place: Place | None) -> "Problem":
        """Return the same problem at a place in a file."""
        return Problem(self.code, self.path, place, **dict(self.facts))

    def inside(self, path: Path) -> "Problem":
        """Return the same problem of a value that holds this one's value at a path."""
        return Problem(self.code, (*path, *self.path), self.place, **dict(self.facts))

    def __str__(self) -> str:
        entry = CATALOGUE[self.code]
        where = f"{self.place.file}:{self.place.line}:{self.place.column}: " if self.place else ""
        facts = {name: shortened(_plain(value)) for name, value in self.facts}
        return f"{where}{self.code} {entry.says.format_map(facts)} {entry.advice.format_map(facts)}"


def shortened(text: str) -> str:
    """Return a text that fits into a message: the middle of a long one is left out."""
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS // 2]} … {text[-_MOST_LETTERS // 2 :]}"


def _plain(fact: Fact) -> str:
    if isinstance(fact, tuple):
        return ", ".join(_plain(part) for part in fact)
    if isinstance(fact, dt.time):
        return f"{fact:%H:%M}"
    return str(fact)


@attrs.frozen
class Source:
    """Where a value was read: every later problem of it can then be shown in its file.

    Attributes:
        language: BCP 47 code of its keys; messages about it answer in this.
        places: The place of each path in the value, outermost field first; the value itself is at `()`.
    """

    language: str
    places: Mapping[Path, Place] = attrs.field(repr=False)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem at the place of the nearest part on its path; one without a path is about no place."""
        if problem.place is not None or not problem.path:
            return problem
        for length in range(len(problem.path), -1, -1):
            place = self.places.get(problem.path[:length])
            if place is not None:
                return problem.at(place)
        return problem


class VoikukkiaError(Exception):
    """Base of every error this library raises on purpose.

    Attributes:
        problems: What is wrong, at least one.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class InputError(VoikukkiaError, ValueError):
    """What people wrote cannot be used: every problem found, in order of place."""


_MACHINE = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EMFILE: "open_files",
    errno.ENFILE: "open_files",
    errno.ENOMEM: "memory",
    errno.EACCES: "rights",
    errno.EPERM: "rights",
    errno.EROFS: "read_only",
    errno.EIO: "broken",
    errno.EFBIG: "too_large",
    errno.ENAMETOOLONG: "long_name",
    errno.ENOENT: "gone",
}


class MachineError(VoikukkiaError, OSError):
    """Something outside the files is missing: disk space, a lock, the parts that make PDFs."""

    @classmethod
    @contextlib.contextmanager
    def instead(cls, code: str = "VK507", **facts: Fact) -> Iterator[None]:
        """Tell what the system refuses inside as an error of ours, in words that lead on.

        Args:
            code: The problem that it is; its sentence tells the `reason`.
            **facts: Further facts of that problem.
        """
        try:
            yield
        except VoikukkiaError:
            raise
        except (OSError, ImportError, MemoryError) as error:
            raise cls(Problem(code, (), None, reason=refusal(error), **facts)) from error


def refusal(error: Exception) -> Fact:
    """Return why the system refused something, in words of each language where it is a common reason.

    An import that fails in an installed kit is the system's matter too: it had no
    file left to open a library with, or the library is not there.
    """
    if isinstance(error, MemoryError):
        return Term("machine", "memory", "out of memory")
    said = getattr(error, "strerror", None) or str(error)
    name = _MACHINE.get(getattr(error, "errno", None) or 0)
    return Term("machine", name, said) if name else said


class RefusedError(VoikukkiaError, PermissionError):
    """Something was left undone to protect what people have made."""
