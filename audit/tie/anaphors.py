"""Words that point back to what was told before: `this figure`, `the same`, `it`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.tie.told import (
    Told,
    clause,
    content,
    counted,
    head,
    human,
    near,
    own,
    phrased,
    phrases,
    said,
    stretch,
    unnamed,
)

VERBS = frozenset(["rises", "falls", "bases", "growths", "reaches", "targets_of_change", "acts", "stands", "openers"])
_SUBJECT = 3  # words of a noun before the word that points back
_PREDICATE = 2  # words of a verb and its adverb between a pronoun and a figure


def idle(one: Told) -> frozenset[str]:
    """The words that say nothing of what changed."""
    return phrases(one, "restating") | phrases(one, "turns")


def resumes(row: Sequence[Told], at: int) -> bool:
    """Whether a level has a pronoun for its subject and no noun of its own: `In 2018 it received 274,100`, `having
    issued 1,018`; so it is of what was spoken of.
    """
    one = row[at]
    words, sets = one.read.words[clause(row, at) : one.figure.begin], one.read.language.sets
    subject = max((place for place, word in enumerate(words) if word in sets["resuming"]), default=None)
    if subject is None or (one.figure.counted and not unnamed(one)):
        return False
    start = one.figure.begin - len(words) + subject + 1
    named = content(one.read, counted(one), stretch(one, row, at)[1])
    return not named and len(content(one.read, start, one.figure.begin)) <= _PREDICATE


def same_words(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether all that names one of two levels is said of the other."""
    first, second = own(row[one]), own(row[two])
    common = bool(first and second) and (first <= second | near(row[two], row, two) or second <= first)
    return common or anaphor(row, two)


def anaphor(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a level calls it only by a word for what was told before: `con số này là 5,01 tỷ USD`, `the
    previous year's total had been 6,037`.
    """
    one, start = row[at], clause(row, at)
    again = phrased(one.read, "said_again", start, one.figure.begin)
    if again or _the_same(one, start) or pointed(one, start):
        return True
    if not one.read.language.plurals:
        return False
    called, words = content(one.read, start, one.figure.begin), one.read.words[start : one.figure.begin]
    total = not one.read.language.sets["tallies"].isdisjoint(words)  # no word of content: `last year's total was 6,037`
    return (total or bool(called)) and called <= idle(one) | phrases(one, "timing") | phrases(one, "totals")


def _the_same(one: Told, start: int) -> bool:
    """Whether a clause tells of the same as was told before, and of no other time: `the same count found 1,286`."""
    words, sets = one.read.words, one.read.language.sets
    return any(
        words[at] in sets["same"] and words[at - 1] in sets["definites"] and not one.read.taken[at]
        for at in range(start + 1, one.figure.begin)
    )


def pointed(one: Told, start: int) -> bool:
    """Whether a clause has for its subject what was told before: `nhóm hàng này đạt 4.209 triệu USD`."""
    if one.read.language.plurals:
        return False
    words, pointing = one.read.words[start : one.figure.begin], one.read.language.sets["aforesaid"]
    place = max((at for at, word in enumerate(words) if word in pointing), default=0)
    rest = content(one.read, start + place + 1, one.figure.begin) - said(one, VERBS) if place else None
    return rest == frozenset() and len(content(one.read, start, start + place)) <= _SUBJECT


def recalled(one: Told) -> bool:
    """Whether a number is spoken of as one that was told: `giữ được mốc 8.130.500 tấn`, `27.960 ha còn lại`."""
    begin, words, sets = one.figure.begin, one.read.words, one.read.language.sets
    if any(" ".join(words[begin - size : begin]) in sets["recalling"] for size in (1, 2) if size <= begin):
        return True
    end = one.figure.head[1] if one.figure.head else one.figure.end
    return any(" ".join(words[end : end + size]) in sets["told_above"] for size in (1, 2))


def definite(one: Told) -> bool:
    """Whether a count is told as one that is known: `the 6,250 households`, `Với 8.450 hồ sơ trong một quý`."""
    words, begin, language = one.read.words, one.figure.begin, one.read.language
    if not head(one) or begin == 0 or words[begin - 1] not in language.sets["definites"]:
        return False
    return language.plurals or begin == 1


def those(one: Told) -> bool:
    """Whether people are pointed at as those who were counted, whatever they are called: `each of those 533 people`."""
    words, begin, sets = one.read.words, one.figure.begin, one.read.language.sets
    return begin > 0 and human(one) and words[begin - 1] in sets["definites"] & sets["them"]
