"""What holds of findings whatever the documents: generated corpora in which figures are true, or slip now and then."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.align import aligned
from audit.catalogues import catalogue
from audit.interval import Interval
from audit.judge import Judgement
from audit.model import Claim, Conflict, Derivation, Evidence, Finding, Link, Reading, Verdict
from audit.report.view.words import words
from audit.solve import conflicts, solution
from audit.solve.explain import MOST
from audit.sources import Meta, TextFile
from audit.texts import EN, VI
from tests.plant.corpora import audited, claims_of, contradictions, corpus, default_packs, readings

SEEDS = st.integers(0, 10_000)
SLIPPING = 0.06
few = settings(max_examples=20, deadline=None)


def slipped(seed: int, documents: int = 24) -> list[TextFile]:
    return corpus(documents, seed, SLIPPING)


def said(names: Iterable[str], claims: dict[str, Claim]) -> set[tuple[str, Interval]]:
    """What claims say: a copy in another document says the same."""
    return {(claims[name].cell.measure, claims[name].quantity.hard) for name in names}


def told(finding: Finding) -> set[str]:
    """Every claim that a finding speaks of, its consequences with it."""
    return {*finding.claims, *(claim for step in finding.steps for claim in step.claims)}


def shown(found: Judgement, claims: dict[str, Claim]) -> list[tuple[str, str, list[str]]]:
    return sorted((one.id, one.rule, sorted(claims[name].text for name in one.claims)) for one in found.findings)


# ---------------------------------------------------------------------------------------------- true figures


@pytest.mark.parametrize("seed", range(3))
def test_true_figures_however_hedged_and_rounded_never_contradict(seed: int) -> None:
    found = audited(readings(corpus(120, seed)))
    assert [finding.message.en for finding in contradictions(found)] == []


def test_figures_that_slip_do_contradict() -> None:
    found = audited(readings(slipped(1, 60)))
    assert len(contradictions(found)) > 5


# ---------------------------------------------------------------------------------------------- documents


@few
@given(SEEDS)
def test_another_document_removes_no_contradiction(seed: int) -> None:
    read = readings(slipped(seed))
    before, after = audited(read[:-1]), audited(read)
    claims = claims_of(read)
    afterwards = [said(told(finding), claims) for finding in contradictions(after)]
    for finding in contradictions(before):
        assert any(said(finding.claims, claims) <= figures for figures in afterwards), finding.message.en


@few
@given(SEEDS)
def test_the_order_of_documents_does_not_matter(seed: int) -> None:
    read = readings(slipped(seed))
    one, two = audited(read), audited(sorted(read, key=lambda reading: reading.document.sha256))
    same = one.findings == two.findings and one.series == two.series and set(one.unchecked) == set(two.unchecked)
    assert same  # not compared in the assertion: to show how two judgements differ takes minutes


@few
@given(SEEDS)
def test_the_names_of_documents_do_not_matter(seed: int) -> None:
    texts = slipped(seed)
    size = len(texts)
    renamed = [
        replace(text, id=f"other/{size - number:03}.txt", path=f"other/{size - number:03}.txt")
        for number, text in enumerate(texts)
    ]
    one, two = readings(texts), readings(renamed)
    assert shown(audited(one), claims_of(one)) == shown(audited(two), claims_of(two))


# ---------------------------------------------------------------------------------------------- what was checked


@few
@given(SEEDS)
def test_every_claim_is_listed_once_with_the_rules_that_judged_it_or_a_reason_in_both_languages(seed: int) -> None:
    read = readings(slipped(seed, 12))
    found = audited(read)
    listed = [one.claim for one in found.unchecked]
    assert sorted((*listed, *(one.claim for one in found.checked))) == sorted(claims_of(read))
    known = {rule.id for pack in default_packs() for rule in pack.rules}
    assert all(one.rules and known.issuperset(one.rules) for one in found.checked)
    assert all(words(lang).says(f"reason.{one.reason}") for one in found.unchecked for lang in ("vi", "en"))
    decided = (finding for finding in found.findings if finding.verdict is not Verdict.GAP)
    assert not {*listed} & {claim for finding in decided for claim in told(finding)}


@few
@given(SEEDS)
def test_another_document_leaves_no_checked_figure_unchecked(seed: int) -> None:
    read = readings(slipped(seed, 12))
    before = {one.claim for one in audited(read[:-1]).unchecked}
    after = {one.claim for one in audited(read).unchecked}
    assert after & claims_of(read[:-1]).keys() <= before


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("In 2022 Leeds had 345 public housing units, 21 more than in 2019.", False),
        (
            "In 2022 Leeds had 345 public housing units, 21 more than in 2019."
            " In 2017 Leeds had 310 public housing units.",
            True,
        ),
        ("In 2022 Leeds had 345 public housing units. In 2019 Leeds had 310 public housing units.", True),
    ],
)
def test_a_year_that_only_a_figure_itself_implies_does_not_check_it(text: str, checked: bool) -> None:
    read = readings([TextFile("a", "a", text, Meta())])
    (level,) = (claim.id for claim in claims_of(read).values() if claim.text.startswith("345"))
    assert (level not in {one.claim for one in audited(read).unchecked}) is checked


# ---------------------------------------------------------------------------------------------- units


def stretched(one: Reading) -> Reading:
    """Every count ten times as large, in a unit a tenth as large."""
    return replace(one, claims=tuple(map(_stretched, one.claims)))


def _stretched(claim: Claim) -> Claim:
    quantity, ten = claim.quantity, Fraction(10)
    if not quantity.whole or quantity.value is None:
        return claim
    larger = replace(
        quantity,
        value=quantity.value * ten,
        hard=quantity.hard.scale(ten),
        soft=quantity.soft.scale(ten),
        whole=False,
        unit="unit/10",
    )
    return replace(claim, quantity=larger, cell=replace(claim.cell, unit="unit/10"))


def continuous(one: Reading) -> Reading:
    """The same reading of things that are measured rather than counted."""
    return replace(
        one,
        claims=tuple(
            replace(claim, quantity=replace(claim.quantity, whole=False), cell=replace(claim.cell, unit="unit/1"))
            if claim.quantity.whole
            else claim
            for claim in one.claims
        ),
    )


@few
@given(SEEDS)
def test_figures_ten_times_as_large_in_a_unit_a_tenth_as_large_show_the_same(seed: int) -> None:
    read = readings(slipped(seed))
    plain, large = (audited(list(map(change, read))) for change in (continuous, stretched))
    assert {frozenset(one.claims) for one in contradictions(plain)} == {
        frozenset(one.claims) for one in contradictions(large)
    }


# ---------------------------------------------------------------------------------------------- proofs


def clashes(seed: int) -> tuple[Conflict, ...]:
    """The conflicts of a generated corpus with the links that its rules state."""
    from audit.judge import stated

    packs = default_packs()
    alignment = aligned(readings(slipped(seed)), catalogue(packs))
    links = stated([rule for pack in packs for rule in pack.rules], alignment)
    return solution(alignment.evidence, links).conflicts


@few
@given(SEEDS)
def test_claims_of_a_contradiction_are_minimal(seed: int) -> None:
    for conflict in clashes(seed):
        for claim in {one.claim for one in conflict.evidence}:
            rest = [one for one in conflict.evidence if one.claim != claim]
            assert not conflicts(rest, conflict.links)


@few
@given(SEEDS)
def test_every_contradiction_names_two_figures_and_a_suspect_among_them(seed: int) -> None:
    for finding in contradictions(audited(readings(slipped(seed)))):
        assert len(finding.claims) > 1
        assert {one.claim for one in finding.suspects} == set(finding.claims)
        scores = [one.score for one in finding.suspects]
        assert scores == sorted(scores, reverse=True)
        assert finding.chance is None or 0 <= finding.chance <= 1


@few
@given(SEEDS)
def test_replayed_proofs_end_where_no_number_is_left(seed: int) -> None:
    for conflict in clashes(seed):
        known: dict[object, Interval | None] = {}
        for move in conflict.proof:
            allowed = _replayed(move, conflict, known)
            assert move.interval.holds(allowed)
            before = known.get(move.cell, Interval())
            known[move.cell] = None if before is None else before.meet(move.interval)
        left = known[conflict.cell]
        whole = any(one.whole for one in conflict.evidence if one.cell == conflict.cell)
        assert left is None or (whole and left.whole() is None)


def _replayed(move: Derivation, conflict: Conflict, known: dict[object, Interval | None]) -> Interval:
    """What a move may say at most: its claim's interval, or what its link gives from the cells before it."""
    if move.claim is not None:
        return _printed(move, conflict.evidence)
    if move.link is None:
        met = known[move.cell]
        assert met is not None
        return met.whole() or met
    return _given_by(move.link, move, known)


def _printed(move: Derivation, evidence: tuple[Evidence, ...]) -> Interval:
    return next(one.interval for one in evidence if one.claim == move.claim and one.cell == move.cell)


def _given_by(link: Link, move: Derivation, known: dict[object, Interval | None]) -> Interval:
    def of(cell: object) -> Interval:
        return known.get(cell) or Interval()

    if link.relation == "product":
        part, one, two = link.terms
        factor = one.coefficient * two.coefficient / part.coefficient
        if move.cell == part.cell:
            return (of(one.cell) * of(two.cell)).scale(factor)
        other = two.cell if move.cell == one.cell else one.cell
        return (of(part.cell) / of(other)).scale(1 / factor)
    own = next(term for term in link.terms if term.cell == move.cell)
    total = Interval(link.constant, link.constant)
    if link.relation == "order":
        total = Interval(None, link.constant)
    for term in link.terms:
        if term.cell != move.cell:
            total -= of(term.cell).scale(term.coefficient)
    return total.scale(1 / own.coefficient)


@few
@given(SEEDS)
def test_each_step_that_comes_to_one_number_prints_it(seed: int) -> None:
    for finding in contradictions(audited(readings(slipped(seed)))):
        for step in finding.steps:
            point = step.interval.point if step.interval is not None else None
            if point is not None:
                for text, numbers in ((step.text.vi, VI), (step.text.en, EN)):
                    assert numbers.number(abs(point)).removeprefix("≈ ") in text


# ---------------------------------------------------------------------------------------------- sentences

_EMPTY = re.compile(r"None|[{}]|  |“”|\(\)|: ?[:.]| of :|\bof of\b|share of share|growth of growth|tỷ lệ tỷ lệ")


@few
@given(SEEDS)
def test_no_sentence_of_a_finding_has_an_empty_slot(seed: int) -> None:
    for finding in audited(readings(slipped(seed))).findings:
        texts = [finding.message, *finding.caveats, *(step.text for step in finding.steps)]
        texts += [one.reason for one in finding.suspects]
        assert [said for text in texts for said in text if not said or _EMPTY.search(said)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, nhà máy nhập 412.000 tấn than, trong đó than trong nước 103.000 tấn, chiếm 35%.",
        "The yard handled 412,000 tonnes in 2023, of which coal was 103,000 tonnes, or 35%.",
    ],
)
def test_the_sentence_shows_numbers_as_printed_whatever_unit_they_are_told_in(text: str) -> None:
    (finding,) = contradictions(audited(readings([TextFile("a", "a", text, Meta())])))
    assert "103,000 tonnes ÷ 412,000 tonnes = 25%" in finding.message.en


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rents of $1.38 million in 2022 rose by 19% to $1.76 million in 2023.", "($1.76 ÷ $1.38) - 100% ≈ 27.54%"),
        (
            "The mill used 412 tonnes of bark in 2023, down 12% from 512 tonnes in 2022.",
            "÷ 512 tonnes) - 100% = −19.53125%",
        ),
        ("Cơ cấu lao động: nông nghiệp 42%, công nghiệp 31%, dịch vụ 37%.", "100% - 42% - 37% = 21%"),
    ],
)
def test_percentages_are_reckoned_as_percentages(text: str, told: str) -> None:
    (finding,) = contradictions(audited(readings([TextFile("a", "a", text, Meta(issued="2024-01-05"))])))
    plain = finding.message.en.replace("USD ", "$").replace(" million", "")
    assert told in plain


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 the share of poor households in Malta was 34%. The share of poor households in Malta was 43% in 2022.",
        "In 2022 Malta had 12 of 48 clinics, 35%. Năm 2022, 43% of all of it.",
        "Năm 2022, tỷ lệ hộ nghèo của xã Đồn Xá là 4,1%. Tỷ lệ hộ nghèo của xã là 1,4% năm 2022.",
        "It rose 12% to 340, from 290 in 2021. Of 340, 290 or 12%. From 100 to 110, up 12%.",
    ],
)
def test_no_sentence_about_bare_figures_has_one_either(text: str) -> None:
    for finding in audited(readings([TextFile("a", "a", text, Meta())])).findings:
        assert [said for said in finding.message if _EMPTY.search(said)] == []


# ---------------------------------------------------------------------------------------------- hostile figures


def test_where_everything_contradicts_everything_some_is_told_and_the_rest_said_to_be_left() -> None:
    sentence = "Năm 2022, xã An Bình có {} trường tiểu học công lập."
    raws = [sentence.format(100 + number) for number in range(300)]
    made = audited(readings([TextFile(f"{place}.txt", f"{place}.txt", raw, Meta()) for place, raw in enumerate(raws)]))
    assert 1 <= len(contradictions(made)) <= MOST
    assert [one.verdict for one in made.findings if "300" in one.message.en] == [Verdict.GAP]


def test_a_chain_of_sixty_years_is_one_contradiction_and_soon_found() -> None:
    lines = ["Năm 1960, thu ngân sách của huyện Bình Lục đạt 100 tỷ đồng."]
    lines += [
        f"Năm {year + 1}, thu ngân sách của huyện Bình Lục tăng 7,0% so với năm {year}." for year in range(1960, 2020)
    ]
    lines += ["Năm 2020, thu ngân sách của huyện Bình Lục đạt 9.999 tỷ đồng."]
    read = readings([TextFile("a", "a", "\n\n".join(lines), Meta())])
    begun = time.process_time()
    (found,) = contradictions(audited(read))
    assert len(found.claims) == 62 == len(found.suspects)
    assert time.process_time() - begun < 5
