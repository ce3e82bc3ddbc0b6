"""A rise or fall that another is held against by a participle or a preposition behind a comma."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import CHANGES, Kind
from audit.tie.meanings import CHANGING
from audit.tie.parts import Part
from audit.tie.phrases import Phrases

_IDLE = "skips|determiners|forecasters|adverbs|perfect|pluperfect|passive|change_openers|link_of|for|manners"
_OPENING = "held|beyond|exceeds|missed|turns|landmarks"
_OWN = frozenset(["'", "s"])


def rivalled(phrases: Phrases, part: Part, parts: Sequence[Part]) -> bool:
    """Names a rise or fall by the figure that is held against it: `exports fell 1%, reversing an 8% rise in May`,
    `imports grew 1%, below expectations for a 3% rise`.
    """
    main = next((one for one in reversed(parts) if one.meant.measure in CHANGES and not one.compared), None)
    if not phrases.language.plurals or main is None or not _bare_move(phrases, part):
        return False
    before, start = parts[-1], parts[-1].figure.end
    words, sets = phrases.sentence.words, phrases.language.sets
    comma = max((at for at in range(start, part.figure.begin) if words[at] == ","), default=None)
    joined = comma is None and (before is main or before.compared) and words[start] not in sets["reaching"]
    first = start if comma is None else comma + 1
    if comma is None and not (joined and _joins(phrases, start, part.figure.begin)):
        return False
    if not _held(phrases, first, part.figure.begin, joined):
        return False
    part.called_as(main)
    part.inherits = part.compared = True
    return True


def _bare_move(phrases: Phrases, part: Part) -> bool:
    """Whether the noun of a move stands right behind a percentage, and nothing behind it says of what."""
    figure, read, sets = part.figure, phrases.sentence, phrases.language.sets
    if figure.kind is not Kind.PERCENT or part.meant.measure not in CHANGES:
        return False
    cue, opener = read.cue_at.get(figure.end), read.words[figure.begin - 1]
    if cue is None or cue.value.keys().isdisjoint(CHANGING) or not (opener in sets["determiners"] or opener in _OWN):
        return False
    more = read.words[cue.end : cue.end + 1]
    return not more or more[0] not in sets["grows_in"] or bool(any(phrases.closed[cue.end : cue.end + 2]))


def _joins(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a word that joins stands between two tokens, as in `both the 3% drop in May and the 4% drop expected`."""
    return not phrases.language.sets["joins"].isdisjoint(phrases.sentence.words[start:end])


def _held(phrases: Phrases, start: int, end: int, joined: bool) -> bool:
    """Whether nothing but a participle or a word that holds one against another stands between two tokens."""
    words, sets = phrases.sentence.words, phrases.language.sets
    if joined:
        start = max(at for at in range(start, end) if words[at] in sets["joins"]) + 1
    idle, foretold = sets[_IDLE], phrases.sentence.under("estimate_words")
    opening = [at for at in range(start, end) if words[at] in sets[_OPENING]]
    verb = words[start].endswith("ing") and start not in foretold
    rest = [
        at
        for at in range(start + verb, end)
        if words[at] not in idle and words[at] not in _OWN and not phrases.closed[at]
        if at not in foretold and at not in opening
    ]
    return not rest and (verb or joined or bool(opening))
