"""A page or style of other people loads nothing from elsewhere and runs nothing, however it is spelled."""

import pytest

from voikukkia_kit.errors import InputError
from voikukkia_kit.media.outside import local_page, local_style

ELSEWHERE = [
    '<img src="https://a.fi/x.png">',
    "<img src=//a.fi/x.png>",
    '<img src="\\\\a.fi\\x.png">',
    '<img src=" \thttp://a.fi/x.png">',
    '<img src="ht\ntp://a.fi/x.png">',
    '<img src="file:///etc/passwd">',
    '<img srcset="a.png 1x, https://a.fi/b.png 2x">',
    '<link rel="stylesheet" href="http://a.fi/x.css">',
    '<svg><image xlink:href="http://a.fi/x.png"/></svg>',
    '<svg><use href="http://a.fi/x.svg#a"/></svg>',
    '<video poster="http://a.fi/x.png"></video>',
    '<body background="http://a.fi/x.png">',
    '<form action="http://a.fi/"><button>Lähetä</button></form>',
    '<a href="a.html" ping="http://a.fi/">a</a>',
    "<p style=\"background: url('http://a.fi/x.png')\">a</p>",
    "<style>@import 'http://a.fi/x.css';</style>",
    '<iframe src="a.html"></iframe>',
    "<script>1</script>",
    "<SCRIPT/x>1</SCRIPT>",
    '<object data="a.svg"></object>',
    '<base href="http://a.fi/">',
    '<meta http-equiv="refresh" content="0; url=http://a.fi/">',
    '<p onclick="x()">a</p>',
    "<svg/onload=x()>",
    '<a href="javascript:x()">a</a>',
    '<a href="java\tscript:x()">a</a>',
    "<a href='data:text/html,x'>a</a>",
    '<img src="data:text/html,x">',
]
STYLES = [
    "@import 'http://a.fi/x.css';",
    '@import url("//a.fi/x.css") print;',
    "p { background: url(http://a.fi/x.png) }",
    "p { background: \\75rl(http://a.fi/x.png) }",
    "p { background: \\75 rl('http://a.fi/x.png') }",
    "p { background: image-set('http://a.fi/x.png' 1x) }",
    "p { background: -webkit-image-set(url(http://a.fi/x.png) 1x) }",
    "p { --x: url( http://a.fi/x.png ) }",
    "@font-face { src: local(x), url('https://a.fi/x.woff2') }",
    "@media screen { p { cursor: url(http://a.fi/x.cur), auto } }",
]


@pytest.mark.parametrize("body", ELSEWHERE)
def test_page_that_would_load_from_elsewhere_or_run_is_refused(body: str) -> None:
    with pytest.raises(InputError) as refused:
        local_page(f"<!doctype html><title>a</title>{body}", "oma/page.html")

    assert {(one.code, dict(one.facts)["name"]) for one in refused.value.problems} == {("VK504", "oma/page.html")}


@pytest.mark.parametrize("style", STYLES)
def test_style_that_would_load_from_elsewhere_is_refused(style: str) -> None:
    with pytest.raises(InputError) as refused:
        local_style(style, "print.css")

    assert [(one.code, dict(one.facts)["name"]) for one in refused.value.problems] == [("VK504", "print.css")]
    assert "a.fi" in str(refused.value)


def test_everything_is_told_at_once_and_once() -> None:
    with pytest.raises(InputError) as refused:
        local_page("<img src=//a.fi/b><img src=//a.fi/b><script>1</script>", "a")

    assert [dict(one.facts)["reason"] for one in refused.value.problems] == ["//a.fi/b", "<script>"]


def test_page_with_links_pictures_and_style_of_its_own_passes() -> None:
    page = (
        "<!doctype html><html><head><meta charset=utf-8><link rel=stylesheet href=../tyyli/print.css>"
        "<style>p { background: url(pictures/a.svg) }</style></head><body><!-- a -->"
        '<a href="https://www.kriisit.fi/">a</a><a href="tel:112">b</a><a href="#c">c</a><a href="d.pdf">d</a>'
        '<img src="pictures/a.svg" srcset=", a.png 2x"><img src="data:image/svg+xml;base64,PHN2Zy8+">'
        '<svg><use href="#a"/></svg></body></html>'
    )

    assert local_page(page, "a") == page


def test_words_that_look_like_an_address_are_words() -> None:
    style = "@import 'a.css'; p::before { content: 'http://a.fi' } @page { margin: 1cm } p { background: url(a.png) }"

    assert local_style(style, "a") == style
