"""A document -> its claims and what its sentences join, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.extract.carries import carried, counted_in, renewed, spread
from audit.extract.currencies import local_money, localise
from audit.extract.figures import figures
from audit.extract.names import mark
from audit.extract.numerals import convention
from audit.extract.sentences import Prose, Sentence, blanked, bounds, glance, prose, sentence
from audit.extract.values import Figure
from audit.lang import language
from audit.layout import blocks, listed
from audit.model import Block, Claim, Document, Reading, Tie, Zone
from audit.normalise import normal
from audit.places import Gazetteer
from audit.tie.borrowings import borrowing, reckonable
from audit.tie.clauses import Clauses
from audit.tie.contexts import Context
from audit.tie.items import Items, doer, label
from audit.tie.leavings import leave
from audit.tie.tables import Tables
from audit.tie.tables.besides import besides
from audit.tie.tables.claims import Tabled
from audit.tie.tables.tellings import tellings
from audit.tie.ties import ties
from audit.tie.told import PERHAPS, Told
from audit.units import Unit
from audit.wording import WIDTHS, Widths

_NUMBER = re.compile(r"\d(?<![\d.,/]\d)\d*(?:[.,]\d+)+(?![\d/])")  # a digit first: a scan skips to the next

Place = tuple[str, int]  # the label of the item that begins, and the paragraph
Found = tuple[Sequence[Claim], Sequence[Told], Sequence[Tie], Place]  # also the figures of sentences, ties of a table
_TORN = "a sentence has no end for pages: its figures are read and held against none; part it into sentences or lines"


def reading(document: Document, gazetteer: Gazetteer, widths: Widths = WIDTHS, tied: bool = True) -> Reading:
    """The claims of a document in the order of its text; hedges reach as `widths` say.

    With the ties between them, unless it is read for its claims alone (`tied` false); what stands in no sentence that
    ends is tied to nothing.
    """
    claims: list[Claim] = []
    row: list[Told] = []
    joined: list[Tie] = []
    items = Items(claims)
    problems: dict[str, None] = {}
    read: list[Tabled] = []
    for found, told, given, place in _sentences(document, gazetteer, widths, tied, problems, read):
        items.enter(*place)
        claims += found
        row += told
        joined += given
    items.close()
    if problems:
        document = replace(document, problems=(*document.problems, *problems))
    joining = ties(row)
    if row and read:
        cells = [claim for claim in claims if claim.table_cell]
        joining += tellings(row, cells, document.raw, document.lang)
        joining += besides(row, read, (*joined, *(one for one in joining if one.why != PERHAPS)))
    known = {claim.id: claim for claim in _paged(claims, document.raw)}
    firm = [one for one in joining if one.why != PERHAPS]
    perhaps = tuple(one for one in joining if one.why == PERHAPS and reckonable(known, one))
    return Reading(document, tuple(borrowing(known, firm)), (*joined, *firm), perhaps)


def _paged(claims: list[Claim], raw: str) -> Iterable[Claim]:
    """The claims with the page of each, where form feeds part the pages of a text."""
    if "\f" not in raw:
        return claims
    ends = _starts(raw, "\f")
    return (replace(claim, page=bisect_right(ends, claim.span.start)) for claim in claims)


@dataclass(slots=True)
class _Amounts:
    """Reads the figures of one sentence after the other; `spoken` and `counted` are what the next may leave out."""

    decimal: str
    monies: Mapping[str, Unit]
    spoken: Figure | None = None
    counted: Sequence[Figure] = ()

    def forget(self) -> None:
        self.spoken, self.counted = None, ()

    def of(self, read: Sentence) -> list[Figure]:
        found = figures(read, self.decimal)
        if self.monies:
            localise(read, found, self.monies)
        self.spoken = carried(read, found, self.spoken)
        if read.language.plurals:
            renewed(read, found, self.counted)
            spread(read, found)
        return found

    def leave(self, read: Sentence, found: Sequence[Figure]) -> None:
        """Notes what a sentence counted, once its claims are made."""
        self.counted = counted_in(read, found, self.counted)


def _read(
    whole: Prose, block: Block, heads: bool, folded: str, context: Context
) -> Iterator[tuple[int, Sentence, bool]]:
    """The sentences of a block that may tell figures, each with its start and whether it is torn; those between them
    are only looked at for what they leave to the next.
    """
    passed: list[tuple[int, int]] = []
    for start, end, torn in bounds(whole, block):
        if not (heads or whole.marks.within(start, end) or folded.endswith(":", start, end)):
            passed.append((start, end))  # read for its times where a figure follows
            continue
        if passed and passed[0][0] == block.start:
            context.open(whole.raw[block.start : passed[0][1]])
        _look(whole, passed, block, context)
        passed.clear()
        read = sentence(whole, start, end, block)
        if heads or not read.plain:
            mark(read, folded)
        if start == block.start:
            context.enter(read)
        yield start, read, torn
    if context.reported is None:
        _look(whole, passed, block, context)


def _look(whole: Prose, passed: Sequence[tuple[int, int]], block: Block, context: Context) -> None:
    """Looks at sentences without figures for what they leave to the next."""
    for start, end in passed:
        glanced = glance(whole, start, end, block)
        if glanced is not None:
            leave(context, glanced)


def _sentences(
    document: Document,
    gazetteer: Gazetteer,
    widths: Widths,
    tied: bool,
    problems: dict[str, None],
    tabled: list[Tabled],
) -> Iterator[Found]:
    """What the sentences and cells of a document say; `problems` takes what of them could not be read as written,
    `tabled` its tables.
    """
    text = normal(document.raw)
    laid = blocks(text.text) if text.starts else document.blocks
    folded = blanked(text.folded, laid)
    words = language(document.lang)
    decimal = convention(_NUMBER.findall(folded), words.decimal)
    lines = _starts(document.raw, "\n")
    context = Context(document, words, gazetteer, widths)
    whole = prose(text.text, folded, words)
    figured = whole.marks.within
    amounts = _Amounts(decimal, local_money(document, gazetteer) if words.plurals else {})
    tables = Tables(text, laid, context, decimal, lines)
    reach = number = 0
    for paragraph, block in enumerate(laid):
        if block.zone is Zone.BOILERPLATE or block.end <= reach:
            continue
        reach = block.end
        if block.cell is not None:
            yield tables.at(block), [], [], ("", paragraph)
            if not tables.prose(block):
                continue
        item = listed(text.text[block.start : block.start + 12])
        context.begin(item)
        if not item:
            amounts.forget()
        heads = block.zone in (Zone.HEADING, Zone.TITLE)
        context.headed = context.headed and heads
        if not heads and not figured(block.start, block.end) and folded.find(":", block.start, block.end) < 0:
            if context.reported is None:
                _look(whole, [(block.start, block.end)], block, context)
            continue  # no sentence of it is read
        for start, read, torn in _read(whole, block, heads, folded, context):
            if torn:
                problems[_TORN] = None
            number += 1
            if not read.plain:
                found = amounts.of(read)
                clauses = Clauses(read, found, text, folded, context, lines, number, paragraph, item)
                claims = clauses.claims()
                amounts.leave(read, found)
                labels = start == block.start or not words.plurals  # `Vụ xuân: lúa 210 ha. Vụ mùa: lúa 190 ha`
                named = (label(text.text, read, found, item) if labels else "") or doer(read, clauses.parts)
                yield claims, clauses.row(claims) if tied and not torn else [], [], (named, paragraph)
            leave(context, read)
    if tied:
        yield [], [], list(tables.ties()), ("", -1)
        tabled += tables.all()


def _starts(raw: str, mark: str) -> list[int]:
    """Where the text begins, and where it goes on after each mark: the starts of lines or pages."""
    starts = [0]
    at = raw.find(mark)
    while at >= 0:
        starts.append(at + 1)
        at = raw.find(mark, at + 1)
    return starts
