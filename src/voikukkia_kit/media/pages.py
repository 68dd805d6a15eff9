"""Makes HTML pages from templates, in a sandbox: an organisation may bring its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.files.text import read_text
from voikukkia_kit.language import language
from voikukkia_kit.media import apart, markdown
from voikukkia_kit.media.apart import is_foreign, sent
from voikukkia_kit.media.look import painted, paper_style
from voikukkia_kit.media.medium import Medium, Piece
from voikukkia_kit.media.outside import local_page
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["PAGE", "Pages", "page", "pages_of", "plain_only", "refusing", "sandbox"]

_NAME = re.compile(r"(?:[a-z0-9-]+/)?[A-Za-z0-9_-][A-Za-z0-9._-]*")
_FACT = re.compile(r"\{(\w+)\}")
_ADDRESS = re.compile(r"\w+ at 0x[0-9a-f]{4,}")
_PICTURE = re.compile(r"[a-z0-9-]+")
_FORBIDDEN_FILTERS = {"safe", "attr", "format", "xmlattr", "map", "pprint", "random"}
_SHAPES = "svg|g|path|circle|ellipse|line|rect|polyline|polygon|title|desc"
_UNSAFE_SVG = re.compile(rf"<(?!/?(?:{_SHAPES})[\s/>])|\bon\w+\s*=|\bstyle\b|href|url\s*\(", re.IGNORECASE)
# What an expression of a template can run into; each is the template's fault and not ours.
_FAULTS = (
    *(jinja2.TemplateError, ArithmeticError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError),
)


class Pages:
    """Renders the templates of `documents/`."""

    def __init__(self, library: Library) -> None:
        """Make the environment of one run.

        Args:
            library: Where templates lie, an organisation's own first.
        """
        self.library = library
        self.resources = library.resources
        self._last: tuple[Sheet, str] | None = None
        self._environment = sandbox(self.source, autoescape=True)
        self._environment.filters |= {"md": self._markdown, "inline": _inline, "handout": self._handout}
        self._environment.filters["quoted"] = _quoted
        self._environment.globals |= {"draw": self._picture}
        self._macros: dict[str, Macro] = {}

    def page(self, sheet: Sheet) -> str:
        """Return the page of a sheet, as its own directory's `page.html` makes it.

        Raises:
            InputError: The template cannot be used (VK504).
        """
        if self._last is None or self._last[0] is not sheet:
            context = {"style": sheet.style, **sheet.context}
            self._last = sheet, self.render(f"{sheet.document.name}/page.html", context, name=f"{sheet.path}.html")
        return self._last[1]

    def render(self, template: str, context: Mapping[str, Any], *, name: str = "") -> str:
        """Return a page; one of an organisation's own templates comes from a process with limits.

        Args:
            template: Path of a template in `documents/`; a name alone is that of one in `documents/frame/`.
            context: Plain values only (dict, list, str, int, bool): the sandbox would
                call the methods of anything else.
            name: What messages call the page; its template by default.

        Raises:
            InputError: The template cannot be used (VK504), or it would take more than
                a document may (VK509, VK510, VK511), or load something from elsewhere (VK504).
        """
        if is_foreign(self.library):
            asked = sent(self.library), template, context
            return str(apart.made(_rendered, *asked, name=name or template, template=template))
        return self.rendered(template, context)

    def rendered(self, template: str, context: Mapping[str, Any]) -> str:
        """Return a page as `render`, in this process whoever wrote the template."""
        with refusing(template):
            return plain_only(template, self._environment.get_template(template).render(context))

    def source(self, name: str) -> str | None:
        """Return the text of a template, None when there is none of this name.

        Raises:
            InputError: It would turn escaping off or reach outside of the folder (VK504).
        """
        parts = name.split("/") if "/" in name else [FRAME, name]
        path = self.resources.find("documents", *parts) if _NAME.fullmatch(name) else None
        if path is None:
            return None
        source = read_text(path)
        _check(self._environment, name, source)
        return source

    def _markdown(self, text: str) -> Markup:
        return Markup(markdown.to_html(text))  # noqa: S704  # made with raw HTML turned off

    def _handout(self, text: str) -> Markup:
        return Markup(markdown.to_html(text, self._macro))  # noqa: S704  # as above; macros escape what they get

    def _macro(self, expression: str) -> str:
        """Return the HTML of a macro call that stands in a handout."""
        source = f"{{{{ {expression} }}}}"
        if not self._macros:
            module = self._environment.get_template("macros.html").module
            self._macros = {name: macro for name, macro in vars(module).items() if isinstance(macro, Macro)}
        with refusing(source):
            name, args, named = _call(self._environment.parse(source))
            if name not in self._macros:
                raise _unusable(source, "no macro")
            return self._macros[name](*args, **named)

    def _picture(self, name: str, description: str) -> Markup:
        """Return a drawing with its description as its title."""
        path = self.resources.find("documents", FRAME, "pictures", f"{name}.svg") if _PICTURE.fullmatch(name) else None
        if path is None:
            raise _unusable(f"{name}.svg", "not found")
        source = painted(read_text(path).strip(), paper_style(self.library))
        if _UNSAFE_SVG.search(source) or not source.startswith("<svg"):
            raise _unusable(path.name, "only plain shapes")
        start, bracket, rest = source.partition(">")
        title = Markup("<title>{}</title>").format(description)
        return Markup(f'{start} role="img"{bracket}{title}{rest}')  # noqa: S704  # checked above


def sandbox(source: Callable[[str], str | None], *, autoescape: bool) -> ImmutableSandboxedEnvironment:
    """Return an environment for templates that anyone may have written.

    Args:
        source: Gives the text of a template by its name.
        autoescape: Whether texts are escaped for HTML.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FunctionLoader(source),
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"fill": _fill}
    del environment.globals["lipsum"]  # text by chance
    return environment


def _inline(text: str) -> Markup:
    return Markup(markdown.inline(text))  # noqa: S704  # made with raw HTML turned off


def _fill(text: str, **facts: str | int) -> str:
    """Return text with facts in the place of its braces.

    Raises:
        KeyError: It has braces for a fact that was not given.
    """
    return _FACT.sub(lambda match: str(facts[match[1]]), text)


@jinja2.pass_context
def _quoted(context: Context, text: str) -> Markup:
    """Return what somebody says between the quotation marks of the page's language."""
    marks = language(context["lang"]).quoted("{}")
    return Markup(marks).format(text)  # noqa: S704  # the marks are ours; the text is escaped


@contextmanager
def refusing(template: str) -> Iterator[None]:
    """Turn what a template runs into to one of our problems."""
    try:
        yield
    except InputError:
        raise
    except _FAULTS as error:
        name = error.name if isinstance(error, jinja2.TemplateSyntaxError) else None
        reason = f"there is no template {error}" if isinstance(error, jinja2.TemplateNotFound) else str(error)
        raise _unusable(name or template, reason) from error


def plain_only(template: str, made: str) -> str:
    """Return what a template made, unless it shows a thing of the program with its address, other in every run.

    Raises:
        InputError: It does (VK504).
    """
    if shown := _ADDRESS.search(made):
        raise _unusable(template, f"it shows no value: {shown[0]}")
    return made


def _unusable(name: str, reason: str) -> InputError:
    return InputError(Problem("VK504", name=name, reason=reason))


def _check(environment: jinja2.Environment, name: str, source: str) -> None:
    """Refuse what would turn escaping off or reach outside of the folder."""
    tree = environment.parse(source, name)
    for node in tree.find_all((nodes.Filter, nodes.ScopedEvalContextModifier)):
        what = node.name if isinstance(node, nodes.Filter) else "autoescape"
        if what in {*_FORBIDDEN_FILTERS, "autoescape"}:
            raise _unusable(name, f"line {node.lineno}: {what}")


def _call(tree: nodes.Template) -> tuple[str, list[Any], dict[str, Any]]:
    """Return the name and the arguments of a single call; they are texts, numbers and lists of them.

    Raises:
        TypeError: It is something else.
    """
    match tree.body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None) as call])]:
            named = {pair.key: _literal(pair.value) for pair in call.kwargs}
            return name, [_literal(arg) for arg in call.args], named
    raise TypeError("no macro")


def _literal(node: nodes.Expr) -> Any:
    match node:
        case nodes.Const(value=value):
            return value
        case nodes.List(items=items):
            return [_literal(item) for item in items]
    raise TypeError(type(node).__name__)


def _rendered(library: Library, template: str, context: Mapping[str, Any]) -> str:
    return local_page(pages_of(library).rendered(template, context), template)


def pages_of(library: Library) -> Pages:
    """Return what renders the pages of a library, its templates compiled once."""
    return library.once("pages", lambda: Pages(library))


def page(sheet: Sheet, library: Library) -> str:
    """Return the page of a sheet as HTML, without writing anything: for previews, tests and programs of one's own.

    Its style is linked from `sheet.style`; the page reads well without it.

    Args:
        sheet: What `compose` yields.
        library: The library it was composed with.

    Raises:
        InputError: The template cannot be used (VK504).
    """
    return pages_of(library).page(sheet)


def _piece(sheet: Sheet, library: Library) -> Piece:
    made = page(sheet, library).encode()
    return Piece.ready(f"{sheet.path}.html", made, digest(made))


PAGE = Medium(name="page", suffix=".html", piece=_piece)
