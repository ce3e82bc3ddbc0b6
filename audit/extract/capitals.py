"""Words with a capital before a number: whether they are a name, and of what."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.lang.phrases import Match

_OPENS = frozenset('.:;-+*•(“"')  # marks after which any word is written with a capital
_STARTS = _OPENS - frozenset(":(")  # behind which no list goes on
_CODE = 5  # letters, and digits, of the name of a sort
_TOLD = frozenset(["reaches", "rises", "falls"])
_BESIDE = frozenset(["stops"])
_LISTED_NAMES = 3  # names with counts in a list


def capital(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and sentence.raw[sentence.starts[index]].isupper() and not sentence.shouted


def titled(sentence: Sentence, index: int) -> bool:
    """Whether the word of a name is written with a capital within the sentence: `theo Điều 12 khoản 3`."""
    return index > 0 and capital(sentence, index) and sentence.words[index - 1] not in _OPENS


def proper(sentence: Sentence, index: int) -> bool:
    """Whether the word at `index` is a capitalised name that does not merely open the sentence."""
    if index <= 0 or not capital(sentence, index):
        return False
    if sentence.words[index - 1] in _OPENS:
        return False
    after = sentence.words[index + 2] if index + 2 < len(sentence.words) else "."
    acting = sentence.language.plurals and after[0].isalpha() and sentence.raw[sentence.starts[index + 2]].islower()
    acting = acting and sentence.language.units.at(sentence.words, index) is None
    acting = acting and after not in sentence.language.sets["joins"]
    return acting or not sentence.raw[sentence.starts[index] : sentence.ends[index]].isupper()  # `the CAC 40 rose`


def coded(sentence: Sentence, index: int) -> bool:
    """Whether what is told of a name follows the number at `index`, which is part of it then: `OM 18 dao động 6.000
    đồng/kg`, `CL 555 và IR 504 tăng 100 đồng/kg`, `Đài Thơm 8 giữ mức 6.100 đồng/kg`.
    """
    words, at, after = sentence.words, index - 1, index + 1
    if sentence.language.plurals or not at >= 0 or not words[index].isdecimal() or len(words[index]) > _CODE:
        return False
    if not capital(sentence, at) or after >= len(words) or sentence.taken[at]:
        return False
    letters = sentence.raw[sentence.starts[at] : sentence.ends[at]]
    sort = 1 < len(letters) <= _CODE and letters.isupper()
    if not sort and not proper(sentence, at):
        return False
    cue = sentence.cue_at.get(after)
    if cue is not None and not cue.value.keys().isdisjoint(_TOLD | _BESIDE if sort else _TOLD):
        return True
    joined = words[after] == "," or words[after] in sentence.language.sets["joins"]
    return sort and joined and words[after + 2 : after + 3] != [] and coded(sentence, after + 2)


def surnamed(sentence: Sentence, name: Match[str]) -> bool:
    """Whether the word for what has a number is the second of a proper name instead: `Nha Trang 298`."""
    at, raw = name.start, sentence.raw
    if sentence.language.plurals or name.end - at > 1 or at < 2 or sentence.words[at - 2] in _STARTS:
        return False
    first = raw[sentence.starts[at - 1] : sentence.ends[at - 1]]
    return capital(sentence, at) and first[0].isupper() and not first.isupper()


def listed(sentence: Sentence, index: int) -> bool:
    """Whether a name ending at `index` is one of a list of names with counts: `1,204 permits, Da Nang 318 and ...`."""
    start = index
    while start > 0 and capital(sentence, start - 1):
        start -= 1
    words, joins = sentence.words, sentence.language.sets["joins"]
    start -= sentence.language.plurals and start > 0 and words[start - 1] in sentence.language.sets["determiners"]
    start -= start > 1 and words[start - 1] in sentence.language.sets["within"] and words[start - 2] in joins | {","}
    start -= not sentence.language.plurals and start > 1 and words[start - 2] in joins | {",", ";"}  # `, miền Đông 37`
    if start < 3 or not (words[start - 1] in joins or words[start - 1] in ",;"):
        return False
    return any(at < start - 1 and not sentence.taken[at] for at in sentence.numbers)


def counts_names(sentence: Sentence, index: int) -> bool:
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


def itemised(sentence: Sentence, index: int) -> bool:
    """Whether a number follows the first name of a bracket behind a count, in which every name of several words has
    one: `81 ghe bị chìm (Kiên Giang 65, Cà Mau 16)`.
    """
    words, start = sentence.words, _name_start(sentence, index)
    if sentence.language.plurals or start < 2 or words[start - 1] != "(" or ")" not in words[index:]:
        return False
    close, items = words.index(")", index), 1
    while index + 1 < close and words[index + 1] in ",;":
        after = next((at for at in sentence.numbers if at > index), close)
        if after >= close or _name_start(sentence, after) != index + 2:
            return False
        index, items = after, items + 1
    return index + 1 == close and items > 1 and any(not sentence.taken[at] for at in sentence.numbers if at < start)


def _name_start(sentence: Sentence, index: int) -> int:
    """Where the name of several words begins that ends before a token; 0 where none does."""
    start = index
    while start and capital(sentence, start - 1):
        start -= 1
    return start if index - start > 1 else 0


def shared(sentence: Sentence, index: int) -> bool:
    """Whether a name ending at `index` is a place that has a part of what was counted: `trong đó Mèo Vạc 96`."""
    counted = next((at for at in sentence.numbers if not sentence.taken[at]), index)
    return any(counted < cue.start < index for cue in sentence.cued("parts"))
