"""Accounts: what their two sides are called, and what lies between these: `revenue` and `costs`, a `profit`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from audit.lang import language
from audit.tie.contents import holds
from audit.tie.told import Told, content, counted, head, own, stem, stretch, until

Names = tuple[frozenset[str], ...]  # each the words of one name, without those that name nothing


class Account(NamedTuple):
    """The names of its two sides, and the words that only a balance of such sides is called by.

    `nets` says that the first side is itself a balance: `operating profit` less interest is profit; `planned` that it
    is a plan, so that what is left of it is of another time than what was done.
    """

    ones: Names
    twos: Names
    balances: frozenset[str]
    nets: bool
    planned: bool


@cache
def accounts(code: str) -> Sequence[Account]:
    """The accounts of a language: `revenue/income|costs/spending|profit/deficit`."""
    known = language(code)
    found = []
    for account in sorted(known.sets["accounts"]):
        ones, twos, *balances = account.split("|")
        nets = holds(ones.partition("/")[0].split(), known.sets["balances"])
        planned = any("plans" in cue.value for name in ones.split("/") for cue in known.cues.all(name.split()))
        between = frozenset("/".join(balances).split("/")) - {""}
        found.append(Account(_names(ones, code), _names(twos, code), between, nets, planned))
    return found


def _names(side: str, code: str) -> Names:
    known = language(code)
    words = (frozenset(stem(word, known) for word in name.split()) for name in side.split("/"))
    return tuple(name - known.sets["skips"] or name for name in words)


@cache
def triggers(code: str) -> frozenset[str]:
    """Words of which one at least is in each sentence that calls a figure a balance, a rest or so much off a plan."""
    sets = language(code).sets
    names = (*sets["remaining"], *(name for account in accounts(code) for name in account.balances))
    return sets["exceeds|comparatives"] | (sets["undone"] & sets["negations"]) | {name.split()[-1] for name in names}


def called(words: Set[str], names: Names) -> bool:
    """Whether some words have all those of a name."""
    return any(name <= words for name in names)


def balanced(row: Sequence[Told], at: int) -> Sequence[Account]:
    """The accounts of which a level is called the balance, in the words around it or in those the reading gave it."""
    one = row[at]
    words = around(row, at)
    return [
        account
        for account in accounts(one.read.language.code)
        if holds(words, account.balances) or holds(one.part.words, account.balances)
    ]


def named(row: Sequence[Told], at: int) -> frozenset[str]:
    """What a level is called, and not only held against: `against a budget of`."""
    one = row[at]
    start = stretch(one, row, at)[0]
    end = until(one, row, at, one.read.language.sets["compared"])
    told = content(one.read, start, one.figure.begin) | content(one.read, counted(one), end)
    return told | own(one) | {head(one)}


def around(row: Sequence[Told], at: int) -> Sequence[str]:
    """The words around a figure that are not said right behind the one before: `hai tháng còn lại phải giải ngân 2.256
    tỷ đồng`.
    """
    one, before = row[at], row[at - 1] if row[at].position else None
    start = stretch(one, row, at)[0]
    touching = before is not None and start == before.figure.end < one.figure.begin
    return one.read.words[start + touching : until(one, row, at)]
