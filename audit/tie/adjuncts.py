"""Counts that say where or for whom the rest of their clause is: `dịch xảy ra tại 7 xã`, `46 ha of 54 farms`.

The 7 communes are not those that the province has, so the other words of the clause are part of what is counted; and
what a sentence tells of 7 communes (`Tại 7 xã có 12 trường`) is not told of all the province. Nor is what a body with a
name of its own has (`Trường THCS Nguyễn Du có 1.200 học sinh`), or what comes of each year (`hằng năm`).
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.lang import roles
from audit.model import Kind, Measure
from audit.places.words import words as place_words
from audit.tie.parts import Part
from audit.tie.phrases import Phrases

_RHYTHMS, _HAVING = roles("rhythms"), roles("having")
_VERB = 4  # tokens between the verb of having and what is had: `hiện có trên`, `has a total of`


def governing(phrases: Phrases, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
    """The words that a count depends on, `parts` standing before it; none where it stands by itself.

    A word for a place (`tại`, `in`) makes any count depend on what its clause tells; one for an owner or a receiver
    (`của`, `for`) only on the figure right before it.
    """
    figure, words, sets = part.figure, phrases.sentence.words, phrases.sentence.language.sets
    at = figure.begin - 1
    rhythm = _rhythm(phrases, part) if part.meant.measure is Measure.LEVEL else ()
    if rhythm:
        return rhythm
    mover = _mover(phrases, part)
    if mover:
        return mover
    if figure.head is None or figure.kind is not Kind.COUNT or part.meant.measure is not Measure.LEVEL:
        return ()
    if at >= 0 and words[at] in sets["locatives"]:
        told = _told(phrases, part, at) or (parts[0].words if parts else ())
        return tuple(word for word in told if word not in part.words)
    if parts and _opens(phrases, parts[0]) and not {".", ";"}.intersection(words[parts[0].figure.end : at]):
        return phrases.words_of(parts[0].figure.head, parts[0].figure.head)
    owner = _owner(phrases, part)
    if owner:
        return owner
    if not parts or at < 0 or words[at] not in sets["belongings"] or parts[-1].figure.unit == figure.unit:
        return ()
    return parts[-1].words if at in (parts[-1].figure.end, parts[-1].reach) else ()


def _rhythm(phrases: Phrases, part: Part) -> tuple[str, ...]:
    """The words that make an amount one of each year or day: `hằng năm tạo việc làm cho 3.200 lao động`."""
    words = phrases.sentence.words
    if not phrases.sentence.roles & _RHYTHMS:
        return ()
    start = _clause(words, part, part.figure.begin)
    return next(
        (
            (words[at], words[at + 1])
            for at in range(start, part.figure.begin - 1)
            if f"{words[at]} {words[at + 1]}" in phrases.sentence.language.sets["rhythms"]
        ),
        (),
    )


def _owner(phrases: Phrases, part: Part) -> tuple[str, ...]:
    """The words of the body with a name of its own that has what is counted: `Trường Nguyễn Du có 1.200 học sinh`.

    A place is none: it is the place of the figure, but in the name of a body: `Công ty Hòa Bình`.
    """
    sentence, at = phrases.sentence, part.figure.begin - 1
    words = sentence.words
    if not sentence.roles & _HAVING:
        return ()
    while at > part.left and words[at] not in sentence.language.sets["having"]:
        if part.figure.begin - at > _VERB or words[at] in ",;.:()":
            return ()
        at -= 1
    start = at
    while start > part.left and words[start - 1] not in ",;.:()" and not phrases.closed[start - 1]:
        start -= 1
    place = next((index for index in range(start, at) if phrases.placed[index]), start)
    if " ".join(words[start:place]) in place_words(sentence.language.code).phrases["agencies"]:
        return ()  # `Đảng bộ huyện Gia Lâm có 13.420 đảng viên` is told of the district
    named = [index for index in range(max(start, 1), at) if _named(phrases, index)]
    end = named[-1] + 1 if named else start
    while start < end < at and phrases.placed[end]:
        end += 1
    return tuple(words[index] for index in range(start, end) if phrases.naming[index] or phrases.placed[index])


def _mover(phrases: Phrases, part: Part) -> tuple[str, ...]:
    """The words of the name of whoever made an amount grow or fall, before the verb: `Home Care, our largest arm, grew
    revenue by 9%` tells of the revenue of Home Care.
    """
    sentence, phrase = phrases.sentence, part.phrase
    if phrase is None or not sentence.language.plurals or phrase[1] > part.figure.begin:
        return ()
    verbs = (cue for cue in sentence.cued("rises", "falls") if cue.end == phrase[0])
    verb = next((cue.start for cue in verbs if cue.start > part.left), None)
    if verb is None:
        return ()
    words, start, end = sentence.words, part.left, part.left
    while end < verb and (_capital(phrases, end) or (words[end] in sentence.language.sets["joins"] and end > start)):
        end += 1
    apposed = words[end] == "," and words[verb - 1] == ","
    led = end - start > 1 and _capital(phrases, end - 1) and (end == verb or apposed)
    return tuple(word for index, word in enumerate(words[start:end], start) if phrases.naming[index]) if led else ()


def _capital(phrases: Phrases, index: int) -> bool:
    """Whether a token is written with a capital."""
    sentence = phrases.sentence
    return sentence.raw[sentence.starts[index]].isupper() and not phrases.closed[index]


def _named(phrases: Phrases, index: int) -> bool:
    """Whether a token is a word of a name that is no place: it has a capital and small letters."""
    sentence = phrases.sentence
    raw = sentence.raw[sentence.starts[index] : sentence.ends[index]]
    levels = place_words(sentence.language.code).levels
    if not raw[:1].isupper() or not raw[1:].islower() or sentence.words[index] in levels or phrases.closed[index]:
        return False
    body = phrases.telling[index - 1] > 1 and not phrases.placed[index - 1] and sentence.words[index - 1] not in levels
    return not phrases.placed[index] or (body and not sentence.language.plurals)


def _opens(phrases: Phrases, part: Part) -> bool:
    """Whether a sentence begins with the count and a word that makes it a place."""
    words, sets = phrases.sentence.words, phrases.sentence.language.sets
    return part.figure.head is not None and part.figure.begin == 1 and words[0] in sets["locatives"]


def _told(phrases: Phrases, part: Part, at: int) -> tuple[str, ...]:
    """What the clause tells before the preposition at a token, else what it tells after the count."""
    words, end = phrases.sentence.words, part.figure.end
    start = _clause(words, part, at)
    while end < len(words) and words[end] not in ";.:()":
        end += 1
    return phrases.words_of(phrases.content(start, at)) or phrases.words_of((part.figure.end, end))


def _clause(words: Sequence[str], part: Part, end: int) -> int:
    """Where the words before a token begin that no mark parts from it."""
    start = end
    while start > part.left and words[start - 1] not in ",;.:()":
        start -= 1
    return start
