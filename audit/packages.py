"""What file formats have in common: marks of headings, raised digits, archives of a size that can be read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from audit.sources import Unreadable, misnamed

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTES = str.maketrans("abcdefgh", "ᵃᵇᶜᵈᵉᶠᵍʰ")
_LARGEST = 512 * 1024 * 1024  # bytes of all parts together, unpacked
_DEEPEST = 6
_OLE = b"\xd0\xcf\x11\xe0"  # how files of old Office programs begin, and locked ones of the new
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def checked(data: bytes, what: str) -> bytes:
    """The data, which is a zip archive that unpacks to a size that can be read.

    Raises `Unreadable` for what is none, or unpacks to more than half a gigabyte (as a decompression bomb does).
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise Unreadable("locked by a password; save a copy without one")
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except BadZipFile as error:
        damaged = Unreadable(f"not {what}: damaged, or saved under another name; save it again")
        raise (misnamed(data, what) or damaged) from error
    if size > _LARGEST:
        raise Unreadable(f"unpacks to {size // 1_000_000} MB, more than {_LARGEST // 1_000_000} MB; split it")
    return data


@contextmanager
def intact(what: str) -> Iterator[None]:
    """Raises `Unreadable` for what is damaged inside an archive, which shows only when it is read: a part whose bytes
    are wrong, or whose XML is.
    """
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, SyntaxError) as error:  # parsers of XML raise errors of syntax
        raise Unreadable(f"not {what}: damaged inside; save it again") from error


def raised(text: str) -> str:
    """Raised text with superscripts for its digits, so that `km2` is no figure of two, and for a letter alone, which
    sends to a note.
    """
    alone = len(text.strip()) == 1
    return text.translate(SUPERSCRIPTS | _NOTES if alone else SUPERSCRIPTS)


def level_mark(level: int) -> str:
    """What stands before a heading of a depth, as in Markdown; nothing before a paragraph."""
    return "#" * min(level, _DEEPEST) + " " if level else ""
