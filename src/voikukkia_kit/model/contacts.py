"""Where to turn in a crisis: dated data with its source, which somebody has to confirm."""

import datetime as dt
from collections.abc import Mapping

import attrs

from voikukkia_kit.model.valid import FrozenMapping, checked

__all__ = ["Contact"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Contact:
    """Where to turn in a crisis.

    Attributes:
        id: Its name in the file.
        number: The telephone number as it is written.
        name: Its name, by language.
        what: What it is for, by language.
        hours: When it answers, by language; empty when not told.
        source: Where this was read.
        source_year: The year of that page.
        confirmed: The day someone checked that it is right, None while nobody has.
    """

    id: str
    number: str
    name: Mapping[str, str]
    what: Mapping[str, str]
    hours: Mapping[str, str] = attrs.field(factory=FrozenMapping)
    source: str
    source_year: int
    confirmed: dt.date | None = None
