"""Runs the command: `python -m voikukkia_kit`."""

import sys

from voikukkia_kit.cli import main

if __name__ == "__main__":
    sys.exit(main())
