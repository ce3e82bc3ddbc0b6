"""Readings of short texts, for tests."""

from __future__ import annotations

from datetime import date

from audit.load import document
from audit.model import Reading
from audit.packs import load
from audit.pipeline import places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

PLACES = places_of(load(["core"]))


def read(text: str, lang: str | None = None, issued: date | None = None) -> Reading:
    """A text as a document of its own, read."""
    return reading(document(TextFile("a.txt", "a.txt", text, Meta(issued=issued, lang=lang)), PLACES), PLACES)


def texts(text: str, lang: str | None = None) -> list[str]:
    """The figures of a text as written."""
    return [" ".join(claim.text.split()) for claim in read(text, lang).claims]
