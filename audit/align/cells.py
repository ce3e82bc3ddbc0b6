"""What a claim is about: a catalogue's indicator or its words, where, when, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise, starmap

from audit import periods, units
from audit.align.alignments import BRIEF, DOCUMENT, PHRASE, SENTENCE
from audit.align.apart import LOCAL
from audit.catalogues import EXACT, Catalogue
from audit.lang import Language
from audit.likeness import singular
from audit.model import Basis, Cell, Claim, Indicator, Measure, Period
from audit.ratios import nameless, reduced

_TERM = 3
_NEXT = 3  # letters between two sentences of a paragraph
_TELLING = 3  # words that tell a thing from others across documents
_PAIR = 2  # words that may, where nouns show their number: a noun and what kind of it, `licensed beds`


def scopes_of(claims: Iterable[Claim]) -> dict[tuple[str, str | None], set[tuple[str, ...]]]:
    """The different scope words seen for each indicator and place; none at all counts where a sentence tells the same
    of the same time without them, as another number, beside one that has them.
    """
    found: dict[tuple[str, str | None], set[tuple[str, ...]]] = {}
    told: dict[tuple[str, str, str | None, Measure, Period | None], list[Claim]] = {}
    for claim in claims:
        cell = claim.cell
        if cell.scope:
            found.setdefault((cell.indicator, cell.place), set()).add(cell.scope)
        told.setdefault((claim.document, cell.indicator, cell.place, cell.measure, cell.period), []).append(claim)
    for (_, indicator, place, _, _), beside in told.items():
        if (indicator, place) in found and any(starmap(_narrowed, pairwise(sorted(beside, key=_place)))):
            found[indicator, place].add(())
    return found


def _narrowed(one: Claim, two: Claim) -> bool:
    """Whether two figures of one sentence, or of one and the next, differ in number, and only one has scope words."""
    near = two.sentence.start - one.sentence.end <= _NEXT
    return near and bool(one.cell.scope) != bool(two.cell.scope) and one.quantity.hard.meet(two.quantity.hard) is None


def _place(claim: Claim) -> int:
    return claim.span.start


def cell_of(
    claim: Claim,
    owner: str | None,
    known: Catalogue,
    scopes: Mapping[tuple[str, str | None], set[tuple[str, ...]]],
    spoken: Language,
    told_of_one: bool,
) -> tuple[Cell, float]:
    """The cell of a claim, and how sure it is: of the `owner` of its document where it names no place."""
    cell = claim.cell
    indicator = known.indicators.get(cell.indicator)
    name, whose, sure = _identity(claim, indicator, spoken, cell.place is None and owner is not None)
    if told_of_one and whose == claim.document:
        whose = None
    if cell.place is None and owner is None:
        whose = whose or claim.document  # two places that nobody told are not one
    scope = cell.scope if len(scopes.get((cell.indicator, cell.place), ())) > 1 else ()
    measure, unit = _measured(claim, indicator)
    period, base = _standing(cell.period, indicator, claim), cell.base
    if indicator is not None and indicator.stock:
        base = base and periods.closing(base)
    scope = scope if whose is None else (*scope, f"{LOCAL}{whose}")
    place = cell.place or owner
    return Cell(name, measure, place, period, base, cell.modality, scope, cell.whole, unit), sure


def _measured(claim: Claim, indicator: Indicator | None) -> tuple[Measure, str]:
    """The measure and the unit of a claim's number: `half` is a share, and `fell by a third` a growth, in percent."""
    measure, unit = claim.cell.measure, claim.cell.unit
    if reduced(claim.quantity) and (measure is Measure.LEVEL or not unit):
        return Measure.GROWTH if measure is Measure.CHANGE else Measure.SHARE, "percent"
    return measure, "count" if claim.quantity.whole else _per(units.canonical(unit)[0], indicator)


def _identity(
    claim: Claim, indicator: Indicator | None, spoken: Language, owned: bool
) -> tuple[str, str | None, float]:
    """What a claim is about, the document or the claim that alone can speak of it, and how sure that is; what is
    `owned` a company tells of itself.
    """
    name, dated, plurals = claim.cell.indicator, claim.cell.period is not None, spoken.plurals
    if nameless(claim):
        return name, claim.id, SENTENCE
    if indicator is not None:
        return (name, None, EXACT) if dated else (name, claim.document, SENTENCE)
    if not name or not dated:
        return name, claim.id, SENTENCE
    words = sorted(map(singular, name.split("_")) if plurals else name.split("_"))
    name = "_".join(words)
    if len(words) - _untold(claim, spoken) >= _TELLING:
        return name, None, PHRASE
    amount = owned and not claim.quantity.whole  # `revenue` of one company is one thing, `people` are not
    if amount or (plurals and (len(words) == _PAIR or _phrased(claim, spoken))):
        return name, None, BRIEF
    return name, claim.document, DOCUMENT


def _untold(claim: Claim, spoken: Language) -> int:
    """How many words only say that what an act was done to was counted: 1 of `xét xử 47 vụ`, 0 of `47 vụ cháy`."""
    noun = claim.cell.unit.split()
    bare = claim.cell.unit in spoken.sets["vague"] and claim.cell.indicator.split("_")[-len(noun) :] == noun
    return len(noun) if bare and not spoken.plurals else 0


def _phrased(claim: Claim, spoken: Language) -> bool:
    """Whether a share is named by a noun and a word for shares, `the graduation rate`, and not only by what it is a
    share of: `3.3% of GDP`.
    """
    words = (claim.indicator_text or "").lower().split()
    return claim.cell.measure is Measure.SHARE and len(words) >= _PAIR and words[0] not in spoken.sets["link_of"]


def _per(unit: str, indicator: Indicator | None) -> str:
    """The unit with what the indicator's name says it is per: income a head in `triệu đồng` is in dong a head."""
    whole = units.canonical(indicator.unit)[0] if indicator is not None else unit
    of, *per = unit.split("/")
    counted, *others = whole.split("/")
    return whole if of == counted and {*per} < {*others} else unit


def _standing(period: Period | None, indicator: Indicator | None, claim: Claim) -> Period | None:
    """The period as the variable has it: whole years where a term was meant, and for what stands at a moment its end.

    "In the term" and "from the term's start to date" are one period to a report of the term.
    """
    if period is not None and claim.period_basis is not Basis.EXPLICIT and periods.length(period) > _TERM:
        period = periods.years(period.start.year, (period.end - periods.DAY).year)
    if (
        period is None
        or indicator is None
        or not indicator.stock
        or claim.cell.measure not in (Measure.LEVEL, Measure.SHARE)
    ):
        return period
    if periods.length(period) > Fraction(3, 2) and claim.cell.measure is Measure.LEVEL:
        return periods.year((period.end - periods.DAY).year)
    return periods.closing(period)
