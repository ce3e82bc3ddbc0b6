"""Figures of a text that a table beside it gives as well: the same number, or one slip away from it, in a row of whose
label all words are said of the figure, or in its total, of which its column is told to be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction

from audit.grids import words
from audit.lang import language
from audit.model import Basis, Claim, Kind, Measure, Tie
from audit.normalise import fold
from audit.periods import overlaps
from audit.tie.contents import content
from audit.tie.edits import chance, slipped
from audit.tie.told import FACTS, PERHAPS, Told, head, near, own, stem
from audit.tie.told import content as said_in

_SELDOM, _NAMED = 0.01, 0.05  # of numbers that a slip makes of another by chance, and where a label has two words
_PAIR = 2
_MOST = Fraction(2, 3)  # of the words of a label that a sentence has
_OFTEN = 60  # figures beside a word that then tells none of them
_PERHAPS = 0.5

Labelled = tuple[frozenset[str], Claim]


def tellings(row: Sequence[Told], cells: Sequence[Claim], raw: str, lang: str) -> Iterator[Tie]:
    """`same`: a figure of a sentence and the cell that tells it, of cells in one row the one with that number; and
    those that do so perhaps.
    """
    labelled = [(label, claim) for claim in cells if (label := _label(claim, raw, lang))]
    yield from _outright(row, labelled)
    yield from _likely(row, labelled, {(claim.quantity.value, claim.quantity.kind) for claim in cells})


def _outright(row: Sequence[Told], cells: Sequence[Labelled]) -> Iterator[Tie]:
    """Those of which the words around a figure are all of the label."""
    known: defaultdict[str, list[Labelled]] = defaultdict(list)
    for label, claim in cells:
        if claim.cell.measure is Measure.LEVEL and (claim.quantity.value or 0) > 0:  # costs stand in brackets
            known[min(label)].append((label, claim))
    for at, one in enumerate(row) if known else ():
        if not one.level or chance(one.figure.number.value) > _NAMED:
            continue
        called = near(one, row, at) | own(one) | {head(one)}
        named = [(label, claim) for word in called & known.keys() for label, claim in known[word] if label <= called]
        found = _told(one, named)
        if found is not None:
            yield Tie("same", (one.claim.id, found.id), one.claim.sentence, "table", 0.8)


def _likely(row: Sequence[Told], cells: Sequence[Labelled], among: Set[tuple[Fraction | None, Kind]]) -> Iterator[Tie]:
    """`same`, perhaps: a cell whose number no sentence tells, and the one figure a slip away from it in a sentence that
    has most words of its label: `| Recycling rate | 65.0% |` under `recycling, which came to a rate of 56.0%`. What is
    `among` the numbers of all cells tells its own.
    """
    sentences = _sentences(row) if cells else {}
    told = {(one.figure.number.value, one.claim.quantity.kind) for one in row}
    for label, claim in cells:
        value = claim.quantity.value
        if value is None or value <= 0 or (value, claim.quantity.kind) in told:
            continue
        shared = Counter(at for word in label for at in sentences.get(word, ()))
        able = [row[at] for at, many in shared.items() if many >= _MOST * len(label) and _alike(row[at], claim)]
        able = [one for one in able if (one.figure.number.value, one.claim.quantity.kind) not in among]
        able = [one for one in able if slipped(one.figure.number.value, value) and _seldom(one, label)]
        if len({one.figure.number.value for one in able}) == 1:
            yield Tie("same", (able[0].claim.id, claim.id), able[0].claim.sentence, PERHAPS, _PERHAPS)


def _seldom(one: Told, label: frozenset[str]) -> bool:
    """Whether a number that is a slip away from another tells it: one of few digits by two words at least."""
    return len(label) >= _PAIR or chance(one.figure.number.value) < _SELDOM


def _sentences(row: Sequence[Told]) -> Mapping[str, Sequence[int]]:
    """The figures of the sentences that each word stands in, no more than tell it from others."""
    found, words = defaultdict[str, list[int]](list), frozenset[str]()
    for at, one in enumerate(row):
        if not one.position:
            words = said_in(one.read, 0, len(one.read.words))
        for word in words:
            found[word].append(at)
    return {word: places for word, places in found.items() if len(places) <= _OFTEN}


def _label(claim: Claim, raw: str, lang: str) -> frozenset[str]:
    """The words of the label of a cell's row; of a total, those of its column."""
    span = next((span for name, span in claim.evidence if name == "row"), None)
    text = "" if span is None else raw[span.start : span.end]
    text = claim.indicator_text or "" if words().are(fold(text), "totals") else text
    return frozenset(stem(word, language(lang)) for word in content(text.lower(), lang) if word[0].isalpha())


def _told(one: Told, named: Sequence[Labelled]) -> Claim | None:
    """The cell that a figure tells again, of those with its label."""
    value, able = one.figure.number.value, [(label, claim) for label, claim in named if _alike(one, claim)]
    same = [claim for _, claim in able if claim.quantity.hard.meet(one.claim.quantity.hard) is not None]
    if same:
        return same[0]
    near_by = [claim for label, claim in able if slipped(value, claim.quantity.value or value) and _seldom(one, label)]
    return near_by[0] if len(near_by) == 1 else None


def _alike(one: Told, claim: Claim) -> bool:
    """Whether a figure and a cell can be of one kind, time and place."""
    first, second = one.claim.cell, claim.cell
    if one.claim.quantity.kind is not claim.quantity.kind or not (one.figure.counted or first.unit == second.unit):
        return False
    untold = one.claim.period_basis is Basis.ISSUED
    timely = untold or first.period is None or second.period is None or overlaps(first.period, second.period)
    return timely and first.modality in FACTS and second.modality in FACTS
