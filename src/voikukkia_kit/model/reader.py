"""For whom something is made: one word for everything that is for somebody."""

import enum

__all__ = ["Reader"]


class Reader(enum.Enum):
    """Who reads a document, a calendar or a message.

    A value stands in the UID of every event of its calendar, so it never changes.
    """

    FACILITATORS = "facilitators"
    PARTICIPANTS = "participants"
    ROOMS = "rooms"
