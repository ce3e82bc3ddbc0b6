"""Currencies before a number, and the money of a country whose name other countries give to theirs too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Document, Kind
from audit.places import Gazetteer
from audit.units import Unit, local, signs

_DOLLAR = "USD"  # as which a bare sign is read
_VOWELS = frozenset("aeiouy")
_SIGNED = re.compile(r"(?<![A-Z])(?!US)([A-Z]{1,2}\$)\s?[0-9]")  # dollars with their country
_BARE = re.compile(r"(?<![A-Z])\$\s?[0-9]")
_CONVERTED = re.compile(r"(?<![A-Z])(?!US)[A-Z]{1,2}\$\s?[0-9][^()\n]{0,16} \((?:about |around |some |or )?\$\s?[0-9]")


def prefix(sentence: Sentence, index: int) -> tuple[int, Unit] | None:
    """A currency just before the number at `index` and where it starts: `$5 million`, `USD 3`, `$-120m`, `Rs. 40`."""
    words, known = sentence.words, sentence.language.units
    if index > 1 and words[index - 1] in "-−" and sentence.glued(index):
        index -= 1
    index -= lost(sentence, index)
    index -= index > 1 and words[index - 1] == "." and sentence.glued(index - 1) and _short(sentence, index - 2)
    if not index:
        return None
    sign = signs(sentence.language.code).get(words[index - 1])
    if sign is not None:
        return (index - 1, sign) if _signed(sentence, index) else None
    if words[index - 1] not in sentence.language.currencies:
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
            return None if before.isdecimal() and not glued else (at, unit.value)
    return None


def lost(sentence: Sentence, index: int) -> bool:
    """Whether brackets between a currency and a scale word make a loss of a number: `$(12.4) million`."""
    words = sentence.words
    inside = index > 1 and words[index - 1] == "(" and words[index + 1 : index + 2] == [")"]
    return inside and sentence.language.plurals and sentence.glued(index - 1) and sentence.glued(index)


def _signed(sentence: Sentence, index: int) -> bool:
    """Whether a capital glued to a number is a sign of money and no part of a code: `P50.44`, `K1.2bn`."""
    at = index - 1
    alone = not at or not sentence.glued(at) or not sentence.words[at - 1][0].isalnum()
    return alone and sentence.glued(index) and sentence.raw[sentence.starts[at]].isupper() and not sentence.taken[at]


def _code(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency's three capital letters."""
    raw = sentence.raw[sentence.starts[at] : sentence.ends[at]]
    return len(raw) == 3 and raw.isupper()


def _short(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency cut short, which as no word does has no vowel: `Rs 4.50`, `KSh 1.1bn`."""
    word = sentence.words[at]
    plain = len(word) > 1 and word.isascii()
    return plain and sentence.raw[sentence.starts[at]].isupper() and _VOWELS.isdisjoint(word)


def renamed(sentence: Sentence, at: int, money: Unit) -> Unit | None:
    """The money that a code behind an amount says a sign is of: `$5,000 CAD`, `$3.20 US a gallon`."""
    words, units = sentence.words, sentence.language.units
    if money.id != _DOLLAR or not _follows(sentence, at) or sentence.shouted or len(words[at]) == 1:
        return None
    found = units.at((words[at],), 0) or units.at((words[at], "$"), 0)
    return None if found is None or found.value.kind is not Kind.MONEY else found.value


def _follows(sentence: Sentence, at: int) -> bool:
    """Whether capitals stand at a token, as those of a code of money or of a country do."""
    return at < len(sentence.words) and sentence.raw[sentence.starts[at] : sentence.ends[at]].isupper()


def local_money(document: Document, gazetteer: Gazetteer) -> Mapping[str, Unit]:
    """What names of money mean in the country of a document; where it signs its dollars with their country, `A$5`, a
    bare sign is no local one.
    """
    place = document.place
    within = (place, *gazetteer.ancestors(place), *place.split(", ")) if place else ()  # `Otago, New Zealand`
    known = next((known for name in within if (known := local(name))), {})
    if "$" in known and _abroad(document.raw, known["$"]):
        return {word: unit for word, unit in known.items() if unit is not known["$"]}
    return known


def _abroad(text: str, own: Unit) -> bool:
    """Whether a bare sign of dollars is not of the country's own money, since a text tells in it what that comes to,
    `A$5.2m ($3.4m)`, or mostly signs its own with the country, not only at first: `A$5m in sales, $4m in costs`.
    """
    signed = sum(word in dict(own.words)["en"] for word in map(str.lower, _SIGNED.findall(text)))
    return bool(signed) and (_CONVERTED.search(text) is not None or signed > len(_BARE.findall(text)))


def localise(sentence: Sentence, figures: Sequence[Figure], known: Mapping[str, Unit]) -> None:
    """Gives the figures of a sentence the money that its name means in a country, by what is `known` of that, or the
    weight that pounds are where money has another name; one without a name of its own has that of another figure.
    """
    meant: dict[str, Unit] = {}
    silent: list[Figure] = []
    priced = not sentence.language.sets["money_nouns"].isdisjoint(sentence.words)
    for figure in figures:
        if figure.measured is None or figure.measured.kind is not Kind.MONEY:
            continue
        called = _called(sentence, figure)
        there = known.get(called)
        if there is not None and there.kind is not Kind.MONEY and (figure.number.scaled or priced):
            continue  # `$5.3 million (4.1 million pounds)`
        if there is not None:
            meant[figure.measured.id] = there
            _change(figure, there)
        elif not called:
            silent.append(figure)
    for figure in silent:
        there = meant.get(figure.measured.id) if figure.measured is not None else None
        if there is not None:
            _change(figure, there)


def _called(sentence: Sentence, figure: Figure) -> str:
    """The words for money of a figure; none where it has taken those of another."""
    words, units = sentence.words, sentence.language.units
    if figure.start < figure.core[0]:
        if figure.end > figure.core[1] and _follows(sentence, figure.core[1]):
            return words[figure.core[1]]  # `$3.20 US a gallon`
        return " ".join(word for word in words[figure.start : figure.core[0]] if word != ".")
    for at in range(figure.core[1], figure.end):
        found = units.at(words, at)
        if found is not None and found.value.kind is Kind.MONEY:
            return " ".join(words[found.start : found.end])
    return ""


def _change(figure: Figure, money: Unit) -> None:
    """Makes an amount one in other money, per whatever it was."""
    _, slash, rest = figure.unit.partition("/")
    figure.measured, figure.unit = money, money.id + slash + rest
    if not slash and figure.kind is Kind.MONEY:
        figure.kind = money.kind
