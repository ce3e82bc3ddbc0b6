"""Whether a figure counts its own noun or says how much its subject is."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.model import CHANGES, Kind, Measure
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

MATTER = (Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_OBJECT = 4  # words of what an act is done to
_JOINED = 2  # tokens between two figures of a list
_EQUATED = 3  # words that say that one is as much as the other


def choose(phrases: Phrases, part: Part, previous: Part | None, subject: Range | None, noun: Range | None) -> None:
    figure = part.figure
    if part.meant.measure is Measure.LEVEL and not figure.opens:
        part.verb = phrases.verb(figure, part.left)
        if part.verb is None and noun is not None and figure.kind in MATTER:
            part.verb = phrases.unknown(figure.begin, part.left)  # `tái canh 1.850 ha cà phê`
        elif part.verb and noun == figure.head and _vague(phrases, figure):
            part.verb = _with_object(phrases, part.verb, figure.begin)
    opened = counting(phrases, subject)
    if part.verb and opened and part.verb[0] >= opened[0] and not _acts(phrases, part.verb[0]):
        part.verb = None  # a word of the subject: `tổng đàn lợn 64.500 con`
    if figure.head is not None and noun is not None and _scored(phrases, part, subject, noun):
        part.phrase = subject
    elif figure.head is not None and noun is not None:
        part.phrase = _told(phrases, part, subject, noun) or noun
        if part.verb is None and previous is not None and previous.verb and _listed(phrases, previous, part):
            part.verb = previous.verb
    elif part.meant.measure in (*CHANGES, Measure.ATTAINMENT) and not noun:
        part.phrase = subject
    else:
        named = figure.kind is Kind.MONEY and not phrases.language.plurals  # `2 tỷ đồng lợi nhuận trước thuế`
        part.phrase = (noun if named else None) or counting(phrases, subject) or noun or subject
        if part.phrase is noun and part.meant.measure is Measure.SHARE and not phrases.sentence.language.plurals:
            acts = (cue for cue in phrases.sentence.cued("acts") if cue.end == figure.begin and cue.start >= part.left)
            part.verb = next(((cue.start, cue.end) for cue in acts), None)  # `giải ngân 98% vốn đầu tư công`


def _vague(phrases: Phrases, figure: Figure) -> bool:
    """Whether a count has no noun but one that says nothing of what is counted: `128 người`."""
    if figure.head is None or phrases.sentence.language.plurals:
        return False
    return " ".join(phrases.sentence.words[slice(*figure.head)]) in phrases.sentence.language.sets["vague"]


def _with_object(phrases: Phrases, verb: Range, end: int) -> Range:
    """An act with what it is done to, up to a count: `xuất khẩu lao động 128 người`."""
    words = phrases.sentence.words
    plain = all(words[at][0].isalpha() and not phrases.closed[at] for at in range(verb[1], end))
    found = phrases.content(verb[1], end) if plain and 0 < end - verb[1] <= _OBJECT else None
    return (verb[0], found[1]) if found is not None else verb


def _scored(phrases: Phrases, part: Part, subject: Range | None, noun: Range) -> bool:
    """Whether a count is what its subject reaches, points or a density: `chỉ số DTI đạt 0,71 điểm`."""
    if subject is None or noun != part.figure.head:
        return False
    if part.figure.kind is Kind.RATE and part.meant.measure is Measure.LEVEL:
        return counting(phrases, subject) is not None  # `mật độ dân số 512 người/km2`
    words, sets, begin = phrases.sentence.words, phrases.sentence.language.sets, part.figure.begin
    passed = subject[1] == begin and words[begin] in sets["passing"]  # `VN-Index vượt 1.690 điểm`
    return part.figure.unit in sets["points"] and (passed or phrases.sentence.led("reaches", begin))


def _acts(phrases: Phrases, index: int) -> bool:
    return any(cue.start <= index < cue.end for cue in phrases.sentence.cued("acts"))


def _told(phrases: Phrases, part: Part, subject: Range | None, noun: Range) -> Range | None:
    """The subject that says what a bare counted noun is a number of: `số công trình vi phạm là 126 trường hợp`,
    `hộ cận nghèo còn 1.310 hộ`.
    """
    figure, words = part.figure, phrases.sentence.words
    if figure.head is None or noun[1] > figure.head[1]:
        return None
    if part.verb is None or not _acts(phrases, part.verb[0]):  # `hộ cận nghèo 1.310 hộ`, `bò sữa 3.500 con`
        whole = _repeated(phrases, figure, subject) or _classified(phrases, figure, subject)
        if whole is not None:
            return whole
    if subject is not None and (_equated(phrases, figure, subject) or _changed(phrases, part, subject)):
        return subject
    opened = counting(phrases, subject)
    if opened is not None and _sold(phrases, figure, opened):
        return opened
    if opened is None or (part.verb is not None and part.verb[1] >= figure.start - 1):
        return None
    head = words[figure.head[0] : figure.head[1]]
    vague = " ".join(head) in phrases.sentence.language.sets["vague|sorts"]
    return opened if vague or " ".join(head) in " ".join(words[slice(*opened)]) else None


def _classified(phrases: Phrases, figure: Figure, subject: Range | None) -> Range | None:
    """The noun directly before a count whose own noun only says of what sort it is: `bò sữa 3.500 con`."""
    if subject is None or figure.head is None or subject[1] != figure.begin:
        return None
    head = " ".join(phrases.sentence.words[slice(*figure.head)])
    return subject if head in phrases.sentence.language.sets["sorts"] else None


def _equated(phrases: Phrases, figure: Figure, subject: Range) -> bool:
    """Whether a verb that makes equal stands between a subject and a bare noun that says little: `khách quốc tế
    đạt 112.000 lượt`, `lao động trực tiếp là 4.216 người`.
    """
    language = phrases.sentence.language
    if figure.head is None or " ".join(phrases.sentence.words[slice(*figure.head)]) not in language.sets["vague"]:
        return False
    first = phrases.sentence.words[subject[0]]
    if first in language.sets["subjects"] or not set(phrases.words_of(subject)):
        return False
    words, start = phrases.sentence.words, subject[1]
    start = max((at for at in range(start + 1, figure.begin) if words[at] == ","), default=start)  # `khách tăng, đạt 9`
    free = (at for at in range(start, figure.begin) if not (phrases.closed[at] or phrases.placed[at]))
    between = [words[at] for at in free]  # `khách du lịch 6 tháng đạt 7,94 triệu lượt`
    equated = any(" ".join(between[-size:]) in language.sets["equating"] for size in (1, 2))
    foretold = phrases.sentence.under("estimate_words") & set(range(start, figure.begin))
    return equated and len(between) - len(foretold) <= _EQUATED


def _sold(phrases: Phrases, figure: Figure, subject: Range) -> bool:
    """Whether a verb that makes equal stands before things that are counted as an amount of them: `doanh số toàn thị
    trường đạt 9.200 xe`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    opening = (cue for cue in phrases.sentence.cued("quantity") if cue.start == subject[0])
    amount = any(" ".join(words[cue.start : cue.end]) in sets["attributes"] for cue in opening)
    return amount and words[figure.begin - 1] in sets["equating"]


def _changed(phrases: Phrases, part: Part, subject: Range) -> bool:
    """Whether a verb of change alone stands between a subject and a bare noun that says little: `tử vong tăng 89 trường
    hợp`.
    """
    if part.meant.measure not in CHANGES or not _vague(phrases, part.figure) or not phrases.words_of(subject):
        return False
    return any(cue.start == subject[1] for cue in phrases.sentence.cued("rises", "falls"))


def _repeated(phrases: Phrases, figure: Figure, subject: Range | None) -> Range | None:
    """The subject where it begins with the very noun that is counted after it, and says more."""
    if subject is None or figure.head is None:
        return None
    words, length = phrases.sentence.words, figure.head[1] - figure.head[0]
    head, own = words[slice(*figure.head)], words[subject[0] : subject[0] + length]
    return subject if head == own and subject[1] - subject[0] > length else None


def counting(phrases: Phrases, subject: Range | None) -> Range | None:
    """The subject where it says that a number of things follows: `số công trình vi phạm ... 126 trường hợp`."""
    if subject is None:
        return None
    counts = phrases.sentence.cued("quantity")
    if not counts:
        return None
    said = any(cue.start <= subject[0] <= cue.end and cue.end < subject[1] + 1 for cue in counts)
    return subject if said else None


def _listed(phrases: Phrases, previous: Part, part: Part) -> bool:
    """Whether only a comma or a joining word parts the figure from the noun of the one before."""
    start = previous.figure.end
    if previous.phrase and previous.phrase[0] >= previous.figure.start:
        start = previous.phrase[1]
    begin = part.figure.begin
    return begin <= start or (begin - start <= _JOINED and phrases.joined(start, begin))
