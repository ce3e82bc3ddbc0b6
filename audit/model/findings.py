"""What an audit tells of the claims that cannot all be true."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from audit.frozen import dataclass
from audit.interval import Interval
from audit.model.rules import Severity
from audit.model.texts import Text


class Verdict(StrEnum):
    """What is wrong: of the documents, of a series, or of how the tool read or judged them."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    TREND = "trend"
    BREAK = "break"
    REVISION = "revision"
    GAP = "gap"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of arithmetic that a reader can redo by hand; `interval` is its result, in `unit`."""

    text: Text
    claims: tuple[str, ...] = ()
    interval: Interval | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A claim that explains much if it is wrong; `value` is what would make everything agree."""

    claim: str
    score: float
    reason: Text
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer made of a finding, why, and until when that holds."""

    status: str
    reason: str
    by: str = ""
    date: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims that cannot all be true, or a series that is odd, with steps that show it and the likeliest culprits."""

    id: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: Text
    claims: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    caveats: tuple[Text, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    chance: float | None = None
    decision: Decision | None = None
