"""The time of day that a sentence tells of its figures, and that a document was put out at.

Kept in the scope of a cell, behind a mark: two states of one hour are one number, those of different hours are not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from audit import times
from audit.lang import language, split
from audit.model import CLOCK, Cell, Document
from audit.normalise import folded
from audit.times import Role

_TIME = re.compile(r"(\d{1,2})(?: ?(?:[:.h]|giờ) ?(\d{2}))?")
_TOP = 600  # characters in which a date line stands


def told(document: Document, start: int, end: int) -> Fraction | None:
    """The one time of day in `raw[start:end]`, in hours since midnight; `None` where it tells none or several."""
    text = folded(document.raw[start:end])
    clocks = [text[one.start : one.end] for one in times.mentions(text, document.lang) if one.role is Role.CLOCK]
    known = language(document.lang)
    found = {hour for clock in clocks if (hour := _hour(clock, document.lang)) is not None}
    found |= {Fraction(known.hours[word]) for word in split(text) if word in known.hours}
    return found.pop() if len(found) == 1 else None


def published(document: Document) -> Fraction | None:
    """The time of day in the line that holds the day of issue."""
    if document.issued is None:
        return None
    top, start = document.raw[:_TOP], 0
    for line in top.splitlines(keepends=True):
        found = times.mentions(folded(line), document.lang)
        if any(one.period == document.issued for one in found):
            return told(document, start, start + len(line))
        start += len(line)
    return None


def at(cell: Cell, hour: Fraction, whose: str = "") -> Cell:
    """The cell at a time of day; with `whose`, as a state that only one document tells."""
    minutes = int(hour * 60)
    return replace(cell, scope=(*cell.scope, f"{CLOCK}{minutes // 60:02}:{minutes % 60:02}{whose and ' '}{whose}"))


def daily(cell: Cell) -> Cell:
    """The cell without its time of day."""
    if not cell.clock:
        return cell
    return replace(cell, scope=tuple(word for word in cell.scope if not word.startswith(CLOCK)))


def _hour(clock: str, lang: str) -> Fraction | None:
    found = _TIME.search(clock)
    if found is None:
        return None
    hour = int(found[1]) + Fraction(int(found[2] or 0), 60)
    late = not language(lang).sets["afternoon"].isdisjoint(re.findall(r"[^\W\d_.]+(?:\.[^\W\d_]\.)?", clock))
    if hour > 24:
        return None
    return hour + 12 if late and hour < 12 else hour
