"""The words of a programme in one language; longer ones are Markdown."""

from collections.abc import Mapping

import attrs

__all__ = [
    "ActivityWords",
    "Before",
    "Forms",
    "Handout",
    "Heavy",
    "Invitation",
    "ProgrammeWords",
    "Prompts",
    "SessionWords",
    "Titled",
    "WhatIf",
    "Words",
]


@attrs.frozen(kw_only=True)
class ActivityWords:
    """The words of one activity.

    Attributes:
        title: Its name on the plan.
        do: What to do, step by step.
        say: Lines one can say.
        ask: Questions that open talk.
        avoid: Questions and phrases that close it.
        background: The information in full, empty when there is none.
    """

    title: str
    do: str
    say: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    background: str = ""


@attrs.frozen(kw_only=True)
class Before:
    """What happens before participants come: the room, and what the pair agrees on."""

    room: str
    pair: str


@attrs.frozen(kw_only=True)
class Heavy:
    """How to go into a heavy theme, stay within what people can bear, and come back."""

    enter: str
    stay: str
    back: str


@attrs.frozen(kw_only=True)
class WhatIf:
    """What may happen, the first words and the first act."""

    when: str
    say: str
    do: str


@attrs.frozen(kw_only=True)
class SessionWords:
    """The words of one session; `templates/sessions/README.md` says what each is for."""

    title: str
    aim: str
    key_message: str
    before: Before
    activities: Mapping[str, ActivityWords] = attrs.field(hash=False)
    heavy: Heavy | None = None
    what_if: tuple[WhatIf, ...] = ()
    shorter: str = ""
    preview: str = ""
    bring: str = ""
    peer: str = ""
    debrief: tuple[str, ...] = ()
    missed: str = ""


@attrs.frozen(kw_only=True)
class Forms:
    """A noun as it stands after 1 and after other numbers."""

    one: str
    many: str


@attrs.frozen(kw_only=True)
class Titled:
    """A short text with a title."""

    title: str
    text: str


@attrs.frozen(kw_only=True)
class Prompts:
    """A title with unfinished sentences or questions under it, to be answered by hand."""

    title: str
    prompts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Invitation:
    """The parts of the letter around its dates."""

    opening: str
    what: str
    welcome: str


@attrs.frozen(kw_only=True)
class ProgrammeWords:
    """The programme's own words.

    Attributes:
        title: What leaders call it.
        items: Names of the things to pack, by id.
        rules: The shared rules as a starting point.
        confidentiality: Its limits, told to participants.
        invitation: The letter.
        practical: Practical matters when the organiser gives none.
        pair_agreement: What the pair agrees on.
        debrief_sheet: What the pair goes through after a session.
    """

    title: str
    items: Mapping[str, Forms] = attrs.field(hash=False)
    rules: tuple[Titled, ...]
    confidentiality: str
    invitation: Invitation
    practical: tuple[Titled, ...] = ()
    pair_agreement: tuple[Prompts, ...] = ()
    debrief_sheet: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Handout:
    """What participants take home.

    Attributes:
        topic: Its name in file names.
        title: Its first line.
        text: The rest, Markdown with the macros of the documents.
    """

    topic: str
    title: str
    text: str


@attrs.frozen(kw_only=True)
class Words:
    """All words of the sessions of a group in one language.

    Attributes:
        language: BCP 47 code.
        programme: The programme's own words.
        sessions: Words of each session, by its number.
        handouts: Handouts of each session, by its number.
    """

    language: str
    programme: ProgrammeWords
    sessions: Mapping[int, SessionWords] = attrs.field(hash=False)
    handouts: Mapping[int, tuple[Handout, ...]] = attrs.field(hash=False)
