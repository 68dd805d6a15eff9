"""What templates see: one context for leaders, one for parents, as values that say what each holds.

A page gets one of the two, as plain values, and nothing else of a series. What
a parents' template cannot see it cannot leak.
"""

import attrs

__all__ = [
    "Leaders",
    "Parents",
    "ShownActivity",
    "ShownContact",
    "ShownDay",
    "ShownHandout",
    "ShownHeavy",
    "ShownHeld",
    "ShownInvitation",
    "ShownLetter",
    "ShownNext",
    "ShownPacking",
    "ShownParentsSeries",
    "ShownPart",
    "ShownPrompts",
    "ShownSeries",
    "ShownSession",
    "ShownWhatIf",
]


@attrs.frozen(kw_only=True)
class ShownSeries:
    """A series as its leaders see it.

    Attributes:
        title: What leaders call the programme.
        code: Its code.
        place: Where it meets.
        times: When it usually meets: `torstaisin klo 17.00–19.00`.
        contact: Whom to call; may be empty.
        names: First names of those who lead, as one signs a letter.
        organiser: Who arranges it; may be empty.
        participants: How many take part.
        facilitators: How many lead.
    """

    title: str
    code: str
    place: str
    times: str
    contact: str
    names: str
    organiser: str
    participants: int
    facilitators: int


@attrs.frozen(kw_only=True)
class ShownDay:
    """A day of a session.

    Attributes:
        when: Day, time, and what is unusual about them.
        cancelled: Whether it is not held.
        was: The day it was first planned for, where that is another; empty otherwise.
    """

    when: str
    cancelled: bool
    was: str


@attrs.frozen(kw_only=True)
class ShownActivity:
    """A part of a session.

    Attributes:
        title: Its name.
        time: When it begins; minutes from the start where the session has no one time.
        minutes: How long it lasts.
        lead: `worker`, `peer` or `both`.
        lead_word: The same in words.
        load: 1 light, 2 touching, 3 heavy.
        do: What to do, Markdown.
        say: Lines one can say.
        ask: Questions that open talk.
        avoid: Questions that close it.
    """

    title: str
    time: str
    minutes: int
    lead: str
    lead_word: str
    load: int
    do: str
    say: tuple[str, ...]
    ask: tuple[str, ...]
    avoid: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ShownHeavy:
    """How to go into a heavy theme, stay, and come back; Markdown."""

    enter: str
    stay: str
    back: str


@attrs.frozen(kw_only=True)
class ShownPart:
    """A text with a title."""

    title: str
    text: str


@attrs.frozen(kw_only=True)
class ShownWhatIf:
    """What may happen, the first words and the first act."""

    when: str
    say: str
    do: str


@attrs.frozen(kw_only=True)
class ShownNext:
    """The session that is held next after another.

    Attributes:
        when: Day and time.
        title: Its theme.
        preview: How it is told of beforehand.
        bring: What participants are asked to bring.
    """

    when: str
    title: str
    preview: str
    bring: str


@attrs.frozen(kw_only=True)
class ShownSession:
    """A session as its leaders see it.

    Attributes:
        number: The programme's number.
        label: What it is called before its theme: `Kerta 3`.
        title: Its theme.
        when: Every day of it.
        when_where: The same with a place that is not the usual one.
        days: Each of its days.
        place: Where it is held; empty while there is no day.
        phase: The drawing of its part of the programme.
        load_word: How heavy it is, in a word.
        aim: Its aim.
        key_message: Its message, in words to say aloud.
        activities: Its activities.
        peer_parts: Those that the peer leads, alone or together.
        questions: Those with questions to ask or to avoid.
        materials: What to bring, as lines.
        shorter: What may go when time runs out, Markdown.
        before_room: The room, Markdown.
        before_pair: What the pair agrees on, Markdown.
        heavy: How to carry a heavy theme; none for a light one.
        backgrounds: The information in full.
        what_if: What may happen.
        peer: To the peer parent, Markdown.
        debrief: Questions of the pair afterwards.
        next: What comes next; none after the last.
    """

    number: str
    label: str
    title: str
    when: str
    when_where: str
    days: tuple[ShownDay, ...]
    place: str
    phase: str
    load_word: str
    aim: str
    key_message: str
    activities: tuple[ShownActivity, ...]
    peer_parts: tuple[ShownActivity, ...]
    questions: tuple[ShownActivity, ...]
    materials: tuple[str, ...]
    shorter: str
    before_room: str
    before_pair: str
    heavy: ShownHeavy | None
    backgrounds: tuple[ShownPart, ...]
    what_if: tuple[ShownWhatIf, ...]
    peer: str
    debrief: tuple[str, ...]
    next: ShownNext | None


@attrs.frozen(kw_only=True)
class ShownPacking:
    """What the whole series needs, as lines: what serves every time, and what is used up."""

    reused: tuple[str, ...]
    used_up: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ShownPrompts:
    """A title with unfinished sentences to answer by hand."""

    title: str
    prompts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Leaders:
    """All that a leaders' page may show.

    Attributes:
        series: The series.
        sessions: Its sessions in order.
        session: The one that the page is about; none on a page about the whole series.
        skipped: Days on which it does not meet, with the reason.
        facilitators: Who leads, with role and training.
        packing: What the whole series needs.
        pair_agreement: What the pair agrees on.
        debrief_sheet: What the pair goes through after a session.
    """

    series: ShownSeries
    sessions: tuple[ShownSession, ...]
    session: ShownSession | None = None
    skipped: tuple[str, ...]
    facilitators: tuple[str, ...]
    packing: ShownPacking
    pair_agreement: tuple[ShownPrompts, ...]
    debrief_sheet: tuple[str, ...]


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
        phase: The drawing of its part of the programme.
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
        phase: The drawing of its part of the programme.
    """

    title: str
    text: str
    phase: str


@attrs.frozen(kw_only=True)
class ShownInvitation:
    """The parts of the letter around its dates, Markdown."""

    opening: str
    what: str
    welcome: str


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
