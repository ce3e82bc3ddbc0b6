"""A number that goes on with a second one: a ratio, a range, odds or a tolerance."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.numerals import Numeral, numeral
from audit.extract.ranges import close, either, hung_on, range_end
from audit.extract.ratios import out_of, slashed
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Hedge


def second(sentence: Sentence, figure: Figure, decimal: str, found: Sequence[Figure] = ()) -> None:
    """Reads the denominator of a ratio, the second end of a range or a tolerance, where one follows; what is held
    against a range, the last of those `found` before, is one too.
    """
    words, at = sentence.words, figure.end
    if at + 1 >= len(words):
        return
    ratio = words[at] == "/" or (words[at] == ":" and sentence.ends[at - 1] + 1 == sentence.starts[at + 1])
    if ratio and words[at + 1][0].isdecimal() and not sentence.taken[at + 1]:
        slashed(sentence, figure, decimal)
    elif figure.number.value > 1 and _to_one(sentence, at):
        figure.end = at + 2  # `21.4 to 1`
    elif words[at] == "±":
        other = numeral(words, at + 1, sentence.language, decimal)
        if other is not None:
            figure.end, figure.core = other.end, (figure.core[0], other.end)
    elif figure.number.worded and words[at] == ",":
        _next(figure, numeral(words, at + 1, sentence.language, decimal))
    elif (other := hung_on(sentence, at) or either(sentence, figure, at)) is not None:
        close(figure, other, False)
    else:
        range_end(sentence, figure, at, decimal, bool(found) and found[-1].hedge is Hedge.RANGE)
        if figure.other is None:
            out_of(sentence, figure, decimal)


def _next(figure: Figure, other: Numeral | None) -> None:
    """`sáu, bảy tấn`: a number word and the next one are the ends of a range."""
    if other is not None and other.worded and other.value == figure.number.value + 1:
        close(figure, other, False)


def _to_one(sentence: Sentence, at: int) -> bool:
    """Whether odds go on at a token: `21.4 to 1`, `ten to one`."""
    words, language = sentence.words, sentence.language
    one = words[at + 1] == "1" or language.numbers.get(words[at + 1]) == 1
    return one and language.plurals and words[at] in language.sets["reaching"]
