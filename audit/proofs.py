"""Conflicts -> steps: the arithmetic of a proof in words and numbers that a reader can redo by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit import texts
from audit.align import Alignment
from audit.formulas import between, equal, solved
from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Claim, Conflict, Derivation, Link, Step, Text
from audit.texts import Numbers, hedged

# What the rate of a whole is made of, by the scope that the kind `mediant` gives such cells.
_MIXED = {
    "gap": Text("chênh lệch giữa hai bộ phận", "gap between the two parts"),
    "weight": Text("tỷ trọng của bộ phận", "weight of the part"),
    "shift": Text("chênh lệch nhân tỷ trọng", "gap times weight"),
    "mean": Text("bình quân của các bộ phận", "mean of the parts"),
}
_WHOLE = Text("số nguyên duy nhất còn lại", "the only whole number left")
_LEFT = Text("theo tất cả các bước trên", "by all steps above")
_UNLESS = Text(
    ", trừ khi có số đã bị cắt bớt chữ số hoặc từ ước chừng được hiểu rộng hơn",
    ", unless a figure was cut short or a hedge is stretched",
)
_AS, _IN = Text("như “{}” → {}", "as for “{}” → {}"), Text("như ở {} → {}", "as in {} → {}")


def steps(conflict: Conflict, alignment: Alignment, tense: bool = False) -> tuple[Step, ...]:
    """The moves of a proof in order, the last saying why no number is left; where it is `tense`, that some would be if
    figures were cut short or hedges stretched.
    """
    end = _verdict(conflict)
    said = Text(*(told + unless for told, unless in zip(end.text, _UNLESS, strict=True))) if tense else end.text
    return (*moves(conflict.proof, alignment, conflict.cell), replace(end, text=said))


def moves(proof: Sequence[Derivation], alignment: Alignment, clash: Cell | None = None) -> tuple[Step, ...]:
    """The moves of a proof in order; what is known of the cell of the `clash` is kept as it was before it."""
    known: dict[Cell, Interval] = {}
    used: dict[Cell, tuple[str, ...]] = {}
    placed = len({move.cell.place for move in proof}) > 1
    found: list[Step] = []
    for move in proof:
        claims = _claims(move, used)
        if move.claim is not None:
            found.append(_printed(move, alignment, placed))
        elif move.link is not None:
            found.append(_derived(move, known, claims, alignment, placed))
        elif not move.interval.holds(known.get(move.cell, EVERYTHING)):
            found.append(_rounded(move, claims, alignment, placed))
        if not (move.cell == clash and move.cell in known):
            known[move.cell] = (
                move.interval if move.cell not in known else known[move.cell].meet(move.interval) or move.interval
            )
            used[move.cell] = tuple(dict.fromkeys((*used.get(move.cell, ()), *claims)))
    return tuple(found)


def _claims(move: Derivation, used: dict[Cell, tuple[str, ...]]) -> tuple[str, ...]:
    """The claims that a move rests on."""
    if move.claim is not None:
        return (move.claim,)
    sources = move.sources or (move.cell,)
    return tuple(dict.fromkeys(claim for source in sources for claim in used.get(source, ())))


def _rounded(move: Derivation, claims: tuple[str, ...], alignment: Alignment, placed: bool) -> Step:
    """What is left of a cell once all that is known of it is put together, and whole things are counted whole."""
    name, unit = about(move.cell, None, alignment, placed), move.cell.unit
    left = _WHOLE if move.interval.point is not None else _LEFT
    vi, en = (
        f"{first}: {said} → {Numbers(lang).bounds(move.interval, unit)}"
        for lang, first, said in zip(("vi", "en"), name, left, strict=True)
    )
    return Step(Text(vi, en), claims, move.interval, unit)


def _printed(move: Derivation, alignment: Alignment, placed: bool) -> Step:
    assert move.claim is not None
    claim = alignment.claims[move.claim]
    name, unit = about(move.cell, claim, alignment, placed), move.cell.unit
    vi, en = (
        f"{first}: {hedged(claim, lang)} → {Numbers(lang).bounds(move.interval, unit)}"
        for lang, first in zip(("vi", "en"), name, strict=True)
    )
    return Step(Text(vi, en), (claim.id,), move.interval, unit)


def about(cell: Cell, claim: Claim | None, alignment: Alignment, placed: bool = False) -> Text:
    """What a cell is, in words: indicator, as the claim or the first about the cell calls it, its place where figures
    of several are reckoned with, then period.
    """
    claim = claim or alignment.speaker(cell)
    indicator = alignment.known.indicators.get(cell.indicator.rstrip("~*"))
    name = texts.named(cell, indicator, texts.worded(claim) if claim else None)
    if cell.indicator.endswith("~"):
        name = Text(f"tổng số ({name.vi})", f"total ({name.en})")
    if cell.unit == "factor":
        name = Text("hệ số tăng", "growth factor")
    if cell.scope and cell.scope[0].startswith("*"):
        name = _MIXED[cell.scope[0][1:].partition(" ")[0]]
    place = cell.place if placed else None
    vi, en = (
        ", ".join(filter(None, (first, place, texts.dated(cell, lang))))
        for first, lang in zip(name, ("vi", "en"), strict=True)
    )
    return Text(vi, en)


def _derived(
    move: Derivation, known: dict[Cell, Interval], claims: tuple[str, ...], alignment: Alignment, placed: bool
) -> Step:
    assert move.link is not None
    name = about(move.cell, alignment.speaker(move.cell, claims), alignment, placed)
    if (other := _same(move, move.link)) is not None:
        speaker = alignment.speaker(other, claims)
        told = about(other, speaker, alignment, placed)
        place = None if speaker is None or told != name else speaker.document  # says more than the name once more
        where = told if place is None else Text(place, place)
        vi, en = (
            words.format(first, between(move.interval, move.cell, lang))
            for words, first, lang in zip(_AS if place is None else _IN, where, ("vi", "en"), strict=True)
        )
    else:
        vi, en = (_formula(move, move.link, known, lang) for lang in ("vi", "en"))
    return Step(Text(f"{name.vi}: {vi}", f"{name.en}: {en}"), claims, move.interval, move.cell.unit)


def _same(move: Derivation, link: Link) -> Cell | None:
    """The cell whose number the cell of a move has too, where a link says no more than that."""
    if link.relation != "sum" or link.constant or len(link.terms) != 2:
        return None
    one, two = link.terms
    return (two if one.cell == move.cell else one).cell if one.coefficient == -two.coefficient else None


def _formula(move: Derivation, link: Link, known: dict[Cell, Interval], lang: str) -> str:
    """The link solved for the cell of the move, with intervals: `61 - 11 = 50`."""
    formula = solved(link, move.cell, lambda cell: between(known.get(cell, EVERYTHING), cell, lang), lang)
    return formula if link.relation == "order" else equal(formula, between(move.interval, move.cell, lang))


def _verdict(conflict: Conflict) -> Step:
    one, two = (
        (conflict.proof[-2].interval, conflict.proof[-1].interval)
        if len(conflict.proof) > 1
        else (conflict.proof[-1].interval,) * 2
    )
    unit = conflict.cell.unit
    left, right = (
        Text(Numbers("vi").bounds(interval, unit), Numbers("en").bounds(interval, unit)) for interval in (one, two)
    )
    if one.point is not None and two.point is not None:
        return Step(Text(f"{left.vi} ≠ {right.vi}", f"{left.en} ≠ {right.en}"), (), None, unit)
    if one.meet(two) is not None:
        return Step(
            Text(f"không có số nguyên nào trong {right.vi}", f"no whole number lies in {right.en}"), (), None, unit
        )
    return Step(
        Text(f"{left.vi} và {right.vi} không có giá trị chung", f"{left.en} and {right.en} have no value in common"),
        (),
        None,
        unit,
    )
