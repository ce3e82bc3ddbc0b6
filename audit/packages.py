"""What file formats have in common: marks of headings, raised digits, archives of a size that can be read."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from audit.sources import Unreadable

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST = 512 * 1024 * 1024  # bytes of all parts together, unpacked
_DEEPEST = 6


def checked(data: bytes, what: str) -> bytes:
    """The data, which is a zip archive that unpacks to a size that can be read.

    Raises `Unreadable` for what is none, or unpacks to more than half a gigabyte (as a decompression bomb does).
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except BadZipFile as error:
        raise Unreadable(f"not {what}: damaged, or saved under another name; save it again") from error
    if size > _LARGEST:
        raise Unreadable(f"unpacks to {size // 1_000_000} MB, more than {_LARGEST // 1_000_000} MB; split it")
    return data


def level_mark(level: int) -> str:
    """What stands before a heading of a depth, as in Markdown; nothing before a paragraph."""
    return "#" * min(level, _DEEPEST) + " " if level else ""
