"""Whose pages these are: an organisation's name, logo and accent colour."""

import re

import attrs

from voikukkia_kit.errors import InputError, Problem

__all__ = ["Logo", "Organisation", "contrast"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3; a line that an office copier keeps


def contrast(colour: str, paper: str = "#ffffff") -> float:
    """Return the contrast ratio of two colours written `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted(map(_luminance, (colour, paper)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)  # noqa: PLR2004  # WCAG
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@attrs.frozen(kw_only=True)
class Logo:
    """A drawing or picture that stands for an organisation.

    Attributes:
        file: Its file name in the organisation's own directory, ending in .svg or .png.
        description: What it shows, for those who cannot see it.
    """

    file: str
    description: str


def _is_seen(_: object, field: "attrs.Attribute[str | None]", value: str | None) -> None:
    if value is None:
        return
    if not _COLOUR.fullmatch(value):
        raise InputError(Problem("VK331", (field.name,), colour=value))
    if (ratio := contrast(value)) < _LEAST_CONTRAST:
        shown = int(ratio * 10) / 10  # never rounded up to enough
        raise InputError(Problem("VK332", (field.name,), colour=value, ratio=str(shown), least=str(_LEAST_CONTRAST)))


@attrs.frozen(kw_only=True)
class Organisation:
    """Whose pages these are.

    Attributes:
        name: Its name, at the head of leaders' pages.
        logo: Its logo beside the name.
        accent: The colour of lines that catch the eye, `#rrggbb`; it stands out from white paper at least 4.5 : 1.
        on_parents_pages: Whether parents' pages show name and logo too. They show none
            by default: a name can reveal child welfare on a kitchen table.

    Raises:
        InputError: The accent is no colour (VK331) or too faint (VK332).
    """

    name: str
    logo: Logo | None = None
    accent: str | None = attrs.field(default=None, validator=_is_seen)
    on_parents_pages: bool = False
