"""Numbers that take the unit of the figure before them, for their clause leaves out all but what differs: `In Devon 3
per cent were, in Surrey 16`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.extract.nouns import stop
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure, yearlike
from audit.model import Kind
from audit.tokens import ends_plural

_WHOLE = 100  # percent
_FAR = 12  # words between a percentage and a rate that goes on from it
_CLAUSE = 8  # words between an amount and the next one of a clause about money
_LABEL = 5  # words of what differs, at most
_BESIDE = 3  # words between a figure and the bracket with that of another time
_ALIKE = 2  # a count told once more for another time is seldom so many times as great
_SHORT = 3  # letters of a word too short to be known for a plural
_CLOCK = frozenset(["second", "minute", "hour"])
_INNER = frozenset("-'’")  # marks within a label: `girls' 24.5`
_NO_VERBS = ("past_forms", "present", "passive", "plural_verbs", "subordinates", "sayings")


def gapped(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether a number has the unit of the figure before it, or of another of its size, which it is then given."""
    if not earlier or figure.kind is not Kind.COUNT or figure.number.worded or not figure.begin:
        return False
    earlier = [one for one in earlier if not one.sizes(sentence.words)] or earlier
    last = earlier[-1]
    if (share := _share_of(sentence, figure, earlier)) is not None:
        figure.take_unit(share)
        figure.elided = True
        return True
    if _bracketed(sentence, figure, last):
        figure.take(last)
        figure.elided = True
        return True
    giver = last if _moved(sentence, figure, last) else None
    giver = giver or (last if _some_of(sentence, figure, last) else None)
    giver = giver or (_another if figure.number.scaled else _besides)(sentence, figure, earlier)
    giver = giver or (_of_money(sentence, figure, earlier) if figure.number.scaled else None)
    if giver is not None:
        figure.take_unit(giver)
    elif (alike := _told_alike(sentence, figure, earlier)) is not None:
        figure.take(alike)
    elif (rate := _rated(sentence, figure, earlier)) is not None:
        figure.take(rate)
    else:
        return False
    figure.elided = True
    return True


def _rated(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The percentage that a number of a rate goes on from: `to 40.5 percent; it lowered the lending rate to 43.5`."""
    words, sets, start = sentence.words, sentence.language.sets, earlier[-1].end
    last = next((one for one in reversed(earlier) if one.unit == "percent"), None)
    told = not sets["named_shares"].isdisjoint(words[start : figure.begin])
    reached = words[figure.begin - 1] in sets["reaching"] or words[figure.begin - 1] in sets["within"]
    told = told and reached and figure.begin - start <= _FAR
    return last if last is not None and told and figure.number.step < 1 and _comparable(figure, last) else None


def _told_alike(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The measure before a number, where that ends what can be told as the measure was; past `half of` it where it is
    held against what is usual: `7.5 litres a day, half the standard of 15`.
    """
    held = _at_its_most(sentence, figure) or _planned(sentence, figure)
    levels = (one for one in reversed(earlier) if one.kind is not Kind.RATIO and not one.multiple)
    levels = (one for one in levels if one.unit not in sentence.language.sets["times"])
    last = next(levels, None) if held else earlier[-1]
    rated = last is not None and last.kind is Kind.RATE and last.unit.startswith("/")  # `16.6 per 100,000`
    ends = _ends(sentence, figure.end) or (held and _timed(sentence, figure.end))
    if last is None or not (last.measured or rated) or last.kind is Kind.RATIO or not ends:
        return None
    counts = [one for one in earlier if one.kind is Kind.COUNT and one.number.value > figure.number.value]
    parted = ";" in sentence.words[last.end : figure.begin] and figure.number.step == 1 and not held
    if last.unit == "percent" and parted and any(one.end <= last.begin for one in counts):
        return None  # `Murders: 773, 19 per cent fewer; St James 96`
    closed = ")" in sentence.words[last.end : figure.begin] and sentence.words[figure.begin - 1] != "("
    if closed or not _comparable(figure, last, not held):
        return None
    return last if held or _labelled(sentence, figure, last) or _of_it(sentence, figure) else None


def _of_it(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is what a pronoun stands for: `rose to 2.4 per cent; for the over-60s it was 2.1`."""
    words, sets, begin = sentence.words, sentence.language.sets, figure.begin
    return begin > 1 and words[begin - 1] in sets["passive"] and words[begin - 2] in sets["it"]


def _some_of(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a number without a noun is told as some of the measure before it, or goes on with such parts: `612,000
    TEU, of which 348,500 passed through the east and 263,500 through the west`, `1,940 MW in all: 1,520 at sea`.
    """
    words, sets, begin, end = sentence.words, sentence.language.sets, figure.begin, figure.end
    measured = last.measured is not None and last.kind not in (
        Kind.PERCENT,
        Kind.RATIO,
        Kind.DURATION,
        Kind.TEMPERATURE,
    )
    if not measured or figure.number.step < last.number.step or figure.number.value > last.number.value:
        return False
    after = words[end] if end < len(words) else "."
    parted = sentence.led("parts", begin)
    opened = words[begin - 1] == ":" and (after in sets["narrowing"] or after in sets["within"])
    between = words[last.end : begin]
    goes_on = last.elided and between[-1:] != [] and (between[-1] == "," or between[-1] in sets["joins"])
    listed = sentence.led("parts", last.begin) or ":" in words[: last.begin]
    return parted or opened or (goes_on and listed and not {".", ";"}.intersection(between))


def _moved(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a number is by how much the figure before it is up or down: `12,400 homes, up 300 from 2023`."""
    words, at = sentence.words, figure.begin - 1
    apart = at > 0 and words[at - 1] == "," and words[at] in sentence.language.sets["comparatives"]
    like = bool(last.unit) and last.kind not in (Kind.PERCENT, Kind.RATIO) and last.number.scale == figure.number.scale
    return apart and like and figure.number.value <= last.number.value


def _another(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The measure of which as many thousands or millions are told of another thing: `and 84 million of soybeans`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    after = words[end + 1] if end + 1 < len(words) else "."
    if not after[0].isalpha() or words[end] not in sets["link_of"] or after in sets["determiners|them"]:
        return None
    alike = (one for one in reversed(earlier) if one.measured is not None and one.number.scale == figure.number.scale)
    return next((one for one in alike if one.kind is not Kind.PERCENT and one.sized_like(figure)), None)


def _besides(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The measure of one thing after which as much is told of another: `48 hectares of wheat, 31 of barley`."""
    words, links, begin, end = sentence.words, sentence.language.sets["link_of"], figure.begin, figure.end
    last = next((one for one in reversed(earlier) if one.kind is not Kind.PERCENT), None)
    if last is None or last.measured is None or last.kind in (Kind.RATIO, Kind.DURATION, Kind.TEMPERATURE):
        return None
    after = words[end + 1] if end + 1 < len(words) else "."
    told = words[end : end + 1] != [] and words[end] in links and words[last.end : last.end + 1] != []
    alike = told and words[last.end] in links and after[0].isalpha()
    if not alike or after in sentence.language.sets["determiners|them"]:
        return None
    goes_on = words[begin - 1] == "," or words[begin - 1] in sentence.language.sets["joins"]
    return last if goes_on and not {".", ";"}.intersection(words[last.end : begin]) else None


def _of_money(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The amount of money whose currency goes on in a clause about money: `cash rose to EUR 288 million; net debt was
    unchanged at 5.2 billion`.
    """
    words, sets, start = sentence.words, sentence.language.sets, earlier[-1].end
    told = not sets["money_nouns"].isdisjoint(words[start : figure.begin])
    near = figure.begin - start <= _CLAUSE and told and _ends(sentence, figure.end)
    return next((one for one in reversed(earlier) if one.kind is Kind.MONEY), None) if near else None


def _comparable(figure: Figure, last: Figure, exact: bool = True) -> bool:
    """Whether a number can be one of the unit of a figure: printed as exactly, where that is asked for, and, but for
    percentages, of its size.
    """
    number, other = figure.number, last.number
    if number.scaled or (exact and number.step == 1 and other.step < 1 and not other.scaled):
        return False
    if last.kind is Kind.PERCENT and last.unit == "percent":
        return number.value <= _WHOLE
    return (last.kind is not Kind.DURATION or last.unit in _CLOCK) and figure.sized_like(last)


def _ends(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    return at >= len(words) or words[at] in ".,;)" or words[at] in sentence.language.sets["joins"]


def _timed(sentence: Sentence, at: int) -> bool:
    """Whether a time follows at a token, behind its preposition or as one: `a high of 27 in 2019`."""
    return any(sentence.taken[at : at + 2])


def _labelled(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a few words without a verb say of what a number is: `private 3.5`, `in Surrey 16`, `solar, 4.1`."""
    words, sets = sentence.words, sentence.language.sets
    start, end = _label(sentence, figure, last)
    bounds = sets["joins"] | (frozenset(";") if words[end] == "," else frozenset(",;("))
    stem = words[start - 1] == ":" and start - 1 == last.end and last.number.scaled  # `$46bn: roads 29, farms 6`
    if not 0 < end - start <= _LABEL or not (words[start - 1] in bounds or stem):
        return False
    label = words[start:end]
    named = start + (label[0] in sets["determiners"] and len(label) > 1)
    led = label[0] in sets["within"] or sentence.raw[sentence.starts[named]].isupper()
    many = _plural(words[end - 1])
    goes_on = words[start - 1] not in sets["joins"] or last.elided or (many and words[start - 2] == ",")
    listed = (last.kind is Kind.PERCENT and goes_on) or (many and _between_plurals(sentence, figure, last))
    amounts = last.kind is Kind.MONEY and last.number.scaled and _money_before(sentence, last)
    listed = listed or stem or amounts or (last.elided and last.kind is Kind.MONEY)
    if not (led or listed or words[figure.begin - 1] == ":"):
        return False  # `at 37 °C and pH 7.4`
    if words[end - 1] in sets["narrowing"] or any(stop(sentence, at) for at in range(start + 1, end)):
        return False
    return all(sets[name].isdisjoint(label) for name in _NO_VERBS)


def _money_before(sentence: Sentence, last: Figure) -> bool:
    """Whether an amount of money stands behind a name as one before it: `gifts £203m, shops £88m and food 31`."""
    words, at = sentence.words, last.begin - 1
    while at > 0 and words[at][0].isalpha() and words[at] not in sentence.language.sets["joins"]:
        at -= 1
    return words[at] == "," and 0 < last.begin - 1 - at <= 2


def _plural(word: str) -> bool:
    return len(word) > _SHORT and ends_plural(word)


def _between_plurals(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether the figure before a number is told right behind a plural, `females 2.8 kg, males 2.2`, or both are
    amounts of money in one scale: `the Treasury has found $4.1 billion and lenders 9.8`.
    """
    scaled = last.kind is Kind.MONEY and last.number.scaled and figure.number.step < 1
    return scaled or (last.begin > 0 and _plural(sentence.words[last.begin - 1]))


def _label(sentence: Sentence, figure: Figure, last: Figure) -> tuple[int, int]:
    """Where the words before a number start and end, without what parts them from it: `ticket up 390`, `(a: 4.0)`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.begin
    bracket = words[end - 1] == "(" and words[figure.end : figure.end + 1] == [")"]
    end -= bracket or words[end - 1] == "," or words[end - 1] in sets["comparatives"]
    end -= words[end - 1] == ":" or words[end - 1] in sets["within"]  # `the Muhuri at 40`
    start = end
    while start > last.end and (words[start - 1][0].isalpha() or words[start - 1] in _INNER):
        if words[start - 1] in sets["joins"]:
            break
        start -= 1
    return start, end


def _at_its_most(sentence: Sentence, figure: Figure) -> bool:
    """Whether the number is that of what had most or least: `and Tasmania had the lowest at 3.5`, `a high of 19`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin - 1
    linked = words[at] in sets["within"] or words[at] in sets["alongside"] or words[at] in sets["link_of"]
    averaged = any(at in (cue.end, cue.end - 1) for cue in sentence.cued("averages"))
    least = words[at - 1] in sets["superlatives"] or words[at - 1] in sets["comparatives"]
    return linked and at > 0 and (least or averaged)


def _planned(sentence: Sentence, figure: Figure) -> bool:
    """Whether the number is what was planned of the measure before it, or what it should be: `590,000 tonnes against a
    target of 617,500`, `24 per cent of GDP, under the limit of 40`.
    """
    words, begin, sets = sentence.words, figure.begin, sentence.language.sets
    linked = words[begin - 1] in sets["link_of"]
    if linked and begin > 1 and words[begin - 2] in sets["limits"]:
        return True
    return linked and any(cue.end in (begin - 1, begin) for cue in sentence.cued("plans"))


def _share_of(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The percentage beside an earlier count where a number in a bracket is that of another: `5.6 million votes, 42.3
    per cent, against 4.3 million (32.8)`.
    """
    last, words = earlier[-1], sentence.words
    bracket = (
        words[figure.begin - 1] == "(" and words[figure.end : figure.end + 1] == [")"] and last.end == figure.begin - 1
    )
    if not bracket or figure.number.step == 1 or figure.number.value > _WHOLE or last.number.value <= _WHOLE:
        return None
    beside = (share for count, share in pairwise(earlier) if count.unit == last.unit and share.unit == "percent")
    return next(beside, None) if last.kind is Kind.COUNT and last.unit else None


def _bracketed(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a number in a bracket right behind a figure is another of it: `SEK28.4bn (31.1bn)`, `74.5 years (72.1 for
    men, 77.2 for women)`, `96 robberies (2023: 88)`.
    """
    words, opened = sentence.words, _opened(sentence, figure, last)
    goes_on = words[figure.begin - 1] == "," and last.elided and "(" in words[last.begin - 1 : last.begin]
    if not (opened or goes_on) or last.kind is Kind.RATIO:
        return False
    number, other, end = figure.number, last.number, figure.end
    if other.scaled or number.scaled or other.step < 1:
        short = other.scaled and number.step < 1 and last.kind is Kind.MONEY and figure.sized_like(last)
        told = number.scaled or short if other.scaled else number.step < 1  # `EUR 24.0 million (6.7)`
        return told and (last.unit != "percent" or number.value <= _WHOLE)
    closed = words[end : end + 1] == [")"] or any(sentence.taken[end : end + 2])
    alike = number.value < _ALIKE * other.value < _ALIKE * _ALIKE * number.value
    return opened and closed and alike and last.kind is Kind.COUNT and number.value > MANY and not yearlike(figure)


def _opened(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a bracket opens between two figures, right behind the first or a time, or behind a few words where it
    begins with a time, or tells no more than one: `87.1 in May (84.9)`, `96 robberies in Plymouth (2023: 88)`, `96
    robberies were solved (88 the year before)`.
    """
    words, at = sentence.words, figure.begin - 1
    at -= words[at] == ":"
    while at > last.end and sentence.taken[at]:
        at -= 1
    beside = [words[index] for index in range(last.end, at) if not sentence.taken[index]]
    end = next((place for place in range(figure.end, len(words)) if words[place] == ")"), figure.end)
    after = sentence.taken[figure.end : end]
    timed = at < figure.begin - 1 or (any(after) and all(after[1:]))  # `in 2022`
    timed = timed and len(beside) <= _BESIDE and all(word[0].isalpha() for word in beside)
    return words[at] == "(" and (timed or not beside)


def respective(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Gives numbers told `respectively` the units of as many figures before them: `party organisations and members,
    disciplining 118 and 3,056 respectively`.
    """
    words, sets = sentence.words, sentence.language.sets
    if sets["respectively"].isdisjoint(words):
        return
    told = next(at for at, word in enumerate(words) if word in sets["respectively"])
    row = [at for at, figure in enumerate(found) if figure.end in (told, told - 1)]
    while (
        row
        and row[0]
        and all(word == "," or word in sets["joins"] for word in words[found[row[0] - 1].end : found[row[0]].begin])
    ):
        row.insert(0, row[0] - 1)
    givers = found[max(0, row[0] - len(row)) : row[0]] if row else []
    if len(givers) != len(row) or len(row) < 2 or len({giver.unit for giver in givers}) < 2:
        return
    if all(found[at].elided for at in row) and all(giver.unit for giver in givers):
        for at, giver in zip(row, givers, strict=True):
            found[at].take_unit(giver)
