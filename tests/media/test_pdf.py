"""What a PDF is and what it never is: readable by everyone, the same everywhere, made from our own files."""

import errno
import gc
import hashlib
import io
import logging
import os
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import page as validator
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from packs import no_file_left
from voikukkia_kit.files.letters import known_letters
from voikukkia_kit.media import pdf
from voikukkia_kit.media.pdf import PdfError, Shortage, shortage, to_pdf
from voikukkia_kit.resources import Resources, packaged

DOCUMENTS = packaged() / "documents" / "frame"
FACES = """
@font-face { font-family: "Voikukkia Inter"; src: url(fonts/Inter-Regular.ttf) }
@font-face { font-family: "Voikukkia Inter"; font-style: italic; src: url(fonts/Inter-Italic.ttf) }
@font-face { font-family: "Voikukkia Inter"; font-weight: 600; src: url(fonts/Inter-SemiBold.ttf) }
@font-face {
  font-family: "Voikukkia Inter"; font-weight: 600; font-style: italic;
  src: url(fonts/Inter-SemiBoldItalic.ttf);
}
"""
STYLE = f"""{FACES}
html {{ font-family: "Voikukkia Inter"; font-size: 11pt }}
h1, h2, h3, th, strong {{ font-weight: 600 }}
"""
PICTURE = """
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 4 4"><title>Kukinto</title>
<path d="M0 0h4v4z"/></svg>
"""
ROWS = '<tr><th scope="row">17.00</th><td>Kierros</td><td>Jokainen kertoo kuulumiset.</td></tr>' * 60
EVERYTHING = f"""
<div class="running">Yläteksti</div>
<h1>Vanhemman kriisi</h1>
<h2>Aikataulu</h2>
<table>
  <caption>Tapaamisen kulku</caption>
  <thead><tr><th scope="col">Aika</th><th scope="col">Osio</th><th scope="col">Mitä</th></tr></thead>
  <tbody>{ROWS}</tbody>
</table>
<table>
  <thead><tr><th scope="col" colspan="2">Kaksi</th></tr></thead>
  <tr><td>1</td><td>2</td></tr>
</table>
<h3>Luettelot</h3>
<ul>
  <li>yksi <em>kaksi</em><ul><li>kolme</li></ul></li>
  <li><p>kappale</p><p>toinen</p></li>
  <li>a<p>b</p>c</li>
</ul>
<ol><li>ensin</li><li>sitten <a href="https://example.fi/">linkki <strong>tästä</strong></a></li></ol>
<ul style="list-style: none"><li>ilman merkkiä</li></ul>
<ul style="list-style-position: inside"><li>x</li></ul>
<dl><dt>sana</dt><dd>selitys</dd></dl>
<p>Ks. <a href="#loppu">loppu</a>, <a href="https://example.fi/">{PICTURE}</a> ja
<span lang="sv">på svenska</span>.
<span class="note">Alaviite.</span> Päälle&shy;kirjoitus ja kolmi&shy;vaihe&shy;kilpa&shy;juoksu.</p>
<figure>{PICTURE}<figcaption>Kuvan teksti</figcaption></figure>
<div class="columns"><p>{"palsta " * 90}</p></div>
<div class="flex"><p>a</p><p>b</p></div><div class="grid"><p>a</p><p>b</p></div>
<blockquote><p>Lainaus</p></blockquote><div class="lines"></div>
<h2 id="loppu">Loppu</h2>
"""
EVERYTHING_STYLE = f"""{STYLE}
@page {{
  @top-left {{ content: element(header) }}
  @bottom-right {{ content: counter(page) "/" counter(pages) }}
}}
.running {{ position: running(header) }}
.note {{ float: footnote }}
.columns {{ columns: 2 }} .flex {{ display: flex }} .grid {{ display: grid }}
.lines {{ height: 2cm; border: 1pt solid; background: repeating-linear-gradient(#fff, #ccc 1cm) }}
h2 {{ counter-increment: part }} h2::before {{ content: counter(part) ". " }}
a::after {{ content: " → " }}
"""


def page(body: str, *, head: str = "<title>Koe</title>", root: str = '<html lang="fi">') -> str:
    return f"<!doctype html>{root}<head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def make(body: str, stylesheet: str = STYLE) -> bytes:
    return to_pdf(page(body), stylesheet=stylesheet, base=DOCUMENTS)


def faults(content: bytes) -> list[str]:
    report = validator.validate_pdf_bytes(content, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def read(content: bytes) -> Any:
    """Return a file as pypdf reads it; its objects have no useful types."""
    return PdfReader(io.BytesIO(content))


def structure(content: bytes) -> Any:
    return read(content).root_object["/StructTreeRoot"]


def links(content: bytes) -> list[Any]:
    return [annotation.get_object() for annotation in read(content).pages[0]["/Annots"]]


def elements(content: bytes, kind: str = "") -> list[Any]:
    """Return the structure elements of a file in reading order, all or those of one kind."""

    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object()
        if isinstance(node, DictionaryObject) and "/S" in node:
            yield node
            for kid in node.get("/K", []):
                yield from walk(kid)

    return [element for element in walk(structure(content)["/K"][0]) if kind in {"", element["/S"]}]


def kids(element: Any) -> list[str]:
    found = (kid.get_object() for kid in element["/K"])
    return [kid.get("/S", kid["/Type"]) for kid in found if isinstance(kid, DictionaryObject)]


def words(content: bytes) -> list[str]:
    """Return the words of a file as another program reads them out of it (poppler)."""
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return text.stdout.decode().replace("\xad", "").split()


def program(body: str, stylesheet: str) -> str:
    """Return Python code whose function `made` does what `make` does, but in another process."""
    return (
        "import hashlib, multiprocessing, os; from pathlib import Path\n"
        "from voikukkia_kit.media.pdf import PdfError, to_pdf, shortage\n"
        f"page, stylesheet, base = {page(body)!r}, {stylesheet!r}, Path({str(DOCUMENTS)!r})\n"
        "def made(_=0): return to_pdf(page, stylesheet=stylesheet, base=base)\n"
    )


def in_new_process(code: str, **environment: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


class TestEveryoneCanReadIt:
    def test_page_with_every_construct_is_valid(self) -> None:
        made = make(EVERYTHING, EVERYTHING_STYLE)

        assert faults(made) == []
        assert len(read(made).pages) > 2

    def test_text_comes_out_as_it_went_in(self) -> None:
        text = (
            "Äiti ja isä kertovat: ”Minä jaksan.” Päälle kirjoitus klo 17.00–19.00 "
            "Åsa på torget Anára säämi Sääʹm Ŋ Č Š Ž Đ Ŧ ǩ ǧ ʒ O'Neill Ünver Nguyễn Київ 7 × 2 → ½ € fi ffl"
        )

        made = make(f"<h1>Otsikko</h1><p>{text}</p><p>Kolmi&shy;vaihe <em>ja</em> <strong>niin</strong></p>")

        assert words(made) == ["Otsikko", *text.split(), "Kolmivaihe", "ja", "niin"]

    def test_word_broken_at_a_soft_hyphen_is_read_as_one(self) -> None:
        made = make('<p style="width: 3cm">lastensuojelu&shy;ilmoitus</p>')

        assert "\xad" in read(made).pages[0].extract_text()
        assert words(made) == ["lastensuojelu", "ilmoitus"]

    def test_header_cell_says_what_it_heads(self) -> None:
        made = make(
            '<table><thead><tr><th scope="col">Aika</th><th scope="col">Osio</th></tr></thead>'
            '<tr><th scope="row">17.00</th><td>Kierros</td></tr></table>'
        )

        assert [cell["/A"]["/Scope"] for cell in elements(made, "/TH")] == ["/Column", "/Column", "/Row"]

    def test_cell_without_headers_of_its_own_relies_on_their_scope(self) -> None:
        made = make('<table><tr><th scope="col" colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>')

        assert faults(made) == []
        assert ["/Headers" in cell["/A"] for cell in elements(made, "/TD")] == [True, False]

    @pytest.mark.parametrize(
        "item", ["<p>yksi</p><p>kaksi</p>", "<div>yksi</div>", "alku<p>keski</p>loppu", "<p>keski</p>loppu"]
    )
    def test_list_item_holds_its_mark_and_one_body(self, item: str) -> None:
        made = make(f"<ul><li>{item}</li></ul>")

        assert faults(made) == []
        assert kids(elements(made, "/LI")[0]) == ["/Lbl", "/LBody"]

    def test_list_item_is_read_in_its_own_order(self) -> None:
        made = make("<ul><li><p>eka</p>toka<p>kolmas</p></li></ul>")

        assert kids(elements(made, "/LBody")[0]) == ["/P", "/NonStruct", "/P"]

    def test_link_with_parts_has_one_annotation_over_all_of_them(self) -> None:
        made = make(f'<p>Lue <a href="https://example.fi/">tästä <strong>lisää</strong>{PICTURE}</a></p>')

        (annotation,) = links(made)
        left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])
        assert faults(made) == []
        assert top - bottom > 30  # the picture's 40 px are 30 pt, the line of text is lower
        assert right - left > 60
        assert [kids(link) for link in elements(made, "/Link")] == [["/OBJR", "/NonStruct", "/Figure"]]

    def test_link_continued_by_the_stylesheet_is_one_link(self) -> None:
        made = make('<p><a href="https://example.fi/">Lue</a></p>', STYLE + 'a::after { content: " tästä" }')

        assert len(elements(made, "/Link")) == 1
        assert words(made) == ["Lue", "tästä"]

    def test_each_link_is_found_from_its_annotation(self) -> None:
        made = make('<p><a href="https://a.fi/">a <b>b</b></a> <a href="https://b.fi/">c <b>d</b></a></p>')

        numbers = structure(made)["/ParentTree"]["/Nums"]
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        assert [parents[link["/StructParent"]].get_object()["/S"] for link in links(made)] == ["/Link"] * 2
        assert len(parents) == 3

    def test_every_identifier_is_in_the_index(self) -> None:
        made = make('<table><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><td>1</td><td>2</td></tr></table>')

        names = structure(made)["/IDTree"]["/Names"]
        index = {name: element.get_object()["/ID"] for name, element in zip(names[::2], names[1::2], strict=True)}
        assert list(index) == sorted(cell["/ID"] for cell in elements(made, "/TH"))
        assert all(name == identifier for name, identifier in index.items())

    def test_file_without_identifiers_has_no_index(self) -> None:
        made = make("<p>Teksti</p>")

        assert "/IDTree" not in structure(made)

    def test_figure_says_where_it_stands_on_the_page(self) -> None:
        made = make(
            PICTURE,
            STYLE + "@page { size: 200pt 300pt; margin: 50pt } body { margin: 0 } svg { display: block }",
        )

        box = elements(made, "/Figure")[0]["/A"]["/BBox"]
        assert [round(float(edge)) for edge in box] == [50, 220, 80, 250]

    def test_language_of_a_part_is_kept(self) -> None:
        made = make(
            '<p>Suomea, <span lang="sv">på svenska, <em lang="se">sámegillii</em></span></p>'
            '<p lang="en">English</p><ul><li lang="sv">ett<ul><li>två</li></ul></li><li>kolme</li></ul>'
        )

        spoken = [(element["/S"], element["/Lang"]) for element in elements(made) if "/Lang" in element]
        assert read(made).root_object["/Lang"] == "fi"
        assert spoken == [("/Span", "sv"), ("/NonStruct", "se"), ("/P", "en"), ("/LI", "sv"), ("/L", "sv")]

    def test_link_to_a_neighbouring_file_stays_relative(self) -> None:
        made = make('<p><a href="03-moniste.pdf">Moniste</a></p>')

        (link,) = links(made)
        assert (link["/A"]["/URI"], link["/Contents"]) == ("03-moniste.pdf", "03-moniste.pdf")


class TestSameEverywhere:
    def test_same_page_gives_the_same_bytes(self) -> None:
        first = make(EVERYTHING, EVERYTHING_STYLE)

        make("<p>jotakin muuta</p>", EVERYTHING_STYLE)
        second = make(EVERYTHING, EVERYTHING_STYLE)

        assert first == second

    def test_another_process_gives_the_same_bytes(self) -> None:
        here = hashlib.sha256(make(EVERYTHING, EVERYTHING_STYLE)).hexdigest()
        code = program(EVERYTHING, EVERYTHING_STYLE) + "print(hashlib.sha256(made()).hexdigest())"

        there = in_new_process(code, PYTHONHASHSEED="7", TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="1")

        assert there == here

    def test_another_folder_gives_the_same_bytes(self, tmp_path: Path) -> None:
        body = '<p>Kuva <img src="pictures/dot.png" alt="Piste"></p>'
        dot = bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
            "0000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
        )
        made = []

        for folder in (tmp_path / "a", tmp_path / "longer-name"):
            (folder / "pictures").mkdir(parents=True)
            (folder / "pictures" / "dot.png").write_bytes(dot)
            made.append(to_pdf(page(body), stylesheet=STYLE, base=(folder, DOCUMENTS)))

        assert made[0] == made[1]
        assert str(tmp_path).encode() not in made[0]

    def test_no_date_is_written(self) -> None:
        information = read(make("<p>Teksti</p>")).metadata

        assert dict(information) == {"/Producer": "WeasyPrint 70.0", "/Title": "Koe"}

    def test_threads_do_not_disturb_each_other(self) -> None:
        bodies = [f"<p>Teksti {number} <strong>lihava</strong></p>" for number in range(6)]
        alone = [make(body) for body in bodies]

        with ThreadPoolExecutor(3) as pool:
            together = list(pool.map(make, bodies))

        assert together == alone

    def test_worker_process_leaves_no_fonts_behind(self, tmp_path: Path) -> None:
        code = program("<p>a</p>", STYLE) + (
            "with multiprocessing.get_context('fork').Pool(2) as pool:\n"
            "    print([content[:4] for content in pool.map(made, range(4))])\n"
            "    pool.close()\n"
            "    pool.join()"
        )

        said = in_new_process(code, TMPDIR=str(tmp_path))

        assert said == str([b"%PDF"] * 4)
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith("weasyprint")] == []

    def test_counters_of_the_stylesheet_hold_for_every_page(self) -> None:
        style = STYLE + "@counter-style askel { system: cyclic; symbols: '→' } ul { list-style-type: askel }"

        made = [make(f"<ul><li>{number}</li></ul>", style) for number in (1, 2)]

        assert [words(content) for content in made] == [["1", "→."], ["2", "→."]]

    def test_organisation_s_own_file_comes_before_ours(self, tmp_path: Path) -> None:
        (tmp_path / "pictures").mkdir()
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"><rect width="9" height="9"/></svg>'
        (tmp_path / "pictures" / "seed.svg").write_text(drawing.format(90))
        body = '<img src="pictures/seed.svg" alt="Siemen" style="height: 9px">'

        made = to_pdf(page(body), stylesheet=STYLE, base=(tmp_path, DOCUMENTS))

        left, _, right, _ = elements(made, "/Figure")[0]["/A"]["/BBox"]
        assert round(float(right) - float(left)) == 68


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A server on this machine that would see a connection, and asserts that it saw none."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server
        assert select.select([server], [], [], 0.05)[0] == []


def address(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/x"


class TestNothingFromOutside:
    @pytest.mark.parametrize(
        ("body", "style"),
        [
            ('<img src="{}" alt="Kuva">', ""),
            ('<p style="background: url({})">a</p>', ""),
            ("<style>@import url({});</style>", ""),
            ('<link rel="stylesheet" href="{}">', ""),
            ('<link rel="attachment" href="{}">', ""),
            ('<base href="{}"><img src="?" alt="Kuva">', ""),
            ('<svg xmlns="http://www.w3.org/2000/svg"><title>K</title><image href="{}"/></svg>', ""),
            ("<svg><title>K</title><style>@font-face {{ font-family: x; src: url({}) }}</style></svg>", ""),
            ("<p>a</p>", "@import url({});"),
            ("<p>a</p>", "@font-face {{ font-family: x; src: url({}) }}"),
            ("<p>a</p>", "p {{ background: url({}) }}"),
            ("<ul><li>a</li></ul>", "ul {{ list-style-image: url({}) }}"),
            ("<p>a</p>", 'p::before {{ content: url("{}") }}'),
            ("<p>a</p>", '@color-profile --x {{ src: url("{}"); components: r, g, b }}'),
        ],
    )
    @pytest.mark.parametrize("scheme", ["http", "file"])
    def test_address_is_refused_and_named(self, body: str, style: str, scheme: str, listening: socket.socket) -> None:
        url = address(listening) if scheme == "http" else "file:///etc/passwd"

        with pytest.raises(PdfError) as refused:
            make(body.format(url), style.format(url) + STYLE)

        assert f"{url} was refused" in str(refused.value)

    @pytest.mark.parametrize(
        "source",
        [
            "../../src/voikukkia_kit/py.typed",
            "pictures/../../README.md",
            "..%2f..%2fREADME.md",
            "/etc/passwd",
            "//127.0.0.1/x.png",
            "plan.html",
            "photo.jpg",
            "pictures",
            "pictures/nothing.svg",
            "data:image/svg+xml,%3Csvg/%3E",
            "ftp://127.0.0.1/x.png",
            "https://documents.invalid.example.fi/x.png",
            "http://[/x.png",
        ],
    )
    def test_only_plain_names_of_packaged_kinds_are_read(self, source: str) -> None:
        with pytest.raises(PdfError, match="was refused"):
            make(f'<img src="{source}" alt="Kuva">')

    @pytest.mark.parametrize("name", [".hidden.svg", "a b.svg", "kukkä.svg"])
    def test_other_names_are_not_read(self, name: str, tmp_path: Path) -> None:
        (tmp_path / name).write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')

        with pytest.raises(PdfError, match="was refused: a PDF is made from"):
            to_pdf(page(f'<img src="{name}" alt="Kuva">'), stylesheet=STYLE, base=(tmp_path, DOCUMENTS))

    def test_link_out_of_the_directory_is_refused(self, tmp_path: Path) -> None:
        documents, outside = tmp_path / "documents", tmp_path / "secret.svg"
        documents.mkdir()
        outside.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
        (documents / "a.svg").symlink_to(outside)

        with pytest.raises(PdfError, match=r"a.svg was refused: the documents directory has no such file"):
            to_pdf(page('<img src="a.svg" alt="Kuva">'), stylesheet=STYLE, base=(documents, DOCUMENTS))

    def test_picture_and_stylesheet_of_the_directory_are_read(self, tmp_path: Path) -> None:
        (tmp_path / "own.css").write_text("p::after { content: ' tyyli' }")
        head = '<title>Koe</title><link rel="stylesheet" href="own.css">'

        made = to_pdf(
            page('<p>oma</p><img src="pictures/seed.svg#x" alt="Siemen">', head=head),
            stylesheet=STYLE,
            base=(tmp_path, DOCUMENTS),
        )

        assert words(made) == ["oma", "tyyli"]
        assert elements(made, "/Figure")[0]["/Alt"] == "Siemen"

    def test_style_that_a_page_links_for_browsers_is_not_used_on_paper(self) -> None:
        body = "<p>a</p>"
        links = '<link rel="stylesheet" href="../tyyli/print.css"><link rel="stylesheet" href="../tyyli/screen.css">'

        linked = to_pdf(page(body, head=f"<title>Koe</title>{links}"), stylesheet=STYLE, base=DOCUMENTS)

        assert linked == make(body)


class TestWhatIsWrongIsSaid:
    @pytest.mark.parametrize("letter", ["😀", "ع", "☐", "\U0001f33c"])
    def test_letter_that_no_font_of_ours_has_is_named(self, letter: str) -> None:
        with pytest.raises(PdfError, match=rf"^Koe: .*{letter}”? ?.*U\+{ord(letter):04X}"):
            make(f"<p>a {letter}</p>")

    def test_page_needs_a_title(self) -> None:
        with pytest.raises(PdfError, match=r"^A document without a title: the page has no title"):
            to_pdf(page("<p>a</p>", head="<title> </title>"), stylesheet=STYLE, base=DOCUMENTS)

    def test_page_needs_a_language(self) -> None:
        with pytest.raises(PdfError, match=r'^Koe: .*"lang"'):
            to_pdf(page("<p>a</p>", root="<html>"), stylesheet=STYLE, base=DOCUMENTS)

    def test_picture_needs_words(self) -> None:
        with pytest.raises(PdfError, match=r"^Koe: .*alt"):
            make('<img src="pictures/seed.svg">')

    def test_all_that_is_wrong_is_said_at_once_and_once(self) -> None:
        with pytest.raises(PdfError) as wrong:
            make('<img src="b.svg" alt="b"><img src="c.svg" alt="c"><p>☐ <strong>☐</strong></p>')

        assert wrong.value.title == "Koe"
        assert [str(wrong.value).count(what) for what in ("b.svg", "c.svg", "U+2610")] == [1, 1, 1]

    def test_stylesheet_with_a_fault_says_so_every_time(self) -> None:
        for _ in range(2):
            with pytest.raises(PdfError, match=r"^Koe: .*colour"):
                make("<p>a</p>", STYLE + "p { colour: red }")

    def test_stylesheet_without_fonts_would_borrow_every_letter(self) -> None:
        with pytest.raises(PdfError, match=r"“a” .U.0061., “b” .U.0062. would come from this machine's"):
            make("<p>ab</p>", "p { font-family: serif }")

    def test_see_through_text_is_refused(self) -> None:
        with pytest.raises(PdfError, match=r"^Koe: CSS opacity takes text away"):
            make('<p style="opacity: 0.5">a</p>')

    def test_link_around_a_paragraph_is_refused(self) -> None:
        with pytest.raises(PdfError, match=r"^Koe: the link to https://a\.fi/ holds no text"):
            make('<a href="https://a.fi/"><p>a</p></a><p><a href="https://b.fi/">b</a></p>')

    def test_link_that_begins_at_the_end_of_a_line_is_a_link(self) -> None:
        made = make('<p style="width: 60px">sana sana<a href="https://a.fi/"> kaksi <b>kolme</b></a></p>')

        assert len(elements(made, "/Link")) > 1

    def test_css_that_weasyprint_cannot_bear_names_the_document(self) -> None:
        with pytest.raises(PdfError, match=r"^Koe: WeasyPrint stopped"):
            make("<ul><li>a</li></ul>", STYLE + "li::marker { content: 'x' }")

    def test_program_that_logs_nothing_is_told_all_the_same(self) -> None:
        logger = logging.getLogger("weasyprint")
        logger.setLevel(logging.CRITICAL)

        try:
            with pytest.raises(PdfError, match=r"b.svg"):
                make('<img src="b.svg" alt="b">')
            assert (logger.level, logger.propagate) == (logging.CRITICAL, True)
        finally:
            logger.setLevel(logging.NOTSET)

    def test_file_that_the_machine_cannot_open_is_no_fault_of_the_page(self) -> None:
        make("<p>a</p>")

        with no_file_left(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
            make('<img src="pictures/seed.svg" alt="Siemen">')

    def test_fonts_that_the_machine_cannot_open_are_no_fault_of_the_style(self) -> None:
        make("<p>a</p>")

        with no_file_left(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
            make("<p>a</p>", STYLE + "/* another style */")

    def test_place_for_fonts_that_is_gone_is_no_fault_of_the_style(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make("<p>a</p>")
        monkeypatch.setattr(tempfile, "tempdir", "/no/such/place")

        with pytest.raises(FileNotFoundError):
            make("<p>a</p>", STYLE + "/* a style that was not read before */")

    def test_complaints_stay_out_of_the_program_s_log(self, caplog: pytest.LogCaptureFixture) -> None:
        with pytest.raises(PdfError):
            make('<img src="b.svg" alt="b">')

        assert caplog.records == []


@pytest.mark.parametrize("collecting", [True, False])
def test_collector_of_cycles_is_left_as_the_program_has_it(*, collecting: bool) -> None:
    if not collecting:
        gc.disable()
    try:
        make("<p>a</p>")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()


def without(library: str, folder: Path) -> dict[str, str]:
    """Return an environment in which a library of the system cannot be loaded."""
    (folder / library).write_text("not a library")
    return {"LD_LIBRARY_PATH": str(folder)}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the loader has other names for its path")
def forget() -> None:
    """Let the library be loaded anew, as in a new process."""
    pdf._weasyprint.cache_clear()  # noqa: SLF001  # what a process keeps
    shortage.cache_clear()


class TestWhereLibrariesAreMissing:
    def test_nothing_is_missing_here(self) -> None:
        assert shortage() is None

    def test_pango_is_named_with_the_command_that_installs_it(self, tmp_path: Path) -> None:
        code = program("<p>a</p>", STYLE) + ("print(shortage())\ntry: made()\nexcept PdfError as error: print(error)")

        said = in_new_process(code, **without("libpango-1.0.so.0", tmp_path))

        reason = "the library libpango-1.0-0 cannot be loaded"
        how = "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
        assert said.splitlines() == [
            str(Shortage(reason=reason, how=how, blocks=True)),
            f"PDF: {reason}; {how}",
        ]

    def test_without_harfbuzz_subset_pdfs_are_slow_but_good(self, tmp_path: Path) -> None:
        (tmp_path / "lib").mkdir()
        code = program(EVERYTHING, EVERYTHING_STYLE) + (
            "Path(os.environ['MADE']).write_bytes(made()); print(shortage().blocks)"
        )
        environment = without("libharfbuzz-subset.so.0", tmp_path / "lib")

        said = [
            in_new_process(code, MADE=str(tmp_path / name), **environment, **more)
            for name, more in (("a.pdf", {}), ("b.pdf", {"SOURCE_DATE_EPOCH": "1"}))
        ]

        assert said == ["False", "False"]
        assert faults((tmp_path / "a.pdf").read_bytes()) == []
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()

    def test_machine_that_can_open_no_more_files_lacks_no_library(self) -> None:
        code = program("<p>a</p>", STYLE) + (
            "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))\n"
            "try: shortage()\nexcept OSError as error: print(error.errno)"
        )

        assert in_new_process(code) == str(errno.EMFILE)

    def test_machine_that_cannot_open_the_library_lacks_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
            monkeypatch.delitem(sys.modules, name)
        forget()

        try:
            with no_file_left(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
                shortage()
        finally:
            monkeypatch.undo()
            forget()
        assert shortage() is None

    def test_library_that_cannot_be_loaded_once_is_tried_again(self, tmp_path: Path) -> None:
        fault = "raise OSError(\"cannot load library 'libpango-1.0-0': Too many open files\")"
        (tmp_path / "weasyprint").mkdir()
        (tmp_path / "weasyprint" / "__init__.py").write_text(f"import os, sys; sys.path.pop(0); {fault}")
        code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n" + program("<p>a</p>", STYLE) + "print(shortage())"

        assert in_new_process(code) == "None"


class TestFonts:
    FILES = sorted((DOCUMENTS / "fonts").glob("*.ttf"))

    def test_there_are_four_faces_and_they_are_small(self) -> None:
        assert [path.stem for path in self.FILES] == [
            "Inter-Italic", "Inter-Regular", "Inter-SemiBold", "Inter-SemiBoldItalic",
        ]  # fmt: skip
        assert sum(path.stat().st_size for path in self.FILES) < 1_000_000

    def test_every_face_has_the_letters_of_the_kit_s_languages(self) -> None:
        letters = set(
            "aåäöšžüõçğıőűñéèêëïîôœæøþðÅÄÖŠŽÜÕ"
            "áčđŋŧžâǥǧǩǯʒäåö"
            "ÁČĐŊŦŽÂǤǦǨǮƷ"
            "ʹʼ’”“»«–—…•→←↑↓−×½✓○●□■"
            "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΆΈΉΊΌΎΏ"
            "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя"
            "\xa0\u202f\u2011"
        )

        for path in self.FILES:
            assert letters - {chr(code) for code in TTFont(path).getBestCmap()} == set(), path.name

    def test_list_of_letters_tells_what_all_of_them_have(self) -> None:
        listed = known_letters(Resources()) - frozenset("\n\t\xad\u200c\u200d\ufe0e\ufe0f")

        assert [frozenset(map(chr, TTFont(path).getBestCmap())) for path in self.FILES] == [listed] * 4

    def test_licence_lies_beside_them(self) -> None:
        assert "SIL OPEN FONT LICENSE" in (DOCUMENTS / "fonts" / "OFL.txt").read_text(encoding="utf-8")
