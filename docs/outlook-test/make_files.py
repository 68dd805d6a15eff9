"""Makes the files of the Outlook test, and its sheets as pages to print.

From the folder of the kit: python docs/outlook-test/make_files.py SENDER RECIPIENT

The two are mail addresses of those who test. The files lie in the folder `outlook-koe`, numbered as the steps are. The
group is made up; its days are in 2030, so that they are easily told from one's own and deleted.
"""

import contextlib
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from markdown_it import MarkdownIt

from voikukkia_kit.cli import main

DOCS = Path(__file__).parents[1]
SHEETS = {"lue-ensin.html": DOCS / "fi/outlook-koe.md", "read-first.html": DOCS / "how-to/test-outlook.md"}
GROUP = """\
tunnus: OUTLOOK-KOE
avain: 4b7d90e1c2f84a5f9e36d8a0b1c5772e
kieli: fi
paikka: Kauppakatu 1, Seinäjoki
alkaa: 10.1.2030
aika: to 17.00–19.00
laadittu: 1.12.2029
ohjaajat: [{nimi: Maija, rooli: työntekijä}, {nimi: Ville, rooli: vertaisohjaaja}]
osallistujia: 6
muistutus: 60
"""
# What each folder holds: the state of the group, and its file among the calendars.
CALENDARS = {
    "1": ("first", "osallistujille/kalenteri.ics"),
    "2": ("changed", "osallistujille/kalenteri.ics"),
    "3": ("first", "osallistujille/kalenteri/05.ics"),
    "4": ("first", "osallistujille/kalenteri-tilaus.ics"),
    "4-muutos": ("changed", "osallistujille/kalenteri-tilaus.ics"),
    "10": ("first", "ohjaajille/kalenteri-ohjaajat/05.ics"),
}
INVITATIONS = {"5": "first", "6": "changed", "7": "cancelled"}
FORMS = ("kutsuina", "liitteina")
CHANGES = {
    "changed": (("move", "3", "25.1.2030", "18.00-20.00"), ("move", "4", "1.2.2030"), ("cancel", "6")),
    "cancelled": (("cancel", "3"),),
}
STYLE = """
@page { size: A4; margin: 15mm }
body { font: 12pt/1.35 system-ui, sans-serif; max-width: 46em; margin: auto; padding: 0 1em }
h2, h2 + p, p:has(+ table) { break-after: avoid }
pre { white-space: pre-wrap }
table { border-collapse: collapse; width: 100%; break-inside: avoid }
th, td { border: 1px solid; padding: 2mm; text-align: left; vertical-align: top }
td:empty { height: 12mm; min-width: 35mm }
"""


def write_files(folder: Path, sender: str, recipient: str) -> None:
    """Write the folders of the ten steps and the sheets.

    Args:
        folder: Where they go; it must not exist.
        sender: Mail address from which the invitations are sent.
        recipient: Mail address to which they are sent.
    """
    folder.mkdir()
    with tempfile.TemporaryDirectory() as work:
        file, addresses = Path(work, "koe.yaml"), Path(work, "osoitteet.txt")
        file.write_text(GROUP, encoding="utf-8")
        addresses.write_text(recipient, encoding="utf-8")
        for state in ("first", "changed", "cancelled"):
            for command, *rest in CHANGES.get(state, ()):
                run([command, str(file), *rest, "--on", "2.1.2030", "--yes"])
            made = Path(work, state)
            run(["calendar", str(file), "--out", str(made)])
            calendars = made / "OUTLOOK-KOE-kalenterit"
            for step, (_, name) in filter(lambda item: item[1][0] == state, CALENDARS.items()):
                copy([calendars / name], folder / step)
            to = ["--from", sender, "--to", str(addresses), "--session", "3", "--yes"]
            run(["invite", str(file), *to, "--out", str(made)])
            for step in (step for step, invited in INVITATIONS.items() if invited == state):
                for form in FORMS:
                    copy(made.glob(f"*-kutsut-*/{form}/**/*.eml"), folder / step / form)
    for name, sheet in SHEETS.items():
        (folder / name).write_text(printable(sheet.read_text(encoding="utf-8")), encoding="utf-8")


def run(arguments: list[str]) -> None:
    """Run a command of the kit, or stop with what it says."""
    said = io.StringIO()  # its notes are about the group, which is made up
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(arguments)
    if code:
        sys.exit(said.getvalue())


def copy(files: Iterable[Path], folder: Path) -> None:
    """Copy files into a new folder."""
    folder.mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder)


def printable(sheet: str) -> str:
    """Return a page of Markdown as HTML that prints on A4, without its links to other pages."""
    text = re.sub(r"\(\[[^]]+]\([^)]+\)\)|\[([^]]+)]\([^)]+\)", lambda match: match[1] or "", sheet)
    title = text.partition("\n")[0].removeprefix("# ")
    body = MarkdownIt("commonmark").enable("table").render(text)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f"<!doctype html>\n<html>\n<head>{head}</head>\n<body>\n{body}</body>\n</html>\n"


if __name__ == "__main__":
    made = Path("outlook-koe")
    write_files(made, *sys.argv[1:])
    print(f"Tiedostot ovat kansiossa {made}. Avaa selaimessa ja tulosta: {made / next(iter(SHEETS))}")
