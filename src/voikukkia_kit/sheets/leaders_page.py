"""What leaders' templates see: plain values of these classes, and nothing else of a series."""

import attrs

__all__ = [
    "Leaders",
    "ShownActivity",
    "ShownDay",
    "ShownHeavy",
    "ShownNext",
    "ShownPacking",
    "ShownPart",
    "ShownPrompts",
    "ShownRemote",
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
    """A day of a session, as a line of the programme at a glance.

    Attributes:
        number: The place of the session in the order of the series: 0 for a pre-meeting.
        title: Its theme.
        load_word: How heavy it is, in a word.
        when: Day, time, and what is unusual about them.
        cancelled: Whether it is not held.
        was: The day it was first planned for, where that is another; empty otherwise.
        led_by: First names of those who lead it, where they are not the usual ones; empty otherwise.
    """

    number: str
    title: str
    load_word: str
    when: str
    cancelled: bool
    was: str
    led_by: str


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
class ShownRemote:
    """What is different in a session that is held remotely.

    Attributes:
        joining: The link or the number; a sentence that it is missing where there is none.
        instead: What stands in for things of a room.
        beforehand: What each participant has to have before it, as lines.
    """

    joining: str
    instead: tuple[ShownPart, ...]
    beforehand: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ShownSession:
    """A session as its leaders see it.

    Attributes:
        number: Its place in the order of the series: 0 for a pre-meeting.
        label: What it is called before its theme: `Kerta 3`.
        title: Its theme.
        when: Every day of it.
        when_where: The same with a place that is not the usual one.
        place: Where it is held; empty while there is no day, when it is remote, or held one by one.
        remote: What is different when it is held remotely; none otherwise.
        led_by: First names of those who lead it.
        one_by_one: Whether each has a time of their own for it.
        phase: The drawing of its part of the programme; may be empty.
        load_word: How heavy it is, in a word.
        aim: Its aim.
        key_message: Its message, in words to say aloud.
        activities: Its activities.
        peer_parts: Those that the peer leads, alone or together.
        questions: Those with questions to ask or to avoid.
        materials: What to bring, as lines; none for a session that is cancelled.
        shorter: What may go when time runs out, Markdown.
        before_room: The room, or what is set up for a call; Markdown.
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
    place: str
    remote: ShownRemote | None
    led_by: str
    one_by_one: bool
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
        sessions: Its sessions in order of time, each once.
        days: Every day of them in order of time.
        session: The one that the page is about; none on a page about the whole series.
        skipped: Days on which it does not meet, with the reason.
        facilitators: Who leads, with role and training.
        packing: What the whole series needs.
        pair_agreement: What the pair agrees on.
        debrief_sheet: What the pair goes through after a session.
        colophon: What the foot says about the programme; may be empty.
    """

    series: ShownSeries
    sessions: tuple[ShownSession, ...]
    days: tuple[ShownDay, ...]
    session: ShownSession | None = None
    skipped: tuple[str, ...]
    facilitators: tuple[str, ...]
    packing: ShownPacking
    pair_agreement: tuple[ShownPrompts, ...]
    debrief_sheet: tuple[str, ...]
    colophon: str
