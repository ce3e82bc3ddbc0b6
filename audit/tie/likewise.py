"""Figures that one verb tells one after the other, each with what it is for: `spent £4.1m on schools and £3.2m on
roads`.
"""

from __future__ import annotations

from audit.extract.values import Figure
from audit.tie.after import noun_after
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

_JOINED = 2  # tokens between what the first is for and the second


def likewise(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Names a figure by what names the one before it, each with its own words behind the same preposition."""
    if not phrases.language.plurals or part.figure.unit != previous.figure.unit or previous.phrase is None:
        return False
    if previous.phrase[0] >= previous.figure.start or part.meant.measure is not previous.meant.measure:
        return False
    for_first, for_second = _aim(phrases, previous.figure), _aim(phrases, part.figure)
    if for_first is None or for_second is None:
        return False
    end, begin = for_first[1], part.figure.begin
    if begin - end > _JOINED or not phrases.joined(end, begin):
        return False
    words = phrases.sentence.words
    first, second = phrases.words_of(for_first), phrases.words_of(for_second)
    if not first or not second or words[for_first[0] - 1] != words[for_second[0] - 1]:
        return False
    stem = tuple(word for word in previous.words if word not in first)
    part.phrase, part.verb, part.words = previous.phrase, previous.verb, stem + second
    previous.words = stem + first
    part.reach = max(part.reach, for_second[1])
    return True


def _aim(phrases: Phrases, figure: Figure) -> Range | None:
    """The words behind the preposition that follows a figure without a noun of its own."""
    words, sets, at = phrases.sentence.words, phrases.language.sets, figure.end
    told = figure.head is None and at + 1 < len(words) and words[at] not in sets["link_of"]
    return noun_after(phrases, figure, at + 1) if told and words[at] in sets["narrowing|purposes"] else None
