"""What is read: a file with its place in the corpus and what is told of it, and the texts found inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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

    def titled(self, title: str | None) -> Meta:
        """What is told of the document, with the title that the file gives where none is told."""
        return self.meta if self.meta.title or not title else replace(self.meta, title=title)

    def bytes(self) -> bytes:
        """The content. Raises `Unreadable` where the system refuses it."""
        if self.data is not None:
            return self.data
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise _closed(error) from error

    def text(self) -> str:
        """The content as text, byte order mark and line ends kept.

        Raises `Unreadable` for bytes that are neither UTF-8 nor marked as UTF-16.
        """
        data = self.bytes()
        return _decoded(data, "UTF-16" if data[:2] in _UTF16 else "UTF-8")

    def lines(self) -> Iterator[str]:
        """The lines of the content without their `\\n`, read one at a time, so that a large file costs no memory.

        Raises `Unreadable` as `text` does, when it comes to the line.
        """
        with self._opened() as file:
            for number, line in enumerate(file, 1):
                if number == 1 and line[:2] in _UTF16:
                    yield from self.text().split("\n")
                    return
                yield _decoded(line.removesuffix(b"\n"), "UTF-8", number)

    def _opened(self) -> BinaryIO:
        if self.data is not None:
            return BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise _closed(error) from error


def _decoded(data: bytes, coding: str, line: int = 1) -> str:
    """The text of `data`, whose first line has the number `line` in its file."""
    try:
        return data.decode(coding)
    except UnicodeDecodeError as error:
        at = line + data.count(b"\n", 0, error.start)
        wrong = data[error.start]
        raise Unreadable(f"line {at}: byte 0x{wrong:02x} is not {coding}; save the file as UTF-8") from error


def _closed(error: OSError) -> Unreadable:
    return Unreadable(f"cannot be read: {error.strerror}")


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of one document before anything is read from it."""

    id: str
    path: str
    raw: str
    meta: Meta
    problems: tuple[str, ...] = ()
