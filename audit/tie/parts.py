"""A figure on its way to a claim: its clause, its meaning and the words that name what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from audit.extract.values import Figure
from audit.model import Period
from audit.tie.meanings import Meaning
from audit.tie.phrases import Range


@dataclass(slots=True)
class Part:
    """`left:right` are the tokens of its clause; `reach` is where its own words end.

    `phrase` and `verb` are the stretches that name what it measures, `words` what is left of them; `inherits`
    says that they are those of the figure before, `shares` which figure a percentage is a part of and `of` which one
    a change says that it is of.
    `written` is how the text writes its name, where another sentence does.
    `compared` marks a figure that another is only held against: its time is no other figure's. `apart` says that an
    attainment is told by what lies between the result and the plan, `whole` what a percentage is of where that is
    another whole than the one told before it. `period` is its time, once that is known; `ahead`
    says that it tells of what is to come and of no time. `doer` is who did or has what it counts.
    """

    figure: Figure
    left: int
    right: int
    meant: Meaning
    phrase: Range | None = None
    doer: Range | None = None
    verb: Range | None = None
    words: tuple[str, ...] = ()
    inherits: bool = False
    written: str | None = None
    shares: int | None = None
    of: int | None = None
    reach: int = 0
    compared: bool = False
    apart: str = ""
    whole: str = ""
    period: Period | None = None
    ahead: bool = False

    def called_as(self, other: Part) -> None:
        """Takes over what names another figure."""
        self.phrase, self.words, self.verb = other.phrase, other.words, other.verb
        self.written = other.written
