"""Points of a percentage, told without that word: `the load factor rose 1.8 points to 89.7 per cent`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.parallels import moves
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind

_MOST = 100
_NEAR = 4  # words between a share and by how much it moved


def of_percentages(sentence: Sentence, figures: Sequence[Figure]) -> None:
    """Makes percentage points of the points that a share told beside them, or one called by its name, moved by."""
    words, language = sentence.words, sentence.language
    unit = language.units.at(("percentage", "point"), 0) if language.plurals else None
    for at, figure in enumerate(figures):
        if unit is None or figure.unit not in language.sets["points"] or figure.number.value >= _MOST:
            continue
        after = at + 1 < len(figures) and _leads(sentence, figure, figures[at + 1])
        before = at > 0 and _moved(sentence, figures[at - 1], figure)
        if after or before or _named(sentence, words[_clause(sentence, figure) : figure.begin]):
            figure.unit, figure.kind, figure.measured = unit.value.id, Kind.PERCENT, unit.value
            figure.counted, figure.head = False, None


def _leads(sentence: Sentence, figure: Figure, share: Figure) -> bool:
    """Whether points lead to a share or from one: `1.8 points to 89.7 per cent`, `2 points lower at 15%`."""
    sets, between = sentence.language.sets, sentence.words[figure.end : share.begin]
    linking = sets["reaching|change_openers|within"]
    if share.unit != "percent" or not between or between[-1] not in linking:
        return False
    return all(word in sets["comparatives"] for word in between[:-1])


def _moved(sentence: Sentence, share: Figure, figure: Figure) -> bool:
    """Whether points are by how much the share before them moved: `61.3 per cent, down 6.4 points`."""
    words, sets, more = sentence.words, sentence.language.sets, sentence.language.sets["comparatives"]
    start = max((at for at in range(share.end, figure.begin) if words[at] in ",(–—"), default=figure.begin)
    between, after = words[start : figure.begin], words[figure.end : figure.end + 1]
    if share.unit != "percent" or not between or start - share.end > _NEAR or not _plain(sentence, share.end, start):
        return False
    if moves(sentence, share) and figure.number.value >= share.number.value:
        return False  # `the index rose 1.2%, up 80 points`
    told = more | sets["determiners|link_of"] | {between[0]}
    cued = sentence.under("rises", "falls")
    apart = len(between) > 1 or not more.isdisjoint(after)  # `19 per cent, three points less than in 2016`
    return apart and all(word in told or start + place in cued for place, word in enumerate(between))


def _plain(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens only say of what a share is: `of the stock`."""
    return start == end or (
        sentence.words[start] in sentence.language.sets["link_of"]
        and not any(start < cue.start < end for cue in sentence.cued("reaches"))
    )


def _named(sentence: Sentence, told: Sequence[str]) -> bool:
    """Whether words name what is told in percent: `turnout fell two points`."""
    return not sentence.language.sets["named_shares"].isdisjoint(told)


def _clause(sentence: Sentence, figure: Figure) -> int:
    return max((at + 1 for at in range(figure.begin) if sentence.words[at] in ",;:()"), default=0)
