"""Makes HTML pages from templates, in a sandbox: an organisation may bring its own."""

import re
from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.text import read_text
from voikukkia_kit.render import markdown
from voikukkia_kit.resources import Resources

__all__ = ["STYLE_LINK", "Pages"]

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_PICTURE = re.compile(r"[a-z0-9-]+")
_FORBIDDEN_FILTERS = {"safe", "attr", "format", "xmlattr", "map", "pprint"}
_UNSAFE_SVG = re.compile(r"<!|<\?|<script|<foreignObject|<style|\bon\w+=|href|url\(|<image|<use", re.IGNORECASE)
STYLE_LINK = re.compile(r'<link rel="stylesheet" href="[^"]*">\n?')


class Pages:
    """Renders the templates of `documents/`."""

    def __init__(self, resources: Resources) -> None:
        """Make the environment of one run.

        Args:
            resources: Where templates lie, an organisation's own first.
        """
        self.resources = resources
        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(self._source),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"md": self._markdown, "inline": _inline, "handout": self._handout}
        self._environment.globals |= {"draw": self._picture}
        self._macros: dict[str, Any] | None = None

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """Return a page.

        Args:
            template: File name of a template in `documents/`.
            context: Plain values only (dict, list, str, int, bool): the sandbox would
                call the methods of anything else.

        Raises:
            InputError: The template cannot be used (VK504).
        """
        try:
            return self._environment.get_template(template).render(context)
        except (jinja2.TemplateError, SecurityError, TypeError) as error:
            raise _unusable(getattr(error, "name", None) or template, str(error)) from error

    def _source(self, name: str) -> str | None:
        path = self.resources.find("documents", name) if _NAME.fullmatch(name) else None
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
        if self._macros is None:
            self._macros = dict(vars(self._environment.get_template("macros.html").module))
        try:
            result = self._environment.compile_expression(expression, undefined_to_none=False)(**self._macros)
        except (jinja2.TemplateError, SecurityError, TypeError) as error:
            raise _unusable(f"{{{{ {expression} }}}}", str(error)) from error
        if not isinstance(result, Markup):
            raise _unusable(f"{{{{ {expression} }}}}", "no macro")
        return result

    def _picture(self, name: str, description: str) -> Markup:
        """Return a drawing with its description as its title."""
        path = self.resources.find("documents", "pictures", f"{name}.svg") if _PICTURE.fullmatch(name) else None
        if path is None:
            raise _unusable(f"{name}.svg", "not found")
        source = read_text(path).strip()
        if _UNSAFE_SVG.search(source) or not source.startswith("<svg"):
            raise _unusable(path.name, "only plain shapes")
        start, bracket, rest = source.partition(">")
        title = Markup("<title>{}</title>").format(description)
        return Markup(f'{start} role="img"{bracket}{title}{rest}')  # noqa: S704  # checked above


def _inline(text: str) -> Markup:
    return Markup(markdown.inline(text))  # noqa: S704  # made with raw HTML turned off


def _unusable(name: str, reason: str) -> InputError:
    return InputError(Problem("VK504", name=name, reason=reason))


def _check(environment: jinja2.Environment, name: str, source: str) -> None:
    """Refuse what would turn escaping off or reach outside of the folder."""
    tree = environment.parse(source, name)
    for node in tree.find_all((nodes.Filter, nodes.ScopedEvalContextModifier)):
        if not isinstance(node, nodes.Filter) or node.name in _FORBIDDEN_FILTERS:
            raise _unusable(name, f"line {node.lineno}")
