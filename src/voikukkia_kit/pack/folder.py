"""The one writer: a folder is replaced whole or stays as it was, and what people changed by hand is kept."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError
from voikukkia_kit.language import Language
from voikukkia_kit.pack.contents import CONTENTS, Contents, File, Lying
from voikukkia_kit.pack.exchange import exchanged

__all__ = ["exchange_file", "forget", "locked", "new_file", "protect", "write"]

_WAITS_SECONDS = (0.05, 0.1, 0.2, 0.4)
_OPEN_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder to this run, and mend what a run that was killed left behind.

    The lock is the operating system's: it ends with the process that holds it.

    Raises:
        MachineError: Another run has it (VK602), or the place cannot be written (VK603).
    """
    from filelock import FileLock, Timeout

    path = _beside(folder, "lock")
    with MachineError.instead("VK603"):
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(path, blocking=False):
                try:
                    _mend(folder)
                    yield
                finally:  # while it is ours: afterwards it would be another run's lock that is taken away
                    with contextlib.suppress(OSError):
                        path.unlink()
        except Timeout:
            raise MachineError(Problem("VK602", name=folder.name, lock=path.name)) from None


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.{what}")


def _note_of(folder: Path) -> Path:
    """Return the file that stands beside a folder while it has no name: everyone sees it, and it tells why."""
    return folder.with_name(f"{folder.name}.old.txt")


def _mend(folder: Path) -> None:
    """Put the earlier pack back if a run ended between its two renames; clear what it staged."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        _rename(old, folder)
    for left in (old, _beside(folder, "new")):
        shutil.rmtree(left, ignore_errors=True)
    note = _note_of(folder)
    if note.is_file() and old.name.encode() in note.read_bytes():  # somebody's own may have this name
        note.unlink()


def write(
    lying: Lying,
    files: Mapping[str, File],
    contents: Contents,
    words: Language,
    *,
    replace: bool = False,
    private: bool = False,
) -> tuple[str, ...]:
    """Write a pack into a folder that is `locked`: all files, or none.

    Everything is staged beside the folder first; then the two folders change
    places. Files in it that are not the kit's are carried over. A folder that is
    already what it should be is not touched.

    A pack gets the rights that any file gets where it is put, by umask, by the group
    of a shared folder or by its access list: a pair works together in one folder, and
    a closed folder closes what is in it.

    Args:
        lying: What lies in the folder of the pack.
        files: Every file of the pack, by its path within the folder.
        contents: What contents.json says of them.
        words: The language in which a note tells of an exchange that was cut short.
        replace: Write over files that people changed or put in the way.
        private: Close it to all but its owner, wherever it is: it holds addresses.

    Returns:
        The paths of the files that are new or different, sorted.

    Raises:
        RefusedError: Files were changed by hand and would be lost (VK601); `replace` writes over them.
        MachineError: It could not be written (VK603); the earlier pack is as it was.
    """
    protect(lying, files, replace=replace)
    folder, told = lying.folder, contents.to_json()
    staged = _beside(folder, "new")
    with MachineError.instead("VK603"):
        try:
            different = tuple(sorted(name for name, file in files.items() if lying.sha256(name) != file.sha256))
            if not different and _is(folder / CONTENTS, told):
                return ()
            for name, file in files.items():
                _write_new(staged / name, file.content, private=private)
            for name in _foreign(folder, lying.contents, files):
                target = staged / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / name, target, follow_symlinks=False)
            _write_new(staged / CONTENTS, told, private=private)
            _sync_folders(staged, private=private)
            _put_in_place(staged, folder, words)
        finally:
            _mend(folder)
    return different


def _put_in_place(staged: Path, folder: Path, words: Language) -> None:
    """Give a staged folder its name; the one that had it waits under another to be cleared.

    Where two folders cannot change places in one step, two renames do it. A run
    that is killed between them leaves no folder of this name, so a note tells until
    then where the earlier one is; the next run puts it back.
    """
    if not folder.exists():
        _rename(staged, folder)
    elif not exchanged(staged, folder):
        old = _beside(folder, "old")
        told = words.word("machine", "interrupted", code=folder.name, folder=old.name)
        with contextlib.suppress(OSError):  # the note is a help and no condition
            _write_new(_note_of(folder), f"{told}\n".encode())
        _rename(folder, old)
        _rename(staged, folder)
    _sync_folder(folder.parent)


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def protect(lying: Lying, names: Iterable[str], *, replace: bool) -> None:
    """Refuse to write files over what people changed by hand or put in their way; rendering can wait for this.

    Raises:
        RefusedError: As `write`.
    """
    folder, known = lying.folder, lying.contents.hashes
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise RefusedError(Problem("VK605", name=folder.name))
    if replace or not folder.exists():
        return
    in_the_way = tuple(n for n in (*names, CONTENTS) if n not in known and (folder / n).exists())
    if known:
        in_the_way = tuple(name for name in in_the_way if name != CONTENTS)
    lost = (*lying.changed_by_hand(), *in_the_way)
    if lost:
        raise RefusedError(Problem("VK601", files=lost))


def _foreign(folder: Path, previous: Contents, files: Mapping[str, File]) -> list[str]:
    """Return the files and links in a folder that this kit did not write."""
    ours = {*previous.hashes, *files, CONTENTS}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())
    return [name for path in found if (name := path.relative_to(folder).as_posix()) not in ours]


def _write_new(path: Path, content: bytes, *, private: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, _OPEN_NEW, 0o600 if private else 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:  # a stop by hand too: half a file is never left
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _sync_folders(staged: Path, *, private: bool) -> None:
    """Make the names in all folders durable, and close them to others where they are private."""
    for path in (staged, *(p for p in staged.rglob("*") if p.is_dir() and not p.is_symlink())):
        if private:
            path.chmod(0o700)
        _sync_folder(path)


def _sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where it can be opened: Windows refuses."""
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
        MachineError: It cannot be written (VK508).
    """
    with MachineError.instead("VK508", name=path.name):
        try:
            _write_new(path, content)
        except FileExistsError:
            if os.path.lexists(path):
                raise RefusedError(Problem("VK604", name=path.name)) from None
            raise


def exchange_file(path: Path, content: bytes, *, like: Path | None = None) -> None:
    """Put a new version of a file in the place of the old one, whole or not at all.

    Args:
        path: The file.
        content: What it holds then.
        like: The file whose rights it has, that which it replaces when None.

    Raises:
        MachineError: It could not be written (VK508); the file is as it was.
    """
    path = path.resolve()  # a link stays one
    staged = _beside(path, "new")
    with MachineError.instead("VK508", name=path.name):
        try:
            staged.unlink(missing_ok=True)
            _write_new(staged, content)
            shutil.copymode(like or path, staged)
            staged.replace(path)
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)


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
        contents = Lying.at(folder).contents
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
