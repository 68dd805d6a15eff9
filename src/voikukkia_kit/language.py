"""Phrases, dates, times and sentences in one language.

Every fixed word of the kit (documents, messages, help, names of keys and of
files) stands in `templates/language/<code>/`, and nowhere else but for the
English sentences of problems, which stand beside their codes. Each file there
is read when a word of it is asked for. TOML, since the standard library reads
it fast enough for `--help`.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.errors import Fact, Problem, Term
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.resources import packaged

__all__ = ["Language", "Sections", "language", "languages", "names", "nearest", "plain", "supported"]

NO_BREAK = "\N{NO-BREAK SPACE}"
_FILES = {
    "grammar": ("language", "dates", "weekdays", "days"),
    "keys": ("keys", "values", "methods"),
    "messages": ("when", "expected", "privacy", "problems"),
    "command": ("help", "help_about", "help_examples", "help_options", "wrong", "console", "ask", "new"),
    "documents": ("documents", "titles", "document_names", "files", "index", "changes", "calendar", "text"),
}
_HOMES = {section: file for file, sections in _FILES.items() for section in sections}


@cache
def supported() -> tuple[str, ...]:
    """Return the codes of the languages there are phrases for, Finnish first."""
    codes = sorted(path.name for path in (packaged() / "language").iterdir() if path.is_dir())
    return tuple(sorted(codes, key=lambda code: code != "fi"))


@cache
def language(code: str) -> "Language":
    """Return a language by its BCP 47 code.

    Raises:
        KeyError: There are no phrases for it; see `supported`.
    """
    if code not in supported():
        raise KeyError(code)
    return Language(code, Sections(packaged() / "language" / code))


class Sections(Mapping[str, Any]):
    """The words of a language by section, each file read when one of its sections is asked for."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._read: dict[str, dict[str, Any]] = {}

    def __getitem__(self, section: str) -> Any:
        return self._file(_HOMES[section])[section]

    def __iter__(self) -> Iterator[str]:
        return (section for file in _FILES for section in self._file(file))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _file(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            path = self.directory / f"{name}.toml"
            self._read[name] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return self._read[name]


def languages() -> tuple["Language", ...]:
    """Return every language there are phrases for, Finnish first."""
    return tuple(map(language, supported()))


def names(section: str) -> tuple[str, ...]:
    """Return the canonical names of a section that any language has words for."""
    return tuple(dict.fromkeys(name for lang in languages() for name in lang.words(section)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, None when none does."""
    import difflib

    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


@attrs.frozen(eq=False)
class Language:
    """One language of documents and messages.

    Attributes:
        code: BCP 47 code, such as `fi`.
        phrases: Its phrases by section, as the files have them.
    """

    code: str
    phrases: Mapping[str, Any] = attrs.field(repr=False)

    def word(self, section: str, name: str, /, **facts: Fact) -> str:
        """Return a phrase, with facts in the place of its braces.

        Raises:
            KeyError: The phrases lack it: a bug of ours, which a test finds.
        """
        phrase = self.phrases[section][name]
        text = str(phrase[0] if isinstance(phrase, list) else phrase)
        return text.format_map({key: self.fact(value) for key, value in facts.items()}) if facts else text

    def words(self, section: str) -> dict[str, Any]:
        """Return a whole section of phrases; empty when this language has no words of that kind."""
        return dict(self.phrases.get(section, {}))

    def fact(self, fact: Fact) -> str:
        """Return a fact as a reader of this language reads it."""
        match fact:
            case Term():
                # Keys and values of content files have one name, the English one.
                return self.word(fact.section, fact.name) if fact.name in self.words(fact.section) else fact.name
            case tuple():
                return ", ".join(map(self.fact, fact))
            case dt.date():
                return self.date(fact)
            case dt.time():
                return self.time(fact)
        return str(fact)

    def sentence(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong, and what to do about it."""
        entry = CATALOGUE[problem.code]
        own = self.phrases.get("problems", {}).get(problem.code, {})
        facts = {key: self.fact(value) for key, value in problem.facts}
        says = own.get("says", entry.says).format_map(facts)
        return says, own.get("advice", entry.advice).format_map(facts)

    def date(self, day: dt.date) -> str:
        """Return a day with its year: `14.1.2027` (Kotus: no leading zeros, no spaces)."""
        return self._day("date", day)

    def short_date(self, day: dt.date) -> str:
        """Return a day without its year: `14.1.` (Kotus: the last full stop stays)."""
        return self._day("short", day)

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week as calendars shorten it: `to`."""
        return str(self.phrases["dates"]["weekdays"][day.weekday()])

    def time(self, time: dt.time) -> str:
        """Return a time of day: `17.00`."""
        return str(self.phrases["dates"]["time"].format(hour=time.hour, minute=time.minute))

    def times(self, start: dt.time, end: dt.time) -> str:
        """Return a span of time: `klo 17.00–19.00`, with a no-break space."""
        return self.word("dates", "times").format(start=self.time(start), end=self.time(end))

    def moment(self, start: dt.datetime, end: dt.datetime) -> str:
        """Return day and time of a session: `to 14.1.2027 klo 17.00–19.00`, with no-break spaces."""
        day = f"{self.weekday(start)}{NO_BREAK}{self.date(start)}"
        return f"{day} {self.times(start.time(), end.time())}"

    def count(self, number: int, forms: Mapping[str, str]) -> str:
        """Return a number with its noun: `1 kynä`, `6 kynää`."""
        return f"{number}{NO_BREAK}{forms['one' if number == 1 else 'many']}"

    def _day(self, form: str, day: dt.date) -> str:
        dates = self.phrases["dates"]
        return str(dates[form].format(day=day.day, month=dates["months"][day.month - 1], year=day.year))


def plain(text: str) -> str:
    """Return text for a message or a calendar: no-break spaces become spaces."""
    return text.replace(NO_BREAK, " ")
