"""Refuses pages and styles of other people that would load something from elsewhere, or run, in a browser.

A PDF is made from packaged files only. A page is shown by a browser, which follows
any address: who looks at it, and when, would be told to whoever answers there.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from voikukkia_kit.errors import InputError, Problem

__all__ = ["local_page", "local_style"]

_RUNNING = {"script", "iframe", "frame", "object", "embed", "applet", "base", "portal"}
_LOADED = {"src", "href", "data", "poster", "background", "action", "formaction", "ping", "manifest"}
_LINKED = {"a", "area"}  # followed when somebody chooses to
_INSIDE = re.compile(r"data:image/(?:png|svg\+xml|jpeg)[;,]", re.IGNORECASE)
_OF_ADDRESSES = {"url", "src", "image", "image-set"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CHOSEN = {"http", "https", "mailto", "tel", "sms"}
_PASSED_OVER = re.compile(r"[\t\n\r]|^[\x00-\x20]+")  # browsers read an address without these


def local_page(page: str, template: str) -> str:
    """Return a page of an organisation's own template, unless it would load from elsewhere or run anything.

    It is read as browsers read it (HTML Living Standard, 13.2), so that no odd
    spelling hides an address.

    Raises:
        InputError: It would (VK504).
    """
    import tinyhtml5

    _raise(template, (found for element in tinyhtml5.parse(page).iter() for found in _in_element(element)))
    return page


def local_style(style: str, name: str) -> str:
    """Return a style sheet, unless it would load from elsewhere.

    Raises:
        InputError: It would (VK504).
    """
    _raise(name, _in_style(style))
    return style


def _raise(name: str, found: Iterable[str]) -> None:
    if problems := [Problem("VK504", name=name, reason=one) for one in dict.fromkeys(found)]:
        raise InputError(*problems)


def _in_element(element: Any) -> Iterator[str]:
    tag = _bare(element.tag)
    if tag in _RUNNING or (tag == "meta" and "http-equiv" in element.attrib):
        yield f"<{tag}>"
    if tag == "style":
        yield from _in_style("".join(element.itertext()))
    for name, value in element.attrib.items():
        attribute = _bare(name)
        if attribute.startswith("on"):
            yield attribute
        elif attribute == "style":
            yield from _in_style(value)
        elif attribute == "srcset":
            yield from filter(_leads_out, (part.split()[0] for part in value.split(",") if part.split()))
        elif attribute == "href" and tag in _LINKED:
            yield from [value[:120]] if _runs(value) else []
        elif attribute in _LOADED and _leads_out(value):
            yield value[:120]


def _bare(name: object) -> str:
    """Return a name without its namespace, `xlink:href` and `{...}href` alike; a comment has none."""
    return re.split(r"[}:]", name)[-1].casefold() if isinstance(name, str) else ""


def _leads_out(address: str) -> bool:
    plain = _PASSED_OVER.sub("", address).replace("\\", "/")
    return not _INSIDE.match(plain) and bool(_SCHEME.match(plain) or plain.startswith("//"))


def _runs(address: str) -> bool:
    scheme = _SCHEME.match(_PASSED_OVER.sub("", address))
    return scheme is not None and scheme[1].casefold() not in _CHOSEN


def _in_style(style: str) -> Iterator[str]:
    import tinycss2

    yield from (
        address[:120] for address in _addresses(tinycss2.parse_component_value_list(style)) if _leads_out(address)
    )


def _addresses(parts: Iterable[Any], *, named: bool = False) -> Iterator[str]:
    """Yield every text of a style that stands where an address may."""
    for part in parts:
        if part.type == "at-keyword":
            named = part.lower_value == "import"
        elif part == ";":
            named = False
        elif part.type == "url" or (part.type == "string" and named):
            yield part.value
        elif part.type == "function":
            yield from _addresses(part.arguments, named=part.lower_name.removeprefix("-webkit-") in _OF_ADDRESSES)
        elif hasattr(part, "content"):
            yield from _addresses(part.content, named=named)
