"""Keeps what WeasyPrint only logs, the clock out of its fonts, and the collector out of its way."""

import contextlib
import gc
import logging
import os
from collections.abc import Iterator

__all__ = ["LOGGER", "complaints", "no_font_dates", "uncollected"]

LOGGER = logging.getLogger("weasyprint")
_SLOW_SUBSETTING = "Using fontTools instead of HarfBuzz-Subset"


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint logs, but not its word about slow fonts nor a refusal in its own words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        sentence = record.getMessage()
        if not any(told in sentence for told in (_SLOW_SUBSETTING, *self.sentences)):
            self.sentences.append(sentence)


@contextlib.contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint complains of, whatever the program does with its own log."""
    handler, level, propagate = _Complaints(), LOGGER.level, LOGGER.propagate
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.WARNING)
    LOGGER.propagate = False
    try:
        yield handler.sentences
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(level)
        LOGGER.propagate = propagate


@contextlib.contextmanager
def no_font_dates() -> Iterator[None]:
    """Keep the clock out of the fonts: fontTools stamps them where HarfBuzz-Subset is missing."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        os.environ.update({} if given is None else {"SOURCE_DATE_EPOCH": given})


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles from running: a layout is a million objects, and it would walk them all again.

    It takes about a tenth of the time; what a document leaves is collected after it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
