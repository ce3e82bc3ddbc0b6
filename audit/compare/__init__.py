"""Two versions of a document: what of the text was edited, and what became of its figures."""

from __future__ import annotations

from dataclasses import dataclass

from audit.compare.edits import Edit, edits
from audit.compare.figures import Became, Change, changes
from audit.model import Reading

__all__ = ["Became", "Change", "Comparison", "Edit", "compared"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The names of the two versions, the figures that are not as they were, in the order of the new text, the edits."""

    old: str
    new: str
    figures: tuple[Change, ...]
    edits: tuple[Edit, ...]


def compared(old: Reading, new: Reading) -> Comparison:
    """What changed from one reading of a document to another; both are keyed to the catalogue."""
    found = edits(old.document.raw, new.document.raw)
    return Comparison(old.document.id, new.document.id, tuple(changes(old.claims, new.claims, found)), found)
