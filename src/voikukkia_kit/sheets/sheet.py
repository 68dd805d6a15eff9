"""Says which sheets a series gets, and what each shows: values only, nothing rendered."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language
from voikukkia_kit.model.document import About, Document
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Session
from voikukkia_kit.model.words import Handout
from voikukkia_kit.sheets.dated import Dated
from voikukkia_kit.sheets.day import dates_of
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.leaders import for_leaders
from voikukkia_kit.sheets.masthead import organisation
from voikukkia_kit.sheets.packing import copies_for
from voikukkia_kit.sheets.parents import for_parents, handouts, letter

__all__ = ["Sheet", "compose", "editions"]

Plain = dict[str, Any]


@attrs.frozen(kw_only=True)
class Sheet:
    """One document about one subject in one language for one reader, not rendered yet.

    Attributes:
        document: What kind it is.
        language: BCP 47 code.
        folder: Its folder within the pack, ending in a slash.
        stem: Its name without folder and ending.
        title: Its title; a participant's says nothing about the session.
        heading: Its title where the session is known.
        session: The session it is about, None for the whole series.
        copies: How many to print.
        style: Address of the folder of the style sheets, from its own folder.
        context: What its template sees: plain values.
    """

    document: Document
    language: str
    folder: str
    stem: str
    title: str
    heading: str
    session: Session | None
    copies: int
    style: str
    context: Mapping[str, Any] = attrs.field(repr=False, eq=False)

    @property
    def path(self) -> str:
        """Return its path within the pack, without ending."""
        return self.folder + self.stem


@attrs.frozen(kw_only=True)
class _Subject:
    """What one sheet is about: nothing but the series, a session, or handouts of it."""

    session: Session | None = None
    handouts: tuple[Handout, ...] = ()


def compose(dated: Dated, library: Library) -> Iterator[Sheet]:
    """Yield every sheet of a series, in the order in which they are listed.

    Args:
        dated: The series on its days.
        library: Where documents and words are found.

    Raises:
        InputError: Words that are missing, and problems in the files of documents and words.
    """
    for sub, facilitators, participants in editions(dated, library):
        for reader, edition in ((Reader.FACILITATORS, facilitators), (Reader.PARTICIPANTS, participants)):
            folder = f"{sub}{facilitators.language.word('files', reader.value)}/"
            context = _plain(for_leaders(edition) if reader is Reader.FACILITATORS else for_parents(edition))
            for document in library.documents():
                if document.reader is reader and _is_chosen(document, dated):
                    yield from _sheets(document, edition, context, folder, library)


def editions(dated: Dated, library: Library) -> Iterator[tuple[str, Edition, Edition]]:
    """Yield for each language of a series its sub-folder, the facilitators' edition and the participants'."""
    series, timetable = dated.series, dated.timetable

    @cache
    def edition(code: str, reader: Reader) -> Edition:
        words = library.leaders_words if reader is Reader.FACILITATORS else None
        return Edition(
            group=series,
            programme=dated.programme,
            timetable=timetable,
            parents=library.parents_words(dated.programme, code, timetable.contents),
            leaders=words(dated.programme, code, timetable.titled) if words else None,
            language=language(code),
            contacts=library.contacts(),
        )

    several = len(series.languages) > 1
    for code in series.languages:
        theirs = series.participants_language or code
        yield f"{code}/" if several else "", edition(code, Reader.FACILITATORS), edition(theirs, Reader.PARTICIPANTS)


def _is_chosen(document: Document, dated: Dated) -> bool:
    return dated.documents is None or document.chosen_as in dated.documents


def _sheets(document: Document, edition: Edition, context: Plain, folder: str, library: Library) -> Iterator[Sheet]:
    own = (edition.own if document.reader is Reader.FACILITATORS else edition.parents).programme.documents
    words = library.document_words(document.name, edition.language.code).saying(own.get(document.name, {}))
    for subject in _SUBJECTS[document.about](edition):
        if subject.session and not _is_of_use(document, edition, subject.session):
            continue
        shown = context | _about(edition, document.reader, subject, context)
        if not all(_value(shown, name) for name in document.needs):
            continue
        heading = edition.language.joined(h.title for h in subject.handouts) or words.title
        title = _title(edition, document, subject, heading)
        frame = {
            "lang": edition.language.code,
            "title": title,
            "heading": heading,
            "organisation": organisation(library, document.reader),
            "dates_of": "" if document.same_for_all else dates_of(edition, subject.session),
            "w": dict(words.words),
        }
        yield Sheet(
            document=document,
            language=edition.language.code,
            folder=folder,
            stem=_stem(words.file, document, subject),
            title=title,
            heading=heading,
            session=subject.session,
            copies=copies_for(edition, document.copies, subject.session),
            style="../" * folder.count("/") + language(edition.group.languages[0]).word("files", "style") + "/",
            context=frame | shown,
        )


def _is_of_use(document: Document, edition: Edition, session: Session) -> bool:
    """Return whether a session is held in a way that a document is for; one that is cancelled is held in none."""
    return any(dated.delivery in document.deliveries for dated in edition.dated(session) if not dated.cancelled)


def _plain(value: attrs.AttrsInstance) -> Plain:
    """Return a value as templates get it: dicts, tuples and texts, for the sandbox would call any method."""
    return attrs.asdict(value)


def _about(edition: Edition, reader: Reader, subject: _Subject, context: Plain) -> Plain:
    """Return what a context holds about its subject."""
    if subject.session is None:
        return {}
    if reader is Reader.FACILITATORS:
        return {"session": context["sessions"][edition.sessions.index(subject.session)]}
    shown = handouts(subject.session, subject.handouts)
    return {"session": _plain(letter(edition, subject.session)), "handouts": [_plain(each) for each in shown]}


def _value(context: Plain, name: str) -> Any:
    """Return a value of a context by its dotted name; what is not there counts as empty."""
    value: Any = context
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _title(edition: Edition, document: Document, subject: _Subject, heading: str) -> str:
    """Return the title; a participant's says nothing about the session."""
    if subject.session is None or document.reader is not Reader.FACILITATORS:
        return heading
    return f"{heading}, {edition.label(subject.session)}: {edition.session_words(subject.session).title}"


def _stem(file: str, document: Document, subject: _Subject) -> str:
    """Return the file name: number, fixed word, topic."""
    parts = [subject.session.code] if subject.session else []
    parts.append(file)
    if document.about is About.HANDOUT:
        parts.append(subject.handouts[0].topic)
    return "-".join(parts)


def _series(_: Edition) -> Iterator[_Subject]:
    yield _Subject()


def _each_session(edition: Edition) -> Iterator[_Subject]:
    for session in edition.sessions:
        yield _Subject(session=session)


def _bundles(edition: Edition) -> Iterator[_Subject]:
    """Yield all handouts of a session together, where there are several."""
    for session in edition.sessions:
        if len(found := edition.parents.handouts[session.number]) > 1:
            yield _Subject(session=session, handouts=found)


def _each_handout(edition: Edition) -> Iterator[_Subject]:
    for session in edition.sessions:
        for handout in edition.parents.handouts[session.number]:
            yield _Subject(session=session, handouts=(handout,))


_SUBJECTS: dict[About, Callable[[Edition], Iterator[_Subject]]] = {
    About.SERIES: _series,
    About.SESSION: _each_session,
    About.HANDOUTS: _bundles,
    About.HANDOUT: _each_handout,
}
