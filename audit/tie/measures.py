"""How a figure measures: a level, a change, growth, a share, an average or the attainment of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.extract.counts import passed, sizes
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes, Match
from audit.model import BEYOND, SHORT, Hedge, Kind, Measure

_REACH = 7  # words between a verb of change and its figure, at most
_TO_PLAN = 7  # words from a percentage to the plan that it is of
_COMPARED = 5  # words of what something is more than: `thấp hơn chuyến biển trước 7.000 đồng`
_NAMED = 3  # words of the name of a plan: `dự toán pháp lệnh`
_PASSED = 12  # words from a verb that says a plan was passed to its figure
_BASE = 4  # words from a figure to what it is compared with
_TENTHS = 10  # a bare ratio of smaller numbers is a share
_BRACKET = 6  # words of a bracket that restates a figure
_POINTS = frozenset(["percentage_point", "basis_point"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """The measure of a figure, its sign (-1 for a fall), and where the words after it that tell it end (0: none)."""

    measure: Measure
    sign: int = 1
    end: int = 0


_CHANGES = (Measure.CHANGE, Measure.GROWTH)
_MOVES = frozenset(["rises", "falls"])
_VERBS = frozenset(
    [
        "rises",
        "falls",
        "growths",
        "reaches",
        "shares",
        "strong_shares",
        "rates",
        "stands",
        "acts",
        "plans_met",
        "averages",
    ]
)
_STANDING = (Measure.LEVEL, Measure.SHARE, Measure.AVERAGE)


@dataclass(slots=True)
class Measures:
    """Reads the measure of the figures of one sentence, one after the other."""

    sentence: Sentence
    moved: int = 0  # the sign of the last growth
    levels: list[Figure] = field(default_factory=list)
    opened: Meaning | None = None  # what the first figure since the last semicolon measures

    def of(self, figure: Figure, left: int, right: int, before: tuple[Figure, Meaning] | None) -> Meaning:
        """The measure of a figure whose clause runs from token `left` to token `right`, after the one `before`."""
        meant = self._of(figure, left, right, before)
        if before is None or ";" in self.sentence.words[before[0].end : figure.begin]:
            self.opened = meant
        return meant

    def _of(self, figure: Figure, left: int, right: int, before: tuple[Figure, Meaning] | None) -> Meaning:
        if figure.none:
            return Meaning(Measure.LEVEL)
        own = self._own(figure, left, right)
        if own.measure in _STANDING[:2] and self._turned(figure, left):
            own = Meaning(_changed(figure), self._turn(figure))
        if own.measure is Measure.LEVEL:
            self.levels.append(figure)
        if own.measure in _CHANGES:
            self.moved = own.sign
        elif own.measure is Measure.SHARE and self.moved and self._gapped(figure):
            return Meaning(Measure.GROWTH, self.moved)
        if before is None or own.measure in (*_CHANGES, Measure.ATTAINMENT):
            return own
        previous, meant = before
        if previous.aims and own.measure is Measure.SHARE:
            return Meaning(Measure.ATTAINMENT)  # `68 tỷ đồng/84 tỷ đồng dự toán, đạt 81%`
        if own.measure is Measure.SHARE and meant.measure is Measure.GROWTH and self._recalled(previous, figure):
            return Meaning(Measure.GROWTH)
        if own.measure is Measure.SHARE and meant.measure is Measure.GROWTH and self._dated(figure):
            return Meaning(Measure.GROWTH, meant.sign)  # `tăng 0,1% so tháng 7, 2,3% so tháng 12`
        if own.measure is Measure.SHARE and self._steps(previous, figure):
            return Meaning(Measure.GROWTH, self._way(previous))  # `to 131,900 from 105,500, which is 25%`
        old = figure.kind is previous.kind and self._recalls(previous, figure)
        if figure.restates is previous and meant.measure in _CHANGES and not (old or self._whole(figure, right)):
            return Meaning(_changed(figure), meant.sign)
        words, by = self.sentence.words, self.sentence.language.sets["by"]
        if figure.begin and words[figure.begin - 1] in by and own.measure is Measure.SHARE:
            if meant.measure in _CHANGES:
                return Meaning(meant.measure, meant.sign)  # `output grew by 20%, services by 32%`
            if self.moved and self.sentence.language.plurals:
                return Meaning(Measure.GROWTH, self.moved)  # `prices rose £6,200 to £287,000 and rents by 8.6%`
        if own.measure is Measure.LEVEL and (sign := self._beside(previous, figure)):
            return Meaning(Measure.CHANGE, sign)
        if self._apart(previous, figure) and own.measure in _STANDING[:2]:
            return Meaning(_changed(figure), self._way(previous))
        alike = figure.kind is previous.kind and own.measure in _STANDING[:2]
        held = alike and (self._compared(figure) or self._thought(previous, figure))
        if held and meant.measure in (Measure.GROWTH, *_STANDING):
            return Meaning(meant.measure)  # `prices rose 3.2%, down from 3.4%`
        if meant.measure is Measure.GROWTH and own.measure is Measure.SHARE and self._narrowed(previous, figure):
            return Meaning(Measure.GROWTH, meant.sign)  # `tăng 9,6%, riêng cơ khí 11,3%`
        alike = figure.kind is previous.kind and meant.measure is not Measure.LEVEL
        if alike and own.measure in (Measure.SHARE, Measure.LEVEL) and self._coordinated(previous, figure):
            return Meaning(meant.measure, meant.sign)
        if (
            own.measure is Measure.SHARE
            and figure.unit == "percent"
            and (grown := self._listed(previous, meant, figure))
        ):
            return grown
        return own

    def _listed(self, previous: Figure, meant: Meaning, figure: Figure) -> Meaning | None:
        """The growth that a percentage behind a label is too, as the one before it, or as the first one before a
        semicolon: `nông nghiệp tăng 3,7%, đóng góp 5%; công nghiệp 9,5%`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        start = previous.end
        if self.sentence.language.plurals:  # `output was 8.3% up for the nine months, retail sales 8.8%`
            start = max((at for at in range(start, figure.begin) if words[at] in ";,"), default=start)
        between = words[start : figure.begin]
        model = meant if previous.kind is Kind.PERCENT else None
        if ";" in words[previous.end : figure.begin]:
            model = self.opened
        if model is None or model.measure is not Measure.GROWTH:
            return None
        label = between[1:] if between and (between[0] in ";,:" or between[0] in sets["joins"]) else []
        after = words[figure.end] if figure.end < len(words) else "."
        ends = not after[0].isalpha() or after in sets["joins"]
        plain = ends and 0 < len(label) <= _REACH and all(word[0].isalpha() or word in "-," for word in label)
        if not plain or not sets["named_shares"].isdisjoint(label):
            return None
        verbs = _VERBS if self.sentence.language.plurals else _VERBS - {"acts"}  # `công nghiệp và xây dựng 9,5%`
        told = any(start <= cue.start < figure.begin and not verbs.isdisjoint(cue.value) for cue in self.sentence.cues)
        return None if told else Meaning(Measure.GROWTH, model.sign)

    def apart(self, figure: Figure, meant: Meaning, left: int) -> str:
        """Whether an attainment is told by how much a plan was passed or missed: `vượt 5,8 % kế hoạch`, `12% short`."""
        if meant.measure is not Measure.ATTAINMENT or figure.unit != "percent":
            return ""
        words, sets = self.sentence.words, self.sentence.language.sets
        after = words[figure.end : figure.end + self.sentence.language.plurals]
        verb = self._passed(figure, left) if meant.end == 0 else figure.begin - 1
        near = {*after, *words[figure.begin : figure.start], *(words[verb : verb + 1] if verb is not None else ())}
        if near.isdisjoint(sets["exceeds"]):
            return ""
        return BEYOND if near.isdisjoint(sets["missed"]) else SHORT

    def _passed(self, figure: Figure, left: int) -> int | None:
        """The verb that says by how much a plan named after it was passed: `vượt kế hoạch đề ra 12 %`, `beat its target
        of 200 homes by 4%`, where the word before the figure says so past another figure.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        by = words[figure.begin - 1] in sets["by"]
        first, reached = (0, set[int]()) if by else (left, {cue.end for cue in self.sentence.cued("reaches")})
        plans = {cue.start for cue in self.sentence.cued("plans")}
        named = False
        for at in range(figure.begin - 1, max(first, figure.begin - _PASSED) - 1, -1):
            if words[at] in ",;.:()" or at + 1 in reached:
                return None
            if named and words[at] in sets["exceeds"]:
                return at
            named = named or at in plans
        return None

    def _steps(self, previous: Figure, figure: Figure) -> bool:
        """Whether a percentage restates how far the two levels just before it are apart."""
        pair = previous.opens or previous.follows is not None or self._compared(previous)
        read, sets = self.sentence, self.sentence.language.sets
        words = [read.words[at] for at in range(previous.end, figure.begin) if not read.taken[at]]
        idle = sets["restating"] | sets["them"] | sets["it"] | sets["skips"]
        told = " ".join(words[1:]) in sets["restating"] or all(word in idle for word in words[1:])
        return pair and words[:1] in ([","], ["("]) and told and previous.kind is not Kind.PERCENT

    def _way(self, last: Figure) -> int:
        """The sign of the change that the sentence told last before a figure."""
        signs = [
            1 if "rises" in cue.value else -1
            for cue in self.sentence.cues
            if cue.end <= last.start and ("rises" in cue.value or "falls" in cue.value)
        ]
        return signs[-1] if signs else 1

    def _apart(self, previous: Figure, figure: Figure) -> bool:
        """Whether a figure is by how much two levels before it differ: `to 716 from 792 a year ago, i.e., by 76`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        by = figure.begin > 0 and words[figure.begin - 1] in sets["by"] and self.sentence.language.plurals
        alike = figure.kind is Kind.PERCENT or (figure.kind is previous.kind and previous.unit in (figure.unit, ""))
        return by and alike and len(self.levels) > 1 and (previous.opens or previous.follows is not None)

    def _beside(self, previous: Figure, figure: Figure) -> int:
        """The sign of an amount by which a comparative says a level is past the one before the amount, 0 where none
        does: `cao hơn mức 71,8 tỷ đồng của cùng kỳ là 24,6 tỷ đồng`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        start, end = previous.end, figure.begin
        equal = end > start and read.words[end - 1] in sets["equating"] and previous.unit == figure.unit
        if not equal or previous.kind is not figure.kind:
            return 0
        idle = sets["skips"] | sets["link_of"] | sets["compared"] | sets["base_after"]
        if not all(read.taken[at] or read.words[at] in idle for at in range(start, end)):
            return 0
        for name, sign in (("rises", 1), ("falls", -1)):
            for cue in read.cued(name):
                between = read.words[cue.end : previous.begin]
                if read.words[cue.end - 1] in sets["compares"] and 0 <= previous.begin - cue.end <= 2:
                    return sign if all(word in sets["totals"] for word in between) else 0
        return 0

    def _turned(self, figure: Figure, left: int) -> bool:
        """Whether a noun just before says that a figure is a change: `an improvement of 20%`, `a loss of 5.6%`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        at = figure.begin - 2
        if at < left or words[at + 1] not in sets["link_of"]:
            return False
        return words[at] in sets["turns"] or (figure.unit == "percent" and words[at] in sets["losses"])

    def _turn(self, figure: Figure) -> int:
        """The sign of such a change: which of the two levels before it is more, else that of the verb before it."""
        if self.sentence.words[figure.begin - 2] in self.sentence.language.sets["losses"]:
            return -1
        if len(self.levels) < 2:
            return self._way(figure)
        new, old = self.levels[-2:]
        if old.follows is new:
            new, old = old, new  # `from 124 to 93`
        return 1 if new.number.value > old.number.value else -1

    def _recalls(self, previous: Figure, figure: Figure) -> bool:
        """Whether an amount alone in a bracket is what was before a change in its unit: `hơn 141 tỷ (1.175 tỷ)`."""
        words = self.sentence.words[previous.end : figure.begin]
        return words == ["("] and figure.unit == previous.unit and not self.sentence.language.plurals

    def _recalled(self, previous: Figure, figure: Figure) -> bool:
        """Whether a figure is only that of another time: `tăng 10,1% (2023: 4,26%)`, `tăng 4,6%; cùng kỳ 6,9%`."""
        words, taken, start = self.sentence.words, self.sentence.taken, previous.end
        if start + 1 >= figure.begin or figure.number.value > _TENTHS * previous.number.value:
            return False
        if words[figure.begin - 1] == "(" and taken[figure.begin - 2]:
            return ";" not in words[start : figure.begin]  # `tăng 7,96%, chỉ sau quý II/2022 (8,56%)`
        return words[start] in "(;" and all(taken[at] or words[at] == ":" for at in range(start + 1, figure.begin))

    def _gapped(self, figure: Figure) -> bool:
        """Whether a verb of change is left out: `exports rose 17% to $93bn and imports 13.9% to $85bn`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        after = words[figure.end + 1] if figure.end + 1 < len(words) else ""
        if not after or not self.sentence.language.plurals or words[figure.begin - 1] in sets["change_openers"]:
            return False
        told = words[figure.end] in sets["reaching"]
        return told and not (after[0].isalpha() and after not in sets["article"])

    def _compared(self, figure: Figure) -> bool:
        """Whether a percentage is what another is held against: `from 3.4%`, `faster than the 2.4%`."""
        words, index = self.sentence.words, figure.begin - 1
        sets = self.sentence.language.sets
        index -= index > 0 and words[index] in sets["determiners"]
        held = index >= 0 and (
            words[index] in sets["opposed"]
            or words[index] in sets["change_openers"]
            or words[index] in sets["succeeding"]
            or words[index] == "than"
        )
        return held and self.sentence.language.plurals

    def _own(self, figure: Figure, left: int, right: int) -> Meaning:
        sign = None if figure.opens or figure.follows else self._change(figure, left, right)
        planned = self._planned(figure, right) if figure.unit == "percent" else None
        if planned is not None and (sign is None or self._exceeds(figure, left)):
            return Meaning(Measure.ATTAINMENT, 1, planned)
        if planned is None and figure.unit == "percent" and self._passed(figure, left) is not None:
            return Meaning(Measure.ATTAINMENT)
        apart = figure.unit == "percent" and passed(self.sentence, figure, figure.start - 1)
        if sign is not None and apart and not self._dated(figure):
            return Meaning(Measure.ATTAINMENT)
        if sign is not None:
            told = self.sentence.language.plurals and self._after(figure, right) is not None
            return Meaning(_changed(figure), sign, figure.end + 1 if told else 0)
        if self._signed(figure) or self._beyond(figure):
            return Meaning(Measure.CHANGE)
        by = figure.begin > 0 and self.sentence.words[figure.begin - 1] in self.sentence.language.sets["by"]
        spread = figure.unit == "basis_point" and self._cue("reaches", left, figure.begin) and not by
        if figure.unit in _POINTS and not spread:
            return Meaning(Measure.CHANGE)
        if figure.multiple or (figure.unit in self.sentence.language.sets["times"] and self._multiplies(figure, left)):
            return Meaning(Measure.GROWTH)
        if figure.kind is Kind.PERCENT or (
            figure.unit.startswith("percent") and self._cue("growths", left, figure.begin)
        ):
            return self._percent(figure, left)
        if figure.kind is Kind.RATIO and self._is_share(figure, left):
            return Meaning(Measure.SHARE)
        if figure.kind is not Kind.RATIO and self._averaged(figure):
            return Meaning(Measure.AVERAGE)
        averaged = None if figure.kind is Kind.RATIO else self._cue("averages", left, figure.begin)
        if averaged is not None and not self._per_head(averaged) and not figure.opens and not self._grade(averaged):
            return Meaning(Measure.AVERAGE)
        return Meaning(Measure.LEVEL)

    def _averaged(self, figure: Figure) -> bool:
        """Whether an average is told behind a figure, `1.6 days on average`, or is what moved to it or from it:
        `average earnings rose 5.7% to $34.55`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        averages = read.cued("averages")
        if not averages or not read.language.plurals or figure.multiple:
            return False
        if any(figure.end <= cue.start <= figure.end + 1 and cue.end == cue.start + 2 for cue in averages):
            return True
        led = figure.begin > 0 and read.words[figure.begin - 1] in sets["reaching"] | sets["change_openers"]
        clause = max((at for at in range(figure.begin) if read.words[at] in ";:"), default=0)
        told = (cue for cue in averages if clause <= cue.start < figure.begin and not self._per_head(cue))
        subject = next(told, None)
        moves = [cue.start for name in _MOVES for cue in read.cued(name)]
        if not led or subject is None or figure.kind is Kind.PERCENT:
            return False
        parted = (sets["joins"] | sets["clauses"]) - {","}
        if any(read.words[at] in parted and read.words[at + 1][0].isalpha() for at in range(subject.end, figure.begin)):
            return False
        return subject.start - clause < _TENTHS and any(subject.end <= at < figure.begin for at in moves)

    def _dated(self, figure: Figure) -> bool:
        """Whether a figure is held against another time in the words right after it: `hụt 12% so phiên trước`."""
        read, sets = self.sentence, self.sentence.language.sets
        words, at = read.words, figure.end
        if read.language.plurals or at >= len(words) or words[at] not in sets["base_openers"]:
            return False
        at += 2 if " ".join(words[at : at + 2]) in sets["compared_with"] else 1
        return at < len(words) and (bool(read.taken[at]) or not sets["previous"].isdisjoint(words[at + 1 : at + 2]))

    def _multiplies(self, figure: Figure, left: int) -> bool:
        """Whether `times` says how much as much, not how often: `gấp 2,5 lần`, `three times as many`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        after = words[figure.end] if figure.end < len(words) else ""
        return after in sets["multiple_follow"] or self._cue("multiplied", left, figure.begin) is not None

    def _is_share(self, figure: Figure, left: int) -> bool:
        """Whether a ratio is a part of a whole nobody counted: `hai phần ba số hộ`, `chiếm 2/3`, `3/4 sản lượng`."""
        language = self.sentence.language
        if figure.other is None:
            return False
        if language.plurals:
            return figure.number.worded and not figure.unit
        told = figure.other.value <= _TENTHS or self._cue("strong_shares", left, figure.begin) is not None
        return figure.number.worded or (told and figure.head is None)

    def _signed(self, figure: Figure) -> bool:
        """Whether an amount has a sign where a level before it is held against another: `3.012 ca (+148)`."""
        at = figure.begin - 1
        if at < 1 or figure.kind is Kind.PERCENT or not self.levels or not self._glued(figure.begin):
            return False
        words = self.sentence.words
        return words[at] in "+-" and words[at - 1] in ("(" if words[at] == "-" else "(,;")

    def _beyond(self, figure: Figure) -> bool:
        """Whether an amount set apart behind a greater one says how far that is past a plan: `thu 77 tỷ, vượt 9 tỷ`."""
        if figure.hedge is not Hedge.OVER or not self.levels or figure.begin == figure.start:
            return False
        words, level = self.sentence.words, self.levels[-1]
        apart = level.end + 1 == figure.begin and words[level.end] in ",(" and not self.sentence.language.plurals
        passed = words[figure.begin] in self.sentence.language.sets["exceeds"]
        return apart and passed and level.unit == figure.unit and figure.number.value < level.number.value

    def _glued(self, start: int) -> bool:
        """Whether a sign stands right before a token."""
        sentence = self.sentence
        return start > 0 and sentence.ends[start - 1] == sentence.starts[start] and sentence.words[start - 1] in "+-−"

    def _percent(self, figure: Figure, left: int) -> Meaning:
        start = figure.begin
        signed = self._glued(start)
        signed = signed or (start > 0 and self.sentence.words[start - 1] in self.sentence.language.sets["minus"])
        if signed and not self.sentence.language.sets["named_shares"].isdisjoint(self.sentence.words[left:start]):
            return Meaning(Measure.SHARE)  # `its gross margin was minus 35.2%`
        if (self._told_of("growths", left, start) and not figure.opens) or signed:
            return Meaning(Measure.GROWTH)
        if self._met(left, start):
            return Meaning(Measure.ATTAINMENT)
        if self._told_of("rates", left, start) and not self._cue("strong_shares", left, start):
            return Meaning(Measure.LEVEL)
        return Meaning(Measure.ATTAINMENT if self._against_plan(figure, left) else Measure.SHARE)

    def _against_plan(self, figure: Figure, left: int) -> bool:
        """Whether a percentage without a noun is of the plan that its sentence opens on: `So với kế hoạch 125.000
        người, kết quả này đạt 126,9%`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        plan = self.levels[-1] if self.levels else None
        after = read.words[figure.end] if figure.end < len(read.words) else "."
        if plan is None or after[0].isalpha() or self._cue("reaches", left, figure.begin) is None:
            return False
        if read.words[0] not in sets["base_openers"]:
            return False
        named = (cue for cue in read.cued("plans") if 0 <= plan.begin - cue.end <= _NAMED)
        openers = (read.words[: cue.start] for cue in named)
        return any(not words or " ".join(words) in sets["compared_with"] for words in openers)

    def _told_of(self, name: str, left: int, start: int) -> bool:
        """Whether a noun of a class stands in the clause of the figure at a token: not in `an increase was dropped
        after 69% of voters ...`.
        """
        cue = self._cue(name, left, start)
        if cue is None or not self.sentence.language.plurals:
            return cue is not None
        return self.sentence.language.sets["subordinates"].isdisjoint(self.sentence.words[cue.end : start])

    def _met(self, left: int, start: int) -> bool:
        """Whether the figure at `start` says a plan is met: `hoàn thành 86%`, not `hoàn thành nhiệm vụ đạt 90%`."""
        met = self._cue("plans_met", left, start)
        if met is None:
            return False
        language = self.sentence.language
        idle = language.sets["skips"] | language.sets["changed"]
        content = [word for word in self.sentence.words[met.end : start] if word not in idle]
        return language.plurals or not content or self._cue("plans", met.end, start) is not None

    def _change(self, figure: Figure, left: int, right: int) -> int | None:
        """The sign of a rise or fall that governs the figure."""
        start = figure.begin
        opened = start > 0 and self.sentence.words[start - 1] in self.sentence.language.sets["change_openers"]
        limit = figure.hedged is not None and figure.hedged[0] >= figure.end  # `giảm từ 3% trở lên`
        if opened and figure.hedge is not Hedge.RANGE and not limit:
            return None  # `up from 27.2%`: the old level
        after = self._after(figure, right)
        if after is not None:
            return self._moved(figure) or after
        if (compared := self._longer(figure)) is not None:
            return compared
        if _MOVES.isdisjoint(self.sentence.by_class):
            return None
        for cue in reversed(self.sentence.cues):
            if cue.start < left or start - cue.end > _REACH + 4:
                break
            if cue.end > start:
                continue
            if "targets_of_change" in cue.value:
                return None
            if "takes" in cue.value and any(
                cue.start == verb.end for name in _MOVES for verb in self.sentence.cued(name)
            ):
                continue  # `giảm thêm 55 hộ`
            if ("rises" in cue.value or "falls" in cue.value) and not self._names(cue):
                return None if sizes(self.sentence, figure, cue) else self._governs(cue, start, figure)
        return None

    def _longer(self, figure: Figure) -> int | None:
        """The sign of a comparative that a figure says by how much: `It has become shorter by 130`."""
        words, sets, at = self.sentence.words, self.sentence.language.sets, figure.begin
        if at < 2 or words[at - 1] not in sets["by"] or not self.sentence.language.plurals:
            return None
        if words[at - 2] not in sets["comparatives"]:
            return None
        return -1 if words[at - 2] in sets["comparatives_down"] else 1

    def _names(self, cue: Match[Classes]) -> bool:
        """Whether the one word of a cue is part of a name: `thôn Hạ 45 hộ`."""
        read, at = self.sentence, cue.start
        inner = at > 0 and cue.end == at + 1 and read.words[at - 1][0].isalpha()
        return inner and read.raw[read.starts[at]].isupper() and not read.shouted

    def _moved(self, figure: Figure) -> int | None:
        """The sign of a verb of change just before a figure, whatever follows: `fell 3% more than expected`."""
        for name, sign in (("falls", -1), ("rises", 1)):
            for cue in self.sentence.cued(name):
                if (
                    cue.end == figure.begin
                    and self.sentence.words[cue.start] not in self.sentence.language.sets["comparatives"]
                ):
                    return sign if "takes" not in cue.value else None
        return None

    def _governs(self, cue: Match[Classes], start: int, figure: Figure) -> int | None:
        words, language = self.sentence.words, self.sentence.language
        skips, changed = language.sets["skips"], language.sets["changed"]
        between = words[cue.end : start]
        if between[-1:] == [","] and between[-2:-1] and between[-2] in language.sets["superlatives"]:
            between = between[:-1]  # `giảm sâu nhất, 13,9%`
        hailed = words[max(0, cue.start - _BASE) : cue.start]
        if between == [","] and language.plurals and not language.sets["superlatives"].isdisjoint(hailed):
            between = []  # `the lowest annual rise, 3.6 per cent`
        by = bool(between) and between[-1] in language.sets["by"]
        marks = ".;:()" if by and language.plurals else ",.;:()"  # `fell for the third time, by 12,000`
        if len(between) > _REACH + 4 * by or any(word in marks for word in between):
            return None
        if language.plurals and (self._leads(cue, between) or self._travels(cue, figure)):
            return None
        if "than" in between and words[cue.start] in language.sets["comparatives"] and not by:
            return None  # `higher than the $11.5bn`: that is a level
        amount = figure.kind is not Kind.PERCENT and figure.unit not in language.sets["points"]
        told = not language.sets["by"].isdisjoint(between) or self._held(figure) or self._moves(figure)
        drops = (
            figure.kind in (Kind.MONEY, Kind.RATE) and words[cue.start] not in language.sets["money_verbs"]
        )  # `rớt 300 ngàn`
        drops = drops and "falls" in cue.value and cue.end == cue.start + 1 and not language.plurals
        grown = figure.kind in (Kind.AREA, Kind.MASS) and words[cue.start] in language.sets["cultivating"]
        if amount and ("takes" in cue.value or grown) and not (told or drops):
            return None  # `cut 1,300 jobs` counts jobs, `grow 35,000 hectares` fields
        if amount and language.plurals and not by and not language.sets["joins"].isdisjoint(between[1:]):
            return None  # `383,083 had waited more than a year and 7,177 ...`
        linked = language.sets["linking"] - language.sets["link_of"] if amount else language.sets["passive"]
        if language.plurals and len(between) > 1 and between[-1] in linked:
            return None  # `a decline in profit at $3m`, `under the expanded definition the rate was 42%`
        if amount and language.plurals and between[:1] and between[0] in language.sets["base_after"]:
            return None  # `a $96 million increase over the current $1,808 million`
        if figure.hedged and figure.hedged[0] < figure.start and words[figure.hedged[0]] in language.sets["landmarks"]:
            return None  # `fell below 1 %`: where it stands
        content = [word for word in between if word not in skips and word not in changed]
        compares = words[cue.end - 1] in language.sets["compares"]
        if words[cue.start] in language.sets["exceeds"] and not language.sets["peaks"].isdisjoint(between[-1:]):
            return None  # `vượt kỷ lục 5.510 MW`: that is a level
        if between[-1:] and between[-1] in language.sets["link_of"] and self._cue("plans", cue.end, start):
            return None  # `down on the budget of £3 million`
        thresholds = language.sets["thresholds"] - (language.sets["prices"] if not amount else set())
        if compares and (not thresholds.isdisjoint(between) or " ".join(between[-2:]) in thresholds):
            return None  # `cao hơn mức tối thiểu 8%`: the figure is that level
        most = _COMPARED if compares else 2
        by = by or (language.plurals and bool(between) and between[0] in language.sets["by"])
        if not by and (len(content) > most or (language.plurals and content and figure.kind is Kind.COUNT)):
            return None
        return -1 if "falls" in cue.value else 1

    def _leads(self, cue: Match[Classes], between: Sequence[str]) -> bool:
        """Whether `up` or `down` leads somewhere: `sending rocks down the slope at 300 km an hour`."""
        sets = self.sentence.language.sets
        single = cue.end - cue.start == 1 and self.sentence.words[cue.start] in sets["comparatives"]
        if not single or not between or between[0] not in sets["determiners"]:
            return False
        return any(word[0].isalpha() and word not in sets["skips"] and word not in sets["changed"] for word in between)

    def _travels(self, cue: Match[Classes], figure: Figure) -> bool:
        """Whether `up` or `down` says where something went, and a length how far: `rolled down about 300 feet`."""
        words, sets, at = self.sentence.words, self.sentence.language.sets, cue.start - 1
        single = cue.end - cue.start == 1 and words[cue.start] in sets["particles"]
        return single and figure.kind is Kind.LENGTH and at >= 0 and words[at].endswith("ed")

    def _moves(self, figure: Figure) -> bool:
        """Whether a figure is only a distance: `lost 74 points`, `added 64 cents to $83.67`, `had lost 218`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        if figure.unit in sets["points"] or figure.elided:
            return self.sentence.language.plurals
        after = words[figure.end : figure.end + 2]
        if len(after) < 2 or after[0] not in sets["reaching"]:
            return False
        return not after[1][0].isalpha() or after[1] in sets["settling"]

    def _held(self, figure: Figure) -> bool:
        """Whether a figure is held against another time in the words just after it: `mất 200 USD so với năm trước`."""
        words, compared = self.sentence.words, self.sentence.language.sets["compared_with"]
        near = range(figure.end, min(figure.end + _BASE, len(words)))
        return any(" ".join(words[at : at + 2]) in compared for at in near)

    def _after(self, figure: Figure, right: int) -> int | None:
        """`a 5 % increase`, `12 % higher`, `11 more than`: the noun or comparative just after the figure."""
        words, sets = self.sentence.words, self.sentence.language.sets
        at = figure.end
        if figure.head is not None and words[figure.head[0] - 1] in sets["comparatives"]:
            at = figure.head[0] - 1  # `120 fewer beds`
        hyphened = figure.end > 1 and words[figure.end - 2] == "-"
        sized = hyphened and figure.kind is not Kind.PERCENT  # `the 460-member lower house`
        if at >= min(right, len(words)) or not sets["comparatives"] or figure.kind is Kind.LENGTH or sized:
            return None
        if figure.hedged is not None and figure.hedged[0] == at:
            return None  # `5 per cent or lower`
        opening = figure.begin - 1 - (words[figure.begin - 1] in sets["restating"])
        if words[at] == "(" and ")" in words[at : at + _BRACKET] and self.sentence.language.plurals:
            at = words.index(")", at) + 1  # `460 (or 10%) more than a year before`
            if at >= len(words):
                return None
        elif words[at] == ")" and words[opening] == "(" and self.sentence.language.plurals:
            before = opening - 1  # `a tenth more (10%)`, `a quarter (25%) bigger`
            at = before if before >= 0 and words[before] in sets["comparatives"] else at + 1
            if at == len(words):
                return None
        if words[at] in sets["restating"]:  # `€14.7bn or 21.5% more`
            at = next(
                (
                    more
                    for more in range(at + 2, min(at + 7, right + 7, len(words)))
                    if words[more] in sets["comparatives"]
                ),
                at,
            )
        if words[at] in sets["comparatives_up"]:
            return 1
        if words[at] in sets["comparatives_down"]:
            return -1
        told = figure.kind is Kind.PERCENT or self._nominal(figure, at)
        if words[at] in sets["link_of"]:
            return None  # `72% of higher education providers`
        led = words[figure.begin - 1] in sets["article"]
        while led and at + 1 < min(right, len(words)) and (self.sentence.taken[at] or words[at] in sets["annual"]):
            at += 1  # `a 24.6% year-on-year decline`
        if told and words[at] not in sets["passive"]:  # `growth of 3% is down from 4%`
            for cue in self.sentence.cues:
                if at <= cue.start <= at + 1 and cue.end <= right and words[at][0].isalpha():
                    if "falls" in cue.value:
                        return -1
                    if "rises" in cue.value or "growths" in cue.value:
                        return 1
        return None

    def _nominal(self, figure: Figure, at: int) -> bool:
        """Whether the word after an amount is a noun of change that an article opens: `a $96 million increase`."""
        read = self.sentence
        opened = figure.begin > 0 and read.words[figure.begin - 1] in read.language.sets["article"]
        return opened and read.language.plurals and (cue := read.cue_at.get(at)) is not None and cue.end == at + 1

    def _planned(self, figure: Figure, right: int) -> int | None:
        """Where the plan ends that a percentage is of: `103,8 % dự toán`, `100 % of the annual target`."""
        words, language = self.sentence.words, self.sentence.language
        at = figure.end
        while at < min(right, figure.end + _TO_PLAN):
            cue = self.sentence.cue_at.get(at)
            if cue is not None and "plans" in cue.value:
                if language.plurals and at == figure.end:
                    return None  # `its 2% target` is the target
                return self._plan(cue.end, right)
            if cue is not None and "bases" in cue.value:
                at = cue.end
            elif words[at] in language.sets["skips"] or words[at] in language.sets["to_plan"]:
                at += 1
            else:
                return None
        return None

    def _plan(self, end: int, right: int) -> int:
        """Where the words that say whose plan it is end: `dự toán thành phố giao`."""
        words, language = self.sentence.words, self.sentence.language
        limit = end if language.plurals else min(right, len(words), end + _COMPARED)
        last = end
        while last < limit and words[last][0].isalpha() and words[last] not in language.sets["joins"]:
            last += 1
        return last if last < len(words) and words[last] in ",;.:()" else end

    def _exceeds(self, figure: Figure, left: int) -> bool:
        """Whether a plan was passed or missed by the figure: `vượt 5,8 % kế hoạch`, `24.7% above the estimate`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        near = words[max(left, figure.begin - 1) : figure.end + 1]
        return not sets["exceeds"].isdisjoint(near) or "so" not in words[figure.end : figure.end + 1]

    def _whole(self, figure: Figure, right: int) -> bool:
        """Whether a restated percentage says of what it is a part: `or 4.5% of GDP`."""
        words = self.sentence.words
        return figure.end < right and words[figure.end] in self.sentence.language.sets["link_of"]

    def _thought(self, previous: Figure, figure: Figure) -> bool:
        """Whether a figure is what was expected of the one before: `rose 6.0%; economists had pencilled in 6.1%`."""
        cues = self.sentence.cued("estimate_words") if self.sentence.language.plurals else ()
        the = figure.begin > 0 and self.sentence.words[figure.begin - 1] in self.sentence.language.sets["definites"]
        return any(
            (previous.end <= cue.start and cue.end == figure.begin) or (the and cue.start == figure.end) for cue in cues
        )

    def _narrowed(self, previous: Figure, figure: Figure) -> bool:
        """Whether a figure tells of a part what the one before told of the whole, without a verb of its own."""
        between = self.sentence.words[previous.end : figure.begin]
        opener = self.sentence.cue_at.get(previous.end + 1)
        if between[:1] != [","] or opener is None or "narrows" not in opener.value or len(between) > _REACH:
            return False
        told = ("shares", "reaches", "rates", "stands", "plans_met")
        return all(word[0].isalpha() for word in between[1:]) and not any(
            previous.end <= cue.start < figure.begin for name in told for cue in self.sentence.cued(name)
        )

    def _coordinated(self, previous: Figure, figure: Figure) -> bool:
        """Whether a figure goes on where the one before left off: `22.2% in volume and 34.7% in value`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        between = words[previous.end : figure.begin]
        alone = bool(between) and all(word == "," or word in sets["joins"] for word in between)
        if alone and not self.sentence.language.plurals:
            return True
        if self.sentence.language.plurals and figure.kind is Kind.PERCENT:
            told = range(previous.end, figure.begin)  # `3.8% in the 16 weeks to 4 January, and 4.1% in December`
            between = [words[at] for at in told if not self.sentence.taken[at] and words[at] not in sets["within"]]
        if not between or between[-1] not in sets["going_on"] or len(between) > 6:
            return False
        if any(word in ".;:()" for word in between) or (len(between) > 1 and "," in between[:-2]):
            return False
        return not any(
            previous.end <= cue.start < figure.begin
            and words[cue.start] not in sets["going_on"]
            and words[cue.start] not in sets["change_openers"]
            for name in ("reaches", "rises", "falls", "shares", "acts")
            for cue in self.sentence.cued(name)
        )

    def _cue(self, name: str, left: int, right: int) -> Match[Classes] | None:
        """The last cue of a class between two tokens."""
        found = None
        for cue in self.sentence.cued(name):
            if cue.start >= left and cue.end <= right:
                found = cue
        return found

    def _grade(self, cue: Match[Classes]) -> bool:
        """Whether the word for an average is a grade, among others: `loại khá 92, trung bình 48, yếu 25`."""
        sets, words = self.sentence.language.sets, self.sentence.words
        return " ".join(words[cue.start : cue.end]) in sets["grades"] and any(word in sets["grades"] for word in words)

    def _per_head(self, cue: Match[Classes]) -> bool:
        words, language = self.sentence.words, self.sentence.language
        persons = language.sets["persons"]
        return words[cue.end - 1] in persons or words[cue.end : cue.end + 1] == ["đầu"]


def _changed(figure: Figure) -> Measure:
    return Measure.GROWTH if figure.unit.partition("/")[0] == "percent" else Measure.CHANGE
