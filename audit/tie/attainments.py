"""Whether a percentage is of a plan, and by how much a plan was passed or missed."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import BEYOND, SHORT, Measure
from audit.tie.meanings import Meaning

_TO_PLAN = 7  # words from a percentage to the plan that it is of
_NAMED = 3  # words of the name of a plan: `dự toán pháp lệnh`
_WHOSE = 5  # words that say whose plan it is
_HELD = 2  # words that hold a result against it
_PASSED = 12  # words from a verb that says a plan was passed to its figure


def plan_end(read: Sentence, figure: Figure, right: int) -> int | None:
    """Where the plan ends that a percentage is of: `103,8 % dự toán`, `100 % of the annual target`."""
    words, language = read.words, read.language
    at, compared = figure.end, False
    while at < min(right, figure.end + _TO_PLAN):
        cue = read.cue_at.get(at)
        if cue is not None and "plans" in cue.value:
            if language.plurals and at == figure.end:
                return None  # `its 2% target` is the target
            return _plan(read, cue.end, right)
        if cue is not None and "bases" in cue.value:
            at, compared = cue.end, True
        elif words[at] in language.sets["skips"] or words[at] in language.sets["to_plan"]:
            at += 1
        else:
            return _set_by(read, at, right) if compared else None
    return None


def _set_by(read: Sentence, at: int, right: int) -> int | None:
    """Where words end that name a plan only by who set it: `đạt 53,4% so với HĐND huyện giao`."""
    end = _plan(read, at, right)
    return end if end - at > 1 and read.words[end - 1] in read.language.sets["given"] else None


def part_of(read: Sentence, figure: Figure) -> bool:
    """Whether a verb just before a percentage makes it a part of the plan after it: `chiếm 18,3% tổng kế hoạch vốn`."""
    held = read.language.sets["held"]
    return not read.language.plurals and any(
        cue.end == figure.begin and "quantity" not in cue.value and read.words[cue.start] not in held
        for cue in read.cued("strong_shares")
    )


def _plan(read: Sentence, end: int, right: int) -> int:
    """Where the words that say whose plan it is end: `dự toán thành phố giao`."""
    words, language = read.words, read.language
    limit = end if language.plurals else min(right, len(words), end + _WHOSE)
    last = end
    while last < limit and words[last][0].isalpha() and words[last] not in language.sets["joins"]:
        last += 1
    closed = last < len(words) and (words[last] in ",;.:()" or words[last] in language.sets["joins"])
    after = read.cue_at.get(last + 1) if closed and not language.plurals and words[last] not in ",;.:()" else None
    if after is not None and "plans" in after.value and after.end < right:
        return _plan(read, after.end, right)  # `dự toán tỉnh giao và dự toán HĐND huyện giao`
    return last if closed else end


def giver(read: Sentence, meant: Meaning) -> tuple[int, int] | None:
    """The words that say who set the plan that a percentage is of: `107% dự toán Trung ương giao`."""
    given = read.language.sets["given"]
    if meant.measure is not Measure.ATTAINMENT or meant.end == 0 or read.words[meant.end - 1] not in given:
        return None
    start = next((cue.end for cue in read.cued("plans") if cue.start < meant.end - 2 <= cue.end + _WHOSE), meant.end)
    named = any(word not in given and word not in read.language.sets["skips"] for word in read.words[start : meant.end])
    return (start, meant.end) if named else None


def exceeds(read: Sentence, figure: Figure, left: int) -> bool:
    """Whether a plan was passed or missed by the figure: `vượt 5,8 % kế hoạch`, `24.7% above the estimate`."""
    words, sets = read.words, read.language.sets
    near = words[max(left, figure.begin - 1) : figure.end + 1]
    return not sets["exceeds"].isdisjoint(near) or sets["base_openers"].isdisjoint(words[figure.end : figure.end + 1])


def past_plan(read: Sentence, figure: Figure, meant: Meaning, left: int) -> str:
    """Whether an attainment is told by how much a plan was passed or missed: `vượt 5,8 % kế hoạch`, `12% short`."""
    if meant.measure is not Measure.ATTAINMENT or figure.unit != "percent":
        return ""
    words, sets = read.words, read.language.sets
    after = words[figure.end : figure.end + read.language.plurals]
    verb = verb_passed(read, figure, left) if meant.end == 0 else figure.begin - 1
    near = {*after, *words[figure.begin : figure.start], *(words[verb : verb + 1] if verb is not None else ())}
    if near.isdisjoint(sets["exceeds"]):
        return ""
    return BEYOND if near.isdisjoint(sets["missed"]) else SHORT


def verb_passed(read: Sentence, figure: Figure, left: int) -> int | None:
    """The verb that says by how much a plan named after it was passed: `vượt kế hoạch đề ra 12 %`, `beat its target
    of 200 homes by 4%`, where the word before the figure says so past another figure.
    """
    words, sets = read.words, read.language.sets
    plans = {cue.start for cue in read.cued("plans") if cue.start < figure.begin}
    if not plans:
        return None
    by = words[figure.begin - 1] in sets["by"]
    first, reached = (0, set[int]()) if by else (left, {cue.end for cue in read.cued("reaches")})
    named = False
    for at in range(figure.begin - 1, max(first, figure.begin - _PASSED) - 1, -1):
        if words[at] in ",;.:()" or at + 1 in reached:
            return None
        if named and words[at] in sets["exceeds"]:
            return at
        named = named or at in plans
    return None


def met(read: Sentence, left: int, start: int) -> bool:
    """Whether the figure at `start` says a plan is met: `hoàn thành 86%`, not `hoàn thành nhiệm vụ đạt 90%`."""
    met = read.last_cued("plans_met", left, start)
    if met is None:
        return False
    language = read.language
    idle = language.sets["skips|changed"]
    content = [word for word in read.words[met.end : start] if word not in idle]
    return language.plurals or not content or read.last_cued("plans", met.end, start) is not None


def against_plan(read: Sentence, levels: Sequence[Figure], figure: Figure, left: int) -> bool:
    """Whether a percentage without a noun is of the plan that its sentence opens on or holds a result against: `So
    với kế hoạch 125.000 người, kết quả này đạt 126,9%`, `Kế hoạch vốn năm nay là 4.500 tỷ đồng, như vậy mới đạt 42%`,
    `thêm 12 km so với kế hoạch huyện giao (150 km), đạt 108%`.
    """
    sets = read.language.sets
    plan = levels[-1] if levels else None
    after = read.words[figure.end] if figure.end < len(read.words) else "."
    done = any(read.last_cued(name, left, figure.begin) for name in ("reaches", "plans_met"))
    if plan is None or after[0].isalpha() or not done:
        return False
    named = (
        cue for cue in read.cued("plans") if 0 <= plan.begin - cue.end <= _WHOSE and _unmarked(read, cue.end, plan)
    )
    return any(
        not cue.start or " ".join(read.words[max(0, cue.start - _HELD) : cue.start]) in sets["compared_with"]
        for cue in named
    )


def _unmarked(read: Sentence, start: int, figure: Figure) -> bool:
    """Whether only words stand between a token and a figure, but for the bracket that opens on it."""
    end = figure.begin - (read.words[figure.begin - 1] == "(")
    return all(word[0].isalpha() for word in read.words[start:end])


def named_result(read: Sentence, first: Figure) -> bool:
    """Whether a sentence opens with a word for plans that only names what its first figure has reached: `Chỉ tiêu lợi
    nhuận 6 tháng đầu năm đạt 74,8 tỷ đồng`.
    """
    words, sets, at = read.words, read.language.sets, first.begin
    opened = any(cue.start == 0 and cue.end < at - 1 for cue in read.cued("plans"))
    reached = any(cue.end == at and cue.start > 1 for cue in read.cued("reaches"))
    return opened and reached and words[at - 1] not in sets["copulas"] and not read.language.plurals
