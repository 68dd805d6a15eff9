"""Reads what people write: group files and the directories of programmes; every problem at once, with its place."""

from voikukkia_kit.files.facts import load_contacts, load_named_days, load_school_breaks
from voikukkia_kit.files.group_file import GroupFile, load, read_group_file
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.programme_files import load_programme

__all__ = [
    "GroupFile",
    "Library",
    "load",
    "load_contacts",
    "load_named_days",
    "load_programme",
    "load_school_breaks",
    "read_group_file",
]
