"""Figures that another is held against, with a word for a standard: `below the median estimate of 180`."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.tokens import APOSTROPHES

_NOUN = 7  # words of a standard: `the average of what analysts had expected`


def standard(read: Sentence, figure: Figure) -> int | None:
    """Where the phrase begins that holds another figure against one, behind a preposition or `than` that says so."""
    words, sets, at = read.words, read.language.sets, figure.begin - 1
    if not read.language.plurals or at < 2:
        return None
    called, planned = read.under("estimate_words", "averages"), read.under("plans", "target_words")
    if at not in read.under("estimate_words") or words[at] in sets["link_of"]:  # not of `above the expected £4m`
        at -= words[at] in sets["article"]
        at -= 1
        if words[at + 1] not in sets["grows_in|within|for"]:
            return None  # `shops on the island averaged 26`
    nouns = sets["base_nouns|superlatives"]
    aimed = at in planned
    if at < 1 or not (words[at] in nouns or at in called or aimed):
        return None  # `on a record turnover of £9m`
    for start in range(at, max(0, at - _NOUN), -1):
        word = words[start]
        held = words[start - 1] in sets["held|base_after|beyond|missed"] - sets["link_of"]
        held = held or (start > 1 and " ".join(words[start - 2 : start]) in sets["compared_with"])
        owned = held and (
            not APOSTROPHES.isdisjoint(words[start:at]) or start == at in called
        )  # `smaller than expectations of £9m`
        if word in sets["determiners"] or owned:  # `above Wall Street's average estimate of 3 cents`
            told = aimed and words[start - 1] in sets["opposed"]  # `against a target of 85%`: tells the target itself
            return start - 1 if held and start and not told else None
        if not (word[0].isalpha() or (word in "-'" and read.glued(start))) or read.taken[start]:
            return None
    return None
