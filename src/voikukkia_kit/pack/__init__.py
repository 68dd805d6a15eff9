"""Composes a group's documents, renders only what changed, and writes the folder whole or not at all."""

from voikukkia_kit.pack.folder import forget
from voikukkia_kit.pack.making import Pack, build, build_all, build_calendars
from voikukkia_kit.pack.notices import review

__all__ = ["Pack", "build", "build_all", "build_calendars", "forget", "review"]
