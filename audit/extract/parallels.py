"""Numbers behind the preposition of an earlier figure, whose verb and unit they leave out: `rice on 4.1 million acres
and maize on 2.2`.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.nouns import stop
from audit.extract.sentences import Sentence
from audit.extract.values import Figure, yearlike
from audit.model import Kind

_LABEL = 5  # words of what differs, at most
_BACK = 3  # figures back to the one with the same preposition
_WHOLE = 100  # percent
_COUNTED = 100  # a number beside a count is seldom so many times as great or small
_NEAR = 4  # words between a percentage and the number that goes on from it
_PREPOSITIONS = ("narrowing", "reaching", "alongside", "link_of")
_NO_VERBS = ("past_forms", "passive", "finite", "subordinates", "sayings", "relatives")


def parallel(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether a number repeats the preposition of one of the figures before it, which then gives it its unit."""
    if figure.begin < 2 or figure.kind is not Kind.COUNT or not earlier:
        return False
    giver = _before(sentence, figure, earlier[-_BACK:]) or _behind(sentence, figure, earlier[-1])
    giver = giver or _moved_by(sentence, figure, earlier[-_BACK:]) or _moved_too(sentence, figure, earlier[-_BACK:])
    if giver is None or not _comparable(figure, giver):
        return False
    figure.take(giver)
    figure.elided = True
    return True


def _before(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The figure whose preposition is repeated before a number that ends its clause: `Devon for 62, Kent for 21`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin - 1
    if not (any(words[at] in sets[name] for name in _PREPOSITIONS) and _ends(sentence, figure.end)):
        return None
    giver = next((one for one in reversed(earlier) if one.begin and words[one.begin - 1] == words[at]), None)
    return giver if giver is not None and _labelled(sentence, giver.end, at) else None


def _moved_by(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The percentage by which something moved before something else does so by a decimal: `rose by 3.5% to 7,217;
    assaults fell by 1.7`.
    """
    words, by, at = sentence.words, sentence.language.sets["by"], figure.begin - 1
    if words[at] not in by or figure.number.step == 1 or not _ends(sentence, figure.end):
        return None
    if not any(cue.end == at for cue in sentence.cued("rises", "falls")):
        return None
    return next((one for one in reversed(earlier) if one.unit == "percent" and words[one.begin - 1] in by), None)


def _moved_too(sentence: Sentence, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The growth that one goes on from which is told in the same way: `rice $1.9bn, up 95%; citrus $84m, down 27`,
    `refinancing rising 10% but purchases slipping 5`.
    """
    if figure.number.value > _WHOLE or figure.number.scaled or not moves(sentence, figure):
        return None
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if not (_ends(sentence, end) or words[end] in sets["reaching"]):
        return None
    giver = next((one for one in reversed(earlier) if one.kind is not Kind.MONEY and one.kind is not Kind.RATIO), None)
    others = (one for one in reversed(earlier) if one.unit == "percent" and moves(sentence, one))
    return next(others, None) if giver is None or giver.unit == "percent" or ")" in words[end : end + 1] else None


def moves(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb or adverb of change stands right before a figure."""
    return any(cue.end == figure.begin for cue in sentence.cued("rises", "falls"))


def _behind(sentence: Sentence, figure: Figure, last: Figure) -> Figure | None:
    """The figure behind which something says where or of whom it is, as behind a number that goes on with a list:
    `rose 4 per cent in March and 3.5 in April`, `9.4% in old estates, 9.9 in the rest`; or a share behind which its
    verb stands, which the number leaves out: `22 per cent use a credit card and 9 a moneylender`.
    """
    words, sets, end, opens = sentence.words, sentence.language.sets, figure.end, figure.begin - 1
    opens -= words[opens] in sets["just"]
    opens -= words[opens] in sets["within"] and words[opens] == words[max(last.begin - 1, 0)]  # `and at 38.2 among`
    if not (words[opens] in ",;" or words[opens] in sets["joins"]) or max(end, last.end) >= len(words):
        return None
    if {";", ")", "("}.intersection(words[last.end : opens]) or last.kind is Kind.COUNT:
        return None
    narrows = sets["narrowing"] - sets["link_of"]
    told = words[end] in narrows and words[end] not in sets["compared"] and not sentence.taken[end]
    if told and (words[last.end] in narrows or (last.unit == "percent" and opens - last.end <= _NEAR)):
        return last
    if _timed(sentence, last.end) and _timed(sentence, end):
        return last
    aims = words[end] in sets["reaching"] and words[end + 1 : end + 2] != [] and words[end + 1][0].isalpha()
    if last.unit == "percent" and aims and not any(sentence.taken[last.end : opens]):
        return last  # `47 per cent plan to hire and 28.6 to raise pay`
    if last.unit == "percent" and _said_of(sentence, last.end, opens) and _said_of(sentence, end, len(words)):
        return last  # `57% drive, 24 use the bus, 14 walk and 3 cycle`
    verbs = any(words[last.end] in sets[name] for name in ("modals", "present", "plural_verbs", "past_forms"))
    return last if last.unit == "percent" and verbs and words[end] in sets["article"] else None


def _said_of(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a few words from a token, up to another or a mark, say what a share does."""
    words, sets, at = sentence.words, sentence.language.sets, start
    while at < end and words[at][0].isalpha() and words[at] not in sets["joins"] and not sentence.taken[at]:
        at += 1
    said = words[start:at]
    plain = 0 < len(said) <= _LABEL and not said[0].endswith("s")
    idle = (
        any(said[0] in sets[name] for name in ("comparatives", "narrowing", "link_of", "determiners"))
        if plain
        else True
    )
    return (
        plain
        and not idle
        and sentence.raw[sentence.starts[start]].islower()
        and (at == end or words[at] in ",.;" or words[at] in sets["joins"])
    )


def _timed(sentence: Sentence, at: int) -> bool:
    """Whether a time follows at a token, behind its preposition or as one."""
    return any(sentence.taken[at : at + 2])


def _labelled(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a few words without a verb, behind a mark or `and`, say of what the number behind a token is."""
    words, sets, start = sentence.words, sentence.language.sets, at
    while start > first and (words[start - 1][0].isalpha() or words[start - 1] in "-'’"):
        if words[start - 1] in sets["joins"] or sentence.taken[start - 1]:
            break
        start -= 1
    label, before = words[start:at], words[start - 1]
    if not 0 < len(label) <= _LABEL or not (before in ",;" or before in sets["joins"]):
        return False
    if label[0] in sets["narrowing"] or label[-1] in sets["comparatives"]:
        return False
    moved = any(start <= cue.start < at for cue in sentence.cued("rises", "falls", "acts"))
    return (
        not moved
        and not any(stop(sentence, index) for index in range(start + 1, at))
        and all(sets[name].isdisjoint(label) for name in _NO_VERBS)
    )


def _comparable(figure: Figure, giver: Figure) -> bool:
    """Whether a number can be one of the unit of a figure, which it has, and no year."""
    if yearlike(figure) or giver.kind is Kind.RATIO or not (giver.measured or giver.unit):
        return False
    if giver.unit == "percent":
        return not figure.number.scaled and figure.number.value <= _WHOLE
    return figure.sized_like(giver, _COUNTED) or (figure.number.scaled and figure.number.scale == giver.number.scale)


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether a clause is over at a token, or a time follows."""
    words = sentence.words
    return (
        at >= len(words)
        or words[at] in ".,;)"
        or words[at] in sentence.language.sets["joins"]
        or sentence.taken[at] == 1
    )
