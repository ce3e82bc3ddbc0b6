"""What findings say: one sentence that a reader understands alone, and the harmless reasons that could explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from audit import texts
from audit.align import Alignment
from audit.model import Basis, Claim, Conflict, Document, Point, Step, Text, Verdict
from audit.proofs import about
from audit.trends import Course

_WEAK = 0.8
_ENDS = {
    Verdict.CONTRADICTION: Text("không thể cùng đúng", "cannot all be true"),
    Verdict.TENSION: Text("chỉ cùng đúng nhờ làm tròn hoặc từ ước chừng", "agree only thanks to rounding or a hedge"),
}
_UNNAMED = Text(
    "Các số được coi là cùng một chỉ tiêu vì câu chữ giống nhau, không do danh mục xác định.",
    "The figures are taken for the same thing because their words agree; no catalogue says so.",
)


def clash(
    conflict: Conflict, claims: Sequence[Claim], shown: Sequence[Step], verdict: Verdict, alignment: Alignment
) -> Text:
    """The sentence of a conflict: the arithmetic against the figure that does not fit, else the figures in a row."""
    own = next((claim for claim in claims if alignment.main[claim.id] == conflict.cell), None)
    place = f" ({conflict.cell.place})" if conflict.cell.place else ""
    name = about(conflict.cell, own, alignment)
    end = _ENDS[verdict]
    formula = next((step for step in reversed(shown[:-1]) if len(step.claims) > 1), None)
    if formula is not None:
        figure = f"“{quoted(claims[0])}” ({cited(claims[0])})"
        return Text(
            f"{name.vi}{place}: {arithmetic(formula.text.vi)}, nhưng văn bản ghi {figure}; các số này {end.vi}.",
            f"{name.en}{place}: {arithmetic(formula.text.en)}, but a document says {figure}; these figures {end.en}.",
        )
    figures = [f"“{quoted(claim)}” ({cited(claim)})" for claim in claims]
    return Text(
        f"{name.vi}{place}: {' và '.join(figures)} {end.vi}.",
        f"{name.en}{place}: {' and '.join(figures)} {end.en}.",
    )


def course(course: Course, ends: tuple[int, int], implied: Sequence[Step]) -> Text:
    """The sentence of a trend or a break between two points of a series."""
    return Text(_course(course, ends, implied, "vi"), _course(course, ends, implied, "en"))


def _course(course: Course, ends: tuple[int, int], implied: Sequence[Step], lang: str) -> str:
    series = course.series
    first, last = (series.points[end] for end in ends)
    up = _middle(last) > _middle(first)
    shown = [texts.amount(_middle(point), series.unit, lang, 1) for point in (first, last)]
    when = [texts.dated(course.cells[end], lang) for end in ends]
    place = f" ({series.place})" if series.place else ""
    if lang == "vi":
        verb, toward = ("tăng", "lên") if up else ("giảm", "xuống")
        said = f"{series.name.vi}{place} {verb} từ {shown[0]} ({when[0]}) {toward} {shown[1]} ({when[1]})"
    else:
        said = (
            f"{series.name.en}{place} {'rose' if up else 'fell'} from {shown[0]} ({when[0]}) to {shown[1]} ({when[1]})"
        )
    if implied:
        said += "; " + arithmetic(implied[-1].text.vi if lang == "vi" else implied[-1].text.en)
    return said + "."


def _middle(point: Point) -> Fraction:
    """The number to show of a point: its value, else an end of its interval."""
    if point.value is not None:
        return point.value
    return point.interval.low or point.interval.high or Fraction(0)


def caveats(claims: Sequence[Claim], alignment: Alignment, documents: Mapping[str, Document]) -> tuple[Text, ...]:
    """Scope words on one side only, an identity that rests on words alone, dates that were inferred."""
    found: list[Text] = []
    if len({claim.qualifiers for claim in claims}) > 1:
        for claim in claims:
            for words in claim.qualifiers:
                found.append(
                    Text(
                        f"Chỉ “{quoted(claim)}” có phạm vi “{words}”.",
                        f"Only “{quoted(claim)}” is limited to “{words}”.",
                    )
                )
    if min(alignment.sure[claim.id] for claim in claims) < _WEAK:
        found.append(_UNNAMED)
    for claim in claims:
        if documents[claim.document].issued_basis is Basis.INFERRED and claim.period_basis is Basis.ISSUED:
            found.append(
                Text(
                    f"{claim.document} không ghi ngày; thời điểm được suy ra từ nội dung.",
                    f"{claim.document} has no date; its time is inferred from what it reports.",
                )
            )
    return tuple(dict.fromkeys(found))


def quoted(claim: Claim) -> str:
    """The figure as written, on one line."""
    return " ".join(claim.text.split())


def cited(claim: Claim) -> str:
    """Where a person finds the figure."""
    return f"{claim.document}:{claim.line}"


def arithmetic(text: str) -> str:
    """The arithmetic of a step without the name in front of it."""
    return text.rpartition(": ")[2]
