"""What a tool says about a figure, and where it is right about what a reader understood."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.quality.items import Days, Figure

FIELDS = ("value", "value+unit", "unit", "hedge", "place", "period", "measure", "modality")


@dataclass(frozen=True, slots=True)
class Guess:
    """One figure as a tool understood it. A tool that has no notion of a field leaves it out of `told`.

    `unsigned` marks a tool that gives the size of a fall, not its sign; `unit` is "" for a plain count.
    """

    start: int
    end: int
    value: float | None
    unit: str
    numerator: float | None = None
    denominator: float | None = None
    hedge: str = ""
    measure: str = ""
    modality: str = ""
    place: str | None = None
    period: Days | None = None
    told: tuple[str, ...] = FIELDS
    unsigned: bool = False


def pairs(figures: Sequence[Figure], guesses: Sequence[Guess]) -> list[tuple[Figure | None, Guess | None]]:
    """Every figure and every guess once: together where they are of the same numeral, alone where missed or false.

    They are of the same numeral where their spans meet in the figure's core; of several, the one with the right
    value and then the one with most in common is taken.
    """
    meets = sorted(
        (-right, -common, f, g)
        for f, figure in enumerate(figures)
        for g, guess in enumerate(guesses)
        if (common := min(figure.core_end, guess.end) - max(figure.core_start, guess.start)) > 0
        for right in [_same_value(figure, guess)]
    )
    of_figure: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, f, g in meets:
        if f not in of_figure and g not in taken:
            of_figure[f] = g
            taken.add(g)
    found = [(figure, guesses[of_figure[f]] if f in of_figure else None) for f, figure in enumerate(figures)]
    return [*found, *((None, guess) for g, guess in enumerate(guesses) if g not in taken)]


def wrong(figure: Figure, guess: Guess) -> Iterator[str]:
    """The names of the fields that `guess` tells and `figure` contradicts."""
    value, unit = _same_value(figure, guess), _same_unit(figure, guess)
    if _equivalent(figure, guess):
        value = unit = True
    right = {
        "value": value,
        "unit": unit,
        "value+unit": value and unit,
        "hedge": guess.hedge in (figure.hedge, *figure.hedge_accept),
        "place": _folded(guess.place) in set(map(_folded, (figure.place, *figure.place_accept))),
        "period": guess.period in (figure.period, *figure.period_accept),
        "measure": guess.measure in (figure.measure, *figure.measure_accept),
        "modality": guess.modality in (figure.modality, *figure.modality_accept),
    }
    return (name for name in guess.told if not right[name])


def _same_value(figure: Figure, guess: Guess) -> bool:
    if figure.numerator is not None and figure.denominator is not None:
        if guess.numerator is not None and guess.denominator is not None:
            return _near(figure.numerator, guess.numerator) and _near(figure.denominator, guess.denominator)
        return _near(figure.numerator / figure.denominator, guess.value)
    if figure.value is None:
        return False
    told = guess.value
    if told is None and guess.numerator is not None and guess.denominator:
        told = guess.numerator / guess.denominator
    if guess.unsigned and told is not None:
        return _near(abs(figure.value), abs(told))
    return _near(figure.value, told)


def _near(one: float, two: float | None) -> bool:
    return two is not None and abs(one - two) <= 1e-9 * max(abs(one), abs(two))


def _same_unit(figure: Figure, guess: Guess) -> bool:
    if not guess.unit and guess.unsigned:  # a peer has no counted nouns: a bare number is its reading of a count
        return figure.kind in ("count", "ratio", "other")
    return _folded(guess.unit) in set(map(_folded, (figure.unit, *figure.unit_accept)))


def _equivalent(figure: Figure, guess: Guess) -> bool:
    told = (abs(guess.value) if guess.unsigned else guess.value) if guess.value is not None else None
    return any(_near(value, told) and _folded(unit) == _folded(guess.unit) for value, unit in figure.value_accept)


def _folded(text: str | None) -> str | None:
    """The text in which case, composition and the place of a tone mark no longer tell two names apart."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFC", text).casefold()
    for early, late in TONES:
        plain = plain.replace(early, late)
    return plain


# The tone of `oa`, `oe`, `uy` is written on either vowel: `hóa` and `hoá` are one word.
TONES = [
    (unicodedata.normalize("NFC", one + mark + two), unicodedata.normalize("NFC", one + two + mark))
    for one, two in ("oa", "oe", "uy")
    for mark in "\u0300\u0301\u0303\u0309\u0323"
]
