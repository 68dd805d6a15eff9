"""Puts a pack into one encrypted file, for the leader who cannot open the folder."""

import io
from collections.abc import Mapping

__all__ = ["sealed"]

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows: when a file was made is nobody's business


def sealed(files: Mapping[str, bytes], password: str) -> bytes:
    """Return a zip file whose contents only a password opens (AES, 256 bits, as WinZip and 7-Zip know it).

    The names of the files are not encrypted: whoever has the file can read them.

    Args:
        files: What goes in, by path.
        password: A long one: zip files can be tried fast.

    Raises:
        ImportError: The library that encrypts is not installed; it comes with the extra `share`.
    """
    import pyzipper as library

    content = io.BytesIO()
    with library.AESZipFile(content, "w", compression=library.ZIP_DEFLATED, encryption=library.WZ_AES) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(library.WZ_AES, nbits=256)
        for name, data in files.items():
            entry = archive.zipinfo_cls(name, date_time=_FIRST_DAY)
            entry.compress_type = library.ZIP_DEFLATED
            archive.writestr(entry, data)
    return content.getvalue()
