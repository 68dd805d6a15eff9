"""Measures how fast commands start: prints ratios to a Python that imports click and attrs.

Run: python bench/bench_start.py

The commands run turn about in one run, since machines are shared and noisy. Modules
are compiled beforehand, as an installer does it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
KIT = ("-m", "voikukkia_kit")
ROUNDS = 15


def seconds(*arguments: str, folder: str, compiled: str) -> float:
    """Return how long Python takes with these arguments."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = compiled
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the median ratio of each command, and what is aimed at."""
    commands = {
        "--help": (1.3, (*KIT, "--help")),
        "check": (2.2, (*KIT, "check", str(EXAMPLE))),
        "calendar": (3.5, (*KIT, "calendar", str(EXAMPLE))),
    }
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as compiled:
        for turn in range(ROUNDS + 1):  # the first one compiles
            with tempfile.TemporaryDirectory() as folder:  # a new one, where no calendars lie yet
                base = seconds("-c", "import click, attrs", folder=folder, compiled=compiled)
                for name, (_, arguments) in commands.items():
                    ratios[name] += [seconds(*arguments, folder=folder, compiled=compiled) / base] if turn else []
    for name, (aim, _) in commands.items():
        print(f"{name}: {statistics.median(ratios[name]):.2f} times a Python that imports click and attrs (aim {aim})")


if __name__ == "__main__":
    main()
