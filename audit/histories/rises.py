"""Changes since one base: what may only rise cannot have risen less by a later date than by an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit import messages, texts
from audit.align import Alignment
from audit.fingerprints import digest
from audit.histories.sayings import SEVERITIES, said
from audit.interval import Interval
from audit.kinds import Seen
from audit.model import Cell, Claim, Finding, Measure, Modality, Rule, Severity, Step, Text, Verdict
from audit.selection import selected
from audit.texts import Numbers, named
from audit.trends import Course, wanted


def rises(told: Sequence[Course], rules: Sequence[Rule], seen: Seen) -> Iterator[Finding]:
    """A break for each change since a base that is behind the change to an earlier date.

    `from 49 in 2014 to 62 in 2019` and `11 more than in 2014` in 2022: +13, then +11.
    """
    alignment = seen.alignment
    courses = {course.cells[0].undated(): course for course in told if not course.averaged}
    changes = (cell for cell in alignment.cells if cell.measure is Measure.CHANGE and cell.base is not None)
    for change in sorted(changes, key=lambda cell: cell.key):
        course = courses.get(replace(change, measure=Measure.LEVEL).undated())
        rule = _limiting(rules, course, alignment) if course is not None else None
        if course is None or rule is None or change.modality is not Modality.ACTUAL:
            continue
        shrunk = _shrunk(change, course, wanted(rule, course.cells[0], alignment), alignment)
        if shrunk is not None:
            yield _finding(rule, shrunk, seen)


def _limiting(rules: Sequence[Rule], course: Course, alignment: Alignment) -> Rule | None:
    """The rule that allows the series one direction only, of several the one that selects most closely."""
    cell = course.cells[0]
    limiting = [rule for rule in rules if selected(rule, cell, alignment.sources) and wanted(rule, cell, alignment)]
    return max(limiting, key=lambda rule: len(rule.where), default=None)


@dataclass(frozen=True, slots=True)
class _Shrunk:
    """A change since `base`, and the earlier cell by which the change was already larger: `by_then`."""

    change: Cell
    base: Cell
    early: Cell
    by_then: Interval
    by_now: Interval


def _shrunk(change: Cell, course: Course, way: int, alignment: Alignment) -> _Shrunk | None:
    """The latest stated level between base and date that had already moved farther the allowed way."""
    assert change.base is not None and change.period is not None
    base = replace(change, measure=Measure.LEVEL, period=change.base, base=None)
    if base not in alignment.cells:
        return None
    by_now = alignment.about(change)[0].interval
    for early in reversed([cell for cell in course.cells if cell in alignment.cells]):
        assert early.period is not None
        if change.base.end <= early.period.start and early.period.end <= change.period.start:
            by_then = alignment.about(early)[0].interval - alignment.about(base)[0].interval
            now, then = by_now.scale(way), by_then.scale(way)
            if now.high is not None and then.low is not None and then.low > now.high:
                return _Shrunk(change, base, early, by_then, by_now)
    return None


def _finding(rule: Rule, found: _Shrunk, seen: Seen) -> Finding:
    alignment = seen.alignment
    change, base, early = (
        alignment.claims[alignment.cells[cell][0]] for cell in (found.change, found.base, found.early)
    )
    steps = [_difference(found, (early, base), alignment), _stated(found, change)]
    steps += _unexplained(found, (change, base, early), alignment)
    claims = [alignment.claims[name] for name in dict.fromkeys(name for step in steps for name in step.claims)]
    name = named(found.base, alignment.known.indicators.get(found.base.indicator), texts.worded(base))
    blanks = {
        "then": _shown(found.by_then, found.change.unit),
        "now": _shown(found.by_now, found.change.unit),
        "early": _when(found.early),
        "base": _when(found.base),
    }
    return Finding(
        id=digest(rule.id, Verdict.BREAK, found.change, claims),
        rule=rule.id,
        verdict=Verdict.BREAK,
        severity=max(rule.severity, Severity.WARNING, key=SEVERITIES.index),
        confidence=alignment.confidence(claims),
        message=messages.guarded(said("trend", "since", found.change, name, **blanks), claims, alignment),
        claims=tuple(claim.id for claim in claims),
        steps=tuple(steps),
        caveats=messages.caveats(claims, alignment, seen.documents),
    )


def _difference(found: _Shrunk, claims: tuple[Claim, Claim], alignment: Alignment) -> Step:
    told = []
    ends = [alignment.about(cell)[0].interval for cell in (found.early, found.base)]
    for lang in ("vi", "en"):
        numbers = Numbers(lang)
        when = " - ".join(texts.dated(cell, lang) for cell in (found.base, found.early))
        one, two, rest = (numbers.bounds(interval, found.change.unit) for interval in (*ends, found.by_then))
        told.append(f"{when}: {one} - {two} = {rest}")
    return Step(Text(*told), tuple(claim.id for claim in claims), found.by_then, found.change.unit)


def _stated(found: _Shrunk, change: Claim) -> Step:
    told = []
    for lang in ("vi", "en"):
        when = " - ".join(texts.dated(cell, lang) for cell in (found.base, found.change))
        shown = Numbers(lang).bounds(found.by_now, found.change.unit)
        told.append(f"{when}: {texts.hedged(change, lang)} → {shown}")
    return Step(Text(*told), (change.id,), found.by_now, found.change.unit)


def _unexplained(found: _Shrunk, claims: tuple[Claim, Claim, Claim], alignment: Alignment) -> list[Step]:
    """That another scope of the later document explains nothing, where it would have to be both wider and narrower.

    Its level at the base year (its level now less its change) is above the one stated: so it counts more. Its level
    now is below the one stated earlier of what only rises: so it counts less.
    """
    change, base, early = claims
    now = alignment.level_of(found.change)
    own = [] if now is None else [one for one in alignment.about(now) if _of(one.claim, change.document, alignment)]
    if not own or base.document != early.document or base.document == change.document:
        return []
    implied = own[0].interval - found.by_now
    before, later = alignment.about(found.base)[0].interval, alignment.about(found.early)[0].interval
    wider = implied.low is not None and before.high is not None and implied.low > before.high
    narrower = own[0].interval.high is not None and later.low is not None and own[0].interval.high < later.low
    if not (wider and narrower):
        return []
    blanks = {
        "implied": _shown(implied, found.change.unit),
        "before": _shown(before, found.change.unit),
        "level": _shown(own[0].interval, found.change.unit),
        "later": _shown(later, found.change.unit),
        "main": Text(change.document, change.document),
    }
    told = said("trend", "scope", replace(found.base, place=None), Text("", ""), **blanks)
    return [Step(told, (own[0].claim, change.id, base.id, early.id))]


def _of(claim: str, document: str, alignment: Alignment) -> bool:
    return alignment.claims[claim].document == document


def _shown(interval: Interval, unit: str) -> Text:
    return Text(*(Numbers(lang).bounds(interval, unit) for lang in ("vi", "en")))


def _when(cell: Cell) -> Text:
    return Text(*(texts.dated(cell, lang) for lang in ("vi", "en")))
