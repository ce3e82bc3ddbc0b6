"""The words around a time: those that give its role, and those that say whether it is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple

from audit.times.grammar import Grammar
from audit.times.values import Role

_NEAR = 40  # how far before a time the words of its role may begin
_CLAUSE = 110  # how far before a time its name may begin
_WORD = 12  # letters of the longest syllable before a time, and the space
_CUT = re.compile(r"[.,;:!?]\s+(?![0-9])")
_PLURAL = re.compile(r"\s[a-z]+[^s\W]s\b")
_SINGULAR = re.compile(r" [a-z-]{2,}+(?<!s)(?![a-z])")
_SIGNS = frozenset("$€£¥#")
_OPEN = '("“-'
_OPENERS = frozenset(".,;:(-\"“'*•+\n")


class Before(NamedTuple):
    """The words before a time: where they begin, the role they give, and whether there are any."""

    start: int
    role: Role
    found: bool


class Candidate(NamedTuple):
    """What may be a time: `text[start:end]`, the words before it, and what its form means."""

    text: str
    start: int
    end: int
    before: Before
    means: str
    known: Grammar


def counted(text: str, start: int, low: int, known: Grammar) -> tuple[int, int]:
    """Where the number words directly before `start` begin, and their number; 1 where there are none."""
    words = text[max(low, start - _NEAR) : start].rstrip("-").split()
    for size in (2, 1):
        number = known.numbers.get(" ".join(words[-size:]).lstrip(_OPEN)) if len(words) >= size else None
        if number is not None:
            return _begin(text, start, words[-size:]), number
    return start, 1


def before(text: str, start: int, low: int, known: Grammar) -> Before:
    """Strips role words from before `start`, nearest first; the first that gives a role is the last stripped."""
    found = False
    while True:
        words = text[max(low, start - _NEAR) : start].replace("%", "% ").split()  # `15%so với năm 2023`
        size, role = _phrase(words, known) if words and words[-1].lstrip(_OPEN) in known.before_last else (0, None)
        if role is None:
            return Before(start, Role.NONE, found)
        start, found = _begin(text, start, words[-size:]), True
        if role:
            return Before(start, role, True)


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


def named(candidate: Candidate) -> bool:
    """Whether a name runs through the time (a programme, a law, an event) without a verb or a stop between."""
    known = candidate.known
    heads = known.names_before.get(candidate.means)
    if heads is None:
        return False
    if known.names_after.match(candidate.text, candidate.end):
        return True
    left = candidate.text[max(0, candidate.start - _CLAUSE) : candidate.start].rstrip()
    if candidate.means == "day":
        left = left.removesuffix(",")
    clause = left[max((cut.end() for cut in _CUT.finditer(left)), default=0) :]
    run = max((head.end() for head in heads.finditer(clause)), default=None)
    if (
        run is None
        or (candidate.means == "month" and clause[run:].strip())
        or known.names_stop.search(clause, run) is not None
    ):
        return False
    return candidate.means != "day" or not _reached(clause[run:], known)


def _reached(words: str, known: Grammar) -> bool:
    """Whether words end with one that leads up to a day, and at most its hour: `báo cáo nhanh đến 17h ngày 23/11`."""
    last = words.split()[-2:]
    return any(known.before.get(word) is Role.UNTIL for word in last[-1:]) or (
        len(last) > 1 and known.before.get(last[0]) is Role.UNTIL and last[1][0].isdecimal()
    )


def changing(text: str, end: int, known: Grammar) -> bool:
    """Whether a word of change stands shortly before `end`."""
    return known.change.search(text, max(0, end - _NEAR), end) is not None


def multiplied(text: str, end: int, known: Grammar) -> bool:
    """Whether words right before `end` say how many times as much something is as at the time that follows."""
    return known.multiples.search(text, max(0, end - _NEAR), end) is not None


# ---------------------------------------------------------------------------------------------- what forms need


def _role(candidate: Candidate) -> bool:
    return candidate.before.found


def _no_fraction(candidate: Candidate) -> bool:
    """Two numbers after a role word, the first the greater, so that they are no share: `tính đến 15/11 khởi công`."""
    first, _, second = candidate.text[candidate.start : candidate.end].partition("/")
    return candidate.before.found and int(first) > int(second)


def _no_part(candidate: Candidate) -> bool:
    """After a role word, and no share that another number is held against: `vào 1/9`, not `bằng 1/3`."""
    return _role(candidate) and (candidate.before.role is not Role.BASE or _no_fraction(candidate))


def _preposition(candidate: Candidate) -> bool:
    """A role word that is no article: `in march`, not `the march`."""
    first = candidate.text[candidate.before.start : candidate.start].split(maxsplit=1)
    return candidate.before.found and first[0] not in candidate.known.articles


def _spanning(candidate: Candidate) -> bool:
    """A word before that makes a span of it: `in the year`, not `the best of the year`."""
    words = candidate.text[candidate.before.start : candidate.start].split()
    return bool(words) and words[0] in candidate.known.spanning


def _definite(candidate: Candidate) -> bool:
    """Such a word and an article: `in the nine months`, not `in nine months`."""
    words = candidate.text[candidate.before.start : candidate.start].split()
    return 1 < len(words) < 4 and words[0] in candidate.known.spanning and words[1] in candidate.known.articles


def _opening(candidate: Candidate) -> bool:
    """The start of a clause."""
    start = candidate.before.start
    near = candidate.text[max(0, start - 4) : start].rstrip(" \t")
    return not near or near[-1] in _OPENERS


def _standing(candidate: Candidate) -> bool:
    """A time that a number is compared with or was at: `so với đầu năm`, `từ 120 hộ đầu năm`."""
    if candidate.before.role is Role.BASE:
        return True
    words = candidate.text[max(0, candidate.start - _NEAR) : candidate.start].split()
    roles = candidate.known.before
    return any(roles.get(word) is Role.SINCE and after[0].isdigit() for word, after in pairwise(words))


def _bracket(candidate: Candidate) -> bool:
    text, start, end = candidate.text, candidate.start, candidate.end
    return text[max(0, start - 1) : start] == "(" and text[end : end + 1] in {")", ",", ";", ":"}


def _unjoined(candidate: Candidate) -> bool:
    """No syllable before that makes another word of it: `hiện` is now, `thực hiện` is to do."""
    words = candidate.text[max(0, candidate.start - _WORD) : candidate.start].split()
    return not words or words[-1] not in candidate.known.joined


def _unlasting(candidate: Candidate) -> bool:
    """No word before it that makes a length of time of it: `9 tháng đạt`, not `kéo dài 9 tháng`; and a word at all."""
    words = candidate.text[max(0, candidate.start - _WORD) : candidate.start].split()
    return bool(words) and words[-1].strip("()").isalpha() and words[-1] not in candidate.known.lasting


def _superlative(candidate: Candidate) -> bool:
    """A word that sets a month above others: `a record August`, `the wettest May`."""
    words = candidate.text[max(0, candidate.start - _WORD) : candidate.start].split()
    return bool(words) and words[-1] in candidate.known.superlatives


def _season(candidate: Candidate) -> bool:
    """A word of sport or farming near by, whose years are no years of accounts: `harvested in 2023/24`."""
    low, high = max(0, candidate.start - _CLAUSE), candidate.end + _NEAR
    return candidate.known.seasons.search(candidate.text, low, high) is not None


def _schooling(candidate: Candidate) -> bool:
    """A word of schools near by, whose years begin in September: `enrolments in 2023/24`."""
    low, high = max(0, candidate.start - _CLAUSE), candidate.end + _NEAR
    return candidate.known.schooling.search(candidate.text, low, high) is not None


def _verbal(candidate: Candidate) -> bool:
    """A verb of the past right before: `was sentenced Tuesday`."""
    words = candidate.text[max(0, candidate.start - _WORD) : candidate.start].split()
    return bool(words) and (words[-1] in candidate.known.verbs or words[-1].endswith("ed"))


def _unnumbered(candidate: Candidate) -> bool:
    """No word before it that the number is the name of: `lớp 10 năm nay`."""
    words = candidate.text[max(0, candidate.start - _WORD) : candidate.start].split()
    return not words or words[-1] not in candidate.known.numbering


def _uncounted(candidate: Candidate) -> bool:
    """No counted noun after it."""
    return candidate.known.counted.match(candidate.text, candidate.end) is None


def _dated(candidate: Candidate) -> bool:
    return _role(candidate) and _uncounted(candidate)


def _event(candidate: Candidate) -> bool:
    return named(candidate) and _uncounted(candidate)


def _year(candidate: Candidate) -> bool:
    """Four digits that are a year: after a preposition, at the start of a clause, in brackets or in a name."""
    placed = _role(candidate) or _opening(candidate) or _bracket(candidate) or _event(candidate)
    return placed and not _is_count(candidate)


def _adjective(candidate: Candidate) -> bool:
    """A year between two words, of which the second is no plural: `forecast 2023 operating profit`."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if text[max(0, start - 2) : start - 1].isalpha() and text[start - 1 : start] == " ":
        return _SINGULAR.match(text, end) is not None and not _is_count(candidate)
    return False


def _is_count(candidate: Candidate) -> bool:
    """Whether four digits count what follows them rather than name a year: `2000 people`, `$2000`."""
    text, start = candidate.text, candidate.start
    if text[max(0, start - 1) : start] in _SIGNS:
        return True
    round_number = text.startswith("00", start + 2)
    if not _uncounted(candidate):
        words = text[max(0, start - _NEAR) : start].split()
        return round_number or not words or words[-1] not in candidate.known.dating
    return round_number and _PLURAL.match(text, candidate.end) is not None


NEEDS: Mapping[str, Callable[[Candidate], bool]] = {
    "role": _role,
    "no_fraction": _no_fraction,
    "no_part": _no_part,
    "preposition": _preposition,
    "opening": _opening,
    "standing": _standing,
    "spanning": _spanning,
    "definite": _definite,
    "bracket": _bracket,
    "unjoined": _unjoined,
    "unlasting": _unlasting,
    "superlative": _superlative,
    "season": _season,
    "schooling": _schooling,
    "verbal": _verbal,
    "unnumbered": _unnumbered,
    "uncounted": _uncounted,
    "dated": _dated,
    "event": _event,
    "year": _year,
    "adjective": _adjective,
}
