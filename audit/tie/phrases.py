"""The words of a sentence that may name what a figure measures, and what each of them tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes, Language, roles
from audit.lang.looks import ALNUM, ALPHA, IDLE, SUBJECT
from audit.lang.phrases import Match
from audit.tie.moves import added
from audit.tokens import APOSTROPHES

BREAKS = frozenset(".;:!?…()[]")
_PARTING = frozenset(".;!?…()")
_OWN = "s"  # what is left of a possessive
_TELLS = bytes(0 if look & IDLE or not look & ALPHA else 1 if look & SUBJECT else 2 for look in range(256))
_NAMES = bytes(bool(look & ALNUM) and not look & IDLE for look in range(256))
_SOURCE = 7  # words to either side of `said` that say who and when
_SAYINGS = roles("sayings")
_IDLING = roles("respectively", "connectives", "article")

Range = tuple[int, int]


@dataclass(slots=True)
class Phrases:
    """What the tokens of one sentence may tell, and the phrases between two of them.

    `closed` marks tokens that no phrase may hold (times, figures, scope words), `placed` those of places. `telling`
    is 0 for a token that names nothing, else how much it tells: 1 for what only stands for a subject, 2 for the
    others. `naming` marks the tokens that tell one thing from another. `counting` are the cues after which a number of
    something follows, `acting` those of acts and of what stands, `marks` the tokens that may part two clauses.
    """

    sentence: Sentence
    figures: list[Figure]
    language: Language
    closed: bytearray
    placed: bytearray
    telling: bytearray = field(init=False)
    naming: bytearray = field(init=False)
    empty: list[Match[Classes]] = field(init=False)
    counting: list[Match[Classes]] = field(init=False)
    acting: list[Match[Classes]] = field(init=False)
    marks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        read, sets = self.sentence, self.language.sets
        self.telling = bytearray(read.looks.translate(_TELLS))
        self.naming = bytearray(read.looks.translate(_NAMES))
        self._mark_places()
        self._mark_idlers()
        if read.words and read.words[0][0].isdecimal():
            self.naming[0] = 0  # `2.2 The council has built 86 homes`
        for figure in self.figures:
            more = figure.begin - 1
            if self.language.plurals and more >= 0 and read.words[more] in sets["others|base_after"]:
                self.telling[more] = self.naming[more] = 0  # `a further 80`, `12% more than 80`
        self._mark_cues()
        for index in self._others():
            self.telling[index], self.naming[index] = 1, 1
        self.empty = list(self._empty())
        for cue in self._idle():
            self.naming[cue.start : cue.end] = bytes(cue.end - cue.start)
            self.empty.append(cue)
        self.counting = [
            cue for cue in read.cues if "quantity" in cue.value or ("growths" in cue.value and self._opens(cue))
        ]
        self.acting = [cue for cue in read.cues if "acts" in cue.value or "stands" in cue.value]
        self.marks = [index for index, word in enumerate(read.words) if word in _PARTING]

    def _mark_places(self) -> None:
        """Times, figures and places name nothing, but for numbers in names and the months of contracts."""
        read = self.sentence
        for index in compress(range(len(self.closed)), self.closed):
            self.telling[index] = self.naming[index] = 0
        for index in read.numbers:
            if index and read.taken[index] and not self.closed[index] and self.telling[index - 1] > 1:
                self.telling[index] = 2  # `Nhi Đồng 1`
        for timed in read.times:
            if timed.mention.sold:
                for index in range(timed.first, timed.last):
                    self.telling[index], self.naming[index] = 2, read.words[index][0].isalnum()
        for index in compress(range(len(self.placed)), self.placed):
            self.naming[index] = 0

    def _mark_idlers(self) -> None:
        """Words that only say whose, how or as what something is told name nothing."""
        idle = (self._possessives, self._sources, self._manners, self._comparing, self._most, self._idlers)
        for index in [index for found in idle for index in found()]:
            self.telling[index] = self.naming[index] = 0

    def _mark_cues(self) -> None:
        """Acts name what was done, fixed phrases are names; words that open a number of something are none."""
        read = self.sentence
        for cue in read.cued("acts"):
            for index in range(cue.start, cue.end):
                self.naming[index] = read.words[index][0].isalnum() and not self.placed[index]
        for cue in read.cued("openers"):
            self.naming[cue.start : cue.end] = bytes(cue.end - cue.start)
        for cue in read.cued("fixed"):
            if not any(self.closed[cue.start : cue.end]):
                self.telling[cue.start : cue.end] = b"\2" * (cue.end - cue.start)
                self.naming[cue.start : cue.end] = bytes(not placed for placed in self.placed[cue.start : cue.end])

    def _empty(self) -> Iterator[Match[Classes]]:
        """The cues that say how a figure is meant, but for those of a name: `operating margin`, `vốn tăng thêm đạt`."""
        read, sets = self.sentence, self.language.sets
        named, per, kinds = sets["named_shares"], sets["per"], sets["versions|joins"]
        for cue in read.cues:
            if _EMPTY.isdisjoint(cue.value) or read.words[cue.end - 1] in named:
                continue
            at = cue.start - 1
            while at > 0 and read.words[at] in kinds:
                at -= 1
            counted = read.words[at] in per  # `earnings per share`, `per basic and diluted share`
            if not counted if self.language.plurals else not added(read, cue):
                yield cue

    def _idle(self) -> Iterator[Match[Classes]]:
        """The words that foretell a figure or say that it was reached: `ước tính thiệt hại`, `thu thực hiện 12 tỷ`."""
        if self.language.plurals:
            return
        read, sets = self.sentence, self.language.sets
        begun = {figure.begin for figure in self.figures}
        told = begun | {cue.start for cue in read.cued("reaches", "rises", "falls")}
        yield from read.cued("estimate_words")
        yield from (cue for cue in read.cued("plan_words") if cue.end in told and "plans" not in cue.value)
        yield from (cue for cue in read.cued("plans_met") if read.words[cue.end - 1] in sets["skips"])
        stands = (cue for cue in read.cued("stands") if cue.end in begun)
        yield from (cue for cue in stands if " ".join(read.words[cue.start : cue.end]) in sets["equating"])

    def _possessives(self) -> Iterator[int]:
        """The endings that places, times and words that name nothing leave of what is theirs: `France's wheat`, `last
        year's 35.1 million`, `the company's profit`.
        """
        words = self.sentence.words
        if self.language.plurals and _OWN in words:
            for index in range(2, len(words)):
                named = self.telling[index - 2] > 1 and not self.placed[index - 2]
                if not named and words[index] == _OWN and words[index - 1] in APOSTROPHES:
                    yield index

    def _others(self) -> Iterator[int]:
        """The words before a figure that tell what is left of a sort, not the sort: `thu khác 35 tỷ đồng`."""
        words, rest = self.sentence.words, self.language.sets["rest"]
        for figure in () if self.language.plurals else self.figures:
            at = figure.begin - 1
            at -= at > 0 and any(cue.start == at and "reaches" in cue.value for cue in self.sentence.cues)
            if at > 0 and words[at] in rest and self.telling[at - 1] > 1:
                yield at

    def _sources(self) -> Iterator[int]:
        """The words between two commas that only say who told it: `will fall, the ministry said, 25% less`."""
        words, read = self.sentence.words, self.sentence
        if not read.roles & _SAYINGS:
            return
        for at, word in enumerate(words):
            if word in self.language.sets["sayings"]:
                start = max((one for one in range(max(0, at - _SOURCE), at) if words[one] == ","), default=None)
                end = next((one for one in range(at, min(len(words), at + _SOURCE)) if words[one] == ","), None)
                if (
                    start is not None
                    and end is not None
                    and not any(words[one][0].isdecimal() for one in range(start, end))
                ):
                    yield from range(start, end)

    def _comparing(self) -> Iterator[int]:
        """The words that hold a figure against another: `thefts, compared with 38,900`."""
        held = self.language.sets["compared_with"]
        for cue in self.sentence.cued("bases") if self.language.plurals else ():
            if " ".join(self.sentence.words[cue.start : cue.end]) in held:
                yield from range(cue.start, cue.end)

    def _manners(self) -> Iterator[int]:
        """The words that only say how something rose or fell: `vacancies fell sharply to 412`, `giảm dần còn 120`."""
        words, manners = self.sentence.words, self.language.sets["manners"]
        for cue in self.sentence.cued("rises", "falls"):
            size = next((size for size in (2, 1) if " ".join(words[cue.end : cue.end + size]) in manners), 0)
            yield from range(cue.end, cue.end + size)

    def _most(self) -> Iterator[int]:
        """The words that only say that a place has most of what was told, `trong đó Nghệ An lớn nhất với 4.000 ha`, or
        who has: `Nghệ An có sản lượng lớn nhất với 900 tấn`.
        """
        words, sets = self.sentence.words, self.language.sets
        for figure in () if self.language.plurals else self.figures:
            at = figure.begin - 1
            while at > 0 and words[at] in sets["skips"]:
                at -= 1
            ranked = at > 1 and words[at] in sets["superlatives"]
            if ranked and (self.placed[at - 2] or words[at + 1] in sets["alongside"]):
                yield from (at - 1, at)

    def _idlers(self) -> Iterator[int]:
        """The words that only say in which order others are told, `vốn lần lượt là 2 và 3 tỷ`, that something is next,
        `kế đến là lúa`, or that not all is meant: `một số cảng`.
        """
        words, sets, roles_here = self.sentence.words, self.language.sets, self.sentence.roles
        if self.language.plurals or not roles_here & _IDLING:
            return
        for at in range(len(words) - 1):
            two = f"{words[at]} {words[at + 1]}"
            ordered = two in sets["respectively"] or (at == 0 and two in sets["connectives"])
            number = self.sentence.cue_at.get(at + 1) if words[at] in sets["article"] else None
            if ordered or (number is not None and "openers" in number.value):
                yield from (at, at + 1)

    def joined(self, start: int, end: int) -> bool:
        """Whether something stands between two tokens, and nothing but commas and joining words."""
        between, joins = self.sentence.words[start:end], self.language.sets["joins"]
        return bool(between) and all(word == "," or word in joins for word in between)

    def halved(self, index: int) -> bool:
        """Whether the comma at a token is one within a noun: `nông, lâm nghiệp`, `chế biến, chế tạo`."""
        words, halves = self.sentence.words, self.language.sets["open_words"]
        near = words[max(0, index - 1) : index + 2]
        return len(near) == 3 and (near[0] in halves or f"{near[0]}, {near[2]}" in halves)

    def listed(self, index: int) -> bool:
        """Whether the comma at a token is one between nouns of a kind: `xã, thị trấn`."""
        return self.language.past_peers(self.sentence.words, index) > index

    def aside(self, end: int, left: int) -> int | None:
        """Where an aside opens that a comma at `end` closes, and that names nothing: `core inflation, which leaves out
        food, was 4.1%`, `capacity, measured in seats, grew 6%`, `sales, despite a strike, grew 6%`.
        """
        words, sets = self.sentence.words, self.language.sets
        if words[end : end + 1] != [","] or not self.language.plurals:
            return None
        opened = next((at for at in range(end - 1, left, -1) if words[at] == "," or words[at] in BREAKS), None)
        if (
            opened is None
            or words[opened] != ","
            or end - opened < 3
            or any(opened < one.start < end for one in self.figures)
        ):
            return None
        first = words[opened + 1 + (words[opened + 1] in sets["clauses"])]  # `, as measured by a survey,`
        return opened if words[opened + 1] in sets["relatives|adjuncts"] or first.endswith("ed") else None

    def _opens(self, cue: Match[Classes]) -> bool:
        """Whether what grows is told after the word for growth: `tốc độ tăng GRDP`, `growth in exports`."""
        words, sets = self.sentence.words, self.language.sets
        after = words[cue.end] if cue.end < len(words) else ""
        return not self.language.plurals or words[cue.end - 1] in sets["link_of"] or after in sets["grows_in"]

    def content(self, start: int, end: int) -> Range | None:
        """The stretch without function words and cues at its ends, or nothing where that leaves no words."""
        telling = self.telling[start:end]
        for cue in self.empty:
            if cue.start >= start and cue.end <= end:
                telling[cue.start - start : cue.end - start] = bytes(cue.end - cue.start)
        if 2 not in telling:
            return None
        kept = telling.lstrip(b"\0")
        first = end - len(kept)
        last = first + len(kept.rstrip(b"\0"))
        own = [index for index in range(first, last) if telling[index - start] and not self.placed[index]]
        return (own[0], own[-1] + 1) if own else (first, last)

    def verb(self, figure: Figure, left: int) -> Range | None:
        """The act whose result the figure counts: the nearest before it, back to `left`.

        A word that no list knows, directly before a count, is taken for a verb too: what is counted after it is
        not what stands.
        """
        stop = figure.begin
        found = None
        for cue in self.acting:
            if left <= cue.start and cue.end <= stop:
                if "acts" in cue.value and (cue.end - cue.start > 1 or cue.end == stop):
                    found = (cue.start, cue.end)
                elif "stands" in cue.value and cue.end == stop:
                    found = None
        if found is None and figure.head is not None and not self.language.plurals:
            return self.unknown(stop, left)
        return found

    def unknown(self, stop: int, left: int) -> Range | None:
        """Up to two words before a count that are in no list, past a time: `thoát nghèo trong năm 96 hộ`."""
        while stop > left and self.closed[stop - 1]:
            stop -= 1
        start = stop
        while start > left and stop - start < 2 and self._strange(start - 1):
            start -= 1
        if start < stop and start > left and self.sentence.words[start - 1] in self.language.sets["negations"]:
            start -= 1  # `không hợp lệ 8.089 phiếu`
        return (start, stop) if start < stop else None

    def _strange(self, index: int) -> bool:
        return (
            self.telling[index] > 1
            and not self.placed[index]
            and not any(cue.start <= index < cue.end and "fixed" not in cue.value for cue in self.sentence.cues)
        )

    def left_of(self, position: int, reached: int) -> int:
        """Where the clause of the figure at `position` of the list begins, the one before having reached `reached`."""
        figure = self.figures[position]
        words = self.sentence.words
        shut = 0  # brackets that were closed before the figure
        for index in reversed(self.marks):
            if index >= figure.start:
                continue
            if index < reached:
                break
            if words[index] == ")" or shut:
                shut += {")": 1, "(": -1}.get(words[index], 0)
            elif words[index] in ".;!?…" or (words[index] == "(" and index < figure.start - 3):
                return index + 1
        return min(reached, figure.start)

    def words_of(self, found: Range | None, head: Range | None = None) -> tuple[str, ...]:
        """The words of a phrase that tell it from others: no function words, no marks, no places but in its head."""
        if found is None:
            return ()
        words, naming, subjects = self.sentence.words, self.naming, self.language.sets["subjects"]
        heads = range(*head) if head else range(0)
        start, end = found
        while start < end - 1 and words[start] in subjects and start not in heads:
            start += 1
        while end > start + 1 and words[end - 1] in subjects and end - 1 not in heads:
            end -= 1
        if "(" in words[start + 1 : end]:  # `tổng sản phẩm trên địa bàn tỉnh (GRDP)`
            opened = words.index("(", start + 1)
            closed = words.index(")", opened) + 1 if ")" in words[opened:end] else end
            outer = (*range(start, opened), *range(closed, end))
            if any(naming[index] for index in outer):
                return tuple(words[index] for index in outer if naming[index])
        return tuple(
            [
                words[index]
                for index in range(start, end)
                if naming[index] or (index in heads and words[index][0].isalnum())
            ]
        )


# Cues that say how a figure is meant and name nothing.
_EMPTY = frozenset(
    [
        "reaches",
        "targets_of_change",
        "rises",
        "falls",
        "shares",
        "averages",
        "multiplied",
        "target_words",
        "actual_words",
        "stops",
    ]
)
