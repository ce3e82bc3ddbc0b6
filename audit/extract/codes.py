"""Codes: addresses on the net, document and telephone numbers, clock times, and names with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.extract.sentences import Sentence
from audit.model import Kind
from audit.units import units

_CURRENCIES = sorted(name for name, unit in units().items() if unit.kind is Kind.MONEY and len(name) == 3)
# The signs of the rand, the naira, the kwacha, the pula and the peso are single letters, so that only an amount tells
# them from a road or a room.
_AMOUNT = (
    r"(?=\d+\.\d\d\b|\d{1,3}(?:,\d{3})+\b|\d[\d.,]*[\s-]?(?:[mkKM]|[bt]n|[mb]illion|trillion)\b"
    r"|\d+\s(?:more|less|higher|lower|cheaper|dearer|per)\b)"
)
_CENTS = r"US(?=\d[\d.]*\s?c(?:ents?)?\b)"  # `US64.2c`
_MONEY = rf"(?!{'|'.join(_CURRENCIES)}|{_CENTS}|VNĐ|RMB|NZ|HK|Rp|Rs|[KTU]?Sh|GH|[SND]Kr|RM|Tk|Php|Ks|[RNKPE]{_AMOUNT})"
_LETTERED = re.compile(r"[RNKP]\d{1,4}(?:\.\d\d?)?")
_SURE = re.compile(rf"\b[RNKP]{_AMOUNT}")
_PAGES = 20000  # letters, on which a document speaks of one money
# Codes, on text whose case is kept: addresses on the net, what else begins with a digit, and the others.
_NET = r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]+\.\w+"
_DIGITS = (
    # document numbers: 15-NQ/TU, 97/2019/QH14, 33 - NQ/TW
    rf"\d+[A-Za-z]?\s?[-–/]\s?{_MONEY}(?!Kg|KG|[KMGT]Wh?\b|MMBtu|TEU|GJ|GB\b|TB\b)[A-ZĐ]{{1,3}}[A-Za-zĐđ&]*\d*(?:\s?[-–/]\s?[A-ZĐ][\w&-]*)*"
    r"|\d+(?:/\d{4})+/[\w-]+"
    # names with a number: 12A5, 6E, ISO 9001:2015, 5G, 5th, 70s
    r"|\b20\d\d[AEF]\b"  # years of accounts that are told, expected or forecast
    r"|\d+[A-Z](?:[A-Z0-9]+|[-.]\d[\d.]*|\d+)\b|(?<![\d.,$€£¥])\b\d{1,2}[ABDEGHNPQRSUXYZ]\b|\b\d+(?:st|nd|rd|th|s)\b|\b\d+:\d{4}\b"
    # telephone numbers, clock times, sizes, lottery numbers, numbers of copies, coordinates
    r"|\b0\d{1,3}[. ]?[xX*]{2,}[. ]?\d{2,4}\b"
    r"|\b0\d{9,10}\b|(?<![.,])\b0\d{1,3}[.\- ]\d{3,4}[.\- ]?\d{3,4}\b|\b1[89]00[ .]?\d{4}\b|\b\d{3} \d{4}\b"
    r"|\b\d{1,2}:\d{2}(?:(?::\d{2})?(?:[.,]\d+)?\b|(?=[A-ZĐ]))|\b(?:[01]?\d|2[0-4])h(?:[0-5]\d)?\b"
    r"|(?<![\d.,'’])(?<!\d\s)0\d{2,}\b(?![.,]\d)|\b\d+[x×]\d+m?\b|\b\d,?\d{3}\s?[x×]\s?\d,?\d{3}\b|\b\d+(?:\s?-\s?\d+){2,}\b"
    r"|(?<=\()\d{1,3}\s?b(?=\))|\d{1,3}(?:[.,]\d+)?\s?[°º]\s?(?:\d{1,2}['′]\s?(?:\d+[\"″])?\s?)?[NSEWBĐT]?\b(?![CF])"
    r"|\b\d{4}(?=\s?(?:GMT|UTC)\b)|\b1/\d{3,}\b|(?<![\w(.,])\d{1,2}\)(?=\s)"
)
_OTHERS = (
    # names with a number: COVID-19, U23, A320, PM2.5, BA.5, CAB/24/113
    r"\b[A-ZĐ][A-Za-zĐđ]{0,11}[-–]\s{0,3}\d+(?:\.\d+)?(?![\d.,]*\s?%)"
    rf"|(?<!\$)\b{_MONEY}(?!K?M[23]\b)[A-ZĐ][A-Za-zĐđ]{{0,5}}\d+(?:[.]\d+)?[A-Za-z]?\b"
    r"|\b[A-Z]{1,3}(?:\.\d+)+\b|\b[A-ZĐ]{2,5}(?:/\d+){2,}\b"
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
    rf"[\dA-ZĐ#№\[+](?:(?<=\d)(?<!\d\d){_BEFORE_WORD}|(?<=[#№\[+])|(?<=[A-ZĐ])[A-Za-zĐđ]{{0,11}}(?:[-–]\s{{0,3}}|[./])?\d)"
)
# Codes with one of these may begin with any letter.
_UNMARKED = re.compile(r"@|://|www|K[Mm]\s?\d+\s?\+|k[Mm]\s?\d+\s?\+")  # each opens so that a scan skips to it


def codes(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Every code of the sentence that is no amount of money and no number with its unit glued to it."""
    for code in _found(sentence):
        money = _LETTERED.fullmatch(code.group()) and _amounts(sentence.raw, code)
        if not (money or _glued(sentence, code.group()) or _continues(sentence, code)):
            yield code


def _found(sentence: Sentence) -> Iterator[re.Match[str]]:
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


def _glued(sentence: Sentence, code: str) -> bool:
    """Whether a number with a unit or a scale word glued to it only looks like a code: `17,142MW`, `$1.26BN`."""
    unit = code.lstrip("0123456789")
    known, name = sentence.language, unit.lower()
    return len(unit) > 1 and unit != code and (name in known.scales or known.units.at((name,), 0) is not None)


def _continues(sentence: Sentence, code: re.Match[str]) -> bool:
    """Whether digits with a nought before them go on with a number in scale words: `30 tỷ 048 triệu`."""
    at, scales = sentence.index_at(code.start()), sentence.language.scales
    beside = sentence.words[at - 1 : at] + sentence.words[at + 1 : at + 2]
    return code.group().isdecimal() and len(beside) > 1 and all(word in scales for word in beside)


def _amounts(raw: str, code: re.Match[str]) -> bool:
    """Whether sure amounts are told near a code in the money of its letter: `R530` beside `R38 billion`."""
    near = raw[max(0, code.start() - _PAGES) : code.end() + _PAGES]
    return any(amount.group() == code.group()[0] for amount in _SURE.finditer(near))
