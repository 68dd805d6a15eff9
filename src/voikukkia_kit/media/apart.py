"""Makes what an organisation's own templates say in a process of its own, with limits of time and memory.

A template can be endless or huge by mistake as well as by malice, and the
sandbox it runs in does not see that. The kit's own templates are made where they
are asked for: they are tested, and another process would cost time.
"""

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library

__all__ = ["LIMITS", "Limits", "close", "is_foreign", "made", "sent", "serve"]

_MEGABYTE = 1 << 20
_MADE_OF = {".css", ".html", ".png", ".svg", ".ttf", ".txt"}


@attrs.frozen(kw_only=True)
class Limits:
    """What making one document may take.

    Attributes:
        seconds: Seconds: the slowest of the kit's own takes a few on an old laptop.
        memory_megabytes: Memory of the process; WeasyPrint with its libraries takes a third of it. Not on Windows.
        document_megabytes: Size of the document.
    """

    seconds: int = 60
    memory_megabytes: int = 1536
    document_megabytes: int = 32


LIMITS = Limits()
_STOPPED = {  # what became of the process, with the problem that this is and the limit that it met
    "time": ("VK509", "seconds"),
    "end": ("VK510", "memory_megabytes"),
    "size": ("VK511", "document_megabytes"),
}


def is_foreign(library: Library) -> bool:
    """Return whether documents are made of templates, styles or pictures that are not the kit's."""
    own = library.resources.own
    return library.once("foreign", lambda: any(p.suffix in _MADE_OF for root in own for p in root.rglob("*")))


def sent(library: Library) -> Library:
    """Return a library as it goes to the other process, which reads it once."""
    return library if library.mark else library.once("marked", library.marked)


def made(what: Callable[..., Any], *arguments: Any, name: str, template: str, limits: Limits = LIMITS) -> Any:
    """Return what a function of a module returns, called in the other process.

    Args:
        what: The function; it and its arguments can be pickled.
        arguments: Its arguments.
        name: The document that it makes, for messages.
        template: The template that it makes it from.
        limits: What it may take.

    Raises:
        InputError: It took too long (VK509), too much memory (VK510), or would be
            too large (VK511); and what the function raises.
    """
    with _one_at_a_time:
        answer = _workshop().ask((what, arguments, limits), limits.seconds)
    if isinstance(answer, Exception):
        raise answer
    if answer in _STOPPED:
        code, limit = _STOPPED[answer]
        raise InputError(Problem(code, name=name, template=template, limit=getattr(limits, limit)))
    return answer[0]


class _Workshop:
    """The other process. It ends with this one: nobody asks it any more then."""

    def __init__(self) -> None:
        code = "import sys; sys.path[:] = sys.argv[1:]; from voikukkia_kit.media.apart import serve; serve()"
        command = [sys.executable, "-c", code, *sys.path]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # this very Python

    def ask(self, question: Any, seconds: int) -> Any:
        """Return the answer to a question, or what became of the process: it is ended when it takes too long."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            pickle.dump(question, self.process.stdin)  # type: ignore[arg-type]  # a pipe, as asked for
            self.process.stdin.flush()  # type: ignore[union-attr]  # as above
            return pickle.load(self.process.stdout)  # type: ignore[arg-type]  # noqa: S301  # from our own code
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            self.end()
            return "time" if late.is_set() or self.process.returncode == -_SIGXCPU else "end"
        except BaseException:  # stopped by hand: its answer would be taken for that to the next question
            self.end()
            raise
        finally:
            timer.cancel()

    def end(self, patience_seconds: float = 0) -> None:
        """End the process, whatever it does; one that waits for a question ends by itself."""
        with self.process:  # closes its pipes and waits for it
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self.process.stdin.close()  # type: ignore[union-attr]  # a pipe, as asked for
                self.process.wait(patience_seconds)
            self.process.kill()


_SIGXCPU = getattr(signal, "SIGXCPU", 0)
_one_at_a_time = threading.Lock()
_open: dict[int, _Workshop] = {}


def _workshop() -> _Workshop:
    """Return the other process of this one, started when there is none: a fork has its own."""
    mine = _open.get(os.getpid())
    if mine is None or mine.process.poll() is not None:
        mine = _open[os.getpid()] = _Workshop()
    return mine


@atexit.register
def close() -> None:
    """End the other process where there is one; the next document starts it again."""
    if mine := _open.get(os.getpid()):
        mine.end(patience_seconds=2)


def serve() -> None:
    """Answer questions until nobody asks any more: this is what the other process does."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks is stopped, and ends this one
    while True:
        try:
            what, arguments, limits = pickle.load(questions)  # noqa: S301  # from our own code
        except EOFError:
            return
        _restrict(limits)
        answers.write(_answered(what, arguments, limits))
        answers.flush()


def _answered(what: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> bytes:
    try:
        found = what(*arguments)
        return pickle.dumps((found,) if len(found) <= limits.document_megabytes * _MEGABYTE else "size")
    except MemoryError:
        return pickle.dumps("end")
    except Exception as error:  # noqa: BLE001  the one who asked raises it
        return pickle.dumps(error)


def _restrict(limits: Limits) -> None:
    """Set what the system holds this process to; Windows and some others hold it to less."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        memory = limits.memory_megabytes * _MEGABYTE
        seconds = int(time.process_time()) + limits.seconds + 1  # also when the one who asked was killed meanwhile
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
