"""Numbers that measure nothing: codes, document numbers, names, list marks, scores; they are marked as taken."""

from __future__ import annotations

import re

from audit.extract.capitals import capital, coded, itemised, listed, proper, shared, surnamed, titled
from audit.extract.codes import codes
from audit.extract.currencies import prefix
from audit.extract.nouns import noun
from audit.extract.sentences import Sentence
from audit.lang import part, roles
from audit.model import Kind, Zone

_MARK = re.compile(
    r"\s*(?:[-*•+|]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\d-\s(?=\D|\d\d)|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}\s)\s*"
)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{1,45}[”\"»]")
_SCORE = re.compile(r"(?<![\d.,])\d{1,2}\s?-\s?\d{1,2}(?!\d|[.,]\d|\s?%)")
_NOTED = re.compile(r"(?:19|20)\d\d\.\d{1,2}")
_WICKETS = 10  # a side that lost as many is out, and its score is told without them
_FEW = 10  # words of a line that only says how often a page was read
_IDIOMS, _ELSEWHERE, _VIEWS = roles("idioms"), roles("elsewhere"), roles("views")
_AFTER_NAMES, _STREETS = roles("name_after"), roles("streets")
_HUNDREDS = 3  # digits
_SINGULAR = ("ss", "us", "is")
_GRADES = 12
_DAYS = 31
_SECTIONS = 2  # digits of the number of a section
_SHORT = 4  # digits of a number that can be a name: `Boeing 737`, `phường 22`


def mark(sentence: Sentence, folded: str) -> None:
    """Marks every token of `sentence` that belongs to a time, a name, a code or a list mark as taken."""
    for timed in sentence.times:
        if part(sentence.words, timed.last, sentence.language) is None:  # not `for a day and a half`
            _take(sentence, timed.first, timed.end)
    for code in codes(sentence):
        at = sentence.index_at(code.start())
        noun = at > 0 and sentence.words[at - 1][0].isdecimal() and sentence.language.heads.at(sentence.words, at)
        if not noun and (" " not in code.group() or not _unit(sentence, sentence.index_at(code.end()))):
            _take(sentence, at, code.end())
    if sentence.start == sentence.block.start:
        listed = _MARK.match(folded, sentence.start, sentence.end)
        if listed and not _opens_with_amount(sentence, listed):
            _take(sentence, sentence.index_at(listed.start()), listed.end())
        elif _heads(sentence):
            sentence.taken[0] = 1
    for quoted in _QUOTED.finditer(folded, sentence.start, sentence.end):
        _take_quoted(sentence, quoted.start(), quoted.end())
    if sentence.cued("scores"):
        for score in _SCORE.finditer(folded, sentence.start, sentence.end):
            _take(sentence, sentence.index_at(score.start()), score.end())
    if _elsewhere(sentence):
        sentence.taken[:] = b"\1" * len(sentence.taken)
    for idiom in sentence.language.idioms.all(sentence.words) if sentence.roles & _IDIOMS else ():
        fraction = sentence.language.fractions.at(sentence.words, idiom.start)
        longer = fraction is not None and fraction.end > idiom.end  # `một phần tư` is no `một phần`
        if not longer and not _one_of_so_many(sentence, idiom.end):
            sentence.taken[idiom.start : idiom.end] = b"\1" * (idiom.end - idiom.start)
    for index in sentence.numbers:
        if not sentence.taken[index]:
            _named(sentence, index)


def _heads(sentence: Sentence) -> bool:
    """Whether a heading begins with its number, without a mark: `2 Buses and drivers`."""
    words, block = sentence.words, sentence.block
    short = block.zone is Zone.HEADING and len(words) > 1 and words[0].isdecimal() and len(words[0]) <= _SECTIONS
    return short and sentence.raw[sentence.starts[1]].isupper()


def _one_of_so_many(sentence: Sentence, end: int) -> bool:
    """Whether what ends before a token is the first number of a ratio, and no idiom: `found that one in eight had`."""
    words, sets = sentence.words, sentence.language.sets
    numbered = end + 1 < len(words) and (words[end + 1][0].isdecimal() or words[end + 1] in sentence.language.numbers)
    return numbered and words[end] in sets["of"] and words[end - 1] in sets["article"]


def _opens_with_amount(sentence: Sentence, mark: re.Match[str]) -> bool:
    """Whether what looks like the number of a section is an amount: `2.5 million people live here`."""
    at = sentence.index_at(mark.end())
    small = at < len(sentence.starts) and sentence.raw[sentence.starts[at]].islower()
    return small and mark.group().strip()[-1].isdecimal() and _unit(sentence, at)


def _elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence only points to other pages: `Related: 10 things to know`, `Home | Most read: ...`."""
    words, known = sentence.words, sentence.language.elsewhere
    if not sentence.roles & _ELSEWHERE:
        return False
    found = known.at(words, 0)
    if found is not None and words[found.end : found.end + 1] in ([":"], ["|"], ["1"]):
        return True
    return "|" in words and any(word == ":" and known.before(words, at, 5) is not None for at, word in enumerate(words))


def _footnoted(sentence: Sentence, index: int) -> bool:
    """Whether the mark of a note is glued to a year that ends a sentence: `between 2012 and 2019.3 Treated firms`."""
    token, after = sentence.words[index], index + 1
    told = _NOTED.fullmatch(token) is not None and sentence.language.plurals
    return told and (after >= len(sentence.words) or capital(sentence, after))


def _named(sentence: Sentence, index: int) -> None:
    """Marks the number at `index` where a word beside it makes it a name: `Nghị quyết 15`, `phường 22`, `3 sao`."""
    words, taken = sentence.words, sentence.taken
    if _footnoted(sentence, index):
        taken[index] = 1
        return
    called = _called(sentence, index) or _wickets(sentence, index)
    if called or _viewed(sentence, index):
        taken[index : called or index + 1] = b"\1" * ((called or index + 1) - index)
        return
    at = index - 1
    if at > 0 and words[at] == ".":
        at -= 1
    name = sentence.language.names.before(words, at + 1)
    if name is not None and name.value != "exempt" and not surnamed(sentence, name):
        _numbered(sentence, index, at, name.value)
    elif coded(sentence, index):
        taken[index] = 1
    elif name is None and _proper(sentence, index, at):
        if sentence.language.plurals and words[at].endswith("s"):
            _take_list(sentence, index)  # `in Years 2, 4 and 6`
        taken[index] = 1


def _numbered(sentence: Sentence, index: int, at: int, strength: str) -> None:
    """Marks a number behind a word, at `at`, that names things by number: always, unless it is of a unit, or only where
    nothing shows that it counts.
    """
    words, language = sentence.words, sentence.language
    if index + 1 < len(words) and len(words[index + 1]) > 1 and words[index + 1] in language.scales:
        return  # `registered voters number 1.24 million`
    if not words[index].isdecimal() and language.heads.at(words, index + 1) is not None:
        return  # `lực lượng vũ trang 3.700 lượt`: no page has its thousands set apart
    if words[at] in language.sets["numbering"] and _many(sentence, at - 1):
        return  # `tankers number 19`
    weak = strength == "weak" and words[index].isdecimal() and len(words[index]) <= _SHORT
    often = not language.sets["times"].isdisjoint(words[index + 1 : index + 2])  # `open the phone 58 times a day`
    strong = strength == "strong" and not (often or _unit(sentence, index + 1))
    if strength == "always" or strong or (weak and _only_numbers(sentence, index, at)):
        _take_list(sentence, index)
    whole = words[index + 1 : index + 3]
    if strength == "always" and len(whole) > 1 and whole[0] == "/" and whole[1].isdecimal():
        sentence.taken[index + 2] = 1  # `đứng thứ 13/230 quốc gia`


def _only_numbers(sentence: Sentence, index: int, at: int) -> bool:
    """Whether a short number behind a word that seldom names by number does so: it measures and counts nothing."""
    titles = titled(sentence, at)
    if _measured(sentence, index) or _ratio(sentence, index) or (_hundreds(sentence, index) and not titles):
        return False  # but `the S&P 500 companies`
    if not _counted(sentence, index + 1) or _capital(sentence, index + 1) or titles:
        return True
    return _within(sentence, index + 1) or _graded(sentence, index)


def _proper(sentence: Sentence, index: int, at: int) -> bool:
    """Whether a short number that counts nothing stands behind a name that is no list or share: `In Room 12`."""
    words = sentence.words
    harmed = words[at] in sentence.language.sets["befalling"]  # `Quake Kills 81`
    short = words[index].isdecimal() and len(words[index]) <= _SHORT and not harmed
    if not short or _counted(sentence, index + 1) or _spans(sentence, index) or prefix(sentence, index) is not None:
        return False  # `Rs6 a share`
    if sentence.taken[at] and int(words[index]) > _DAYS:
        return False  # `In June 410 moorings were let`
    named = proper(sentence, at) and not listed(sentence, at) and not shared(sentence, at)
    return named and not itemised(sentence, index)


def _capital(sentence: Sentence, index: int) -> bool:
    """Whether a word begins with a capital and is no sign of money: `tổ 5 Hòa Cường`, not `ở mức 4414 USD/tấn`."""
    unit = sentence.language.units.at(sentence.words, index)
    return capital(sentence, index) and (unit is None or unit.value.kind is not Kind.MONEY)


def _graded(sentence: Sentence, index: int) -> bool:
    """Whether a number is that of a grade of school: `đỗ lớp 10 công lập`; not `24 lớp 12 phòng`."""
    words = sentence.words
    grade = words[index - 1] in sentence.language.sets["grades"] and 0 < int(words[index]) <= _GRADES
    return grade and not (index > 1 and words[index - 2][0].isdecimal())


def _wickets(sentence: Sentence, index: int) -> int:
    """Where a score of runs for wickets ends that begins at `index`, else 0: `closed on 312 for 6`."""
    words, language, at = sentence.words, sentence.language, index + 2
    if not language.plurals or at >= len(words) or words[index + 1] not in language.sets["for"]:
        return 0
    runs = words[index].isdecimal() and len(words[index]) <= _SHORT and prefix(sentence, index) is None
    few = words[at].isdecimal() and int(words[at]) < _WICKETS and prefix(sentence, at) is None
    counted = _counted(sentence, at + 1) or noun(sentence, at + 1) is not None
    return at + 1 if runs and few and not counted else 0


def _within(sentence: Sentence, at: int) -> bool:
    """Whether the name of what a numbered thing lies in follows, its kind first: `tổ 42 phường Hòa Cường`."""
    kind = None if sentence.language.plurals else sentence.language.names.at(sentence.words, at)
    return kind is not None and kind.value == "weak" and capital(sentence, kind.end)


def _many(sentence: Sentence, at: int) -> bool:
    """Whether the words up to a token can be the subject of `number`: a plural, with or without an adverb after it."""
    words, language = sentence.words, sentence.language
    at -= at > 0 and words[at] in language.sets["connectives"]
    plural = words[at].endswith("s") and not words[at].endswith(_SINGULAR)
    plural = plural and words[at] not in language.sets["no_plurals"]
    return at >= 0 and (plural or language.heads.at(words, at) is not None)


def _hundreds(sentence: Sentence, index: int) -> bool:
    """Whether a plural noun follows a number of hundreds, which no group has: `in the early group 264 patients`."""
    words, language, at = sentence.words, sentence.language, index + 1
    if not language.plurals or at == len(words) or not words[index].isdecimal() or len(words[index]) < _HUNDREDS:
        return False
    return words[at].endswith("s") and words[at] not in language.sets["no_plurals"] and not capital(sentence, at)


def _called(sentence: Sentence, index: int) -> int:
    """Where a name ends that what follows makes of the number, or 0: `12 Market Street`, `12,5 độ Vĩ Bắc`, `3 sao`."""
    words, language = sentence.words, sentence.language
    if sentence.roles & _AFTER_NAMES:
        after = language.after_names.at(words, index + 1)
        unit = language.units.at(words, index + 1) if after is None else None
        if unit is not None:
            after = language.after_names.at(words, unit.end)
        if after is not None:
            return after.end
    if not sentence.roles & _STREETS:
        return 0
    at = index + 1
    while at < min(index + 4, len(words)) and capital(sentence, at):
        if words[at] in language.sets["streets"]:
            return at + 1 if at > index + 1 else 0
        at += 1
    return 0


def _viewed(sentence: Sentence, index: int) -> bool:
    """Whether the number counts the readers of the page: `Lượt xem: 3.481`, `Bình luận (12)`, `128 comments.`"""
    words, views = sentence.words, sentence.language.views
    if not sentence.roles & _VIEWS:
        return False
    if index > 1 and words[index - 1] in ":(" and views.before(words, index - 1) is not None:
        return True
    at = index + 1
    at += at < len(words) and words[at] in sentence.language.sets["comparatives"]  # `25 more comments`
    viewed = views.at(words, at)
    if viewed is None or _does(sentence, viewed.end):
        return False
    return len(words) < _FEW or viewed.end - at > 1 or "|" in words[:index]


def _does(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands at a token, which readers of a page have not: `152 shares were unchanged`."""
    words, sets = sentence.words, sentence.language.sets
    return at < len(words) and (words[at] in sets["past_forms|passive|plural_verbs"] or words[at].endswith("ed"))


def _measured(sentence: Sentence, index: int) -> bool:
    """Whether the number at `index` opens a list or range of one unit: `mức 1, 2 và 3 triệu đồng`, `20 to 25%`."""
    words, joins = sentence.words, sentence.language.sets["joins|reaching"] | {","}
    last = index
    while last + 2 < len(words) and words[last + 2].isdecimal() and words[last + 1] in joins:
        last += 2
    return last > index and _unit(sentence, last + 1)


def _ratio(sentence: Sentence, index: int) -> bool:
    """Whether the number at `index` is a part of the counted number after a slash: `kết luận 3/21 chi bộ`."""
    words = sentence.words[index : index + 3]
    whole = len(words) == 3 and words[1] == "/" and words[2].isdecimal() and int(words[0]) <= int(words[2])
    return whole and _counted(sentence, index + 3)


def _spans(sentence: Sentence, index: int) -> bool:
    """Whether the number at `index` is the lower end of a range: `Đồng Văn 200 - 400 mm`."""
    words = sentence.words
    dashed = words[index + 1 : index + 2] in (["-"], ["–"]) and words[index + 2 : index + 3] != []
    if not dashed or sentence.starts[index + 1] == sentence.ends[index] or not words[index + 2].isdecimal():
        return False
    return int(words[index]) < int(words[index + 2]) and _unit(sentence, index + 3)


def _take_list(sentence: Sentence, index: int) -> None:
    """Marks the number and those listed after it: `mức độ 3, 4`, `điều 5 và 6`, `page 17 of 36`."""
    words = sentence.words
    joins = sentence.language.sets["joins|reaching"] | {",", "-", "/", "of"}
    sentence.taken[index] = 1
    verse = index + 2
    if verse < len(words) and words[index + 1] == ":" and sentence.ends[index] + 1 == sentence.starts[verse]:
        sentence.taken[verse] = 1  # `Psalm 23:4`
    while index + 2 < len(words) and words[index + 1] in joins and words[index + 2].isdecimal():
        longer = len(words[index + 2]) > max(2, len(words[index]))
        if longer or (words[index + 1] not in "-/" and _counted(sentence, index + 3)):
            return
        index += 2
        sentence.taken[index] = 1


def _counted(sentence: Sentence, index: int) -> bool:
    return _unit(sentence, index) or sentence.language.heads.at(sentence.words, index) is not None


def _unit(sentence: Sentence, index: int) -> bool:
    words, language = sentence.words, sentence.language
    if index >= len(words) or sentence.taken[index]:
        return False
    inches = words[index] in language.sets["within"] and sentence.glued(index)  # `a screen 14in wide`
    return words[index] in language.scales or inches or language.units.at(words, index) is not None


def _take_quoted(sentence: Sentence, start: int, end: int) -> None:
    """Marks the bare numbers of a short quotation, which is a name or a slogan: `“5 rõ, 1 xuyên suốt”`."""
    index = sentence.index_at(start)
    while index < len(sentence.starts) and sentence.starts[index] < end:
        digits = sentence.words[index].isdecimal()
        spelled = sentence.words[index] in sentence.language.numbers
        if (digits or spelled) and not (_unit(sentence, index + 1) or _measured(sentence, index)):
            sentence.taken[index] = 1
        index += 1


def _take(sentence: Sentence, index: int, end: int) -> None:
    """Marks the tokens from `index` up to an offset."""
    while index < len(sentence.starts) and sentence.starts[index] < end:
        sentence.taken[index] = 1
        index += 1
