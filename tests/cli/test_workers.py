"""PDFs are made in processes that never outlive the command."""

import os
import threading

from voikukkia_kit.cli.workers import end_with_parent, workers


def test_work_is_done_in_another_process() -> None:
    with workers() as pool:
        there = pool.submit(os.getpid).result()

    assert there != os.getpid()


def test_process_that_nobody_started_goes_on() -> None:
    before = set(threading.enumerate())

    end_with_parent()
    for thread in set(threading.enumerate()) - before:
        thread.join()

    assert set(threading.enumerate()) <= before
