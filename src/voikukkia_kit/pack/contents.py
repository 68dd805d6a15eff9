"""What a pack's folder holds: contents.json, and what lies there now, each file hashed at most once."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import attrs

__all__ = ["CONTENTS", "Contents", "File", "Lying", "read_contents"]

CONTENTS = "contents.json"
_FORM = 1


@attrs.frozen
class File:
    """A file of a pack.

    Attributes:
        content: Its bytes.
        made_from: SHA-256 of what it was made from: a change there makes it anew.
    """

    content: bytes = attrs.field(repr=False)
    made_from: str

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


@attrs.frozen(kw_only=True)
class Contents:
    """What contents.json says about a folder.

    Attributes:
        made_from: SHA-256 of everything the whole pack was made from; empty when there is no pack.
        hashes: SHA-256 of every file, by its path within the folder.
        origins: SHA-256 of what each file was made from.
    """

    made_from: str = ""
    hashes: Mapping[str, str] = attrs.field(factory=dict)
    origins: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, File], made_from: str) -> "Contents":
        """Return the contents of a folder with these files."""
        return cls(
            made_from=made_from,
            hashes={name: file.sha256 for name, file in sorted(files.items())},
            origins={name: file.made_from for name, file in files.items()},
        )

    def to_json(self) -> bytes:
        """Return contents.json."""
        told = {
            "form": _FORM,
            "made_from": self.made_from,
            "files": {n: {"sha256": sha256, "made_from": self.origins[n]} for n, sha256 in self.hashes.items()},
        }
        return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def read_contents(folder: Path) -> Contents:
    """Return what contents.json of a folder says; nothing when it is no pack or not one of this kit.

    Raises:
        OSError: It is there and cannot be read: taken for no pack, all of it would be somebody's own.
    """
    try:
        content = (folder / CONTENTS).read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return Contents()
    try:
        told: dict[str, Any] = json.loads(content)
        files = {name: entry for name, entry in told["files"].items() if _is_inside(name)}
        return Contents(
            made_from=told["made_from"],
            hashes={name: entry["sha256"] for name, entry in files.items()},
            origins={name: entry["made_from"] for name, entry in files.items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Contents()


def _is_inside(name: str) -> bool:
    """Return whether a name stays within the folder: contents.json may have been written by anyone."""
    path = PurePosixPath(name)
    plain = path.parts and ".." not in path.parts and ":" not in name and "\\" not in name
    return bool(plain) and not path.is_absolute()


@attrs.frozen
class Lying:
    """What lies in a folder during one run: a file is hashed when it is first asked for, and not again.

    Attributes:
        folder: The folder; it may not exist yet.
        contents: What its contents.json says.
    """

    folder: Path
    contents: Contents
    _hashed: dict[str, str | None] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def at(cls, folder: Path) -> "Lying":
        """Return what lies in a folder now."""
        return cls(folder, read_contents(folder))

    def sha256(self, name: str) -> str | None:
        """Return the SHA-256 of a file, None when there is no such file."""
        if name not in self._hashed:
            path = self.folder / name
            self._hashed[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        return self._hashed[name]

    def changed_by_hand(self) -> tuple[str, ...]:
        """Return the files that are there but no longer as they were written."""
        hashes = self.contents.hashes
        return tuple(name for name in hashes if self.sha256(name) not in (None, hashes[name]))

    def is_whole(self) -> bool:
        """Return whether every file is there as it was written."""
        return all(self.sha256(name) == sha256 for name, sha256 in self.contents.hashes.items())

    def has(self, name: str, made_from: str) -> bool:
        """Return whether a file is there as it was written, and was made from this."""
        contents = self.contents
        return contents.origins.get(name) == made_from and self.sha256(name) == contents.hashes[name]
