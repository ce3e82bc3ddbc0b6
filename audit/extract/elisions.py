"""Numbers whose noun is left out where plurals show in their form: ages set apart, subjects, parts, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.ages import aged
from audit.extract.gaps import gapped
from audit.extract.labels import past_bracket
from audit.extract.nouns import noun, owner, personal, written
from audit.extract.parallels import parallel
from audit.extract.sentences import BULLETS, Sentence
from audit.extract.values import MANY, Figure, yearlike
from audit.model import Kind
from audit.tokens import possessive

_OPENED = 3  # tokens of `Of them,`
_PLACE = 6  # tokens that say where somebody is
_NEAR = 3  # numbers held against each other differ by less than so many times
_BRACKET = 7  # tokens of a short bracket


def _people(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure counts people, by the last word of its noun."""
    return personal(sentence, figure.end - 1)


def _further(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is told as more of what was counted, or held against it: `a further 80`, `That is 277 fewer`."""
    words, sets, begin, end = sentence.words, sentence.language.sets, figure.begin, figure.end
    more = begin > 0 and words[begin - 1] in sets["others"]
    more = more and (words[begin - 1] in sets["determiners"] or words[max(0, begin - 2)] in sets["article"])
    held = end + 1 < len(words) and words[end] in sets["comparatives"] and words[end + 1] in sets["than"]
    return (more or held) and not yearlike(figure)


def elided(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a bare number of a language whose plurals show is an age, a subject, a part or a figure in brackets."""
    if aged(sentence, figure, earlier) or gapped(sentence, figure, earlier) or parallel(sentence, figure, earlier):
        return True
    if _subject(sentence, figure, earlier):
        return True
    if figure.kind is not Kind.COUNT:
        return False
    if _manned(sentence, figure) or _tallied(sentence, figure, earlier) or _brought(sentence, figure):
        return True
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if figure.number.worded and not figure.number.value:
        figure.elided = True  # `none of the new projects`
        return True
    of_them = end + 1 < len(words) and words[end + 1] in sets["them"]
    parted = end + 1 < len(words) and words[end] in sets["link_of"]
    whose = (
        parted
        and figure.other is None
        and (words[end + 1] in sets["determiners"] or owner(sentence, end + 1) > end + 2)
    )
    several = figure.number.value > (1 if figure.number.worded or of_them or whose else MANY)
    if several and parted:
        if yearlike(figure):
            return False
        _part(sentence, figure, earlier)
    if not figure.elided and _further(sentence, figure):
        figure.elided = True
        counted = [other for other in earlier if other.kind is Kind.COUNT and other.unit]
        if counted:
            figure.take_unit(main(sentence, counted)[-1])
    plain = figure.number.value > MANY and not figure.number.worded and not yearlike(figure)
    if not figure.elided and plain:
        figure.elided = _stands_alone(sentence, figure, earlier)
    if figure.elided and not figure.unit and figure.number.step < 1 and earlier and earlier[-1].kind is Kind.RATE:
        figure.take_unit(earlier[-1])  # `4.06 tons per hectare, 0.11 less than in 2023`
    return figure.elided


def _stands_alone(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether the words around a number show what it counts though none of them names it."""
    words, end = sentence.words, figure.end
    total = any(" ".join(words[end : end + size]) in sentence.language.sets["in_total"] for size in (1, 2))
    if total or _restated(sentence, figure, earlier) or _amid(sentence, figure, earlier):
        return True
    return any(told(sentence, figure) for told in (_apart, _ahead, _rest, _befallen, _shared))


def _part(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> None:
    """Says of a number before `of` what it is a part of: a noun of its own, or those counted before, `of whom`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    start = end + 1
    while start + 1 < len(words) and sentence.taken[start]:
        start += 1  # `309 of last year's victims`
    if start > end + 1 or words[start] in sets["determiners"] or owner(sentence, start) > start + 1:
        whole = noun(sentence, owner(sentence, start))  # `80,000 of the exchange's customers`
        figure.unit, figure.elided = written(sentence, *whole) if whole else "", True
        near = [other for other in earlier if other.unit and figure.sized_like(other, _NEAR)]
        if whole is None and start > end + 1 and near:
            figure.take_unit(near[-1])  # `4,812 hours, fewer than the 5,797 of a year earlier`
    elif words[end + 1] in sets["them"] and not (figure.number.worded and figure.number.value <= MANY):
        counted = [other for other in earlier if other.kind is Kind.COUNT and other.unit]
        figure.elided = True
        if words[end + 1] in sets["relatives"] - sets["predicates"]:  # `whom`
            counted = [other for other in counted if _people(sentence, other)] or counted
        silent = [other for other in earlier if other.kind is Kind.COUNT]
        if counted:
            figure.take_unit(counted[-1])
        elif silent:
            figure.giver = silent[-1]


def _apart(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number says by how much two others differ: `That was 569 below the June figure`, `shorter by 130`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if figure.begin > 1 and words[figure.begin - 1] in sets["by"]:
        return words[figure.begin - 2] in sets["comparatives"]
    if end + 1 >= len(words) or words[end] not in sets["comparatives"]:
        return False
    return words[end + 1] in sets["definites"] or words[end + 1] in sets["than"] or bool(sentence.taken[end + 1])


def _restated(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a number that ends its clause is the share before it, told as a count: `29% of those counted, or 414`."""
    words, begin = sentence.words, figure.begin
    if not earlier or earlier[-1].kind is not Kind.PERCENT or begin < 2 or not _ends(words, figure.end):
        return False
    return words[begin - 2] == "," and words[begin - 1] in sentence.language.sets["restating"]


def _shared(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that ends its clause is told once more as a percentage: `In a survey of 1,250, 625, or 50%`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if words[end : end + 1] != [","] or end + 3 >= len(words) or words[end + 1] not in sets["restating"]:
        return False
    unit = sentence.language.units.at(words, end + 3) if words[end + 2][0].isdecimal() else None
    return unit is not None and unit.value.id == "percent"


def _rest(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number between two commas says how many the rest are: `The rest, 547, came by day`."""
    words, begin = sentence.words, figure.begin
    if begin < 2 or words[begin - 1] != "," or words[figure.end : figure.end + 1] != [","]:
        return False
    before = (" ".join(words[max(0, begin - 1 - size) : begin - 1]) for size in (1, 2))
    return any(phrase in sentence.language.sets["rest"] for phrase in before)


def _befallen(sentence: Sentence, figure: Figure) -> bool:
    """Whether a participle says who those are of whom a number tells how many: `Of the 540 surveyed, 378 agreed`."""
    words, sets, begin, end = sentence.words, sentence.language.sets, figure.begin, figure.end
    if begin < 2 or words[begin - 1] not in sets["definites"]:
        return False
    if end < len(words) and words[end] in sets["predicates"] & sets["subordinates"]:
        return True  # `11 fewer than the 123 who drowned`, `of the 31 that were moved`
    if words[begin - 2] not in sets["link_of"]:
        return False
    return end < len(words) and not sentence.taken[end] and words[end].endswith("ed")


def _amid(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether a participle says what some of those counted before are doing: `200 people, with 45 needing surgery`."""
    words, begin, end = sentence.words, figure.begin, figure.end
    told = begin > 1 and words[begin - 1] in sentence.language.sets["alongside"] and end < len(words)
    return told and words[end].endswith("ing") and any(one.kind is Kind.COUNT for one in earlier)


def _ahead(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that ends its clause is what a subject comes with: `Labradors led the pack with 118`."""
    words, begin = sentence.words, figure.begin
    return begin > 1 and words[begin - 1] in sentence.language.sets["alongside"] and _ends(words, figure.end)


def _ends(words: Sequence[str], at: int) -> bool:
    return at >= len(words) or words[at] in ".,;"


def _manned(sentence: Sentence, figure: Figure) -> bool:
    """Makes people of a number behind a word for a body of them: `with a crew of seven`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin - 1
    if at < 1 or words[at] not in sets["link_of"] or words[at - 1] not in sets["crowds|bodies"]:
        return False
    figure.unit, figure.elided = sentence.language.person_unit, True
    return True


def _brought(sentence: Sentence, figure: Figure) -> bool:
    """Whether what a number is of follows it, which it counts: `that brings to 116 the number of soldiers killed`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if not figure.begin or words[figure.begin - 1] not in sets["reaching"] or end + 1 >= len(words):
        return False
    told = next((cue.end for cue in sentence.cued("quantity") if end <= cue.start <= end + 1), 0)
    if words[end] not in sets["definites"] or not (told or words[end + 1] in sets["tallies"] | sets["numbering"]):
        return False
    head = noun(sentence, told) if told else None
    figure.unit, figure.elided = written(sentence, *head) if head else "", True
    return True


def _tallied(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Gives the second side of a vote the noun of the first: `by five votes to one`."""
    last, to = earlier[-1] if earlier else None, sentence.words[figure.begin - 1] if figure.begin else ""
    if last is None or to not in sentence.language.sets["reaching"] or last.end != figure.begin - 1:
        return False
    if not (last.counted and last.number.worded and figure.number.worded):
        return False
    figure.elided = True
    figure.take_unit(last)
    return True


def _subject(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a bare number that opens a clause is what its verb is told of: `; 177 were pulled out alive`.

    It counts what an earlier figure of the sentence does, or, where none counts, what the sentences before spoke of.
    """
    words, sets = sentence.words, sentence.language.sets
    there = is_there(sentence, figure.begin)
    joined = words[figure.begin - 1] in sets["joins"]
    single = figure.number.value < 2 and not (figure.number.worded and (there or joined))
    if figure.kind is not Kind.COUNT or single or figure.end >= len(words):
        return False
    end = past_bracket(words, figure.end, _BRACKET)
    end = past_place(sentence, end, sets["plural_verbs"]) if figure.number.value > MANY else end
    if end >= len(words):
        return False
    begin = figure.begin - (figure.begin > 1 and words[figure.begin - 1] in sets["just"])
    counted = [other for other in earlier if other.kind is Kind.COUNT and other.unit not in sets["uncounted"]]
    if not _predicated(sentence, figure, begin, end, counted) or sentence.taken[end]:
        return False
    opens = there or _opens_clause(sentence, begin, words[end])
    if not opens or yearlike(figure) or _goes_on_number(sentence, begin):
        return False
    figure.elided = True
    if counted:
        figure.take_unit(main(sentence, counted)[-1])
    return True


def _predicated(sentence: Sentence, figure: Figure, begin: int, end: int, counted: Sequence[Figure]) -> bool:
    """Whether the word at `end` is a verb that can be told of a number, or what a verb before gave to others."""
    verb, sets = sentence.words[end], sentence.language.sets
    if any(verb in sets[name] for name in ("plural_verbs", "past_forms", "finite")):
        return True
    larger = any(one.number.value > figure.number.value for one in counted)
    first = begin == 0 and figure.number.worded and noun(sentence, end) is None  # `Nine escaped`
    first = first or (begin == 0 and figure.begin < figure.start)  # `More than 50 packed the hall`
    if verb.endswith("ed") and (larger or first or _of_those(sentence, figure)):
        return True
    gapped = verb in sets["determiners"] and bool(counted) and counted[-1].elided
    before = sentence.words[begin - 1] if begin else "."
    return gapped and (before == "," or before in sets["joins"])  # `..., 473 their second and 181 a third`


def _opens_clause(sentence: Sentence, begin: int, verb: str) -> bool:
    """Whether a clause begins at a token: behind a mark, a time or a word that opens one."""
    before, sets = sentence.words[begin - 1] if begin else ".", sentence.language.sets
    if before in ".,;:(" or (begin == 1 and before in BULLETS):
        return True
    if any(before in sets[name] for name in ("joins", "subordinates", "others", "sayings", "them")):
        return True
    timed = begin > 0 and bool(sentence.taken[begin - 1]) and before.isalpha()
    return timed and verb in sets["finite"]  # `By Friday 262 had been culled`


def _goes_on_number(sentence: Sentence, begin: int) -> bool:
    """Whether the word before a token joins its number to one that is no figure: `seats 12 and 13 are void`."""
    listed = begin > 1 and bool(sentence.taken[begin - 2]) and sentence.words[begin - 2].isdecimal()
    return listed and not any(timed.start <= sentence.starts[begin - 2] < timed.end for timed in sentence.times)


def past_place(sentence: Sentence, at: int, verbs: frozenset[str]) -> int:
    """The one of some verbs behind the few words that say where those are whom a number counts: `Thirteen on board
    were`; where there is none, the token itself.
    """
    words, sets = sentence.words, sentence.language.sets
    if words[at : at + 1] == [] or words[at] not in sets["narrowing"] - sets["link_of"] - sets["relatives"]:
        return at
    near = range(at + 1, min(at + _PLACE, len(words)))
    end = next((one for one in near if not words[one][0].isalpha() or words[one] in verbs), at)
    return end if words[end] in verbs else at


def is_there(sentence: Sentence, at: int) -> bool:
    """Whether a number at a token is said to be there: `eight were cyclists and there was one listed as other`."""
    words, sets = sentence.words, sentence.language.sets
    short = at > 2 and possessive(words, at - 2)  # `there's one`
    verb = at - 1 - short
    told = short or (at > 1 and words[verb] in sets["passive"])
    return told and words[verb - 1] in sets["existential"]


def main(sentence: Sentence, counted: list[Figure]) -> list[Figure]:
    """The counts without those that only say where, `people in 17 regions`, if there are others."""
    within = sentence.language.sets["within"]
    told = [one for one in counted if one.unit and (not one.begin or sentence.words[one.begin - 1] not in within)]
    return told or counted


def _of_those(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sentence opens with what its first number is of: `Of them, 209 (76%) occurred in homes`."""
    words, begin = sentence.words, figure.begin
    return begin == _OPENED and words[2] == "," and " ".join(words[:2]) in sentence.language.sets["anaphors"]
