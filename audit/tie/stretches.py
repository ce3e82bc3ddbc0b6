"""Stretches of words before a figure, and how far those belong together that commas, times and brackets part."""

from __future__ import annotations

from audit.tie.cues import told
from audit.tie.implied import delivery
from audit.tie.phrases import BREAKS, Phrases, Range
from audit.tokens import APOSTROPHES

_OWNER = 4  # tokens of who owns something
_MOVING = frozenset(["rises", "falls", "acts"])


def start_of(phrases: Phrases, end: int, left: int) -> int:
    """Where a stretch without marks, times and figures begins that ends at a token."""
    words, start = phrases.sentence.words, end
    while (
        start > left
        and (words[start - 1] != "," or phrases.halved(start - 1) or _between_places(phrases, start - 1))
        and words[start - 1] not in BREAKS
        and not phrases.closed[start - 1]
        and (phrases.language.plurals or words[start - 1] not in phrases.language.sets["clauses"])
    ):
        start -= 1
    return start


def stretch_before(phrases: Phrases, end: int, left: int) -> Range | None:
    """The stretch that ends at a token, past a bracket right before it: `net interest income (NII)`."""
    words = phrases.sentence.words
    if end > left and words[end - 1] == ")" and "(" in words[left:end]:
        end = max(at for at in range(left, end) if words[at] == "(")
    return phrases.content(start_of(phrases, end, left), end)


def past_bracket(phrases: Phrases, at: int, left: int) -> int:
    """Where a bracket opens that a token closes: behind the subject of `sales (with tax, without fuel) fell`; `left` if
    it opens before that, as what it tells is over.
    """
    words = phrases.sentence.words
    if words[at] != ")":
        return at
    return max((each for each in range(left + 1, at) if words[each] == "("), default=left)


def _between_places(phrases: Phrases, at: int) -> bool:
    """Whether a comma at a token only parts the places of one thing: `giá cà phê tại Gia Lai, Đắk Nông giảm`."""
    inside = 0 < at < len(phrases.placed) - 1 and not phrases.language.plurals
    return inside and bool(phrases.placed[at - 1] and phrases.placed[at + 1])


def apposed(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a stretch between commas says what the one before it is: `chilled meals, its largest unit, rose`, `NII,
    or the income a bank earns, rose`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if start == 0 or words[start - 1] != "," or words[end : end + 1] != [","]:
        return False
    if not phrases.language.plurals:
        return words[end - 1] in sets["superlatives"]  # `sầu riêng, loại quả bán chạy nhất, tăng 4%`
    return words[start + (words[start] in sets["joins"])] in sets["determiners"]


def enumerated(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the first things of the list that it ends: of `exports of machinery, apparatus and appliances
    rose`, all of it.
    """
    words, sets, first = phrases.sentence.words, phrases.language.sets, found[0]
    if not phrases.language.plurals:
        return _itemised(phrases, start, found, left)
    if sets["joins"].isdisjoint(words[slice(*found)]):
        return found
    while start > left and words[start - 1] == ",":
        begin = start_of(phrases, start - 1, left)
        told = phrases.content(begin, start - 1)
        if told is None or words[begin] in sets["narrowing|subordinates|connectives|skips"] - sets["determiners"]:
            break
        if any(begin <= cue.start < start and _MOVING & cue.value.keys() for cue in phrases.sentence.cues):
            break
        if not sets["finite|past_forms|present|sayings"].isdisjoint(words[begin : start - 1]):
            break
        first, start = told[0], begin
    opens = start == left or words[start - 1] in BREAKS or words[start - 1] in sets["clauses"]
    listed = opens and not sets["link_of"].isdisjoint(words[first : found[0]])
    return (first, found[1]) if listed else found


def _itemised(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A Vietnamese subject with the nouns of its item of a list, which commas part: `; nghệ thuật, vui chơi và giải trí
    đạt 9 tỷ đồng`.
    """
    words, first = phrases.sentence.words, found[0]
    while start > left and words[start - 1] == ",":
        begin = start_of(phrases, start - 1, left)
        told = phrases.content(begin, start - 1)
        cues = any(begin <= cue.start < start for cue in phrases.sentence.cues if "fixed" not in cue.value)
        if told is None or told[0] != begin or cues or any(phrases.placed[begin:start]):
            return found
        first, start = begin, begin
    return (first, found[1]) if start > 0 and words[start - 1] in ";:" else found


def rejoined(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the noun that a time parts from what it is of, `sản lượng 6 tháng đầu năm của nhà máy`, or from
    where it goes: `xuất khẩu gạo năm 2019 sang Indonesia`.
    """
    words, end = phrases.sentence.words, start
    for month in phrases.sentence.times if phrases.language.plurals else ():
        if month.last == start and month.first > left and delivery(phrases.sentence, month):
            sold = phrases.content(start_of(phrases, month.first, left), month.first)
            return sold if sold is not None and phrases.words_of(sold) else found  # `crude for April delivery rose`
    whose = phrases.language.sets["belongings"]
    whither = frozenset[str]() if phrases.language.plurals else phrases.language.sets["outward"]
    if start <= left or not phrases.closed[start - 1] or words[start] not in whose | whither:
        return found
    while end > left and phrases.closed[end - 1]:
        end -= 1
    noun = phrases.content(start_of(phrases, end, left), end)
    return (noun[0], found[1]) if phrases.words_of(noun) and noun else found


def past_short(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the words that a bracket abbreviates before it: `the non-performing loan (NPL) balance`."""
    words, read, opened = phrases.sentence.words, phrases.sentence, start - 3
    if opened <= left or found[0] != start or words[start - 1] != ")" or words[opened] != "(":
        return found
    short = read.raw[read.starts[opened + 1] : read.ends[opened + 1]]
    whole = phrases.content(start_of(phrases, opened, left), opened)
    if not short.isupper() or told(read, words[start]) or whole is None or whole[1] != opened:
        return found
    return whole[0], found[1]


def past_apposition(phrases: Phrases, end: int, left: int) -> int:
    """The end of the words before what two commas or dashes set apart, where it opens with an article and nothing but
    words that name nothing follows it: `sales for the quarter - a better guide to the trend - were up 1.2%`.
    """
    words, read = phrases.sentence.words, phrases.sentence
    commas = [at for at in range(left + 1, end) if words[at] == ","]
    if len(commas) < 2 or not phrases.language.plurals or phrases.content(commas[-1] + 1, end) is not None:
        return end
    opened, closed = commas[-2:]
    figured = any(opened < one.start < closed for one in phrases.figures)
    owned = not APOSTROPHES.isdisjoint(words[opened + 2 : opened + _OWNER])  # `chips, Dale's largest export, fell`
    told = owned or words[opened + 1] in read.language.sets["determiners"]
    return opened if told and closed - opened > 3 and not figured else end
