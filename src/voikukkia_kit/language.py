"""Words, dates, times and sentences in one language.

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

from voikukkia_kit.errors import Fact, Problem, Term, shortened
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.resources import packaged

__all__ = ["Language", "Sections", "language", "languages", "lineage", "names", "nearest", "plain", "supported"]

NO_BREAK = "\N{NO-BREAK SPACE}"
_FIRST, _LAST = "fi", "en"  # whose words come first among equals, and whose stand in where no other's do
_FILES = {
    "grammar": ("language", "dates", "months", "weekdays", "days", "joins", "quotation", "units", "examples"),
    "keys": ("keys", "values", "methods"),
    "messages": ("when", "expected", "machine", "problems"),
    "command": (
        *("help", "help_about", "help_examples", "options", "wrong", "console"),
        *("ask", "new", "list", "themes", "settle"),
    ),
    "documents": ("documents", "files", "index", "changes", "calendar", "text"),
}
_HOMES = {section: file for file, sections in _FILES.items() for section in sections}
_NARROWED = ("keys", "new", "options")  # sections with narrower ones inside, such as keys.change


@cache
def supported() -> tuple[str, ...]:
    """Return the codes of the languages that have a directory, Finnish first."""
    codes = sorted(path.name for path in (packaged() / "language").iterdir() if path.is_dir())
    return tuple(sorted(codes, key=lambda code: code != _FIRST))


@cache
def language(code: str) -> "Language":
    """Return a language by its BCP 47 code.

    Raises:
        KeyError: It has no directory; see `supported`.
    """
    if code not in supported():
        raise KeyError(code)
    return Language(code, Sections(packaged() / "language" / code))


class Sections(Mapping[str, Any]):
    """The words of a language by section, each file read when one of its sections is asked for.

    A narrower section, such as `keys.change`, is a table inside of its wider one.
    """

    def __init__(self, directory: Path) -> None:
        """Read from a directory of TOML files, any of which may be missing."""
        self.directory = directory
        self._read: dict[str, dict[str, Any]] = {}

    def __getitem__(self, section: str) -> Any:
        """Return the words of a section by name."""
        return self._file(_HOMES[section.partition(".")[0]])[section]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the sections there are."""
        return (section for file in _FILES for section in self._file(file))

    def __len__(self) -> int:
        """Return how many sections there are."""
        return sum(1 for _ in self)

    def _file(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            path = self.directory / f"{name}.toml"
            self._read[name] = _flat(tomllib.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
        return self._read[name]


def _flat(sections: dict[str, Any]) -> dict[str, Any]:
    """Return sections with the narrower ones beside the wider: `keys.change` beside `keys`."""
    flat: dict[str, Any] = {}
    for section, words in sections.items():
        narrower = [name for name in words if section in _NARROWED and isinstance(words[name], dict)]
        flat[section] = {name: word for name, word in words.items() if name not in narrower}
        flat |= {f"{section}.{name}": words[name] for name in narrower}
    return flat


def languages() -> tuple["Language", ...]:
    """Return every language that has a directory, Finnish first."""
    return tuple(map(language, supported()))


def lineage(code: str) -> tuple[str, ...]:
    """Return a language and those whose texts stand in for its own, as it declares: `fi-simple`, then `fi`.

    English stands in for single words only, never for a text.
    """
    found = [code]
    while found[-1] in supported() and (parent := language(found[-1]).phrases.get("language", {}).get("parent")):
        found.append(parent)
    return tuple(found)


def names(section: str) -> tuple[str, ...]:
    """Return the canonical names of a section that any language has words for."""
    return tuple(dict.fromkeys(name for lang in languages() for name in lang.phrases.get(section, ())))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, None when none does."""
    import difflib

    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


@attrs.frozen(eq=False)
class Language:
    """One language of documents and messages.

    A word that a language lacks is its parent's, and so on along the chain; a
    language without a parent that does not declare itself complete falls back to
    English.

    Attributes:
        code: BCP 47 code, such as `fi`.
        phrases: Its own words by section, as its files have them.
    """

    code: str
    phrases: Mapping[str, Any] = attrs.field(repr=False)

    @property
    def is_complete(self) -> bool:
        """Return whether it declares that it lacks no word; a test holds it to that."""
        return bool(self._about.get("complete", False))

    @property
    def programmes(self) -> tuple[str, ...]:
        """Return the programmes of which it declares to have every text; tests hold it to that."""
        return tuple(self._about.get("programmes", ()))

    @property
    def parent(self) -> "Language | None":
        """Return the language whose words stand in for those it lacks; None when it lacks none."""
        if self.is_complete or self.code == _LAST:
            return None
        return language(self._about.get("parent", _LAST))

    @property
    def _about(self) -> Mapping[str, Any]:
        about: Mapping[str, Any] = self.phrases.get("language", {})
        return about

    def phrase(self, section: str, name: str) -> Any:
        """Return a word as its file has it: a text, a list of spellings, or forms by name.

        Args:
            section: A section, or a narrower one such as `keys.change`; what that
                lacks stands in the wider.
            name: The word's canonical, English name.

        Raises:
            KeyError: No language of the chain has it: a bug of ours, which a test finds.
        """
        narrower = section
        while narrower:
            if name in (own := self.phrases.get(narrower, {})):
                return own[name]
            narrower = narrower.rpartition(".")[0]
        if self.parent is None:
            raise KeyError(section, name)
        return self.parent.phrase(section, name)

    def word(self, section: str, name: str, /, **facts: Fact) -> str:
        """Return the first spelling or form of a word, with facts in the place of its braces.

        Raises:
            KeyError: As `phrase`.
        """
        text = _first(self.phrase(section, name))
        return text.format_map({key: self.fact(value) for key, value in facts.items()}) if facts else text

    def words(self, section: str) -> dict[str, Any]:
        """Return a whole section, with the parent's words in the place of those it lacks; empty when all lack it."""
        inherited = self.parent.words(section) if self.parent else {}
        return {**inherited, **self.phrases.get(section, {})}

    def chosen(self, texts: Mapping[str, str]) -> str:
        """Return the text of this language, or of one that stands in for it; empty when there is none."""
        return next((texts[code] for code in lineage(self.code) if code in texts), "")

    def fact(self, fact: Fact) -> str:
        """Return a fact as a reader of this language reads it."""
        match fact:
            case Term():
                try:
                    return self.word(fact.section, fact.name)
                except KeyError:  # keys and values of content files have one name, the English one
                    return fact.name
            case tuple():
                return self.word("joins", "list").join(map(self.fact, fact))
            case dt.date():
                return self.date(fact)
            case dt.time():
                return self.time(fact)
        return str(fact)

    def sentence(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong, and what to do about it."""
        entry = CATALOGUE[problem.code]
        try:
            own = self.phrase("problems", problem.code)
        except KeyError:
            own = {"says": entry.says, "advice": entry.advice}
        facts = {key: shortened(self.fact(value)) for key, value in problem.facts}
        return own["says"].format_map(facts), own["advice"].format_map(facts)

    def date(self, day: dt.date) -> str:
        """Return a day with its year: `14.1.2027` (Kotus: no leading zeros, no spaces)."""
        return self._day("date", day)

    def short_date(self, day: dt.date) -> str:
        """Return a day without its year: `14.1.` (Kotus: the last full stop stays)."""
        return self._day("short", day)

    def day(self, day: dt.date) -> str:
        """Return a day with its weekday: `to 14.1.2027`, with a no-break space."""
        return f"{self.weekday(day)}{NO_BREAK}{self.date(day)}"

    def weekday(self, day: dt.date | int, form: str = "short") -> str:
        """Return a day of the week as calendars shorten it (`to`), or in another form of `[weekdays]`.

        Args:
            day: A day, or its number in the week: Monday is 0.
            form: `nominative`, `short` or `on_days`.
        """
        number = day if isinstance(day, int) else day.weekday()
        forms: Mapping[str, str] = tuple(self.words("weekdays").values())[number]
        return forms[form]

    def time(self, time: dt.time) -> str:
        """Return a time of day: `17.00`."""
        return self.word("dates", "time").format(hour=time.hour, minute=time.minute)

    def times(self, start: dt.time, end: dt.time) -> str:
        """Return a span of time: `klo 17.00–19.00`, with a no-break space."""
        return self.word("dates", "times").format(start=self.time(start), end=self.time(end))

    def moment(self, start: dt.datetime, end: dt.datetime) -> str:
        """Return day and time of a session: `to 14.1.2027 klo 17.00–19.00`, with no-break spaces."""
        return f"{self.day(start)} {self.times(start.time(), end.time())}"

    def count(self, number: int, forms: Mapping[str, str]) -> str:
        """Return a number with its noun: `1 kynä`, `6 kynää`."""
        return f"{number}{NO_BREAK}{forms['one' if number == 1 else 'many']}"

    def joined(self, parts: Iterable[str]) -> str:
        """Return parts as a sentence lists them: `a, b ja c`; nothing of none."""
        *first, last = list(parts) or [""]
        comma, conjunction = self.phrase("joins", "list"), self.phrase("joins", "and")
        return f"{comma.join(first)}{conjunction}{last}" if first else last

    def quoted(self, text: str) -> str:
        """Return text between the quotation marks of this language: `”text”`."""
        return f"{self.phrase('quotation', 'open')}{text}{self.phrase('quotation', 'close')}"

    def _day(self, form: str, day: dt.date) -> str:
        names = dict(enumerate(self.words("months").values(), start=1))
        return self.word("dates", form).format(
            day=day.day, month=day.month, month_name=names.get(day.month), year=day.year
        )


def _first(phrase: Any) -> str:
    match phrase:
        case list():
            return str(phrase[0])
        case dict():
            return str(next(iter(phrase.values())))
    return str(phrase)


def plain(text: str) -> str:
    """Return text for a message or a calendar: no-break spaces become spaces."""
    return text.replace(NO_BREAK, " ")
