"""The catalogues of packs as one, and the indicators of claims by the words of their names.

A claim gets the id of an indicator where its words are those of one of its names, function words and places left
out; a differing word is a difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from audit.lang import language, split
from audit.likeness import alike, telling, unlevelled
from audit.model import Claim, Indicator, Kind, Measure, Modality, Pack, Reading
from audit.owners import owner
from audit.places import Gazetteer, gazetteer
from audit.ratios import reduced
from audit.tie.contents import content, holds
from audit.units import currency, units

EXACT, SUFFIX = 0.97, 0.85  # how sure a name is: all its words, or its words after a verb
_AHEAD = frozenset([Modality.PLAN, Modality.TARGET])
_NEAR = 24  # characters in which the verb before a figure stands
_SIZES = (Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_VERBS = frozenset({"acts", "stands", "reaches", "strong_shares"})
_OTHERS = {"growths", "plans", "falls", "rises", "none", "scopes", "rates", "averages"}


class Home(NamedTuple):
    """A country with its language, what knows the places that lie in it, and the indicators that are its own."""

    country: str
    lang: str
    places: Gazetteer
    indicators: frozenset[str]

    def holds(self, reading: Reading) -> bool:
        """Whether a document is in the language of the country or tells of a place there."""
        if reading.document.lang == self.lang:
            return True
        named = {reading.document.place, *(claim.cell.place for claim in reading.claims)}
        return any(self.places.part_of(one, self.country) for one in named if one)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The indicators of all packs, by id, by the words of their names in each language and of their shares' names.

    `acts` are those that the names of an indicator begin with, `homes` the countries that some are of.
    """

    indicators: Mapping[str, Indicator]
    names: Mapping[tuple[str, tuple[str, ...]], str]
    shares: Mapping[tuple[str, tuple[str, ...]], str]
    acts: Mapping[tuple[str, str], Collection[tuple[str, ...]]]
    homes: tuple[Home, ...]

    def match(self, words: tuple[str, ...], lang: str, counted: bool, shared: bool = False) -> tuple[str, float] | None:
        """The indicator that `words` name, and how sure; an amount may have a verb before or after its name."""
        found = self.names.get((lang, words)) or (self.shares.get((lang, words)) if shared else None)
        if found is not None:
            return found, EXACT
        for start in range(1, len(words) - (not counted)):
            found = self.names.get((lang, words[start:]))
            if found is not None:
                if counted:
                    flows = self.indicators[found].stock is False and self._act(words[:start], lang, found)
                    return (found, SUFFIX) if flows else None
                bare = _leading(words[start:], lang) == words[start:]  # `vốn trung ương giải ngân`: of that alone
                some = shared and len(_leading(words[:start], lang)) < start  # `hồ sơ trực tuyến` are some of them
                return (found, SUFFIX) if not (bare or some) and _open(words[:start], lang) else None
        for end in range(len(words) - 1, 0, -1) if not (counted or shared) else ():
            found = self.names.get((lang, words[:end]))
            if found is not None:
                return (found, SUFFIX) if _verb(words[end:], lang) else None
        return None

    def _act(self, before: tuple[str, ...], lang: str, found: str) -> bool:
        """Whether the words before a name are one act: `đón lượt khách`, which is what is counted of a flow anyway.

        Where a name of the indicator begins with an act (`tiếp nhận hồ sơ`), another act counts something else.
        """
        act = _leading(before, lang)
        return len(act) == len(before) and before in self.acts.get((lang, found), {before})


def catalogue(packs: Sequence[Pack]) -> Catalogue:
    """The joint catalogue of packs."""
    indicators = {indicator.id: indicator for pack in packs for indicator in pack.indicators}
    names: dict[tuple[str, tuple[str, ...]], str] = {}
    shares: dict[tuple[str, tuple[str, ...]], str] = {}
    for indicator in indicators.values():
        for lang, aliases in (*indicator.names, *indicator.share_names):
            for alias in filter(None, (content(alias, lang) for alias in aliases)):
                names.setdefault((lang, alike(alias, lang)), indicator.id)
        for lang, aliases in indicator.share_names:
            for alias in filter(None, (content(alias, lang) for alias in aliases)):
                shares.setdefault((lang, alike(telling(alias, lang, shared=True), lang)), indicator.id)
    acts: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for (lang, words), name in names.items():
        if act := _leading(words, lang):
            acts.setdefault((lang, name), set()).add(act)
    homes = tuple(
        Home(pack.country, pack.languages[0], gazetteer(pack.places), frozenset(one.id for one in pack.indicators))
        for pack in packs
        if pack.country
    )
    return Catalogue(indicators, names, shares, acts, homes)


def _leading(words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """The act that words begin with; empty where they begin with none."""
    cue = language(lang).cues.at(words, 0)
    return words[: cue.end] if cue is not None and "acts" in cue.value else ()


def _verb(words: tuple[str, ...], lang: str) -> bool:
    """Whether words are one that brings an amount: `tiền sử dụng đất đóng góp 1.207 tỷ đồng`."""
    cue = language(lang).cues.at(words, 0)
    return cue is not None and cue.end == len(words) and not _VERBS.isdisjoint(cue.value)


def _open(before: tuple[str, ...], lang: str) -> bool:
    """Whether the words before a name leave it what it is: a verb does, a rate, an average, a plan, a negation and what
    is left of it or still to come do not.
    """
    sets = language(lang).sets
    if not sets["negations|outstanding|predicates"].isdisjoint(before) or holds(before, sets["rest"]):
        return False
    return not any(_OTHERS & cue.value.keys() for cue in language(lang).cues.all(before))


def _unowned(words: tuple[str, ...], place: str | None, whose: Set[str], lang: str) -> tuple[str, ...]:
    """The words of a phrase without those that only say whose it is: the bare name of its place and, where there is
    none, the words of its owner's name (`whose`) and what a body calls itself: `our emissions`, `nợ của công ty`.
    """
    name = tuple(split(unlevelled(place))) if place is not None else ()
    at = next((at for at in range(len(words) - len(name) + 1) if words[at : at + len(name)] == name), None)
    kept = words if not name or at is None else words[:at] + words[at + len(name) :]
    if place is None:
        kept = tuple(word for word in kept if word not in whose)
        kept = _unselfed(kept, lang)
    return kept or words


def _unselfed(words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """A phrase without what a body is called, or calls itself, before what is its own or behind it."""
    known = language(lang)
    selves = known.sets["selves"]
    if known.plurals:
        first = words[0] if words else ""
        own = first in selves and (first in known.sets["owned_by|resuming"] or words[1:2] == ("s",))
        return words[1:] if own else words
    return next((words[:-size] for size in (3, 2, 1) if " ".join(words[-size:]) in selves), words)


def _without(words: tuple[str, ...], kind: str, lang: str) -> tuple[str, ...]:
    """The words of what grows or is planned, without those that only say so: `tốc độ tăng GRDP`, `revenue growth`, `dự
    toán thu ngân sách`.
    """
    for cue in language(lang).cues.all(words):
        if kind in cue.value and cue.end - cue.start < len(words) and (cue.start == 0 or cue.end == len(words)):
            return words[cue.end :] if cue.start == 0 else words[: cue.start]
    return words


def _built(indicator: Indicator, claim: Claim, sure: float) -> bool:
    """Whether an amount is only what was made of a stock: `bê tông hóa 64,7 km đường giao thông`."""
    return bool(indicator.stock) and sure < EXACT and claim.quantity.kind in _SIZES


def _moved(indicator: Indicator, claim: Claim, reading: Reading) -> bool:
    """Whether a verb right before a level says that so many came to a stock or left it: `có thêm 2 xã đạt chuẩn`."""
    if not indicator.stock or claim.cell.measure is not Measure.LEVEL:
        return False
    start = claim.span.start
    before = tuple(split(reading.document.raw[max(0, start - _NEAR) : start]))
    cues = language(reading.document.lang).cues.all(before)
    return any("takes" in cue.value and cue.end == len(before) for cue in cues)


def _measures(indicator: Indicator, claim: Claim, lang: str) -> bool:
    """Whether an amount can be of an indicator: `3 tỷ đồng xây dựng trường học` counts no schools, `cầu dài 86 m` no
    bridges, `đường bộ xảy ra 866 vụ` no kilometres, and `3 ngành có chỉ số IIP giảm` no percents.
    """
    kind, unit = claim.quantity.kind, indicator.unit.partition("/")[0]
    paid = kind is Kind.MONEY or (kind is Kind.RATE and currency(claim.cell.unit.partition("/")[0]))
    counted = bool(unit) and unit not in units()
    amounts = unit in units() and units()[unit].kind in (Kind.MONEY, *_SIZES)
    things = kind is Kind.COUNT and claim.cell.measure in (Measure.LEVEL, Measure.CHANGE) and amounts
    named = kind in (Kind.COUNT, Kind.RATIO) and claim.cell.unit != "" and claim.cell.unit not in units()
    things = things or (named and unit == "percent" and claim.cell.measure is Measure.LEVEL)
    if things or (counted and kind in _SIZES) or (paid and unit and not currency(unit)):
        return False
    told = (claim.indicator_text or "").lower().split()  # `hỗ trợ mỗi sản phẩm 30 triệu đồng` tells no product
    return language(lang).plurals or not paid or language(lang).sets["per"].isdisjoint(told)


def _persons(words: tuple[str, ...], claim: Claim, known: Catalogue, lang: str) -> tuple[str, float] | None:
    """The indicator of persons who are named before their number and called people behind it: `bác sĩ 214 người`."""
    sets, noun = language(lang).sets, tuple(claim.cell.unit.split())
    bare = claim.cell.unit in sets["vague"] and claim.cell.unit in sets["people"]
    if language(lang).plurals or not bare or words[-len(noun) :] != noun:
        return None
    match = known.match(words[: -len(noun)], lang, counted=True)
    exact = match is not None and match[1] == EXACT
    return match if match and exact and known.indicators[match[0]].unit.split()[:1] not in ([], [*noun]) else None


def _of_others(indicator: Indicator, claim: Claim, known: Catalogue, lang: str) -> bool:
    """Whether persons are told by a count of what is another indicator's: `dân số 4.900 hộ` counts households."""
    noun, people = claim.cell.unit, language(lang).sets["people"]
    if indicator.unit not in people or noun in people or not noun or noun == indicator.unit:
        return False
    other = known.match(tuple(noun.split()), lang, True)
    return other is not None and other[1] == EXACT and known.indicators[other[0]].unit == noun


def keyed(reading: Reading, known: Catalogue, owned: str | None = None) -> Reading:
    """The reading with the catalogue's ids for indicators where words match, and only the words that tell elsewhere.

    Whose figures they are (`owned`, else the owner of a document without a place) tells nothing.
    """
    lang = reading.document.lang
    if owned is None and reading.document.place is None:
        owned = owner(reading.document)
    whose = frozenset(split(owned or ""))
    away = [home.indicators for home in known.homes if not home.holds(reading)]
    claims = []
    for claim in reading.claims:
        cell = claim.cell
        shared = cell.measure is Measure.SHARE or reduced(claim.quantity)
        words = content(cell.indicator.replace("_", " "), lang)
        plain = _without(words, "growths", lang) if cell.measure is Measure.GROWTH else words
        plain = _without(plain, "plans", lang) if cell.modality in _AHEAD else plain
        plain = _unowned(plain, cell.place, whose, lang)
        told = telling(plain, lang, cell.place, shared)
        counted = claim.quantity.whole and cell.measure in (Measure.LEVEL, Measure.CHANGE)
        counted = counted or (
            cell.measure is Measure.GROWTH and told[:1] != () and told[0] in language(lang).sets["vague"]
        )
        match = known.match(alike(told, lang), lang, counted, shared) if told else None
        match = match or (_persons(told, claim, known, lang) if counted else None)
        if match is not None and any(match[0] in ids for ids in away):
            match = None
        if match is not None and _built(known.indicators[match[0]], claim, match[1]):
            match = None
        if match is not None and _moved(known.indicators[match[0]], claim, reading):
            match = None
        if match is not None and counted and _of_others(known.indicators[match[0]], claim, known, lang):
            match = None
        if match is not None and _measures(known.indicators[match[0]], claim, lang):
            claim = claim.known_as(match[0], round(claim.trust * match[1], 3))
        elif told != words:
            claim = claim.known_as("_".join(told), claim.trust)
        claims.append(claim)
    return replace(reading, claims=tuple(claims))
