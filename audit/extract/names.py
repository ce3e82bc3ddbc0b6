"""Numbers that measure nothing: codes, document numbers, names, list marks, scores; they are marked as taken."""

from __future__ import annotations

import re

from audit.extract.sentences import Sentence
from audit.lang import Language

# On text whose case is kept: `15-NQ/TU`, `97/2019/QH14`, `33 - NQ/TW`, `COVID-19`, `U23`, `A320`, `PM2.5`, e-mail, URL.
_CODE = re.compile(
    r"\d+[A-Za-z]?\s?[-–/]\s?(?!USD|VN[DĐ]|EUR|Kg|KG|KWh)[A-ZĐ]{1,3}[A-Za-zĐđ&]*\d*(?:\s?[-–/]\s?[A-ZĐ][\w&-]*)*"
    r"|\d+(?:/\d{4})+/[\w-]+"
    r"|\b(?!USD|VN[DĐ]|EUR|GBP|RMB|Rp)[A-ZĐ][A-Za-zĐđ]{0,11}[-–]\s{0,3}\d+(?:\.\d+)?(?![\d.,]*\s?%)"
    r"|\b(?!USD|VN[DĐ]|EUR|GBP|RMB|Rp|Rs)[A-ZĐ][A-Za-zĐđ]{0,5}\d+(?:[.]\d+)?[A-Za-z]?\b"
    r"|\d+[A-Z](?:[A-Z0-9]+|[-.]\d[\d.]*|\d+)\b"
    r"|\b[1-6][GD]\b"
    r"|(?:https?://|www\.)\S+|\S+@\S+\.\w+"
    r"|\+84[\d .]{8,13}|\b0\d{9,10}\b|\b0\d{1,3}[.\- ]\d{3}[.\- ]?\d{3,4}\b|\b1[89]00[ .]?\d{4}\b"
    r"|\d{1,3}[°º]\s?\d{1,2}['′]?\s?(?:\d+[\"″])?\s?[NSEWBĐTnsewbđt]?\b"
    r"|#\d+|№\s?\d+|\[\d{1,3}\]"
)
_MARK = re.compile(
    r"\s*(?:[-*•+|]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s|[^\W\d])|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}\s)\s*"
)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{1,45}[”\"»]")
_SCORE = re.compile(r"(?<![\d.,])\d{1,2}\s?-\s?\d{1,2}(?![\d.,]|\s?%)")


def mark(sentence: Sentence, raw: str, folded: str, language: Language) -> None:
    """Marks every token of `sentence` that belongs to a time, a name, a code or a list mark as taken."""
    for mention in sentence.times:
        _take(sentence, mention.start, mention.end)
    for code in _CODE.finditer(raw, sentence.start, sentence.end):
        if not _measured(sentence, code.end(), language):
            _take(sentence, code.start(), code.end())
    if sentence.start == sentence.block.start:
        listed = _MARK.match(folded, sentence.start, sentence.end)
        if listed:
            _take(sentence, listed.start(), listed.end())
    for quoted in _QUOTED.finditer(folded, sentence.start, sentence.end):
        _take_names(sentence, quoted.start(), quoted.end(), language)
    if any("scores" in cue.value for cue in sentence.cues):
        for score in _SCORE.finditer(folded, sentence.start, sentence.end):
            _take(sentence, score.start(), score.end())
    for idiom in language.idioms.all(sentence.words):
        _take(sentence, sentence.starts[idiom.start], sentence.ends[idiom.end - 1])
    for index, word in enumerate(sentence.words):
        if word[0].isdecimal() and not sentence.taken[index]:
            _named(sentence, raw, index, language)


def _named(sentence: Sentence, raw: str, index: int, language: Language) -> None:
    """Marks the number at `index` where the word before makes it a name: `Nghị quyết 15`, `phường 22`, `Đề án 06`."""
    words = sentence.words
    at = index - 1
    if at >= 0 and words[at] in "-.:" and at > 0 and words[at - 1] != ":":
        at -= 1 if words[at] == "." else 0
    name = language.names.before(words, at + 1)
    if name is not None and name.value != "exempt":
        counted = _counted(sentence, index + 1, language)
        if name.value == "always" or (name.value == "strong" and not _unit(sentence, index + 1, language)) or (name.value == "weak" and not counted and words[index].isdecimal() and len(words[index]) < 4):
            _take_list(sentence, index)
        return
    if name is None and at >= 0 and _proper(sentence, raw, at) and not _counted(sentence, index + 1, language):
        if words[index].isdecimal() and len(words[index]) <= 4:
            sentence.taken[index] = 1


def _take_list(sentence: Sentence, index: int) -> None:
    """Marks the number and those listed after it: `mức độ 3, 4`, `điều 5 và 6`."""
    words = sentence.words
    sentence.taken[index] = 1
    while index + 2 < len(words) and words[index + 1] in (",", "và", "and", "-", "/") and words[index + 2].isdecimal():
        if (
            len(words[index + 2]) > 2
            or (index + 3 < len(words)
            and words[index + 3][0].isalpha()
            and words[index + 1] != "-")
        ):
            return
        index += 2
        sentence.taken[index] = 1


def _counted(sentence: Sentence, index: int, language: Language) -> bool:
    return _unit(sentence, index, language) or language.heads.at(sentence.words, index) is not None


def _unit(sentence: Sentence, index: int, language: Language) -> bool:
    words = sentence.words
    if index >= len(words):
        return False
    return words[index] in language.scales or language.units.at(words, index) is not None


def _proper(sentence: Sentence, raw: str, index: int) -> bool:
    """Whether the word at `index` is a capitalised name that does not merely open the sentence."""
    start = sentence.starts[index]
    if index == 0 or not raw[start].isupper():
        return False
    before = sentence.words[index - 1]
    return before not in (".", ":", "-", "“", '"', "(") and not raw[start : sentence.ends[index]].isupper()


def _take_names(sentence: Sentence, start: int, end: int, language: Language) -> None:
    """Marks the bare numbers of a short quotation, which is a name or a slogan: `“5 rõ, 1 xuyên suốt”`."""
    index = sentence.index_at(start)
    while index < len(sentence.starts) and sentence.starts[index] < end:
        if sentence.words[index].isdecimal() and not _unit(sentence, index + 1, language):
            sentence.taken[index] = 1
        index += 1


def _measured(sentence: Sentence, offset: int, language: Language) -> bool:
    return _unit(sentence, sentence.index_at(offset), language)


def _take(sentence: Sentence, start: int, end: int) -> None:
    index = sentence.index_at(start)
    while index < len(sentence.starts) and sentence.starts[index] < end:
        sentence.taken[index] = 1
        index += 1
