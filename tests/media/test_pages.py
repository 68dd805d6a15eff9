"""Pages in a sandbox: what an organisation's templates, handouts and drawings may and may not do."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest

from builders import problems_of, told
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.media.pages import Pages
from voikukkia_kit.resources import Resources

SHAPES = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path d="M0 0h9"/></g></svg>'


def own(folder: Path, **files: str) -> Pages:
    """Write templates of an organisation: `oma` for oma.html, `pictures_oma` for pictures/oma.svg."""
    for name, text in files.items():
        place, _, picture = name.partition("pictures_")
        path = folder / "documents" / "frame" / (f"pictures/{picture}.svg" if picture else f"{place}.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Pages(Library.at(folder))


def refused(pages: Pages, template: str = "oma.html", **context: Any) -> list[tuple[str, object]]:
    """Return code and name of what cannot be used."""
    problems = problems_of(lambda: pages.render(template, context))
    return [(problem.code, dict(problem.facts)["name"]) for problem in problems]


def handout(pages: Pages, text: str) -> str:
    """Return the page of a handout in a template of one line."""
    return pages.render("oma.html", {"text": text})


# What works


def test_own_template_stands_on_ours(tmp_path: Path) -> None:
    pages = own(tmp_path, oma='{% extends "frame.html" %}{% block content %}{{ name }}{% endblock %}')

    page = pages.render("oma.html", {"lang": "fi", "title": "T", "style": "../s/", "name": "Áilu"})

    assert page.startswith('<!doctype html>\n<html lang="fi">')
    assert "<main>\nÁilu</main>" in page


def test_own_template_replaces_ours(tmp_path: Path) -> None:
    assert own(tmp_path, leaders="oma").render("leaders.html", {}) == "oma"


@pytest.mark.parametrize(("lang", "written"), [("fi", "”&lt;a&gt; <em>b</em>”"), ("en", "“&lt;a&gt; <em>b</em>”")])
def test_what_somebody_says_stands_between_the_marks_of_the_language(tmp_path: Path, lang: str, written: str) -> None:
    pages = own(tmp_path, oma="{{ text|quoted }}{{ md|inline|quoted }}")

    page = pages.render("oma.html", {"lang": lang, "text": "<a>", "md": "*b*"})

    assert page == written.replace(" ", written[-1] + written[0])


def test_facts_stand_in_the_place_of_braces(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="{{ said|fill(count=3, name=name) }}")

    page = pages.render("oma.html", {"said": "{count} kertaa: {name} {name}", "name": "{count}"})

    assert page == "3 kertaa: {count} {count}"


def test_braces_without_a_fact_are_told(tmp_path: Path) -> None:
    assert refused(own(tmp_path, oma="{{ said|fill(count=3) }}"), said="{name}") == [("VK504", "oma.html")]


def test_words_become_html_and_everything_else_stays_text(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="{{ a }}|{{ b|md }}|{{ c|inline }}")

    page = pages.render("oma.html", {"a": "<b>&", "b": "**b** <i>", "c": "**c**\n<i>"})

    assert page == "&lt;b&gt;&amp;|<p><strong>b</strong> &lt;i&gt;</p>\n|<strong>c</strong> &lt;i&gt;"


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "{% include 'plan.html' %}", "{# x #}", "{0.upper}", "%(x)s"])
def test_braces_in_a_name_stay_text(tmp_path: Path, name: str) -> None:
    pages = own(tmp_path, oma="{{ name }}|{{ name|md }}|{{ name|inline }}")

    plain, block, line = map(unescape, pages.render("oma.html", {"name": name}).split("|"))

    assert (plain, block, line) == (name, f"<p>{name}</p>\n", name)


LINE = '<div class="lines"><div class="line"></div></div>'
TABLE = (
    '<table class="fill" role="table"><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">Kuka</th><th scope="col" role="columnheader">Mitä</th></tr></thead>\n'
    '<tbody role="rowgroup"><tr role="row">'
    '<td role="cell" data-head="Kuka"></td><td role="cell" data-head="Mitä"></td></tr></tbody></table>'
)
ROWS = (
    '<table class="fill named" role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>'
    '<th scope="col" role="columnheader">Miten</th></tr></thead>\n<tbody role="rowgroup"><tr role="row">'
    '<th scope="row" role="rowheader">Uni</th><td role="cell" data-head="Miten"></td></tr></tbody></table>'
)
MACROS = [
    ("{{ lines(1) }}", LINE),
    ('{{ lines(1, "Minä <b>") }}', f'<p class="label">Minä &lt;b&gt;</p>{LINE}'),
    ("{{ space(6) }}", '<div class="space" style="height: 6.0cm"></div>'),
    ("{{ space(2.5, label='A') }}", '<p class="label">A</p><div class="space" style="height: 2.5cm"></div>'),
    ('{{ table(["Kuka", "Mitä"], 1) }}', TABLE),
    ('{{ rows(["Uni"], ["Miten"]) }}', ROWS),
    ('{{ remember("Voit & saat.") }}', '<p class="remember">Voit &amp; saat.</p>'),
    ("{{ new_page() }}", '<div class="new-page"></div>'),
]


@pytest.mark.parametrize(("line", "html"), MACROS)
def test_line_of_a_handout_is_drawn(tmp_path: Path, line: str, html: str) -> None:
    pages = own(tmp_path, oma="{{ text|handout }}")

    drawn = handout(pages, f"Ennen.\n\n{line}\n\nJälkeen.")

    assert drawn.replace("\n\n", "\n") == f"<p>Ennen.</p>\n{html}\n<p>Jälkeen.</p>\n"


def test_drawing_has_its_description_as_its_title(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="{{ text|handout }}", pictures_oma=SHAPES)

    drawn = handout(pages, '{{ picture("oma", "Polku & <ovi>") }}')

    inner = (
        SHAPES.replace("<svg ", '<svg color="#1f2a24" ')
        .removeprefix("<svg ")
        .replace('9"><g>', '9" role="img"><title>Polku &amp; &lt;ovi&gt;</title><g>')
    )
    assert drawn.strip() == f'<figure class="picture picture-oma"><svg {inner}</figure>'


def test_all_our_drawings_can_be_used(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="{{ draw(name, 'x') }}")
    pictures = [path.stem for path in Resources().entries("documents", "frame", "pictures") if path.suffix == ".svg"]

    drawn = [pages.render("oma.html", {"name": name}) for name in pictures]

    assert len(drawn) > 8
    assert [page for page in drawn if not page.startswith("<svg ")] == []


# What is refused


@pytest.mark.parametrize(
    "source",
    [
        "{{ name|safe }}",
        "{{ name|attr('upper') }}",
        "{{ '%s'|format(name) }}",
        "{{ {'a': name}|xmlattr }}",
        "{{ [name]|map('upper')|list }}",
        "{{ name|pprint }}",
        "{{ name|random }}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{% autoescape true %}{{ name }}{% endautoescape %}",
        "{% filter safe %}{{ name }}{% endfilter %}",
        "{% macro m(x) %}{{ x|safe }}{% endmacro %}{{ m(name) }}",
    ],
)
def test_way_around_escaping_is_refused_before_anything_is_rendered(tmp_path: Path, source: str) -> None:
    assert refused(own(tmp_path, oma=source), name="<b>") == [("VK504", "oma.html")]


def test_refusal_names_line_and_filter(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="rivi\n{{ name|safe }}")

    assert told(problems_of(lambda: pages.render("oma.html", {"name": "x"}))) == [
        ("VK504", "", {"name": "oma.html", "reason": "line 2: safe"})
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ name.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{{ draw.__globals__ }}",
        "{{ items.append(1) }}",
        "{{ self.__dict__ }}",
        "{{ ''.format_map.__self__.__class__ }}",
    ],
)
def test_way_out_of_the_sandbox_is_refused(tmp_path: Path, source: str) -> None:
    assert refused(own(tmp_path, oma=source), name="x", items=[]) == [("VK504", "oma.html")]


@pytest.mark.parametrize(
    "source",
    [
        "{{ ei_ole }}",
        "{{ name.ei_ole }}",
        "{{ 1/0 }}",
        "{{ name + 1 }}",
        "{{ lipsum() }}",
        "{% for x in range(10000000) %}{% endfor %}",
        "{% include 'oma.html' %}",
        "{{ {}.popitem() }}",
        "{{ [].pop() }}",
        "{{ name|ei_ole }}",
        "{% for %}",
        "{{ 'x'|round }}",
    ],
)
def test_template_that_fails_is_named(tmp_path: Path, source: str) -> None:
    assert refused(own(tmp_path, oma=source), name="x") == [("VK504", "oma.html")]


@pytest.mark.parametrize(
    "name", ["../salainen.html", "/etc/passwd", "pictures/bud.svg", "..", ".", "ä.html", "ei-ole.html", "a\\b.html"]
)
def test_nothing_outside_of_the_folder_is_included(tmp_path: Path, name: str) -> None:
    (tmp_path / "salainen.html").write_text("salaisuus", encoding="utf-8")
    pages = own(tmp_path, oma=f"{{% include {name!r} %}}")

    (problem,) = problems_of(lambda: pages.render("oma.html", {}))
    assert problem == Problem("VK504", name="oma.html", reason=f"there is no template {name}")


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "salainen.html"
    secret.write_text("salaisuus", encoding="utf-8")
    pages = own(tmp_path / "oma", oma="{% include 'linkki.html' %}")
    try:
        (tmp_path / "oma" / "documents" / "frame" / "linkki.html").symlink_to(secret)
    except OSError:
        pytest.skip("this system lets nobody make links")

    assert refused(pages) == [("VK504", "oma.html")]


def test_template_with_unprintable_characters_is_refused_with_their_place(tmp_path: Path) -> None:
    pages = own(tmp_path, oma="a\n\u202eb")

    assert told(problems_of(lambda: pages.render("oma.html", {}))) == [("VK105", "2:1", {"code_points": ("U+202E",)})]


@pytest.mark.parametrize(
    "line",
    [
        "{{ ei_ole(4) }}",
        "{{ lines }}",
        "{{ lines() }}",
        "{{ lines(1, 2, 3) }}",
        "{{ lines(n) }}",
        "{{ lines(2 * 2) }}",
        "{{ lines(*[4]) }}",
        "{{ lines(**{'count': 4}) }}",
        '{{ lines("neljä") }}',
        "{{ lines(1000000) }}",
        '{{ "<script>"|safe }}',
        '{{ remember("<script>"|safe) }}',
        "{{ lines.__class__ }}",
        "{{ lines(4).__class__ }}",
        "{{ draw('bud', 'x') }}",
        "{{ range(4) }}",
        "{{ lines(1) }} ja {{ lines(2) }}",
        "{{ lines(1) }}{% include 'plan.html' %}{{ lines(1) }}",
        "{{ lines( }}",
        "{{ }} }}",
    ],
)
def test_line_of_a_handout_is_a_single_call_of_a_known_macro(tmp_path: Path, line: str) -> None:
    pages = own(tmp_path, oma="{{ text|handout }}")

    assert refused(pages, text=line) == [("VK504", line)]


@pytest.mark.parametrize("line", ["{{ ei_ole(4) }}", "{{ lines }}"])
def test_line_that_calls_no_macro_is_told_so(tmp_path: Path, line: str) -> None:
    pages = own(tmp_path, oma="{{ text|handout }}")

    problems = problems_of(lambda: handout(pages, line))

    assert told(problems) == [("VK504", "", {"name": line, "reason": "no macro"})]


@pytest.mark.parametrize("name", ["ei-ole", "../../facts/contacts", "Oma", "oma.svg", ""])
def test_drawing_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    pages = own(tmp_path, oma="{{ text|handout }}", pictures_oma=SHAPES)

    assert refused(pages, text=f'{{{{ picture("{name}", "x") }}}}') == [("VK504", f"{name}.svg")]


@pytest.mark.parametrize(
    "source",
    [
        SHAPES.replace("<g>", "<g><script>alert(1)</script>"),
        SHAPES.replace("<g>", "<g><SCRIPT src='x'/>"),
        SHAPES.replace("<g>", '<g onclick="x()">'),
        SHAPES.replace("<g>", '<g ONLOAD = "x()">'),
        SHAPES.replace("<g>", '<g><a href="http://x">'),
        SHAPES.replace("<g>", '<g><use xlink:href="#a"/>'),
        SHAPES.replace("<g>", '<g><image src="http://x"/>'),
        SHAPES.replace("<g>", "<g><img src='http://x'>"),
        SHAPES.replace("<g>", "<g><style>*{}</style>"),
        SHAPES.replace("<g>", '<g style="fill: red">'),
        SHAPES.replace("<g>", '<g fill="url (http://x)">'),
        SHAPES.replace("<g>", "<g><foreignObject/>"),
        SHAPES.replace("<g>", "<g><iframe src='http://x'/>"),
        SHAPES.replace("<g>", "<g><animate/>"),
        SHAPES.replace("<g>", "<g><!-- x -->"),
        f"<!DOCTYPE svg>{SHAPES}",
        f'<?xml version="1.0"?>{SHAPES}',
        f"<g>{SHAPES}</g>",
        "teksti",
        "",
    ],
)
def test_drawing_of_more_than_plain_shapes_is_refused(tmp_path: Path, source: str) -> None:
    pages = own(tmp_path, oma="{{ draw('oma', 'x') }}", pictures_oma=source)

    assert refused(pages) == [("VK504", "oma.svg")]


def test_own_macros_may_be_added_for_handouts(tmp_path: Path) -> None:
    macros = "{% macro star(count) %}<i>{{ '*' * count }}</i>{% endmacro %}{% set other = 4 %}"
    pages = own(tmp_path, oma="{{ text|handout }}", macros=macros)

    assert handout(pages, "{{ star(3) }}").strip() == "<i>***</i>"
    assert refused(pages, text="{{ other(3) }}") == [("VK504", "{{ other(3) }}")]


def test_error_of_a_template_is_an_input_error_with_its_cause(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        own(tmp_path, oma="{{ 1/0 }}").rendered("oma.html", {})

    assert isinstance(caught.value.__cause__, ZeroDivisionError)
