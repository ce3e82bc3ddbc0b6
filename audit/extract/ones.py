"""`one`, `a` and `an`: whether they count a single thing, as most are part of a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from audit.extract.amounts import smaller
from audit.extract.nouns import noun, owner, stop
from audit.extract.numerals import Numeral, numeral, spelled
from audit.extract.sentences import Sentence
from audit.extract.singles import hedged
from audit.extract.values import Figure
from audit.lang import part
from audit.lang.phrases import Match
from audit.model import Hedge, Kind
from audit.units import Unit

_CLOSE = ".,;)"
_SHARED = 4  # words of a thing that each has
_COUNTED_OUT = 100  # things of which one is seldom told as a part
_NAMED = 5  # tokens of what is counted
_NEAR = 8  # words from a count to another of the same things


def single_counts(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether an article or `one` counts: `one hour and 52 minutes`, `only one child`, `một phụ nữ 52 tuổi tử vong`."""
    words, language, end = sentence.words, sentence.language, number.end
    if words[end] == "-":
        return language.plurals and not language.sets["ages"].isdisjoint(words[end + 1 : end + 4])
    unit = language.units.at(words, end)
    if unit is not None and language.plurals and part(words, unit.end, language) is not None:
        return True  # `an hour and a half`
    if unit is not None:
        counts = unit.value.kind is not Kind.DURATION or smaller(sentence, unit) is not None
        return (_is_one(sentence, number) and (counts or hedged(words, number.start, language))) or _held_by(
            sentence, unit
        )
    head = language.heads.at(words, end)
    if head is None:
        told = _person(sentence, end, before) or _one(sentence, end, before) or _listed_first(sentence, end)
        return _is_one(sentence, number) and (told or _limited(sentence, number, before))
    listed = before in language.sets["joins"] and number.start > 2
    aged = not language.sets["ages"].isdisjoint(words[head.end + 1 : head.end + 2])
    after = head.end + 2 * aged
    return listed or (words[after : after + 1] != [] and words[after] in language.sets["befalls"])


def _is_one(sentence: Sentence, number: Numeral) -> bool:
    """Whether the word for the number is told, and no article: a language without plurals has one word for both."""
    language = sentence.language
    return language.plurals and language.numbers.get(sentence.words[number.start]) == 1


def single(sentence: Sentence, at: int) -> Numeral | None:
    """The one that an article at a token stands for before a unit by which two things differ, or which is there."""
    words, language = sentence.words, sentence.language
    if not language.plurals or words[at] not in language.sets["article"]:
        return None
    unit = language.units.at(words, at + 1)
    return spelled(at, at + 1, Fraction(1)) if unit is not None and _held_by(sentence, unit) else None


def _held_by(sentence: Sentence, unit: Match[Unit]) -> bool:
    """Whether a single unit says by how much two things differ or how much there is: `a minute longer`, `by a point`,
    `a metre of snow`, `nearly a tonne`; not `a metre of cloth costs`.
    """
    words, sets, at = sentence.words, sentence.language.sets, unit.start - 1
    before = words[at - 1] if at else ""
    after = words[unit.end] if unit.end < len(words) else "."
    said = words[unit.end + 2] if unit.end + 2 < len(words) else "."
    lies = unit.value.kind is Kind.LENGTH and after in sets["link_of"] and said not in sets["present"]
    held = before in sets["by"] or after in sets["comparatives"] or lies or hedged(words, at, sentence.language)
    return sentence.language.plurals and held


def last_of_list(sentence: Sentence, number: Numeral, before: str, found: Sequence[Figure]) -> bool:
    """Whether `one` and its noun end a list of counts: `five votes for, three against, one abstention`."""
    words, language, end = sentence.words, sentence.language, number.end
    if not _is_one(sentence, number) or end + 1 >= len(words) or not found:
        return False
    opens = before == "," or before in language.sets["joins"] or before in language.sets["alongside"]
    close = end + 1
    while close < min(end + _NAMED, len(words) - 1) and (words[close][0].isalpha() or words[close] == "-"):
        close += 1  # `two middle-aged men, one elderly woman`
    ends = (
        words[end][0].isalpha() and words[close] in _CLOSE and not any(map(partial(stop, sentence), range(end, close)))
    )
    return (
        opens
        and ends
        and found[-1].kind is Kind.COUNT
        and found[-1].number.worded
        and number.start - found[-1].end <= _NEAR
    )


def _limited(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether words for a limit before `one` and its noun say that it counts: `up to one lorry`, `just one goal`."""
    language = sentence.language
    hedge = language.hedges.before(sentence.words, number.start, 4)
    limit = before in language.sets["just"] or (hedge is not None and hedge.value is Hedge.AT_MOST)
    return language.plurals and limit and noun(sentence, number.end) is not None


def _listed_first(sentence: Sentence, at: int) -> bool:
    """Whether a noun at a token, which `one` stands before, opens a list of counts: `one count of fraud and two of
    theft`, `one brother and three sisters`.
    """
    words, language = sentence.words, sentence.language
    if not language.plurals or not words[at][0].isalpha() or stop(sentence, at):
        return False
    for index in range(at + 1, min(at + _NEAR, len(words) - 2)):
        if words[index] in language.sets["joins"]:
            more = numeral(words, index + 1, language, language.decimal)
            if more is None or not more.worded or not more.value or more.end >= len(words):
                return False
            several = more.value > 1 and noun(sentence, more.end) is not None
            return several or words[more.end] in (words[at], words[at + 1])
        if not words[index][0].isalpha() or sentence.taken[index]:
            return False
    return False


def _person(sentence: Sentence, at: int, before: str) -> bool:
    """Whether a single person at a token is counted: `one person died`, `41 men and one woman`, `only one child`."""
    words, sets = sentence.words, sentence.language.sets
    if words[at] not in sets["people"]:
        return False
    after = words[at + 1] if at + 1 < len(words) else "."
    told = after in sets["passive"] or after in sets["plural_verbs"] or after in sets["befalling"]
    aged = after == "," and words[at + 2 : at + 3] != [] and words[at + 2].isdecimal()  # `One man, 62, taken to ...`
    return told or aged or before in sets["joins"] or before in sets["records"]


def _one(sentence: Sentence, at: int, before: str) -> bool:
    """Whether `one` counts a thing of each place, `one unit each at two plants`, `one each from both`, or what a verb
    says happened to one more: `over 540 people were injured and one was missing`.
    """
    words, sets = sentence.words, sentence.language.sets
    shared = words[at] in sets["each"] or any(
        words[index] in sets["each"] and words[index + 1] in sets["within"]
        for index in range(at + 1, min(at + _SHARED, len(words) - 1))
    )
    more = (before in sets["joins"] or before in ",;") and words[at] in sets["passive"]
    return shared or more


def member(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether `one of` so many things is only which of them something is, or one of more than anybody would count it
    out of: `is one of 10 children`, `in one of its 12 wards`, `one of the 1,200 guests`; not `one of six silos fell`.
    """
    words, language, end = sentence.words, sentence.language, number.end
    if not language.plurals or number.value != 1 or words[end] not in language.sets["link_of"]:
        return False
    whole = numeral(words, at, language, language.decimal) if (at := owner(sentence, end + 1)) < len(words) else None
    if before in language.sets["just"] and number.start > 1:
        before = words[number.start - 2]
    placed = before in language.sets["within|passive|reaching"]
    return whole is not None and (placed or whole.value > _COUNTED_OUT)
