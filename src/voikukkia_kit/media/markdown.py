"""Markdown as the words and handouts use it: no raw HTML, no links, and lines of our own macros."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

__all__ = ["inline", "to_html", "to_text"]

Macro = Callable[[str], str]
_MACRO = re.compile(r"\{\{(.+)\}\}\s*")
_SPACES = re.compile(r"[ \t\n]+")  # a no-break space stays
_HYPHENED = re.compile(r"(?<= )(-\w[\w-]*)")
_TICK = re.compile(r"\[[ xX]?\] +")


def to_html(text: str, macro: Macro | None = None) -> str:
    """Return the HTML of a Markdown text.

    Lists are always tight: a paragraph inside a list item makes a PDF that is not
    PDF/UA. Quotation marks, braces and angle brackets in the text stay text.

    Args:
        text: Markdown.
        macro: Gives the HTML of a line that stands between `{{` and `}}`; without
            it such a line is text.
    """
    return str(_parser().render(text, {"macro": macro}))


def inline(text: str) -> str:
    """Return the HTML of one line of Markdown, without a paragraph around it."""
    return str(_parser().renderInline(_SPACES.sub(" ", text).strip()))


def to_text(text: str) -> str:
    """Return a Markdown text as plain text: lists keep their marks, emphasis goes, paragraphs stay apart.

    For programs that know no formatting, such as a message or a chat.
    """
    lines: list[str] = []
    marks: list[str] = []
    for token in _parser().parse(text):
        match token.type:
            case "bullet_list_open":
                marks.append("-")
            case "ordered_list_open":
                marks.append("1.")
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
                lines += [""] if not marks else []
            case "inline":
                said = " ".join("".join(map(_said, token.children or [])).split(" "))
                indent = "  " * max(0, len(marks) - 1)
                lines += [f"{indent}{marks[-1]} {said}"] if marks else [said, ""]
                if marks and marks[-1] != "-":
                    marks[-1] = f"{int(marks[-1][:-1]) + 1}."
    return "\n".join(lines).strip("\n")


def _said(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["link", "image", "autolink", "html_inline", "html_block", "reference", "blockquote", "code"])
    parser.block.ruler.before("lheading", "macro", _macro_rule, {"alt": ["paragraph", "list"]})
    parser.core.ruler.push("tight", _tight)
    parser.core.ruler.push("ticks", _ticks)
    parser.add_render_rule("macro", _render_macro)
    parser.add_render_rule("text", _render_text)
    return parser


def _macro_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001  # markdown-it's signature
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = _MACRO.fullmatch(line)
    if not match or state.env.get("macro") is None:
        return False
    if not silent:
        token = state.push("macro", "", 0)
        token.content = match[1].strip()
        state.line = start + 1
    return True


def _render_macro(_: Any, tokens: Sequence[Token], index: int, __: Any, env: dict[str, Any]) -> str:
    return str(env["macro"](tokens[index].content)) + "\n"


def _render_text(_: Any, tokens: Sequence[Token], index: int, __: Any, ___: Any) -> str:
    """Return text whose words that begin with a hyphen stay in one piece: `Mistä apua -lista`."""
    return _HYPHENED.sub(r'<span class="whole">\1</span>', escape(tokens[index].content))


def _tight(state: StateCore) -> None:
    depth = 0
    for token in state.tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if depth and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True


def _ticks(state: StateCore) -> None:
    """Turn `[ ]` at the start of a list item into a drawn box."""
    for item, inner in zip(state.tokens, state.tokens[2:], strict=False):
        if item.type == "list_item_open" and inner.type == "inline" and inner.children:
            first = inner.children[0]
            if match := _TICK.match(first.content):
                first.content = first.content[match.end() :]
                item.attrJoin("class", "tick")
