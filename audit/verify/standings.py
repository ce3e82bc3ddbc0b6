"""What documents make of a figure, and of a whole statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.model import Claim, Step


class Standing(StrEnum):
    """`outdated` is what documents tell of another time; `unsupported`, what they tell nothing comparable of."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    UNSUPPORTED = "unsupported"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure of a document in the sentence or table row that tells it."""

    claim: Claim
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure of a statement, what the documents make of it, where they do, and the arithmetic."""

    claim: Claim
    standing: Standing
    evidence: tuple[Quote, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """A statement: contradicted where one of its figures is, else supported where all are, else unsupported."""

    id: str | None
    standing: Standing
    figures: tuple[Checked, ...]
