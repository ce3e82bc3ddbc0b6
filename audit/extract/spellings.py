"""Numbers in words: whether one is a figure, as most of them are part of a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.bares import ends_clause, moved_to, suffered
from audit.extract.durations import lasting
from audit.extract.elisions import is_there
from audit.extract.givers import of_them
from audit.extract.nouns import noun, owner, stop
from audit.extract.numerals import Numeral, numeral
from audit.extract.ones import last_of_list, member, single_counts
from audit.extract.ranges import alternative, hung_on
from audit.extract.ratios import each_in, scaled_article
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.model import Kind

_HOUR = "hour"  # the unit
_CLOSE = ".,;)"
_APART = frozenset(".;:()")
_DESCRIBED = 3  # words that describe what is counted, and what joins the next number to them
_NEAR = 8  # words from a count to another of the same things


def worded_counts(sentence: Sentence, number: Numeral, found: Sequence[Figure]) -> bool:
    """Whether number words measure something: only before a unit or a noun that is known to be counted, or where the
    sentence goes on from the figures `found` before them.
    """
    words, sets = sentence.words, sentence.language.sets
    if number.end >= len(words):
        return number.end - number.start > 1
    before = words[number.start - 1] if number.start else ""
    named = sentence.raw[sentence.starts[number.start]].isupper() and not sentence.shouted
    if before and before[0].isalpha() and named:
        return False
    if before in sets["denials"] and number.value == 1:
        return False  # `not one of the 34`: none
    known = before in sets["known_of"] and number.value <= MANY
    sized = words[number.end] == "-" and _adjective_counts(sentence, number)  # `the three-hour hearing`
    if known and not (
        sized or _ranges(sentence, number) or _described(sentence, number, before) or _split(sentence, number)
    ):
        return False  # `the two ministries`, `all three dates`: not how many there are
    if _told_bare(sentence, number, before, found):
        return True
    if member(sentence, number, before):
        return False
    if _of_number(sentence, number.end) or of_them(sentence, number.end) or each_in(sentence, number):
        return True
    if words[number.start] in sets["article"] and number.end - number.start == 1:
        if words[number.start] in sentence.language.numbers and _ranges(sentence, number):
            return True  # `one to three years`
        if found and found[-1].kind is Kind.COUNT and is_there(sentence, number.start):
            return True  # `two are in Ohio and there is one in Iowa`
        return single_counts(sentence, number, before) or last_of_list(sentence, number, before, found)
    return _several_count(sentence, number, before)


def _described(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether a number behind a word that takes its things as known still says how many there are: those of an owner,
    `its three yards`, or told of for the first time, `the three local banks`; not `the two largest`.
    """
    words, language, end = sentence.words, sentence.language, number.end
    head = noun(sentence, end) if language.plurals else None
    if head is None or not language.sets["superlatives"].isdisjoint(words[end : head[1]]):
        return False
    if words[head[1] - 1] in language.sets["times"] or language.units.at(words, head[1] - 1) is not None:
        return False
    after = words[head[1]] if head[1] < len(words) else "."
    if after in language.sets["predicates"] and after in language.sets["subordinates"]:
        return True  # `the seven lakes that supply Mumbai`
    told = before in language.sets["owned_by"] or sentence.led("parts", number.start)  # `split between two schools`
    return told or (before in language.sets["definites"] and head[1] - end > 1)


def _split(sentence: Sentence, number: Numeral) -> bool:
    """Whether a sentence begins with things of which it tells some: `Of the nine vessels, seven are tied up`."""
    words, sets, start = sentence.words, sentence.language.sets, number.start
    opened = start == 2 and words[0] in sets["link_of"] and words[1] in sets["definites"]
    return opened and noun(sentence, number.end) is not None and "," in words[number.end :]


def _several_count(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether a number greater than one counts by what stands beside it."""
    words, language = sentence.words, sentence.language
    if before in language.sets["not_counting"] or (
        words[number.start] in language.scales and before in language.sets["vague_before"]
    ):
        return False
    if language.units.at(words, number.end) is not None:
        return True
    if words[number.end] == "-":
        if words[number.end + 1 : number.end + 2] != [] and words[number.end + 1] in language.sets["times"]:
            return True  # `a six-fold rise`
        glued = language.hedges_after.at(words, number.end)  # `forty-odd vehicles`
        if glued is not None:
            return noun(sentence, glued.end) is not None
        return _adjective_counts(sentence, number)
    if words[number.start] in language.sets["year_words"] and before in language.sets["before_year"]:
        return False
    if language.heads.at(words, number.end) is not None or _ranges(sentence, number):
        return True
    if number.value > MANY or not language.plurals:
        return number.value > MANY
    return noun(sentence, number.end) is not None or _paired(sentence, number.end)


def _paired(sentence: Sentence, at: int) -> bool:
    """Whether a word at a token only describes what another number counts: `three senior and two junior clerks`."""
    words, language = sentence.words, sentence.language
    joint = next(
        (
            index
            for index in range(at + 1, min(at + _DESCRIBED, len(words) - 1))
            if words[index] in language.sets["joins"]
        ),
        0,
    )
    other = numeral(words, joint + 1, language, language.decimal) if joint else None
    head = noun(sentence, other.end) if other is not None else None
    return head is not None and head[1] - head[0] > 1 and all(word[0].isalpha() for word in words[at:joint])


def _ranges(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number in words is an end of a range or of a change: `between two and 23 years`, `five to six seats`,
    `from six to four days`.
    """
    words, sets, at = sentence.words, sentence.language.sets, number.end + 1
    opener = words[number.start - 1] if number.start else ""
    opened = opener in sets["range_openers"]
    moved = opener in sets["change_openers"]
    joint = sets["joins"] if opened and not moved else sets["reaching"]
    if not sentence.language.plurals or at >= len(words) or sentence.taken[at]:
        return False
    if words[number.end] not in joint and not alternative(sentence, number.end):
        return False
    other = numeral(words, at, sentence.language, sentence.language.decimal)
    if other is None or other.value == number.value:
        return False
    if other.value < number.value and not moved:
        return False
    unit = sentence.language.units.at(words, other.end)
    return other.scaled or unit is not None or noun(sentence, other.end) is not None


def _adjective_counts(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number in words sizes something: `a seven-year-old girl`, `the two-hour sale`, `an eight-member panel`,
    `a nine-day strike`; not `a one-day fall`.
    """
    words, language = sentence.words, sentence.language
    number = hung_on(sentence, number.end) or number  # `a two- to three-hour delay`
    if number.end + 1 >= len(words) or sentence.ends[number.end] != sentence.starts[number.end + 1]:
        return False
    unit = language.units.at(words, number.end + 1)
    aged = not language.sets["ages"].isdisjoint(words[number.end + 1 : number.end + 4])
    sized = unit is not None and unit.value.kind is not Kind.DURATION
    return (
        aged
        or sized
        or words[number.end + 1] in language.sets["sizes"]
        or (unit is not None and (unit.value.id == _HOUR or lasting(sentence, unit.end)))
    )


def _told_bare(sentence: Sentence, number: Numeral, before: str, found: Sequence[Figure]) -> bool:
    """Whether a number in words needs no noun: `fell by nine to 212`, `four more than in 2020`, `none had a record`."""
    words, language = sentence.words, sentence.language
    if not language.plurals:
        return False
    if sentence.led("multiplied", number.start):
        return True  # `by a factor of four`
    after = words[number.end]
    if before in language.sets["reaching"] and found and _reached(sentence, number, found[-1]):
        return True
    acted = after in _CLOSE and sentence.led("acts", number.start)
    held = after in language.sets["comparatives"] and not language.sets["than"].isdisjoint(words[number.end + 1 :][:1])
    if held and words[number.start] in language.numbers:
        return True  # `one fewer than in 2020`
    if words[number.start] in language.sets["article"] and number.end - number.start == 1:
        counted = bool(found) and found[-1].kind is Kind.COUNT and bool(found[-1].unit)
        told = after in language.sets["passive"] or after in language.sets["past_forms"]
        fated = after in language.sets["perfect"] and suffered(sentence, number.end + 1)
        listed = before in language.sets["joins"] and (told or fated)  # `and one was missing`, `and one has died`
        return (acted or listed) and counted and number.value == 1  # `opened seven stores and closed one`
    if before in language.sets["by"] or (number.value > 1 and moved_to(sentence, number.start)):
        return after in _CLOSE or stop(sentence, number.end) or bool(sentence.taken[number.end])
    if after in language.sets["comparatives"]:
        return held or noun(sentence, number.end + 1) is not None or _more(sentence, number, before)
    if not number.value:
        return _told_nothing(sentence, number, before, bool(found))
    if number.value > 1 and (_verb(sentence, number.end) in language.sets["plural_verbs"] or _opens(sentence, number)):
        return True  # `nine are in hand`, `three still run`, `Four spoke in favour`
    if number.value > 1 and ends_clause(sentence, number):
        return True  # `the limit is five`, `she managed six`
    counted = bool(found) and found[-1].kind in (Kind.COUNT, Kind.RATIO) and bool(found[-1].unit)
    if counted and before in language.sets["others"] and noun(sentence, number.end) is None:
        return number.value > 1  # `it has nine planes and expects another four by May`
    if number.value > 1 and (before == "," or before in language.sets["joins"]) and suffered(sentence, number.end):
        return bool(found)  # `three dead, nine hurt`, `40 hurt, seven critically`
    if number.value > 1 and before == "," and _did(sentence, number.end) and found and found[-1].kind is Kind.COUNT:
        return found[-1].number.value > number.value  # `of 102 samples, three exceeded it`
    ends = after in _CLOSE or after in language.sets["joins"]
    if number.value > 1 and ends and before in language.sets["link_of"]:
        return number.start > 1 and words[number.start - 2] in language.sets["crowds|bodies"]  # `with a crew of seven`
    hedge = language.hedges.before(words, number.start, 4)
    begin = number.start if hedge is None else hedge.start
    if begin and words[begin - 1] in language.sets["befalling"]:
        return after in _CLOSE or after in language.sets["joins|narrowing"]  # `killing at least seven and ...`
    return acted or _goes_on(sentence, number, before, found)


def _did(sentence: Sentence, at: int) -> bool:
    """Whether a verb at a token says what some did or were."""
    words, sets = sentence.words, sentence.language.sets
    return at < len(words) and (words[at].endswith("ed") or words[at] in sets["past_forms|passive"])


def _more(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether a comparative behind a number counts more of those told of: `two more fell`, `killed nine more`."""
    words, at = sentence.words, number.end + 1
    harmed = before in sentence.language.sets["befalling"] and (at == len(words) or words[at] in _CLOSE)
    return number.value > 1 and (harmed or _did(sentence, at))


def _told_nothing(sentence: Sentence, number: Numeral, before: str, counted: bool) -> bool:
    """Whether a word for nothing tells how many: `none had a record`, `against a target of zero`, `closed none`."""
    words, sets = sentence.words, sentence.language.sets
    after = words[number.end]
    if before in sets["compared"] or after in sets["link_of|passive|predicates"]:
        return True
    acted = after in _CLOSE and sentence.led("acts", number.start)
    acted = acted or ends_clause(sentence, number)
    return counted and (before in sets["link_of"] or acted)


def _verb(sentence: Sentence, at: int) -> str:
    """The word at a token, past an adverb."""
    words, adverbs = sentence.words, sentence.language.sets["adverbs"]
    at += at + 1 < len(words) and words[at] in adverbs
    return words[at]


def _opens(sentence: Sentence, number: Numeral) -> bool:
    """Whether a sentence opens with a number and what so many did: `Nine escaped`; not `Two armed men`."""
    words, sets, start = sentence.words, sentence.language.sets, number.start
    start -= start > 0 and words[start - 1] in sets["just"]
    acted = words[number.end] in sets["past_forms"] or words[number.end].endswith("ed")
    return (start == 0 or words[start - 1] == ";") and acted and noun(sentence, number.end) is None


def _reached(sentence: Sentence, number: Numeral, last: Figure) -> bool:
    """Whether a number is the other side of a vote, `by five votes to one`, or what another came to: `will rise from
    eight hours a day to twelve from Monday`.
    """
    words, sets = sentence.words, sentence.language.sets
    if not last.number.worded:
        return False
    if last.counted and last.end == number.start - 1:
        return True
    opened = last.begin > 0 and words[last.begin - 1] in sets["change_openers"]
    ends = words[number.end] in _CLOSE or stop(sentence, number.end) or bool(sentence.taken[number.end])
    return opened and ends and number.start - last.end <= _NEAR


def _goes_on(sentence: Sentence, number: Numeral, before: str, found: Sequence[Figure]) -> bool:
    """Whether a number in words counts what the figure just before it does: `eight seats, the opposition five`, `five
    votes for, three against`, `up from nine`.
    """
    words, sets, after = sentence.words, sentence.language.sets, sentence.words[number.end]
    ends = after in _CLOSE or after in sets["joins"]
    if not found or not (found[-1].unit or found[-1].bare):
        return False
    between = words[found[-1].end : number.start]
    if len(between) > _NEAR or not between or not _APART.isdisjoint(between):
        return False
    moved = before in sets["change_openers"] and found[-1].number.worded and moved_to(sentence, found[-1].begin)
    if moved and not ends and sentence.taken[number.end]:
        return True  # `fell to three in April from seven in March`
    held = before in sets["compared"] and len(between) > 1
    if held and (between[-2] == "," or between[-2] in sets["comparatives"]):
        return ends or stop(sentence, number.end) or bool(sentence.taken[number.end])  # `, against nine last year`
    if found[-1].kind not in (Kind.COUNT, Kind.RATIO):
        return False
    if before == "," or before in sets["joins"] or sentence.follows("naming_some", number.start):
        return after in sets["narrowing"] or after in sets["opposed"]
    loose = sets["narrowing|belongings|determiners|compared|known_of"]
    named = sentence.language.names.before(words, number.start) is not None
    return ends and before[0].isalpha() and before not in loose and not named and not stop(sentence, number.start - 1)


def _of_those(sentence: Sentence, at: int) -> bool:
    """Whether `of`, an article and a noun for many follow: `five of the units`, `seven of the dead`."""
    words, sets = sentence.words, sentence.language.sets
    if at + 2 >= len(words) or words[at] not in sets["link_of"] or words[at + 1] not in sets["determiners"]:
        return False
    return words[at + 2] not in sets["superlatives"] and noun(sentence, at + 2) is not None


def _of_number(sentence: Sentence, at: int) -> bool:
    """Whether a number follows that this one is out of: `eight of the 12 districts`, `one in five households`."""
    words, language = sentence.words, sentence.language
    if at + 1 >= len(words):
        return False
    if words[at] in language.sets["loose_of"]:
        at += " ".join(words[at : at + 2]) in language.sets["loose_of"]  # `seven in every ten`
        if at + 1 >= len(words):
            return False
        under = (
            words[at + 1] in language.numbers
            or scaled_article(words, at + 1, language)
            or (words[at + 1].isdecimal() and len(words[at + 1]) < 4)
        )
        if not under or sentence.taken[at + 1]:
            return False
        if language.plurals:  # `one in ten had yet to decide`, not `one in ten days`
            unit = language.units.at(words, at + 2)
            return unit is None or unit.value.kind is not Kind.DURATION
        return noun(sentence, at + 2) is not None
    if language.plurals and _of_those(sentence, at):
        return True
    joint = 1 + (language.plurals and " ".join(words[at : at + 2]) in language.sets["of"])
    if joint == 1 and words[at] not in language.sets["link_of"]:
        return False
    at = owner(sentence, at + joint)
    if at >= len(words) or (sentence.taken[at] and words[at - 1] not in language.sets["known_of"]):
        return False
    return words[at][0].isdecimal() or (language.plurals and words[at] in language.numbers)
