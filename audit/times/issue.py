"""The day a document was issued: dates in the lines around its text, and the latest year or day it reports on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from audit import periods
from audit.model import Grain, Period
from audit.normalise import fold
from audit.times.grammar import Grammar, grammar
from audit.times.mentions import SPANS, mentions, part
from audit.times.values import Mention, Role, Way

_CLOSING = re.compile(r"(?<= )(?:19|20)[0-9]{2}(?:[/–-](?:20)?[0-9]{2})?$")
_LONGEST = 160  # letters of a line that can be a stamp or a dateline; running text is longer
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_REACH = 240  # how far the words beside a year are read
_AGENCY = frozenset(["(", "-", "/"])  # what follows the date of an agency, before its name or its text
_PARTED = (",", "-", "|")  # what parts a date that ends a line from a place or a body
_LIST = 5  # lines within which three stamps are a list of other pages
_BESIDE = 60  # letters a line may hold beside its date to be a stamp or a dateline
_HEAD = 2 * _BESIDE  # letters within which the day stands that opens running text
_OPENING = 2 * _LONGEST  # a date further in has too much before it to be the date of the line
_CLAUSE = re.compile(r"[,:()|]\s|\n")
_NEAR = 25  # letters from a task to the time that it is of
_TOP = 800  # letters within which the first paragraphs of an article begin
_LEAD = 12  # letters of what may stand before the day that opens a paragraph: `sáng`, `on Monday,`
_STAMPED = 12  # letters from a day to the time of day in a stamp
_BY = 8  # letters from a record or a foundation to its time: `kỷ lục của năm`
_YEAR = 365  # days
_ACCOUNTS = "accounts"
_NUMBER = re.compile(r"\d")
_DIGITS = re.compile(r"[0-9][/.-][0-9]")
_CREDIT = re.compile(r"^\s*\([^)]*\)\s*-\s*")  # the paper before the text: `(Báo Nam Hà) - Ngày 5/7`
_SPELLED = re.compile(r"[^\W\d_]{3,}")

STAMP = 0.95  # labelled as the day of publication
CLOCKED = 0.9  # a date with a time of day
UPDATED = 0.8  # labelled as the day of the last change
DATELINE = 0.75  # a place and a date in words: the head or foot of a report
ALONE = 0.6  # nothing but a date, or the dateline of an agency
WEAK = 0.3  # a page's own clock, the stamps of other pages


class _Dated(NamedTuple):
    """A line's candidate; `clocked` where a time of day stands beside it, `untold` where its year is not."""

    period: Period
    strength: float
    clocked: bool
    untold: bool


def document_dates(lines: Sequence[str], lang: str) -> list[tuple[Period, float]]:
    """Candidates for the day of issue among folded first or last lines, in order, each with its strength (0 to 1).

    A date above the first stamp with a time of day is the page's own clock and weak; so are further stamps and
    lists of stamps, which belong to other pages. A dateline without a year takes the year of the strongest candidate.
    """
    known = grammar(lang)
    dated = [(at, found) for at, line in enumerate(lines) if (found := _dated(line, lang, known)) is not None]
    told = [found for _, found in dated if not found.untold]
    year = max(told, key=lambda found: found.strength).period.start.year if told else None
    clocks = [at for at, found in dated if found.clocked]
    return [
        (periods.shifted(found.period, year - found.period.start.year) if found.untold else found.period, strength)
        for at, found in dated
        if year is not None
        and (strength := found.strength if found.strength > CLOCKED else _weighed(at, found, clocks))
    ]


def _weighed(at: int, found: _Dated, clocks: Sequence[int]) -> float:
    """The strength of an unlabelled date in line `at`, given the lines that have a time of day."""
    if found.clocked:
        near = sum(abs(at - clock) <= _LIST for clock in clocks)
        return WEAK if at != clocks[0] or near > 2 else found.strength
    return WEAK if clocks and at < clocks[0] and not found.untold else found.strength


def _dated(line: str, lang: str, known: Grammar) -> _Dated | None:
    """The candidate of one line, or `None`: the first date that is no part of a name."""
    near = len(line) if len(line) <= _OPENING else _HEAD  # running text tells its day only where it opens
    if len(line) > 4 * _LONGEST or _NUMBER.search(line, 0, near) is None:
        return None
    found = mentions(line[:_OPENING], lang)
    clocked = any(mention.role is Role.CLOCK for mention in found)
    for mention in found:
        period = mention.period
        told = not mention.name or known.published.search(line, 0, mention.start)  # `Kèm theo Báo cáo số 5 ngày ...`
        if not told or mention.role not in {Role.NONE, Role.UNTIL}:
            continue
        if period is not None and period.grain in {Grain.DAY, Grain.MONTH}:
            strength = _strength(line, mention, clocked, known)
            return None if strength is None else _Dated(period, strength, clocked, False)
        if mention.relative is not None and mention.relative.way is Way.PART and mention.relative.month:
            return _agency(line, mention)
    return None


def _strength(line: str, mention: Mention, clocked: bool, known: Grammar) -> float | None:
    before, after = line[: mention.start], line[mention.end :]
    beside = len(before.strip()) + len(after.strip())
    if len(before) <= _BESIDE and known.published.search(before):
        return STAMP
    if len(before) <= _BESIDE and known.updated.search(before):
        return UPDATED
    if _heads(before, after):
        return ALONE
    if beside > _BESIDE:
        return None
    if clocked:
        return CLOCKED
    words = not _DIGITS.search(line, mention.start, mention.end)
    if not after.strip(" .)-*|") and before.rstrip().endswith(_PARTED) and len(before) <= _BESIDE:
        return DATELINE if words else ALONE
    return None if _SPELLED.search(known.weekdays.sub("", f"{before} {after}")) else ALONE


def _heads(before: str, after: str) -> bool:
    """Whether what stands beside a date makes it an agency's, heading the text: `HANOI, May 5, 2024 -`."""
    opened = not before.strip() or before.rstrip()[-1] in ",("
    return opened and len(before) <= _BESIDE and not _STOP.search(before) and after.lstrip()[:1] in _AGENCY


def _agency(line: str, mention: Mention) -> _Dated | None:
    """`HANOI, May 5 (Agency) -`: a day without its year at the head of the first sentence."""
    if mention.relative is None or not mention.relative.day:
        return None
    if not _heads(line[: mention.start], line[mention.end :]):
        return None
    period = part(mention.relative, 2000)
    return None if period is None else _Dated(period, ALONE, False, True)


def closing(title: str, lang: str) -> Mention | None:
    """The time that a title ends with: a day, a year of accounts, or a year told as no sentence would, `Fishing
    statistics 2022`; `None` where it tells another year or none, or the year is the last of a span in a name: `Đại hội
    Đảng bộ xã nhiệm kỳ 2020 - 2025`.
    """
    found = mentions(fold(title), lang)
    last = found[-1] if found and not title[found[-1].end :].strip(" .)") else None
    if last is not None and last.period is not None and last.role is Role.NONE and not last.name:
        return last if last.period.grain is Grain.DAY or last.form == _ACCOUNTS else None
    told = _CLOSING.search(title)
    if told is None or not all(mention.name or mention.role is Role.YEARLY for mention in found):
        return None
    if any(mention.start < told.start() < mention.end and mention.form in SPANS for mention in found):
        return None
    if told[0].isdecimal():
        return Mention(told.start(), told.end(), period=periods.year(int(told[0])))
    return next(iter(mentions(f"in {fold(told[0])}", lang)), None)


def latest_reported(folded: str, lang: str) -> Period | None:
    """The latest year that the text reports results for, or the latest day of it that an article is told to be of:
    the earliest it can have been written. `None` where it reports for no year.

    Stamps with a time of day and years of plans, targets, terms of office and names do not count; years up to
    which something holds only where no other is told, for they may be targets that are not called so. What is told up
    to a day or a month is no target.
    """
    known = grammar(lang)
    found = mentions(folded, lang)
    clocked = [(before, after) for before, after in pairwise(found) if after.role is Role.CLOCK]
    stamps = {before.end for before, after in clocked if after.start - before.end <= _STAMPED}
    told = [
        (mention, mention.period)
        for mention in found
        if mention.period is not None
        and not mention.name
        and mention.role not in {Role.BEFORE, Role.AFTER}
        and mention.end not in stamps
        and _reported(folded, mention, known)
    ]
    if not told:
        return None
    begun = not all(_broken(period) for _, period in told)
    latest = max((not _aimed(mention, period), _last_year(period, begun)) for mention, period in told)
    year = periods.year(latest[1])
    within = [(mention, period) for mention, period in told if _last_year(period, begun) == year.start.year]
    return _day(folded, within) or year


def _aimed(mention: Mention, period: Period) -> bool:
    """Whether a time may be that of a target that is not called one: `đến năm 2030 có 50 sản phẩm`."""
    return mention.role is Role.UNTIL and period.grain not in {Grain.DAY, Grain.MONTH}


def _last_year(period: Period, begun: bool) -> int:
    """The last year of a period; of a school year or a season the first, where it may only have `begun`."""
    return period.start.year if begun and _broken(period) else (period.end - periods.DAY).year


def _broken(period: Period) -> bool:
    """Whether a period is less than a year and goes over the turn of one."""
    return period.start.year < (period.end - periods.DAY).year and (period.end - period.start).days < _YEAR


def _day(text: str, told: Sequence[tuple[Mention, Period]]) -> Period | None:
    """The latest day of the latest year told, where a paragraph near the top opens with a day (`Ngày 8/1/2024, huyện
    tổ chức`) or nothing longer than a day is told of that year.
    """
    days = [(mention, period) for mention, period in told if period.grain is Grain.DAY]
    if len(days) < len(told):
        days = [(mention, period) for mention, period in days if _opens(text, mention)]
    return max((period for _, period in days), key=lambda period: period.end, default=None)


def _opens(text: str, mention: Mention) -> bool:
    """Whether a paragraph near the top of a text begins with a time."""
    before = text[: mention.start]
    lead = _CREDIT.sub("", before[before.rfind("\n") + 1 :])
    return mention.start <= _TOP and len(lead) <= _LEAD and not lead.startswith("|")


def latest_before_plans(folded: str, lang: str) -> Period | None:
    """The year before the first one that the text has plans for, or `None` where it plans for no year.

    A text that says what will be done in 2022 tells what was done up to 2021.
    """
    known = grammar(lang)
    planned = [
        mention.period.start.year
        for mention in mentions(folded, lang)
        if mention.period is not None
        and mention.period.grain is Grain.YEAR
        and mention.role is Role.NONE
        and not mention.name
        and (
            _tasked(folded, mention, known) or known.plans.search(folded, mention.start, _sentence(folded, mention)[1])
        )
    ]
    return periods.year(min(planned) - 1) if planned else None


def _reported(text: str, mention: Mention, known: Grammar) -> bool:
    """Whether the sentence around the mention speaks of what was, not of what is to be.

    Words of results right before it are of it alone: `kết quả năm 2023, phương hướng năm 2024`.
    """
    if known.terms.match(text, mention.start) or _tasked(text, mention, known):
        return False
    clause = _clause(text, mention)
    if any(len(clause) - match.end() <= _BY for match in known.milestones.finditer(clause)):
        return False
    start, end = _sentence(text, mention)
    if known.results.search(clause):
        end = mention.end
    day = mention.period is not None and mention.period.grain is Grain.DAY
    opened = day and _opens(text, mention)  # `Ngày 8/7, huyện họp, triển khai nhiệm vụ 6 tháng cuối năm`
    if known.plans.search(text, start, min(end, mention.end + _BESIDE) if opened else end) is not None:
        return False
    return opened or known.results.search(text, start, end) is not None


def _sentence(text: str, mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention starts and ends, as far as it is read."""
    low, high = max(0, mention.start - _REACH), mention.end + _REACH
    start = max((stop.end() for stop in _STOP.finditer(text, low, mention.start)), default=low)
    stop = _STOP.search(text, mention.end, high)
    return start, stop.start() if stop else high


def _tasked(text: str, mention: Mention, known: Grammar) -> bool:
    """Whether what is to be done at a time stands right before it: `nhiệm vụ năm 2024`; not `thực hiện nhiệm vụ
    năm 2023`, which tells what was done.
    """
    clause = _clause(text, mention)
    tasks = [match for match in known.tasks.finditer(clause) if len(clause) - match.end() <= _NEAR]
    return bool(tasks) and known.results.search(clause, 0, tasks[0].start()) is None


def _clause(text: str, mention: Mention) -> str:
    """What stands before a mention in its clause."""
    return _CLAUSE.split(text[_sentence(text, mention)[0] : mention.start])[-1]
