"""Kills and fails commands at every system call that writes, and proves that nothing was lost.

    python tests/torture/torture.py [--every N] [COMMAND ...]

A pack stands, its group file changes, and the command runs under strace, which
ends it or refuses one call: the first, then the second, and so on through all
that write. After each the earlier state is there byte for byte or the new one is
whole; a refusal is told (exit code 4) or overcome (0), never a traceback; and the
next run needs no help. All of it takes an hour or two; `--every 7` takes each seventh
fault only.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from packs import content, file_of, lying  # noqa: E402  # what all tests share

KILLED = "signal=KILL"
FAULTS = {
    "openat": ("error=EMFILE", "error=ENOSPC", KILLED),
    "write": ("error=ENOSPC", "error=EIO", KILLED),
    "sendfile": ("error=ENOSPC", KILLED),
    "fsync": ("error=EIO", KILLED),
    "flock": ("error=EIO", KILLED),
    "mkdir": ("error=ENOSPC", KILLED),
    "chmod": ("error=EPERM", KILLED),
    "fchmod": ("error=EPERM", KILLED),
    "utimensat": ("error=EPERM", KILLED),
    "ftruncate": ("error=EIO", KILLED),
    "link": ("error=EIO", KILLED),
    "symlink": ("error=EIO", KILLED),
    "rename": ("error=EIO", KILLED),
    "renameat2": ("error=EINVAL", "error=EIO", KILLED),
    "unlink": ("error=EIO", KILLED),
    "unlinkat": ("error=EIO", KILLED),
    "rmdir": ("error=EIO", KILLED),
}
LEAVING = {"flock", "rmdir", "unlink", "unlinkat"}
COMMANDS = {
    "build": ("build", "ryhma.yaml", "--out", "out"),
    "calendar": ("calendar", "ryhma.yaml", "--out", "out"),
    "move": ("move", "ryhma.yaml", "1", "15.1.2027", "--yes"),
}
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")  # an open for reading writes nothing
STARTS = re.compile(r"(\d+) +(\w+)\((.*)")
Files = Mapping[str, bytes]


class Torture:
    """One command, with the state before it and the state after it."""

    def __init__(self, command: str, place: Path) -> None:
        self.arguments = COMMANDS[command]
        self.place = place
        self.start = place / "start"
        self.environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "VOIKUKKIA_LANGUAGE": "fi",
            "VOIKUKKIA_TEMPLATES": str(content(place)),
        }
        self.start.mkdir()
        file_of(self.start)
        for first in (("build", "ryhma.yaml", "--out", "out"), ("calendar", "ryhma.yaml", "--out", "out")):
            self.ran(first, self.start)
        (self.start / "out" / "SJK-K27" / "muistio.txt").write_text("ohjaajan oma")
        if command != "move":
            file_of(self.start, valmistelu="45")  # the calendars change, and no PDF has to be made
        self.before = self.files(self.start)
        self.after, self.calls = self.watched()

    def ran(self, arguments: tuple[str, ...], folder: Path, *watch: str) -> subprocess.CompletedProcess[str]:
        command = [*watch, sys.executable, "-m", "voikukkia_kit", *arguments]
        return subprocess.run(
            command, cwd=folder, env=self.environment, capture_output=True, text=True, check=False, timeout=300
        )

    @staticmethod
    def files(folder: Path) -> Files:
        """Return what people see: every file that is not hidden."""
        return {name: data for name, data in lying(folder).items() if not any(p[0] == "." for p in name.split("/"))}

    def fresh(self) -> Path:
        folder = self.place / "run"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, folder, symlinks=True)
        return folder

    def watched(self) -> tuple[Files, Counter[tuple[str, int]]]:
        """Return the state after an undisturbed run, and the calls that write: name and place among its kind."""
        folder, log = self.fresh(), self.place / "calls"
        done = self.ran(
            self.arguments, folder, "strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(FAULTS)}"
        )
        assert done.returncode == 0, done.stderr
        counted: Counter[tuple[str, str]] = Counter()
        calls: Counter[tuple[str, int]] = Counter()
        for line in log.read_text(errors="replace").splitlines():
            if found := STARTS.match(line):
                process, name, rest = found.groups()
                counted[process, name] += 1
                if name != "openat" or WRITES.search(rest):
                    calls[name, counted[process, name]] += 1
        return self.files(folder), calls

    def faults(self) -> Iterator[tuple[str, str, int]]:
        for name, number in sorted(self.calls):
            yield from ((name, fault, number) for fault in FAULTS[name])

    def wrong(self, name: str, fault: str, number: int) -> str:
        """Return what went wrong after a fault, empty when nothing did."""
        folder = self.fresh()
        watch = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}")
        done = self.ran(self.arguments, folder, *watch, "-e", f"inject={name}:{fault}:when={number}")
        found, last = self.files(folder), done.stderr.strip().splitlines()[-1:]
        if found not in (self.before, self.after):
            return f"neither the earlier state nor the new: {self.differ(found, self.before)}"
        if fault != KILLED and (done.returncode not in (0, 4) or "Traceback" in done.stderr):
            return f"exit {done.returncode}: {last}"
        if done.returncode == 0 and found != self.after:
            return f"success told, but {self.differ(found, self.after)}"
        if fault == KILLED and not (self.arguments[0] == "move" and found == self.after):
            done = self.ran(self.arguments, folder)
            if done.returncode != 0 or self.files(folder) != self.after:
                return f"the next run: exit {done.returncode}, {self.differ(self.files(folder), self.after)}"
        if name in LEAVING and fault != KILLED:  # what the system will not remove, or a lock that may be another's
            return ""
        left = sorted(path.name for path in (*folder.iterdir(), *(folder / "out").iterdir()) if path.name[0] == ".")
        return f"left behind: {left}" if left else ""

    @staticmethod
    def differ(found: Files, expected: Files) -> str:
        names = {name for name in {*found, *expected} if found.get(name) != expected.get(name)}
        return f"these differ: {sorted(names)[:5]}"


def main() -> int:
    """Torture commands, and return 1 when anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("commands", nargs="*", choices=[*COMMANDS, []], help="all by default")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each nth fault")
    given = parser.parse_args()
    bad = 0
    for command in given.commands or COMMANDS:
        with tempfile.TemporaryDirectory(prefix="voikukkia-torture-") as name:
            torture = Torture(command, Path(name))
            every = list(torture.faults())[:: given.every]
            for call, fault, number in every:
                if wrong := torture.wrong(call, fault, number):
                    bad += 1
                    print(f"{command}: {call} {number} {fault}: {wrong}", flush=True)
            kinds = ", ".join(f"{count} at {call}" for call, count in Counter(call for call, _, _ in every).items())
            print(f"{command}: {len(every)} faults ({kinds})", flush=True)
    print(f"wrong: {bad}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
