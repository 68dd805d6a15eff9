"""The one writer: a folder is replaced whole or stays as it was, and what people changed by hand is kept."""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError

__all__ = [
    "CONTENTS",
    "Contents",
    "File",
    "digest",
    "exchange_file",
    "forget",
    "locked",
    "new_file",
    "protect",
    "read_contents",
    "write",
]

CONTENTS = "contents.json"
_FORM = 1
_WAITS_SECONDS = (0.05, 0.1, 0.2, 0.4)
_OPEN_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of parts, each set off from the next."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()


@attrs.frozen
class File:
    """A file of a pack.

    Attributes:
        content: Its bytes.
        made_from: SHA-256 of what it was made from: a change there makes it anew.
    """

    content: bytes = attrs.field(repr=False)
    made_from: str


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

    def changed_by_hand(self, folder: Path) -> tuple[str, ...]:
        """Return the files that are there but no longer as they were written."""
        return tuple(
            name for name in self.hashes if (folder / name).is_file() and not self._is_as_written(folder, name)
        )

    def is_whole(self, folder: Path) -> bool:
        """Return whether every file is there as it was written."""
        return all(self._is_as_written(folder, name) for name in self.hashes)

    def has(self, folder: Path, name: str, made_from: str) -> bool:
        """Return whether a file is there as it was written, and was made from this."""
        return self.origins.get(name) == made_from and self._is_as_written(folder, name)

    def _is_as_written(self, folder: Path, name: str) -> bool:
        path = folder / name
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == self.hashes[name]


def read_contents(folder: Path) -> Contents:
    """Return what contents.json of a folder says; nothing when it is no pack or cannot be read."""
    try:
        told: dict[str, Any] = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        files = {name: entry for name, entry in told["files"].items() if _is_inside(name)}
        return Contents(
            made_from=told["made_from"],
            hashes={name: entry["sha256"] for name, entry in files.items()},
            origins={name: entry["made_from"] for name, entry in files.items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Contents()


def _is_inside(name: str) -> bool:
    """Return whether a name stays within the folder: contents.json may have been written by anyone."""
    path = PurePosixPath(name)
    plain = path.parts and ".." not in path.parts and ":" not in name and "\\" not in name
    return bool(plain) and not path.is_absolute()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder to this run, and mend what a run that was killed left behind.

    The lock is the operating system's: it ends with the process that holds it.

    Raises:
        MachineError: Another run has it (VK602), or the place cannot be written (VK603).
    """
    from filelock import FileLock, Timeout

    path = _beside(folder, "lock")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path, blocking=False):
            try:
                _mend(folder)
                yield
            finally:  # while it is ours: afterwards it would be another run's lock that is taken away
                with contextlib.suppress(OSError):
                    path.unlink()
    except Timeout:
        raise MachineError(Problem("VK602", name=folder.name, lock=path.name)) from None
    except OSError as error:
        if isinstance(error, MachineError | RefusedError):
            raise
        raise _unwritten(error) from error


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.{what}")


def _mend(folder: Path) -> None:
    """Put the earlier pack back if a run ended between its two renames; clear what it staged."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        _rename(old, folder)
    for left in (old, _beside(folder, "new")):
        shutil.rmtree(left, ignore_errors=True)


def _unwritten(error: OSError) -> MachineError:
    return MachineError(Problem("VK603", reason=error.strerror or str(error)))


def write(folder: Path, files: Mapping[str, File], made_from: str, *, replace: bool = False) -> tuple[str, ...]:
    """Write a pack into a folder that is `locked`: all files, or none.

    Everything is staged beside the folder first; then the folder is exchanged in
    two renames. Files in it that are not the kit's are carried over. A folder that
    is already what it should be is not touched.

    Args:
        folder: The folder of the pack.
        files: Every file of the pack, by its path within the folder.
        made_from: SHA-256 of everything it was made from.
        replace: Write over files that people changed or put in the way.

    Returns:
        The paths of the files that are new or different, sorted.

    Raises:
        RefusedError: Files were changed by hand and would be lost (VK601); `replace` writes over them.
        MachineError: It could not be written (VK603); the earlier pack is as it was.
    """
    protect(folder, files, replace=replace)
    previous = read_contents(folder)
    staged = _beside(folder, "new")
    try:
        contents = _contents(files, made_from)
        different = tuple(sorted(name for name, file in files.items() if not _is(folder / name, file.content)))
        if not different and _is(folder / CONTENTS, contents):
            return ()
        for name, file in files.items():
            _write_new(staged / name, file.content)
        for name in _foreign(folder, previous, files):
            target = staged / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, target, follow_symlinks=False)
        _write_new(staged / CONTENTS, contents)
        _seal_folders(staged)
        if folder.exists():
            _rename(folder, _beside(folder, "old"))
        _rename(staged, folder)
    except OSError as error:
        raise _unwritten(error) from error
    finally:
        _mend(folder)
    return different


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def protect(folder: Path, names: Iterable[str], *, replace: bool) -> None:
    """Refuse to write files over what people changed by hand or put in their way; rendering can wait for this.

    Raises:
        RefusedError: As `write`.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise RefusedError(Problem("VK605", name=folder.name))
    if replace or not folder.exists():
        return
    previous = read_contents(folder)
    in_the_way = tuple(n for n in (*names, CONTENTS) if n not in previous.hashes and (folder / n).exists())
    if previous.hashes:
        in_the_way = tuple(name for name in in_the_way if name != CONTENTS)
    lost = (*previous.changed_by_hand(folder), *in_the_way)
    if lost:
        raise RefusedError(Problem("VK601", files=lost))


def _foreign(folder: Path, previous: Contents, files: Mapping[str, File]) -> list[str]:
    """Return the files and links in a folder that this kit did not write."""
    ours = {*previous.hashes, *files, CONTENTS}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())
    return [name for path in found if (name := path.relative_to(folder).as_posix()) not in ours]


def _contents(files: Mapping[str, File], made_from: str) -> bytes:
    told = {
        "form": _FORM,
        "made_from": made_from,
        "files": {
            name: {"sha256": hashlib.sha256(file.content).hexdigest(), "made_from": file.made_from}
            for name, file in sorted(files.items())
        },
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def _write_new(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, _OPEN_NEW, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _seal_folders(staged: Path) -> None:
    """Close the folders to others, and make their names durable where a folder can be opened: Windows refuses."""
    for path in (staged, *(p for p in staged.rglob("*") if p.is_dir() and not p.is_symlink())):
        path.chmod(0o700)
        with contextlib.suppress(PermissionError):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _rename(source: Path, target: Path) -> None:
    """Rename, patiently: on Windows a folder waits for the programs that have a file of it open."""
    for wait in _WAITS_SECONDS:
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.rename(target)


def new_file(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet.

    Raises:
        RefusedError: It exists already (VK604).
        MachineError: It cannot be written (VK603).
    """
    try:
        _write_new(path, content)
    except OSError as error:
        if os.path.lexists(path):
            raise RefusedError(Problem("VK604", name=path.name)) from None
        raise _unwritten(error) from error


def exchange_file(path: Path, content: bytes) -> None:
    """Put a new version of a file in the place of the old one, whole or not at all.

    Raises:
        MachineError: It could not be written (VK603); the file is as it was.
    """
    path = path.resolve()  # a link stays one
    staged = _beside(path, "new")
    try:
        staged.unlink(missing_ok=True)
        _write_new(staged, content)
        shutil.copymode(path, staged)
        staged.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
        raise _unwritten(error) from error


def forget(folder: Path) -> tuple[str, ...]:
    """Remove a pack: every file the kit wrote, and the folder when nothing else is in it.

    Returns:
        Paths of files that people put there and that stay.

    Raises:
        InputError: The folder holds no pack of this kit (VK605).
        MachineError: Something could not be removed (VK603).
    """
    if folder.is_symlink() or not any(path.is_dir() for path in (folder, _beside(folder.absolute(), "old"))):
        raise InputError(Problem("VK605", name=folder.name))
    folder = folder.resolve()  # "." has no name of its own
    with locked(folder):
        contents = read_contents(folder)
        if not contents.hashes:
            raise InputError(Problem("VK605", name=folder.name))
        left = tuple(_foreign(folder, contents, {}))
        for path in (folder / name for name in (*contents.hashes, CONTENTS)):
            if path.is_file() and path.parent.resolve().is_relative_to(folder):
                path.unlink()
        for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
            with contextlib.suppress(OSError):
                path.rmdir()
        if not left:
            folder.rmdir()
    return left
