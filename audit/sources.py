"""What is read: a file with its place in the corpus and what is told of it, and the texts found inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


class Unreadable(Exception):
    """A file that cannot be read; the message says what was expected and what to do."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is told of a document; `None` where it is to be detected. `issued` is a date as people write it."""

    title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    place: str | None = None
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus; `id` is its path below the root, POSIX. `data` holds what was piped in, else `None`."""

    path: Path
    id: str
    meta: Meta = field(default_factory=Meta)
    data: bytes | None = None

    def bytes(self) -> bytes:
        """The content. Raises `Unreadable` where the system refuses it."""
        if self.data is not None:
            return self.data
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}") from error

    def text(self) -> str:
        """The content as text, byte order mark and line ends kept.

        Raises `Unreadable` for bytes that are neither UTF-8 nor marked as UTF-16.
        """
        data = self.bytes()
        coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        try:
            return data.decode(coding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(
                f"line {line}: byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
            ) from error


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of one document before anything is read from it."""

    id: str
    path: str
    raw: str
    meta: Meta
    problems: tuple[str, ...] = ()
