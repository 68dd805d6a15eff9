"""Parses commands, asks, reads the clock and prints; everything else is the library's."""

from voikukkia_kit.cli.commands import main

__all__ = ["main"]
