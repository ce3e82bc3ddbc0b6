"""The tense in which a figure is told, by the verb that governs it: the nearest before it, else that of which it is
the subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice

from audit.extract.sentences import Sentence
from audit.model import CHANGES
from audit.tie.cues import conjectured, told
from audit.tie.parts import Part
from audit.tokens import ends_plural

_CLAUSE = 9  # words from a verb to its figure
_SUBJECT = 9  # words from a figure to the verb that it is the subject of
_LINKED = 4  # words from a verb to its object, at most
_SHORT = 3  # letters of a word that is hardly a verb


class Tense(Enum):
    """`UNTOLD` where no verb tells, as in headings, lists and languages whose verbs have no tense."""

    UNTOLD = auto()
    BESIDE = auto()  # no verb of its own, in a sentence of the past
    PAST = auto()  # it fell, it had fallen
    DONE = auto()  # it has been built
    SINCE = auto()  # it has fallen
    PRESENT = auto()
    COMING = auto()  # it will fall, it is put at


OVER = (Tense.PAST, Tense.DONE, Tense.SINCE)


def tense(sentence: Sentence, part: Part) -> Tense:
    """The tense of the verb of a figure."""
    if not sentence.language.sets["present"]:
        return Tense.UNTOLD
    if _subject(sentence, part):
        return Tense.UNTOLD if _named(sentence, part) else Tense.PRESENT
    first, second = (_after, _before) if leads(sentence, part) else (_before, _after)
    found = first(sentence, part) or second(sentence, part) or Tense.UNTOLD
    beside = found is Tense.UNTOLD and not sentence.language.sets["past_forms"].isdisjoint(sentence.words)
    return Tense.BESIDE if beside else found


def _subject(sentence: Sentence, part: Part) -> bool:
    """Whether a verb of the present follows a named count at once: `Its 2,400 members live in Leeds`, `84 are open`."""
    words, sets, figure = sentence.words, sentence.language.sets, part.figure
    end = _onward(sentence, figure.end)
    opened = words[figure.begin - 1] if figure.begin else ""
    named = figure.head is not None or figure.begin == 0 or opened in sets["article|definites"]
    if not named or end >= len(words) or words[end] not in sets["stands_now"]:
        return False
    return words[end] not in sets["perfect"] or _perfect(sentence, end) is Tense.PRESENT  # `9 deaths have been told`


def leads(sentence: Sentence, part: Part) -> bool:
    """Whether a figure opens its clause, so that a verb may follow it."""
    words, sets, at = sentence.words, sentence.language.sets, part.figure.begin - 1
    while at >= 0 and words[at] in sets["determiners"]:
        at -= 1
    return at < 0 or words[at] in ",;:" or words[at] in sets["joins|subordinates|clauses"]


def _before(sentence: Sentence, part: Part) -> Tense | None:
    words, sets, begin = sentence.words, sentence.language.sets, part.figure.begin
    reached = _finite(sentence, begin, begin + 1) if begin < part.figure.start else None
    if reached is Tense.PAST:
        return reached  # `the share topped 24%`
    left = min(part.left, max(begin - 1, 0))  # the figure before may reach over the verb
    if begin > 1 and words[begin - 2] == "," and words[begin - 1] in sets["reaching"]:
        begin -= 2  # `has grown by half, to 330 million`
    moves = [cue.start for cue in sentence.cued("rises", "falls")] if words[begin - 1] in sets["by"] else None
    for at in range(begin - 1, max(left, begin - _CLAUSE) - 1, -1):
        if moves is not None and at == begin - 2 and at not in moves and words[at].endswith("s"):
            continue  # `adults fell by 9% and young members by 12%`
        if words[at] in ";:,(" or words[at] in sets["relatives"]:
            return None
        found = _finite(sentence, at, begin)
        if found is Tense.PRESENT and words[at] in sets["findings"]:
            return None  # `figures show 82% of patients waited`
        if found is not None:
            told_of = at + 1 < begin or part.meant.measure in CHANGES  # `which is 15% more than in July`
            named = found is Tense.PRESENT and _named(sentence, part)
            return Tense.UNTOLD if named or (told_of and _relative(sentence, at)) else found
    return None


def _named(sentence: Sentence, part: Part) -> bool:
    """Whether a change is named as a thing, which has come about: `the figures include a 12% increase in cases`."""
    sets, before = sentence.language.sets, sentence.words[part.figure.begin - 1]
    return part.meant.measure in CHANGES and (before in sets["article"] or before in sets["link_of"])


def _relative(sentence: Sentence, at: int) -> bool:
    """Whether a verb is that of a relative clause: `which is left with 40`, `whose share has withered to 9%`."""
    words, relatives = sentence.words, sentence.language.sets["relatives"]
    owning = words[at - 2 : at - 1]
    return _helper(sentence, at) in relatives or (
        not relatives.isdisjoint(owning) and not sentence.language.sets["determiners"].isdisjoint(owning)
    )


def _after(sentence: Sentence, part: Part) -> Tense | None:
    words, sets, end = sentence.words, sentence.language.sets, part.figure.end
    for at in islice(_unbracketed(sentence, end, words[part.figure.begin - 1] == "("), _SUBJECT):
        if words[at] in ";:" or words[at] in sets["clauses|relatives"]:
            return None
        planned = any(cue.start == at for cue in sentence.cued("plan_words"))
        if planned or words[at] in sets["passive|perfect|pluperfect"] or told(sentence, words[at]):
            found = _finite(sentence, at, at + 1)
            if found is not None:
                return found if part.left == 0 or found not in (Tense.PRESENT, Tense.SINCE) else Tense.UNTOLD
    return None


def _unbracketed(sentence: Sentence, at: int, bracketed: bool) -> Iterator[int]:
    """The words from one on that stand in no bracket, nor part two: `Leeds (27%), York (9%) and Hull (3%) had ...`."""
    words = sentence.words
    for index in range(at, len(words)):
        bracketed = words[index] == "(" or (bracketed and words[index] != ")")
        parts = words[index] == "," and words[index - 1] == ")"
        if not (bracketed or parts or words[index] == ")"):
            yield index


def _finite(sentence: Sentence, at: int, begin: int) -> Tense | None:
    """The tense that a word gives its clause; `None` where it is no finite verb. Its object begins at `begin`."""
    words, sets = sentence.words, sentence.language.sets
    word, helper = words[at], _helper(sentence, at)
    infinite = helper in sets["reaching"] or helper in sets["modals"]
    if word in sets["ahead"] and word in sets["modals"]:
        return Tense.PAST if conjectured(sentence, at) else Tense.COMING
    if word in sets["abilities"]:
        return Tense.PRESENT  # `it can lift 84 tonnes`
    if word == "s" and words[at - 2 : at - 1] and words[at - 2] in sets["taking_up"] and words[at - 1] == "'":
        return _perfect(sentence, at)  # `it's since grown to 330 million`
    if word in sets["perfect"]:
        return None if infinite or at == 0 else _perfect(sentence, at)
    if word in sets["passive"] and word not in sets["nonfinite"]:
        planned = (
            cue.start in (at, _onward(sentence, at + 1)) for cue in sentence.cued("estimate_words", "plan_words")
        )
        present = word in sets["present"]
        return (Tense.COMING if present and any(planned) else Tense.PRESENT) if present else Tense.PAST
    if told(sentence, word) or word in sets["pluperfect"]:
        helped = helper in sets["perfect|pluperfect|passive|nonfinite"]
        adjective = helper in sets["determiners"] or helper in sets["narrowing"]
        return None if helped or adjective or infinite else Tense.PAST
    if helper in sets["resuming"] and word.endswith("s") and word[0].isalpha() and not _adverb(sentence, word):
        return Tense.PRESENT
    noun = helper in sets["determiners"] or not sets["link_of"].isdisjoint(words[at + 1 : at + 2])  # `costs of £9m`
    if infinite or noun or not _adjacent(sentence, at, begin):
        return None
    return Tense.PRESENT if word in sets["present"] or _states(sentence, at) else None


def _adjacent(sentence: Sentence, at: int, begin: int) -> bool:
    """Whether only small words stand between a verb and its object: `stands at only 40`, `fly from it to 90`."""
    words, sets = sentence.words, sentence.language.sets
    if at + 1 < len(words) and words[at + 1] in sets["reaching"]:
        return True
    small = sets["skips|narrowing|change_openers"] - sets["joins"] - sets["past_forms"]
    return begin - at <= _LINKED and all(word in small for word in words[at + 1 : begin])


def _states(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb of the present by its form, as its subject before it shows: `the utility owes 40`, `its
    shares trade at 3`; nothing of the kind follows a verb, `cut the bank's costs 40%`, or `with`.
    """
    words, sets = sentence.words, sentence.language.sets
    word, begin = words[at], _opening(sentence, at)
    subject = words[begin:at]
    plain = (f"{word}s" in sets["present"] and word not in sets["money_nouns"]) or word in sets["stands_now"]
    if not subject:
        return plain and begin > 0 and words[begin - 1] in ",)"  # `its shares, once worth 59, trade at 3`
    if not word.isalpha() or _adverb(sentence, word) or word in sets["narrowing"] or not subject[-1].isalpha():
        return False
    verbs = sets["passive|perfect|pluperfect|ahead|modals|reaching"]
    verbs |= sets["alongside"]
    if any(one in verbs or told(sentence, one) or one.endswith("ing") for one in subject):
        return False
    if subject[-1] in sets["narrowing"] or subject[-1] in sets["link_of"]:
        return False
    if ends_plural(subject[-1]) or subject[-1] in sets["many"]:
        return plain
    named = not sets["determiners|resuming"].isdisjoint(subject)
    return named and ends_plural(word) and len(word) > _SHORT


def _opening(sentence: Sentence, at: int) -> int:
    """Where the clause of a word begins, as marks and joining words show."""
    words, sets = sentence.words, sentence.language.sets
    joints = sets["joins|subordinates|clauses|relatives"]
    while at > 0 and words[at - 1] not in joints and words[at - 1] not in ",;:()":
        at -= 1
    return at


def _perfect(sentence: Sentence, at: int) -> Tense:
    onward = _onward(sentence, at + 1)
    word = sentence.words[onward] if onward < len(sentence.words) else ""
    if word in sentence.language.sets["nonfinite"]:
        return Tense.DONE
    formed = word.endswith(("en", "wn", "ne")) and len(word) > 3
    done = formed or told(sentence, word) or word in sentence.language.sets["same_forms"]
    return Tense.SINCE if done else Tense.PRESENT


def _helper(sentence: Sentence, at: int) -> str:
    """The word before a verb, whatever adverbs stand between."""
    at -= 1
    while at >= 0 and _adverb(sentence, sentence.words[at]):
        at -= 1
    return sentence.words[at] if at >= 0 else ""


def _onward(sentence: Sentence, at: int) -> int:
    while at < len(sentence.words) and _adverb(sentence, sentence.words[at]):
        at += 1
    return at


def _adverb(sentence: Sentence, word: str) -> bool:
    return word in sentence.language.sets["adverbs"] or (word.endswith("ly") and len(word) > 4)
