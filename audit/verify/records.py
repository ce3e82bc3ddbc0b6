"""The record against which a statement is held: what documents print of each cell, and what all of them imply.

The documents alone are solved; a figure of the statement is compared with what is left for its cell. A thing told in
other words, some more or some fewer, can bear a figure out, and contradict it only where it is about as large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from audit import periods, units
from audit.align import Alignment, aligned, anywhere, local, soft
from audit.catalogues import Catalogue
from audit.interval import Interval, exactly
from audit.judge import stated
from audit.kinds.change import difference
from audit.kinds.share import product
from audit.model import Cell, Claim, Document, Evidence, Grain, Link, Measure, Modality, Pack, Period, Reading, Step
from audit.ratios import nameless
from audit.solve import Bound, Known, solution
from audit.verify import arguments
from audit.verify.complements import complements
from audit.verify.kin import Kin, Renamed, undated
from audit.verify.standings import Checked, Quote, Standing

_TWICE, _SEASON = 2, 2  # the latter in years
_FEW_TIMES, _MANY_TIMES = 3, 10  # how far apart figures may be that other words, and the same words, tell of
_MARKS = (-6, -3, -2, -1, 1, 2, 3, 6)  # places by which a decimal mark or a scale word moves a number
Key = TypeVar("Key", bound=Hashable)

_CLOSE = Fraction(1, 10)  # what documents imply bears a figure out where it is no wider than this part of the figure


@dataclass(frozen=True, slots=True)
class Record:
    """What documents say, with the statement's claims in their cells: `pieces` are the evidence of these claims.

    `cells` are the documents' cells by what they are whatever their time, `kin` finds those that other words name.
    """

    alignment: Alignment
    documents: Mapping[str, Document]
    pieces: Mapping[str, Sequence[Evidence]]
    said: Mapping[Cell, Sequence[Evidence]]
    bounds: Known
    cells: Mapping[Cell, Sequence[Cell]]
    kin: Kin
    names: Renamed

    @classmethod
    def of(
        cls,
        names: Renamed,
        documents: Sequence[Reading],
        packs: Sequence[Pack],
        known: Catalogue,
        whose: Mapping[str, str],
    ) -> Record:
        """The record of documents for a statement whose claims are named unlike theirs; `whose` figures all tell."""
        statement = names.statement
        alignment = aligned([*documents, statement], known, whose)
        links = [*stated([rule for pack in packs for rule in pack.rules], alignment)]
        own = {alignment.main[claim.id] for claim in statement.claims}
        links += (_points(cell) for cell in alignment.ordered() if cell in own and _in_points(cell))
        links += (product("core/share", part, cell, whole) for cell in own for part, whole in _counted(cell, alignment))
        pieces: dict[str, list[Evidence]] = {claim.id: [] for claim in statement.claims}
        said: dict[Cell, list[Evidence]] = defaultdict(list)
        for one in alignment.evidence:
            (pieces[one.claim] if one.claim in pieces else said[one.cell]).append(one)
        links += complements(names.opposites, alignment)
        bounds = solution([one for own in said.values() for one in own], links).bounds
        return cls(
            alignment,
            {one.document.id: one.document for one in documents},
            pieces,
            said,
            bounds,
            _grouped((_timeless(cell), cell) for cell in dict.fromkeys((*said, *bounds.unstated()))),
            Kin.of(said, statement.document.lang),
            names,
        )

    def checked(self, name: str) -> Checked:
        """What the documents make of a claim of the statement."""
        claim, pieces = self.alignment.claims[name], self.pieces[name]
        found = [] if nameless(claim) else [one for piece in pieces for one in self._held(claim, piece)]
        for standing in (Standing.CONTRADICTED, Standing.SUPPORTED, Standing.OUTDATED):
            for one in found:
                if one.standing is standing:
                    return one
        near = [cell for piece in pieces for cell in self._near(piece.cell) if cell in self.said]
        return Checked(
            claim,
            Standing.UNSUPPORTED,
            steps=(arguments.silence(claim, [cell for cell in near if not _at(pieces[0].cell, cell)]),),
        )

    def _near(self, cell: Cell) -> list[Cell]:
        """The documents' cells of the same thing, at whatever time, the latest first."""
        if not cell.indicator:
            return []
        found = self.cells.get(_timeless(cell), ())
        return sorted(found, key=lambda one: (one.period.end if one.period else date.min, one.key), reverse=True)

    def _held(self, claim: Claim, piece: Evidence) -> Iterator[Checked]:
        """What is told of the thing at the time that is meant, else at another, else in other words."""
        near = self._near(piece.cell)
        dated = not undated(claim)
        meant = [cell for cell in near if _at(piece.cell, cell)] if dated else _latest(near)
        now = [one for cell in meant if (one := self._compared(claim, piece, cell))]
        then = [one for cell in near if cell not in meant and (one := self._compared(claim, piece, cell))]
        borne, once = _supporting(now), _supporting(then)
        if borne:
            yield borne[0]
        elif once and not (dated and now):
            one, period = once[0], once[0].evidence[0].claim.cell.period
            yield one if _upto(piece.cell, period) else _once(one, *now)
        elif now and self._one_thing(meant) and claim.id not in self.names.strange:
            few = claim.id in self.names.loose or "_" not in piece.cell.indicator
            far = _FEW_TIMES if few and claim.cell.indicator not in self.alignment.known.indicators else _MANY_TIMES
            if any(self._comparable(piece, cell, far) for cell in meant):
                yield now[0]
        elif not now:
            yield from self._in_other_words(claim, piece, dated)

    def _one_thing(self, cells: Sequence[Cell]) -> bool:
        """Whether what the documents print of cells is of one thing, as far as its words tell."""
        printed = [cell for cell in cells if cell in self.said]
        return len(printed) < 2 or not any(map(local, printed))

    def _in_other_words(self, claim: Claim, piece: Evidence, dated: bool) -> Iterator[Checked]:
        """Figures that bear a claim out and whose names have other words; else the only one that it may speak of."""
        kin = list(self.kin.near(piece.cell))
        kin = [cell for cell in kin if _at(piece.cell, cell)] if dated else kin
        told = [(cell, one) for cell in kin if (one := self._compared(claim, piece, cell)) is not None]
        borne = [(cell, one) for cell, one in told if one.standing is Standing.SUPPORTED]
        if borne:
            yield from (one if dated or self._latest(cell) else _once(one) for cell, one in borne)
        elif (
            claim.id not in self.names.strange
            and len(told) == len(kin) == 1
            and self._comparable(piece, kin[0], _FEW_TIMES)
        ):
            yield told[0][1]

    def _latest(self, cell: Cell) -> bool:
        """Whether documents tell of no later time what they tell of a cell."""
        return any(cell.period == one.period for one in _latest([one for one in self._near(cell) if one in self.said]))

    def _comparable(self, piece: Evidence, cell: Cell, times: int) -> bool:
        """Whether a figure is at most so many times as large or small as what documents tell of a cell, or a decimal
        mark away, so that it can be of the same thing.
        """
        bound = self.bounds.get(cell)
        told = [one.interval for one in self.said.get(cell, ())] or ([] if bound is None else [bound.interval])
        return any(_near(piece.interval, one, times) for one in told)

    def _compared(self, claim: Claim, piece: Evidence, cell: Cell) -> Checked | None:
        """A claim against what the documents print of a cell, else imply; `None` where that leaves it open."""
        own, printed = replace(piece, cell=cell), self.said.get(cell, ())
        fits = [one for one in printed if self._fits(own.interval, one)]
        if fits:
            others = [one for one in printed if one.interval.meet(own.interval) is None]
            shown = arguments.agreement(own, fits[0], others, self.alignment)
            return self._told(claim, Standing.SUPPORTED, [one.claim for one in fits], shown)
        if printed and all(one.interval.meet(own.interval) is None for one in printed):
            shown = arguments.clash(own, printed[:1], (), self.alignment)
            return self._told(claim, Standing.CONTRADICTED, [one.claim for one in printed], shown)
        bound = self.bounds.get(cell)
        return self._implied(claim, own, bound) if bound is not None and bound.derived else None

    def _fits(self, interval: Interval, one: Evidence) -> bool:
        """Whether a printed figure bears a number out, even without the slack of its words."""
        claim = self.alignment.claims[one.claim]
        told = soft(one, claim)
        if told.interval.width is None and claim.quantity.value is not None:  # 71 dead are not told by `at least 17`
            printed = exactly(claim.quantity.value * units.canonical(claim.cell.unit)[1])
            return printed.meet(interval) is not None
        return one.interval.meet(interval) is not None and told.interval.meet(interval) is not None

    def _implied(self, claim: Claim, own: Evidence, bound: Bound) -> Checked | None:
        """A claim against what follows from figures of the documents."""
        names = sorted(bound.claims)
        asked = {term.cell for link in bound.links for term in link.terms}
        rests = [one for cell in asked for one in self.said.get(cell, ()) if one.claim in bound.claims]
        rests.sort(key=lambda one: (one.claim, one.cell.key))
        if bound.interval.meet(own.interval) is None:
            shown = arguments.clash(own, rests, bound.links, self.alignment)
            return self._told(claim, Standing.CONTRADICTED, names, shown) if shown else None
        if not _close(bound.interval, own.interval):
            return None
        shown = arguments.derivation(own, rests, bound.links, self.bounds, self.alignment)
        return self._told(claim, Standing.SUPPORTED, names, shown)

    def _told(self, claim: Claim, standing: Standing, names: Iterable[str], shown: tuple[Step, ...]) -> Checked:
        claims = [self.alignment.claims[name] for name in dict.fromkeys(names)]
        quotes = tuple(Quote(one, _quoted(one, self.documents[one.document])) for one in claims)
        return Checked(claim, standing, quotes, shown)


def _in_points(cell: Cell) -> bool:
    return cell.measure is Measure.CHANGE and cell.unit == "percentage_point" and cell.base is not None


def _points(change: Cell) -> Link:
    """What a change in points lies between: the shares of its time and of its base."""
    new = replace(change, measure=Measure.SHARE, base=None, unit="percent")
    return difference("core/change", new, replace(new, period=change.base), change)


def _counted(share: Cell, alignment: Alignment) -> Iterator[tuple[Cell, Cell]]:
    """The part and the whole that documents count of what a statement tells the share of."""
    part = alignment.level_of(share) if share.measure is Measure.SHARE and share.unit == "percent" else None
    if part is None:
        return
    for tie in alignment.ties:
        whole, *parts = (alignment.main[name] for name in tie.claims)
        if tie.relation in ("parts", "some") and part in parts:
            yield part, whole


def _grouped(pairs: Iterable[tuple[Key, Cell]]) -> dict[Key, list[Cell]]:
    found: dict[Key, list[Cell]] = defaultdict(list)
    for key, cell in pairs:
        found[key].append(cell)
    return found


def _timeless(cell: Cell) -> Cell:
    """The cell whatever its time, and whichever document its words were kept to."""
    return anywhere(cell).undated()


def _at(one: Cell, other: Cell) -> bool:
    """Whether two cells are of one time: the same period, or one a day of the other's."""
    if one.base is not None and other.base is not None and one.base != other.base:
        return False
    return one.period == other.period or _inside(one.period, other.period) or _inside(other.period, one.period)


def _upto(cell: Cell, period: Period | None) -> bool:
    """Whether what is told of a period holds for a cell: both end together, or the cell is the plan of the year that
    months of it have reached some of.
    """
    if period is None or cell.period is None:
        return False
    begun = cell.modality is Modality.PLAN and period.start == cell.period.start
    return period.end == cell.period.end or (begun and periods.contains(cell.period, period))


def _inside(inner: Period | None, outer: Period | None) -> bool:
    """Whether a period is a day of another, or a season of two years one of their seasons: `2023/24`."""
    if inner is None or outer is None or not periods.contains(outer, inner):
        return False
    return inner.grain is Grain.DAY or (inner.grain is outer.grain is Grain.SPAN and periods.length(outer) <= _SEASON)


def _latest(near: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in near if cell.period == near[0].period]


def _once(one: Checked, *now: Checked) -> Checked:
    """What is borne out of another time, with what is told of the one that is meant."""
    return replace(one, standing=Standing.OUTDATED, evidence=_quotes(one, *now))


def _supporting(found: Iterable[Checked]) -> list[Checked]:
    return [one for one in found if one.standing is Standing.SUPPORTED]


def _quotes(*found: Checked) -> tuple[Quote, ...]:
    return tuple({quote.claim.id: quote for one in found for quote in one.evidence}.values())


def _close(interval: Interval, own: Interval) -> bool:
    """Whether an interval says nearly which number it is, or about as closely as a figure's own digits do."""
    width, low, high = interval.width, interval.low, interval.high
    if width is None or low is None or high is None:
        return False
    return width <= max(_CLOSE * max(abs(low), abs(high)), _TWICE * (own.width or 0))


def _near(one: Interval, other: Interval, times: int) -> bool:
    """Whether two intervals lie within so many times each other's size, or would with a decimal mark elsewhere; what is
    nothing, below it or without an end is near all.
    """
    ends = [end for end in (one.low, one.high, other.low, other.high) if end is not None]
    if len(ends) < 4 or min(ends) <= 0 or max(ends) <= times * min(ends):
        return True
    return any(one.scale(Fraction(10) ** shift).meet(other) is not None for shift in _MARKS)


def _quoted(claim: Claim, document: Document) -> str:
    """The sentence of a claim, else its line; the row of a table without its empty cells."""
    start, end = claim.sentence.start, claim.sentence.end
    if not start <= claim.span.start < end:
        start = document.raw.rfind("\n", 0, claim.span.start) + 1
        end = document.raw.find("\n", claim.span.end)
        end = len(document.raw) if end < 0 else end
    told = " ".join(document.raw[start:end].split())
    return " | ".join(filter(None, map(str.strip, told.split("|")))) if claim.table_cell else told
