"""What a figure is read to measure."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.frozen import dataclass
from audit.model import Measure

STANDING = (Measure.LEVEL, Measure.SHARE, Measure.AVERAGE)
MOVES = frozenset(["rises", "falls"])  # the classes of verbs and nouns of change
CHANGING = ("rises", "falls", "growths")  # those, and the nouns for growth
REACH = 7  # words between a verb of change and its figure, at most


@dataclass(frozen=True, slots=True)
class Meaning:
    """The measure of a figure, its sign (-1 for a fall), and where the words after it that tell it end (0: none)."""

    measure: Measure
    sign: int = 1
    end: int = 0


def changed(figure: Figure) -> Measure:
    """How a figure that a change governs measures: growth in percent, else the change itself."""
    return Measure.GROWTH if figure.unit.partition("/")[0] == "percent" else Measure.CHANGE
