"""The money of a country, whose name other countries give to theirs too: `shillings`, `rupees`, `pesos`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind
from audit.units import Unit


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
