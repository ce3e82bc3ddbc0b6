"""A figure in the sentence that it was read from, cut into pieces so that an output can mark each its own way."""

from __future__ import annotations

from dataclasses import dataclass

from audit.model import Claim, Document, Span

FIGURE = "figure"

# A sentence longer than this on one side of its figure is cut there, at a space.
_REACH = 180


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `role` is `figure`, the field of the reading that it proves, or empty."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The pieces of a sentence, together `raw[span.start:span.end]` but for white space and the marks of a cut."""

    span: Span
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def quote(document: Document, claim: Claim) -> Quote:
    """The sentence of the claim with its figure and the words that prove its reading."""
    raw = document.raw
    sentence = _sentence(raw, claim)
    span = _cut(raw, sentence, claim.span)
    before, after = "… " if span.start > sentence.start else "", " …" if span.end < sentence.end else ""
    pieces, at = [Piece(before, "")] if before else [], span.start
    for role, proof in _proofs(claim, span):
        pieces += [Piece(_spaced(raw[at : proof.start]), ""), Piece(_spaced(raw[proof.start : proof.end]), role)]
        at = proof.end
    pieces.append(Piece(_spaced(raw[at : span.end]) + after, ""))
    return Quote(span, tuple(piece for piece in pieces if piece.text))


def _sentence(raw: str, claim: Claim) -> Span:
    """The claim's sentence, or its line where no sentence is known; of the row of a table what its bars and empty cells
    enclose.
    """
    start, end = claim.sentence
    if not start <= claim.span.start < claim.span.end <= end <= len(raw):
        start = raw.rfind("\n", 0, claim.span.start) + 1
        end = raw.find("\n", claim.span.end)
        end = len(raw) if end < 0 else end
    idle = " \t\r\n\f\u00a0|" if claim.table_cell else " \t\r\n\f\u00a0"
    while start < claim.span.start and raw[start] in idle:
        start += 1
    while end > claim.span.end and raw[end - 1] in idle:
        end -= 1
    return Span(start, end)


def _cut(raw: str, sentence: Span, figure: Span) -> Span:
    start, end = sentence
    if figure.start - start > _REACH:
        start = raw.find(" ", figure.start - _REACH, figure.start) + 1 or figure.start - _REACH
    if end - figure.end > _REACH:
        end = raw.rfind(" ", figure.end, figure.end + _REACH)
        end = figure.end + _REACH if end < 0 else end
    return Span(start, end)


def _proofs(claim: Claim, within: Span) -> list[tuple[str, Span]]:
    """The figure and the spans that prove its fields, in order, none over another; the figure comes first."""
    kept = [(FIGURE, claim.span)]
    for role, span in claim.evidence:
        inside = within.start <= span.start < span.end <= within.end
        if inside and all(span.end <= other.start or other.end <= span.start for _, other in kept):
            kept.append((role, span))
    return sorted(kept, key=lambda proof: proof[1])


def _spaced(text: str) -> str:
    """The text with each line break and the blanks around it as one space: a PDF breaks lines anywhere."""
    if "\n" not in text and "\r" not in text:
        return text
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    return left + " ".join(text.split()) + (right if text.strip() else "")
