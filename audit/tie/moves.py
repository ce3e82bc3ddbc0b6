"""Whether a verb, a noun or a comparative of change governs a figure, and its sign."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.counts import sizes
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Hedge, Kind
from audit.tie.governing import COMPARED, governs
from audit.tie.increases import told_after
from audit.tie.meanings import CHANGING, MOVES, REACH
from audit.tokens import possessive

_TIMED = 8  # words of the time that something outdoes
_EXTREME = 8  # tokens of an extreme: `an 11-week high of`
_ACCOUNT = 5  # words of what an account leaves
_ASIDE = 12  # words of a bracket in a label
_SIGNS = frozenset("+-−")


def moved(read: Sentence, figure: Figure, left: int, right: int) -> int | None:
    """The sign of a rise or fall that governs the figure."""
    start = figure.begin
    opened = start > 0 and read.words[past_extreme(read, start) - 1] in read.language.sets["change_openers"]
    limit = figure.hedged is not None and figure.hedged[0] >= figure.end  # `giảm từ 3% trở lên`
    if opened and figure.hedge is not Hedge.RANGE and not limit:
        return None  # `up from 27.2%`: the old level
    after = told_after(read, figure, right)
    if after is not None:
        return _governed_before(read, figure) or after
    if read.language.plurals and " ".join(read.words[figure.end : figure.end + 3]) in read.language.sets["over_again"]:
        return 1  # `half as many again`
    if (compared := _longer(read, figure)) is not None:
        return compared
    if (past := _past_gauge(read, figure)) is not None:
        return past
    if (outdone := _outdone(read, figure)) is not None:
        return outdone
    if MOVES.isdisjoint(read.by_class):
        return None
    if figure.kind is Kind.LENGTH and not read.language.sets["extents"].isdisjoint(
        read.words[figure.end : figure.end + 1]
    ):
        return None  # `went down 62 miles off Yarmouth`
    for cue in reversed(read.cues):
        if cue.start < left or start - cue.end > REACH + 4:
            break
        if cue.start < start < cue.end and "targets_of_change" in cue.value:
            return None  # `rose to just under 5%`
        if cue.end > start or (read.taken[cue.start] and read.language.plurals):
            continue  # `this fall`
        if "targets_of_change" in cue.value:
            return None
        if "takes" in cue.value and any(cue.start == verb.end for verb in read.cued(*MOVES)):
            continue  # `giảm thêm 55 hộ`
        if ("rises" in cue.value or "falls" in cue.value) and not _names(read, cue):
            return None if sizes(read, figure, cue) else governs(read, cue, start, figure)
    return None


def label_end(words: Sequence[str], at: int) -> int:
    """Where the label of the figure at a token ends, a colon after it, without its bracket and the figure's sign:
    `Sales decline (y-o-y): -4%`; 0 where no colon stands before the figure.
    """
    at -= at > 1 and words[at - 1] in _SIGNS
    if at < 2 or words[at - 1] != ":":
        return 0
    at -= 1
    if words[at - 1] == ")" and "(" in words[max(0, at - _ASIDE) : at]:
        at = next(opened for opened in range(at - 1, -1, -1) if words[opened] == "(")
    return at


def labelled(read: Sentence, start: int) -> int:
    """The sign of the change that ends the label of the figure at a token; 0 where none does."""
    end = label_end(read.words, start)
    for cue in read.cues if end else ():
        if cue.end == end and not cue.value.keys().isdisjoint(CHANGING):
            return -1 if "falls" in cue.value else 1
    return 1 if end and read.words[end - 1] in read.language.sets["turns"] else 0


def past_extreme(read: Sentence, at: int) -> int:
    """Where `a peak of`, `the low of`, `an eight-year low of`, `last year's` before the figure at a token begins, else
    the token.
    """
    words, sets, start = read.words, read.language.sets, at - 3
    if start > 0 and possessive(words, at - 2):
        owner = next((one.first for one in read.times if one.last == at - 2), at)
        return owner + (words[owner] in sets["base_after"])
    if start < 1 or words[at - 1] not in sets["link_of"] or words[at - 2] not in sets["superlatives"]:
        return at
    while start > 1 and start > at - _EXTREME and _lasting(read, start):
        start -= 1
    return start if words[start] in sets["determiners"] else at


def _lasting(read: Sentence, at: int) -> bool:
    """Whether a token belongs to how long an extreme has stood: the words of `an 11-week high`."""
    word, unit = read.words[at], read.language.units.at(read.words, at)
    timed = unit is not None and unit.value.kind is Kind.DURATION
    ever = read.language.sets["records"] - read.language.sets["determiners"]  # `a record low of`
    return timed or word == "-" or word[0].isdecimal() or word in read.language.numbers or word in ever


def _past_gauge(read: Sentence, figure: Figure) -> int | None:
    """The sign of how far water is past a mark: `trên báo động 3 là 0,32 m`, `dưới BĐ2 0,1 m`."""
    words, sets, at = read.words, read.language.sets, figure.begin
    if figure.kind is not Kind.LENGTH or not sets["gauges"]:
        return None
    at -= at > 0 and words[at - 1] in sets["equating"]
    at -= at > 1 and (words[at - 1].isdecimal() or set(words[at - 1]) == {"i"})
    single = at > 1 and words[at - 1] in sets["gauges"]
    if not single and " ".join(words[max(0, at - 2) : at]) not in sets["gauges"]:
        return None
    before = words[max(0, at - (2 if single else 3))]
    if before not in sets["passing"]:
        return None
    return -1 if before in sets["landmarks"] else 1


def _outdone(read: Sentence, figure: Figure) -> int | None:
    """The sign of a bare comparative that says by how much a time is outdone: `246.000 lượt, hơn Tết năm ngoái 46.000
    lượt`.
    """
    words, sets = read.words, read.language.sets
    if read.language.plurals:
        return None
    for at in range(figure.begin - 1, max(0, figure.begin - _TIMED), -1):
        if words[at] in ",;.:()":
            return None
        if words[at] in sets["compares"]:
            timed = any(at < time.first and time.last <= figure.begin for time in read.times)
            return (-1 if words[at] in sets["missed"] else 1) if timed and words[at - 1] in ",;(" else None
    return None


def _longer(read: Sentence, figure: Figure) -> int | None:
    """The sign of a comparative that a figure says by how much: `It has become shorter by 130`."""
    words, sets, at = read.words, read.language.sets, figure.begin
    if at < 2 or words[at - 1] not in sets["by"] or not read.language.plurals:
        return None
    near = range(at - 2, max(0, at - 2 - COMPARED), -1)
    than = next((each for each in near if words[each] in sets["than"] or not words[each][0].isalnum()), at - 1)
    last = than - 1 if words[than] in sets["than"] else at - 2  # `lower than in June by £133m`
    if words[last] not in sets["comparatives"]:
        return None
    return -1 if words[last] in sets["comparatives_down"] else 1


def _names(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether the one word of a cue is part of a name, `thôn Hạ 45 hộ`, or only says of what kind a thing is, `its
    lifting costs were $17`, or a cue opens what an account leaves: `chênh lệch thu chi 3,3 tỷ`.
    """
    at = cue.start
    balance = " ".join(read.words[at : at + _ACCOUNT])
    if any(f"{balance} ".startswith(f"{phrase} ") for phrase in read.language.sets["balances"]):
        return True
    inner = at > 0 and (cue.end == at + 1 or added(read, cue)) and read.words[at - 1][0].isalpha()
    described = _describes(read, at) or added(read, cue)
    named = read.raw[read.starts[at]].isupper() and not (read.shouted or read.titled)
    return inner and (named or described)


def added(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether a word for what is new says of which part of a thing the verb behind it tells: `vốn tăng thêm đạt`."""
    words = read.words[cue.start : cue.end]
    new = "rises" in cue.value and " ".join(words) in read.language.sets["inflows"]
    told = (verb for verb in read.cued("reaches", "estimate_words"))
    return new and any(cue.end <= verb.start <= cue.end + 1 for verb in told)


def _describes(read: Sentence, at: int) -> bool:
    """Whether a participle stands between a determiner and a noun."""
    words, sets = read.words, read.language.sets
    inner = at + 1 < len(words) and words[at + 1][0].isalpha() and not read.taken[at + 1]
    if not read.language.plurals or not inner or words[at - 1] not in sets["determiners"]:
        return False
    return words[at].endswith(("ing", "ed")) and words[at + 1] not in sets["skips"]


def _governed_before(read: Sentence, figure: Figure) -> int | None:
    """The sign of a verb of change just before a figure, whatever follows: `fell 3% more than expected`."""
    for name, sign in (("falls", -1), ("rises", 1)):
        for cue in read.cued(name):
            if cue.end == figure.begin and read.words[cue.start] not in read.language.sets["comparatives"]:
                return sign if "takes" not in cue.value else None
    return None
