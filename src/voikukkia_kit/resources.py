"""The one place that knows where templates lie: the installed package, a checkout, an organisation's own directory."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from voikukkia_kit.errors import MachineError, Problem

__all__ = ["Resources", "example", "packaged"]


def packaged() -> Path:
    """Return the directory of the templates that come with the kit.

    In a wheel they lie inside the package; in a checkout beside `src`.
    """
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def example() -> Path:
    """Return the group file of the example that comes with the kit."""
    return packaged().parent / "examples" / "sjk-k27.yaml"


@attrs.frozen
class Resources:
    """Templates, looked up in an organisation's own directory before ours.

    Attributes:
        own: The organisation's directory, laid out as ours; None for none.
    """

    own: Path | None = None

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return the directories in order of precedence."""
        return (self.own, packaged()) if self.own else (packaged(),)

    def find(self, *parts: str) -> Path | None:
        """Return the file at this place, the organisation's own first; None when neither has it."""
        for root in self.roots:
            path = root.joinpath(*parts)
            if path.is_file() and self._may_be_read(path):
                return path
        return None

    def get(self, *parts: str) -> Path:
        """Return the file at this place, which the kit always has.

        Raises:
            MachineError: It is not there: the installation is broken (VK606).
        """
        path = self.find(*parts)
        if path is None:
            raise MachineError(Problem("VK606", name="/".join(parts)))
        return path

    def entries(self, *parts: str) -> Iterator[Path]:
        """Yield what lies in a directory by name, each name once, the organisation's own first."""
        found: dict[str, Path] = {}
        for root in self.roots:
            directory = root.joinpath(*parts)
            if directory.is_dir():
                for path in filter(self._may_be_read, directory.iterdir()):
                    found.setdefault(path.name, path)
        yield from (found[name] for name in sorted(found))

    def _may_be_read(self, path: Path) -> bool:
        """Return whether a file is ours, or lies in the organisation's directory without a link that leads out."""
        return not self.own or not self.is_own(path) or path.resolve().is_relative_to(self.own.resolve())

    def is_own(self, path: Path) -> bool:
        """Return whether a file is the organisation's and not ours."""
        return self.own is not None and path.is_relative_to(self.own)
