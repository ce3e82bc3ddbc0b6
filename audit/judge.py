"""Readings and packs -> findings: what cannot all be true, what is true only thanks to its wording, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from audit import texts
from audit.align import EXACT, Alignment, Catalogue, aligned, soft
from audit.diagnose import chance, suspects
from audit.kinds import kinds
from audit.model import (
    Basis,
    Cell,
    Claim,
    Conflict,
    Document,
    Finding,
    Link,
    Measure,
    Pack,
    Reading,
    Rule,
    Series,
    Severity,
    Step,
    Text,
    Unchecked,
    Verdict,
)
from audit.proofs import about, steps
from audit.selection import selected
from audit.solve import Bound, Solution, solution
from audit.trends import Course, broken, courses

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_ORDER = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one partition of the claims shows."""

    findings: tuple[Finding, ...]
    series: tuple[Series, ...]
    unchecked: tuple[Unchecked, ...]


def judged(readings: Sequence[Reading], packs: Sequence[Pack], known: Catalogue) -> Judgement:
    """Every finding of readings whose indicators are keyed, heaviest first."""
    rules = [rule for pack in packs for rule in pack.rules]
    documents = {reading.document.id: reading.document for reading in readings}
    alignment = aligned(readings, known)
    links = _links(rules, alignment)
    hard = solution(alignment.evidence, links)
    judge = Judge(rules, documents, alignment, links)
    found = [judge.conflict(conflict, Verdict.CONTRADICTION) for conflict in hard.conflicts if _anchored(conflict)]
    found += judge.tensions(hard)
    told = courses(alignment, hard.bounds)
    for course in told:
        found += judge.course(course, hard)
    found = list({finding.id: finding for finding in found}.values())
    found.sort(
        key=lambda finding: (_ORDER.index(finding.verdict), _WEIGHT[finding.severity], -finding.confidence, finding.id)
    )
    return Judgement(tuple(found), tuple(course.series for course in told), judge.unchecked(told))


def _links(rules: Iterable[Rule], alignment: Alignment) -> list[Link]:
    """The laws of all rules; of two that state the same law, the one that selects more closely."""
    stated: dict[tuple[object, ...], tuple[int, Link]] = {}
    for rule in rules:
        made = kinds().get(rule.kind)
        if made is None:
            continue
        for link in made(rule, alignment):
            key = (
                link.relation,
                tuple(sorted((term.cell.key, term.coefficient) for term in link.terms)),
                link.constant,
            )
            weight = len(rule.where) + len(rule.params)
            if key not in stated or stated[key][0] < weight:
                stated[key] = (weight, link)
    return [link for _, link in stated.values()]


@dataclass(slots=True)
class Judge:
    """Writes findings about one alignment."""

    rules: Sequence[Rule]
    documents: dict[str, Document]
    alignment: Alignment
    links: list[Link]

    def conflict(self, conflict: Conflict, verdict: Verdict) -> Finding:
        """A set of figures that cannot all be true, or only thanks to their wording."""
        claims = self._in_order(conflict)
        rule = self._rule(conflict)
        shown = steps(conflict, self.alignment)
        weakest = min((self.alignment.sure[claim.id] for claim in claims), default=1.0)
        caveats = self._caveats(claims)
        severity: Severity = rule.severity
        if verdict is Verdict.TENSION and severity is Severity.ERROR:
            severity = Severity.WARNING
        return Finding(
            id=_fingerprint(rule.id, verdict, conflict, claims),
            rule=rule.id,
            verdict=verdict,
            severity=severity,
            confidence=round(min(claim.trust for claim in claims) * (weakest if weakest < EXACT else 1), 2),
            message=self._message(conflict, claims, shown, verdict),
            claims=tuple(claim.id for claim in claims),
            steps=shown,
            caveats=caveats,
            suspects=suspects(conflict, self.alignment, self.links) if verdict is Verdict.CONTRADICTION else (),
            chance=chance(conflict, self.alignment),
        )

    def tensions(self, hard: Solution) -> list[Finding]:
        """Conflicts that appear when hedges and truncation are taken away, besides those that stand anyway."""
        claims = self.alignment.claims
        contested = {one.claim for conflict in hard.conflicts for one in conflict.evidence}
        softened = [soft(one, claims[one.claim]) for one in self.alignment.evidence if one.claim not in contested]
        if all(one.interval == two.interval for one, two in zip(softened, self.alignment.evidence, strict=False)):
            return []
        clashes = solution(softened, self.links).conflicts
        return [self.conflict(conflict, Verdict.TENSION) for conflict in clashes if _anchored(conflict)]

    # ------------------------------------------------------------------------------------ conflicts

    def _in_order(self, conflict: Conflict) -> list[Claim]:
        """The claims of a conflict, the one that stands against the rest first."""
        last = conflict.proof[-1].claim or (conflict.proof[-2].claim if len(conflict.proof) > 1 else None)
        names = dict.fromkeys(([last] if last else []) + [one.claim for one in conflict.evidence])
        return [self.alignment.claims[name] for name in names]

    def _rule(self, conflict: Conflict) -> Rule:
        """The rule that states the most particular law of a conflict; for one cell, the first `same` that selects it."""
        byid = {rule.id: rule for rule in self.rules}
        if conflict.links:
            priority = ("total", "change", "share", "order")
            link = min(
                conflict.links,
                key=lambda link: (
                    priority.index(byid[link.rule].kind) if byid[link.rule].kind in priority else 9,
                    link.rule,
                ),
            )
            return byid[link.rule]
        for rule in self.rules:
            if rule.kind == "same" and selected(rule, conflict.cell):
                return rule
        return Rule("core/same", "same", Severity.ERROR, Text("", ""))

    def _message(self, conflict: Conflict, claims: list[Claim], shown: tuple[Step, ...], verdict: Verdict) -> Text:
        name = about(
            conflict.cell,
            next((claim for claim in claims if self.alignment.main[claim.id] == conflict.cell), None),
            self.alignment,
        )
        place = conflict.cell.place
        figures = [" ".join(claim.text.split()) for claim in claims]
        formula = next((step for step in reversed(shown[:-1]) if len(step.claims) > 1), None)
        if verdict is Verdict.TENSION:
            vi_end, en_end = "chỉ cùng đúng nhờ làm tròn hoặc từ ước chừng", "agree only thanks to rounding or a hedge"
        else:
            vi_end, en_end = "không thể cùng đúng", "cannot all be true"
        lead = Text(*(f"{first}{' (' + place + ')' if place else ''}" for first in name))
        if formula is not None:
            other = claims[0]
            return Text(
                f"{lead.vi}: {_right(formula.text.vi)}, nhưng văn bản ghi “{figures[0]}”{self._source(other)}; các số này {vi_end}.",
                f"{lead.en}: {_right(formula.text.en)}, but a document says “{figures[0]}”{self._source(other)}; these figures {en_end}.",
            )
        listed = Text(
            *(
                joint.join(f"“{figure}”{self._source(claim)}" for figure, claim in zip(figures, claims, strict=True))
                for joint in (" và ", " and ")
            )
        )
        return Text(f"{lead.vi}: {listed.vi} {vi_end}.", f"{lead.en}: {listed.en} {en_end}.")

    def _source(self, claim: Claim) -> str:
        return f" ({claim.document}:{claim.line})"

    def _caveats(self, claims: list[Claim]) -> tuple[Text, ...]:
        """Harmless reasons: scope words on one side, dates that were inferred, places that were redrawn, weak identity."""
        found: list[Text] = []
        scopes = {claim.qualifiers for claim in claims}
        if len(scopes) > 1:
            for claim in claims:
                for words in claim.qualifiers:
                    quoted = " ".join(claim.text.split())
                    found.append(
                        Text(f"Chỉ “{quoted}” có phạm vi “{words}”.", f"Only “{quoted}” is limited to “{words}”.")
                    )
        if min(self.alignment.sure[claim.id] for claim in claims) < 0.8:
            found.append(
                Text(
                    "Các số được coi là cùng một chỉ tiêu vì câu chữ giống nhau, không do danh mục xác định.",
                    "The figures are taken for the same thing because their words agree; no catalogue says so.",
                )
            )
        for claim in claims:
            document = self.documents[claim.document]
            if document.issued_basis is Basis.INFERRED and claim.period_basis is Basis.ISSUED:
                found.append(
                    Text(
                        f"{claim.document} không ghi ngày; thời điểm được suy ra từ nội dung.",
                        f"{claim.document} has no date; its time is inferred from what it reports.",
                    )
                )
        return tuple(dict.fromkeys(found))

    # ------------------------------------------------------------------------------------ trends

    def course(self, course: Course, hard: Solution) -> list[Finding]:
        """The trend of a series, and its breaks; a share whose whole follows from its count says so."""
        contested = {one.claim for conflict in hard.conflicts for one in conflict.evidence}
        found = []
        rules = [rule for rule in self.rules if rule.kind == "trend"]
        plain = next((rule for rule in rules if not rule.where), None)
        points = course.series.points
        broke = {number: rule for rule, number in reversed(broken(course, rules, course.cells[0]))}
        for number, rule in sorted(broke.items()):
            found.append(self._trend(course, rule, Verdict.BREAK, (number - 1, number), hard))
        if plain is not None and course.series.direction != "flat" and not broke:
            if not all(set(point.claims) <= contested for point in points):
                found.append(self._trend(course, plain, Verdict.TREND, (0, len(points) - 1), hard))
        return found

    def _trend(self, course: Course, rule: Rule, verdict: Verdict, ends: tuple[int, int], hard: Solution) -> Finding:
        points = course.series.points
        shown = [_point_step(course, number) for number in range(ends[0], ends[1] + 1)]
        claims = list(dict.fromkeys(claim for point in points[ends[0] : ends[1] + 1] for claim in point.claims[:1]))
        implied, extra = self._implied(course, hard)
        first, last = points[ends[0]], points[ends[1]]
        shown += implied
        if first.value is not None and last.value is not None:
            shown.append(_difference(course, first.value, last.value))
        claims += [claim for claim in extra if claim not in claims]
        read = [self.alignment.claims[claim] for claim in claims]
        weakest = min(self.alignment.sure[claim.id] for claim in read)
        return Finding(
            id=_digest(rule.id, verdict, course.cells[0].key, sorted(claim.text for claim in read)),
            rule=rule.id,
            verdict=verdict,
            severity=_alarm(rule.severity) if verdict is Verdict.BREAK else Severity.INFO,
            confidence=round(min(claim.trust for claim in read) * (weakest if weakest < EXACT else 1), 2),
            message=self._told(course, first.value, last.value, ends, implied),
            claims=tuple(claims),
            steps=tuple(shown),
            caveats=self._caveats(read),
        )

    def _told(
        self, course: Course, first: Fraction | None, last: Fraction | None, ends: tuple[int, int], implied: list[Step]
    ) -> Text:
        series = course.series
        up = first is not None and last is not None and last > first
        verbs = Text("tăng", "rose") if up else Text("giảm", "fell")
        said = []
        for lang, verb in zip(("vi", "en"), verbs, strict=True):
            name = series.name.vi if lang == "vi" else series.name.en
            values = [
                texts.amount(value, series.unit, lang, 1) if value is not None else "?" for value in (first, last)
            ]
            when = [texts.dated(course.cells[end], lang) for end in ends]
            place = f" ({series.place})" if series.place else ""
            if lang == "vi":
                text = f"{name}{place} {verb} từ {values[0]} ({when[0]}) {'lên' if up else 'xuống'} {values[1]} ({when[1]})"
            else:
                text = f"{name}{place} {verb} from {values[0]} ({when[0]}) to {values[1]} ({when[1]})"
            if implied:
                text += "; " + _right(implied[-1].text.vi if lang == "vi" else implied[-1].text.en)
            said.append(text + ".")
        return Text(*said)

    def _implied(self, course: Course, hard: Solution) -> tuple[list[Step], list[str]]:
        """The whole that nobody printed but a count and its share imply: `43 ÷ 86 % = 50`."""
        if course.series.measure is not Measure.SHARE:
            return [], []
        found: list[Step] = []
        claims: list[str] = []
        for cell in course.cells:
            part = self.alignment.level_of(cell)
            whole = part and self.alignment.whole_of(part)
            bound: Bound | None = hard.bounds.get(whole) if whole else None
            if part is None or whole is None or bound is None or not bound.derived or whole in self.alignment.cells:
                continue
            count, share = hard.bounds.get(part), hard.bounds.get(cell)
            if count is None or share is None:
                continue
            name = about(whole, None, self.alignment)
            counted = bound.interval.whole() if whole.unit == "count" else None
            said = [
                f"{first}: {texts.between(count.interval, part.unit, lang)} ÷ [{texts.between(share.interval, 'percent', lang)}]"
                f" = {texts.between(bound.interval, whole.unit, lang)}"
                + (f" → {texts.between(counted, whole.unit, lang)}" if counted and counted != bound.interval else "")
                for lang, first in zip(("vi", "en"), name, strict=True)
            ]
            found.append(Step(Text(*said), tuple(sorted(bound.claims)), counted or bound.interval, whole.unit))
            claims += sorted(bound.claims)
        return found, claims

    # ------------------------------------------------------------------------------------ silence

    def unchecked(self, told: Sequence[Course]) -> tuple[Unchecked, ...]:
        """Every claim that no rule could judge, with the first reason that holds."""
        checked = {claim for course in told for point in course.series.points for claim in point.claims}
        for link in self.links:
            stated = [term.cell for term in link.terms if term.cell in self.alignment.cells]
            if len(stated) > 1 or link.relation == "order":
                checked.update(claim for cell in stated for claim in self.alignment.cells[cell])
        for claims in self.alignment.cells.values():
            if len(set(claims)) > 1:
                checked.update(claims)
        return tuple(
            Unchecked(claim.id, self._reason(claim))
            for claim in self.alignment.claims.values()
            if claim.id not in checked
        )

    def _reason(self, claim: Claim) -> str:
        cell = self.alignment.main[claim.id]
        if not claim.cell.indicator:
            return "no_indicator"
        if claim.cell.period is None:
            return "no_period"
        if claim.trust < 0.5:
            return "low_trust"
        if any(not scope.startswith("§") for scope in cell.scope):
            return "scope_differs"
        return "no_partner"


def _alarm(severity: Severity) -> Severity:
    """A break is worth a look even where the rule's trends are for information."""
    return Severity.WARNING if severity is Severity.INFO else severity


def _anchored(conflict: Conflict) -> bool:
    """Whether two claims at least take part: one figure alone contradicts nothing that was written."""
    return len({one.claim for one in conflict.evidence}) > 1


def _right(text: str) -> str:
    """The arithmetic of a step without the name in front of it."""
    return text.rpartition(": ")[2]


def _point_step(course: Course, number: int) -> Step:
    point, cell = course.series.points[number], course.cells[number]
    vi, en = (f"{texts.dated(cell, lang)}: {texts.between(point.interval, cell.unit, lang)}" for lang in ("vi", "en"))
    return Step(Text(vi, en), point.claims, point.interval, cell.unit)


def _difference(course: Course, first: Fraction, last: Fraction) -> Step:
    unit = course.series.unit
    change = last - first
    said = [
        f"{texts.amount(last, unit, lang)} - {texts.amount(first, unit, lang)} = {'+' if change > 0 else ''}"
        f"{texts.amount(change, 'percentage_point' if unit == 'percent' else unit, lang)}"
        for lang in ("vi", "en")
    ]
    return Step(Text(*said), (), None, unit)


def _fingerprint(rule: str, verdict: Verdict, conflict: Conflict, claims: list[Claim]) -> str:
    return _digest(rule, verdict, _plain(conflict.cell), sorted(claim.text for claim in claims))


def _plain(cell: Cell) -> tuple[str, ...]:
    """The key of a cell without what depends on where its claims stand."""
    return (cell.indicator, cell.measure, cell.place or "", cell.key[3], cell.key[4], cell.modality, cell.unit)


def _digest(rule: str, verdict: Verdict, key: tuple[str, ...], figures: list[str]) -> str:
    return sha256("\n".join((rule, verdict, *key, *figures)).encode()).hexdigest()[:12]
