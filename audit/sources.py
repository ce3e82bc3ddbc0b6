"""What is read: a file with its place in the corpus and what is told of it, and the texts found inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_NOUGHTS = 0.2  # of the bytes, from which on they are two to a letter
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# A vowel and the tone mark that Vietnamese has on it, which are two letters in windows-1258.
_MARKED = re.compile(rb"[aeiouyAEIOUY\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]")
_TONED = 0.2  # of the letters beyond ASCII, from which on they are Vietnamese ones
_HEAD = 400  # bytes that show what a file is
_ARCHIVE = b"PK\x03\x04"
# What is in the archives of Office.
_INSIDE = {
    b"word/document.xml": ("a Word document (.docx)", ".docx"),
    b"xl/workbook.xml": ("a workbook", ".xlsx"),
    b"ppt/presentation.xml": ("a presentation (.pptx)", ".pptx"),
}
_BEGINNINGS = {
    b"%pdf-": ("a PDF", ".pdf"),
    b"<!doctype html": ("a web page", ".html"),
    b"<html": ("a web page", ".html"),
    b"\x1f\x8b": ("a packed file", ""),
    b"rar!": ("a packed file", ""),
    b"7z\xbc\xaf": ("a packed file", ""),
}


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

    @property
    def seen(self) -> str:
        """The file as seen from the working directory, POSIX; its id where it lies elsewhere or was piped in."""
        here, path = Path.cwd(), self.path.resolve()
        return path.relative_to(here).as_posix() if self.data is None and path.is_relative_to(here) else self.id

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

    def text(self) -> tuple[str, tuple[str, ...]]:
        """The content as text, byte order mark and line ends kept, and what is wrong with it.

        What is neither UTF-8 nor UTF-16 is read in the old coding that its bytes look like, which is said. Raises
        `Unreadable` for bytes that are no text.
        """
        data = self.bytes()
        coding = _wide(data)
        try:
            text, problems = _decoded(data, coding or "UTF-8"), tuple[str, ...]()
        except Unreadable as error:
            old = None if coding else _old(data)
            if old is None:
                raise misnamed(data, "a text") or error from error
            text, problems = old
        if not text.strip("\0\ufeff \t\r\n"):
            return text, ("there is no text in it",)
        return text, (*problems, *_noughts(text))

    def lines(self) -> Iterator[str]:
        """The lines of the content without their `\\n`, read one at a time, so that a large file costs no memory.

        Raises `Unreadable` as `text` does, when it comes to the line.
        """
        with self._opened() as file:
            for number, line in enumerate(file, 1):
                if number == 1 and (coding := _said(line)):
                    yield from _decoded(self.bytes(), coding).split("\n")
                    return
                yield _decoded(line.removesuffix(b"\n"), "UTF-8", number)

    def _opened(self) -> BinaryIO:
        if self.data is not None:
            return BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise _closed(error) from error


def misnamed(data: bytes, what: str) -> Unreadable | None:
    """What is said of a file of another kind than its name tells, where its first bytes, or the names in an archive,
    show of which.
    """
    head = data[:_HEAD].lstrip().lower()
    found = next((told for begin, told in _BEGINNINGS.items() if head.startswith(begin)), None)
    if data.startswith(_ARCHIVE):
        found = next((told for name, told in _INSIDE.items() if name in data), None)
    if found is None or found[0] == what:
        return None
    kind, suffix = found
    if suffix:
        return Unreadable(f"not {what}: it is {kind}; let its name end in {suffix}")
    return Unreadable(f"not {what}: it is {kind}; unpack it")


def _said(data: bytes) -> str | None:
    """The coding that the mark in front of a text says."""
    return next((coding for mark, coding in _MARKS.items() if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    """The coding of text with two or four bytes to a letter, which the mark in front says, or the noughts between."""
    if (said := _said(data)) is not None:
        return said
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= _NOUGHTS * len(head) / 2:
        return None
    coding = "UTF-16-BE" if even > odd else "UTF-16-LE"
    wide = head.count("\n".encode(coding))
    return coding if wide == head.count(b"\n") or wide > 1 else None  # a nought in a text with one byte to a letter


def _noughts(text: str) -> tuple[str, ...]:
    """What is said of bytes of nought in a text, which a fault of a disk or of a program leaves there."""
    at = text.find("\0")
    if at < 0:
        return ()
    line = text.count("\n", 0, at) + 1
    return (f"line {line}: a NUL byte, no text: check the figures there, save the file again",)


def _old(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Text with one byte to a letter, and that it is; `None` for bytes of which some are no letters."""
    if _CONTROLS.search(data):
        return None
    marked, foreign = len(_MARKED.findall(data)), sum(byte >= 0x80 for byte in data)
    coding = "windows-1258" if marked > _TONED * foreign else "windows-1252"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        return None
    return text, (f"not UTF-8: read as {coding}; if letters are wrong, save the file as UTF-8",)


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
