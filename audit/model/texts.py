"""A slice of a text, and a sentence of the project in its two languages."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A slice of a document: `raw[start:end]`."""

    start: int
    end: int


NOWHERE = Span(0, 0)


class Text(NamedTuple):
    """One sentence in the two languages of the project."""

    vi: str
    en: str


SILENT = Text("", "")
