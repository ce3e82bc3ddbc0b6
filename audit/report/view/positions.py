"""Where a figure stands in its file, as editors and code hosts count: lines and columns from 1, in code points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from audit.model import Claim, Document


@dataclass(frozen=True, slots=True)
class Position:
    """The first character of a figure and the one after its last."""

    line: int
    column: int
    end_line: int
    end_column: int


def position(document: Document, claim: Claim) -> Position:
    """The position of the claim's figure in the document's text."""
    raw, (start, end) = document.raw, claim.span
    column = start - raw.rfind("\n", 0, start)
    breaks = raw.count("\n", start, end)
    end_column = end - raw.rfind("\n", 0, end)
    return Position(claim.line, column, claim.line + breaks, end_column)


def file(document: str) -> str:
    """The file that holds the document: a row of `news.jsonl#7` is in `news.jsonl`."""
    name, row, _ = document.partition(".jsonl#")
    return name + ".jsonl" if row else document


def seen(document: str, files: Mapping[str, str]) -> str:
    """The file that holds the document, as a code host finds it: from where the audit ran."""
    return files.get(file(document), file(document))


def uri(document: str, files: Mapping[str, str]) -> str:
    """The same as a relative URI reference."""
    return quote(seen(document, files), safe="/~")
