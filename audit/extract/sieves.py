"""Which sentences may hold a figure: a look at the text that costs a small part of reading it."""

from __future__ import annotations

import re
from functools import cache

from audit.lang import Language, language
from audit.times.tries import trie

_GOING_ON = ("tens", "hundreds", "links", "halves", "after_tens", "fraction_words")


@cache
def sieve(code: str) -> re.Pattern[str]:
    """A pattern that is found in every folded sentence with a figure: a digit, or a number in words.

    A number word that is often another word (`năm`, `tư` of `đầu tư`, `a`) counts only before a word that can be
    counted or that goes on with the number. Where a plural shows in its form every noun can be counted.
    """
    known = language(code)
    doubtful = known.sets["article"] if known.plurals else known.openers
    nones = {words[0] for words, classes in known.cues if "none" in classes}
    certain = {*known.starters, *nones} - doubtful
    whole = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
    pairs = rf"(?:{trie(doubtful)})(?:\s+|-)(?:{trie(_followers(known))})"
    return re.compile(rf"\d|{whole.format(trie(certain))}|{whole.format(pairs)}")


def _followers(known: Language) -> set[str]:
    """The words that may stand after a number word where it is one."""
    found = {word for name in _GOING_ON for word in known.sets[name]} | known.openers
    found.update(words[0] for phrases in (known.units, known.heads) for words, _ in phrases)
    found.update(words[1] for words, _ in known.fractions if len(words) > 1)
    found.update(words[1] for words, classes in known.cues if "none" in classes and len(words) > 1)
    return found
