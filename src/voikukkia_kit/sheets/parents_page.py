"""What parents' templates see: plain values of these classes; what they cannot see they cannot leak."""

import attrs

from voikukkia_kit.sheets.leaders_page import ShownPart

__all__ = [
    "Parents",
    "ShownContact",
    "ShownDates",
    "ShownHandout",
    "ShownHeld",
    "ShownInvitation",
    "ShownLetter",
    "ShownParentsSeries",
]


@attrs.frozen(kw_only=True)
class ShownParentsSeries:
    """A series as parents see it: no programme, no code, no organiser.

    Attributes:
        place: The place as their calendars show it; empty when they meet remotely.
        joining: How one joins what is held remotely; empty when nothing is.
        contact: Whom to call; may be empty.
        names: First names of those who lead.
    """

    place: str
    joining: str
    contact: str
    names: str


@attrs.frozen(kw_only=True)
class ShownLetter:
    """A session as the letter to one who could not come tells it: no number, no theme.

    Attributes:
        missed: The letter, Markdown; empty where nobody is written to.
        phase: The drawing of its part of the programme; may be empty.
        own_time: The day of a session before the next one that is held with each one separately; empty for none.
        next_when: Day and time of the next one; empty when there is none.
        next_place: Its place as calendars show it; empty when it is held remotely.
        joining: How one joins it when it is held remotely; empty otherwise.
    """

    missed: str
    phase: str
    own_time: str
    next_when: str
    next_place: str
    joining: str


@attrs.frozen(kw_only=True)
class ShownHandout:
    """A handout.

    Attributes:
        title: Its title.
        text: Its text, Markdown with macros.
        phase: The drawing of its part of the programme; may be empty.
    """

    title: str
    text: str
    phase: str


@attrs.frozen(kw_only=True)
class ShownInvitation:
    """The letter around its dates.

    Attributes:
        opening: How it begins, Markdown.
        what: What people do together, Markdown.
        welcome: How it ends, Markdown.
        phase: The drawing of the first session; may be empty.
    """

    opening: str
    what: str
    welcome: str
    phase: str


@attrs.frozen(kw_only=True)
class ShownDates:
    """The days of a series, as lines in order of time; a family's own day is not among them.

    Attributes:
        pre_meeting: Day and time of a pre-meeting to which all come; empty otherwise.
        together: Days and times when people meet, the pre-meeting and the follow-up left out.
        alone: Days of sessions that are held with each one separately.
        cancelled: Days and times that were told and do not take place.
        free: Days of the usual rhythm on which nobody meets.
        follow_up: Day and time of the follow-up; empty while they are to be agreed.
    """

    pre_meeting: str
    together: tuple[str, ...]
    alone: tuple[str, ...]
    cancelled: tuple[str, ...]
    free: tuple[str, ...]
    follow_up: str


@attrs.frozen(kw_only=True)
class ShownHeld:
    """How often people met.

    Attributes:
        count: Number of sessions held.
        first: The first day.
        last: The last day.
    """

    count: int
    first: str
    last: str


@attrs.frozen(kw_only=True)
class ShownContact:
    """Where to find help: name, number, what it is for, and when it answers (may be empty)."""

    name: str
    number: str
    what: str
    hours: str


@attrs.frozen(kw_only=True)
class Parents:
    """All that a parents' page may show.

    Attributes:
        series: The series.
        session: The session that the page is about; none on other pages.
        handouts: The handouts that the page is about; none on other pages.
        dates: When people meet, and when they do not.
        follow_up: Whether there is a follow-up, on a day or still to be agreed.
        invitation: The letter; none where the programme invites in another way.
        practical: Practical matters, the organiser's own first choice.
        rules: The shared rules.
        confidentiality: Its limits, Markdown.
        held: How often people met; none when they never did.
        signers: First names of those who sign.
        contacts: Where to find help.
        contacts_checked: The day of the oldest check; empty unless every number was checked.
    """

    series: ShownParentsSeries
    session: ShownLetter | None = None
    handouts: tuple[ShownHandout, ...] = ()
    dates: ShownDates
    follow_up: bool
    invitation: ShownInvitation | None
    practical: tuple[ShownPart, ...]
    rules: tuple[ShownPart, ...]
    confidentiality: str
    held: ShownHeld | None
    signers: tuple[str, ...]
    contacts: tuple[ShownContact, ...]
    contacts_checked: str
