"""A number said to be so many of another one: `38/42`, `38 of 42 schools`, `one in five`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.nouns import noun, owner, written
from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Language, roles
from audit.model import Kind

_OF = roles("of")
_SMALL = 12  # `one in five` is said of small numbers only


def slashed(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """`38/42`, `2.145/4.102 tỷ`: a scale word after the slash is of both numbers."""
    other = numeral(sentence.words, figure.end + 1, sentence.language, decimal)
    if other is None:
        return
    if other.scaled and not figure.number.scaled:
        figure.number = figure.number.times(other.scale)._replace(scaled=True, scale=other.scale)
    _be_part(figure, other)


def out_of(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """`38 of 42 schools`, `43 trên 50 trường`, `one in five`: a ratio in words."""
    words, language = sentence.words, sentence.language
    if not figure.number.value:
        return  # `none of the 157`: both are counted
    last = each_in(sentence, figure.number)
    if last:
        other = numeral(words, last + 1, language, decimal)
        if other is not None:
            figure.unit, figure.head = written(sentence, figure.end, last), (figure.end, last)
            _be_part(figure, other)
        return
    if figure.end >= len(words) or not language.roles.get(words[figure.end], 0) & _OF:
        return
    for length in (4, 3, 2, 1):
        joint = " ".join(words[figure.end : figure.end + length])
        if figure.end + length < len(words) and joint in language.sets["of"]:
            at = _past_owner(sentence, figure.end + length)
            other = numeral(words, at, language, decimal) if at < len(words) else None
            if other is not None and not sentence.taken[at] and _can_be_of(sentence, figure.number, joint, other):
                _be_part(figure, other)
            return


def _be_part(figure: Figure, whole: Numeral) -> None:
    """Makes a ratio of a figure and the number it is a part of."""
    figure.other, figure.kind = whole, Kind.RATIO
    figure.end, figure.core = whole.end, (figure.core[0], whole.end)


def _past_owner(sentence: Sentence, at: int) -> int:
    """Where the number of a whole may stand, behind a determiner or whose it is: `eight of her last nine`."""
    words, language = sentence.words, sentence.language
    if not language.plurals:
        return at + (words[at] in language.sets["determiners"])
    if words[at] in language.numbers or scaled_article(words, at, language):
        return at  # `one in thirty of the city's total`
    at = owner(sentence, at)
    return at + (words[at : at + 1] != [] and words[at] in language.sets["known_of"])


def _can_be_of(sentence: Sentence, part: Numeral, joint: str, whole: Numeral) -> bool:
    """Whether a joining word makes one number a part of another: not `in`, which says many things, unless the part is
    small, or goes on with `of`: `19 in 20 of the patients`.
    """
    words, language = sentence.words, sentence.language
    unit = language.units.at(words, whole.end)
    spans = (
        unit is not None
        and unit.value.kind is Kind.DURATION
        and language.plurals
        and joint not in language.sets["loose_of"]
    )
    if whole.value < part.value or (unit is not None and not spans):
        return False  # but `exceeded on 151 of 182 days`
    small = part.value <= _SMALL or not language.sets["link_of"].isdisjoint(words[whole.end :][:1])
    loose = joint in language.sets["loose_of"]
    odds = language.plurals and (part.value == 1 or part.value + 1 == whole.value)  # `1 in 14,000`, `19 in 20`
    if loose and " " not in joint and not odds and (not small or whole.value > 10 * _SMALL):
        return False
    return loose or whole.scaled is part.scaled


def scaled_article(words: Sequence[str], at: int, language: Language) -> bool:
    """Whether `a` and a scale word stand at a token: `one in a hundred`."""
    scale = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in language.sets["article"] and len(scale) > 1 and scale in language.scales


def each_in(sentence: Sentence, number: Numeral) -> int:
    """Where the joining word stands after a noun that parts a ratio from its whole, `one officer in eight`, `two car
    thefts in five were`; 0 where there is none.
    """
    words, language, start = sentence.words, sentence.language, number.end
    if not language.plurals or not number.worded or number.value > _SMALL or start + 2 >= len(words):
        return 0
    joints = language.sets["loose_of"]
    at = next((at for at in (start + 1, start + 2) if words[at] in joints), 0)
    if not at or at + 1 >= len(words) or sentence.taken[at + 1]:
        return 0
    verbs = language.sets["past_forms|present|determiners"]
    if not all(word[0].isalpha() and word not in verbs for word in words[start:at]):
        return 0
    whole = language.numbers.get(words[at + 1], 0) or (int(words[at + 1]) if words[at + 1].isdecimal() else 0)
    if not number.value < whole <= 10 * _SMALL or language.units.at(words, at + 2) is not None:
        return 0
    after = words[at + 2] if at + 2 < len(words) else "."
    if number.value != 1:
        return at if after in ",.;" or after in language.sets["plural_verbs"] else 0
    return at if noun(sentence, at + 2) is None or _singular(sentence, at + 2) else 0


def _singular(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb of one, not a plural: `one firm in four intends to`, `one litre in four leaks away`."""
    words, sets = sentence.words, sentence.language.sets
    after = words[at + 1] if at + 1 < len(words) else "."
    follows = after in sets["determiners"] or after in sets["reaching"] or after in sets["extents"]
    return words[at].endswith("s") and follows
