"""What a sentence implies of time and does not say: the present tense, the year on which another one is compared."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Grain, Period
from audit.tie.cues import begun, foretells, told
from audit.tie.parts import Part
from audit.tie.verbs import Tense, tense
from audit.times import Role, Unit, Way

_LONG = 12  # months
_WEEKS = timedelta(weeks=10)  # of accounts, which retailers tell instead of quarters
_PLANNED = 4  # words from the name of a plan to its figure
_REVISED = 18  # words from the name of a plan to what it was before
NEWS = timedelta(days=100)  # for which what months brought is told
_TOLD = timedelta(days=60)  # after which a month is no news any more
_SEASON = 4  # months in which reports on the year before come out


def opposes(sentence: Sentence, part: Part) -> bool:
    """Whether a figure stands behind a word that holds another against it: `from £2.2bn`, `compared with £2.2bn`."""
    sets, begin = sentence.language.sets, part.figure.begin
    opener, held = sentence.words[begin - 1] if begin else "", sentence.words[begin - 2 : begin - 1]
    joined = opener in sets["compared|reaching"] and not sets["held_against"].isdisjoint(held)
    return joined or opener in sets["year_earlier"]


def year_earlier(sentence: Sentence, part: Part, period: Period | None) -> Period | None:
    """The period of a figure that another of `period` is held against, where the wording means the year before:
    `rose to £2.4bn in 2023 from £2.2bn`. A month is held against the one before: `eased to 4.5% from 5.1%`; of
    days nobody can tell.
    """
    if period is None or not opposes(sentence, part):
        return None
    if period.grain is Grain.DAY:
        return periods.shifted(period, -1) if period.end.day == 1 and period.end.month % 3 == 1 else None
    months = periods.length(period) * _LONG
    if months == 1:
        before = periods.moved(period.start, -1)
        return periods.month(before.year, before.month)
    whole = months.denominator == 1 or period.end - period.start >= _WEEKS
    return periods.shifted(period, -1) if 1 < months <= _LONG and whole else None


def lasts(sentence: Sentence, part: Part, base: Timed) -> bool:
    """Whether a change goes on to the present: `the naira has lost about 70% of its value since June 2023`."""
    since = sentence.words[base.first] in sentence.language.sets["bounds"] or begun(sentence, base)
    return since and tense(sentence, part) in (Tense.SINCE, Tense.DONE)


def pluperfect(sentence: Sentence) -> bool:
    """Whether a sentence looks back from what is told: `on Monday the index had slipped`."""
    words, sets = sentence.words, sentence.language.sets
    return any(
        word in sets["pluperfect"] and (after.endswith(("ed", "en")) or after in sets["past_forms"])
        for word, after in pairwise(words)
    )


def delivery(sentence: Sentence, timed: Timed) -> bool:
    """Whether a month is only that of which something is sold: `Brent crude for April added 64 cents`."""
    relative = timed.mention.relative
    month = relative is not None and relative.months == 1
    return month and sentence.words[timed.first] in sentence.language.sets["for"]


def annual(sentence: Sentence, part: Part) -> bool:
    """Whether a plan just before a figure is that of a year: `27% of the yearly target of 437,000 tonnes`."""
    words, sets, begin = sentence.words, sentence.language.sets, part.figure.begin
    cues = sentence.cued("plans", "plan_words", "target_words")
    if sentence.language.plurals:
        return any(
            cue.end <= begin
            and _yearly(sentence, cue)
            and not _timed(sentence, cue.end, begin)
            and (
                sets["joins"].isdisjoint(words[cue.end : begin])
                or sets["link_of"].isdisjoint(words[max(0, cue.start - 3) : cue.start])
            )
            for cue in cues
        )  # not `40.9% of the annual target and 63% of ...`
    return any(
        cue.end <= begin <= cue.end + _PLANNED
        and sets["joins"].isdisjoint(words[cue.end : begin])
        and not sets["annual"].isdisjoint(words[max(0, cue.start - 1) : min(cue.end + 1, begin)])
        for cue in cues
    )


def _yearly(sentence: Sentence, cue: Match[Classes]) -> bool:
    """Whether the name of a plan says that it is of a year: `full-year guidance`."""
    words = sentence.words
    before = " ".join(words[max(0, cue.start - 3) : cue.end]).replace(" - ", "-").split()
    return not sentence.language.sets["annual"].isdisjoint(before)


def _timed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a time stands between two words, other than a `now`."""
    between = (timed.mention for timed in sentence.times if start <= timed.first < end)
    return any(mention.relative is None or mention.relative.way is not Way.NOW for mention in between)


def revised(sentence: Sentence, part: Part) -> bool:
    """Whether a figure is what a plan or a count of the same time was before: `cut its growth target to 3% from 5%`,
    `revised down to 512,000 from 567,000`, `raised its expectations for 2025 to 3% from 2%`, `now expects 3%, up from
    2%`.
    """
    words, sets = sentence.words, sentence.language.sets
    if not sentence.language.plurals or words[part.figure.begin - 1] not in sets["change_openers"]:
        return False
    if any(timed.first == part.figure.end and not monthly(timed) for timed in sentence.times):
        return False  # `now expects £690m, up from £661m last year`
    near = range(max(0, part.figure.begin - _REVISED), part.figure.begin)
    if not sets["revising"].isdisjoint(words[near.start : near.stop]):
        return True
    now = {timed.last for timed in sentence.times if timed.mention.now}
    cues = [*sentence.cued("plans")]
    for cue in sentence.cued("estimate_words"):
        several = sentence.language.cues.at([words[cue.start].removesuffix("s")], 0)  # `its inflation forecasts`
        owned = not sets["determiners"].isdisjoint(words[max(0, cue.start - 3) : cue.start])
        named = owned and several is not None and "plans" in several.value
        cues += [cue] if named or cue.start in now or words[cue.start - 1] in sets["determiners"] else []
    return any(cue.start in near and words[cue.end : cue.end + 1] != [","] for cue in cues)


def monthly(timed: Timed) -> bool:
    """Whether a time is a month or a day by itself, on which something is foretold: `from 2.3% in March`."""
    relative = timed.mention.relative
    return relative is not None and relative.months <= 1 and relative.unit in (Unit.DAY, Unit.MONTH)


def expected(sentence: Sentence, part: Part) -> bool:
    """Whether a figure is what was expected of another, so of its time: `beating the 5.0% forecast in a poll`."""
    words, end, sets = sentence.words, part.figure.end, sentence.language.sets
    if not sentence.language.plurals:
        return False
    near = words[end : end + _PLANNED]
    near = near[: next((at for at, word in enumerate(near) if not word[0].isalnum()), _PLANNED)]
    if not sets["forecasters"].isdisjoint(near):
        return True
    return any(end <= cue.start < end + len(near) for cue in sentence.cued("estimate_words"))


def untold(sentence: Sentence, timed: Timed, part: Part, period: Period, issued: Period | None, ahead: bool) -> bool:
    """Whether a part of a year whose year nobody told is to come, though what is told of it has happened: it is that of
    the year before. `Between April and December the council repaired 21,450 potholes`, told in January.
    """
    first = timed.first
    if ahead and not (first and sentence.words[first - 1] in sentence.language.sets["sayings"]):
        return False
    relative = timed.mention.relative
    if issued is None or period.start < issued.end or relative is None or not (relative.months or relative.day):
        return False
    over = timed.last <= part.figure.begin and tense(sentence, part) is Tense.PAST
    return (
        relative.way is Way.PART
        and relative.count is None
        and (over or not sentence.language.sets["past_forms"].isdisjoint(sentence.words))
    )


def happened(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is no next one though its sentence tells of what is to come: a verb of the past stands just
    before it, `it voted on Tuesday to ...`, or commas set it apart, `inflation, at 2.7% in June, is expected to ...`.
    """
    sets, first = sentence.language.sets, timed.first
    if _enclosed(sentence, timed) or _opens_past(sentence, timed):
        return True
    before, verb = sentence.words[first - 2 : first] if first > 1 and sentence.language.plurals else ("", "")
    done = verb not in sets["ahead"] and (before not in sets["present"] and before != "be")
    if _weekday(timed) and done and (verb in sets["past_forms"] or verb.endswith("ed")):
        return True  # `work will speed up after the council voted Monday to ...`
    clause = sentence.words[_begin(sentence, first) : first]
    if not sentence.language.plurals or foretells(sentence, _begin(sentence, first), first):
        return False
    return any(word in sets["past_forms"] or word.endswith("ed") for word in clause)


def _opens_past(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time opens a sentence of the past: `At the end of the first quarter the forecast overspend was £9m`."""
    sets, words = sentence.language.sets, sentence.words
    if timed.first > 0 or not sentence.language.plurals:
        return False
    verbs = (at for at in range(timed.last, len(words)) if words[at] in sets["past_forms|present|modals|perfect"])
    verb = next(verbs, len(words) - 1)
    return words[verb] in sets["past_forms"] and sets["ahead|reaching"].isdisjoint(words[verb + 1 : verb + 3])


def _weekday(timed: Timed) -> bool:
    relative = timed.mention.relative
    return relative is not None and relative.way is Way.WEEKDAY


def deadline(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is the weekday by which something is to be: `if nothing is settled by Thursday`."""
    sets, words = sentence.language.sets, sentence.words
    if timed.mention.role is not Role.UNTIL or not _weekday(timed):
        return False
    return (
        not any(word in sets["past_forms"] and before not in sets["present"] for before, word in pairwise(words))
        and " ".join(words[timed.first : timed.first + 2]) not in sets["dating"]
    )


def pending(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time ends with what is to come, whatever a figure tells: a deadline, a year that guidance is of."""
    relative = timed.mention.relative
    guided = relative is not None and relative.way is Way.UPTO and foretold(sentence, timed)
    return guided or deadline(sentence, timed)


def scheduled(sentence: Sentence, part: Part, timed: Timed, found: Period | None, issued: Period | None) -> bool:
    """Whether a change told in the present is that of a month to come, as the last such month is no news any more:
    `the minimum wage rises to £11.44 in April`, told in November.
    """
    relative = timed.mention.relative
    if found is None or issued is None or relative is None or not sentence.language.plurals:
        return False
    monthly = relative.way is Way.PART and relative.months == 1 and relative.count is None
    if not monthly or part.compared or found.end > issued.start - _TOLD:
        return False
    words, sets = sentence.words, sentence.language.sets
    near = range(max(part.left, 1), part.figure.begin)
    moves = [cue.start for cue in sentence.cued("rises", "falls") if cue.start in near]
    begun = [at for at in moves if words[at].endswith("s")]
    begun += [at - 1 for at in moves if words[at] in sets["particles"] and words[at - 1] in sets["moving"]]
    idle = sets["determiners|modals|reaching|narrowing|link_of"]
    return any(
        words[at - 1] not in idle and not any(told(sentence, word) for word in words[part.left : at + 1])
        for at in begun
    )


def foretold(sentence: Sentence, timed: Timed, after: int = 0) -> bool:
    """Whether the clause of a time, one that begins from `after` on, tells of what is to come: `the strike, which is
    due to end on Thursday`.
    """
    first = timed.first
    if not sentence.language.plurals:
        return False
    begin = _begin(sentence, first)
    if begin < after:
        return False
    planned = any(begin <= cue.start and cue.end <= first for cue in sentence.cued("plan_words"))
    planned = planned or foretells(sentence, begin, first)
    return deadline(sentence, timed) or (planned and not happened(sentence, timed))


def _begin(sentence: Sentence, at: int) -> int:
    """The word with which the clause of a word begins."""
    words, sets = sentence.words, sentence.language.sets
    opening = sets["joins|subordinates"]
    while at > 0 and words[at - 1] not in opening and words[at - 1] not in ",;:(":
        at -= 1
    return at


def _enclosed(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time stands between two commas with a figure and no word of what is to come."""
    words, first, last = sentence.words, timed.first, timed.last
    if not sentence.language.plurals or words[last : last + 1] != [","]:
        return False
    for at in range(first - 1, 0, -1):
        if words[at] == ",":
            return any(word[0].isdecimal() for word in words[at:first])
        if words[at] in sentence.language.sets["ahead"] or words[at] in ";:":
            return False
    return False


def passed(
    sentence: Sentence, part: Part, period: Period | None, issued: Period | None, timed: Timed | None = None
) -> bool:
    """Whether a time is to come and a figure tells of what has happened, so that it is of another clause; not `the
    precept for 2025/26 was set at £38,450`.
    """
    if timed is not None and sentence.words[timed.first] in sentence.language.sets["for"]:
        return False
    if issued is None or period is None or period.start < issued.end or not sentence.language.plurals:
        return False
    return not sentence.language.sets["past_forms"].isdisjoint(sentence.words[part.left : part.figure.start])


def year_after(base: Period, issued: Period, yearly: bool) -> Period | None:
    """The period that is compared with the one a year before, `base`, where no other time is told of: where `yearly`
    the year of issue, or in the months of reports the one before; months that ended shortly before the issue. `None`
    where the base lies further back.
    """
    if base.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF):
        found = periods.shifted(base, 1)
        return found if found.end <= issued.end <= found.end + NEWS else None
    if base.grain is not Grain.YEAR or not yearly:
        return None
    year = base.start.year + 1
    told = year == issued.start.year or (year == issued.start.year - 1 and issued.start.month <= _SEASON)
    return periods.year(year) if told else None
