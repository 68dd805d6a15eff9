"""Makes one encrypted file of a pack for a leader who cannot open its folder, and shows its password once."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path

import click

from voikukkia_kit.cli.packs import build_packs
from voikukkia_kit.cli.suggestion import interpreter
from voikukkia_kit.errors import InputError, MachineError, Problem
from voikukkia_kit.files import read_group_file
from voikukkia_kit.files.group_file import GroupFile
from voikukkia_kit.language import language
from voikukkia_kit.model.people import Facilitator, Role
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.pack.contents import Lying
from voikukkia_kit.pack.folder import exchange_file, new_file
from voikukkia_kit.pack.sealed import sealed

__all__ = ["password", "share"]

_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that one takes for another when it is read out
_GROUPS, _LENGTH = 5, 4


def share(file: Path, name: str, out: Path | None, templates: tuple[Path, ...]) -> None:
    """Build the pack of a group file and put what one of its leaders needs into an encrypted file beside it.

    Args:
        file: The group file.
        name: First name of the leader.
        out: The folder of the pack; that of the group file when None.
        templates: Own directories that the command names.

    Raises:
        InputError: Nobody of that name leads the group (VK283).
        MachineError: What encrypts is not installed (VK620), or a file cannot be written.
    """
    if find_spec("pyzipper") is None:
        raise MachineError(Problem("VK620", command=f"{interpreter()} -m pip install pyzipper"))
    one = read_group_file(file)
    leader = _leader(one, name)
    build_packs((file,), out, templates, replace=False, require_pdf=False)
    folder = (out or file.parent) / one.group.code
    secret = password()
    content = sealed(_part(folder, leader, one), secret)
    path = folder.with_name(f"{folder.name}.zip")
    if os.path.lexists(path):
        exchange_file(path, content)
    else:
        new_file(path, content)
    words = language(one.language)
    click.echo(words.word("console", "shared", file=str(path), name=leader.name, password=secret))


def password() -> str:
    """Return a new password that can be read out: 20 signs by chance, 100 bits, in groups of four."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(_GROUPS))


def _leader(one: GroupFile, name: str) -> Facilitator:
    facilitators = one.group.pair.facilitators
    found = [each for each in facilitators if each.name.casefold() == name.casefold()]
    if not found:
        raise InputError(one.placed(Problem("VK283", ("pair",), name=name, known=tuple(f.name for f in facilitators))))
    return found[0]


def _part(folder: Path, leader: Facilitator, one: GroupFile) -> dict[str, bytes]:
    """Return the files of a pack that a leader needs; a peer parent's own phone need not tell the themes."""
    files = language(one.group.languages[0]).words("files")
    telling = f"{files[Reader.FACILITATORS.value]}/{files['calendar_facilitators']}"
    return {
        f"{folder.name}/{path}": (folder / path).read_bytes()
        for path in Lying.at(folder).contents.hashes
        if leader.role is not Role.PEER or telling not in path
    }
