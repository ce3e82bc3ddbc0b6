"""Plants one slip at a time and audits again: `python -m tests.plant.run [--set open|judged|unseen] [--misses]`.

`--relations` plants nothing: it prints the relations of the clean documents that no law of the tool takes in.
`--fragile` prints those that a law takes in only while the figures agree: a slip in one of them, and they are not held.

*Found*: a contradiction names the planted figure. *Asked*: else a gap does that suspects somebody, of figures that
would agree but for a slip if they belong together. *First*: it is the first suspect of the heaviest such finding.
*Right*: the value proposed for a first suspect is the one that stood there, to the last printed digit. A change that
breaks no relation of the case, or writes the same count with another mark between thousands, is inside what words and
digits allow; it is not planted, and counted apart. The cases of `unseen` are longer documents that no rule was written
with and no table learned from; whoever tunes the tool scores them and reads them not.
Where a figure stands in one relation only, nothing but the look of the figures tells it from the others there; the
share of culprits first is told with and without these.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from fractions import Fraction
from random import Random

from audit.align import aligned
from audit.catalogues import Catalogue, catalogue, keyed
from audit.judge import Judgement, judged, stated
from audit.load import document
from audit.model import Claim, Finding, Pack, Reading, Verdict
from audit.pipeline import packs_for, places_of
from audit.places import Gazetteer
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.plant.cases import Case, Figure, Relation, cases
from tests.plant.held import unheld
from tests.plant.numerals import Numeral
from tests.plant.relations import broken
from tests.plant.slips import KINDS, planted

RECALL, FIRST, ALARMS = 0.90, 0.85, 1.0


@dataclass(slots=True)
class Auditor:
    """Audits the documents of a case."""

    packs: tuple[Pack, ...]
    known: Catalogue
    places: Gazetteer

    @classmethod
    def with_default_packs(cls) -> Auditor:
        packs = packs_for(())
        return cls(packs, catalogue(packs), places_of(packs))

    def audited(self, case: Case, raws: list[str]) -> tuple[Judgement, list[Reading]]:
        """What is found in the documents of a case, written as in `raws`."""
        metas = [Meta(issued=text.issued, place=text.place, lang=case.lang) for text in case.texts]
        return self.judged(
            [TextFile(f"{n}.txt", f"{n}.txt", raw, meta) for n, (raw, meta) in enumerate(zip(raws, metas, strict=True))]
        )

    def unheld(self, case: Case) -> Iterator[Relation]:
        """The relations of a case that no law takes in."""
        _, readings = self.audited(case, [text.raw for text in case.texts])
        alignment = aligned(readings, self.known)
        links = stated([rule for pack in self.packs for rule in pack.rules], alignment)
        return unheld(case, readings, alignment, links)

    def judged(self, texts: Sequence[TextFile]) -> tuple[Judgement, list[Reading]]:
        """What is found in texts that are audited together."""
        readings = [keyed(reading(document(text, self.places), self.places), self.known) for text in texts]
        return judged(readings, self.packs, self.known), readings


@dataclass(slots=True)
class Tally:
    """What happened to the slips of one kind."""

    planted: int = 0
    inside: int = 0
    found: int = 0
    asked: int = 0
    first: int = 0
    right: int = 0
    told: int = 0
    told_first: int = 0

    def add(self, other: Tally) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Report:
    """The tallies by kind, the alarms on clean documents, and the slips that were missed."""

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    figures: int = 0
    alarms: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def total(self) -> Tally:
        total = Tally()
        for tally in self.kinds.values():
            total.add(tally)
        return total


def report(half: str, lang: str | None, name: str, seed: int, share: float) -> Report:
    """Everything planted in a half."""
    auditor, made, random = Auditor.with_default_packs(), Report(), Random(seed)
    for case in _chosen(half, lang, name):
        _case(case, auditor, made, random, share)
    return made


def relations(half: str, lang: str | None, name: str) -> Iterator[str]:
    """Each relation that is not held, in the words around its figures; then how many are."""
    auditor, told, held = Auditor.with_default_packs(), 0, 0
    for case in _chosen(half, lang, name):
        lost = list(auditor.unheld(case))
        told, held = told + len(case.relations), held + len(case.relations) - len(lost)
        for relation in lost:
            yield f"{case.name}: {relation.kind} {' '.join(relation.names)}"
            for figure in map(case.figure, relation.names):
                yield f"    {_around(case.texts[figure.document].raw, figure.start)}"
    yield f"{held} of {told} relations are held"


def fragile(half: str, lang: str | None, name: str, seed: int) -> Iterator[str]:
    """Each relation that a slip in one of its figures unties, with these figures; then how many are held whatever one
    of their figures is.
    """
    auditor, told, firm = Auditor.with_default_packs(), 0, 0
    for case in _chosen(half, lang, name):
        lost = set(auditor.unheld(case))
        untied: dict[Relation, list[str]] = {relation: [] for relation in case.relations if relation not in lost}
        for figure in case.figures:
            wrong = next(_breaking(case, figure, Random(seed)), None)
            for relation in () if wrong is None else auditor.unheld(case.altered(figure, wrong)):
                if figure.key in relation.names and relation in untied:
                    untied[relation].append(figure.key)
        told, firm = told + len(case.relations), firm + sum(not keys for keys in untied.values())
        for relation, keys in untied.items():
            if keys:
                yield f"{case.name}: {relation.kind} {' '.join(relation.names)} is lost with {' '.join(keys)}"
                for figure in map(case.figure, relation.names):
                    yield f"    {_around(case.texts[figure.document].raw, figure.start)}"
    yield f"{firm} of {told} relations are held whatever one of their figures is"


def _breaking(case: Case, figure: Figure, random: Random) -> Iterator[Numeral]:
    """Slips in a digit of a figure after which some relation cannot hold."""
    for kind, number in planted(case, figure, random):
        if kind in ("neighbour", "transposed") and broken(case, {figure.key: number}):
            yield number


def _chosen(half: str, lang: str | None, name: str) -> Iterator[Case]:
    return (case for case in cases(half) if lang in (None, case.lang) and fnmatchcase(case.name, name))


def _case(case: Case, auditor: Auditor, made: Report, random: Random, share: float) -> None:
    wrong = broken(case, {})
    if wrong:
        raise ValueError(f"{case.name}: not clean: {wrong}")
    raws = [text.raw for text in case.texts]
    clean, readings = auditor.audited(case, raws)
    made.figures += sum(len(one.claims) for one in readings)
    texts = {claim.id: claim.text for one in readings for claim in one.claims}
    for finding in clean.findings:
        said = f"{case.name}: {finding.message.en} {[texts[one] for one in finding.claims]}"
        made.alarms += [said] if finding.verdict is Verdict.CONTRADICTION else []
        made.questions += [said] if asks(finding) else []
    for figure in case.figures:
        for kind, number in planted(case, figure, random):
            if not broken(case, {figure.key: number}) or _same_count(figure.number, number):
                made.kinds[kind].inside += 1
            elif random.random() < share:
                made.kinds[kind].add(_planted(case, figure, number, kind, auditor, made))


def _planted(case: Case, figure: Figure, number: Numeral, kind: str, auditor: Auditor, made: Report) -> Tally:
    raws = [text.raw for text in case.texts]
    raw = raws[figure.document]
    end = figure.start + len(figure.number.text)
    raws[figure.document] = raw[: figure.start] + number.text + raw[end:]
    found, readings = auditor.audited(case, raws)
    claims = {claim.id: claim for one in readings for claim in one.claims}
    tally = Tally(planted=1)
    named = next(_naming(found, claims, figure, len(number.text)), None)
    said = f"{case.name} {kind}: {figure.number.text} -> {number.text}"
    if named is None:
        made.misses.append(f"missed {said}: {_around(raws[figure.document], figure.start)}")
        return tally
    tally.found, tally.asked = int(not asks(named)), int(asks(named))
    tally.told = sum(figure.key in relation.names for relation in case.relations) > 1
    first = named.suspects[0]
    if not _is(claims[first.claim], figure, len(number.text)):
        others = [(claims[one.claim].text, one.score, one.reason.en) for one in named.suspects]
        made.misses.append(f"not first {said}: {others}")
        return tally
    tally.first, tally.told_first = 1, tally.told
    tally.right = first.value is not None and _same(first.value, figure.number)
    if not tally.right:
        made.misses.append(f"not right {said}: {first.value and float(first.value)} {first.reason.en}")
    return tally


def _same_count(before: Numeral, after: Numeral) -> bool:
    """Whether only the mark between thousands differs: nobody counts thousandths, so the count still reads the same."""
    return before.counted and after.digits == before.digits and after.places == 3


def _same(value: Fraction, number: Numeral) -> bool:
    """Whether a proposed value is the one that stood there; the sign of a fall is in its words."""
    return abs(abs(value) - number.value) <= number.step / 2


def _naming(found: Judgement, claims: dict[str, Claim], figure: Figure, length: int) -> Iterator[Finding]:
    """The findings that name a planted figure: contradictions, then those that only ask."""
    for telling in (lambda one: one.verdict is Verdict.CONTRADICTION, asks):
        for finding in filter(telling, found.findings):
            if any(_is(claims[name], figure, length) for name in finding.claims):
                yield finding


def asks(finding: Finding) -> bool:
    """Whether a finding says of figures that one is wrong if they belong together."""
    return finding.verdict is Verdict.GAP and bool(finding.suspects)


def _is(claim: Claim, figure: Figure, length: int) -> bool:
    inside = claim.span.start < figure.start + length and figure.start < claim.span.end
    return inside and claim.document == f"{figure.document}.txt"


def _around(raw: str, at: int) -> str:
    return " ".join(raw[max(0, at - 70) : at + 70].split())


def _shown(made: Report) -> Iterator[str]:
    heads = ("planted", "found", "recall", "asked", "both", "first", "right", "inside")
    yield f"{'slip':<12}" + "".join(f"{head:>8}" for head in heads)
    for kind, tally in (*made.kinds.items(), ("all", made.total())):
        yield (
            f"{kind:<12}{tally.planted:>8}{tally.found:>8}{_rate(tally.found, tally.planted):>8}"
            f"{tally.asked:>8}{_rate(tally.found + tally.asked, tally.planted):>8}"
            f"{_rate(tally.first, tally.found + tally.asked):>8}{_rate(tally.right, tally.first):>8}{tally.inside:>8}"
        )
    total = made.total()
    yield f"culprit first where several relations bind the figure: {_rate(total.told_first, total.told)}"
    alarms = 100 * len(made.alarms) / made.figures
    yield f"false alarms: {len(made.alarms)} in {made.figures} figures, {alarms:.2f} per 100"
    both = 100 * (len(made.alarms) + len(made.questions)) / made.figures
    yield f"with what is only asked: {len(made.questions)} more, {both:.2f} per 100 in all"


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main(arguments: list[str] | None = None) -> int:
    """Prints the report; the exit code is 1 where a mark is missed, 2 where there is no case."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant.run", description="plants slips in clean documents")
    parser.add_argument("--set", choices=("open", "judged", "unseen"), default="judged")
    parser.add_argument("--lang", choices=("vi", "en"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--share", type=float, default=1.0, help="the share of slips that is planted")
    parser.add_argument("--misses", action="store_true", help="prints every slip that was missed (open set only)")
    parser.add_argument("--relations", action="store_true", help="prints what is not held (open set only)")
    parser.add_argument("--fragile", action="store_true", help="prints what only figures that agree hold (open set)")
    parser.add_argument("--case", default="*", help="only cases with such a name, a shell pattern")
    chosen = parser.parse_args(arguments)
    if chosen.relations and chosen.set == "open":
        print("\n".join(relations(chosen.set, chosen.lang, chosen.case)))
        return 0
    if chosen.fragile and chosen.set == "open":
        print("\n".join(fragile(chosen.set, chosen.lang, chosen.case, chosen.seed)))
        return 0
    made = report(chosen.set, chosen.lang, chosen.case, chosen.seed, chosen.share)
    if not made.figures:
        print(f"no case of the {chosen.set} half is called {chosen.case}", file=sys.stderr)
        return 2
    if chosen.misses and chosen.set == "open":
        print("\n".join([*made.misses, *(f"alarm {one}" for one in made.alarms + made.questions)]))
    print("\n".join(_shown(made)))
    total = made.total()
    told, wrong = total.found + total.asked, len(made.alarms) + len(made.questions)
    good = told >= RECALL * total.planted and total.first >= FIRST * told
    return 0 if good and 100 * wrong < ALARMS * made.figures else 1


if __name__ == "__main__":
    sys.exit(main())
