"""Repairs what WeasyPrint 70.0 leaves undone in the structure of a PDF, and tells what it cannot.

Each repair names the rule it serves. ISO 32000-1 is the PDF standard,
ISO 14289-1 (PDF/UA-1) the rules of an accessible PDF, WCAG those of accessible
content. Written for WeasyPrint 70.0 and pydyf 0.13; pyproject.toml keeps the
version, `tests/media/test_pdf.py` and `tests/conformance/` guard the result.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import attrs
import pydyf

__all__ = ["noted_boxes", "repair"]

_BUILDER = "_build_box_tree"  # private in WeasyPrint 70.0, whose finisher is given the tree but no boxes
_POINTS_PER_PIXEL = 0.75

Element = Any  # a pydyf.Dictionary; pydyf has no types
Box = Any  # a box of WeasyPrint's layout


@contextmanager
def noted_boxes(tags: ModuleType) -> Iterator[dict[int, Box]]:
    """Note, as long as the context lasts, from which box WeasyPrint makes each structure element.

    The language and the scope of a part stand in its box and nowhere in the
    tree; without this they are lost (`<span lang="sv">`: WCAG 2.2, 3.1.2).

    Args:
        tags: The module `weasyprint.pdf.tags`.

    Yields:
        Boxes by object number of their element, filled while a PDF is written.
    """
    build = getattr(tags, _BUILDER)
    boxes: dict[int, Box] = {}

    def note(box: Box, *rest: object) -> Iterator[Element]:
        for element in build(box, *rest):
            boxes.setdefault(element.number, box)  # the innermost comes first and is the element's own
            yield element

    setattr(tags, _BUILDER, note)
    try:
        yield boxes
    finally:
        setattr(tags, _BUILDER, build)


def repair(file: pydyf.PDF, boxes: Mapping[int, Box], *, base: str) -> list[str]:
    """Repair a finished file in place and return what cannot be repaired, in sentences.

    Args:
        file: The file, complete but not yet written.
        boxes: What `noted_boxes` noted while it was made.
        base: The address that WeasyPrint completed relative links with.
    """
    tree = _Tree(file=file, boxes=boxes)
    elements = tree.elements()
    for element in elements:
        _scope_header(tree, element)
        _wrap_list_body(tree, element)
        _place_figure(tree, element)
    _join_links(tree, tree.document)
    _shorten_links(file, base)
    _soften_hyphens(file)
    _name_languages(tree, tree.document, file.catalog["Lang"].string)
    _index_identifiers(tree, elements)
    return [*_faint_parts(tree), *_empty_links(tree, elements)]


@attrs.frozen(kw_only=True)
class _Tree:
    """The structure tree of a file (ISO 32000-1, 14.7).

    Attributes:
        file: The file.
        boxes: The boxes of its elements by object number.
    """

    file: pydyf.PDF
    boxes: Mapping[int, Box]

    def at(self, reference: bytes) -> Element:
        """Return the object that a reference such as `b"12 0 R"` points to."""
        return self.file.objects[int(reference.split()[0])]

    @property
    def root(self) -> Element:
        return self.at(self.file.catalog["StructTreeRoot"])

    @property
    def document(self) -> Element:
        return self.at(self.root["K"][0])

    def kids(self, element: Element, kind: str) -> tuple[Element, ...]:
        """Return the children of one `/Type`; numbers among them are marks in a page's text."""
        found = (self.at(kid) for kid in element["K"] if isinstance(kid, bytes))
        return tuple(kid for kid in found if kid["Type"] == kind)

    def elements(self) -> tuple[Element, ...]:
        """Return all structure elements, each before its children, in reading order."""
        found: list[Element] = []
        waiting = [self.document]
        while waiting:
            found.append(element := waiting.pop())
            waiting += reversed(self.kids(element, "/StructElem"))
        return tuple(found)


def _scope_header(tree: _Tree, element: Element) -> None:
    """Say whether a header cell heads its row or its column (ISO 14289-1, 7.5).

    Where a header spans columns, WeasyPrint lists it for the first one and
    leaves an empty list to the others; without a list the scope holds.
    """
    if element["S"] == "/TH":
        scope = tree.boxes[element.number].element.get("scope", "col")
        element["A"]["Scope"] = "/Row" if scope.startswith("row") else "/Column"
    elif element["S"] == "/TD" and not element["A"].get("Headers", True):
        del element["A"]["Headers"]


def _wrap_list_body(tree: _Tree, element: Element) -> None:
    """Put what a list item holds into its body: an LI has only Lbl and LBody (ISO 14289-1, 7.2).

    WeasyPrint does it for text and forgets it for blocks (`<li><p>`) and for
    markers inside the text.
    """
    if element["S"] != "/LI":
        return
    kids = tree.kids(element, "/StructElem")
    labels, held = ([kid for kid in kids if (kid["S"] == "/Lbl") is wanted] for wanted in (True, False))
    if all(kid["S"] == "/LBody" for kid in held):
        return
    body = pydyf.Dictionary(element)
    body.update(S="/LBody", P=element.reference, K=pydyf.Array(kid.reference for kid in held))
    tree.file.add_object(body)
    for kid in held:
        kid["P"] = body.reference
        kid["S"] = "/NonStruct" if kid["S"] == "/LBody" else kid["S"]
    element["K"] = pydyf.Array([*(label.reference for label in labels), body.reference])


def _place_figure(tree: _Tree, element: Element) -> None:
    """Give a figure's box in the units of the page (ISO 32000-1, 14.8.5.4.3).

    WeasyPrint writes CSS pixels from the top; PDF counts points from the
    bottom. A reader that enlarges or highlights the figure looks there.
    """
    if element["S"] == "/Figure":
        left, top, right, bottom = element["A"]["BBox"]
        height = tree.at(element["Pg"])["MediaBox"][3]
        across = [x * _POINTS_PER_PIXEL for x in (left, right)]
        down = [height - y * _POINTS_PER_PIXEL for y in (bottom, top)]
        element["A"]["BBox"] = pydyf.Array([across[0], down[0], across[1], down[1]])


def _join_links(tree: _Tree, element: Element, link: Element | None = None) -> None:
    """Make one annotation of a link and of the parts inside it (ISO 14289-1, 7.18.5).

    WeasyPrint gives `<a>text <strong>more</strong></a>` a second annotation for
    the inner part, tagged as no link; a reader would stop there twice. The
    outer one grows to cover what the inner one covered, a picture for example.

    Args:
        tree: The tree.
        element: Where to look.
        link: The annotation of the link around it, None outside of links.
    """
    for pointer in tree.kids(element, "/OBJR"):
        annotation = tree.at(pointer["Obj"])
        if link is None:
            link = annotation
            continue
        link["Rect"] = _union(link["Rect"], annotation["Rect"])
        element["K"].remove(pointer.reference)
        tree.at(pointer["Pg"])["Annots"].remove(annotation.reference)
        _forget_parent(tree, annotation)
        element["S"] = "/Span" if element["S"] == "/Link" else element["S"]
    for kid in tree.kids(element, "/StructElem"):
        _join_links(tree, kid, link)


def _union(one: list[float], other: list[float]) -> pydyf.Array:
    across, down = (*one[::2], *other[::2]), (*one[1::2], *other[1::2])
    return pydyf.Array([min(across), min(down), max(across), max(down)])


def _forget_parent(tree: _Tree, annotation: Element) -> None:
    """Take an annotation out of the number tree that leads from it to its element (ISO 32000-1, 14.7.4.4)."""
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    at = numbers[::2].index(annotation["StructParent"]) * 2
    del numbers[at : at + 2]


def _shorten_links(file: pydyf.PDF, base: str) -> None:
    """Make links to neighbouring files relative again, as the page had them."""
    for annotation in (thing for thing in file.objects if isinstance(thing, dict) and "A" in thing):
        if annotation.get("Subtype") == "/Link":
            for address in (annotation["A"]["URI"], annotation["Contents"]):
                address.string = address.string.removeprefix(base)


def _soften_hyphens(file: pydyf.PDF) -> None:
    """Let a hyphen at the end of a line be read as the soft one it is (ISO 32000-1, 14.8.2.2.3).

    WeasyPrint draws U+2010 for it, which nobody types; as text it would cut a
    long Finnish compound in two.
    """
    for thing in file.objects:
        if isinstance(thing, pydyf.Stream) and thing.stream[:1] == [b"/CIDInit /ProcSet findresource begin"]:
            thing.stream[:] = [line.replace(b"> <2010>", b"> <00ad>") for line in thing.stream]


def _name_languages(tree: _Tree, element: Element, around: str) -> None:
    """Name the language of each part that differs from what surrounds it (WCAG 2.2, 3.1.2; ISO 14289-1, 7.2).

    Args:
        tree: The tree.
        element: Where to begin.
        around: Language of the element's parent, a BCP 47 tag.
    """
    box = tree.boxes.get(element.number)
    language = (box is not None and box.style["lang"]) or around
    if language != around:
        element["Lang"] = pydyf.String(language)
    for kid in tree.kids(element, "/StructElem"):
        _name_languages(tree, kid, language)


def _index_identifiers(tree: _Tree, elements: Iterable[Element]) -> None:
    """List the elements that have an identifier, as a file with any must (ISO 32000-1, table 322)."""
    found = {element["ID"].string: element for element in elements if "ID" in element}
    if found:
        names = [part for name in sorted(found) for part in (pydyf.String(name), found[name].reference)]
        index = pydyf.Dictionary({"Names": pydyf.Array(names)})
        tree.file.add_object(index)
        tree.root["IDTree"] = index.reference


def _faint_parts(tree: _Tree) -> Iterator[str]:
    """Yield a sentence when a part is see-through: WeasyPrint paints it where no tag reaches (ISO 14289-1, 7.1)."""
    if any(box.style["opacity"] < 1 for box in tree.boxes.values()):
        yield "CSS opacity takes text away from those who listen to it: a paler colour does not"


def _empty_links(tree: _Tree, elements: Iterable[Element]) -> Iterator[str]:
    """Yield a sentence for each link that would lead nowhere: `<a>` around a block leaves its text outside."""
    links = [element for element in elements if element["S"] == "/Link"]
    full = {tree.boxes[link.number].element for link in links if len(link["K"]) > 1}
    for link in dict.fromkeys(tree.boxes[link.number].element for link in links):
        if link not in full:
            yield f"the link to {link.get('href')} holds no text: put it inside the paragraph, not around it"
