"""A programme of two short sessions, written as files into an organisation's own directory."""

from pathlib import Path

from builders import activity
from voikukkia_kit.files import load_programme
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.session import Lead, Material, Method, Per, Session, SessionKind
from voikukkia_kit.resources import Resources

FILES = {
    "programme.yaml": """
sessions: [1, 2]
swappable: [2]
items:
  pen: {reused: yes}
  paper: {}
""",
    "leaders.fi.yaml": """
title: Koeohjelma
items:
  pen: {one: kynä, many: kynää}
  paper: {one: arkki, many: arkkia}
pair_agreement: [{title: Työnjako, prompts: ['Kello:', 'Tauko:']}]
debrief_sheet: [Miten meni?]
""",
    "parents.fi.yaml": """
rules: [{title: Saat ohittaa, text: Aina.}]
confidentiality: Jää tänne.
invitation: {opening: Hei!, what: Puhutaan., welcome: Tervetuloa!}
practical: [{title: Kahvi, text: On.}]
""",
    "01-alku/session.yaml": """
kind: group
phase: bud
activities:
  - id: arrival
    minutes: 10
    stretch: 5-15
    lead: peer
    materials:
      - {item: pen, per: participant}
      - {item: paper, count: 2}
  - id: pairs
    method: exercise
    minutes: 20
    stretch: 10-30
    lead: both
    load: 2
  - method: calming
    minutes: 10
    stretch: 5-10
    lead: worker
""",
    "01-alku/leaders.fi.yaml": """
title: Alku
aim: Tavoite.
key_message: Viesti.
before: {room: '- tuolit', pair: '- työnjako'}
activities:
  arrival: {title: Tulo, do: '- kahvi', say: [Hei!], ask: [Miten?], avoid: [Miksi?], background: Tausta.}
  pairs: {title: Parit, do: '- parit'}
  calming: {title: Rauha, do: '- hengitys'}
heavy: {enter: Sisään., stay: Mukana., back: Takaisin.}
what_if: [{when: Joku itkee, say: Itku on hyvä., do: Istu viereen.}]
shorter: Lyhyemmin.
peer: Oma tarina.
debrief: [Miten voit?]
""",
    "01-alku/parents.fi.yaml": """
preview: Ensi kerralla.
bring: Kuva.
missed: Et päässyt.
""",
    "01-alku/handout-alku.fi.md": "# Näin alamme\n\nTeksti.\n\n{{ lines(2) }}\n",
    "01-alku/handout-loppu.fi.md": "# Näin lopetamme\n",
    "01-alku/handout-alku.sv.md": "# Så börjar vi\n",
    "01-alku/muistiinpano.txt": "ei lueta\n",
    "02-loppu/session.yaml": """
kind: follow-up
phase: seed
activities: [{id: talk, minutes: 5, stretch: 5-5, lead: both}]
""",
    "02-loppu/leaders.fi.yaml": """
title: Loppu
aim: Tavoite.
key_message: Viesti.
before: {room: '-', pair: '-'}
activities: {talk: {title: Puhe, do: '-'}}
""",
    "README.md": "ei lueta\n",
}


def resources(folder: Path, *files: dict[str, str | None] | dict[str, str], name: str = "koe") -> Resources:
    """Write a programme into an organisation's own directory; None leaves a file out."""
    merged: dict[str, str | None] = {}
    for each in files:
        merged |= each
    for path, text in merged.items():
        if text is not None:
            target = folder / "sessions" / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return Resources(folder)


def programme_of(folder: Path, changed: dict[str, str | None] | None = None) -> Programme:
    return load_programme("koe", resources(folder, FILES, changed or {}))


ALKU = Session(
    number=1,
    slug="alku",
    kind=SessionKind.GROUP,
    phase="bud",
    activities=(
        activity(
            "arrival",
            stretch=(5, 15),
            materials=(Material(item="pen", per=Per.PARTICIPANT), Material(item="paper", count=2)),
        ),
        activity("pairs", method=Method.EXERCISE, minutes=20, stretch=(10, 30), load=2),
        activity("calming", stretch=(5, 10)),
    ),
)
LOPPU = Session(
    number=2,
    slug="loppu",
    kind=SessionKind.FOLLOW_UP,
    phase="seed",
    activities=(activity("talk", minutes=5, stretch=(5, 5), lead=Lead.BOTH),),
)
