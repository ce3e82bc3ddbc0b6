"""Items of a list that only their places name: in `41 người chết: Đắk Lắk 14, Khánh Hòa 12` each counts deaths too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from audit import places
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import CHANGES, Claim, Measure, Span
from audit.places.indexes import traditional
from audit.places.texts import UPPER
from audit.tie.parts import Part

_OPENS = frozenset(":(")
_COUNTED = (Measure.LEVEL, Measure.CHANGE)
_NEAR = 24  # letters from the name of a place to what is counted there
_CAPITALS = rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{1,3}}"
_ITEM = re.compile(
    rf"\)?\s?[,;]?(?: (?P<join>[^\W\dA-Z]+))? (?P<name>{_CAPITALS}) [(]?"
)  # between two figures of a list


def levelled(found: list[places.Mention], figures: Sequence[Figure], read: Sentence) -> list[places.Mention]:
    """The places of a sentence with those that share the level word of the item before them in a list: `xã Hương Bình
    812 hộ, Hà Linh 754 hộ`.
    """
    if read.language.plurals or len(figures) < 2:
        return found
    ends = {each.end: each for each in found if each.name and each.level and not (each.alone or each.agency)}
    taken = {each.start for each in found}
    shared: list[places.Mention] = []
    for one, two in pairwise(figures) if ends else ():
        start, end = read.starts[one.begin], read.ends[one.end - 1]
        before = next((ends[at] for at in (start - 1, start - 2) if at in ends), None)
        item = _ITEM.fullmatch(read.raw, end, read.starts[two.begin]) if before is not None else None
        if before is None or item is None or item.start("name") in taken:
            continue
        if item["join"] is None or item["join"] in read.language.sets["joins"]:
            name = f"{before.level} {traditional(item['name'])}"
            one_more = places.Mention(item.start("name"), item.end("name"), name, before.level)
            shared.append(one_more)
            ends[one_more.end] = one_more
    return sorted([*found, *shared], key=lambda mention: mention.start) if shared else found


def located(claims: list[Claim], parts: Sequence[Part], read: Sentence) -> list[Claim]:
    """The claims of a sentence, of which two or more in a row that nothing but places of their own tells apart measure
    what the one does that a colon, a bracket or a word for parts sets before them.
    """
    if len(claims) < 2 or not any(map(_nameless, claims)):
        return claims
    found, at = list(claims), 1
    while at < len(claims):
        end = at
        while end < len(claims) and _bare(claims[end]):
            end += 1
        apart = len({claim.cell.place for claim in claims[at:end]}) == end - at > 1
        whole = _whole(claims, parts, at, read) if apart else None
        if whole is not None:
            found[at:end] = [_measuring(claim, whole) for claim in claims[at:end]]
        at = end + 1
    for at in range(1, len(found)):
        model = _neighbour(found, at, read)
        found[at] = found[at] if model is None else _measuring(found[at], model)
        if found[at - 1] is not claims[at - 1] and _of_it(claims[at - 1], claims[at]):
            found[at] = _called(claims[at], found[at - 1])
    return found


def _nameless(claim: Claim) -> bool:
    """Whether a level or change is told with at most the noun that is counted, beside a place of its own."""
    noun = claim.cell.unit.partition("/")[0].replace(" ", "_")
    plain = claim.cell.indicator in ("", noun) and claim.cell.measure in _COUNTED and not claim.qualifiers
    return plain and _place(claim) is not None


def _bare(claim: Claim) -> bool:
    return claim.cell.measure is Measure.LEVEL and _nameless(claim)


def _place(claim: Claim) -> Span | None:
    return next((span for name, span in claim.evidence if name == "place"), None)


def _of_it(amount: Claim, told: Claim) -> bool:
    """Whether a share or a change that nothing names is that of the amount before it: `Bắc Giang 9 triệu, chiếm 12%`,
    `Bắc Giang 9 triệu, tăng 2 triệu`.
    """
    of_some = told.cell.measure is Measure.SHARE or told.cell.measure in CHANGES
    return of_some and not told.cell.indicator and told.cell.place == amount.cell.place


def _neighbour(claims: Sequence[Claim], at: int, read: Sentence) -> Claim | None:
    """The first figure of the place told of before one that only its place names, where that one tells of what it is:
    `số người chết tăng gồm Quỳnh Lưu (34 người, tăng 7 người), Diễn Châu 31 người`; not the `2 người mất tích` of `Lào
    Cai: 9 người (7 người chết, 2 người mất tích); Yên Bái: 5 người`.
    """
    claim, place = claims[at], _place(claims[at])
    if read.language.plurals or not _nameless(claim) or place is None:
        return None
    near = claim.span.start - place.end <= _NEAR
    told = [other for other in claims[:at] if other.cell.unit == claim.cell.unit]
    before = next((other for other in told if _place(other) == _place(told[-1])), None)
    if not near or before is None or before.cell.measure not in _COUNTED or _nameless(before):
        return None
    return before if _place(before) is not None and before.cell.indicator else None


def _whole(claims: Sequence[Claim], parts: Sequence[Part], first: int, read: Sentence) -> Claim | None:
    """The last level before a list in the unit of its first item, where what stands between them opens a list; none in
    a bracket that is closed before it: `155 người (53 chết, 102 mất tích), gồm: Bảo Yên 109, Sa Pa 8`.
    """
    begin = parts[first].figure.begin
    for at in range(first - 1, -1, -1):
        claim, end = claims[at], parts[at].figure.end
        if _closed(read.words[end:begin]):
            continue
        if claim.cell.unit == claims[first].cell.unit and claim.cell.measure is Measure.LEVEL and claim.cell.indicator:
            cues = (*read.cued("parts"), *read.cued("all_parts"))
            opened = any(end <= cue.start and cue.end <= begin for cue in cues)
            opened = opened or not _OPENS.isdisjoint(read.words[end:begin])
            return claim if opened and not _bare(claim) else None
    return None


def _closed(words: Sequence[str]) -> bool:
    """Whether a bracket ends among some words that began before them."""
    close = next((at for at, word in enumerate(words) if word == ")"), None)
    return close is not None and "(" not in words[:close]


def _called(claim: Claim, whole: Claim) -> Claim:
    cell = replace(claim.cell, indicator=whole.cell.indicator)
    return replace(claim, cell=cell, indicator_text=whole.indicator_text)


def _measuring(claim: Claim, whole: Claim) -> Claim:
    cell = replace(claim.cell, indicator=whole.cell.indicator, unit=whole.cell.unit)
    quantity = claim.quantity if claim.quantity.unit else replace(claim.quantity, unit=whole.quantity.unit)
    return replace(claim, cell=cell, quantity=quantity, indicator_text=whole.indicator_text)
