"""The few words right before a figure that say what it is of, and how amounts end."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure

_LABEL = 7  # words of a label, at most
_BILLION = 10**9  # so many people nobody counts


def labelled(sentence: Sentence, figure: Figure) -> list[str]:
    """The few words right before a figure; none where there are many."""
    words, start = sentence.words, figure.begin
    while start and words[start - 1][0].isalpha() and not sentence.taken[start - 1] and figure.begin - start <= _LABEL:
        start -= 1
    return words[start : figure.begin] if figure.begin - start <= _LABEL else []


def colon(words: Sequence[str], most: int = _LABEL) -> int:
    """Where the colon of the label of at `most` so many words stands that a sentence begins with; 0 without one."""
    return words.index(":") if ":" in words[:most] else 0


def past_bracket(words: Sequence[str], at: int, most: int) -> int:
    """What follows a bracket of at `most` so many tokens at a token, else that token: `35,161 (94%) have had it`."""
    short = words[at : at + 1] == ["("] and ")" in words[at : at + most]
    return words.index(")", at) + 1 if short else at


def set_apart(words: Sequence[str], figure: Figure) -> bool:
    """Whether a mark follows a figure within its sentence, so that it counts nothing."""
    return figure.begin > 0 and (figure.end == len(words) or words[figure.end] in ",.;:()")


def apart(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount counts nothing: a mark follows it, or what it is for each of or held against,
    `18 triệu một vụ`.
    """
    sets, after = sentence.language.sets, sentence.words[figure.end : figure.end + 1]
    each = not all(sets[name].isdisjoint(after) for name in ("per", "per_each", "base_openers"))
    return set_apart(sentence.words, figure) or (each and figure.begin > 0)


def counts_people(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words of the clause before a figure speak of people first or last, so that it counts them: `khách
    quốc tế 1,1 triệu`, `khách cả tháng giêng ước 1,9 triệu`.
    """
    words, sets, start = sentence.words, sentence.language.sets, figure.begin
    if figure.number.value >= _BILLION:
        return False
    while start and words[start - 1] not in ".,;:()" and figure.begin - start <= _LABEL:
        start -= 1
    start += start < figure.begin and words[start] in sets["visits"]  # `lượt khách`
    first = {words[start], " ".join(words[start : start + 2])} if start < figure.begin else set()
    return not sets["people"].isdisjoint(first) or sentence.follows("people", figure.begin)


def of_those(sentence: Sentence, begin: int) -> bool:
    """Whether what begins at a token is told of those before it: `of whom 71% were seen`, `Of these, 71% were`."""
    words, sets = sentence.words, sentence.language.sets
    at = begin - (begin > 0 and words[begin - 1] == ",")
    return at > 1 and words[at - 2] in sets["link_of"] and words[at - 1] in sets["them"]
