"""What the catalogue says of one kind of problem."""

from typing import NamedTuple

__all__ = ["Entry", "warning"]


class Entry(NamedTuple):
    """One kind of problem.

    Attributes:
        says: What was found and what was expected, with `{facts}`.
        advice: What to do about it.
        warning: Whether the work goes on.
        source: Where a rule of practice comes from, empty for a plain fault.
    """

    says: str
    advice: str
    warning: bool = False
    source: str = ""


def warning(says: str, advice: str, source: str = "") -> Entry:
    """Return an entry that tells and does not stop."""
    return Entry(says, advice, warning=True, source=source)
