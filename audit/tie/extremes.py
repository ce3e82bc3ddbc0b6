"""Times that only bound a comparison: `the most since records began in 1949`."""

from __future__ import annotations

from audit.extract.sentences import Sentence, Timed
from audit.lang import roles
from audit.times import Role, Unit, Way

_NOUN = 4  # words from a superlative to the time that its noun is of
REACH = 6  # words from a superlative to the `since` that it is said of
_BOUNDS = roles("bounds")


def extreme(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time only bounds a comparison: `the most since records began in 1949`, `cao nhất kể từ năm 2016`."""
    sets, words, first = sentence.language.sets, sentence.words, timed.first
    if sentence.language.plurals and _of_this(timed):
        near = words[max(0, first - _NOUN) : first]
        return not sets["superlatives"].isdisjoint(near) and not sets["determiners"].isdisjoint(near)
    if _of_years(timed) and not sentence.language.plurals:
        return not sets["superlatives"].isdisjoint(words[max(0, first - REACH) : first])
    if not sentence.roles & _BOUNDS:
        return False
    for at in range(min(first + 1, len(words) - 1), max(0, first - REACH) - 1, -1):
        if words[at] in sets["bounds"]:
            ended = ";" if sentence.language.plurals else ";,"  # `tin mới nhất từ bộ, 10 tháng năm nay`
            if any(word[0].isdecimal() or word in ended for word in words[at + 1 : first]):
                return False  # `the highest since the 11-metre flood of 2007`
            return not sets["superlatives"].isdisjoint(words[max(0, at - REACH) : at])
    return False


def _of_this(timed: Timed) -> bool:
    """Whether a time is the year or month of the telling: `their first gain this year`."""
    relative = timed.mention.relative
    return (
        relative is not None and relative.way is Way.SHIFT and relative.count == 0 and timed.mention.role is Role.NONE
    )


def _of_years(timed: Timed) -> bool:
    """Whether a time is some years up to now: `cao nhất trong vòng 10 năm qua`."""
    relative = timed.mention.relative
    years = relative is not None and relative.way is Way.PAST and relative.unit is Unit.YEAR
    return years and relative is not None and (relative.count or 0) > 1
