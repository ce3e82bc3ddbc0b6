"""Finds the times that a piece of folded text speaks of."""

from __future__ import annotations

import re
from dataclasses import replace

from audit import periods
from audit.model import Grain, Period
from audit.times.contexts import NEEDS, Candidate, before, changing, counted, multiplied, named
from audit.times.grammar import DIGIT, Form, Grammar, grammar
from audit.times.meanings import MEANINGS
from audit.times.values import Mention, Relative, Role, Unit, Way

SPANS = frozenset({"years", "days", "month_span"})
_FROM = frozenset({Role.SINCE, Role.BASE})
MEASURED = {"quarter": 3, "half": 6}  # months
_YEAR = 12  # months
_REPORTED = frozenset({"ending", "week_ending", "fiscal"})
_OF_ACCOUNTS = frozenset({"fiscal", "fiscal_shift", "accounts"})  # forms of years
_CLOSING = frozenset([", which", "which", ""])
_DASH = re.compile("[-–—/]")
_GAP = 8  # letters that can stand between two times that belong together
_AFTER_NUMBER = re.compile(r"[0-9][.,/:-]|.[.,/]")


def mentions(folded: str, lang: str) -> list[Mention]:
    """The times in `folded` in order, without overlaps, each with the words that give its role.

    Works in time linear in the text. Raises `FileNotFoundError` for a language without a folder.
    """
    known = grammar(lang)
    search = known.trigger.search
    found: list[Mention] = []
    at = low = 0
    while hit := search(folded, at):
        mention = _mention(folded, hit, low, known)
        if mention is None:
            at = hit.end() if hit[0][0].isdigit() else hit.start() + 1
            continue
        found.append(mention)
        at = low = mention.end
        if mention.period is not None and mention.period.grain is Grain.YEAR:
            found += _listed(folded, mention, known)
            at = low = found[-1].end
    return _joined(folded, found, known) if len(found) > 1 else [one for one in found if one.form != "following"]


def _mention(text: str, hit: re.Match[str], low: int, known: Grammar) -> Mention | None:
    """The mention that begins with `hit`, or `None`; nothing before `low` belongs to it."""
    digits = hit[0][0].isdigit()
    key = DIGIT if digits else _plain(hit[0])
    start, after = hit.start(), (hit.start() if digits else hit.end())
    if digits and start and _AFTER_NUMBER.match(text, start - 2):
        return None
    any_, branches = known.branches[key]
    if len(branches) > 1 and any_.match(text, after) is None:  # true of most numbers
        return None
    for branch in branches:
        match = branch.pattern.match(text, after)
        if match is not None:
            mention = _read(text, start, match, branch.forms[match.lastindex or 1], low, known)
            if mention is not None:
                return mention
    return None


def _read(text: str, start: int, match: re.Match[str], form: Form, low: int, known: Grammar) -> Mention | None:
    """The mention of a form that fitted, or `None` where its surroundings or its numbers do not."""
    numbers = _numbers(form, match)
    begin = start
    if form.counted:
        begin, numbers["n"] = counted(text, start, low, known)
        if begin == start and not form.alone:
            return None
    candidate = Candidate(text, begin, match.end(), before(text, begin, low, known), form.means, known)
    if form.needs and not any(NEEDS[need](candidate) for need in form.needs):
        return None
    try:
        period, relative = MEANINGS[form.means](numbers)
    except ValueError:
        return None
    role = _role(form, candidate)
    if role is Role.AFTER and relative is not None and relative.months and form.means == "first_months":
        return None  # `sau 2 tháng`: how long, not when
    name = form.name or (not role and named(candidate))
    return Mention(candidate.before.start, candidate.end, role, period, relative, name, form.means)


def _role(form: Form, candidate: Candidate) -> Role:
    """The role that the form has by itself, else what the words before it give."""
    role = form.role or candidate.before.role
    if role is Role.NONE and multiplied(candidate.text, candidate.before.start, candidate.known):
        return Role.BASE  # `gấp 2,8 lần năm 2013`
    if role is not Role.SINCE:
        return role
    spanned = form.means in SPANS  # `from 5 to 10 March` has its end
    told = spanned and _DASH.search(candidate.text, candidate.start, candidate.end) is None
    if not told and changing(candidate.text, candidate.before.start, candidate.known):
        return Role.BASE  # `up 5 % since 2014` measures from 2014, `built since 2014` happened after it
    return Role.NONE if spanned else role


def _plain(words: str) -> str:
    return words if words.isalpha() else " ".join(words.split())


def _numbers(form: Form, match: re.Match[str]) -> dict[str, int]:
    """The numbers of the match by key: those the wording fixes and those that were read."""
    numbers = dict(form.given)
    for slot in form.slots:
        written = match[slot.group]
        if written is not None:
            numbers[slot.key] = slot.words[_plain(written)] if slot.words else int(written)
    return numbers


# ---------------------------------------------------------------------------------------------- neighbours


def _listed(text: str, mention: Mention, known: Grammar) -> list[Mention]:
    """The bare years that go on from a mention: `2014, 2015 and 2017`."""
    found: list[Mention] = []
    end = mention.end
    while following := known.next_year.match(text, end):
        end = following.end()
        found.append(replace(mention, start=following.start(1), end=end, period=periods.year(int(following[1]))))
    return found


def _joined(text: str, found: list[Mention], known: Grammar) -> list[Mention]:
    """`from A` and `to B` that follow each other made one span; in `A and B 2024` the year is that of A too."""
    joined: list[Mention] = []
    numbered: Mention | None = None
    for mention in found:
        if mention.form == "nth":
            mention = _ordinal(mention, numbered)
        elif mention.form in MEASURED:
            numbered = mention
        if mention.form == "following" and not (joined and _of_year(joined[-1])):
            continue
        if joined and joined[-1].form == "clock":
            mention = _from_hour(text, joined, mention, known)
        one = _as_one(text, joined[-1], mention) if joined else None
        if one is not None:
            joined[-1] = one
            continue
        if joined:
            joined[-1], mention = _sharing(_gap(text, joined[-1], mention), joined[-1], mention, known)
        joined.append(mention)
    return joined


def _gap(text: str, last: Mention, mention: Mention) -> str:
    """What stands between two times, as far as it can join them."""
    return text[last.end : min(mention.start, last.end + _GAP)].strip()


def _as_one(text: str, last: Mention, mention: Mention) -> Mention | None:
    """A time and the next where both are one: a part with its year, a span, a time said again in a bracket."""
    gap = _gap(text, last, mention)
    closing = mention.form == "day" and mention.role is Role.UNTIL and last.form in ("quarter", "fiscal")
    if closing and gap in _CLOSING:
        return _closed(last, mention)
    if gap == "(" and text.startswith(")", mention.end) and mention.role is Role.NONE:
        told = replace(mention, start=last.start, role=last.role) if mention.form in SPANS else last
        told = replace(last, year=mention) if last.year is not None and _is_year(mention) else told
        return replace(told, end=mention.end + 1)  # `the quarter ended Oct. 27 (Q3 FY25)`
    return _whole(last, mention) if not gap else None


def _sharing(gap: str, last: Mention, mention: Mention, known: Grammar) -> tuple[Mention, Mention]:
    """Two times that a word or a comma joins, each with what only the other tells of both."""
    if gap in known.conjunctions and last.name and last.form == mention.form == "month":
        mention = replace(mention, name=True)  # `giao tháng 9 và tháng 11`
    reported = mention.form in _REPORTED  # `the fourth quarter and year ended 30 June`
    if (gap == "," or gap in known.conjunctions) and not reported and mention.role in {Role.NONE, last.role}:
        last = _told(last, mention)
    return last, mention


def _whole(last: Mention, mention: Mention) -> Mention | None:
    """What a time and the next, right behind it, are together: a span, or a part of a year with the year."""
    whole = _span(last, mention) if _is_end(mention) and last.role in _FROM else None
    if whole is not None:
        return whole
    if last.year is not None and mention.role is Role.UNTIL and last.role is not Role.SINCE:
        return replace(last, end=mention.end)  # `of the fiscal year ending next month`
    return replace(last, end=mention.end, year=mention) if _is_part(last) and _is_year(mention) else None


def _is_part(mention: Mention) -> bool:
    """Whether a time is a part of a year that it does not tell: `in July-April`, `the first ten months`."""
    relative = mention.relative
    if relative is None or mention.period is not None or mention.year is not None or relative.day or mention.name:
        return False
    return relative.way in (Way.PART, Way.UPTO) and relative.count is None and 0 < relative.months < _YEAR


def _is_year(mention: Mention) -> bool:
    """Whether a time is a year of which a part was told: `of the current fiscal year`, `of FY 22`."""
    if mention.role is not Role.NONE or mention.name:
        return False
    if mention.form == "month_span":  # `of the 2022-23 financial year (July 2022-June 2023)`
        return mention.period is not None and periods.length(mention.period) == 1
    relative = mention.relative
    if mention.form in _OF_ACCOUNTS:
        return relative is None or relative.way is not Way.ACCOUNTS or relative.months == _YEAR
    return mention.form == "shift" and relative is not None and relative.unit is Unit.YEAR


def _of_year(mention: Mention) -> bool:
    """Whether a time is the present year: `this year`."""
    relative = mention.relative
    return relative is not None and relative.way is Way.SHIFT and relative.unit is Unit.YEAR and relative.count == 0


def _from_hour(text: str, joined: list[Mention], day: Mention, known: Grammar) -> Mention:
    """The day with the word of its hour, which is taken from `joined`: `from 6am on Friday until noon on Sunday`."""
    hour = joined[-1]
    opened = known.before.get(text[hour.start : hour.end].split(maxsplit=1)[0])
    daily = day.relative is not None and day.relative.day and day.role is Role.NONE
    if not daily or text[hour.end : day.start].strip():
        return day
    after = text[day.end : day.end + _GAP].split(maxsplit=1)
    opens = opened is Role.SINCE and bool(after) and known.before.get(after[0]) is Role.UNTIL
    closes = opened is Role.UNTIL and len(joined) > 1 and joined[-2].role is Role.SINCE
    if not (opens or closes):
        return day
    joined.pop()
    return replace(day, start=hour.start, role=opened or Role.NONE)


def _ordinal(mention: Mention, before: Mention | None) -> Mention:
    """`in the first` after a half or quarter of a year: another one of it."""
    number = 0 if mention.relative is None or mention.relative.count is None else mention.relative.count
    if before is None or not 0 < number <= _YEAR // MEASURED[before.form]:
        return replace(mention, role=Role.BEFORE)
    months = MEASURED[before.form]
    first = (number - 1) * months + 1
    if before.period is not None:
        return replace(
            mention, period=periods.months(before.period.start.year, first, months), relative=None, form=before.form
        )
    return (
        replace(mention, relative=replace(before.relative, month=first, count=None), form=before.form)
        if before.relative
        else mention
    )


def _closed(quarter: Mention, day: Mention) -> Mention:
    """`the third quarter of fiscal 2025, which ended on October 27`, `Fiscal 2024 ended on 27 January`: the months up
    to that day.
    """
    first = quarter.period.start.month if quarter.period else quarter.relative.month if quarter.relative else 1
    last = day.period.start if day.period else None
    means, numbers = (
        ("quarter_ending", {"q": (first + 2) // 3}) if quarter.form == "quarter" else ("ending", {"n": _YEAR})
    )
    if last is not None:
        numbers |= {"y": last.year, "m": last.month, "d": last.day}
    elif day.relative is not None:
        numbers |= {"m": day.relative.month, "d": day.relative.day}
    period, relative = MEANINGS[means](numbers)
    return replace(quarter, end=day.end, period=period, relative=relative, form=means)


def _told(first: Mention, last: Mention) -> Mention:
    """The mention of a part of a year with the year of the one after it, where it lacks its own."""
    untold = first.relative is not None and first.relative.count is None
    period = _within(first.relative, last.period) if untold and last.period is not None else None
    return first if period is None else replace(first, period=period, relative=None)


def _is_end(mention: Mention) -> bool:
    return mention.role is Role.UNTIL or mention.now


def _span(first: Mention, last: Mention) -> Mention | None:
    """The mention from the start of `first` to the end of `last`, or `None` where they make no span."""
    if last.now:
        return replace(first, end=last.end, role=Role.SINCE)
    if last.period is None and first.period is not None and last.relative is not None:
        day = part(last.relative, first.period.start.year) if last.relative.way is Way.PART else None
        return None if day is None else _span(first, replace(last, period=day, relative=None))
    if last.period is None:
        relative = _part_span(first.relative, last.relative)
        return None if relative is None else replace(first, end=last.end, role=Role.NONE, relative=relative)
    start = first.period or _within(first.relative, last.period)
    if start is None or last.period.end <= start.start:
        return None
    return Mention(first.start, last.end, Role.NONE, periods.span(start, last.period), None, first.name)


def _part_span(first: Relative | None, last: Relative | None) -> Relative | None:
    """From a month or day to a later one of the same untold year."""
    if first is None or last is None or not (first.way is last.way is Way.PART):
        return None
    if first.day and last.day and (first.month, first.day) < (last.month, last.day):
        return replace(first, last=(last.month, last.day))
    if first.months and last.day and (first.month, 1) < (last.month, last.day):
        return replace(last, month=first.month, day=1, last=(last.month, last.day))  # `từ đầu tháng 6 đến 28/7`
    if not (first.months and last.months):
        return None
    count = last.month + last.months - first.month
    return replace(first, months=count, count=last.count) if count > 0 else None


def _within(relative: Relative | None, last: Period) -> Period | None:
    """A day or month without a year, in the year that ends with `last`; the year before where it would come later."""
    if relative is None or relative.way is not Way.PART:
        return None
    month = relative.month or last.start.month
    found = part(relative, last.start.year, month)  # `quý III và 9 tháng năm 2024`
    return part(relative, last.start.year - 1, month) if found is None or found.start >= last.end else found


def part(relative: Relative, year: int, month: int = 1) -> Period | None:
    """The part of `year` that a relative time names; `month` is that of a day without one.

    `None` where that year has no such day.
    """
    if not relative.day:
        number = year * 12 + relative.month - 1
        return periods.months(number // 12, number % 12 + 1, relative.months)
    try:
        first = periods.day(year, relative.month or month, relative.day)
        return first if relative.last is None else periods.span(first, periods.day(year, *relative.last))
    except ValueError:
        return None
