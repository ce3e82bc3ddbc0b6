"""Finds the times that a piece of folded text speaks of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from audit import periods
from audit.model import Grain, Period
from audit.times.grammar import DIGIT, Form, Grammar, grammar
from audit.times.meanings import MEANINGS, Meaning
from audit.times.values import Mention, Relative, Role, Way

_COUNTED = frozenset({"past_counted", "ago_counted"})
_COUNT = frozenset({"counted"})
_SPANS = frozenset({"years", "days", "month_span"})
_NEAR = 40  # how far before a time the words of its role may begin
_CLAUSE = 110  # how far before a time its name may begin
_NEXT_YEAR = re.compile(
    r"(?:,\s?|\s(?:và|and|or|hay|&)\s)((?:19|20)[0-9]{2})(?![\w%]|[.,/-][0-9]|\s(?!(?:và|and|or|hay)\s)[^\W\d_])"
)
_AFTER_NUMBER = re.compile(r"[0-9][.,/:-]|.[.,/]")
_CUT = re.compile(r"[.,;:!?]\s+(?![0-9])")
_PLURAL = re.compile(r"\s[a-z]+[^s\W]s\b")
_SIGNS = frozenset("$€£¥#")
_BARE_YEAR = ("opening", "bracket", "event")
_OPEN = '("“-'
_OPENERS = ".,;:(-\"“'*•+"


class _Before(NamedTuple):
    """The words before a time: where they begin, the role they give, and whether there are any."""

    start: int
    role: Role
    found: bool


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
            found += _listed(folded, mention)
            at = low = found[-1].end
    return _joined(folded, found) if len(found) > 1 else found


def _mention(text: str, hit: re.Match[str], low: int, known: Grammar) -> Mention | None:
    """The mention that begins with `hit`, or `None`; nothing before `low` belongs to it."""
    digits = hit[0][0].isdigit()
    key = DIGIT if digits else _plain(hit[0])
    start, after = hit.start(), (hit.start() if digits else hit.end())
    if digits and start and _AFTER_NUMBER.match(text, start - 2):
        return None
    for branch in known.branches[key]:
        if (match := branch.pattern.match(text, after)) is None:
            continue
        form = branch.forms[match.lastindex or 1]
        numbers = _numbers(form, match)
        begin = start
        if form.means in _COUNTED:
            begin, numbers["n"] = _count(text, start, low, known)
            if begin == start and "counted" in form.needs:
                continue
        before = _before(text, begin, low, known)
        if form.needs - _COUNT and not _met(form, text, start, match.end(), before, known):
            continue
        try:
            meaning = MEANINGS[form.means](numbers)
        except ValueError:
            continue
        return _built(form, meaning, text, start, match.end(), before, known)
    return None


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


def _count(text: str, start: int, low: int, known: Grammar) -> tuple[int, int]:
    """Where the number words directly before `start` begin, and their number; 1 where there are none."""
    words = text[max(low, start - _NEAR) : start].split()
    for size in (2, 1):
        number = known.numbers.get(" ".join(words[-size:])) if len(words) >= size else None
        if number is not None:
            return _begin(text, start, words[-size:]), number
    return start, 1


def _before(text: str, start: int, low: int, known: Grammar) -> _Before:
    """Strips role words from before `start`, nearest first; the first that gives a role is the last stripped."""
    found = False
    while True:
        words = text[max(low, start - _NEAR) : start].split()
        size, role = _phrase(words, known) if words and words[-1].lstrip(_OPEN) in known.before_last else (0, None)
        if role is None:
            return _Before(start, Role.NONE, found)
        start, found = _begin(text, start, words[-size:]), True
        if role:
            return _Before(start, role, True)


def _phrase(words: list[str], known: Grammar) -> tuple[int, Role | None]:
    """How many of the last words make the longest role phrase, and its role; `None` where none does."""
    for size in range(min(4, len(words)), 0, -1):
        role = known.before.get(" ".join(words[-size:]).lstrip(_OPEN))
        if role is not None:
            return size, role
    return 0, None


def _begin(text: str, end: int, words: list[str]) -> int:
    """Where `words`, the last before `end`, begin; an opening mark before the first stays outside."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end + len(words[0]) - len(words[0].lstrip(_OPEN))


def _met(form: Form, text: str, start: int, end: int, before: _Before, known: Grammar) -> bool:
    """Whether one of the surroundings that the form needs is there."""
    return any(_surrounded(need, form, text, start, end, before, known) for need in form.needs)


def _surrounded(need: str, form: Form, text: str, start: int, end: int, before: _Before, known: Grammar) -> bool:
    near = text[max(0, before.start - 4) : before.start]
    if need == "role":
        return before.found
    if need == "opening":
        opening = near.rstrip(" \t")
        return not opening or opening[-1] in _OPENERS or opening[-1] == "\n"
    if need == "bracket":
        return near.endswith("(") and text[end : end + 1] in {")", ",", ";"}
    if need == "unjoined":
        words = text[max(0, start - 12) : start].split()
        return not words or words[-1] not in known.joined
    if need == "preposition":
        return before.found and not text.startswith(("the ", "a "), before.start)
    if need == "year":
        return not _is_count(text, start, end, known) and (
            before.found or any(_surrounded(other, form, text, start, end, before, known) for other in _BARE_YEAR)
        )
    if need in {"uncounted", "dated"}:
        return (need == "uncounted" or before.found) and known.counted.match(text, end) is None
    named = _named(form.means, text, start, end, known)
    return named and known.counted.match(text, end) is None


def _is_count(text: str, start: int, end: int, known: Grammar) -> bool:
    """Whether four digits count what follows them rather than name a year: `2000 people`, `$2000`."""
    if text[max(0, start - 1) : start] in _SIGNS:
        return True
    if known.counted.match(text, end):
        words = text[max(0, start - _NEAR) : start].split()
        return not words or words[-1] not in known.dating or text.startswith("00", start + 2)
    return text.startswith("00", start + 2) and _PLURAL.match(text, end) is not None


def _built(form: Form, meaning: Meaning, text: str, start: int, end: int, before: _Before, known: Grammar) -> Mention:
    period, relative = meaning
    role = form.role or before.role
    if role is Role.SINCE and known.change.search(text, max(0, before.start - _NEAR), before.start):
        role = Role.BASE  # `up 5 % since 2014` measures from 2014, `built since 2014` happened after it
    elif role is Role.SINCE and form.means in _SPANS:
        role = Role.NONE  # `from 5 to 10 March` has its end
    name = form.name or (not role and _named(form.means, text, start, end, known))
    return Mention(before.start, end, role, period, relative, name)


def _named(means: str, text: str, start: int, end: int, known: Grammar) -> bool:
    """Whether a name runs through the time (a programme, a law, an event) without a verb or a stop between."""
    heads = known.names_before.get(means)
    if heads is None:
        return False
    if known.names_after.match(text, end):
        return True
    left = text[max(0, start - _CLAUSE) : start].rstrip()
    if means == "day":
        left = left.removesuffix(",")
    clause = left[max((cut.end() for cut in _CUT.finditer(left)), default=0) :]
    run = max((head.end() for head in heads.finditer(clause)), default=None)
    return run is not None and known.names_stop.search(clause, run) is None


# ---------------------------------------------------------------------------------------------- neighbours


def _listed(text: str, mention: Mention) -> list[Mention]:
    """The bare years that go on from a mention: `2014, 2015 and 2017`."""
    found: list[Mention] = []
    end = mention.end
    while following := _NEXT_YEAR.match(text, end):
        end = following.end()
        found.append(replace(mention, start=following.start(1), end=end, period=periods.year(int(following[1]))))
    return found


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """`from A` and `to B` that follow each other made one span."""
    joined: list[Mention] = []
    for mention in found:
        whole = None
        if joined and (mention.role is Role.UNTIL or _is_now(mention)):
            last = joined[-1]
            if last.role in {Role.SINCE, Role.BASE} and not text[last.end : mention.start].strip():
                whole = _span(last, mention)
        if whole is None:
            joined.append(mention)
        else:
            joined[-1] = whole
    return joined


def _is_now(mention: Mention) -> bool:
    return mention.relative is not None and mention.relative.way is Way.NOW


def _span(first: Mention, last: Mention) -> Mention | None:
    """The mention from the start of `first` to the end of `last`, or `None` where they make no span."""
    if _is_now(last):
        return replace(first, end=last.end, role=Role.SINCE)
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
    if not (first.months and last.months):
        return None
    count = last.month + last.months - first.month
    return replace(first, months=count, count=last.count) if count > 0 else None


def _within(relative: Relative | None, last: Period) -> Period | None:
    """A day or month without a year, in the year that ends with `last`; the year before where it would come later."""
    if relative is None or relative.way is not Way.PART:
        return None
    month = relative.month or last.start.month
    year = last.start.year - ((month, relative.day) > (last.start.month, last.start.day))
    return part(relative, year)


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
