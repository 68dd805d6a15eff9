"""Small packs for the tests: a programme of four short sessions, and what lies in a folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import builders
from voikukkia_kit.model.series import Group

SESSIONS = {
    "00-alku": ("pre", "Alkuhetki"),
    "01-eka": ("group", "Salainen aihe"),
    "02-toka": ("group", "Toinen aihe"),
    "03-loppu": ("follow-up", "Loppuhetki"),
}
ACTIVITIES = {"arrival": "peer", "framing": "worker", "talk": "both"}
LEADERS_WORDS = """
title: {title}
items:
  pen: {{one: kynä, many: kynää}}
pair_agreement:
  - {{title: Kello, prompts: [Kuka?]}}
debrief_sheet: [Miten meni?]
colophon: >-
  Tehty voikukkia-kitillä, joka on itsenäinen työkalu: sen tekstit ovat sen omia (CC BY 4.0). VOIKUKKIA® on Suomen
  Kasper ry:n tavaramerkki. Kitti ei korvaa Kasperin ohjaajakoulutusta eikä ohjaajan opasta.
"""
PARENTS_WORDS = """
rules:
  - {title: Vuoro, text: Saat ohittaa.}
confidentiality: Jää tänne.
invitation: {opening: Hei!, what: Puhutaan., welcome: Tervetuloa!}
documents: {certificate: {group: ohjatussa vertaisryhmässä}}
"""
PROGRAMME = """\
sessions: [0, 1, 2, 3]
items:
  pen: {reused: yes}
practice:
  sessions: {fewest: 4, source: koe}
  days_between: {fewest: 5, most: 20, source: koe}
  roles:
    - {role: worker, source: koe}
"""


def content(folder: Path, *languages: str) -> Path:
    """Write an own directory of templates with the programme `tiny`, and return it.

    It has a pre-meeting, two weekly sessions and a follow-up; the second weekly
    session has two handouts.

    Args:
        folder: Where the directory is made.
        languages: Languages it has words in; Finnish by default.
    """
    base = folder / "templates" / "sessions" / "tiny"
    write(base / "programme.yaml", PROGRAMME)
    for directory, (kind, _) in SESSIONS.items():
        write(base / directory / "session.yaml", structure(kind))
    for language in languages or ("fi",):
        write(base / f"leaders.{language}.yaml", LEADERS_WORDS.format(title=f"Voikukkia {language}"))
        write(base / f"parents.{language}.yaml", PARENTS_WORDS)
        for directory, (_, title) in SESSIONS.items():
            write(base / directory / f"leaders.{language}.yaml", session_words(f"{title} {language}"))
            write(base / directory / f"parents.{language}.yaml", "preview: Ennakko.\nmissed: Olit poissa.\n")
        for name in ("02-toka/handout-a", "02-toka/handout-b", "03-loppu/handout-c"):
            text = f"# Moniste {name[-1]} {language}\n\nTeksti.\n\n- [ ] tehty\n"
            write(base / f"{name}.{language}.md", text)
    return folder / "templates"


def structure(kind: str) -> str:
    """Return a session of 60 minutes without words."""
    parts = "".join(
        f"  - {{id: {name}, minutes: 20, stretch: 10-60, lead: {lead}, materials: [{{item: pen, per: participant}}]}}\n"
        for name, lead in ACTIVITIES.items()
    )
    return f"kind: {kind}\nphase: bud\nactivities:\n{parts}"


def session_words(title: str) -> str:
    parts = "".join(f"  {name}: {{title: {name}, do: Tee.}}\n" for name in ACTIVITIES)
    return (
        f"title: {title}\naim: Tavoite.\nkey_message: Viesti.\nbefore: {{room: Tila., pair: Pari.}}\n"
        f"activities:\n{parts}"
    )


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tiny(**changes: Any) -> Group:
    """Return a group of the programme `tiny`, whose only document is the invitation."""
    return builders.group(**{"programme": "tiny", "documents": ("invitation",)} | changes)


def file_of(folder: Path, name: str = "ryhma.yaml", **lines: str | None) -> Path:
    """Write the file of such a group."""
    path = folder / name
    write(path, builders.group_text(**{"ohjelma": "tiny", "asiakirjat": "kutsu"} | lines))
    return path


def lying(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """Return when everything below a folder was last written."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def ran(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder, with a console in Finnish."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "VOIKUKKIA_LANGUAGE": "fi", **environment},
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING"),
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def no_file_left() -> Iterator[None]:
    """Let this process open no more files: what is open stays so (POSIX)."""
    import resource

    given = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, given[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, given)
