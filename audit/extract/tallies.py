"""Numbers behind the names in a list that a colon opens: `as follows: Europe 47, Asia 38 and Oceania 7`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure, yearlike
from audit.model import Kind

_LEAST = 3  # items of a list
_LABEL = 6  # words of a name
_MARKS = frozenset(",;")
_INNER = frozenset("-'’&.")  # marks within a name
_STATING = ("past_forms", "present", "passive")
_NO_VERBS = ("past_forms", "present", "passive", "plural_verbs", "subordinates", "sayings", "narrowing")


def tally(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Says of the bare numbers of such a list that they are figures, where a verb opens it, its items are a name and a
    number each, and the names differ; of a language whose plurals show.
    """
    words = sentence.words
    if not sentence.language.plurals or ":" not in words:
        return
    colon = len(words) - 1 - words[::-1].index(":")
    stated = any(not sentence.language.sets[kind].isdisjoint(words[:colon]) for kind in _STATING)
    if not stated:
        return  # `Results: Hove 3, Lewes 2, Leeds 1.`
    items = [figure for figure in found if figure.begin > colon]
    if len(items) < _LEAST or not all(_bare(one) for one in items) or all(map(yearlike, items)):
        return
    start, names = colon + 1, []
    for one in items:
        name = _name(sentence, start, one.begin)
        after = words[one.end] if one.end < len(words) else "."
        if name is None or not (after in ",;.)" or after in sentence.language.sets["joins"]):
            return
        names.append(name)
        start = one.end
    if len(set(names)) == len(names):
        for one in items:
            one.elided, one.counted, one.bare = True, True, False


def _bare(figure: Figure) -> bool:
    plain = figure.kind is Kind.COUNT and figure.bare and figure.other is None and not figure.number.worded
    return plain and figure.number.step == 1


def _name(sentence: Sentence, start: int, end: int) -> tuple[str, ...] | None:
    """The words of a name between the number before it and its own, without what parts them; `None` for no name."""
    words, joins = sentence.words, sentence.language.sets["joins"]
    while start < end and (words[start] in _MARKS or words[start] in joins):
        start += 1
    end -= end > start and words[end - 1] in _MARKS
    name = words[start:end]
    alone = all(word[0].isalpha() or word in _INNER for word in name)
    verbs = any(not sentence.language.sets[kind].isdisjoint(name) for kind in _NO_VERBS)
    return tuple(name) if 0 < len(name) <= _LABEL and alone and not verbs else None
