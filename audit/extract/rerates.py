"""Amounts that are per what the rate beside them is per: `fell to $17.40 a barrel from $19.10`, `9p a share, up 2p`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind

_COINS = frozenset(["cent", "pence", "paise", "sen"])
_IDLE = (
    "comparatives",
    "change_openers",
    "held_against",
    "opposed",
    "reaching",
    "determiners",
    "link_of",
    "just",
    "passive",
)
_NAMED = ("balances", "restated", "restricting")


def rerated(sentence: Sentence, figures: Sequence[Figure]) -> None:
    """Gives amounts that a rate is held against, or moved by, what the rate is per."""
    if not sentence.language.plurals:
        return
    for one, two in pairwise(figures):
        if two.follows is one and two.kind is Kind.RATE and _alike(two, one):
            _divide(one, two)  # `from $19.10 to $17.40 a barrel`
        elif one.kind is Kind.RATE and _alike(one, two) and _held(sentence, one, two):
            _divide(two, one)


def _divide(amount: Figure, rate: Figure) -> None:
    _, slash, per = rate.unit.partition("/")
    amount.unit, amount.kind = amount.unit + slash + per, Kind.RATE


def _alike(rate: Figure, amount: Figure) -> bool:
    """Whether an amount is in the unit of a rate, or in coins of its money."""
    one, two = rate.measured, amount.measured
    if one is None or two is None or "/" in amount.unit or "/" not in rate.unit:
        return False
    coins = one.kind is two.kind is Kind.MONEY and not _COINS.isdisjoint((one.id, two.id))
    alike = amount.kind is one.kind and (one.id == two.id or coins)
    return alike and rate.number.scale == amount.number.scale


def _held(sentence: Sentence, rate: Figure, amount: Figure) -> bool:
    """Whether words between a rate and an amount only hold the one against the other."""
    words, sets = sentence.words, sentence.language.sets
    idle = frozenset[str]().union(*(sets[name] for name in (*_IDLE, *_NAMED)))
    cued = {at for cue in sentence.cued("rises", "falls", "bases") for at in range(cue.start, cue.end)}
    between = range(rate.end, amount.begin)
    told = any(at in cued or words[at] in sets["comparatives"] or words[at] == "(" for at in between)
    return told and all(words[at] in idle or words[at] in ",(:" or at in cued or sentence.taken[at] for at in between)
