"""Rows of bare numbers behind labels: those that share the unit of the last one, and those that count one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.extract.labels import labelled
from audit.extract.nouns import noun, written
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure, yearlike
from audit.model import Kind

AMOUNTS = (Kind.COUNT, Kind.MONEY, Kind.RATE, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_RUN = 3  # numbers of a row
_NOUN = 4  # words of a name, or of a noun before a colon


def closing(sentence: Sentence, found: Sequence[Figure], at: int) -> Figure | None:
    """The amount that ends a list of bare numbers behind names in a bracket or behind a colon, which has the unit and
    the scale of all of them: `bán ròng: VPB 390, FPT 210, HPG 186 tỷ đồng`.
    """
    words, last = sentence.words, next((one for one in found[at + 1 :] if not one.bare), None)
    if last is None or last.kind not in AMOUNTS or not (last.number.scaled or last.measured):
        return None
    start = found[at].begin
    while start and words[start - 1] not in "(:;.":
        start -= 1
    run = [one for one in found if start <= one.begin <= last.begin]
    if (
        not start
        or words[start - 1] not in "(:"
        or len(run) < _RUN
        or not all(one.bare or one.unit == last.unit for one in run)
    ):
        return None
    labels = [labelled(sentence, one) for one in run]
    named = all(labels) and sentence.language.sets["money_nouns"].isdisjoint(labels[-1])
    listed = all(
        words[one.end] == "," and one.end + 1 + len(label) == two.begin for one, two, label in _pairs(run, labels)
    )
    near = all(one.sized_like(last) for one in run)
    return last if named and listed and near else None


def named(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Makes counts of the bare numbers behind names that a colon opens a row of, where plurals show; they count what
    stands right before the colon: `Stations with most murders: Inanda 112, Delft 75, Nyanga 71`.
    """
    words, language = sentence.words, sentence.language
    row = [one for one in found if one.bare and one.kind is Kind.COUNT and not (one.number.worded or yearlike(one))]
    if len(row) < _RUN or max(one.number.value for one in row) <= MANY or not language.plurals:
        return
    colon = max((at for at in range(row[0].begin) if words[at] == ":"), default=0)
    ends = [colon, *(one.end - 1 for one in row)]
    if not colon or not all(_behind_name(sentence, end + 1, one) for end, one in zip(ends, row, strict=False)):
        return
    heads = (noun(sentence, start) for start in range(max(0, colon - _NOUN), colon))
    verb = words[colon - 1] in language.sets["finite|present"]
    head = None if verb else next((one for one in heads if one is not None and one[1] == colon), None)
    for one in row:
        one.unit, one.counted, one.bare = "" if head is None else written(sentence, *head), True, False


def _behind_name(sentence: Sentence, start: int, figure: Figure) -> bool:
    """Whether a name alone, past a mark or `and`, stands between a token and a number that a mark or `and` follows."""
    words, joins = sentence.words, sentence.language.sets["joins"]
    while start < figure.begin and (words[start] in ",;" or words[start] in joins):
        start += 1
    name = words[start : figure.begin]
    after = words[figure.end] if figure.end < len(words) else "."
    plain = all(word[0].isalpha() or word in "-'’." for word in name) and not any(sentence.taken[start : figure.begin])
    upper = 0 < len(name) <= _NOUN and sentence.raw[sentence.starts[start]].isupper()
    return upper and plain and (after in ",.;)" or after in joins)


def _pairs(run: Sequence[Figure], labels: Sequence[list[str]]) -> Iterator[tuple[Figure, Figure, list[str]]]:
    """Each figure of a run with the next one and the label between them."""
    return zip(run, run[1:], labels[1:], strict=False)


def itemised(sentence: Sentence, found: Sequence[Figure], at: int) -> bool:
    """Whether a number is one of a row of bare ones behind labels, which does not merely count up: `khai trừ 2, cảnh
    cáo 5, khiển trách 11`.
    """
    start = end = at
    while start and at - start < _RUN and _follows(sentence, found[start - 1], found[start]):
        start -= 1
    while end + 1 < len(found) and end - at < _RUN and _follows(sentence, found[end], found[end + 1]):
        end += 1
    row = found[start : end + 1]
    values = [one.number.value for one in row]
    told = len(row) >= _RUN or (len(row) == _RUN - 1 and _alone(sentence, row[0], row[-1]))
    return told and any(two != one + 1 for one, two in pairwise(values))


def _alone(sentence: Sentence, first: Figure, last: Figure) -> bool:
    """Whether a row is all that its clause says: `Biên chế giao 78, có mặt 69;`."""
    words, start = sentence.words, first.begin - len(labelled(sentence, first))
    opens = start == 0 or words[start - 1] in ".;:("
    return opens and (last.end == len(words) or words[last.end] in ".;)")


def _follows(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether two figures are items of a list next to each other."""
    return _item(sentence, one) and _item(sentence, two) and one.end + 1 + len(labelled(sentence, two)) == two.begin


def _item(sentence: Sentence, figure: Figure) -> bool:
    """Whether a whole number ends an item of a list behind words in small letters or a name of several words."""
    words, language = sentence.words, sentence.language
    if figure.kind is not Kind.COUNT or figure.number.worded or figure.number.step != 1 or yearly(figure):
        return False
    after = words[figure.end] if figure.end < len(words) else "."
    if after not in ",;.)" or figure.other is not None or figure.begin < 2 or not labelled(sentence, figure):
        return False
    if language.names.before(words, figure.begin) is not None:
        return False
    capitals = [sentence.raw[sentence.starts[at]].isupper() for at in (figure.begin - 2, figure.begin - 1)]
    return all(capitals) or not capitals[1]


def counted_before(before: Sequence[Figure]) -> str:
    """The noun of the last count, if there is any."""
    return next((one.unit for one in reversed(before) if one.kind is Kind.COUNT and one.counted and one.unit), "")


def yearly(figure: Figure) -> bool:
    """Whether a number may be a year."""
    return 1900 <= figure.number.value < 2100
