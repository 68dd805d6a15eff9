"""A programme that is no VOIKUKKIA group, made of files alone: all of its pack is its own."""

import html
import re
from pathlib import Path

import attrs
import pytest
from pypdf import PdfReader

from builders import problems_of, told
from packs import lying, write
from voikukkia_kit import build, load
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.series import Group
from voikukkia_kit.pack.notices import review
from voikukkia_kit.pack.way import Pack
from voikukkia_kit.sheets.dated import date

DAYS = ("5.9.2027", "19.9.2027", "3.10.2027", "24.10.2027", "7.11.2027", "21.11.2027", "28.11.2027")
THEMES = ("Aloitus", "Oma rooli", "Kuunteleminen", "Rajat", "Palaute", "Harjoittelu", "Todistukset")
OTHERS = re.compile(r"voikukk|vertaisryhmä|vertaisohjaaj|vanhem", re.IGNORECASE)
COMMANDS = re.compile(r"voikukkia (invite|share)\b")  # the index names commands of the kit
PROGRAMME = """
sessions: [1, 2, 3, 4, 5, 6, 7]
participants_are: trainees
items: {board: {reused: yes}, sheet: {}}
practice:
  participants: {fewest: 10, most: 40, source: oma suunnitelma}
  sessions: {fewest: 7, most: 7, source: oma suunnitelma}
  days_between: {fewest: 7, most: 21, source: oma suunnitelma}
  roles:
    - {role: worker, fewest: 2, source: oma suunnitelma}
  break_from: {minutes: 120, source: oma suunnitelma}
"""
LEADERS = """
title: Kokemuskumppanien koulutus
items:
  board: {one: taulu, many: taulua}
  sheet: {one: paperi, many: paperia}
roles: {worker: kouluttaja, both: kouluttajat yhdessä}
documents:
  plan: {title: Kouluttajan runko, aim: "Mitä opitaan:"}
"""
PARENTS = """
invitation: {opening: Hei!, what: Koulutus alkaa., welcome: Nähdään!}
documents:
  certificate: {has: on käynyt, group: kokemuskumppanien koulutuksen}
"""
SESSION = """
kind: group
phase: chairs
activities:
  - {id: arrival, minutes: 30, stretch: 15-40, lead: worker}
  - {id: break, minutes: 15, stretch: 10-20, lead: both}
  - id: information
    minutes: 135
    stretch: 90-150
    lead: worker
    materials: [{item: board}, {item: sheet, per: participant}]
"""
WORDS = """
title: {theme}
aim: Taito karttuu.
key_message: Harjoitellaan.
before: {{room: Pöydät ryhmiin., pair: Jako on sovittu.}}
activities:
  arrival: {{title: Tulo, do: Kahvia.}}
  break: {{title: Tauko, do: Ulos.}}
  information: {{title: Tietoa, do: Kerro., say: [Kysykää vapaasti.]}}
"""
GROUP = f"""
ohjelma: koulutus
tunnus: KK-27
paikka: Koulukatu 1, Seinäjoki
päivät: [{", ".join(f"{day} 9.00" for day in DAYS)}]
ohjaajat:
  - {{nimi: Maija, rooli: työntekijä}}
  - {{nimi: Ville, rooli: työntekijä}}
osallistujia: 40
yhteys: 044 000 0000
"""


def training(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """Write a training of seven days, led by two trainers for up to 40 trainees, and return its directory."""
    files = {"programme.yaml": PROGRAMME, "leaders.fi.yaml": LEADERS, "parents.fi.yaml": PARENTS}
    for number, theme in enumerate(THEMES, start=1):
        files[f"{number:02d}-paiva/session.yaml"] = SESSION
        files[f"{number:02d}-paiva/leaders.fi.yaml"] = WORDS.format(theme=theme)
    files["03-paiva/handout-kuule.fi.md"] = "# Mitä kuulin\n\n{{ lines(3) }}\n"
    for path, text in (files | (changed or {})).items():
        write(folder / "own" / "sessions" / "koulutus" / path, text)
    write(folder / "own" / "facts" / "contacts.yaml", "contacts: []\n")
    return folder / "own"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return training(tmp_path_factory.mktemp("training"))


@pytest.fixture(scope="module")
def series() -> Group:
    return load(GROUP)


@pytest.fixture(scope="module")
def pack(own: Path, series: Group) -> Pack:
    return build(series, own.parent, templates=own, media=("page", "text"))


def test_training_is_warned_of_nothing(own: Path, series: Group) -> None:
    library = Library.at(own)

    assert [str(warning) for warning in review(date(series, library), library)] == []


@pytest.mark.parametrize(
    ("documents", "codes"), [(("overview",), []), (("overview", "contacts"), ["VK417"]), (None, ["VK417"])]
)
def test_crisis_numbers_are_told_of_where_a_training_hands_them_out(
    tmp_path: Path, series: Group, documents: tuple[str, ...] | None, codes: list[str]
) -> None:
    own = training(tmp_path)
    (own / "facts" / "contacts.yaml").unlink()
    library = Library.at(own)

    found = review(date(attrs.evolve(series, documents=documents), library), library)

    assert [warning.code for warning in found] == codes


def test_nothing_in_its_pack_is_of_another_programme(pack: Pack) -> None:
    names = [name for name in lying(pack.folder) if OTHERS.search(name)]
    texts = {name: content for name, content in lying(pack.folder).items() if not name.endswith((".ttf", ".pdf"))}
    said = {
        name: found
        for name, content in texts.items()
        if (found := OTHERS.findall(COMMANDS.sub("", html.unescape(content.decode()).replace("\xad", ""))))
    }

    assert len(texts) > 40
    assert (names, said) == ([], {})


def test_its_pdfs_say_nothing_of_another_programme(own: Path, series: Group, tmp_path: Path) -> None:
    folder = build(attrs.evolve(series, documents=("overview", "certificate")), tmp_path, templates=own).folder
    pdfs = [PdfReader(path) for path in sorted(folder.rglob("*.pdf"))]
    said = [
        " ".join([*(page.extract_text() for page in pdf.pages), *map(str, (pdf.metadata or {}).values())])
        for pdf in pdfs
    ]

    assert len(said) == 2
    assert [text for text in said if OTHERS.search(text)] == []
    assert any("kokemuskumppanien koulutuksen" in text for text in said)


def test_documents_with_nothing_to_show_are_not_made(pack: Pack) -> None:
    pages = {path.stem for path in pack.folder.rglob("*.html")} - {"index"}

    plans = {f"{number:02d}-runko" for number in range(1, 8)}
    assert pages == {*plans, "03-moniste-kuule", "kutsu", "ohjelma", "pakkauslista", "todistus"}


def test_programme_says_words_of_documents_and_roles_its_own_way(pack: Pack) -> None:
    plan = (pack.folder / "ohjaajille" / "02-runko.html").read_text(encoding="utf-8")
    overview = (pack.folder / "ohjaajille" / "ohjelma.html").read_text(encoding="utf-8")
    certificate = (pack.folder / "osallistujille" / "todistus.html").read_text(encoding="utf-8")

    assert "<title>Kouluttajan runko, Kerta 2: Oma rooli</title>" in plan
    assert "<strong>Mitä opitaan:</strong>" in plan
    assert 'class="who who-both">kouluttajat yhdessä</span>' in plan
    assert "<li>Maija, kouluttaja</li>" in overview
    assert "kokemuskumppanien koulutuksen" in certificate


def test_no_page_has_an_empty_heading_or_line(pack: Pack) -> None:
    empty = re.compile(r"<(p|h\d|li|ul|th|span)[^>]*>\s*</\1>")
    pages = {path.name: path.read_text(encoding="utf-8") for path in pack.folder.rglob("*.html")}

    found = {name: [one[0] for one in empty.finditer(text) if "blank" not in one[0]] for name, text in pages.items()}
    assert {name: what for name, what in found.items() if what} == {}


def test_its_drawing_stands_on_its_pages(pack: Pack) -> None:
    plan = (pack.folder / "ohjaajille" / "01-runko.html").read_text(encoding="utf-8")

    assert "plan phase-chairs" in plan
    assert ".phase-chairs { --drawing: url(pictures/chairs.svg); }" in (pack.folder / "tyyli" / "look.css").read_text()


def test_session_without_a_drawing_has_none(tmp_path: Path, series: Group) -> None:
    own = training(tmp_path, {"01-paiva/session.yaml": SESSION.replace("phase: chairs\n", "")})

    folder = build(series, tmp_path, templates=own, media=("page",)).folder

    assert "phase-" not in (folder / "ohjaajille" / "01-runko.html").read_text(encoding="utf-8")
    assert "phase-" not in (folder / "osallistujille" / "kutsu.html").read_text(encoding="utf-8")


def test_colophon_of_a_programme_stands_at_the_foot_of_leaders_pages_alone(tmp_path: Path, series: Group) -> None:
    own = training(tmp_path, {"leaders.fi.yaml": LEADERS + "colophon: Esimerkin opisto.\n"})

    folder = build(series, tmp_path, templates=own, media=("page", "text")).folder

    with_it = {
        path.name
        for path in folder.rglob("*")
        if path.suffix in (".html", ".txt") and "Esimerkin opisto." in path.read_text()
    }
    assert with_it >= {"index.html", "01-runko.html", "01-runko.txt", "ohjelma.html"}
    assert with_it & {"kutsu.html", "todistus.html", "03-moniste-kuule.html"} == set()


@pytest.mark.parametrize(
    ("said", "name"),
    [("certificate: {gruop: x}", "gruop"), ("certifcate: {group: x}", "group")],
)
def test_word_that_no_document_has_is_told_with_its_place(tmp_path: Path, said: str, name: str) -> None:
    library = Library.at(training(tmp_path, {"parents.fi.yaml": f"documents:\n  {said}\n"}))
    programme = library.programme("koulutus")

    found = problems_of(lambda: library.parents_words(programme, "fi", programme.sessions))

    column = said.index(": x") + 5
    assert told(found) == [("VK118", f"2:{column}", {"key": name})]


def test_words_of_documents_are_left_to_a_language_without_any(tmp_path: Path) -> None:
    library = Library.at(training(tmp_path, {"parents.sv.yaml": PARENTS}))
    programme = library.programme("koulutus")

    assert library.parents_words(programme, "sv", ()).programme.documents["certificate"]["has"] == "on käynyt"
