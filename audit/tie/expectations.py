"""Words behind a figure, or in its clause, that say who expects, proposes or has set it."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Modality
from audit.tie.intentions import CALLING, taken
from audit.tie.told import MARKS

_SUBJECT = 3  # words from a figure to the verb that it is the subject of
_MOVES = ("rises", "falls")
_SET = 5  # words from a verb of change to the forecast that it changes
_ESTIMATED = 12  # words from an estimate's verb to its figure


def modality_after(read: Sentence, figure: Figure, right: int) -> Modality | None:
    """`60 mph winds are forecast`, `half the lights will be dimmed`: a verb after the figure."""
    passive = read.language.sets["passive"]
    if read.language.plurals and figure.head is None:
        end = figure.end + averaged(read, figure)
        for name, modality in CALLING:  # `below the 175,000 expected`
            if any(cue.start == end for cue in read.cued(name)):
                return modality
    if read.language.plurals:
        if foreseen(read, figure):
            return Modality.ESTIMATE
        if any(_proposed(read, figure, cue) for cue in read.cued("plan_words")):
            return Modality.PLAN
        for name, modality in CALLING[::2]:
            if any(_subject(read, figure, cue) for cue in read.cued(name)):
                return modality
    for cue in read.cued("estimate_words"):
        if figure.end <= cue.start < right and read.words[cue.start - 1] in passive:
            other = read.language.sets["clauses"] - MARKS  # `8%, as output was expected to rise`
            between = read.words[figure.end : cue.start]
            again = between[-2:-1] and between[-2] in read.language.sets["joins"]
            if other.isdisjoint(between) and not again:  # `was 58 and is expected to be 60`
                return Modality.ESTIMATE
    return None


def foreseen(read: Sentence, figure: Figure) -> bool:
    """Whether a relative clause behind a figure says who expected it: `worse than the 2% drop that analysts had
    expected`, `the 52,000 economists had forecast`.
    """
    words, sets = read.words, read.language.sets
    cues = [cue for cue in read.cued("estimate_words") if 0 < cue.start - figure.end < _ESTIMATED]
    if not cues or figure.multiple:
        return False  # `twice what analysts had pencilled in`
    between = words[figure.end : cues[0].end]
    thought = not sets["forecasters"].isdisjoint(between) and not sets["pluperfect"].isdisjoint(between)
    return thought and all(word[0].isalpha() for word in between)


def averaged(read: Sentence, figure: Figure) -> bool:
    """Whether an average of estimates is told, not one of facts: `above the S$1.81 billion average estimate`."""
    averages = read.cued("averages")
    return any(cue.start == figure.end and cue.end == cue.start + 1 for cue in averages)


def _proposed(read: Sentence, figure: Figure, cue: Match[Classes]) -> bool:
    """Whether a passive verb of planning follows a figure: `An expenditure of N27.5 trillion is proposed`."""
    words, sets = read.words, read.language.sets
    near = figure.end < cue.start <= figure.end + _SUBJECT and cue.end == cue.start + 1
    passive = near and words[cue.start - 1] in sets["passive"] and words[cue.start].endswith("ed")
    return passive and sets["comparatives"].isdisjoint(words[figure.start : cue.start])


def _subject(read: Sentence, figure: Figure, verb: Match[Classes]) -> bool:
    """Whether a figure is the subject of a verb: words alone stand between."""
    words, sets = read.words, read.language.sets
    between = words[figure.end : verb.start]
    near = _SUBJECT + 2 * (figure.unit == "percent")
    if not figure.end <= verb.start <= figure.end + near or words[verb.start] not in sets["modals"]:
        return False
    other = sets["subordinates|joins|sayings|past_forms"]
    other = other if figure.unit == "percent" else other | sets["link_of"]  # `72% of providers could be in deficit`
    return not taken(read, verb) and all(word[0].isalpha() and word not in other for word in between)


def is_bound(read: Sentence, figure: Figure) -> bool:
    """Whether a noun for a bound that was set follows a figure with an article: `above the 4.5% ceiling`."""
    words, sets, end = read.words, read.language.sets, figure.end
    the = figure.begin > 0 and words[figure.begin - 1] in sets["determiners"]
    return the and end < len(words) and words[end] in sets["benchmarks"]


def hedged_estimate(read: Sentence, figure: Figure) -> bool:
    """Whether the hedge itself says that the figure is estimated."""
    if figure.hedged is None or not read.language.plurals:
        return False
    return any(figure.hedged[0] <= cue.start < figure.hedged[1] for cue in read.cued("estimate_words"))


def foretold(read: Sentence) -> bool:
    """Whether it had been expected of what is reported: `analysts polled by a wire predicted 5.85`, `it had
    forecast that the gap would widen to 5.85`, `prices were expected to have risen by 2%`.
    """
    words, sets = read.words, read.language.sets
    for cue in read.cued("estimate_words"):
        helped = next((at for at in range(cue.start - 1, -1, -1) if words[at] not in sets["nonfinite"]), -1)
        if helped >= 0 and words[helped] in sets["pluperfect"]:
            return True
        last = cue.end - (words[cue.end - 1] in sets["reaching"])
        if words[last : last + 1] != [] and not sets["perfect"].isdisjoint(words[last + 1 : last + 2]):
            return words[last] in sets["reaching"]
        polled = words[last - 1].endswith("ed") and last > 1 and words[last - 2] not in sets["passive"]
        if polled and not sets["forecasters"].isdisjoint(words):
            return True
    return False


def pending(read: Sentence) -> bool:
    """Whether a sentence says what something is estimated at, not what it is estimated to have been."""
    words, sets = read.words, read.language.sets
    return any(
        any(word in sets["passive"] and word in sets["present"] for word in words[max(0, cue.start - 2) : cue.end])
        and sets["perfect"].isdisjoint(words[cue.end : cue.end + 2])
        for cue in read.cued("estimate_words")
    )


def revised(read: Sentence, figure: Figure) -> bool:
    """Whether a forecast or a plan itself was moved from the figure: `cut its forecast to 3% from 4%`."""
    words, cues = read.words, read.cued("plans")
    noun = next((cue for cue in reversed(cues) if cue.end <= figure.begin), None)
    if noun is None or ";" in words[noun.end : figure.begin]:
        return False
    beside = range(noun.start - _SET, noun.end + _SUBJECT)
    return any(cue.start in beside for cue in read.cued(*_MOVES))
