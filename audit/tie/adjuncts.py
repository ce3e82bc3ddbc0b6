"""Counts that say where or for whom the rest of their clause is: `dịch xảy ra tại 7 xã`, `46 ha of 54 farms`.

The 7 communes are not those that the province has, so the other words of the clause are part of what is counted; and
what a sentence tells of 7 communes (`Tại 7 xã có 12 trường`) is not told of all the province.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import Kind, Measure
from audit.tie.parts import Part
from audit.tie.phrases import Phrases


def governing(phrases: Phrases, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
    """The words that a count depends on, `parts` standing before it; none where it stands by itself.

    A word for a place (`tại`, `in`) makes any count depend on what its clause tells; one for an owner or a receiver
    (`của`, `for`) only on the figure right before it.
    """
    figure, words, sets = part.figure, phrases.sentence.words, phrases.sentence.language.sets
    at = figure.begin - 1
    if figure.head is None or figure.kind is not Kind.COUNT or part.meant.measure is not Measure.LEVEL:
        return ()
    if at >= 0 and words[at] in sets["locatives"]:
        return tuple(word for word in _told(phrases, part, at) if word not in part.words)
    if parts and _opens(phrases, parts[0]) and not {".", ";"}.intersection(words[parts[0].figure.end : at]):
        return phrases.words_of(parts[0].figure.head, parts[0].figure.head)
    if not parts or at < 0 or words[at] not in sets["belongings"] or parts[-1].figure.unit == figure.unit:
        return ()
    return parts[-1].words if at in (parts[-1].figure.end, parts[-1].reach) else ()


def _opens(phrases: Phrases, part: Part) -> bool:
    """Whether a sentence begins with the count and a word that makes it a place."""
    words, sets = phrases.sentence.words, phrases.sentence.language.sets
    return part.figure.head is not None and part.figure.begin == 1 and words[0] in sets["locatives"]


def _told(phrases: Phrases, part: Part, at: int) -> tuple[str, ...]:
    """What the clause tells before the preposition at a token, else what it tells after the count."""
    words, start, end = phrases.sentence.words, at, part.figure.end
    while start > part.left and words[start - 1] not in ",;.:()":
        start -= 1
    while end < len(words) and words[end] not in ";.:()":
        end += 1
    return phrases.words_of(phrases.content(start, at)) or phrases.words_of((part.figure.end, end))
