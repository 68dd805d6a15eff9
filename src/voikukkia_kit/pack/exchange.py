"""Lets two folders change places in one step, where the system and its disk can."""

import ctypes
import os
import sys
from pathlib import Path

__all__ = ["SYSTEMS", "exchanged"]

_SWAP = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
_HERE = (-100,)  # AT_FDCWD: before each path, Linux wants the folder that it starts from
SYSTEMS: dict[str, tuple[str, tuple[int, ...]]] = {"linux": ("renameat2", _HERE), "darwin": ("renamex_np", ())}


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places, so that there is no moment without the one or the other.

    Python's own `os` has no such call: renameat2(2) of Linux and renamex_np(2) of
    macOS do it. Windows has none, and some disks of networks cannot.

    Returns:
        Whether they changed places; otherwise nothing was moved.
    """
    if sys.platform not in SYSTEMS:
        return False
    name, start = SYSTEMS[sys.platform]
    call = getattr(ctypes.CDLL(None), name, None)
    return call is not None and call(*start, os.fsencode(one), *start, os.fsencode(other), _SWAP) == 0
