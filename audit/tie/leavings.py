"""What a sentence leaves to the next ones: its time, the plan or the years that it speaks of."""

from __future__ import annotations

from datetime import timedelta

from audit import periods, times
from audit.extract.sentences import Sentence, Timed
from audit.model import Grain, Modality, Period, Zone
from audit.normalise import fold
from audit.tie.asides import aside
from audit.tie.contexts import Context
from audit.tie.cues import aftermath, held
from audit.tie.extremes import extreme
from audit.tie.headings import heading
from audit.tie.implied import foretold
from audit.tie.reports import cumulated, lead, lead_beside, narrow, reports, survey
from audit.tie.resolutions import resolved
from audit.tie.spans import REPORT, alone, over_years
from audit.times import Role

_WEEK = timedelta(days=7)


def leave(context: Context, sentence: Sentence) -> None:
    """Remembers the time and the places of a sentence for the next ones."""
    said, context.said = context.said, None
    passing, context.passing = context.passing, set()
    context.budgeted = context.budgeted or bool(sentence.cued("plans"))
    future = said is not None and context.issued is not None and said.start >= context.issued.end
    if said is not None and future and (periods.length(said) >= REPORT or _takes_effect(context, said)):
        context.coming = said
    if said is not None and not future and not _in_passing(context, sentence, said):
        narrow(context, said)
        ahead = context.reported is None or context.unfinished(context.reported) or cumulated(context, said)
        if ahead and context.period is None and reports(context, said):
            context.reported = said
        survey(context, said)
        context.period = context.latest = said
        context.yearly = said if periods.length(said) == 1 else context.yearly
        context.coming = None if context.language.plurals else context.coming
    if said is None:
        _look(context, sentence, passing)
    elif said.grain is Grain.DAY and context.language.plurals:
        lead_beside(context, sentence)
    body = sentence.block.zone not in (Zone.HEADING, Zone.TITLE)
    context.counted = context.counted or (body and bool(sentence.numbers))
    context.base = context.base or _compared(context, sentence)
    if sentence.words and sentence.words[-1] == ":":
        context.stem = context.period
        context.set_for = _set_for(context, sentence) if sentence.plain else None


def _in_passing(context: Context, sentence: Sentence, said: Period) -> bool:
    """Whether the next sentences are not of the time of this one."""
    return _narrower(context, sentence, said) or _closing(context, said) or _of_now(context, sentence, said)


def _look(context: Context, sentence: Sentence, passing: set[int]) -> None:
    """Remembers the times of a sentence whose figures, if it has any, are of none of them."""
    named = sorted(sentence.times, key=lambda timed: timed.mention.period is None)  # `interim results for the ...`
    for timed in named:
        if timed.start in passing or not _goes_on(sentence, timed):
            continue
        mention = timed.mention
        ahead = mention.role is not Role.SINCE and foretold(sentence, timed)
        found, _ = resolved(context, mention, ahead=ahead)
        if found is None:
            continue
        if _planned(context, sentence, found):
            context.coming, context.budgeted = found, True
        elif context.issued is not None and found.start >= context.issued.end:
            told = context.language.plurals and mention.period is not None
            context.coming = context.coming or (found if told else None)
        elif REPORT <= periods.length(found) < 1 and context.unfinished(found):
            context.coming = context.coming or found  # `kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm`
        elif over_years(sentence, timed, found):
            context.over = found
        else:
            survey(context, found)
            recalled = context.period is not None and found.end <= context.period.start
            aside_only = found in context.bases or found in context.planned or recalled
            context.period = context.period if aside_only else found
            lead(context, sentence, timed, found)
            break


def _goes_on(sentence: Sentence, timed: Timed) -> bool:
    """Whether what follows may be of a time too: it is no bound, no base and told in no aside."""
    mention = timed.mention
    if mention.role not in (Role.NONE, Role.SINCE, Role.UNTIL) or mention.name or _recent(sentence, timed):
        return False
    again = mention.relative is not None and mention.relative.way is times.Way.SAME
    if again or (mention.form != "days" and _since(sentence, timed)):
        return False
    return not any(told(sentence, timed) for told in (extreme, held, aside, alone, aftermath))


def _of_now(context: Context, sentence: Sentence, said: Period) -> bool:
    """Whether a report on a time tells in passing how things stand as it is written, or on a day up to which it
    counts: `Đến nay, xã có 12 trường`, `Thu đến ngày 20/6 đạt 12 tỷ đồng`.
    """
    report = context.heading_period() or context.titled
    if report is None or context.language.plurals:
        return False
    until = any(timed.mention.role is Role.UNTIL and timed.mention.form == "day" for timed in sentence.times)
    day = until and said.grain is Grain.DAY and periods.length(report) > REPORT
    return said == context.issued or (day and periods.contains(report, said))


def _takes_effect(context: Context, said: Period) -> bool:
    """Whether what is told of a day or month to come will be so from then on: `on 1 October it will rise`."""
    return context.language.plurals and context.issued is not None and said.start > context.issued.end + _WEEK


def _planned(context: Context, sentence: Sentence, found: Period) -> bool:
    """Whether a sentence names a plan for a time to come: `the 2025 budget is the third of its kind`."""
    future = context.issued is not None and found.start >= context.issued.end and periods.length(found) >= REPORT
    if not (future and context.language.plurals):
        return False
    return times.tasked(fold(sentence.raw[sentence.start : sentence.end]), context.language.code)


def _set_for(context: Context, sentence: Sentence) -> Period | None:
    """The time to come for which the stem of a list sets targets: `Chỉ tiêu chủ yếu đến năm 2030:`."""
    first = context.language.cues.at(sentence.words, 0)
    led = first is not None and "target_words" in first.value  # `Phấn đấu trong nhiệm kỳ 2025 - 2030:`
    if not led and heading(context.language, sentence.words) is not Modality.TARGET:
        return None
    named = (resolved(context, timed.mention, ahead=True)[0] for timed in sentence.times if not timed.mention.name)
    return next((found for found in named if found and context.issued and found.end > context.issued.end), None)


def _compared(context: Context, sentence: Sentence) -> Period | None:
    """The time that a sentence compares with where it tells no change: `đi ngang so với cùng kỳ`."""
    based = next((timed.mention for timed in sentence.times if timed.mention.role is Role.BASE), None)
    return None if based is None or context.period is None else resolved(context, based)[0]


def _narrower(context: Context, sentence: Sentence, said: Period) -> bool:
    """Whether a sentence tells in passing of a part of the period before: `consumer prices in March rose 4%`; what
    opens it, `In March, ...`, or is set off before its figures is told of what follows too.
    """
    small = said.grain in (Grain.MONTH, Grain.HALF, Grain.YEAR)  # a quarter of a report is a topic of its own
    whole = context.period or (context.heading_period() or context.reported if small else None)
    if whole is not None and whole.grain is Grain.SPAN and context.issued is not None and reports(context, said):
        whole = None if whole.end == context.issued.end and not context.language.plurals else whole  # `từ đầu năm`
    if whole is None or said in (whole, context.titled) or not periods.contains(whole, said):
        return False
    return bool(sentence.times) and sentence.times[0].first > 0 and not _set_off(sentence, sentence.times[0])


def _closing(context: Context, said: Period) -> bool:
    """Whether a day is only the last of what the headings or the report tell of: `34 sites at 31 March 2024`."""
    whole = context.heading_period() or context.reported
    if whole is not None and said.grain is whole.grain is Grain.DAY and context.language.plurals:
        return said.end <= whole.start  # a balance, in the minutes of a later day
    return whole is not None and said.grain is Grain.DAY and whole.grain is not Grain.DAY and said.end == whole.end


def _recent(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is a span up to now, which is no other sentence's: `over the past three months`."""
    relative = timed.mention.relative
    to_now = relative is not None and relative.way in (times.Way.PAST, times.Way.TO_DATE)
    return sentence.language.plurals and to_now


def _since(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time only says since when: what the next sentence tells is not of that time."""
    first = timed.first
    near = sentence.words[max(0, first - 1) : first + 1]
    return not sentence.language.sets["change_openers"].isdisjoint(near)


def _set_off(sentence: Sentence, timed: Timed) -> bool:
    """Whether commas set a time off before all figures: `Riêng đường bộ, trong tháng 8, cả nước xảy ra 941 vụ`."""
    words, first, last = sentence.words, timed.first, timed.last
    if sentence.language.plurals:
        return False
    ahead = all(sentence.taken[at] or not words[at][0].isdecimal() for at in range(first))
    return ahead and words[first - 1] == "," and words[last : last + 1] == [","]
