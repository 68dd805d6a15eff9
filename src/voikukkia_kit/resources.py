"""The one place that knows where templates lie: the installed package, a checkout, an organisation's own directory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from voikukkia_kit.errors import InputError, MachineError, Problem

__all__ = ["PACKAGE", "Resources", "Templates", "example", "guide", "packaged"]

Templates = Path | str | Iterable[Path | str] | None
PACKAGE = "package="  # what the name of an installed package stands behind


def packaged() -> Path:
    """Return the directory of the templates that come with the kit.

    In a wheel they lie inside the package; in a checkout beside `src`.
    """
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def example() -> Path:
    """Return the group file of the example that comes with the kit."""
    return packaged().parent / "examples" / "sjk-k27.yaml"


def guide() -> Path:
    """Return the first page of the documentation that comes with the kit."""
    return packaged().parent / "docs" / "README.md"


def _directories(given: Templates) -> tuple[Path, ...]:
    """Return the directories that are meant, each once."""
    several = (given,) if given is None or isinstance(given, Path | str) else tuple(given)
    return tuple(dict.fromkeys(_directory(one) for one in several if one is not None))


def _directory(given: Path | str) -> Path:
    """Return a directory; `package=name` is the folder `templates` of an installed package.

    Raises:
        InputError: There is no such package, or it has no such folder (VK230); no such folder (VK278).
    """
    text = str(given)
    if not text.startswith(PACKAGE):
        if not Path(given).is_dir():
            raise InputError(Problem("VK278", name=text))
        return Path(given)
    from importlib.util import find_spec

    name = text.removeprefix(PACKAGE)
    spec = find_spec(name) if name.isidentifier() else None
    for location in (spec and spec.submodule_search_locations) or ():
        if (directory := Path(location) / "templates").is_dir():
            return directory
    raise InputError(Problem("VK230", name=name))


@attrs.frozen
class Resources:
    """Templates, looked up in other people's directories before ours.

    Attributes:
        own: Directories of an organisation or of other packages, each laid out as ours,
            in order of precedence. One is enough in place of a tuple; `package=name` is
            the folder `templates` of an installed package, so that a package adds
            documents, sessions or words with files only.

    Raises:
        InputError: A package is not installed, or has no such folder (VK230); a folder is not there (VK278).
    """

    own: tuple[Path, ...] = attrs.field(default=(), converter=_directories)

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return the directories in order of precedence."""
        return (*self.own, packaged())

    def find(self, *parts: str) -> Path | None:
        """Return the file at this place, the organisation's own first; None when neither has it."""
        return next(iter(self.layers(*parts)), None)

    def layers(self, *parts: str) -> tuple[Path, ...]:
        """Return every file at this place: the one that is found first, then what it stands in front of."""
        paths = (root.joinpath(*parts) for root in self.roots)
        return tuple(path for path in paths if path.is_file() and self._may_be_read(path))

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
        """Return whether a file is ours, or lies in the directory it is found in without a link that leads out."""
        root = next((root for root in self.own if path.is_relative_to(root)), None)
        return root is None or path.resolve().is_relative_to(root.resolve())

    def is_own(self, path: Path) -> bool:
        """Return whether a file is somebody else's and not ours."""
        return any(path.is_relative_to(root) for root in self.own)
