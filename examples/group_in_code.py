"""Builds a group in code, without a file: what is wrong with it is an error here, before anything is written."""

import datetime as dt

from voikukkia_kit import (
    Break,
    Facilitator,
    FacilitatorPair,
    Group,
    Participants,
    Role,
    WeeklyTime,
    build,
)

group = Group(
    code="CODE-1",
    place="Kauppakatu 1, Seinäjoki",
    start=dt.date(2027, 1, 14),
    time=WeeklyTime(weekday=3, start=dt.time(17), end=dt.time(19)),
    breaks=(Break(dt.date(2027, 3, 1), dt.date(2027, 3, 7)),),
    pair=FacilitatorPair(
        (
            Facilitator(name="Maija", role=Role.WORKER, trained=dt.date(2024, 11, 1)),
            Facilitator(name="Ville", role=Role.PEER, trained=dt.date(2024, 11, 1)),
        )
    ),
    participants=Participants(6),
    contact="044 000 0000",
)
pack = build(group, out="build")
print(f"{len(pack.written)} files written, {len(pack.warnings)} notes. Open {pack.index}")
