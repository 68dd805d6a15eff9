"""Where a session is held: as its leaders know it, and as participants' calendars show it."""

import re

import attrs

from voikukkia_kit.model.revealing import Revealing
from voikukkia_kit.model.series import Change, Series
from voikukkia_kit.schedule.sessions import DatedSession

__all__ = ["Places", "is_same_place"]


def is_same_place(place: str, other: str) -> bool:
    """Return whether two texts name the same place: capitals, spaces and commas make no difference."""
    one, two = (re.sub(r"[\W_]+", " ", text).strip().casefold() for text in (place, other))
    return one == two


@attrs.frozen(kw_only=True)
class Places:
    """The places of a series.

    Attributes:
        series: The series.
        revealing: The words that a participant's calendar must not show.
    """

    series: Series
    revealing: Revealing

    def usual(self, dated: DatedSession) -> DatedSession:
        """Return a session at the place that the series names."""
        shown, link = self._shown(self.series.place), self.revealing.withheld(self.series.link or "")
        return attrs.evolve(dated, place=self.series.place, calendar_place=shown, calendar_link=link)

    def changed(self, dated: DatedSession, change: Change) -> DatedSession:
        """Return a session at the place of a change; what the change does not say is as it was."""
        place = change.place or dated.place
        return attrs.evolve(dated, place=place, calendar_place=change.calendar_place or self._shown(place))

    def _shown(self, place: str) -> str:
        """Return a place as participants' calendars show it; empty where it would reveal and nobody has confirmed it.

        The usual place has the words that its series gives for calendars, also when a change goes back to it.
        """
        if self.series.calendar_place and is_same_place(place, self.series.place):
            return self.series.calendar_place
        return self.revealing.withheld(place)
