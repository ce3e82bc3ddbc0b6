"""Findings and figures in the words of a reader: what an output shows of each, ready to be laid out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from audit.model import Claim, Document, Finding, Quantity, Rule, Step, Suspect
from audit.report.view.charts import LineChart, NumberLine, line_chart, number_line
from audit.report.view.indexes import Index, dismissed
from audit.report.view.quotes import Quote, quote
from audit.report.view.words import Words

_NUMBER = re.compile(r"[0-9][0-9.,]*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure of a finding: where it stands, the sentence it stands in, and how it was read."""

    claim: Claim
    document: Document | None
    title: str
    issued: str
    where: str
    quote: Quote | None
    reading: tuple[tuple[str, str], ...]
    allowed: str
    suspect: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the arithmetic with its result in words."""

    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A suspect in words: which figure, why, and the value that would make everything agree (may be empty)."""

    claim: Claim
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that a reader is shown of one finding."""

    finding: Finding
    number: int
    message: str
    evidence: tuple[Evidence, ...]
    lines: tuple[Line, ...]
    caveats: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    chance: str
    rule: Rule | None
    why: str
    dismissed: bool
    signed: tuple[str, ...]
    number_line: NumberLine | None
    line_chart: LineChart | None
    snippet: str


def card(finding: Finding, index: Index, words: Words) -> Card:
    """The card of one finding."""
    suspects = [suspect.claim for suspect in finding.suspects[:1]]
    rule = index.rules.get(finding.rule)
    series = index.drawn(finding)
    return Card(
        finding,
        index.numbers[finding.id],
        pick(finding.message, words),
        tuple(evidence(claim, index, words, claim.id in suspects) for claim in index.shown(finding)),
        tuple(line(step, words) for step in finding.steps),
        tuple(pick(caveat, words) for caveat in finding.caveats),
        tuple(doubt(suspect, index, words) for suspect in finding.suspects if suspect.claim in index.claims),
        chance(finding, words),
        rule,
        "" if rule is None else pick(rule.why, words),
        dismissed(finding),
        signed(finding, words),
        number_line(finding, words),
        None if series is None else line_chart(series, words),
        snippet(finding, words),
    )


def pick(text: tuple[str, str], words: Words) -> str:
    """The sentence in the words' language, or in the other where it is missing."""
    vi, en = text
    return (vi or en) if words.lang == "vi" else (en or vi)


def evidence(claim: Claim, index: Index, words: Words, suspect: bool) -> Evidence:
    """The figure with its sentence, its document and its reading."""
    document = index.documents.get(claim.document)
    return Evidence(
        claim,
        document,
        claim.document if document is None else document.title or document.id,
        words.say("issued.unknown") if document is None else words.issued(document),
        where(claim, words),
        None if document is None else quote(document, claim),
        reading(claim, index, words),
        allowed(claim.quantity, words),
        suspect,
    )


def where(claim: Claim, words: Words) -> str:
    """The place in the document: its table cell or line, and its page where there are pages."""
    if claim.table_cell is None:
        place = words.say("evidence.line", n=str(claim.line))
    else:
        table, _, cell = claim.table_cell.removeprefix("Table ").partition("!")
        place = words.say("evidence.cell", table=table, cell=cell)
    return place if claim.page is None else f"{words.say('evidence.page', n=str(claim.page))}, {place}"


def reading(claim: Claim, index: Index, words: Words) -> tuple[tuple[str, str], ...]:
    """How the figure was understood: pairs of a field's name and its value, in words."""
    cell = claim.cell
    fields = [("indicator", indicator(claim, index, words)), ("place", cell.place or words.say("place.unknown"))]
    period = words.period(cell.period)
    basis = "" if cell.period is None else f" ({words.say(f'basis.{claim.period_basis}')})"
    fields.append(("period", period + basis))
    if cell.base is not None:
        fields.append(("base", words.period(cell.base)))
    if cell.measure != "level":
        fields.append(("measure", words.say(f"measure.{cell.measure}")))
    if cell.modality != "actual":
        fields.append(("modality", words.say(f"modality.{cell.modality}")))
    if claim.qualifiers:
        fields.append(("qualifiers", "; ".join(claim.qualifiers)))
    return tuple((words.say(f"field.{field}"), value) for field, value in fields)


def indicator(claim: Claim, index: Index, words: Words) -> str:
    """The catalogue's name of what is measured, else the phrase as written."""
    known = index.indicators.get(claim.cell.indicator)
    if known is not None:
        return known.name(words.lang)
    return claim.indicator_text or claim.cell.indicator.replace("_", " ") or words.say("indicator.unknown")


def allowed(quantity: Quantity, words: Words) -> str:
    """What the wording allows, where that is more than the number itself; else nothing."""
    if quantity.hard.point is not None:
        return ""
    hedge = "" if quantity.hedge == "exact" else f"{words.say(f'hedge.{quantity.hedge}')}: "
    return hedge + words.bounds(quantity.hard, quantity.unit)


def line(step: Step, words: Words) -> Line:
    """A step in words; its result only where its text does not hold the numbers of it already."""
    text = pick(step.text, words)
    if step.interval is None:
        return Line(text, "")
    result = words.bounds(step.interval, step.unit)
    return Line(text, "" if all(number in text for number in _NUMBER.findall(result)) else result)


def doubt(suspect: Suspect, index: Index, words: Words) -> Doubt:
    """A suspect in words."""
    claim = index.claims[suspect.claim]
    value = "" if suspect.value is None else words.amount(suspect.value, claim.quantity.unit)
    return Doubt(claim, pick(suspect.reason, words), value and words.say("finding.would", value=value))


def chance(finding: Finding, words: Words) -> str:
    """One sentence on how strong the evidence is; nothing where the chance is not known."""
    if finding.chance is None:
        return ""
    return words.say("finding.chance", chance=words.chance(finding.chance), strength=words.strength(finding.chance))


def signed(finding: Finding, words: Words) -> tuple[str, ...]:
    """Who decided on the finding, when, and until when that holds: what is known of it."""
    decision = finding.decision
    if decision is None:
        return ()
    known = (
        decision.by and words.say("decision.by", by=decision.by),
        decision.date and words.say("decision.date", date=words.date(decision.date)),
        decision.until and words.say("decision.until", date=words.date(decision.until)),
    )
    return tuple(part for part in known if part)


def snippet(finding: Finding, words: Words) -> str:
    """An entry for `decisions.yaml`. JSON strings are YAML strings, so nothing in the words can break it."""
    reason = json.dumps(words.say("finding.copy.reason"), ensure_ascii=False)
    return (
        f"- id: {json.dumps(finding.id, ensure_ascii=False)}\n"
        "  status: dismissed  # confirmed, explained, dismissed\n"
        f"  reason: {reason}\n"
    )
