"""The table of every document that can be made: who it is for, its template and what it shows."""

import enum
from collections.abc import Callable, Iterator

import attrs

from voikukkia_kit.media.page import Pages
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Lead, Per, Session, SessionKind
from voikukkia_kit.model.words import Handout
from voikukkia_kit.sheets import views
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.packing import copies_for

__all__ = ["OUTPUTS", "Document", "Occasion", "Output", "documents"]


class Occasion(enum.Enum):
    """When a document is printed."""

    START = "start"
    SESSION = "session"
    MISSED = "missed"
    END = "end"


@attrs.frozen
class _Subject:
    """What one copy of a document is about: nothing but the group, a session, or handouts of it."""

    session: Session | None = None
    handouts: tuple[Handout, ...] = ()


Subjects = Callable[[Edition], Iterator[_Subject]]


@attrs.frozen(kw_only=True)
class Output:
    """One kind of document.

    Attributes:
        name: Its name in the group file's `documents` and in the phrases.
        file: Its name among the names of files.
        reader: Who it is for.
        occasion: When it is printed.
        template: Its template in `documents/`.
        view: Gives what it shows.
        copies: For whom it is printed.
        subjects: Gives what its copies are about: one document for each.
    """

    name: str
    reader: Reader
    occasion: Occasion
    template: str
    view: Callable[..., views.View]
    copies: Per
    subjects: Subjects
    file: str = attrs.Factory(lambda self: self.name, takes_self=True)


@attrs.frozen(kw_only=True)
class Document:
    """One document of one group.

    Attributes:
        output: What kind it is.
        stem: Its name without folder and ending.
        title: Its title.
        short_title: Its title where the session is known.
        session: The session it is about, None for the whole group.
        copies: How many to print.
        html: The page; its style is a link to `style`.
    """

    output: Output
    stem: str
    title: str
    short_title: str
    session: Session | None
    copies: int
    html: str = attrs.field(repr=False)


def _group(_: Edition) -> Iterator[_Subject]:
    yield _Subject()


def _each_session(edition: Edition) -> Iterator[_Subject]:
    yield from map(_Subject, edition.sessions)


def _sessions_with_peer(edition: Edition) -> Iterator[_Subject]:
    for session in edition.sessions:
        if any(timed.activity.lead is not Lead.WORKER for timed in edition.dated(session)[0].activities):
            yield _Subject(session)


def _sessions_to_miss(edition: Edition) -> Iterator[_Subject]:
    for session in edition.sessions:
        if session.kind is not SessionKind.PRE and edition.session_words(session).missed:
            yield _Subject(session)


def _bundles(edition: Edition) -> Iterator[_Subject]:
    """Yield all handouts of a session together, where there are several."""
    for session in edition.sessions:
        if len(handouts := edition.words.handouts[session.number]) > 1:
            yield _Subject(session, handouts)


def _each_handout(edition: Edition) -> Iterator[_Subject]:
    for session in edition.sessions:
        for handout in edition.words.handouts[session.number]:
            yield _Subject(session, (handout,))


OUTPUTS: tuple[Output, ...] = (
    Output(
        name="plan",
        reader=Reader.FACILITATORS,
        occasion=Occasion.SESSION,
        template="plan.html",
        view=views.plan,
        copies=Per.FACILITATOR,
        subjects=_each_session,
    ),
    Output(
        name="peer",
        reader=Reader.FACILITATORS,
        occasion=Occasion.SESSION,
        template="peer.html",
        view=views.plan,
        copies=Per.GROUP,
        subjects=_sessions_with_peer,
    ),
    Output(
        name="overview",
        reader=Reader.FACILITATORS,
        occasion=Occasion.START,
        template="overview.html",
        view=views.overview,
        copies=Per.FACILITATOR,
        subjects=_group,
    ),
    Output(
        name="packing",
        reader=Reader.FACILITATORS,
        occasion=Occasion.START,
        template="packing.html",
        view=views.packing_list,
        copies=Per.GROUP,
        subjects=_group,
    ),
    Output(
        name="agreement",
        reader=Reader.FACILITATORS,
        occasion=Occasion.START,
        template="agreement.html",
        view=views.agreement,
        copies=Per.FACILITATOR,
        subjects=_group,
    ),
    Output(
        name="debrief",
        reader=Reader.FACILITATORS,
        occasion=Occasion.SESSION,
        template="debrief.html",
        view=views.debrief,
        copies=Per.GROUP,
        subjects=_group,
    ),
    Output(
        name="invitation",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.START,
        template="invitation.html",
        view=views.invitation,
        copies=Per.PARTICIPANT,
        subjects=_group,
    ),
    Output(
        name="rules",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.START,
        template="rules.html",
        view=views.rules,
        copies=Per.PARTICIPANT,
        subjects=_group,
    ),
    Output(
        name="contacts",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.START,
        template="contacts.html",
        view=views.contacts,
        copies=Per.PARTICIPANT,
        subjects=_group,
    ),
    Output(
        name="handouts",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.SESSION,
        template="handout.html",
        view=views.handouts,
        copies=Per.PARTICIPANT,
        subjects=_bundles,
    ),
    Output(
        name="handouts",
        reader=Reader.PARTICIPANTS,
        file="handout",
        occasion=Occasion.SESSION,
        template="handout.html",
        view=views.handouts,
        copies=Per.PARTICIPANT,
        subjects=_each_handout,
    ),
    Output(
        name="missed",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.MISSED,
        template="missed.html",
        view=views.missed,
        copies=Per.GROUP,
        subjects=_sessions_to_miss,
    ),
    Output(
        name="certificate",
        reader=Reader.PARTICIPANTS,
        occasion=Occasion.END,
        template="certificate.html",
        view=views.certificate,
        copies=Per.PARTICIPANT,
        subjects=_group,
    ),
)


def documents(edition: Edition, reader: Reader, pages: Pages, style: str) -> Iterator[Document]:
    """Yield the documents of a group for one reader, in the order of the table.

    Args:
        edition: The group in the language of that reader.
        reader: Who they are for.
        pages: Where templates are rendered.
        style: Address of the style sheet as the pages link it.

    Raises:
        InputError: A template cannot be used (VK504).
    """
    for output in OUTPUTS:
        if output.reader is not reader:
            continue
        if edition.group.documents is not None and output.name not in edition.group.documents:
            continue
        for subject in output.subjects(edition):
            yield _document(edition, output, subject, pages, style)


def _document(edition: Edition, output: Output, subject: _Subject, pages: Pages, style: str) -> Document:
    title = _title(edition, output, subject)
    frame = {
        "lang": edition.language.code,
        "title": title,
        "heading": _short_title(edition, output, subject),
        "style": style,
        "w": edition.language.words("documents"),
    }
    return Document(
        output=output,
        stem=_stem(edition, output, subject),
        title=title,
        short_title=_short_title(edition, output, subject),
        session=subject.session,
        copies=copies_for(edition, output.copies, subject.session),
        html=pages.render(output.template, frame | output.view(edition, subject.session, *subject.handouts)),
    )


def _title(edition: Edition, output: Output, subject: _Subject) -> str:
    """Return the title; a participant's says nothing about the session."""
    name = _short_title(edition, output, subject)
    if subject.session is None or output.reader is Reader.PARTICIPANTS:
        return name
    return f"{name}, {edition.label(subject.session)}: {edition.session_words(subject.session).title}"


def _short_title(edition: Edition, output: Output, subject: _Subject) -> str:
    if subject.handouts:
        return edition.join(handout.title for handout in subject.handouts)
    return edition.language.word("titles", output.name)


def _stem(edition: Edition, output: Output, subject: _Subject) -> str:
    """Return the file name: number, fixed word, topic."""
    parts = [edition.language.word("files", output.file)]
    if subject.session is not None:
        parts.insert(0, subject.session.code)
    if output.file == "handout":
        parts.append(subject.handouts[0].topic)
    return "-".join(parts)
