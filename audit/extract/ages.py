"""Ages: numbers that say how old a person is, by who is named before them and what is said behind."""

from __future__ import annotations

from audit.extract.nouns import personal
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Hedge, Kind
from audit.tokens import APOSTROPHES

_OLDEST = 120  # years
_SPEECH = 3  # tokens before the name of who spoke, at least
_NAMES = 6  # tokens from an age to that of the next in a list


def aged(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a number set apart after a person is an age, of which it is made: `the driver, 46, and ...`."""
    words, begin, end = sentence.words, figure.begin, figure.end
    after = words[end] if end < len(words) else "."
    if figure.kind is Kind.COUNT and figure.number.value < _OLDEST and _of_age(sentence, begin):
        return _years(sentence, figure)
    of = begin > 1 and words[begin - 1] in sentence.language.sets["link_of"] and figure.kind is Kind.COUNT
    if of and words[begin - 2] in sentence.language.sets["aged"] and 1 < figure.number.value < _OLDEST:
        return _years(sentence, figure)  # `a man of 42`
    last = earlier[-1] if earlier and figure.kind is Kind.COUNT else None
    if last is not None and last.measured is not None and last.end == last.core[1] == begin - 1:
        listed = words[begin - 1] == "," or words[begin - 1] in sentence.language.sets["joins"]
        if listed and last.measured.id == "year" and figure.number.value < _OLDEST:
            return _years(sentence, figure)  # `two boys aged 4 and 7`
    if _bounded(sentence, figure):
        return _years(sentence, figure)  # `girls under 18`
    if figure.kind is not Kind.COUNT or figure.number.worded or figure.number.step != 1 or begin < 2:
        return False
    if not 1 < figure.number.value < _OLDEST:
        return False
    sets = sentence.language.sets
    each = words[begin - 1] in sets["known_of"] - sets["determiners"]  # `the men, both 22, were fined`
    begin -= each or words[begin - 1] in sets["adverbs|just"]  # `the boy, now 17, admitted it`
    if _called(sentence, begin, end):
        return _years(sentence, figure)
    if words[begin - 1] != "," or after not in ",.;)":
        return False
    named = words[begin - 2] in sets["aged"] or (each and personal(sentence, begin - 2))
    return (named or _persons(sentence, begin, end, last)) and _years(sentence, figure)


def _called(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether somebody is said to be so many: `who was 14 at the time`, `she is 61`."""
    words, sets = sentence.words, sentence.language.sets
    if begin < 2 or words[begin - 1] not in sets["passive"] or words[begin - 2] not in sets["pronouns"]:
        return False
    after = words[end] if end < len(words) else "."
    return after in ",.;)" or after in sets["joins|subordinates|within"]


def _persons(sentence: Sentence, begin: int, end: int, last: Figure | None) -> bool:
    """Whether the name of a person stands before a number set apart, by what follows: `Marlow, 39, a cook`, `Ann
    Marlow, 39, drowned`, `Ann Marlow, 39, Leeds, was`; at the end of a sentence by who spoke or by the age before.
    """
    words, sets = sentence.words, sentence.language.sets
    if sentence.taken[begin - 2] or not _capital(sentence, begin - 2):
        return False
    first = words[begin - 3] if begin > 2 else ""
    full = first in APOSTROPHES or (_capital(sentence, begin - 3) and first not in sets["narrowing"])
    if words[end : end + 1] != [","]:
        spoke = begin > _SPEECH and words[begin - 4] in sets["sayings"]
        aged = last is not None and last.unit == "year" and last.counted is False and begin - last.end <= _NAMES
        return full and (spoke or aged) and (end == len(words) or words[end] == ".")
    place = end + 1
    while _capital(sentence, place):
        place += 1
    if place == end + 1:
        after = words[place] if place < len(words) else "."
        acts = after in sets["article|link_of|change_openers|persons_who|passive|past_forms"] or after.endswith("ed")
        told = not sets["pronouns"].isdisjoint(words[place + 1 : place + 2])  # `at Marlow, 31, as he left`
        return after[0].isalpha() and (full or told or (acts and first not in sets["narrowing"]))
    told = words[place : place + 1] == [","] and place + 1 < len(words)
    return full and told and sentence.raw[sentence.starts[place + 1]].islower()


def _capital(sentence: Sentence, at: int) -> bool:
    """Whether a word with a capital stands at a token."""
    return 0 <= at < len(sentence.words) and sentence.raw[sentence.starts[at]].isupper()


def _of_age(sentence: Sentence, at: int) -> bool:
    """Whether a number at a token is said to be an age: `the oldest aged 91`, `the median age was 41`."""
    words, sets = sentence.words, sentence.language.sets
    at -= at > 1 and words[at - 1] in sets["link_of|passive"]
    return at > 0 and words[at - 1] in sets["of_age"]


def _bounded(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bound right after people, and no count of theirs, is one of their age: `adults over 60`."""
    words, sets = sentence.words, sentence.language.sets
    if figure.kind is not Kind.COUNT or figure.hedge not in (Hedge.UNDER, Hedge.OVER) or not figure.begin:
        return False
    bound = words[figure.begin] in sets["age_bounds"] and 1 < figure.number.value < _OLDEST
    return bound and personal(sentence, figure.begin - 1)


def _years(sentence: Sentence, figure: Figure) -> bool:
    """Makes an age of a bare number."""
    year = sentence.language.units.at(("year",), 0)
    if year is not None:
        figure.measured, figure.unit, figure.kind = year.value, year.value.id, Kind.DURATION
        figure.bare = figure.counted = False
    return True
