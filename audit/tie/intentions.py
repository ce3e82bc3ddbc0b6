"""Words before a figure that call it a target, a plan, an estimate or a result, and those that only seem to."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Kind, Modality
from audit.tie.attainments import verb_passed
from audit.tie.told import MARKS

CALLING = (("estimate_words", Modality.ESTIMATE), ("target_words", Modality.TARGET), ("plan_words", Modality.PLAN))
_AGAINST = 5  # words from `against` to the figure that is held against another
_WHOSE = 6  # words from the name of a plan to a figure that it is said to be
_NAMED = 3  # words of the name of a plan: `so với dự toán pháp lệnh 5.250 tỷ đồng`
_UNENDED = frozenset([";", "(", ")"])
_MOVES = ("rises", "falls")
_SET = 5  # words from a verb of change to the forecast that it changes
_ESTIMATED = 12  # words from an estimate's verb to its figure
_HELD = (("plans", Modality.PLAN), *CALLING[1:])
_DONE = frozenset(["acts", "rises", "falls", "takes"])
_SAID = frozenset(["actual_words", *(name for name, _ in CALLING)])  # the cues of a modality


def own_modality(read: Sentence, figure: Figure, left: int, aimed: int) -> Modality | None:
    """What the last word before a figure that says so calls it; not the one at `aimed`, which is of another."""
    if _SAID.isdisjoint(read.by_class):
        return None
    for cue in reversed(read.cues):
        opens = "estimate_words" in cue.value and _opens(read, cue, figure)
        opens = opens or _governs(read, cue, figure)
        if (
            cue.end > figure.start
            or (cue.start < left and not opens)
            or cue.start == aimed
            or _drafted(read, cue, figure)
            or _passed(read, cue, figure, left)
            or taken(read, cue)
        ):
            continue
        near = figure.begin - cue.end <= _ESTIMATED or opens
        if "estimate_words" in cue.value and near:
            if parted(read, cue.end, figure) or _caused(read, cue.end, figure):
                return None
            return Modality.ESTIMATE
        reach = 1 if read.language.plurals or _cued(read, cue.end, figure.begin) else _NAMED
        named = figure.begin - cue.end <= reach and not _rated(read, figure, cue.start)  # `against a target of 240`
        named = named and read.words[figure.begin - 1] not in read.language.sets["for"]
        named = named or _spelt_out(read, cue.end, figure.begin)
        if not named and _caused(read, cue.end, figure):
            return None
        if "target_words" in cue.value and (named or not _held(read, cue.start)):
            return Modality.TARGET
        if "plan_words" in cue.value and (named or not _held(read, cue.start)):
            return Modality.ESTIMATE if _supposed(read, cue.start) else Modality.PLAN
        if "actual_words" in cue.value:
            return Modality.ACTUAL
    return None


def headline(read: Sentence, figure: Figure) -> bool:
    """Whether a headline says what somebody is to do, `Council to build 1,450 homes`: no verb before `to`, and no stop
    at the end.
    """
    words, sets = read.words, read.language.sets
    if not read.language.plurals or not words[-1][-1:].isalnum():
        return False
    verbs = sets["passive|modals|perfect|pluperfect|present|past_forms|plural_verbs"]
    for at in range(1, figure.begin - 1):
        if words[at - 1] in verbs or not words[at - 1][0].isalnum():
            return False
        act = read.cue_at.get(at + 1) if words[at] in sets["reaching"] else None
        if act is not None and not _DONE.isdisjoint(act.value) and not words[at + 1].endswith(("ed", "ing", "s")):
            return True
    return False


def _opens(read: Sentence, cue: Match[Classes], figure: Figure) -> bool:
    """Whether a sentence begins with a forecast of which the figure is told: `Guidance for profit is unchanged at
    £87m`.
    """
    words, sets = read.words, read.language.sets
    if cue.start > 1 or not figure.begin or not read.language.plurals:
        return False
    return words[figure.begin - 1] in sets["linking"] and not MARKS.intersection(words[cue.end : figure.begin])


def _governs(read: Sentence, cue: Match[Classes], figure: Figure) -> bool:
    """Whether the noun for a target stands right before a figure, whatever phrase it closes: `have met the winter
    target of 90%`.
    """
    words, sets = read.words, read.language.sets
    of = figure.begin and words[figure.begin - 1] in sets["link_of"]
    return bool(of) and read.language.plurals and cue.end == figure.begin - 1 and "plans" in cue.value


def _drafted(read: Sentence, cue: Match[Classes], figure: Figure) -> bool:
    """Whether a plan was only drawn up, and a list tells what was done: `xây dựng kế hoạch, kết quả: sửa 3 cầu`."""
    if ":" not in read.words[cue.end : figure.begin] or read.language.plurals:
        return False
    return any(0 <= cue.start - act.end <= _SET for act in read.cued("acts"))


def _passed(read: Sentence, cue: Match[Classes], figure: Figure, left: int) -> bool:
    """Whether an amount is by how much a plan named before it was passed: `vượt kế hoạch 20 tỷ đồng`."""
    if "plans" not in cue.value or figure.kind is Kind.PERCENT or read.language.plurals:
        return False
    return verb_passed(read, figure, left) is not None


def taken(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether the word of a cue is part of a time, a name or a pronoun: `in May`, `Theresa May`."""
    if " ".join(read.words[cue.start : cue.end + 1]) in read.language.sets["said_again"]:
        return True  # `chỉ tiêu này là 1.256 tỷ đồng`: a measure
    named = cue.start > 0 and cue.end - cue.start == 1 and read.raw[read.starts[cue.start]].isupper()
    return bool(read.taken[cue.start]) or (read.language.plurals and named)


def _supposed(read: Sentence, at: int) -> bool:
    """Whether a modal verb only says what somebody expects: `had forecast that the gap would widen to 5.85`."""
    words, sets = read.words, read.language.sets
    cues = read.cued("estimate_words") if words[at] in sets["conjectures"] else ()
    return any(cue.end < at and MARKS.isdisjoint(words[cue.end : at]) for cue in cues)


def _spelt_out(read: Sentence, end: int, begin: int) -> bool:
    """Whether a figure stands in the bracket behind a plan and whose it is: `so với kế hoạch tỉnh giao (doanh thu
    48 tỷ, lãi 3 tỷ)`.
    """
    words = read.words
    opened = next((at for at in range(end, min(end + _WHOSE, begin)) if not words[at][0].isalpha()), begin)
    told = opened < begin and words[opened] == "(" and ")" not in words[opened:begin]
    return told and not read.language.plurals


def _rated(read: Sentence, figure: Figure, start: int) -> bool:
    """Whether a percentage is only held against the plan named before it: `so dự toán 55,9%`."""
    sets = read.language.sets
    if read.language.plurals and read.words[figure.begin - 1] in sets["link_of"]:
        return False  # `below the target of 93%`
    before = read.words[start - 1 : start] if start else []
    if figure.unit == "percentage_point":
        return not sets["compares"].isdisjoint(before)  # `thấp hơn chỉ tiêu 1,6 điểm %`
    return figure.unit == "percent" and not sets["to_plan"].isdisjoint(before)


def _held(read: Sentence, start: int) -> bool:
    """Whether a plan is only what a result is held against: `so với kế hoạch`, `vượt dự toán`."""
    before = read.words[max(0, start - 2) : start]
    cue = read.cue_at.get(start)
    before = before if cue is None else [*before, *read.words[start : cue.end - 1]]  # `so với kế hoạch`
    if start == 1 and before[0] in read.language.sets["definites"]:
        return False  # `Với kế hoạch doanh thu cả năm 5.500 tỷ đồng, công ty hoàn thành 72,5%`
    return any(word in read.language.sets["held"] for word in before)


def _caused(read: Sentence, end: int, figure: Figure) -> bool:
    """Whether a clause of its own, told as a fact, holds the figure but not the word that ends at a token: `would
    continue after six units broke down`.
    """
    words, sets = read.words, read.language.sets
    if not read.language.plurals:
        return False
    joints = [at for at in range(end, figure.begin) if words[at] == ":" or words[at] in sets["subordinates"]]
    return bool(joints) and told_as_fact(read, figure, words[joints[-1] : figure.begin])


def parted(read: Sentence, end: int, figure: Figure) -> bool:
    """Whether another clause with a verb of its own begins between an estimate's word and the figure: `short of
    estimates, and revenue slipped 3%`.
    """
    words, sets = read.words, read.language.sets
    opening = sets["clauses|joins"] - sets["restating"]
    taken = read.taken
    joints = [
        at
        for at in range(end, figure.begin)
        if words[at][0].isalpha() and words[at] in opening and not (taken[at - 1] and taken[at + 1])
    ]
    if not joints:
        return False
    moved = any(
        joints[-1] < cue.start < figure.begin and words[cue.start] not in sets["linking"]
        for name in (*_MOVES, "reaches")
        for cue in read.cued(name)
    )
    return moved or not sets["past_forms"].isdisjoint(words[joints[-1] : figure.begin])


def told_as_fact(read: Sentence, figure: Figure, between: Sequence[str]) -> bool:
    """Whether a verb of fact stands before the figure or after it as its own: `will cut output, and Brent rose 75
    cents`, `may drop, and 78.5% of the area had been sown`.
    """
    sets = read.language.sets
    after = read.words[figure.end : figure.end + _ESTIMATED]
    marks = [at for at, word in enumerate(after) if not word[0].isalpha()]
    after = after[: marks[0]] if marks else after
    return not (sets["past_forms"].isdisjoint((*between, *after)) and sets["present"].isdisjoint(between))


def _cued(read: Sentence, start: int, end: int) -> bool:
    """Whether a mark or a cue stands between two tokens, so that no name goes on there."""
    marked = not MARKS.isdisjoint(read.words[start:end])
    return marked or any(start <= cue.start < end for cue in read.cues)


def held_against(read: Sentence, figure: Figure, start: int) -> Modality | None:
    """The plan that an attainment is of: `đạt 112 % dự toán giao (2.870 tỷ đồng)`, `98% of its target of £3bn`."""
    words, end = read.words, figure.begin
    opened = words[end - 1] == "("
    if opened and figure.unit == "percent" and any(cue.start == figure.end for cue in read.cued("plans")):
        return None  # `đạt 8,18% kế hoạch (8,92% kế hoạch Thủ tướng giao)`
    cues = [
        (cue.end, modality)
        for name, modality in _HELD
        for cue in read.cued(name)
        if start <= cue.start and cue.end <= end
    ]
    if not cues:
        return None
    last, modality = max(cues, key=lambda cue: cue[0])
    idle = read.language.sets["skips"]
    between = words[last : end - opened]
    if not read.language.sets["joins"].isdisjoint(between) and not read.language.plurals:
        return None  # `đạt 58% kế hoạch và 112% so với cùng kỳ`
    named = any(cue.start == last and cue.end <= end for cue in read.cued("quantity"))
    named = named and end - last <= _AGAINST  # `52% kế hoạch lợi nhuận năm 4.200 tỷ đồng`
    linked = between[-1:] != [] and between[-1] in read.language.sets["copulas"]
    named = named or (linked and len(between) <= _WHOSE)  # `vượt 5% chỉ tiêu cấp trên giao là 220 hội viên`
    named = named or (not opened and _planned_for(read, last, end))
    told = len(between) <= _AGAINST if opened else named or all(word in idle for word in between)
    return modality if told and not MARKS.intersection(between) else None


def _planned_for(read: Sentence, start: int, end: int) -> bool:
    """Whether nothing but what a plan is for stands between it and a figure: `54% mục tiêu thu ngân sách 40 tỷ`."""
    words, language = read.words[start:end], read.language
    if language.plurals or len(words) > _WHOSE or not language.sets["alongside|restating"].isdisjoint(words):
        return False
    told = any(start <= cue.start < end for cue in read.cued("bases", "reaches", *_MOVES))
    return not told and all(word[0].isalpha() for word in words)


def bracketed_plan(read: Sentence, figure: Figure) -> bool:
    """Whether a bracket opens with the word that calls its figures plans: `(nghị quyết: 250.000 lượt)`, `(kế hoạch
    thu 40 tỷ đồng, chi 35 tỷ đồng)`.
    """
    words, end = read.words, figure.begin
    end -= end > 0 and words[end - 1] == ":"
    opened = [cue.end for cue in read.cued("plans") if cue.start and words[cue.start - 1] == "("]
    several = not read.language.plurals
    return any(at == end or (several and at < end and _UNENDED.isdisjoint(words[at:end])) for at in opened)


def set_out(read: Sentence, figure: Figure) -> bool:
    """Whether targets are counted that a verb says were set: `đề ra 19 chỉ tiêu, trong đó GRDP tăng trên 11%`."""
    words, sets = read.words, read.language.sets
    if figure.head is None or figure.begin == 0 or read.language.plurals:
        return False
    given = words[figure.begin - 1] in sets["given"]
    return given and any(cue.start == figure.head[0] for cue in read.cued("target_words"))


def set_itself(read: Sentence, figure: Figure) -> bool:
    """Whether the noun for a plan stands right before a figure."""
    near = 0 if read.language.plurals else _NAMED
    ends = (cue.end for cue in read.cued("plans") if 0 <= figure.begin - cue.end <= near)
    named = any(end == figure.begin or not _cued(read, end, figure.begin) for end in ends)
    return named or in_bracket(read, figure)


def in_bracket(read: Sentence, figure: Figure) -> bool:
    """Whether a figure stands in the bracket behind a word for a plan."""
    return any(_spelt_out(read, cue.end, figure.begin) for cue in read.cued("plans"))


def at_hand(read: Sentence, figure: Figure, right: int) -> bool:
    """Whether words say that a number in a plan is what there is: `cho toàn bộ 187.640 khách hàng hiện có`."""
    words, sets, end = read.words, read.language.sets, figure.end
    if not sets["at_hand"] or figure.kind is Kind.PERCENT:
        return False
    if figure.begin and words[figure.begin - 1] in sets["owning"]:
        return True
    near = range(end, min(right, end + _AGAINST, len(words) - 1))
    stop = next((at for at in near if not words[at][0].isalpha()), near.stop)
    return any(" ".join(words[at : at + 2]) in sets["at_hand"] for at in range(end, stop))
