"""Makes a sheet plain text, to be pasted into anything: a message, a calendar, a county's own form."""

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language, plain
from voikukkia_kit.media import apart
from voikukkia_kit.media.apart import is_foreign, sent
from voikukkia_kit.media.markdown import to_text
from voikukkia_kit.media.medium import Medium, Piece
from voikukkia_kit.media.pages import pages_of, plain_only, refusing, sandbox
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["TEXT", "as_text"]


def as_text(sheet: Sheet, library: Library) -> str:
    """Return a sheet as plain text, as its own directory's `page.txt` makes it; Markdown comes through `text`.

    Raises:
        InputError: The template cannot be used, or there is none (VK504), or it would
            take more than a document may (VK509, VK510, VK511).
    """
    template = f"{sheet.document.name}/page.txt"
    if is_foreign(library):
        asked = sent(library), template, sheet.context
        return str(apart.made(_rendered, *asked, name=f"{sheet.path}.txt", template=template))
    return _rendered(library, template, sheet.context)


def _rendered(library: Library, template: str, context: Mapping[str, Any]) -> str:
    with refusing(template):
        made = plain_only(template, _environment(library).get_template(template).render(context))
    return plain(made).strip() + "\n"


def _environment(library: Library) -> ImmutableSandboxedEnvironment:
    def make() -> ImmutableSandboxedEnvironment:
        environment = sandbox(pages_of(library).source, autoescape=False)
        environment.filters |= {"text": to_text, "quoted": _quoted}
        return environment

    return library.once("texts", make)


@jinja2.pass_context
def _quoted(context: Context, text: str) -> str:
    """Return what somebody says between the quotation marks of the sheet's language."""
    return language(context["lang"]).quoted(text)


def _piece(sheet: Sheet, library: Library) -> Piece:
    made = as_text(sheet, library)
    return Piece.ready(f"{sheet.path}.txt", made, digest(made))


TEXT = Medium(name="text", suffix=".txt", piece=_piece)
