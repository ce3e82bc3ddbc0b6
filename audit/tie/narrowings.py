"""What makes a figure one of only some: where they are, what they are for, what they are short for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.interval import Interval, exactly
from audit.lang import Language
from audit.model import CHANGES, Hedge, Kind, Measure
from audit.tie.cues import told
from audit.tie.edits import misprinted
from audit.tie.nouns import MATTER
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range
from audit.tie.stems import past_adjunct
from audit.tie.told import next_mark

_BOUNDS = (Hedge.UNDER, Hedge.OVER, Hedge.AT_LEAST, Hedge.AT_MOST)
_ALL = 100  # per cent
_RATED = 5  # words of a bracket that only tells a share
_HARMED = 3  # words that say only what came over people: `người bị thương`


class Topic(NamedTuple):
    """What an earlier figure counted: its words, and its noun where it is a level."""

    words: tuple[str, ...]
    unit: str


class Leading(NamedTuple):
    """What the last sentence of a paragraph was about: the words, unit and measure of its first figure, how the text
    writes its name, and the units of all that is called so.
    """

    words: tuple[str, ...]
    unit: str
    measure: Measure
    written: str | None
    units: frozenset[str]


NOTHING = Leading((), "", Measure.LEVEL, None, frozenset())


def topic(part: Part) -> Topic:
    level = part.meant.measure is Measure.LEVEL and part.figure.head is not None
    return Topic(part.words, part.figure.unit if level else "")


def meant_before(
    phrases: Phrases, topics: Sequence[Topic], parts: Sequence[Part], part: Part, subject: Range | None
) -> tuple[str, ...] | None:
    """What a bare noun is short for: in `có 195 nhà văn hóa thôn (năm 2018 có 178 nhà)` it is the thing before, in `Va
    chạm xảy ra 936 vụ. So với cùng kỳ giảm 339 vụ` what has as many.

    Only where the clause tells nothing else: a time and no subject, or a change and no subject.
    """
    figure = part.figure
    if figure.head is None or subject is not None or part.meant.measure not in (Measure.LEVEL, *CHANGES):
        return None
    own = phrases.words_of(figure.head, figure.head)
    raised = part.figure.begin > 0 and not phrases.sentence.language.sets["raising"].isdisjoint(
        phrases.sentence.words[part.left : part.figure.begin]
    )
    told = part.meant.measure in CHANGES or raised or figure.opens or timed(phrases, part)
    if part.words != own or not told:
        return None
    alike = [other for other in parts if other.figure.unit == figure.unit and other.meant.measure is Measure.LEVEL]
    left = figure.begin > 0 and phrases.sentence.words[figure.begin - 1] in phrases.sentence.language.sets["leaving"]
    counted = [other for other in parts if other.figure.unit.startswith(figure.unit) and other.figure.counted]
    model = (counted[:1] if left else alike[-1:]) or None  # `đầu năm 412 hộ nghèo, 350 hộ thoát nghèo, còn 86 hộ`
    if model is not None and not phrases.sentence.language.plurals and model[0].words != own:
        return model[0].words  # `số ca mắc tháng 3 là 287 ca, tháng 4 là 241 ca`
    last = next((topic for topic in reversed(topics) if topic.unit == figure.unit), None)
    if part.meant.measure in CHANGES and not alike and last is not None and last.words != own:
        return last.words
    placed = any(phrases.placed[part.left : figure.begin])  # `Toàn phường hiện có 9.650 hộ`: all there are
    said = () if placed and not parts else (*(topic.words for topic in topics), *(other.words for other in parts))
    return next((words for words in reversed(said) if len(words) > len(own) and words[: len(own)] == own), None)


def bounding(phrases: Phrases, part: Part, previous: Part | None) -> tuple[str, ...]:
    """The words of the bound or the range that a percentage sets for those counted before it, of which it is told too:
    `23 dự án giải ngân dưới 30%` tells no share of anything, and counts fewer than all projects. All of a hundred is no
    share of a ratio that is less: `27/38 trường đỗ 100%`.
    """
    figure, read = part.figure, phrases.sentence
    bound = (figure.hedged is not None and figure.hedge in _BOUNDS) or figure.other is not None
    full = previous is not None and part.phrase == previous.phrase and all_of_fewer(figure, previous.figure)
    if previous is None or not (bound or full) or figure.kind is not Kind.PERCENT:
        return ()
    counted = previous.figure.head is not None and previous.meant.measure is Measure.LEVEL
    between = read.words[previous.figure.end : figure.begin]
    plain = bool(between) and all(word[0].isalpha() for word in between) and not read.language.plurals
    shared = read.last_cued("shares", previous.figure.end, figure.begin) is not None
    if not (counted and plain) or shared:
        return ()
    told = tuple(word for word in read.words[figure.begin : figure.end] if word[0].isalnum())
    if part.meant.measure is Measure.SHARE and not full:
        previous.words += told
    return told


def all_of_fewer(figure: Figure, ratio: Figure) -> bool:
    """Whether a percentage is that of all, and a ratio before it tells of fewer."""
    fewer = ratio.other is not None and ratio.kind is Kind.RATIO and ratio.number.value < ratio.other.value
    return fewer and figure.unit == "percent" and figure.number.value == _ALL


def of_more(read: Sentence, ratio: Figure, percent: Figure) -> str:
    """The total that a percentage names as its whole, where it is less than a ratio before it makes, by more than a
    slip: `443/454 đại biểu có mặt tán thành, bằng 92,48% tổng số đại biểu Quốc hội`; empty elsewhere.
    """
    words, start, whole, sets = read.words, percent.end, ratio.other, read.language.sets
    if ratio.kind is not Kind.RATIO or whole is None or sets["summed"].isdisjoint(words[start : start + 3]):
        return ""
    share, made = percent.number, _ALL * ratio.number.value / whole.value
    near = Interval(share.value - share.step, share.value + share.step)
    needed = [(share, exactly(made)), (ratio.number, near.scale(whole.value / _ALL))]
    needed.append((whole, exactly(_ALL * ratio.number.value / share.value)))
    if made < share.value + share.step or any(misprinted(one, meant, rounded=True) for one, meant in needed):
        return ""
    start += words[start] in sets["link_of"]
    return " ".join(words[start : next_mark(words, start)])


def narrowed(phrases: Phrases, part: Part, noun: Range | None) -> tuple[str, ...]:
    """What makes a count one of only some: `12 trường học tại các xã vùng sâu`, `42 schools in rural areas`."""
    words, sets = phrases.sentence.words, phrases.sentence.language.sets
    shared = part.meant.measure is Measure.SHARE and phrases.sentence.language.plurals
    matter = part.figure.kind in MATTER and not phrases.sentence.language.plurals  # `412 ha tôm chết do dịch bệnh`
    counted = (part.figure.head is not None or matter) and part.meant.measure is Measure.LEVEL
    if noun is None or part.phrase != noun or not (counted or shared):
        return ()
    start = noun[1]
    if start < len(words) and part.figure.none and (bound := _bound(phrases, start)):
        return bound
    if words[start : start + 1] == ["("] and counted and ")" in words[start : start + _RATED]:
        start = words.index(")", start) + 1  # `2.045 xã (23%) được công nhận đạt chuẩn`
    if start >= len(words) or phrases.closed[start]:
        return ()
    if words[start] in sets["passive"]:  # `214 pigs were culled`, `71% of patients were seen within four hours`
        return phrases.words_of((start + 1, start + 2)) if words[start + 1 : start + 2] else ()
    right = len(words) if start > noun[1] else part.right
    done = told(phrases.sentence, words[start]) and words[start + 1 : start + 2] != []
    if done and not shared and phrases.sentence.language.plurals and words[start + 1] in sets["narrowing"]:
        more = _narrower(phrases, start + 1, part, "narrowing", right)  # `crimes experienced by children`
        return (*phrases.words_of((start, start + 1)), *more) if more else ()
    return () if shared else _narrower(phrases, start, part, "narrowing", right)


def _bound(phrases: Phrases, start: int) -> tuple[str, ...]:
    """The words of a figure that bounds what is counted before it: `không còn xã dưới 10 tiêu chí`."""
    at = next((each for each in phrases.figures if each.hedged is not None and each.hedged[0] == start), None)
    if at is None or at.hedge not in _BOUNDS:
        return ()
    return tuple(phrases.sentence.words[start : at.end])


def aimed(phrases: Phrases, part: Part, subject: Range | None) -> tuple[str, ...]:
    """What an amount that is the object of its verb goes to or comes from: `spent £4.2m on libraries`."""
    figure, words = part.figure, phrases.sentence.words
    given = figure.kind is Kind.MONEY and part.phrase is subject and part.meant.measure is Measure.LEVEL
    if not given or subject is None or subject[1] != figure.begin or figure.end >= len(words):
        return ()
    return _narrower(phrases, figure.end, part, "purposes", part.right)


def apart(phrases: Phrases, part: Part, previous: Part) -> tuple[str, ...]:
    """What a preposition says of a figure that goes on with the one before it, of which another is told: `rose 5% in
    services and fell 3% in retail`.
    """
    if past_adjunct(phrases, previous.figure.end, part.left, part.figure.begin) == part.left:
        return ()
    end = max(part.figure.end, part.meant.end)
    return _narrower(phrases, end, part, "narrowing", part.right) if end < len(phrases.sentence.words) else ()


def befell_alike(phrases: Phrases, parts: Sequence[Part]) -> None:
    """Tells what befell those counted before, or was done with them, of those too that only a joining word or a comma
    parts from them: `12.500 hộ với 47.000 nhân khẩu phải di dời`, `1.420 trâu bò, 152.300 gia cầm bị chết`, `14 doanh
    nghiệp, 2 hợp tác xã thành lập mới`.
    """
    words, sets = phrases.sentence.words, phrases.sentence.language.sets
    for two, one in zip(reversed(parts), reversed(parts[:-1]), strict=False):
        if one.figure.head is None or two.figure.head is None or one.phrase is None or two.phrase is None:
            continue
        between = [word for word in words[one.reach : two.figure.begin] if word not in sets["skips"]]
        told = range(two.figure.head[1], two.phrase[1])
        done = any(cue.start == told.start and cue.end == told.stop for cue in phrases.acting)
        befallen = len(told) > 0 and (done or words[told.start] in sets["befalls"]) and not two.figure.none
        told_before = one.figure.begin and words[one.figure.begin - 1] in sets["harmed"]  # `làm chết 16 người`
        bare = not told_before and one.phrase[1] <= one.figure.head[1] and set(between) <= {",", *sets["joins"]}
        if befallen and bare and {one.meant.measure, two.meant.measure} == {Measure.LEVEL}:
            one.words += phrases.words_of((told.start, told.stop))


def _narrower(phrases: Phrases, start: int, part: Part, openers: str, right: int) -> tuple[str, ...]:
    """The words of a stretch that one of the `openers` begins, up to a mark, a time, a figure, another act and `right`
    at most.
    """
    words, sets = phrases.sentence.words, phrases.sentence.language.sets
    if words[start] not in sets[openers]:
        return ()
    end, limit = start, min(right, len(words))
    while end < limit and words[end] not in ",;.:()" and not phrases.closed[end] and not _acts_too(phrases, end):
        end += 1
    if not phrases.sentence.language.plurals and end < limit:
        part.reach = max(part.reach, end)  # what narrows one is no subject of the next
    return tuple(word for word in phrases.words_of((start, end)) if word not in sets["narrowing"])


def event(phrases: Phrases, said: Sequence[Topic], part: Part, subject: Range | None) -> tuple[str, ...]:
    """Which of many things that were counted before came over people of whom no more is said: `268 vụ tai nạn giao
    thông, làm 152 người chết`, `cháy xảy ra 12 vụ, làm 4 người chết`. Whom one thing killed is told of that one: `bão
    làm 14 người chết`.
    """
    sets = phrases.sentence.language.sets
    if not befell(part.words, phrases.sentence.language):
        return ()
    if set(phrases.words_of(subject)) - {*part.words, *sets["causes"]}:
        return ()
    for topic in reversed(said):
        opened = len(topic.words) > 1 and topic.words[0] in sets["events"]
        if opened or (topic.unit in sets["events"] and topic.unit not in topic.words):
            return topic.words[opened:]
    return ()


def _acts_too(phrases: Phrases, index: int) -> bool:
    """Whether another act is told from here: `... in the province and injured 157`."""
    words, language = phrases.sentence.words, phrases.sentence.language
    cue = language.cues.at(words, index + 1) if words[index] in language.sets["joins"] else None
    return cue is not None and "acts" in cue.value


def timed(phrases: Phrases, part: Part) -> bool:
    """Whether a time stands in the clause before a figure."""
    starts, times = phrases.sentence.starts, phrases.sentence.times
    first, last = starts[part.left], starts[part.figure.start]
    return any(first <= timed.start and timed.end <= last for timed in times)


def befell(words: Sequence[str], language: Language) -> bool:
    """Whether words say no more than what came over people: `người bị thương`."""
    return 0 < len(words) <= _HARMED and words[-1] in language.sets["harmed"]
