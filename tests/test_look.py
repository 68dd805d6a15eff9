"""How pages look: colour and size in one place, room for larger type, and an organisation's own name and accent."""

import base64
import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

import packs
from builders import told
from voikukkia_kit import build, load
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.organisation_file import load_organisation
from voikukkia_kit.media.look import colours, painted, paper_style, style_sheet
from voikukkia_kit.media.pages import pages_of
from voikukkia_kit.media.pdf import to_pdf
from voikukkia_kit.model.organisation import Logo, Organisation, contrast
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.resources import Resources, packaged
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import Sheet, compose

FRAME = packaged() / "documents" / "frame"
EXAMPLE = packaged().parent / "examples" / "sjk-k27.yaml"
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl|[\d.]+pt\b")
TABLE_PART = re.compile(r"<(?:table|thead|tbody|tr|th|td)\b[^>]*>")
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#225588" d="M0 0h9v9H0z"/></svg>'
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGMIBQAAVwBWP0MfTAAAAABJRU5ErkJggg==")
NAMED = "name: Esimerkin hyvinvointialue\n"


def own(folder: Path, text: str, **files: str | bytes) -> Library:
    """Return the library of an organisation with this file; `logo_svg` is logo.svg beside it."""
    packs.write(folder / "organisation.yaml", text)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(data)
    return Library.at(folder)


def sheets(library: Library, text: str) -> list[Sheet]:
    """Return the sheets of the example with session 21 as the one that it has not by itself."""
    return list(compose(date(load(text), library), library))


def length(page: str, style: str) -> int:
    return len(PdfReader(io.BytesIO(to_pdf(page, stylesheet=style, base=FRAME))).pages)


# One place


@pytest.mark.parametrize("pattern", ["frame/print.css", "frame/screen.css", "frame/pictures/*.svg", "*/*.html"])
def test_colour_and_size_stand_nowhere_but_in_the_look(pattern: str) -> None:
    files = sorted(FRAME.parent.glob(pattern))

    found = {path.name: LITERAL.findall(path.read_text(encoding="utf-8")) for path in files}

    assert files
    assert {name: literals for name, literals in found.items() if literals} == {}


def test_every_part_of_a_table_says_its_role_since_a_narrow_window_shows_none() -> None:
    pages = sorted(FRAME.parent.glob("*/*.html"))

    parts = [part for page in pages for part in TABLE_PART.findall(page.read_text(encoding="utf-8"))]

    assert len(parts) > 30
    assert [part for part in parts if " role=" not in part] == []


def test_every_property_of_the_look_is_used_and_every_used_one_is_there() -> None:
    look = (FRAME / "look.css").read_text(encoding="utf-8")
    used = {
        name
        for path in [*FRAME.glob("*.css"), *FRAME.glob("pictures/*.svg")]
        for name in re.findall(r"var\((--[a-z-]+)\)", path.read_text(encoding="utf-8"))
    }

    named = set(re.findall(r"(--[a-z-]+):", look))

    assert used == named - {"--paper"} | ({"--paper"} & used)
    assert {"--ink", "--accent", "--size"} <= named


@pytest.mark.parametrize(
    ("name", "least"), [("ink", 7), ("ink-soft", 7), ("link", 7), ("accent", 4.5), ("line", 4.5), ("hairline", 2.5)]
)
def test_colour_stands_out_from_paper(name: str, least: float) -> None:
    known = colours((FRAME / "look.css").read_text(encoding="utf-8"))

    assert contrast(known[name], known["paper"]) >= least


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#777777", 4.478), ("#ff0000", 3.998), ("#010203", 20.77)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


def test_drawing_gets_the_colours_of_the_style() -> None:
    style = ":root { --ink: #111111; --accent: #222222; }\n:root { --accent: #333333; }"

    drawn = painted('<svg viewBox="0"><path fill="currentColor"/><path fill="var(--accent)"/></svg>', style)

    assert drawn == '<svg color="#111111" viewBox="0"><path fill="currentColor"/><path fill="#333333"/></svg>'


def test_style_without_colours_leaves_a_drawing_as_it_is() -> None:
    drawing = '<svg><path fill="var(--accent)"/></svg>'

    assert painted(drawing, "p { margin: 0 }") == drawing


# Room


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[Sheet, str]]:
    """The leaders' and parents' pages of the example with every session there is, each page once."""
    library, text = Library.at(), EXAMPLE.read_text(encoding="utf-8")
    other = text.replace("SJK-K27", "SJK-TOINEN") + "kerrat: [0, 1, 2, 3, 4, 5, 21, 7, 8, 9, 10, 11]\n"
    found = [*sheets(library, text), *(each for each in sheets(library, other) if each.stem.startswith("21-"))]
    return {each.stem: (each, pages_of(library).page(each)) for each in found}


def test_larger_type_overflows_no_page_that_was_planned_to_hold(real: dict[str, tuple[Sheet, str]]) -> None:
    style = paper_style(Library.at())
    larger = style.replace("--size: 10pt", "--size: 11pt")
    once = {stem: one for stem, one in real.items() if not stem.endswith("poissa-olleelle") or stem.startswith("01")}

    longer = {}
    for stem, (sheet, page) in once.items():
        planned, needed = sheet.document.pages or length(page, style), length(page, larger)
        if needed > planned:
            longer[stem] = (planned, needed)

    assert larger != style
    assert len(once) >= 60
    assert longer == {}


@pytest.mark.parametrize("size", [10, 60])
def test_document_longer_than_planned_is_told(tmp_path: Path, size: int) -> None:
    ours = packs.content(tmp_path)
    look = (FRAME / "look.css").read_text(encoding="utf-8")
    packs.write(ours / "documents" / "frame" / "look.css", look.replace("--size: 10pt", f"--size: {size}pt"))

    made = build(packs.tiny(documents=("rules",)), tmp_path, templates=ours)

    told_of = [dict(one.facts) for one in made.warnings if one.code == "VK506"]
    longer = [{"name": "osallistujille/sopimukset.pdf", "pages": 4, "planned": 2}]
    assert told_of == (longer if size > 10 else [])


# An organisation's own


def test_nobody_tells_whose_pages_these_are() -> None:
    assert load_organisation(Resources()) is None


def test_organisation_is_read_with_its_logo(tmp_path: Path) -> None:
    text = NAMED + "accent: '#1f5f7a'\non_parents_pages: yes\nlogo: {file: logo.svg, description: Kolme aaltoa}\n"

    read = own(tmp_path, text, logo_svg=SQUARE).organisation()

    assert read == Organisation(
        name="Esimerkin hyvinvointialue",
        logo=Logo(file="logo.svg", description="Kolme aaltoa"),
        accent="#1f5f7a",
        on_parents_pages=True,
    )


@pytest.mark.parametrize(
    ("line", "code", "where", "facts"),
    [
        ("accent: sininen", "VK331", "2:9", {"colour": "sininen"}),
        ("accent: '#c48600'", "VK332", "2:9", {"colour": "#c48600", "ratio": "3.1", "least": "4.5"}),
        ("logo: {file: logo.jpg, description: Aallot}", "VK333", "2:14", {"name": "logo.jpg"}),
        ("logo: {file: puuttuu.png, description: Aallot}", "VK333", "2:14", {"name": "puuttuu.png"}),
    ],
)
def test_organisation_that_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, line: str, code: str, where: str, facts: dict[str, str]
) -> None:
    library = own(tmp_path, NAMED + line, logo_jpg="x")

    with pytest.raises(InputError) as error:
        library.organisation()

    assert told(error.value) == [(code, where, facts)]


def test_key_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        own(tmp_path, NAMED + "colour: red\n").organisation()

    assert [problem.code for problem in error.value.problems] == ["VK118"]


def test_accent_reaches_style_and_drawings(tmp_path: Path) -> None:
    library = own(tmp_path, NAMED + "accent: '#1f5f7a'\n")

    assert "--accent: #1f5f7a" in style_sheet("look.css", library)
    assert colours(paper_style(library))["accent"] == "#1f5f7a"
    assert "#1f5f7a" in painted((FRAME / "pictures" / "flower.svg").read_text(encoding="utf-8"), paper_style(library))
    assert style_sheet("print.css", library) == (FRAME / "print.css").read_text(encoding="utf-8")


def test_another_accent_makes_the_papers_anew(tmp_path: Path) -> None:
    ours = packs.content(tmp_path)
    before = build(packs.tiny(documents=("plan",)), tmp_path, templates=ours)
    paper = next(before.folder.rglob("01-*.pdf")).read_bytes()

    packs.write(ours / "organisation.yaml", NAMED + "accent: '#1f5f7a'\n")
    after = build(packs.tiny(documents=("plan",)), tmp_path, templates=ours)

    assert after.rendered == before.rendered > 0
    assert next(after.folder.rglob("01-*.pdf")).read_bytes() != paper


@pytest.mark.parametrize(("also", "line"), [("", ""), ("sopimukset.html", "on_parents_pages: yes\n")])
def test_name_and_logo_stand_on_pages_of_leaders_and_only_when_told_on_those_of_parents(
    tmp_path: Path, also: str, line: str
) -> None:
    ours = packs.content(tmp_path)
    packs.write(ours / "organisation.yaml", f"{NAMED}{line}logo: {{file: logo.png, description: Kolme aaltoa}}\n")
    (ours / "logo.png").write_bytes(DOT)

    made = build(packs.tiny(documents=("overview", "rules")), tmp_path, templates=ours)

    shown = {
        name: 'alt="Kolme aaltoa"' in text and "<span>Esimerkin hyvinvointialue</span>" in text
        for name, text in ((path.name, path.read_text(encoding="utf-8")) for path in made.folder.rglob("*.html"))
    }
    assert shown == {"index.html": True, "ohjelma.html": True, "sopimukset.html": bool(also)}
    assert made.rendered == 2


def test_logo_may_be_a_drawing_or_be_left_out(tmp_path: Path) -> None:
    from voikukkia_kit.sheets.masthead import organisation

    drawn = own(tmp_path / "a", NAMED + "logo: {file: logo.svg, description: Aallot}\n", logo_svg=SQUARE)
    plain = own(tmp_path / "b", NAMED)

    shown = organisation(drawn, Reader.FACILITATORS)
    assert shown is not None
    assert shown["logo"]["address"] == "data:image/svg+xml;base64," + base64.b64encode(SQUARE.encode()).decode()
    assert organisation(plain, Reader.FACILITATORS) == {"name": "Esimerkin hyvinvointialue", "logo": None}
    assert organisation(plain, Reader.PARTICIPANTS) is None
