"""Lines of a file that change while every other byte stays: line ends and byte order mark are kept."""

from collections.abc import Sequence

import attrs

from voikukkia_kit.files.text import cleaned, decoded

__all__ = ["Lines"]

_MARK = b"\xef\xbb\xbf"


@attrs.define
class Lines:
    """A file as lines, to be changed in place.

    Attributes:
        texts: The lines without their ends; the last is empty where the file ends with a line end.
        ends: How each line ends; the last one does not.
        mark: The byte order mark, empty where there is none.
        usual: How new lines end: as those of Windows where any does.
    """

    texts: list[str]
    ends: list[str]
    mark: bytes
    usual: str

    @classmethod
    def of(cls, data: bytes, name: str) -> "Lines":
        """Return the lines of a file.

        Args:
            data: Its bytes.
            name: What messages call it.

        Raises:
            InputError: It is no clean text: as `read_text`.
        """
        mark = _MARK if data.startswith(_MARK) else b""
        text = decoded(data.removeprefix(mark), name)
        cleaned(text, name)
        raw = text.split("\n")
        ends = ["\r\n" if line.endswith("\r") else "\n" for line in raw[:-1]]
        texts = [*(line.removesuffix("\r") for line in raw[:-1]), raw[-1]]
        return cls(texts, [*ends, ""], mark, "\r\n" if "\r\n" in ends else "\n")

    @property
    def text(self) -> str:
        """Return the whole as text with plain line ends."""
        return "\n".join(self.texts)

    def insert(self, at: int, new: Sequence[str]) -> None:
        """Put lines before another one, or behind the last, which then ends."""
        at_end = min(at, len(self.texts) - 1)
        self.texts[at:at] = new
        self.ends[at_end:at_end] = [self.usual] * len(new)

    def append(self, new: Sequence[str]) -> None:
        """Put lines at the end, the last of them with a line end."""
        if self.texts[-1]:
            self.insert(len(self.texts), [""])
        self.insert(len(self.texts) - 1, new)

    def remove(self, at: int) -> None:
        """Take a line away."""
        del self.texts[at], self.ends[at]

    def to_bytes(self) -> bytes:
        """Return the file."""
        return self.mark + "".join(map("".join, zip(self.texts, self.ends, strict=True))).encode()
