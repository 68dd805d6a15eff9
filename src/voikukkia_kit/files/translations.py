"""What languages still lack: of the fixed words, and of the texts in sessions and documents."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import attrs

from voikukkia_kit.errors import Problem
from voikukkia_kit.language import Language, language, supported
from voikukkia_kit.resources import Resources

__all__ = ["begun", "lacks"]

_NAME = re.compile(r"(?P<stem>(?:.+\.)?)(?P<code>[a-z]{2,3}(?:-[a-z0-9]+)*)(?P<suffix>\.(?:md|yaml))")
_ABOUT = ("language", "months")  # what a language is, and what its dates may do without


@attrs.frozen(order=True)
class _Text:
    """A text that is there in some languages: its file's name without the language."""

    directory: PurePosixPath
    stem: str
    suffix: str

    @property
    def area(self) -> PurePosixPath:
        """Return the directory that is told of as one: a programme, or all documents."""
        parts = self.directory.parts
        return PurePosixPath(*parts[: 2 if parts[0] == "sessions" else 1])

    def file(self, code: str) -> str:
        """Return the name of its file in a language."""
        return f"{self.stem}{code}{self.suffix}"


def lacks(resources: Resources) -> tuple[Problem, ...]:
    """Return what is still missing in each language that has begun anywhere, as notes.

    A language begins with any file of it: a session's, a document's, or one of its own
    directory. What it lacks is what another language has.

    Args:
        resources: Where templates lie, an organisation's own before ours.
    """
    texts = _texts(resources)
    return tuple(problem for code in _codes(texts) for problem in (*_words(code), *_areas(code, texts)))


def begun(resources: Resources) -> tuple[str, ...]:
    """Return the languages that have begun anywhere, those with a directory of their own first."""
    return _codes(_texts(resources))


def _codes(texts: dict[_Text, set[str]]) -> tuple[str, ...]:
    others = {code for codes in texts.values() for code in codes} - set(supported())
    return (*supported(), *sorted(others))


def _texts(resources: Resources) -> dict[_Text, set[str]]:
    """Return the languages of every text, in order of their places."""
    found: dict[_Text, set[str]] = {}
    for root in resources.roots:
        for path in (path for part in ("documents", "sessions") for path in root.glob(f"{part}/**/*")):
            place = PurePosixPath(path.relative_to(root).as_posix())
            name = _NAME.fullmatch(place.name)
            if name and resources.find(*place.parts):
                text = _Text(place.parent, name["stem"], name["suffix"])
                found.setdefault(text, set()).add(name["code"])
    return {text: found[text] for text in sorted(found)}


def _words(code: str) -> Iterator[Problem]:
    own = language(code) if code in supported() else Language(code, {})
    first = language(supported()[0]).phrases
    wanted = [(section, name) for section, words in first.items() if section not in _ABOUT for name in words]
    lacking = [(section, name) for section, name in wanted if name not in own.phrases.get(section, ())]
    if lacking and not own.is_complete:
        count, total, stand_in = len(lacking), len(wanted), own.parent or own
        names = tuple(_briefly(lacking, wanted))
        yield Problem("VK320", language=code, count=count, total=total, names=names, stand_in=stand_in.code)


def _briefly(lacking: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> Iterator[str]:
    """Yield each word that is missing, or its section when all of that are."""
    missing, all_of = Counter(section for section, _ in lacking), Counter(section for section, _ in wanted)
    whole = {section for section, number in missing.items() if number == all_of[section]}
    names = (
        f"{section} ({missing[section]})" if section in whole else f"{section}.{name}" for section, name in lacking
    )
    yield from dict.fromkeys(names)


def _areas(code: str, texts: dict[_Text, set[str]]) -> Iterator[Problem]:
    for area in dict.fromkeys(text.area for text in texts):
        wanted = [text for text in texts if text.area == area]
        lacking = [text for text in wanted if code not in texts[text]]
        if lacking:
            names = tuple(_told(code, area, lacking, wanted))
            count, total = len(lacking), len(wanted)
            yield Problem("VK321", language=code, count=count, total=total, folder=str(area), names=names)


def _told(code: str, area: PurePosixPath, lacking: list[_Text], wanted: Iterable[_Text]) -> Iterator[str]:
    """Yield the directories in which every text is missing, and each other text by its file's name."""
    partly = {text.directory for text in wanted if text not in lacking}
    for directory in dict.fromkeys(text.directory for text in lacking):
        place = directory.relative_to(area)
        files = [str(place / text.file(code)) for text in lacking if text.directory == directory]
        yield from files if directory in partly or directory == area else [str(place)]
