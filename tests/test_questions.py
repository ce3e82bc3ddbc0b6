"""Figures that would agree but for a slip if they belong together: a reader is asked, and nothing is called wrong."""

from __future__ import annotations

import pytest

from audit.judge import Judgement
from audit.model import Finding, Kind, Modality, Reading, Severity, Verdict
from audit.sources import Meta, TextFile
from tests.plant.run import Auditor, asks

AUDITOR = Auditor.with_default_packs()
CHILDREN = (
    "In those sub-counties 28,600 children were measured. They found 1,461 with moderate acute malnutrition and 347 "
    "with the severe form. These {} children were enrolled in treatment."
)
MILK = (
    "The co-operative collected {} million kilograms of milk, and the tankers were half empty. Spring was strong with "
    "21.9 million kilograms and the summer months held up at 19.3 million, but autumn brought just 7.4 million."
)
SPENT = (
    "Tổng chi của xã là 13,04 tỷ đồng. Chi cho trường học {} tỷ đồng, mua sắm thiết bị 2,36 tỷ đồng. Đường liên thôn "
    "tốn 5,33 tỷ đồng, phần dành cho nhà văn hóa là 0,20 tỷ đồng."
)
CASES = (
    (CHILDREN, "1,808", "1,798", {"1,798 children", "1,461", "347"}),
    (MILK, "48.6", "4.8", {"4.8 million kilograms", "21.9 million kilograms", "19.3 million", "7.4 million"}),
    (SPENT, "5,15", "4,15", {"13,04 tỷ đồng", "4,15 tỷ đồng", "2,36 tỷ đồng", "5,33 tỷ đồng", "0,20 tỷ đồng"}),
)


def audited(text: str) -> tuple[Judgement, Reading]:
    found, (read,) = AUDITOR.judged([TextFile("a.txt", "a.txt", text, Meta())])
    return found, read


def shown(finding: Finding, read: Reading) -> set[str]:
    texts = {claim.id: claim.text for claim in read.claims}
    return {texts[name] for name in finding.claims}


@pytest.mark.parametrize(("text", "right", "wrong", "figures"), CASES)
def test_a_slip_in_what_likely_belongs_together_is_asked_about(
    text: str, right: str, wrong: str, figures: set[str]
) -> None:
    found, read = audited(text.format(wrong))
    (question,) = [finding for finding in found.findings if asks(finding)]
    assert shown(question, read) == figures
    assert (question.verdict, question.severity) == (Verdict.GAP, Severity.WARNING)
    assert question.confidence < 1 and any(suspect.value is not None for suspect in question.suspects)
    assert "if they do" in question.message.en and "nếu vậy" in question.message.vi
    assert Verdict.CONTRADICTION not in {finding.verdict for finding in found.findings}
    assert set(question.claims) & {one.claim for one in found.unchecked}  # an open question is no check


@pytest.mark.parametrize(("text", "right", "wrong", "figures"), CASES)
def test_what_adds_up_is_not_asked_about(text: str, right: str, wrong: str, figures: set[str]) -> None:
    found, _ = audited(text.format(right))
    assert not any(asks(finding) for finding in found.findings)


@pytest.mark.parametrize("number", ["2,908", "9,412"])
def test_no_question_is_asked_where_no_slip_makes_figures_agree(number: str) -> None:
    found, _ = audited(CHILDREN.format(number))
    assert not any(asks(finding) for finding in found.findings)


def test_what_a_contradiction_explains_is_not_asked_about() -> None:
    found, _ = audited("The fair drew 4,860 people. In all 4,680 people came, 2,150 of them women and 2,710 men.")
    assert Verdict.CONTRADICTION in {finding.verdict for finding in found.findings}
    wrong = {finding.suspects[0].claim for finding in found.findings if finding.verdict is Verdict.CONTRADICTION}
    assert not any(asks(finding) and wrong & set(finding.claims) for finding in found.findings)


def test_bare_numbers_are_in_the_unit_of_what_they_add_up_to() -> None:
    _, read = audited(
        "Members hauled 684,000 tonnes to our elevators. Wheat came to 312,000 tonnes. Barley was down to 104,000, and "
        "peas and lentils made up 47,000. Canola held up well with 221,000 tonnes."
    )
    assert {(claim.quantity.unit, claim.quantity.kind) for claim in read.claims} == {("tonne", Kind.MASS)}


def test_numbers_of_other_things_keep_to_themselves() -> None:
    _, read = audited("The mill ground 61,200 tonnes. It has 412 looms, and the yard keeps 96 carts.")
    assert [claim.quantity.unit for claim in read.claims][1:] == ["looms", "carts"]


@pytest.mark.parametrize("wrong", ["112,830", "2,830", "12,380"])
def test_a_total_in_so_many_words_is_held_against_its_only_column(wrong: str) -> None:
    rows = ("Site | Attendances", f"Dumfries | {wrong}", "Stranraer | 5,470", "Kirkcudbright | 1,964", "Total | 20,264")
    found, read = audited("Board paper, 2023\n\n" + "\n".join(rows) + "\n")
    (one,) = [finding for finding in found.findings if finding.verdict is Verdict.CONTRADICTION]
    assert shown(one, read) == {wrong, "5,470", "1,964", "20,264"}


TOLD = (
    "Our branches registered {} visits in 2023.\n\nBranch | Visits\nPullman | 171,480\nColfax | {}\nPalouse | 84,260\n"
    "Garfield | 62,730\nTekoa | 48,790\n"
)


@pytest.mark.parametrize(
    ("whole", "part", "asked"),
    [("486,210", "118,950", False), ("486,210", "1,189,550", True), ("46,210", "118,950", True)],
)
def test_what_a_column_likely_comes_to_is_asked_about(whole: str, part: str, asked: bool) -> None:
    found, read = audited(TOLD.format(whole, part))
    questions = [finding for finding in found.findings if asks(finding)]
    assert [shown(one, read) >= {f"{whole} visits", part} for one in questions] == [True] * asked


@pytest.mark.parametrize(("cell", "asked"), [("271", False), ("721", True), ("408", False)])
def test_a_cell_that_is_a_slip_from_what_a_sentence_tells_by_its_label_is_asked_about(cell: str, asked: bool) -> None:
    found, read = audited(
        "Builders handed over 271 new homes, the most since the merger, and of these 96 were completed in May.\n\n"
        f"| Repairs | £24.3 million |\n| New homes completed | {cell} |\n| Tenants satisfied | 71.5% |\n"
    )
    questions = [finding for finding in found.findings if asks(finding)]
    assert [shown(one, read) for one in questions] == [{"271 new homes", cell}] * asked


def test_what_a_headline_says_somebody_is_to_do_is_a_plan() -> None:
    _, read = audited("Council to build 1,450 homes\n\nThe vote came on Monday after a debate of four hours.\n")
    assert read.claims[0].cell.modality is Modality.PLAN


@pytest.mark.parametrize("wrong", ["£3.7 million", "£337.4 million"])
def test_a_margin_is_of_what_is_told_before_it(wrong: str) -> None:
    found, read = audited(f"Operating profit was {wrong} on revenue of £374.0 million, a margin of 10%.")
    (one,) = [finding for finding in found.findings if finding.verdict is Verdict.CONTRADICTION]
    assert shown(one, read) == {wrong, "£374.0 million", "10%"}


def test_counts_of_one_noun_place_and_time_are_asked_about_across_documents() -> None:
    first, second = "attended 3,218 incidents in 2023.", "went out to 3,128 incidents in 2023."
    texts = (f"Leeds fire service {first}", f"Crews in Leeds {second}")
    metas = [Meta(issued=day, place="Leeds") for day in ("2024-02-10", "2024-03-02")]
    sources = [TextFile(f"{at}.txt", f"{at}.txt", text, metas[at]) for at, text in enumerate(texts)]
    found, _ = AUDITOR.judged(sources)
    assert sum(map(asks, found.findings)) == 1
    assert Verdict.CONTRADICTION not in {finding.verdict for finding in found.findings}


@pytest.mark.parametrize(
    ("grants", "total", "surplus"),
    [("412,000", "600,500", "103,200"), ("421,000", "600,500", "103,200"), ("412,000", "600,500", "130,200")],
)
def test_totals_of_an_account_of_one_column_are_held_against_what_they_are_of(
    grants: str, total: str, surplus: str
) -> None:
    rows = (f"Grants | {grants}", "Gifts | 188,500", f"Total income | {total}", "Salaries | 355,000")
    rest = ("Premises | 142,300", "Total expenditure | 497,300", f"Surplus | {surplus}")
    found, read = audited("Accounts 2023\n\nItem | £\n---|---\n" + "\n".join(rows + rest) + "\n")
    wrong = [shown(one, read) for one in found.findings if one.verdict is Verdict.CONTRADICTION]
    slipped = {"421,000": {grants, "188,500", total}, "130,200": {total, "497,300", surplus}}
    assert wrong == [figures for name, figures in slipped.items() if name in (grants, surplus)]
