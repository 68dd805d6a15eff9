"""Everything that templates say: read once in a process, and only what is asked for."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import document_files, facts, letters, marks, words
from voikukkia_kit.files.organisation_file import load_organisation
from voikukkia_kit.files.programme_files import load_programme
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.document import Document, DocumentWords
from voikukkia_kit.model.organisation import Organisation
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.revealing import Revealing
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Session
from voikukkia_kit.model.words import LeadersWords, ParentsWords
from voikukkia_kit.resources import Resources, Templates
from voikukkia_kit.schedule import FreeDays, MunicipalBreaks

__all__ = ["Library"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Library:
    """Templates as values: programmes, words, facts.

    What was read stays in memory as long as the library does. A file that
    changes later is seen by a new library, so make one for each run. A library
    that goes to another process goes as its path and mark alone: there it is
    read anew, once for all tasks with the same mark.

    Attributes:
        resources: Where templates lie.
        mark: What tells this state of the files from another, such as a hash; the
            same in every process of a run.
    """

    resources: Resources = attrs.field(factory=Resources)
    mark: str = ""
    _kept: dict[Hashable, Any] = attrs.field(factory=dict, init=False, eq=False, repr=False, hash=False)

    @classmethod
    def at(cls, templates: Templates = None) -> "Library":
        """Return the library of own directories with ours behind them; ours alone when None.

        Args:
            templates: A directory laid out as ours, several in order of precedence, or
                `package=name` for the folder `templates` of an installed package.

        Raises:
            InputError: There is no such package (VK230) or folder (VK278).
        """
        return cls(resources=Resources(templates))

    def marked(self) -> "Library":
        """Return this library with the hash of everything that packs are made from as its mark."""
        return attrs.evolve(self, mark=marks.everything(self.resources))

    def __reduce__(self) -> tuple[Any, ...]:
        return (_in_this_process if self.mark else _anew), (self.resources, self.mark)

    def programme(self, name: str) -> Programme:
        """Return a programme without its words.

        Raises:
            InputError: No such programme (VK218), or problems in its files, each with its place.
        """
        return self.once(("programme", name), lambda: load_programme(name, self.resources))

    def school_breaks(self, municipality: str) -> MunicipalBreaks:
        """Return the school breaks of a municipality.

        Raises:
            InputError: The data do not know it (VK209), or problems in the file.
        """
        key = ("school-breaks", municipality)
        return self.once(key, lambda: facts.load_school_breaks(municipality, self.resources))

    def free_days(self, series: Series) -> FreeDays:
        """Return the days on which a series is not held, besides its own breaks.

        Raises:
            InputError: As `school_breaks`, or problems in the file of named days.
        """
        days = self.once("named-days", lambda: facts.load_named_days(self.resources))
        school = self.school_breaks(series.school_breaks) if series.school_breaks else None
        return FreeDays(days=days, school=school)

    def contacts(self) -> tuple[Contact, ...]:
        """Return the crisis contacts.

        Raises:
            InputError: Problems in the file, each with its place.
        """
        return self.once("contacts", lambda: facts.load_contacts(self.resources))

    def revealing(self) -> Revealing:
        """Return the words that would tell a stranger what a group is about.

        Raises:
            InputError: Problems in a file, each with its place.
        """
        return self.once("revealing", lambda: facts.load_revealing(self.resources))

    def organisation(self) -> Organisation | None:
        """Return whose pages these are; None when no directory tells.

        Raises:
            InputError: Problems in the file, each with its place.
        """
        return self.once("organisation", lambda: load_organisation(self.resources))

    def documents(self) -> tuple[Document, ...]:
        """Return every kind of document there is, in order: ours and an organisation's own.

        Raises:
            InputError: Problems in their files, each with its place.
        """
        return self.once("documents", lambda: document_files.load_documents(self.resources))

    def document_names(self) -> Mapping[str, str]:
        """Return what any language calls each document in a group file, with the document that it chooses.

        Raises:
            InputError: As `documents` and `document_words`.
        """
        return self.once("document-names", lambda: document_files.document_names(self.resources))

    def document_words(self, name: str, language: str) -> DocumentWords:
        """Return the words of a document in one language.

        Raises:
            InputError: There are none (VK310), or problems in the file.
        """
        read = partial(document_files.load_document_words, name, language, self.resources)
        return self.once(("document", name, language), read)

    def leaders_words(self, programme: Programme, language: str, sessions: Iterable[Session]) -> LeadersWords:
        """Return what the leaders of these sessions read.

        Args:
            programme: The programme.
            language: BCP 47 code.
            sessions: The sessions whose words are needed.

        Raises:
            InputError: Words that are missing (VK310) or do not fit the sessions
                (VK305, VK306) or the things to pack (VK307), and every other problem
                in these files, each with its place.
        """
        of = partial(self._words, programme, language)
        wanted = tuple(sessions)
        own, *found = _all([of(words.leaders_programme), *(of(words.leaders_session, one) for one in wanted)])
        return LeadersWords(programme=own, sessions=dict(zip((s.number for s in wanted), found, strict=True)))

    def parents_words(self, programme: Programme, language: str, sessions: Iterable[Session]) -> ParentsWords:
        """Return what the parents of these sessions read, their handouts with it.

        Takes and raises what `leaders_words` does.
        """
        of = partial(self._words, programme, language)
        wanted = tuple(sessions)
        parts = [words.parents_session, words.session_handouts]
        own, *found = _all([of(words.parents_programme), *(of(read, one) for read in parts for one in wanted)])
        numbers, half = [session.number for session in wanted], len(wanted)
        return ParentsWords(
            programme=own,
            sessions=dict(zip(numbers, found[:half], strict=True)),
            handouts=dict(zip(numbers, found[half:], strict=True)),
        )

    def require_words(self, programme: Programme, language: str, reader: str, sessions: Iterable[Session]) -> None:
        """See that the words of these sessions are there in a language, without reading them all.

        An organisation's own words are read, since they may have faults; the kit's are tested.

        Args:
            programme: The programme.
            language: BCP 47 code.
            reader: `words.LEADERS` or `words.PARENTS`.
            sessions: The sessions.

        Raises:
            InputError: As `leaders_words`.
        """
        if self.resources.own:
            read = self.leaders_words if reader == words.LEADERS else self.parents_words
            read(programme, language, sessions)
        elif missing := tuple(words.missing_words(programme, reader, language, self.resources, tuple(sessions))):
            raise InputError(*missing)

    def notes(self, programme: Programme, language: str, sessions: Iterable[Session]) -> tuple[Problem, ...]:
        """Return what an organisation's own words and documents lack of what ours have, or hold beyond it.

        Ours stand in for what is lacking, so that a new release of the kit breaks nothing of its own.

        Args:
            programme: The programme.
            language: BCP 47 code.
            sessions: The sessions whose words are needed.

        Raises:
            InputError: A file cannot be read.
        """
        if not self.resources.own:
            return ()
        wanted = tuple(sessions)
        found = partial(words.notes, programme, language, self.resources, wanted)
        key = ("notes", programme.name, language, *(session.number for session in wanted))
        return self.once(key, lambda: (*found(), *document_files.notes(language, self.resources)))

    def letters(self) -> frozenset[str]:
        """Return the letters that documents can show: those of their fonts."""
        return self.once("letters", lambda: letters.known_letters(self.resources))

    def strange_letters(self, programme: Programme) -> tuple[Problem, ...]:
        """Return a problem for each text of an organisation's own with letters that documents cannot show (VK290).

        Args:
            programme: The programme whose texts are meant; those of documents, facts and its own name are too.
        """
        places = ("sessions", programme.name), ("documents",), ("facts",)
        find = partial(letters.in_files, self.resources, self.letters())
        return self.once(
            ("strange-letters", programme.name), lambda: tuple(one for parts in places for one in find(*parts))
        )

    def paper(self) -> str:
        """Return the hash of what every PDF is made from besides its page."""
        return self.once("paper", lambda: marks.paper(self.resources))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a key before, or make it now: what depends on nothing but the templates."""
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def _words(
        self, programme: Programme, language: str, read: Callable[..., Any], *session: Session
    ) -> Callable[[], Any]:
        key = (read.__name__, programme.name, language, *(one.number for one in session))
        return lambda: self.once(key, lambda: read(programme, *session, language, self.resources))


def _all(makes: Iterable[Callable[[], Any]]) -> list[Any]:
    """Return what each makes; the problems of all of them are raised together."""
    made: list[Any] = []
    problems: list[Problem] = []
    for make in makes:
        try:
            made.append(make())
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    return made


def _anew(resources: Resources, mark: str) -> Library:
    return Library(resources=resources, mark=mark)


@lru_cache(maxsize=2)
def _in_this_process(resources: Resources, mark: str) -> Library:
    """Return the one library of this process for a state of the files."""
    return Library(resources=resources, mark=mark)
