"""Blocks -> sentences: runs of tokens with the cues, times and places found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit import times
from audit.extract.sieves import Marks, marks
from audit.extract.singles import hedged
from audit.lang import Classes, Language
from audit.lang.looks import MISSPELT, NUMBER, having, where
from audit.lang.phrases import Match, apart
from audit.layout.cards import spoken
from audit.model import Block, Zone
from audit.tokens import spans

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$|[^\W\d_])|(?<=[\w.%)])\s(?=[-•*▪][^\W\d_])")
_ITEM = re.compile(r".[^:\n]{1,60}:\s")  # the label of an item
_BLANK = re.compile(r"\s")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERS = having(NUMBER)
_SET_APART = frozenset(",;:.(-")
_DASH = "—"
BULLETS = frozenset("-*•+–")
_SHORT = 3  # letters of an abbreviation
_MOVES = frozenset(["rises", "falls"])
_LONGEST = 2000  # letters; the longest sentences of reports are lists of some hundred words
_LONG, _LONG_WORDS = 4, 3  # letters of a word that a headline begins with a capital, and how many tell
_ENDLESS = 10 * _LONGEST  # letters of what no writer meant for a sentence
_NAME = 6  # words of the name of a thing that may hold a time


class Timed(NamedTuple):
    """A mention of a time at its place in the whole text; `first` is its first token, `last` the one after it."""

    start: int
    end: int
    mention: times.Mention
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Sentence:
    """`folded[start:end]` of a block, cut into tokens. `taken[i]` marks a token that is no part of a figure.

    `raw` is the whole text with its case kept; `starts` and `ends` are offsets into it. `cue_at` holds the longest
    cue at every token where one starts, `cues` those that do not overlap. `plain`: it has no figure, and no cues.
    `roles` are the bits of what its words may be part of (`audit.lang.roles`), `looks` those of each word
    (`audit.lang.looks`), `numbers` the tokens in digits, `kinds` what `evident` knows of each word once it asked.
    """

    start: int
    end: int
    block: Block
    words: list[str]
    starts: list[int]
    ends: list[int]
    cue_at: Mapping[int, Match[Classes]]
    taken: bytearray
    raw: str
    language: Language
    times: list[Timed] = field(default_factory=list)
    plain: bool = False
    cues: list[Match[Classes]] = field(init=False)
    roles: int = field(init=False)
    looks: bytes = field(init=False)
    numbers: list[int] = field(init=False)
    by_class: dict[str, list[Match[Classes]]] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roles = self.language.roles_of(self.words)
        self.looks = self.language.looks.of(self.words)
        self.numbers = where(self.looks, _NUMBERS)
        self.cues = apart(self.cue_at.values())
        for cue in self.cues:
            for name in cue.value:
                self.by_class.setdefault(name, []).append(cue)

    def cued(self, name: str = "", *more: str) -> Sequence[Match[Classes]]:
        """The cues of a class in order, then those of each other class; none of no class."""
        found = self.by_class.get(name, ())
        return [*found, *(cue for other in more for cue in self.by_class.get(other, ()))] if more else found

    def last_cued(self, name: str, left: int, right: int) -> Match[Classes] | None:
        """The last cue of a class between two tokens."""
        return next((cue for cue in reversed(self.cued(name)) if cue.start >= left and cue.end <= right), None)

    def under(self, *names: str) -> set[int]:
        """The tokens of the cues of some classes."""
        return {at for cue in self.cued(*names) for at in range(cue.start, cue.end)}

    def led(self, name: str, at: int) -> bool:
        """Whether a cue of a class ends right before a token."""
        return any(cue.end == at for cue in self.cued(name))

    def follows(self, name: str, at: int) -> bool:
        """Whether a word of a set, or two words that are one of it, end right before a token."""
        before = self.words[max(0, at - 2) : at]
        return not self.language.sets[name].isdisjoint((*before[-1:], " ".join(before)))

    def glued(self, index: int) -> bool:
        """Whether nothing parts a token from the one before it."""
        return self.ends[index - 1] == self.starts[index]

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals alone, which then say nothing of names."""
        return self.raw[self.start : self.end].isupper()

    @property
    def titled(self) -> bool:
        """Whether all its longer words begin with capitals, as in a headline, which then say nothing of names."""
        spans = zip(self.starts, self.ends, strict=True)
        long = [self.raw[start] for start, end in spans if end - start >= _LONG and self.raw[start].isalpha()]
        return len(long) >= _LONG_WORDS and all(map(str.isupper, long))

    def index_at(self, offset: int) -> int:
        """The first token that ends after `offset`."""
        return bisect_right(self.ends, offset)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text whose sentences can be read: `raw` with its case kept, `folded` of equal length, and where figures may
    be.
    """

    raw: str
    folded: str
    language: Language
    marks: Marks


def prose(raw: str, folded: str, language: Language) -> Prose:
    """The text with what is looked for in all of it at once."""
    return Prose(raw, folded, language, marks(folded, language.code))


def sentence(text: Prose, start: int, end: int, block: Block) -> Sentence:
    """The sentence `folded[start:end]` with its cues and the times in it."""
    words, starts, ends = spans(text.folded, start, end)
    if text.folded.find("-\n", start, end) >= 0:
        _rejoin(words, starts, ends, text)
    found = _times(text, start, end, ends)
    plain = not text.marks.beyond(start, end, [(timed.start, timed.end) for timed in found])
    if "-" in words and text.language.plurals:
        _part(words, starts, ends, text)
    if not plain and max(text.language.looks.of(words), default=0) >= MISSPELT:
        words = _mended(words, starts, text)
    cues = {} if plain else text.language.cues.each(words)
    if "-" in words and text.language.plurals:
        cues = {at: cue for at, cue in cues.items() if not _compounded(cue, words, starts, ends)}
    modals = text.language.sets["modals"]
    named = [
        at for at, cue in cues.items() if cue.end == at + 1 and words[at] in modals and text.raw[starts[at]].isupper()
    ]
    if named and not text.raw[start:end].isupper():
        cues = {at: cue for at, cue in cues.items() if at not in named}  # `May corn fell`
    found = [timed for timed in found if not (_within(timed, cues) or _measured(timed, words, text.language))]
    taken = bytearray(len(words))
    return Sentence(start, end, block, words, starts, ends, cues, taken, text.raw, text.language, found, plain)


def _part(words: list[str], starts: Sequence[int], ends: Sequence[int], text: Prose) -> None:
    """Makes commas of dashes that part clauses, a hyphen only between blanks: `146 in 2014 – a drop of 11%`; not those
    before a number, nor those of a label in a list, `- £11 million – harbour dues`.
    """
    numbers = text.language.openers - text.language.sets["article"]
    for at in range(1, len(words) - 1) if words[0] not in BULLETS else ():
        after = words[at + 1]
        if words[at] != "-" or words[at - 1][0] in _SET_APART or not after[0].isalpha() or after in numbers:
            continue
        blanks = ends[at - 1] < starts[at] and ends[at] < starts[at + 1]
        if blanks or text.raw[starts[at]] == _DASH:
            words[at] = ","


def _within(timed: Timed, cues: Mapping[int, Match[Classes]]) -> bool:
    """Whether a time is only part of the name of a thing: `chi chuyển nguồn sang năm sau`."""
    near = (cues[at] for at in range(max(0, timed.first - _NAME), timed.first + 1) if at in cues)
    return any("fixed" in cue.value and timed.last <= cue.end for cue in near)


def _measured(timed: Timed, words: Sequence[str], language: Language) -> bool:
    """Whether what looks like a rate is a span of time that words of approximation measure: `waited almost a week`."""
    return timed.mention.form == "rate" and timed.last > 1 and hedged(words, timed.last - 2, language)


def _rejoin(words: list[str], starts: list[int], ends: list[int], text: Prose) -> None:
    """Joins the parts of numbers and units that a hyphen parts at the end of a line: `104.7 mega-⏎litres`."""
    for at in range(len(words) - 2, 0, -1):
        if words[at] != "-" or ends[at - 1] != starts[at] or "\n" not in text.folded[ends[at] : starts[at + 1]]:
            continue
        whole, language = words[at - 1] + words[at + 1], text.language
        if whole in language.starters or whole in language.scales or language.units.at((whole,), 0) is not None:
            words[at - 1 : at + 2] = [whole]
            starts[at : at + 2] = []
            ends[at - 1 : at + 1] = []


def _compounded(cue: Match[Classes], words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a word of change only ends a compound: the `up` of `clear-up rate`."""
    at = cue.start
    if at < 2 or words[at - 1] != "-" or cue.end > at + 1 or _MOVES.isdisjoint(cue.value):
        return False
    return ends[at - 2] == starts[at - 1] and ends[at - 1] == starts[at]


def _mended(words: list[str], starts: list[int], text: Prose) -> list[str]:
    """The words with keywords in place of those misspelt: `đạtt 64,2 trieu đồng`. A name, with a capital, stays one; a
    word without any mark is mended where it follows a number.
    """
    sure = [at > 0 and words[at - 1][0].isdecimal() for at in range(len(words))]
    return [
        (text.raw[start].islower() and (safe or not word.isascii()) and text.language.meant(word)) or word
        for word, start, safe in zip(words, starts, sure, strict=True)
    ]


def glance(text: Prose, start: int, end: int, block: Block) -> Sentence | None:
    """The sentence with the times in it alone, for without figures its words say nothing of others; `None` without."""
    found = _times(text, start, end, [])
    if not found:
        return None
    return Sentence(start, end, block, [], [], [], {}, bytearray(), text.raw, text.language, found, True)


def _times(text: Prose, start: int, end: int, ends: list[int]) -> list[Timed]:
    """The times of a stretch, whose tokens end at `ends`."""
    found = []
    for mention in times.mentions(text.folded[start:end], text.language.code):
        first, last = mention.start + start, mention.end + start
        found.append(Timed(first, last, mention, bisect_right(ends, first), bisect_right(ends, last)))
    return found


def endless(length: int) -> bool:
    """Whether a sentence of so many letters is none: a dump of figures, whose pieces tell nothing of each other."""
    return length > _ENDLESS


def bounds(text: Prose, block: Block) -> Iterator[tuple[int, int, bool]]:
    """Where each sentence of a block starts and ends, or each piece of a long one; and whether that one is endless."""
    start, raw, folded = block.start, text.raw, text.folded
    if block.zone in (Zone.BODY, Zone.CAPTION, Zone.NOTE):
        for match in _END.finditer(folded, block.start, block.end):
            if _ends(raw, folded, start, match, block.end, text.language):
                yield from _pieces(folded, start, match.end())
                start = match.end()
    if folded[start : block.end].strip():
        yield from _pieces(folded, start, block.end)


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A sentence in pieces that end at blanks and are no longer than `_LONGEST`, so that no text costs more than its
    length; what has no blank for as long is no language and is left out, as is what of an endless one has no letter.
    """
    torn = endless(end - start)
    while end - start > _LONGEST:
        cut = max(folded.rfind(blank, start, start + _LONGEST) for blank in " \n")
        if cut > start:
            if not torn or _LETTER.search(folded, start, cut):
                yield start, cut, torn
            start = cut
        else:
            after = _BLANK.search(folded, start + _LONGEST, end)
            start = after.start() if after else end
    if start < end and (not torn or _LETTER.search(folded, start, end)):
        yield start, end, torn


def _ends(raw: str, folded: str, start: int, match: re.Match[str], limit: int, language: Language) -> bool:
    after = match.end()
    if match.group().isspace():  # `-Earnings: $4 million -Revenue: $9 million`
        return raw[after + 1].isupper() and _ITEM.match(raw, after, limit) is not None
    if after < limit and not raw[after].isspace() and not _run_on(raw, start, match, limit):
        return False
    while after < limit and raw[after].isspace():
        after += 1
    if after >= limit:
        return True
    word = _word_before(folded, max(start, match.start() - 20), match.start())
    if raw[after].islower() and not raw[start:limit].islower():  # where nothing is a capital, none is missed
        whole = len(word) >= _SHORT and word.isalpha() and word not in language.abbreviations
        return whole and match.group() == "." and not language.plurals  # as clerks type: `có 12 xóm. tỷ lệ hộ nghèo`
    if match.group() != ".":
        return True
    measured = folded[start : match.start() - 1].rstrip()[-1:].isdecimal()  # `0,9 m.` ends in a unit and no initial
    if word in language.abbreviations or (len(word) == 1 and word.isalpha() and not measured):
        return False
    numbered = word[-1:].isdecimal() and word.replace(".", "").isdecimal()
    return not (numbered and len(folded[start : match.start()].strip()) < 9)


def _run_on(raw: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Whether only a blank is missing behind the end of a sentence: `than a year before.Profit was`, not `TP.HCM`."""
    end, after = match.start(), match.end()
    word = raw[max(start, end - _SHORT) : end]
    plain = (len(word) == _SHORT and word.isalpha() and word.islower()) or word[-1:] in ("%", ")")
    return plain and raw[after].isupper() and "." not in raw[after:limit].split(None, 1)[0].rstrip(".")


def _word_before(folded: str, start: int, end: int) -> str:
    """The word that ends at `end`, without what opens a bracket or a quotation before it."""
    run = folded[start:end]
    if not run or run[-1].isspace():
        return ""
    word = run.rsplit(None, 1)[-1]
    for mark in "" if word.isalnum() else '(“"':
        word = word.rpartition(mark)[2]
    return word


def blanked(folded: str, blocks: Sequence[Block]) -> str:
    """The text as it is read, of the same length: boilerplate inside other blocks (page numbers) is left out, a card is
    a sentence.
    """
    reach = 0
    parts: list[str] = []
    last = 0
    for block in blocks:
        if block.zone is Zone.BOILERPLATE and block.end <= reach:
            parts += (folded[last : block.start], " " * (block.end - block.start))
            last = block.end
        elif block.zone is Zone.CARD:
            parts += (folded[last : block.start], spoken(folded[block.start : block.end]))
            last = block.end
        reach = max(reach, block.end)
    return "".join(parts) + folded[last:] if parts else folded
