"""The full text of a document with its figures marked, as HTML: one pass over text and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as quoted

from markupsafe import Markup, escape

from audit.model import Claim, Document, Verdict, Zone
from audit.report.view.cards import indicator
from audit.report.view.indexes import Index, dismissed
from audit.report.view.words import Words

# The lines of a long document are laid out in groups, so that a browser may leave out those that are out of sight.
_GROUP, _LONG = 120, 4000

_SILENT = (Verdict.GAP, Verdict.FAILURE)
_LINES = {Zone.TITLE: "title", Zone.HEADING: "heading", Zone.TABLE: "table", Zone.BOILERPLATE: "boilerplate"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Figures that overlap, marked as one run of text."""

    start: int
    end: int
    claims: tuple[Claim, ...]


def anchor(finding: str) -> str:
    """The fragment of a finding's card, as an `id` attribute holds it."""
    return f"finding-{quoted(finding, safe='')}"


def marks(claims: Sequence[Claim]) -> list[Mark]:
    """The claims, sorted by their spans, with those that overlap put together."""
    found: list[Mark] = []
    for claim in claims:
        if found and claim.span.start < found[-1].end:
            last = found[-1]
            found[-1] = Mark(last.start, max(last.end, claim.span.end), (*last.claims, claim))
        else:
            found.append(Mark(*claim.span, (claim,)))
    return found


def marked(document: Document, index: Index, words: Words) -> Markup:
    """The document's lines, each with its number, its zone and its figures marked and linked to their findings."""
    raw, rows = document.raw, []
    queue, zones = marks(index.by_document.get(document.id, ())), _Zones(document)
    at, number, used = 0, 1, 0
    while at < len(raw):
        end = raw.find("\n", at) + 1 or len(raw)
        first = used
        while used < len(queue) and queue[used].start < end:
            if queue[used].end > end:  # a figure broken over lines keeps its lines together
                end = raw.find("\n", queue[used].end - 1) + 1 or len(raw)
            used += 1
        kind = zones.kind(at, end)
        rows.append(f'<p class="{kind}" data-n="{number}">{_line(raw, at, end, queue[first:used], index, words)}</p>')
        number += raw.count("\n", at, end)
        at = end
    groups = ("".join(rows[start : start + _GROUP]) for start in range(0, len(rows), _GROUP))
    return Markup("".join(f'<div class="{"far" if len(rows) > _LONG else "near"}">{group}</div>' for group in groups))


class _Zones:
    """The zones of a document's lines, asked for in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._next = 0

    def kind(self, start: int, end: int) -> str:
        """The class of the line: that of the first block that reaches into it; nothing for a line of the body."""
        while self._next < len(self._blocks) and self._blocks[self._next].end <= start:
            self._next += 1
        if self._next == len(self._blocks) or self._blocks[self._next].start >= end:
            return ""
        return _LINES.get(self._blocks[self._next].zone, "")


def _line(raw: str, start: int, end: int, found: Sequence[Mark], index: Index, words: Words) -> str:
    pieces, at = [], start
    for mark in found:
        pieces += [str(escape(raw[at : mark.start])), _mark(raw, mark, index, words)]
        at = mark.end
    pieces.append(str(escape(raw[at:end].rstrip("\r\n"))))
    return "".join(pieces)


def _mark(raw: str, mark: Mark, index: Index, words: Words) -> str:
    findings = {found.id: found for claim in mark.claims for found in index.by_claim.get(claim.id, ())}
    standing = [found for found in findings.values() if not dismissed(found) and found.verdict not in _SILENT]
    if standing:
        state = f"in {min(standing, key=lambda found: index.numbers[found.id]).verdict}"
    else:
        state = "unchecked" if all(claim.id in index.unchecked for claim in mark.claims) else "checked"
    ids = "".join(f'<a id="{index.anchors[claim.id]}"></a>' for claim in mark.claims[1:])
    links = "".join(
        f'<a href="#{quoted(anchor(found.id))}" aria-label="{escape(words.say("finding.number", n=str(number)))}">'
        f"{number}</a>"
        for found in findings.values()
        for number in (index.numbers[found.id],)
    )
    tip = escape("\n".join(_tip(claim, index, words) for claim in mark.claims))
    text = escape(raw[mark.start : mark.end])
    return f'{ids}<mark class="{state}" id="{index.anchors[mark.claims[0].id]}" title="{tip}">{text}</mark>' + (
        f"<sup>{links}</sup>" if links else ""
    )


def _tip(claim: Claim, index: Index, words: Words) -> str:
    """The reading of a figure in one line: what, where, when, in which unit, and what judged it or why nothing did."""
    cell, reason, rules = claim.cell, index.unchecked.get(claim.id), index.judging.get(claim.id, ())
    parts = [
        indicator(claim, index, words),
        cell.place or words.say("place.unknown"),
        words.period(cell.period),
        claim.quantity.unit.replace("_", " "),
        "" if cell.measure == "level" else words.say(f"measure.{cell.measure}"),
        f"{words.say('state.judged')}: {', '.join(rules)}" if rules else "",
        "" if reason is None else f"{words.say('state.unchecked')}: {words.reason(reason)}",
    ]
    return " · ".join(part for part in parts if part)
