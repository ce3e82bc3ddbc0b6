"""How a figure measures: a level, a change, growth, a share, an average or the attainment of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.extract.counts import passed
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import CHANGES, Hedge, Kind, Measure
from audit.tie.attainments import against_plan, exceeds, met, part_of, plan_end, verb_passed
from audit.tie.increases import told_after
from audit.tie.meanings import MOVES, STANDING, Meaning, changed
from audit.tie.moves import labelled, moved
from audit.tie.successions import (
    Told,
    averaged,
    by_as_much,
    gapped,
    held_against,
    spread,
    taken_over,
    turn,
    turned,
    whole,
)

_TENTHS = 10  # a bare ratio of smaller numbers is a share
_SUBJECT = 10  # words from the start of a clause to the average that is its subject
_CHANGING = frozenset([*MOVES, "growths"])
_TURNS = (*_CHANGING, "parts", "shares", "strong_shares")
_ITEM = 8  # words of an item of a list with its joint
_TO = 4  # words from one of two amounts to the word that leads to the other
_POINTS = frozenset(["percentage_point", "basis_point"])
_AMOUNTS = frozenset([Kind.MONEY, Kind.RATE])
_UNSIZED = frozenset([Kind.PERCENT, Kind.RATIO, Kind.DURATION, Kind.OTHER])
_SIGNED = frozenset([Kind.MONEY, Kind.TEMPERATURE, Kind.RATE])  # what may be below nothing


def plus_in_words(sentence: Sentence, at: int) -> bool:
    """Whether a token is `plus` behind a comma or in a bracket."""
    words, sets = sentence.words, sentence.language.sets
    return words[at] in sets["listing"] - sets["joins"] and words[at - 1] in ",("


@dataclass(slots=True)
class Measures:
    """Reads the measure of the figures of one sentence, one after the other."""

    sentence: Sentence
    told: Told = field(default_factory=Told)

    def of(self, figure: Figure, left: int, right: int, before: tuple[Figure, Meaning] | None) -> Meaning:
        """The measure of a figure whose clause runs from token `left` to token `right`, after the one `before`."""
        meant = self._of(figure, left, right, before)
        if figure.unit == "percent":
            self.told.shared = meant if meant.measure in (Measure.GROWTH, Measure.LEVEL) else None
            self.told.grown = figure if meant.measure is Measure.GROWTH else None
        if before is None or ";" in self.sentence.words[before[0].end : figure.begin]:
            self.told.opened = meant
        return meant

    def _of(self, figure: Figure, left: int, right: int, before: tuple[Figure, Meaning] | None) -> Meaning:
        if figure.none:
            return Meaning(Measure.LEVEL)
        read, told = self.sentence, self.told
        own = self._own(figure, left, right)
        goes_on = figure.elided or figure.follows is not None
        if own.measure in STANDING[:2] and turned(read, figure, left):
            own = Meaning(changed(figure), turn(read, told.levels, figure))
        if own.measure is Measure.LEVEL:
            told.levels.append(figure)
        told.attained = told.attained or own.measure is Measure.ATTAINMENT
        if own.measure is Measure.ATTAINMENT and before is not None:
            told.result = before[0]
        if own.measure in CHANGES:
            told.moved = own.sign
        elif own.measure is Measure.SHARE and told.moved and self._moved_too(figure):
            return Meaning(Measure.GROWTH, told.moved)
        elif own.measure is Measure.SHARE and told.shared and goes_on and read.language.plurals:
            return Meaning(told.shared.measure, told.shared.sign)  # `rose 4 per cent in March and 3.5 in April`
        elif own.measure is Measure.LEVEL and (way := by_as_much(read, figure)):
            return Meaning(changed(figure), way)
        if before is None or own.measure in (*CHANGES, Measure.ATTAINMENT):
            return own
        return taken_over(read, told, figure, own.measure, before, right) or own

    def _moved_too(self, figure: Figure) -> bool:
        """Whether a percentage without a verb is of the move told before it."""
        read = self.sentence
        return gapped(read, figure) or averaged(read, figure) or spread(read, self.told.grown, figure)

    def _own(self, figure: Figure, left: int, right: int) -> Meaning:
        """What the words of a clause say of its figure: of a plan or a move first, then of points, shares, averages."""
        return self._planned_or_moved(figure, left, right) or self._standing(figure, left, right)

    def _planned_or_moved(self, figure: Figure, left: int, right: int) -> Meaning | None:
        """How far a plan was met, a change or a growth; `None` where no verb, noun or sign says that it is one."""
        sign = None if figure.opens or figure.follows else moved(self.sentence, figure, left, right)
        aim = plan_end(self.sentence, figure, right) if figure.unit == "percent" else None
        if aim is not None and part_of(self.sentence, figure):
            aim = None
        if aim is not None and (sign is None or exceeds(self.sentence, figure, left)):
            return Meaning(Measure.ATTAINMENT, 1, aim)
        verb = None if aim is not None else verb_passed(self.sentence, figure, left)
        if verb is not None and figure.unit == "percent":
            return Meaning(Measure.ATTAINMENT)
        if verb is not None and not self.sentence.language.plurals and figure.kind not in _UNSIZED:
            short = self.sentence.words[verb] in self.sentence.language.sets["missed"]
            return Meaning(Measure.CHANGE, -1 if short else 1)  # `vượt kế hoạch 20 tỷ đồng`
        apart = figure.unit == "percent" and passed(self.sentence, figure, figure.start - 1)
        if sign is not None and apart and not held_against(self.sentence, figure):
            return Meaning(Measure.ATTAINMENT)
        if sign is not None and (figure.multiple or figure.unit == self.sentence.language.multiple_unit):
            return Meaning(Measure.GROWTH)  # `sales rose fivefold`, `tăng 2,3 lần`
        if sign is not None:
            told = self.sentence.language.plurals and told_after(self.sentence, figure, right) is not None
            return Meaning(changed(figure), sign, figure.end + 1 if told else 0)
        if (
            not self.sentence.language.plurals
            and figure.kind in _AMOUNTS
            and self.sentence.led("growths", figure.begin)
        ):
            return Meaning(Measure.CHANGE, 1)  # `ghi nhận mức tăng 700 đồng/kg`
        plus = figure.begin > 1 and plus_in_words(self.sentence, figure.begin - 1)
        if figure.unit == "percent" and plus:
            return Meaning(Measure.GROWTH)  # `only Otago, plus 4 percent, grew`
        return Meaning(Measure.CHANGE) if self._signed(figure) or self._beyond(figure) else None

    def _standing(self, figure: Figure, left: int, right: int) -> Meaning:
        """What a figure measures that neither a plan nor a move is told of."""
        by = figure.begin > 0 and self.sentence.words[figure.begin - 1] in self.sentence.language.sets["by"]
        spread = figure.unit == "basis_point" and self.sentence.last_cued("reaches", left, figure.begin) and not by
        if self._give_or_take(figure):
            return Meaning(Measure.LEVEL)
        if (
            figure.unit in _POINTS
            and figure.restates is not None
            and not spread
            and whole(self.sentence, figure, right)
        ):
            return Meaning(Measure.SHARE)  # `£142 million, or 8 basis points of loans`
        if figure.unit in _POINTS and not spread:
            return Meaning(Measure.CHANGE)
        if figure.multiple or (figure.unit in self.sentence.language.sets["times"] and self._multiplies(figure, left)):
            return Meaning(Measure.GROWTH)
        if figure.kind is Kind.PERCENT or (
            figure.unit.startswith("percent") and self.sentence.last_cued("growths", left, figure.begin)
        ):
            return self._percent(figure, left)
        if figure.kind is Kind.RATIO and self._is_share(figure, left):
            return Meaning(Measure.SHARE)
        if figure.kind is not Kind.RATIO and self._averaged(figure):
            return Meaning(Measure.AVERAGE)
        averaged = None if figure.kind is Kind.RATIO else self.sentence.last_cued("averages", left, figure.begin)
        averaged = None if averaged is not None and self._no_average(averaged, figure) else averaged
        if averaged is not None and not self._per_head(averaged) and not figure.opens and not self._grade(averaged):
            return Meaning(Measure.AVERAGE)
        return Meaning(Measure.LEVEL)

    def _give_or_take(self, figure: Figure) -> bool:
        """Whether a figure says how far others may be off: `(margin of error: ±3 percentage points)`."""
        words, at = self.sentence.words, figure.begin - 1
        sign = at >= 0 and (words[at] == "±" or (at > 0 and words[at - 1 : at + 1] == ["/", "-"]))
        return sign or any(cue.end <= figure.begin <= cue.end + 2 for cue in self.sentence.cued("errors"))

    def _averaged(self, figure: Figure) -> bool:
        """Whether an average is told behind a figure, `1.6 days on average`, or is what moved to it or from it:
        `average earnings rose 5.7% to $34.55`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        averages = [cue for cue in read.cued("averages") if not self._no_average(cue, figure)]
        if not averages or not read.language.plurals or figure.multiple:
            return False
        if any(figure.end <= cue.start <= figure.end + 1 and cue.end == cue.start + 2 for cue in averages):
            return True
        led = figure.begin > 0 and read.words[figure.begin - 1] in sets["reaching|change_openers"]
        clause = max((at for at in range(figure.begin) if read.words[at] in ";:"), default=0)
        told = (cue for cue in averages if clause <= cue.start < figure.begin and not self._per_head(cue))
        subject = next(told, None)
        moves = [cue.start for cue in read.cued(*MOVES)]
        if not led or subject is None or figure.kind is Kind.PERCENT:
            return False
        parted = sets["joins|clauses"] - {","}
        if any(read.words[at] in parted and read.words[at + 1][0].isalpha() for at in range(subject.end, figure.begin)):
            return False
        return subject.start - clause < _SUBJECT and any(subject.end <= at < figure.begin for at in moves)

    def _no_average(self, cue: Match[Classes], figure: Figure) -> bool:
        """Whether a word for an average only ends a name, `the Industrial Average`, or says how many forecasters see a
        figure so: `analysts on average predicted 5.85`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        if not read.language.plurals:
            return False
        if cue.end in read.under("estimate_words"):
            return True  # `the average estimate of 3 cents`
        near = (cue.start - 1, cue.start)
        named = cue.start > 0 and all(read.raw[read.starts[at]].isupper() for at in near) and not read.shouted
        return named or not sets["forecasters"].isdisjoint(read.words[: figure.begin])

    def _multiplies(self, figure: Figure, left: int) -> bool:
        """Whether `times` says how much as much, not how often: `gấp 2,5 lần`, `three times as many`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        after = words[figure.end] if figure.end < len(words) else ""
        if after in sets["change_openers"] and self.sentence.words[figure.begin - 1] in sets["reaching"]:
            return False  # `fell to 0.27 times from 0.34`
        if after.isdecimal() and not sets["dated_nouns"].isdisjoint(words[figure.end + 1 : figure.end + 2]):
            return True  # `3.5 times 2004 levels`
        return after in sets["multiple_follow"] or self.sentence.last_cued("multiplied", left, figure.begin) is not None

    def _is_share(self, figure: Figure, left: int) -> bool:
        """Whether a ratio is a part of a whole nobody counted: `hai phần ba số hộ`, `chiếm 2/3`, `3/4 sản lượng`."""
        language = self.sentence.language
        if figure.other is None:
            return False
        if language.plurals:
            return figure.number.worded and not figure.unit
        told = figure.other.value <= _TENTHS or self.sentence.last_cued("strong_shares", left, figure.begin) is not None
        return figure.number.worded or (told and figure.head is None)

    def _signed(self, figure: Figure) -> bool:
        """Whether an amount has a sign where a level before it is held against another: `3.012 ca (+148)`, or alone in
        a bracket behind what it is of: `East Coast (-1.8 MMbbl)`; not what may be below nothing, `(-5°C)`.
        """
        at, words = figure.begin - 1, self.sentence.words
        if figure.unit in self.sentence.language.sets["points"] and at > 0 and words[at - 1] == "(":
            return words[at] in "+-"  # `ratio 220% (+9 points)`
        if at < 1 or figure.kind is Kind.PERCENT or not self._glued(figure.begin):
            return False
        if not self.told.levels:
            plain = words[at] == "+" or figure.kind not in _SIGNED
            return self.sentence.language.plurals and words[at] in "+-" and words[at - 1] == "(" and plain
        return words[at] in "+-" and words[at - 1] in ("(" if words[at] == "-" else "(,;")

    def _beyond(self, figure: Figure) -> bool:
        """Whether an amount set apart behind a greater one says how far that is past a plan: `thu 77 tỷ, vượt 9 tỷ`."""
        if figure.hedge is not Hedge.OVER or not self.told.levels or figure.begin == figure.start:
            return False
        words, level = self.sentence.words, self.told.levels[-1]
        apart = level.end + 1 == figure.begin and words[level.end] in ",(" and not self.sentence.language.plurals
        passed = words[figure.begin] in self.sentence.language.sets["exceeds"]
        return apart and passed and level.unit == figure.unit and figure.number.value < level.number.value

    def _glued(self, start: int) -> bool:
        """Whether a sign stands right before a token."""
        sentence = self.sentence
        return start > 0 and sentence.ends[start - 1] == sentence.starts[start] and sentence.words[start - 1] in "+-−"

    def _raised(self, start: int) -> bool:
        """Whether a plus stands before a token and behind a figure or bracket: `4.10p (2001: 3.75p) + 9.3%`."""
        words = self.sentence.words
        return start > 1 and words[start - 1] == "+" and not words[start - 2][0].isalpha()

    def _percent(self, figure: Figure, left: int) -> Meaning:
        start = figure.begin
        signed = self._glued(start) or self._raised(start)
        signed = signed or (start > 0 and self.sentence.words[start - 1] in self.sentence.language.sets["minus"])
        if signed and not self.sentence.language.sets["named_shares"].isdisjoint(self.sentence.words[left:start]):
            return Meaning(Measure.SHARE)  # `its gross margin was minus 35.2%`
        if (self._told_of("growths", left, start) and not (figure.opens and self._grows(left, start))) or signed:
            return Meaning(Measure.GROWTH)
        if met(self.sentence, left, start):
            return Meaning(Measure.ATTAINMENT)
        if way := labelled(self.sentence, start):
            return Meaning(Measure.GROWTH, way)
        if self._between(figure):
            return Meaning(Measure.GROWTH, self.told.moved or 1)
        if way := self._each(figure):
            return Meaning(Measure.GROWTH, way)
        reached = self.sentence.words[max(0, start - 2)] == "("  # `thuế tiêu thụ đặc biệt (đạt 84,5%)`
        if (
            self._told_of("rates", left, start)
            and not reached
            and not self.sentence.last_cued("strong_shares", left, start)
        ):
            return Meaning(Measure.LEVEL)
        planned = against_plan(self.sentence, self.told.levels, figure, left)
        return Meaning(Measure.ATTAINMENT if planned else Measure.SHARE)

    def _between(self, figure: Figure) -> bool:
        """Whether a percentage is the change from an amount that follows it: `Malaysia 6.2% from 73,853 to 69,251`."""
        words, language, at = self.sentence.words, self.sentence.language, figure.end
        if not language.plurals or words[at : at + 1] == [] or words[at] not in language.sets["change_openers"]:
            return False
        at += 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in language.currencies)
        unit = language.units.at(words, at + 1)
        percent = unit is not None and unit.value.kind is Kind.PERCENT
        if at >= len(words) or not words[at][0].isdecimal() or self.sentence.taken[at] or percent:
            return False
        return not language.sets["reaching"].isdisjoint(words[at + 1 : at + 1 + _TO])

    def _each(self, figure: Figure) -> int:
        """The sign of the rise or fall that a list tells of each of what it names: `sales grew in Kent (4%) and York
        (2%)`; 0 where none does.
        """
        words, begin, end = self.sentence.words, figure.begin, figure.end
        if begin < 2 or words[begin - 1] != "(" or words[end : end + 1] != [")"]:
            return 0
        cues = (cue for cue in self.sentence.cued(*_TURNS) if cue.end < begin)
        last = max(cues, key=lambda cue: cue.start, default=None)
        if last is None or _CHANGING.isdisjoint(last.value):
            return 0
        before = [at for at in range(last.end, begin - 1) if words[at] == "("]
        after = next((at for at in range(end + 1, min(len(words), end + _ITEM)) if words[at] == "("), None)
        listed = bool(before) or self._inside(last.end) or (after is not None and words[after + 1][0].isdecimal())
        return (-1 if "falls" in last.value else 1) if listed and not self._broken(last.end, begin) else 0

    def _broken(self, start: int, end: int) -> bool:
        """Whether a clause ends between two tokens, or a figure stands there outside of brackets."""
        words, inside = self.sentence.words, self._inside(start)
        for at in range(start, end):
            inside = words[at] == "(" or (inside and words[at] != ")")
            if words[at] in ";." or (not inside and words[at][0].isdecimal() and not self.sentence.taken[at]):
                return True
        return False

    def _inside(self, at: int) -> bool:
        """Whether a token stands in a bracket."""
        marks = (word for word in reversed(self.sentence.words[:at]) if word in ("(", ")"))
        return next(marks, ")") == "("

    def _grows(self, left: int, start: int) -> bool:
        """Whether the noun for growth before a figure tells of the growth itself, `an increase from 5% to 7%`, and not
        of how that changed: `import growth slowed from 5% to 3%`.
        """
        noun = self.sentence.last_cued("growths", left, start)
        verbs = self.sentence.cued(*MOVES)
        return noun is None or not any(noun.end <= cue.start < start for cue in verbs)

    def _told_of(self, name: str, left: int, start: int) -> bool:
        """Whether a noun of a class stands in the clause of the figure at a token: not in `an increase was dropped
        after 69% of voters ...`.
        """
        cue = self.sentence.last_cued(name, left, start)
        if cue is None or not self.sentence.language.plurals:
            return cue is not None
        if cue.start > 0 and self.sentence.words[cue.start - 1] in self.sentence.language.sets["reaching|modals"]:
            return False  # `the rate is to increase to 7.9%`
        return self.sentence.language.sets["subordinates"].isdisjoint(self.sentence.words[cue.end : start])

    def _grade(self, cue: Match[Classes]) -> bool:
        """Whether the word for an average is a grade, among others: `loại khá 92, trung bình 48, yếu 25`."""
        sets, words = self.sentence.language.sets, self.sentence.words
        return " ".join(words[cue.start : cue.end]) in sets["ratings"] and any(
            word in sets["ratings"] for word in words
        )

    def _per_head(self, cue: Match[Classes]) -> bool:
        words, sets = self.sentence.words, self.sentence.language.sets
        after = words[cue.end] if cue.end < len(words) else ""
        return words[cue.end - 1] in sets["persons"] or after in sets["heads"]
