"""Makes the bytes of a pack's pieces: what lies there already is taken over, and only slow ones go elsewhere."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voikukkia_kit.errors import MachineError, Problem
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.pack.contents import File, Lying

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

__all__ = ["finish"]

Progress = Callable[[int, int], None]


def finish(
    pieces: Sequence[Piece],
    lying: Lying,
    shared: Path | None = None,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
) -> tuple[dict[str, File], int]:
    """Return the files of a pack by their paths, and how many of the slow ones were made.

    Args:
        pieces: What the pack is made of; those made of others stand after them.
        lying: What lies in its folder.
        shared: Where slow pieces that hold nothing of a series are kept for the next pack of the run.
        executor: Where slow pieces are made; here when None.
        progress: Called with the number of slow pieces made and of all.

    Raises:
        InputError: Something cannot be made (VK501).
        MachineError: The system ended a process (VK607).
    """
    wanted = {p.made_from: p for p in pieces if p.effort and not lying.has(p.path, p.made_from)}
    kept = _kept(wanted.values(), shared)
    jobs = {key: piece for key, piece in wanted.items() if key not in kept}
    slow = kept | dict(_made(jobs, executor, progress or (lambda _done, _all: None)))
    _keep((piece for piece in jobs.values() if piece.same_for_all), slow, shared)
    files: dict[str, File] = {}
    for piece in pieces:
        files[piece.path] = File(_content(piece, slow, lying, files), piece.made_from)
    return files, len(wanted)


def _content(piece: Piece, slow: Mapping[str, bytes], lying: Lying, files: Mapping[str, File]) -> bytes:
    if piece.made_from in slow:
        return slow[piece.made_from]
    if (piece.effort or piece.of) and lying.has(piece.path, piece.made_from):
        return (lying.folder / piece.path).read_bytes()
    return piece.make(*(files[path].content for path in piece.of))


def _made(jobs: Mapping[str, Piece], executor: "Executor | None", progress: Progress) -> Iterator[tuple[str, bytes]]:
    from concurrent.futures import BrokenExecutor, as_completed

    if executor is None:
        for done, (key, piece) in enumerate(jobs.items(), start=1):
            yield key, piece.make()
            progress(done, len(jobs))
        return
    futures: dict[Future[bytes], str] = {}
    in_order = sorted(jobs.items(), key=lambda job: -job[1].effort)  # no long one is left for the end
    left = {key: piece.path for key, piece in in_order}
    try:
        futures |= {executor.submit(piece.make): key for key, piece in in_order}
        for done, future in enumerate(as_completed(futures), start=1):
            yield futures[future], future.result()
            del left[futures[future]]
            progress(done, len(jobs))
    except BrokenExecutor as error:  # the system ended a process, for want of memory most likely
        names = tuple(left.values())[: os.cpu_count()]  # one of these, each processor has one
        raise MachineError(Problem("VK607", names=names, reason=str(error))) from error
    finally:
        for future in futures:
            future.cancel()


def _kept(pieces: Iterable[Piece], shared: Path | None) -> dict[str, bytes]:
    """Return what an earlier pack of the run left for the others."""
    if shared is None:
        return {}
    paths = {piece.made_from: shared / piece.made_from for piece in pieces if piece.same_for_all}
    return {key: path.read_bytes() for key, path in paths.items() if path.is_file()}


def _keep(pieces: Iterable[Piece], made: Mapping[str, bytes], shared: Path | None) -> None:
    """Leave for the others what holds nothing of a series; where tasks share no disk, nobody finds it."""
    if shared is None or not shared.is_dir():
        return
    for piece in pieces:
        staged = shared / f"{piece.made_from}.{os.getpid()}"
        staged.write_bytes(made[piece.made_from])
        staged.replace(shared / piece.made_from)
