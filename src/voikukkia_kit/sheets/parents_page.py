"""What parents' templates see: plain values of these classes; what they cannot see they cannot leak."""

import attrs

from voikukkia_kit.sheets.leaders_page import ShownPart

__all__ = [
    "Parents",
    "ShownContact",
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
        place: The place as their calendars show it.
        contact: Whom to call; may be empty.
        names: First names of those who lead.
    """

    place: str
    contact: str
    names: str


@attrs.frozen(kw_only=True)
class ShownLetter:
    """A session as the letter to one who could not come tells it: no number, no theme.

    Attributes:
        missed: The letter, Markdown; empty where nobody is written to.
        phase: The drawing of its part of the programme; may be empty.
        next_when: Day and time of the next one; empty when there is none.
        next_place: Its place as calendars show it.
    """

    missed: str
    phase: str
    next_when: str
    next_place: str


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
        dates: Days and times that all share, as lines.
        follow_up: Whether the programme has a follow-up.
        follow_up_when: Its day and time; empty while they are to be agreed.
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
    dates: tuple[str, ...]
    follow_up: bool
    follow_up_when: str
    invitation: ShownInvitation | None
    practical: tuple[ShownPart, ...]
    rules: tuple[ShownPart, ...]
    confidentiality: str
    held: ShownHeld | None
    signers: tuple[str, ...]
    contacts: tuple[ShownContact, ...]
    contacts_checked: str
