"""Starts the processes that make PDFs, and sees to it that none outlives the command."""

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor

__all__ = ["end_with_parent", "workers"]


def workers() -> ProcessPoolExecutor:
    """Return a pool of one process for each processor."""
    return ProcessPoolExecutor(initializer=end_with_parent)


def end_with_parent() -> None:
    """Let this process end with the one that started it: after a kill it would wait for work for ever.

    A process that multiprocessing did not start has no such parent and goes on.
    """
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
