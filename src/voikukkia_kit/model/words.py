"""The words of a programme in one language, apart by who reads them; longer ones are Markdown.

What leaders read and what parents read are different values from different
files. So parents' texts may be in another language than their leaders', and
nothing of a leader's can reach a parent's page.
"""

from collections.abc import Mapping

import attrs

from voikukkia_kit.model.session import Lead, Method
from voikukkia_kit.model.valid import FrozenMapping, checked

__all__ = [
    "ActivityWords",
    "Before",
    "Forms",
    "Handout",
    "Heavy",
    "Invitation",
    "LeadersProgramme",
    "LeadersSession",
    "LeadersWords",
    "ParentsProgramme",
    "ParentsSession",
    "ParentsWords",
    "Prompts",
    "RemoteLetter",
    "RemoteWork",
    "Titled",
    "WhatIf",
]


@attrs.frozen(kw_only=True, field_transformer=checked)
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


@attrs.frozen(kw_only=True, field_transformer=checked)
class Before:
    """What happens before participants come: the room, and what the pair agrees on."""

    room: str
    pair: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Heavy:
    """How to go into a heavy theme, stay within what people can bear, and come back."""

    enter: str
    stay: str
    back: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class WhatIf:
    """What may happen, the first words and the first act."""

    when: str
    say: str
    do: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class LeadersSession:
    """What leaders read about one session; `templates/sessions/README.md` says what each is for."""

    title: str
    aim: str
    key_message: str
    before: Before
    activities: Mapping[str, ActivityWords]
    heavy: Heavy | None = None
    what_if: tuple[WhatIf, ...] = ()
    shorter: str = ""
    peer: str = ""
    debrief: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class ParentsSession:
    """What parents hear or read about one session.

    Attributes:
        preview: How it is told of a week before.
        bring: What they are asked to bring.
        missed: The letter to one who could not come.
    """

    preview: str = ""
    bring: str = ""
    missed: str = ""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Forms:
    """A noun as it stands after 1 and after other numbers."""

    one: str
    many: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Titled:
    """A short text with a title."""

    title: str
    text: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Prompts:
    """A title with unfinished sentences or questions under it, to be answered by hand."""

    title: str
    prompts: tuple[str, ...]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Invitation:
    """The parts of the letter around its dates."""

    opening: str
    what: str
    welcome: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class RemoteWork:
    """What leaders read of a session that is held remotely, whatever its theme.

    A session's own variants for remote use come first; this is for those that have none.

    Attributes:
        room: What is set up before, in place of the room; Markdown.
        instead: What stands in for things of a room, such as a flip chart or a door.
        activities: Words of activities by their method, in place of the session's own.
        what_if: What may happen on a call, before what the theme stirs up.
    """

    room: str
    instead: tuple[Titled, ...] = ()
    activities: Mapping[Method, ActivityWords] = attrs.field(factory=FrozenMapping)
    what_if: tuple[WhatIf, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class LeadersProgramme:
    """The programme's own words for leaders.

    Attributes:
        title: What leaders call it.
        items: Names of the things to pack, by id.
        pair_agreement: What the pair agrees on.
        debrief_sheet: What the pair goes through after a session.
        colophon: What the foot of leaders' pages says about the programme, such as whose name it bears; may be empty.
        roles: What those who lead are called, where the language's own word is not the programme's.
        documents: Words of leaders' documents that this programme says otherwise, by document.
        remote: What is different in a remote session; none where nothing is told of it.
    """

    title: str
    items: Mapping[str, Forms]
    pair_agreement: tuple[Prompts, ...] = ()
    debrief_sheet: tuple[str, ...] = ()
    colophon: str = ""
    roles: Mapping[Lead, str] = attrs.field(factory=FrozenMapping)
    documents: Mapping[str, Mapping[str, str]] = attrs.field(factory=FrozenMapping)
    remote: RemoteWork | None = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class RemoteLetter:
    """The letter of a group that always meets remotely: what is said there in place of the usual."""

    invitation: Invitation
    practical: tuple[Titled, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class ParentsProgramme:
    """The programme's own words for parents.

    Attributes:
        rules: The shared rules as a starting point.
        confidentiality: Its limits, told to participants.
        invitation: The letter; none for a programme that invites in another way.
        practical: Practical matters when the organiser gives none.
        documents: Words of parents' documents that this programme says otherwise, by document.
        remote: The letter of a group that meets remotely; the usual one when None.
    """

    rules: tuple[Titled, ...] = ()
    confidentiality: str = ""
    invitation: Invitation | None = None
    practical: tuple[Titled, ...] = ()
    documents: Mapping[str, Mapping[str, str]] = attrs.field(factory=FrozenMapping)
    remote: RemoteLetter | None = None


@attrs.frozen(kw_only=True, field_transformer=checked)
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


@attrs.frozen(kw_only=True, field_transformer=checked)
class LeadersWords:
    """What leaders of a series read, in one language.

    Attributes:
        programme: The programme's own words.
        sessions: Words of each session, by its number.
    """

    programme: LeadersProgramme
    sessions: Mapping[int, LeadersSession]


@attrs.frozen(kw_only=True, field_transformer=checked)
class ParentsWords:
    """What parents read, in one language.

    Attributes:
        programme: The programme's own words.
        sessions: Words of each session, by its number.
        handouts: Handouts of each session, by its number.
    """

    programme: ParentsProgramme
    sessions: Mapping[int, ParentsSession]
    handouts: Mapping[int, tuple[Handout, ...]]
