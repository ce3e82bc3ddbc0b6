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
_NAME = 5  # words of a name that a count follows


def capital(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and sentence.raw[sentence.starts[index]].isupper() and not sentence.shouted


def titled(sentence: Sentence, index: int) -> bool:
    """Whether the word of a name is written with a capital within the sentence: `theo Điều 12 khoản 3`."""
    return index > 0 and capital(sentence, index) and sentence.words[index - 1] not in _OPENS


def proper(sentence: Sentence, index: int) -> bool:
    """Whether the word at `index` is a capitalised name that does not merely open the sentence."""
    if index <= 0 or not capital(sentence, index):
        return False
    if sentence.words[index - 1] in _OPENS or (sentence.words[index - 1] == ")" and sentence.taken[index - 1]):
        return False  # nor does it open an item: `3) Over 20 firms`
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


def itemised(sentence: Sentence, index: int) -> bool:
    """Whether a number follows the first name of a list behind a colon or in a bracket, in which every name has one,
    and the count before tells no such names: `81 ghe bị chìm (Kiên Giang 65, Cà Mau 16)`, `188 cửa hàng: miền Bắc 54,
    miền Trung 37, Huế 97`, not `3 giống: Bắc Thơm 7, Nếp 97, Đài Thơm 8`. Behind a colon three items need no count.
    """
    words, start = sentence.words, _item_start(sentence, index)
    if sentence.language.plurals or start < 2 or words[start - 1] not in ("(", ":"):
        return False
    last, items = index, 1
    while words[last + 1 : last + 2] != [] and words[last + 1] in ",;":
        after = next((at for at in sentence.numbers if at > last), 0)
        if not after or _item_start(sentence, after) != last + 2:
            break
        last, items = after, items + 1
    count = next((words[at] for at in reversed(sentence.numbers) if at < start and not sentence.taken[at]), None)
    counted = count is not None and sentence.language.numbers.get(count, count) not in (items, str(items))
    if words[start - 1] == "(":
        return items > 1 and counted and words[last + 1 : last + 2] == [")"]
    return items >= _LISTED_NAMES - counted and (counted or count is None)


def _item_start(sentence: Sentence, index: int) -> int:
    """Where the words begin that stand between a mark and the number after them; 0 where there are too many or none."""
    start = index
    while start and index - start <= _NAME and sentence.words[start - 1][0].isalpha():
        start -= 1
    return start if 0 < index - start <= _NAME else 0


def shared(sentence: Sentence, index: int) -> bool:
    """Whether a name ending at `index` is a place that has a part of what was counted: `trong đó Mèo Vạc 96`."""
    counted = next((at for at in sentence.numbers if not sentence.taken[at]), index)
    return any(counted < cue.start < index for cue in sentence.cued("parts"))
