"""What findings say: one sentence that a reader understands alone, and the harmless reasons that could explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from audit import texts
from audit.align import Alignment
from audit.formulas import printed
from audit.mergers import merged
from audit.model import Basis, Cell, Claim, Conflict, Document, Point, Step, Text, Verdict
from audit.proofs import about
from audit.texts import Numbers, hedged, named, quoted
from audit.trends import Course

_ENDS = {
    Verdict.CONTRADICTION: Text("không thể cùng đúng", "cannot all be true"),
    Verdict.TENSION: Text("chỉ cùng đúng nhờ làm tròn hoặc từ ước chừng", "agree only thanks to rounding or a hedge"),
    Verdict.GAP: Text(
        "chênh nhau quá xa để là lỗi ghi, có lẽ không nói về cùng một việc",
        "are too far apart for a slip, and are probably not about the same thing",
    ),
}
_PERHAPS = Text(
    "có thể thuộc về nhau; nếu vậy thì có một số ghi sai",
    "may belong together; if they do, one of them is written wrongly",
)
_UNNAMED = Text(
    "Chỉ câu chữ ({}) cho thấy các số này nói về cùng một chỉ tiêu, không do danh mục xác định.",
    "Only their words ({}) show that the figures are of the same thing; no catalogue says so.",
)
_MERGED = Text(
    "Theo {document}, {place} được sáp nhập từ các nơi khác; số trước và sau có thể của địa bàn khác nhau.",
    "{document} says that {place} was formed from other places; figures before and after may be for different areas.",
)
_LANGS = ("vi", "en")
_IF = Text("Nếu {} nói về cùng một việc: {}", "If {} mean the same thing: {}")
_ALIKE = Text("các chỗ ghi {}", "the mentions of {}")


def clash(
    conflict: Conflict,
    claims: Sequence[Claim],
    shown: Sequence[Step],
    verdict: Verdict,
    alignment: Alignment,
    perhaps: bool = False,
) -> Text:
    """The sentence of a conflict: the arithmetic against the figure that does not fit, else the figures in a row;
    `perhaps` where these belong together perhaps.
    """
    if (mixed := _mixed(conflict, claims, alignment)) is not None:
        return mixed
    own = next((claim for claim in claims if alignment.main[claim.id] == conflict.cell), None)
    own = own or alignment.speaker(conflict.cell, [claim.id for claim in claims])
    name = named(
        conflict.cell,
        alignment.known.indicators.get(conflict.cell.indicator.rstrip("~*")),
        texts.worded(own) if own else None,
    )
    formula = printed(conflict, alignment) or next(
        (step.text for step in reversed(shown[:-1]) if len(step.claims) > 1), None
    )
    end = _PERHAPS if perhaps else _ENDS[verdict]
    return Text(
        _clash(conflict.cell, name.vi, claims, formula.vi if formula else None, end.vi, "vi"),
        _clash(conflict.cell, name.en, claims, formula.en if formula else None, end.en, "en"),
    )


def unfinished(cell: Cell, figures: int, told: int, alignment: Alignment) -> Text:
    """That so many figures contradict each other that not every conflict among them was looked for."""
    name = named(cell, alignment.known.indicators.get(cell.indicator.rstrip("~*")), None)
    return Text(
        f"{_lead(cell, name.vi, 'vi')}: {figures} số liên quan mâu thuẫn nhau quá nhiều; "
        f"chỉ {told} mâu thuẫn được nêu, phần còn lại chưa xét.",
        f"{_lead(cell, name.en, 'en')}: too many of {figures} figures that depend on each other do not agree; "
        f"only {told} contradictions are listed, and the rest were not looked for.",
    )


def _clash(cell: Cell, name: str, claims: Sequence[Claim], formula: str | None, end: str, lang: str) -> str:
    joint, but, these = (
        (" và ", "nhưng văn bản ghi", "các số này")
        if lang == "vi"
        else (
            " and ",
            "but a document says",
            "these figures",
        )
    )
    figures = [f"{hedged(claim, lang)} ({cited(claim)})" for claim in claims]
    told, _, number = arithmetic(formula or "").partition(" = ")
    if formula is not None and told != number:  # what is told again needs no arithmetic
        return f"{_lead(cell, name, lang)}: {arithmetic(formula)}, {but} {figures[0]}; {these} {end}."
    return f"{_lead(cell, name, lang)}: {joint.join(figures)} {end}."


def _mixed(conflict: Conflict, claims: Sequence[Claim], alignment: Alignment) -> Text | None:
    """The sentence of a whole's rate outside the rates of its parts; `None` for other conflicts."""
    cells = {term.cell for link in conflict.links for term in link.terms}
    mixed = {cell.indicator.rstrip("*") for cell in cells if cell.scope and cell.scope[0].startswith("*")}
    whole = next((claim for claim in claims if alignment.main[claim.id].indicator in mixed), None)
    if whole is None:
        return None
    cell = alignment.main[whole.id]
    name = named(cell, alignment.known.indicators.get(cell.indicator), texts.worded(whole))
    vi, en = ([f"{hedged(claim, lang)} ({cited(claim)})" for claim in claims if claim is not whole] for lang in _LANGS)
    main = Text(*(f"{hedged(whole, lang)} ({cited(whole)})" for lang in _LANGS))
    return Text(
        f"{_lead(cell, name.vi, 'vi')}: {main.vi} không nằm giữa các số của bộ phận, {' và '.join(vi)}.",
        f"{_lead(cell, name.en, 'en')}: {main.en} does not lie between the figures of its parts, {' and '.join(en)}.",
    )


def _lead(cell: Cell, name: str, lang: str) -> str:
    """Where and when a finding is about what: `Phường Từ Liêm, năm 2022: tỷ lệ ...`."""
    where = ", ".join(part for part in (cell.place, texts.dated(cell, lang)) if part)
    said = f"{where}: {name}" if where else name
    return said[:1].upper() + said[1:]


def course(course: Course, ends: tuple[int, int], implied: Sequence[Step]) -> Text:
    """The sentence of a trend or a break between two points of a series."""
    return Text(_course(course, ends, implied, "vi"), _course(course, ends, implied, "en"))


def _course(course: Course, ends: tuple[int, int], implied: Sequence[Step], lang: str) -> str:
    series = course.series
    first, last = (series.points[end] for end in ends)
    up = _middle(last) > _middle(first)
    name = series.name.vi if lang == "vi" else series.name.en
    one, two = (Numbers(lang).amount(_middle(point), series.unit) for point in (first, last))
    before, after = (texts.dated(course.cells[end], lang) for end in ends)
    lead = f"{series.place}: {name}" if series.place else name
    if lang == "vi":
        verb, toward = ("tăng", "lên") if up else ("giảm", "xuống")
        said = f"{lead} {verb} từ {one} ({before}) {toward} {two} ({after})"
    else:
        said = f"{lead} {'rose' if up else 'fell'} from {one} ({before}) to {two} ({after})"
    if implied:
        said += "; " + arithmetic(implied[-1].text.vi if lang == "vi" else implied[-1].text.en)
    return said[:1].upper() + said[1:] + "."


def _middle(point: Point) -> Fraction:
    """The number to show of a point: its value, else an end of its interval."""
    if point.value is not None:
        return point.value
    return point.interval.low or point.interval.high or Fraction(0)


def guarded(message: Text, claims: Sequence[Claim], alignment: Alignment) -> Text:
    """The message, opened by what it rests on where words alone make its figures one thing."""
    phrases = [f"“{phrase}”" for phrase in alignment.worded(claims)]
    if not phrases:
        return message
    joined = (
        (" và ".join(phrases), " and ".join(phrases))
        if len(phrases) > 1
        else tuple(words.format(phrases[0]) for words in _ALIKE)
    )
    return Text(*(words.format(these, told) for words, these, told in zip(_IF, joined, message, strict=True)))


def caveats(
    claims: Sequence[Claim],
    alignment: Alignment,
    documents: Mapping[str, Document],
    said: Sequence[Claim] | None = None,
) -> tuple[Text, ...]:
    """Scope words on one side only, an identity that rests on words alone, dates that were inferred; `said` are the
    claims that words alone may make one thing, all where it is not given.
    """
    found: list[Text] = []
    if len({claim.qualifiers for claim in claims}) > 1:
        for words in dict.fromkeys(words for claim in claims for words in claim.qualifiers):
            limited = ", ".join(f"“{quoted(claim)}”" for claim in claims if words in claim.qualifiers)
            found.append(Text(f"Chỉ {limited} có phạm vi “{words}”.", f"Only {limited} is limited to “{words}”."))
    if phrases := alignment.worded(claims if said is None else said):
        listed = "; ".join(f"“{phrase}”" for phrase in phrases)
        found.append(Text(*(words.format(listed) for words in _UNNAMED)))
    if len({claim.document for claim in claims}) > 1:
        for claim in claims:
            place = alignment.main[claim.id].place
            if merged(documents[claim.document], place):
                found.append(Text(*(words.format(document=claim.document, place=place) for words in _MERGED)))
    for claim in claims:
        if documents[claim.document].issued_basis is Basis.INFERRED and claim.period_basis is Basis.ISSUED:
            found.append(
                Text(
                    f"{claim.document} không ghi ngày; thời điểm được suy ra từ nội dung.",
                    f"{claim.document} has no date; its time is inferred from what it reports.",
                )
            )
    return tuple(dict.fromkeys(found))


def chained(conflict: Conflict, alignment: Alignment) -> tuple[Text, ...]:
    """That a conflict rests on two values or more that nobody printed; nothing where it rests on fewer."""
    moves = {(move.cell, move.link): move.cell for move in conflict.proof if move.link is not None}
    implied = [cell for cell in moves.values() if cell not in alignment.cells and not cell.indicator.endswith("*")]
    if len(implied) < 2:
        return ()
    names = list(dict.fromkeys(about(cell, None, alignment) for cell in implied))
    vi, en = ("; ".join(name[at] for name in names) for at in (0, 1))
    return (
        Text(
            f"Kết luận dựa trên {len(implied)} giá trị suy ra, không văn bản nào ghi: {vi}.",
            f"The conclusion rests on {len(implied)} implied values that no document states: {en}.",
        ),
    )


def cited(claim: Claim) -> str:
    """Where a person finds the figure."""
    return f"{claim.document}:{claim.line}"


def arithmetic(text: str) -> str:
    """The arithmetic of a step without the name in front of it."""
    return text.rpartition(": ")[2]
