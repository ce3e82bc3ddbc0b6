"""The words that name what a figure measures: the counted noun after it, or the subject before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes, Language, Match, roles
from audit.lang.looks import ALNUM, ALPHA, IDLE, SUBJECT

_TELLING = ("plan_words", "estimate_words", "target_words", "actual_words")
_BREAKS = frozenset(".;:!?…()[]")
_PARTING = frozenset(".;!?…()")
_VERBS = ("present", "past_forms", "sayings")
_OWN, _APOSTROPHES = "s", "'’"
_TELLS = bytes(0 if look & IDLE or not look & ALPHA else 1 if look & SUBJECT else 2 for look in range(256))
_NAMES = bytes(bool(look & ALNUM) and not look & IDLE for look in range(256))
_LONGEST = 16
_SOURCE = 7  # words to either side of `said` that say who and when
_SAYINGS = roles("sayings")

Range = tuple[int, int]


@dataclass(slots=True)
class Phrases:
    """Finds phrases in one sentence.

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
        for index in compress(range(len(self.closed)), self.closed):
            self.telling[index] = self.naming[index] = 0
        for index in compress(range(len(self.placed)), self.placed):
            self.naming[index] = 0
        for index in (*self._possessives(), *self._sources()):
            self.telling[index] = self.naming[index] = 0
        if read.words and read.words[0][0].isdecimal():
            self.naming[0] = 0  # `2.2 The council has built 86 homes`
        for cue in read.cued("acts"):
            for index in range(cue.start, cue.end):
                self.naming[index] = read.words[index][0].isalnum() and not self.placed[index]
        for cue in read.cued("openers"):
            self.naming[cue.start : cue.end] = bytes(cue.end - cue.start)
        for cue in read.cued("fixed"):
            if not any(self.closed[cue.start : cue.end]):
                self.telling[cue.start : cue.end] = b"\2" * (cue.end - cue.start)
                self.naming[cue.start : cue.end] = b"\1" * (cue.end - cue.start)
        named = sets["named_shares"]  # part of a name: `operating margin`, `employment rate`
        self.empty = [
            cue for cue in read.cues if not _EMPTY.isdisjoint(cue.value) and read.words[cue.end - 1] not in named
        ]
        if not self.language.plurals:
            begun = {figure.begin for figure in self.figures}
            planned = (cue for cue in read.cued("plan_words") if cue.end in begun and "plans" not in cue.value)
            done = (cue for cue in read.cued("plans_met") if read.words[cue.end - 1] in sets["skips"])
            for cue in (*read.cued("estimate_words"), *planned, *done):  # `ước tính thiệt hại`, `thu thực hiện 12 tỷ`
                self.naming[cue.start : cue.end] = bytes(cue.end - cue.start)
                self.empty.append(cue)
        self.counting = [
            cue for cue in read.cues if "quantity" in cue.value or ("growths" in cue.value and self._opens(cue))
        ]
        self.acting = [cue for cue in read.cues if "acts" in cue.value or "stands" in cue.value]
        self.marks = [index for index, word in enumerate(read.words) if word in _PARTING]

    def _possessives(self) -> Iterator[int]:
        """The endings that places and times leave of what is theirs: `France's wheat`, `last year's 35.1 million`."""
        words = self.sentence.words
        if self.language.plurals and _OWN in words:
            for index in range(2, len(words)):
                whose = self.closed[index - 2] or self.placed[index - 2]
                if whose and words[index] == _OWN and words[index - 1] in _APOSTROPHES:
                    yield index

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

    def after(self, figure: Figure) -> Range | None:
        """The counted noun with what describes it, or the noun after a percentage: `43 trường công lập đạt chuẩn`."""
        words = self.sentence.words
        start = figure.head[0] if figure.head else figure.end
        end = figure.head[1] if figure.head else start
        if figure.head is None and self._parting(start):
            return self._moved(start)
        if figure.head is None and start < len(words) and words[start] in self.language.sets["comparatives"]:
            start = end = start + 1  # `14% more calls`
            if words[start : start + 1] != [] and words[start] in self.language.sets["link_of"]:
                return None  # `14.6% ahead of the holiday`
            if start >= len(words) or self._parting(start) or words[start] in self.language.sets["base_nouns"]:
                return None
        end = self._stretch(start, end)
        end = self._trimmed(start, end, figure.head[1] if figure.head else start)
        if figure.head and end < len(words) and self.closed[end] and words[end][0].isdecimal():
            end -= words[end - 1] in self.language.sets["attributes"] and end - 1 > figure.head[0]
        predicate = self.language.sets["predicates"]
        if figure.head and end < len(words) and words[end] in predicate and not self.closed[end]:
            told = self._trimmed(start, self._stretch(start, end + 1), end)
            end = told if told > end + 1 else end
        return (start, end) if end > start else None

    def _parting(self, start: int) -> bool:
        """Whether what follows a percentage names nothing: `to 4.75% from 5.25%`, `41% so với mức 43%`."""
        words, sets = self.sentence.words, self.language.sets
        if start >= len(words):
            return False
        cue = self.language.cues.at(words, start)
        if cue is None or words[start] in sets["link_of"]:
            return False
        if not self.language.plurals:
            told = "bases" in cue.value or "targets_of_change" in cue.value  # `giảm 0,85% xuống 273 điểm`
            opens = words[start] in sets["change_openers"] or words[start] in sets["equals"]  # `15% bằng tiền`
            return told or ("stops" in cue.value and opens)
        return not cue.value.keys().isdisjoint(("stops", "rises", "falls", "growths", "bases"))

    def told_after(self, start: int) -> Range | None:
        """What is told of those of whom a figure is, after its verb: `seen` of `were seen within four hours`."""
        words = self.sentence.words
        end = self._stretch(start, start)
        while end > start and words[end - 1] in self.language.sets["narrowing"]:
            end -= 1
        found = self.content(start, end)
        return found if self.words_of(found) else None

    def _moved(self, start: int) -> Range | None:
        """What rises or falls by the percentage before a token: `a 12% rise in annual profit`."""
        cue, words = self.sentence.cue_at.get(start), self.sentence.words
        at = start if cue is None else cue.end
        if at + 2 >= len(words) or words[at] not in self.language.sets["grows_in"]:
            return None
        first = at + 1 + self.closed[at + 1]  # `in annual profit`
        found = self.content(first, self._stretch(first, first))
        return found if self.words_of(found) else None

    def _stretch(self, start: int, end: int) -> int:
        """Where the words that go on from `end` stop."""
        while end < len(self.sentence.words) and end - start < _LONGEST and self._goes_on(end, start):
            cue = self.sentence.cue_at.get(end)  # `hoàn thành`, `tự do`: no part of it stops the phrase
            end = end + 1 if cue is None or any(self.closed[end : cue.end]) else cue.end
        return end

    def _goes_on(self, index: int, start: int) -> bool:
        words = self.sentence.words
        word = words[index]
        if word == "," and self._halved(index):
            return True
        if word in _BREAKS or word == "," or self.closed[index]:
            return False
        if word in "“”\"'-":
            return True
        if not word[0].isalpha() and not word[0].isdecimal():
            return False
        cue = self.sentence.cue_at.get(index)
        if cue is not None and index > start and not self.placed[index] and not _STOPS.isdisjoint(cue.value):
            return False
        if word in self.language.sets["joins"]:
            after = index + 1
            told = after < len(words) and not self.closed[after] and words[after][0].isalpha()
            return told and not self._acts(after) and not self._befalls(after)
        return True

    def _befalls(self, index: int) -> bool:
        """Whether words say what befell those counted right after them: `làm chết 249 người và bị thương 392 người`."""
        words, befalling = self.sentence.words, self.language.sets["befalling"]
        ends = (index + size for size in (1, 2) if " ".join(words[index : index + size]) in befalling)
        begun = {figure.begin for figure in self.figures}
        return not self.language.plurals and any(end in begun for end in ends)

    def _halved(self, index: int) -> bool:
        """Whether the comma at a token is one within a noun: `nông, lâm nghiệp`, `chế biến, chế tạo`."""
        words, halves = self.sentence.words, self.language.sets["open_words"]
        near = words[max(0, index - 1) : index + 2]
        return len(near) == 3 and (near[0] in halves or f"{near[0]}, {near[2]}" in halves)

    def _acts(self, index: int) -> bool:
        cue = self.sentence.cue_at.get(index)
        return cue is not None and "acts" in cue.value

    def _trimmed(self, start: int, end: int, least: int) -> int:
        """The end of a phrase without the function words and marks it stops on."""
        words, skips = self.sentence.words, self.language.sets["skips"]
        while end > least and (
            words[end - 1] in skips or (not words[end - 1][0].isalnum() and words[end - 1] not in '”"')
        ):
            end -= 1
        return end

    def before(self, figure: Figure, left: int) -> Range | None:
        """The subject before a figure, back to `left`: from a word that opens one (`tỷ lệ`, `tốc độ tăng`), else the
        nearest stretch between commas that has words of its own.
        """
        words = self.sentence.words
        end = figure.hedged[0] if figure.hedged and figure.hedged[0] < figure.start else figure.start
        opener = self.opener(left, end)
        if opener is not None:
            found = self.content(opener, end)
            if found is not None:
                named = opener, max(found[1], self.sentence.cue_at[opener].end)
                return self._bared(named) if self.language.plurals else named
        if end - 1 > left and words[end - 1] in ":=" and not self.closed[end - 2]:
            end -= 1  # a label: `Thu ngân sách: 1.204 tỷ đồng`
        elif end - 1 > left and words[end - 1] == ":" and end - 2 > left:
            end -= 1
        site: Range | None = None
        while end > left:
            aside = self.aside(end, left)
            if aside is not None:
                end = aside
                continue
            start = self._start(end, left)
            bracketed = start > left and words[start - 1] == "(" and words[end : end + 1] == [")"]
            found = None if bracketed else self.content(start, end)  # `chỉ số chuyển đổi số (DTI) đạt 0,71`
            if found is not None and self._apposed(start, end):
                whole = self.content(self._start(start - 1, left), start - 1)
                found = whole if self.words_of(whole) and whole else found
            if found is not None and start > left and self.closed[start - 1] and self._sited(found):
                site, found = site or found, None  # `Xuất khẩu tháng 8 của Việt Nam đạt 43 tỷ USD`
            if found is not None:
                found = self._rejoined(start, found, left)
                return self._bared(found) if self.language.plurals else found
            if start > left and (words[start - 1] == "," or self.closed[start - 1] or words[start - 1] in ")("):
                end = start - 1
            else:
                return site
        return site

    def aside(self, end: int, left: int) -> int | None:
        """Where an aside opens that a comma at `end` closes, and that names nothing: `core inflation, which leaves out
        food, was 4.1%`, `capacity, measured in seats, grew 6%`.
        """
        words, sets = self.sentence.words, self.language.sets
        if words[end : end + 1] != [","] or not self.language.plurals:
            return None
        opened = next((at for at in range(end - 1, left, -1) if words[at] == "," or words[at] in _BREAKS), None)
        if (
            opened is None
            or words[opened] != ","
            or end - opened < 3
            or any(opened < one.start < end for one in self.figures)
        ):
            return None
        first = words[opened + 1]
        return opened if first in sets["relatives"] or first.endswith("ed") else None

    def _sited(self, found: Range) -> bool:
        """Whether a stretch only says whose something is, by the name of a place."""
        owned = found[0] and self.sentence.words[found[0] - 1] in self.language.sets["belongings"]
        return bool(owned) and not self.language.plurals and not self.words_of(found)

    def _rejoined(self, start: int, found: Range, left: int) -> Range:
        """A subject with the noun that a time parts from what it is of: `sản lượng 6 tháng đầu năm của nhà máy`."""
        words, end = self.sentence.words, start
        if start <= left or not self.closed[start - 1] or words[start] not in self.language.sets["belongings"]:
            return found
        while end > left and self.closed[end - 1]:
            end -= 1
        noun = self.content(self._start(end, left), end)
        return (noun[0], found[1]) if self.words_of(noun) and noun else found

    def _start(self, end: int, left: int) -> int:
        """Where a stretch without marks, times and figures begins that ends at a token."""
        words, start = self.sentence.words, end
        while (
            start > left
            and (words[start - 1] != "," or self._halved(start - 1))
            and words[start - 1] not in _BREAKS
            and not self.closed[start - 1]
        ):
            start -= 1
        return start

    def _apposed(self, start: int, end: int) -> bool:
        """Whether a stretch between commas says what the one before it is: `chilled meals, its largest unit, rose`."""
        words, articles = self.sentence.words, self.language.sets["determiners"]
        between = start > 0 and words[start - 1] == "," and words[end : end + 1] == [","]
        return self.language.plurals and between and words[start] in articles

    def alone(self, figure: Figure, left: int) -> bool:
        """Whether only a mark and words that name nothing stand before a figure: `..., chiếm 75 %`, `..., or 60%`."""
        words, start = self.sentence.words, figure.begin
        restates = self.language.sets["restating"]
        while start > left and words[start - 1] not in ",(;:.":
            start -= 1
        if start == left and (start == 0 or words[start - 1] not in ",("):
            return False
        if words[start - 1] not in ",(" or self.aside(start - 1, left) is not None:
            return False
        start += start < figure.begin and words[start] in restates
        return self.content(start, figure.begin) is None

    def _bared(self, found: Range) -> Range:
        """A subject without the verbs that plan or tell it: `had expected earnings`, `the deficit is projected`."""
        words, sets = self.sentence.words, self.language.sets
        start, end = found
        for name in _TELLING:
            for cue in self.sentence.cued(name):
                if not start <= cue.start < end:
                    continue
                after = words[cue.end] if cue.end < end else ""
                if after and after[0].isalpha() and after not in sets["skips"] and not self._parting(cue.end):
                    start = cue.end
                elif cue.start - 1 > start and words[cue.start - 1] in sets["passive"]:
                    end = cue.start - 1
                elif cue.end >= end and cue.start > start:
                    end = cue.start
        return self._object(start, end), end

    def _object(self, start: int, end: int) -> int:
        """Where the object of a verb in a phrase begins, which is what the figure measures: `cut the deposit rate`,
        `approved a programme`; a determiner tells it, but not one after a preposition or in a name with `of`.
        """
        words, sets = self.sentence.words, self.language.sets
        led = start > 0 and words[start - 1] in sets["narrowing"]  # `in rural areas of the county the poverty rate`
        for index in range(end - 1, start, -1):
            before = words[index - 1]
            if words[index] not in sets["determiners"] or not before[0].isalpha():
                continue
            if before in sets["link_of"] or before in sets["known_of"] or before in sets["narrowing"]:
                continue
            if led and not any(before in sets[name] for name in _VERBS):
                continue
            if self._stopped(index - 1) or before in sets["skips"] or self.content(index + 1, end) is None:
                continue
            return index + 1
        return start

    def _stopped(self, index: int) -> bool:
        cue = self.sentence.cue_at.get(index)
        return cue is not None and "stops" in cue.value

    def opener(self, left: int, end: int) -> int | None:
        """Where the last word stands that says a number of something follows, and something does; of two that `and`
        joins, the first: `tổng mức bán lẻ hàng hóa và doanh thu dịch vụ`.
        """
        words, joins = self.sentence.words, self.sentence.language.sets["joins"]
        found = None
        for cue in self.counting:
            if cue.start < left or cue.end > end or self._parted(cue.end, end):
                continue
            if words[cue.end][0].isdecimal() and cue.end - cue.start == 1:
                continue  # no number of something is `bão số 3`; but `dân số 11.860 người`
            joined = found is not None and words[cue.start - 1] in joins and "," not in words[found : cue.start]
            if not joined and (self.content(cue.end, end) is not None or cue.end - cue.start > 1):
                found = cue.start if found is None or found < cue.start - 1 else found
        return found

    def _opens(self, cue: Match[Classes]) -> bool:
        """Whether what grows is told after the word for growth: `tốc độ tăng GRDP`, `growth in exports`."""
        words, sets = self.sentence.words, self.language.sets
        after = words[cue.end] if cue.end < len(words) else ""
        return not self.language.plurals or words[cue.end - 1] in sets["link_of"] or after in sets["grows_in"]

    def _parted(self, start: int, end: int) -> bool:
        """Whether a comma before a time begins a new clause between two tokens."""
        words = self.sentence.words
        return any(words[index] == "," and self.closed[index + 1] for index in range(start, end - 1))

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
            return self._unknown(left, stop)
        return found

    def _unknown(self, left: int, stop: int) -> Range | None:
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
            and not any(cue.start <= index < cue.end for cue in self.sentence.cues)
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


_STOPS = frozenset(["stops", "parts", "scopes"])
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
