"""Currencies before a number, and the money of a country whose name other countries give to theirs too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind
from audit.units import Unit, units

_VOWELS = frozenset("aeiouy")


def prefix(sentence: Sentence, index: int) -> tuple[int, Unit] | None:
    """A currency just before the number at `index` and where it starts: `$5 million`, `USD 3`, `$-120m`, `Rs. 40`."""
    words, known = sentence.words, sentence.language.units
    if index > 1 and words[index - 1] in "-−" and sentence.glued(index):
        index -= 1
    index -= index > 1 and words[index - 1] == "." and sentence.glued(index - 1) and _short(sentence, index - 2)
    if not index or words[index - 1] not in sentence.language.currencies:
        return None
    for length in (2, 1):
        at = index - length
        unit = known.at(words, at) if at >= 0 else None
        if unit is None or unit.end != index or unit.value.kind is not Kind.MONEY or sentence.taken[at]:
            continue
        if length == 2 and words[index - 1] == "$" and not sentence.glued(index - 1):
            continue  # the article of `a $5 fee` is no part of a currency
        glued = sentence.ends[index - 1] == sentence.starts[index]
        if glued or not words[index - 1].isalpha() or _code(sentence, at) or _short(sentence, at):
            before = words[at - 1][0] if at else ""
            money = units()["PHP"] if unit.value.id == "pence" else unit.value  # pence follow their number
            return None if before.isdecimal() and not glued else (at, money)
    return None


def _code(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency's three capital letters."""
    raw = sentence.raw[sentence.starts[at] : sentence.ends[at]]
    return len(raw) == 3 and raw.isupper()


def _short(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency cut short, which as no word does has no vowel: `Rs 4.50`, `KSh 1.1bn`."""
    word = sentence.words[at]
    plain = len(word) > 1 and word.isascii()
    return plain and sentence.raw[sentence.starts[at]].isupper() and _VOWELS.isdisjoint(word)


def localise(sentence: Sentence, figures: Iterable[Figure], known: Mapping[str, Unit]) -> None:
    """Gives the figures of a sentence the money that its name means in a country, by what is `known` of that."""
    words, units = sentence.words, sentence.language.units
    for figure in figures:
        money, slash, rest = figure.unit.partition("/")
        for at in range(figure.start, figure.end) if figure.measured is not None else ():
            found = units.at(words, at)
            if found is None or found.value.kind is not Kind.MONEY:
                continue
            if meant := known.get(" ".join(words[found.start : found.end])):
                money, figure.measured = meant.id, meant
            break
        figure.unit = money + slash + rest
