"""Makes packs: renders only what changed, and writes each folder whole or not at all."""

from voikukkia_kit.pack.building import Failed, build, build_all, build_calendars
from voikukkia_kit.pack.folder import forget
from voikukkia_kit.pack.notices import review
from voikukkia_kit.pack.way import Pack

__all__ = ["Failed", "Pack", "build", "build_all", "build_calendars", "forget", "review"]
