"""Figures that one verb tells one after the other, each with what it is for: `spent £4.1m on schools and £3.2m on
roads`.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.values import Figure
from audit.tie.after import noun_after
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

_JOINED = 2  # tokens between what the first is for and the second


def likewise(phrases: Phrases, part: Part, parts: Sequence[Part]) -> bool:
    """Names a figure by what names the one before it, each with its own words behind the same preposition; a change may
    be told with what it went to: `sales rose 16% to 226,400 at Corvo, 14% to 191,300 at Hilo and fell 2% at Volta`.
    """
    if not phrases.language.plurals:
        return False
    models = parts[-1:] if not _reached(phrases, parts[-1].figure) else parts[-2:]
    model = models[0]
    if part.figure.unit != model.figure.unit or model.phrase is None or model.phrase[0] >= model.figure.start:
        return False
    for_first, for_second = _aim(phrases, model.figure), _aim(phrases, part.figure)
    if part.meant.measure is not model.meant.measure or for_first is None or for_second is None:
        return False
    if not _goes_on(phrases, for_first[1], part.figure.begin):
        return False
    words = phrases.sentence.words
    first, second = phrases.words_of(for_first), phrases.words_of(for_second)
    if not first or not second or words[for_first[0] - 1] != words[for_second[0] - 1]:
        return False
    stem = tuple(word for word in model.words if word not in first)
    part.phrase, part.verb, part.words = model.phrase, model.verb, stem + second
    for one in models:
        one.words = stem + first
    part.reach = max(part.reach, for_second[1])
    return True


def _goes_on(phrases: Phrases, end: int, begin: int) -> bool:
    """Whether only a joining word, a comma and the verb of another move part two tokens."""
    moves = phrases.sentence.under("rises", "falls")
    while begin > end and begin - 1 in moves:
        begin -= 1
    return begin - end <= _JOINED and phrases.joined(end, begin)


def _reached(phrases: Phrases, figure: Figure) -> bool:
    """Whether a figure is what the one before it moved to: the second of `16% to 226,400`."""
    at = figure.begin - 1
    return at > 0 and phrases.sentence.words[at] in phrases.language.sets["reaching"] and _ends(phrases, at)


def _ends(phrases: Phrases, at: int) -> bool:
    return any(one.end == at for one in phrases.figures)


def _aim(phrases: Phrases, figure: Figure) -> Range | None:
    """The words behind the preposition that follows a figure without a noun of its own, and what it moved to."""
    words, sets, at = phrases.sentence.words, phrases.language.sets, figure.end
    more = next((one for one in phrases.figures if one.begin == at + 1 and _reached(phrases, one)), figure)
    at = more.end
    told = figure.head is None and more.head is None and at + 1 < len(words) and words[at] not in sets["link_of"]
    return noun_after(phrases, figure, at + 1) if told and words[at] in sets["narrowing|purposes"] else None
