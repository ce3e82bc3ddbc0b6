"""The words that name what a figure measures, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.labels import colon
from audit.extract.values import Figure
from audit.lang import roles
from audit.model import Measure
from audit.tie.headings import heading
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

_ATTRIBUTES = roles("attributes")


def own_words(
    phrases: Phrases, part: Part, previous: Part | None, subject: Range | None, noun: Range | None
) -> tuple[str, ...]:
    figure = part.figure
    inside = part.verb and part.phrase and part.phrase[0] <= part.verb[0] < part.phrase[1]
    named = phrases.words_of(part.phrase, figure.head)
    verb = () if inside else _aspect(phrases, part.verb) + phrases.words_of(part.verb)
    sets = phrases.sentence.language.sets
    befallen = bool(verb) and verb[0] in sets["befalls"]
    if befallen and not sets["harmed"].isdisjoint(named):
        verb = ()  # `làm chết 12 người, 9 người bị thương`
    found = named + verb if befallen else verb + named  # `làm chết 12 người` counts `người chết`
    bracketed = figure.start > 0 and phrases.sentence.words[figure.start - 1] == "("
    lead = _lead(phrases, part)
    if lead and figure.head is not None and part.phrase is noun:
        count = len(phrases.words_of(figure.head, figure.head))
        own = tuple(word for word in phrases.words_of(lead) if word not in named)
        return found[: len(found) - len(named) + count] + own + named[count:]
    if previous is not None and part.compared and _counts_the_same(phrases, part, previous):
        return previous.words  # `to 412 pupils, from 398 pupils a year before`
    if previous is not None and part.phrase is noun and _reached(phrases, part, previous):
        return tuple(word for word in previous.words if word not in found) + found
    if _attribute(phrases, found) and noun is not None and part.phrase != noun:
        return found + phrases.words_of(noun, figure.head)  # `diện tích 50 ha lúa`
    if _attribute(phrases, found):
        label = label_of(phrases)
        if label is not None and label != part.phrase:
            return found + phrases.words_of(label)  # `Ngô: 3.120 ha, năng suất 58 tạ/ha`
        if previous is not None and part.left <= previous.reach:
            whose = _holder(phrases, previous.words)
            return whose + found if phrases.sentence.language.plurals else found + whose
    label = label_of(phrases) if previous is None and _vague(phrases, figure, noun) and part.phrase is noun else None
    if label is not None and (part.verb is None or part.verb[1] <= label[1]):
        said = phrases.words_of(label)  # `Sốt xuất huyết: 186 ca`
        return said + named if phrases.sentence.language.plurals else named + said
    if bracketed and figure.head and subject is not None and part.phrase is noun:
        return phrases.words_of(subject) + named
    return found


def listed_under(phrases: Phrases, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
    """The words before a colon that name the first item of a list, for the others: of `Sản lượng: lúa 18.700 tấn; ngô
    2.100 tấn` both are of `sản lượng`.
    """
    words, first = phrases.sentence.words, parts[0] if parts else part
    if phrases.language.plurals or first is part or first.phrase is None or part.phrase is None or part.inherits:
        return ()
    at = next((at for at in range(*first.phrase) if words[at] == ":"), 0)
    alike = part.figure.unit == first.figure.unit and part.meant.measure is first.meant.measure
    bare = at < part.phrase[0] and part.phrase[1] <= part.figure.begin and part.verb is None
    if not (at and alike and bare) or words[part.phrase[0] - 1] not in (",", ";", *phrases.language.sets["joins"]):
        return ()
    told = phrases.words_of((first.phrase[0], at))
    return told if set(told).isdisjoint(part.words) else ()


def _counts_the_same(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Whether two counts have one noun, and nothing more is said of it than what is done to it."""
    phrase, head, sets = part.phrase, part.figure.head, phrases.language.sets
    if head is None or previous.figure.head is None or phrase is None or phrase[0] != head[0]:
        return False
    more = phrases.sentence.words[head[1] : phrase[1]]
    done = all(any(word in sets[name] for name in ("past_forms", "finite")) for word in more)
    return done and phrases.language.plurals and part.figure.unit == previous.figure.unit


def _reached(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Whether a count is what the subject of a growth went to: `traffic rose 2.5% to 11.3 billion miles`."""
    if previous.meant.measure is not Measure.GROWTH or part.figure.head is None:
        return False
    words, sets, at = phrases.sentence.words, phrases.language.sets, previous.figure.end
    subject = previous.phrase is not None and previous.phrase[1] <= previous.figure.begin
    reached = any(
        cue.start == at and cue.end == part.figure.begin for cue in phrases.sentence.cued("targets_of_change")
    )
    reached = reached or (at + 1 == part.figure.begin and words[at] in sets["linking"])  # `grew 4% at 1,200 units`
    return subject and phrases.language.plurals and reached


def beside(phrases: Phrases, part: Part, previous: Part | None) -> tuple[str, ...]:
    """What a count of no more than people or houses is told with: `3 thôn chưa có điện với 121 hộ`."""
    figure, read = part.figure, phrases.sentence
    if previous is None or figure.begin == 0 or read.words[figure.begin - 1] not in read.language.sets["definites"]:
        return ()
    with_it = not read.language.plurals and previous.figure.head is not None and previous.meant.measure is Measure.LEVEL
    near = figure.begin - 1 <= previous.reach + 1 and part.verb is None
    return previous.words if with_it and near and _vague(phrases, figure, part.phrase) else ()


def _aspect(phrases: Phrases, verb: Range | None) -> tuple[str, ...]:
    """The word before a verb that says it is not done: what is `đang giải quyết` is not what is `đã giải quyết`."""
    words = phrases.sentence.words
    before = words[verb[0] - 1] if verb is not None and verb[0] > 0 else ""
    return (before,) if before in phrases.sentence.language.sets["undone"] else ()


def _holder(phrases: Phrases, words: tuple[str, ...]) -> tuple[str, ...]:
    """Whose amount words tell, without the kind of amount: of `diện tích lúa`, `lúa`."""
    for count in range(len(words) - 1, 0, -1):
        if _attribute(phrases, words[:count]):
            return words[count:]
        if _attribute(phrases, words[-count:]):
            return words[:-count]
    return words


def _vague(phrases: Phrases, figure: Figure, noun: Range | None) -> bool:
    """Whether a count has no noun but one that says nothing of what is counted: `186 ca`, `32 cases`."""
    if figure.head is None or noun != figure.head:
        return False
    return " ".join(phrases.sentence.words[slice(*figure.head)]) in phrases.sentence.language.sets["vague"]


def label_of(phrases: Phrases) -> Range | None:
    """What the words before a colon that begin a sentence are about: `- Ngô: 3.120 ha, năng suất 58 tạ/ha`."""
    words = phrases.sentence.words
    at = colon(words)
    plain = at and "(" not in words[:at] and heading(phrases.sentence.language, words[:at]) is None
    return phrases.content(0, at) if plain else None


def _lead(phrases: Phrases, part: Part) -> Range | None:
    """What a word like `riêng` at the start of the clause narrows it to: `Riêng khối công lập, 38/42 trường`."""
    words = phrases.sentence.words
    for cue in phrases.sentence.cued("narrows"):
        if part.left <= cue.start < part.figure.start:
            end = cue.end
            while end < part.figure.begin and words[end] != ",":
                end += 1
            return (cue.end, end) if cue.end < end < part.figure.begin else None
    return None


def _attribute(phrases: Phrases, words: tuple[str, ...]) -> bool:
    """Whether the subject is only what kind of amount it is: `với tổng số tiền`, `tổng chiều dài`."""
    language = phrases.sentence.language
    may = bool(words) and language.roles.get(words[0], 0) & _ATTRIBUTES
    return bool(may) and " ".join(words) in language.sets["attributes"]
