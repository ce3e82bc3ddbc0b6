"""Numbers that measure nothing: codes, document numbers, names, list marks, scores; they are marked as taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.extract.amounts import prefix
from audit.extract.nouns import noun
from audit.extract.sentences import Sentence
from audit.lang import Match, roles
from audit.model import Kind
from audit.units import units

_CURRENCIES = sorted(name for name, unit in units().items() if unit.kind is Kind.MONEY and len(name) == 3)
# The signs of rand, naira and peso are single letters, so that only an amount tells them from a road or a room.
_AMOUNT = r"(?=\d+\.\d\d\b|\d{1,3}(?:,\d{3})+\b|\d[\d.,]*\s?(?:m|[bt]n|[mb]illion|trillion)\b)"
_MONEY = rf"(?!{'|'.join(_CURRENCIES)}|VNĐ|RMB|NZ|HK|Rp|Rs|[KTU]?Sh|GH|[SND]Kr|RM|[RNP]{_AMOUNT})"
_LETTERED = re.compile(r"[RNP]\d{1,4}(?:\.\d\d)?")
_SURE = re.compile(rf"\b[RNP]{_AMOUNT}")
_PAGES = 20000  # letters, on which a document speaks of one money
# Codes, on text whose case is kept: addresses on the net, what else begins with a digit, and the others.
_NET = r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]+\.\w+"
_DIGITS = (
    # document numbers: 15-NQ/TU, 97/2019/QH14, 33 - NQ/TW
    rf"\d+[A-Za-z]?\s?[-–/]\s?{_MONEY}(?!Kg|KG|KWh)[A-ZĐ]{{1,3}}[A-Za-zĐđ&]*\d*(?:\s?[-–/]\s?[A-ZĐ][\w&-]*)*"
    r"|\d+(?:/\d{4})+/[\w-]+"
    # names with a number: 12A5, 6E, ISO 9001:2015, 5G, 5th, 70s
    r"|\d+[A-Z](?:[A-Z0-9]+|[-.]\d[\d.]*|\d+)\b|\b\d{1,2}[ABDEGHNPQRSUXYZ]\b|\b\d+(?:st|nd|rd|th|s)\b|\b\d+:\d{4}\b"
    # telephone numbers, clock times, sizes, lottery numbers, numbers of copies, coordinates
    r"|\b0\d{1,3}[. ]?[xX*]{2,}[. ]?\d{2,4}\b"
    r"|\b0\d{9,10}\b|(?<![.,])\b0\d{1,3}[.\- ]\d{3,4}[.\- ]?\d{3,4}\b|\b1[89]00[ .]?\d{4}\b|\b\d{3} \d{4}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\b|\b(?:[01]?\d|2[0-4])h(?:[0-5]\d)?\b"
    r"|(?<![\d.,'’])(?<!\d\s)0\d{2,}\b(?![.,]\d)|\b\d+[x×]\d+m?\b|\b\d+(?:\s?-\s?\d+){2,}\b"
    r"|(?<=\()\d{1,3}\s?b(?=\))|\d{1,3}(?:[.,]\d+)?\s?[°º]\s?(?:\d{1,2}['′]\s?(?:\d+[\"″])?\s?)?[NSEWBĐT]?\b(?![CF])"
    r"|\b\d{4}(?=\s?(?:GMT|UTC)\b)|\b1/\d{3,}\b|(?<![\w(])\d{1,2}\)(?=\s)"
)
_OTHERS = (
    # names with a number: COVID-19, U23, A320, PM2.5, BA.5
    rf"\b{_MONEY}[A-ZĐ][A-Za-zĐđ]{{0,11}}[-–]\s{{0,3}}\d+(?:\.\d+)?(?![\d.,]*\s?%)"
    rf"|\b{_MONEY}(?!K?M[23]\b)[A-ZĐ][A-Za-zĐđ]{{0,5}}\d+(?:[.]\d+)?[A-Za-z]?\b"
    r"|\b[A-Z]{1,3}(?:\.\d+)+\b"
    # telephone numbers with their country, kilometre posts, marks
    r"|\+84[\d .]{8,13}|\+\d{1,3}(?:[ .-]\(?\d{1,5}\)?){2,5}(?![\d.,%])"
    r"|\b[Kk][Mm]\s?\d+\s?\+\s?\d+|#\d+|№\s?\d+|\[\d{1,3}\]"
)
_CODE, _DIGIT_CODE, _OTHER_CODE = map(re.compile, (f"{_NET}|{_DIGITS}|{_OTHERS}", _DIGITS, _OTHERS))
# A number before a word, as most are, is no code, but with a nought before it or one of these letters after it:
# `0904 xxx xxx`, `(5 b)`, `1400 GMT`.
_BEFORE_WORD = r"(?!(?<!0)\d*(?:[.,]\d+)*\s[^\W\d_bxXGU])"
# Where a code begins: at a number, at one of the signs, at a word with a capital that a digit ends.
_BEGIN = re.compile(
    rf"[\dA-ZĐ#№\[+](?:(?<=\d)(?<!\d\d){_BEFORE_WORD}|(?<=[#№\[+])|(?<=[A-ZĐ])[A-Za-zĐđ]{{0,11}}(?:[-–]\s{{0,3}}|\.)?\d)"
)
# Codes with one of these may begin with any letter.
_UNMARKED = re.compile(r"@|://|www|K[Mm]\s?\d+\s?\+|k[Mm]\s?\d+\s?\+")  # each opens so that a scan skips to it
_MARK = re.compile(
    r"\s*(?:[-*•+|]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\d-\s(?=\D|\d\d)|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}\s)\s*"
)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{1,45}[”\"»]")
_SCORE = re.compile(r"(?<![\d.,])\d{1,2}\s?-\s?\d{1,2}(?!\d|[.,]\d|\s?%)")
_WICKETS = 10  # a side that lost as many is out, and its score is told without them
_FEW = 10  # words of a line that only says how often a page was read
_OPENS = frozenset('.:;-+*•(“"')  # marks after which any word is written with a capital
_IDIOMS, _ELSEWHERE, _VIEWS = roles("idioms"), roles("elsewhere"), roles("views")
_AFTER_NAMES, _STREETS = roles("name_after"), roles("streets")
_HUNDREDS = 3  # digits
_SINGULAR = ("ss", "us", "is")
_LISTED_NAMES = 3  # names with counts in a list
_GRADES = 12
_SHORT = 4  # digits of a number that can be a name: `Boeing 737`, `phường 22`


def mark(sentence: Sentence, folded: str) -> None:
    """Marks every token of `sentence` that belongs to a time, a name, a code or a list mark as taken."""
    for timed in sentence.times:
        _take(sentence, timed.first, timed.end)
    for code in _codes(sentence):
        at = sentence.index_at(code.start())
        if (_LETTERED.fullmatch(code.group()) and _amounts(sentence.raw, code)) or _glued(sentence, code.group()):
            continue
        noun = at > 0 and sentence.words[at - 1][0].isdecimal() and sentence.language.heads.at(sentence.words, at)
        if not noun and (" " not in code.group() or not _unit(sentence, sentence.index_at(code.end()))):
            _take(sentence, at, code.end())
    if sentence.start == sentence.block.start:
        listed = _MARK.match(folded, sentence.start, sentence.end)
        if listed:
            _take(sentence, sentence.index_at(listed.start()), listed.end())
    for quoted in _QUOTED.finditer(folded, sentence.start, sentence.end):
        _take_quoted(sentence, quoted.start(), quoted.end())
    if sentence.cued("scores"):
        for score in _SCORE.finditer(folded, sentence.start, sentence.end):
            _take(sentence, sentence.index_at(score.start()), score.end())
    if _elsewhere(sentence):
        sentence.taken[:] = b"\1" * len(sentence.taken)
    for idiom in sentence.language.idioms.all(sentence.words) if sentence.roles & _IDIOMS else ():
        part = sentence.language.fractions.at(sentence.words, idiom.start)
        if part is None or part.end <= idiom.end:  # `một phần tư` is no `một phần`
            sentence.taken[idiom.start : idiom.end] = b"\1" * (idiom.end - idiom.start)
    for index in sentence.numbers:
        if not sentence.taken[index]:
            _named(sentence, index)


def _glued(sentence: Sentence, code: str) -> bool:
    """Whether a number with a unit glued to it only looks like a code: `17,142MW`."""
    unit = code.lstrip("0123456789")
    return len(unit) > 1 and unit != code and sentence.language.units.at((unit.lower(),), 0) is not None


def _amounts(raw: str, code: re.Match[str]) -> bool:
    """Whether sure amounts are told near a code in the money of its letter: `R530` beside `R38 billion`."""
    near = raw[max(0, code.start() - _PAGES) : code.end() + _PAGES]
    return any(amount.group() == code.group()[0] for amount in _SURE.finditer(near))


def _elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence only points to other pages: `Related: 10 things to know`, `Home | Most read: ...`."""
    words, known = sentence.words, sentence.language.elsewhere
    if not sentence.roles & _ELSEWHERE:
        return False
    found = known.at(words, 0)
    if found is not None and words[found.end : found.end + 1] in ([":"], ["|"], ["1"]):
        return True
    return "|" in words and any(word == ":" and known.before(words, at, 5) is not None for at, word in enumerate(words))


def _codes(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Every code of the sentence; looked for only where one can begin, for most letters are no beginning."""
    raw, at, end = sentence.raw, sentence.start, sentence.end
    if _UNMARKED.search(raw, at, end):
        yield from _CODE.finditer(raw, at, end)
        return
    while begin := _BEGIN.search(raw, at, end):
        code = (_DIGIT_CODE if begin[0].isdecimal() else _OTHER_CODE).match(raw, begin.start(), end)
        if code is not None:
            yield code
        at = code.end() if code is not None else begin.start() + 1


def _named(sentence: Sentence, index: int) -> None:
    """Marks the number at `index` where a word beside it makes it a name: `Nghị quyết 15`, `phường 22`, `3 sao`."""
    words, language = sentence.words, sentence.language
    called = _called(sentence, index) or _wickets(sentence, index)
    if called or _viewed(sentence, index):
        sentence.taken[index : called or index + 1] = b"\1" * ((called or index + 1) - index)
        return
    at = index - 1
    if at > 0 and words[at] == ".":
        at -= 1
    name = language.names.before(words, at + 1)
    if name is not None and name.value != "exempt" and not _surnamed(sentence, name):
        if index + 1 < len(words) and len(words[index + 1]) > 1 and words[index + 1] in language.scales:
            return  # `registered voters number 1.24 million`
        if not words[index].isdecimal() and language.heads.at(words, index + 1) is not None:
            return  # `lực lượng vũ trang 3.700 lượt`: no page has its thousands set apart
        if words[at] in language.sets["numbering"] and _many(sentence, at - 1):
            return  # `tankers number 19`
        unit = _unit(sentence, index + 1)
        weak = name.value == "weak" and words[index].isdecimal() and len(words[index]) <= _SHORT
        if weak and (_measured(sentence, index) or _ratio(sentence, index) or _hundreds(sentence, index)):
            return
        if (
            name.value == "always"
            or (name.value == "strong" and not unit)
            or (weak and (not _counted(sentence, index + 1) or _capital(sentence, index + 1) or _titled(sentence, at)))
            or (weak and (_within(sentence, index + 1) or _graded(sentence, index)))
        ):
            _take_list(sentence, index)
        return
    short = words[index].isdecimal() and len(words[index]) <= _SHORT
    alone = name is None and short and not _counted(sentence, index + 1) and not _spans(sentence, index)
    if alone and prefix(sentence, index) is not None:
        return  # `Rs6 a share`
    if alone and _proper(sentence, at) and not _listed(sentence, at) and not _shared(sentence, at):
        if _counts_names(sentence, index):
            return
        sentence.taken[index] = 1


def _graded(sentence: Sentence, index: int) -> bool:
    """Whether a number is that of a grade of school: `đỗ lớp 10 công lập`; not `24 lớp 12 phòng`."""
    words = sentence.words
    grade = words[index - 1] in sentence.language.sets["grades"] and 0 < int(words[index]) <= _GRADES
    return grade and not (index > 1 and words[index - 2][0].isdecimal())


def _surnamed(sentence: Sentence, name: Match[str]) -> bool:
    """Whether the word for what has a number is the second of a proper name instead: `Nha Trang 298`."""
    at, raw = name.start, sentence.raw
    if sentence.language.plurals or name.end - at > 1 or at < 2 or sentence.words[at - 2] in _OPENS:
        return False
    first = raw[sentence.starts[at - 1] : sentence.ends[at - 1]]
    return _capital(sentence, at) and first[0].isupper() and not first.isupper()


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
    return kind is not None and kind.value == "weak" and _capital(sentence, kind.end)


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
    return words[at].endswith("s") and words[at] not in language.sets["no_plurals"] and not _capital(sentence, at)


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
    while at < min(index + 4, len(words)) and _capital(sentence, at):
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
    return viewed is not None and (len(words) < _FEW or viewed.end - at > 1 or "|" in words[:index])


def _measured(sentence: Sentence, index: int) -> bool:
    """Whether the number at `index` opens a list or range of one unit: `mức 1, 2 và 3 triệu đồng`, `20 to 25%`."""
    words, joins = sentence.words, sentence.language.sets["joins"] | sentence.language.sets["reaching"] | {","}
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
    joins = sentence.language.sets["joins"] | sentence.language.sets["reaching"] | {",", "-", "/", "of"}
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
    return words[index] in language.scales or language.units.at(words, index) is not None


def _capital(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and sentence.raw[sentence.starts[index]].isupper() and not sentence.shouted


def _titled(sentence: Sentence, index: int) -> bool:
    """Whether the word of a name is written with a capital within the sentence: `theo Điều 12 khoản 3`."""
    return index > 0 and _capital(sentence, index) and sentence.words[index - 1] not in _OPENS


def _proper(sentence: Sentence, index: int) -> bool:
    """Whether the word at `index` is a capitalised name that does not merely open the sentence."""
    if index <= 0 or not _capital(sentence, index):
        return False
    if sentence.words[index - 1] in _OPENS:
        return False
    after = sentence.words[index + 2] if index + 2 < len(sentence.words) else "."
    acting = sentence.language.plurals and after[0].isalpha() and sentence.raw[sentence.starts[index + 2]].islower()
    acting = acting and sentence.language.units.at(sentence.words, index) is None
    acting = acting and after not in sentence.language.sets["joins"]
    return acting or not sentence.raw[sentence.starts[index] : sentence.ends[index]].isupper()  # `the CAC 40 rose`


def _listed(sentence: Sentence, index: int) -> bool:
    """Whether a name ending at `index` is one of a list of names with counts: `1,204 permits, Da Nang 318 and ...`."""
    start = index
    while start > 0 and _capital(sentence, start - 1):
        start -= 1
    words, joins = sentence.words, sentence.language.sets["joins"]
    start -= sentence.language.plurals and start > 0 and words[start - 1] in sentence.language.sets["determiners"]
    start -= not sentence.language.plurals and start > 1 and words[start - 2] in joins | {",", ";"}  # `, miền Đông 37`
    if start < 3 or not (words[start - 1] in joins or words[start - 1] in ",;"):
        return False
    return any(at < start - 1 and not sentence.taken[at] for at in sentence.numbers)


def _counts_names(sentence: Sentence, index: int) -> bool:
    """Whether a number is one of three at least that follow names of several words in a list behind a colon: `nhiều ca
    nhất: Mỹ An Hưng 88, Tân Phú Trung 71, Hòa Long 64`.
    """
    if sentence.language.plurals or ":" not in sentence.words[:index]:
        return False
    row = [index]
    while (start := _name_start(sentence, row[0])) > 1 and sentence.words[start - 1] == ",":
        if not sentence.words[start - 2].isdecimal():
            break
        row.insert(0, start - 2)
    opened = start > 0 and sentence.words[start - 1] == ":"
    while row[-1] + 2 < len(sentence.words) and sentence.words[row[-1] + 1] == ",":
        after = next((at for at in sentence.numbers if at > row[-1]), 0)
        if not after or _name_start(sentence, after) != row[-1] + 2:
            break
        row.append(after)
    return opened and len(row) >= _LISTED_NAMES


def _name_start(sentence: Sentence, index: int) -> int:
    """Where the name of several words begins that ends before a token; 0 where none does."""
    start = index
    while start and _capital(sentence, start - 1):
        start -= 1
    return start if index - start > 1 else 0


def _shared(sentence: Sentence, index: int) -> bool:
    """Whether a name ending at `index` is a place that has a part of what was counted: `trong đó Mèo Vạc 96`."""
    counted = next((at for at in sentence.numbers if not sentence.taken[at]), index)
    return any(counted < cue.start < index for cue in sentence.cued("parts"))


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
