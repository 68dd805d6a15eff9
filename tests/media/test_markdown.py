"""Markdown as the words use it: text stays text, lists are tight, lines of our own macros are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from voikukkia_kit.media.markdown import inline, to_html, to_text


def drawn(expression: str) -> str:
    return f"<b>{escape(expression)}</b>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Yksi.\n\nKaksi.", "<p>Yksi.</p>\n<p>Kaksi.</p>\n"),
        ("**Tärkeää** ja *kevyttä*", "<p><strong>Tärkeää</strong> ja <em>kevyttä</em></p>\n"),
        ("### Otsikko", "<h3>Otsikko</h3>\n"),
        ("1. yksi\n2. kaksi", "<ol>\n<li>yksi</li>\n<li>kaksi</li>\n</ol>\n"),
    ],
)
def test_paragraphs_headings_lists_and_strength_are_markdown(text: str, html: str) -> None:
    assert to_html(text) == html


def test_lists_are_tight_however_they_are_written() -> None:
    loose = to_html("- yksi\n\n- kaksi\n\n  vielä\n")

    assert "<p>" not in loose
    assert loose.count("<li>") == 2


def test_word_that_begins_with_a_hyphen_stays_in_one_piece() -> None:
    assert to_html("Mistä apua -lista ja -vihko, 2 - 3, A-ryhmä") == (
        '<p>Mistä apua <span class="whole">-lista</span> ja <span class="whole">-vihko</span>, 2 - 3, A-ryhmä</p>\n'
    )


def test_paragraph_after_a_list_is_a_paragraph_again() -> None:
    assert to_html("- yksi\n\nLoppu.").endswith("</ul>\n<p>Loppu.</p>\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b>b</b> & c", "<p>a &lt;b&gt;b&lt;/b&gt; &amp; c</p>\n"),
        ("[linkki](http://x)", "<p>[linkki](http://x)</p>\n"),
        ("![kuva](x.png)", "<p>![kuva](x.png)</p>\n"),
        ("<http://x.fi>", "<p>&lt;http://x.fi&gt;</p>\n"),
        ("[a]: http://x", "<p>[a]: http://x</p>\n"),
        ("> lainaus", "<p>&gt; lainaus</p>\n"),
        ("    sisennetty", "<p>sisennetty</p>\n"),
        ('"Hei" {{ x }}', "<p>&quot;Hei&quot; {{ x }}</p>\n"),
        ("{{ lines(4) }}", "<p>{{ lines(4) }}</p>\n"),
    ],
)
def test_everything_else_stays_text(text: str, html: str) -> None:
    assert to_html(text) == html


def test_line_between_braces_is_drawn() -> None:
    html = to_html('Ennen.\n{{ lines(4, "Minä & muut") }}\nJälkeen.', drawn)

    assert html == "<p>Ennen.</p>\n<b>lines(4, &#34;Minä &amp; muut&#34;)</b>\n<p>Jälkeen.</p>\n"


@pytest.mark.parametrize("under", ["---", "==="])
def test_line_between_braces_is_drawn_and_no_heading(under: str) -> None:
    assert to_html(f"{{{{ lines(4) }}}}\n{under}", drawn).startswith("<b>lines(4)</b>\n")


def test_line_between_braces_is_drawn_in_a_list() -> None:
    assert to_html("- yksi\n  {{ lines(1) }}\n- kaksi", drawn) == (
        "<ul>\n<li>yksi<b>lines(1)</b>\n</li>\n<li>kaksi</li>\n</ul>\n"
    )


@pytest.mark.parametrize("text", ["Teksti {{ lines(4) }}", "{{ lines(4) }} teksti", "{ lines(4) }", "{{ lines(4) }"])
def test_braces_within_a_line_stay_text(text: str) -> None:
    assert to_html(text, drawn) == f"<p>{text}</p>\n"


@pytest.mark.parametrize("box", ["[ ]", "[]", "[x]", "[X]"])
def test_box_at_the_start_of_an_item_is_drawn(box: str) -> None:
    assert to_html(f"- {box} nukun\n- syön [ ] hyvin") == (
        '<ul>\n<li class="tick">nukun</li>\n<li>syön [ ] hyvin</li>\n</ul>\n'
    )


def test_box_outside_a_list_stays_text() -> None:
    assert to_html("[ ] nukun") == "<p>[ ] nukun</p>\n"


def test_item_without_text_is_an_item() -> None:
    assert to_html("-\n- [ ] nukun") == '<ul>\n<li></li>\n<li class="tick">nukun</li>\n</ul>\n'


def test_one_line_has_no_paragraph_and_keeps_its_no_break_spaces() -> None:
    assert inline("  klo\N{NO-BREAK SPACE}17\n  **ja**\tmuuta ") == (
        "klo\N{NO-BREAK SPACE}17 <strong>ja</strong> muuta"
    )


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_brings_markup_of_its_own(text: str) -> None:
    html = to_html(text, drawn) + inline(text)

    tags = {
        "p",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "em",
        "strong",
        "code",
        "pre",
        "hr",
        "br",
        "b",
        "span",
    }
    opened = {part.split(">")[0].strip("/ ").split(" ")[0] for part in html.split("<")[1:]}
    assert opened <= tags


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Yksi\nrivi, **lihava** ja `koodi`.", "Yksi rivi, lihava ja koodi."),
        ("Yksi.\n\nToinen.", "Yksi.\n\nToinen."),
        ("- yksi\n- toinen\n  jatkuu\n\nPerään.", "- yksi\n- toinen jatkuu\n\nPerään."),
        ("1. yksi\n2. toinen", "1. yksi\n2. toinen"),
        ("- yksi\n  - sisällä\n- toinen", "- yksi\n  - sisällä\n- toinen"),
        ("### Otsikko\n\nTeksti.", "Otsikko\n\nTeksti."),
        ("A & B < C", "A & B < C"),
        ("", ""),
    ],
)
def test_plain_text_keeps_lists_and_paragraphs_and_nothing_else(markdown: str, text: str) -> None:
    assert to_text(markdown) == text
