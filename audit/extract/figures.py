"""Sentence -> figures: numbers with their unit or counted noun, their hedge, and how two of them belong together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.lang import Language
from audit.model import Hedge, Kind
from audit.units import Unit

_OPEN_QUOTES = "“\"'«‘"
_CLOSE_QUOTES = "”\"'»’"


@dataclass(slots=True)
class Figure:
    """One figure as tokens of its sentence; ends are exclusive.

    `start:end` is the figure with its unit or the head of its counted noun, `core` its numeral with scale words.
    `phrase` is the counted noun with what follows it. `other` is the second end of a range or the denominator
    of a ratio. `opens` and `follows` join the two figures of `from 49 schools to 62`.
    """

    start: int
    end: int
    core: tuple[int, int]
    number: Numeral
    kind: Kind
    unit: str = ""
    hedge: Hedge = Hedge.EXACT
    hedged: tuple[int, int] | None = None
    head: tuple[int, int] | None = None
    phrase: tuple[int, int] | None = None
    other: Numeral | None = None
    counted: bool = False
    bare: bool = False
    none: bool = False
    opens: bool = False
    follows: Figure | None = None
    measured: Unit | None = None


@dataclass(slots=True)
class Reader:
    """Reads the figures of one sentence."""

    sentence: Sentence
    raw: str
    language: Language
    decimal: str

    def figures(self) -> list[Figure]:
        """Every figure in order; numbers that are taken or that measure nothing are left out."""
        words, taken = self.sentence.words, self.sentence.taken
        language = self.language
        found: list[Figure] = []
        index, count = 0, len(words)
        while index < count:
            word = words[index]
            figure = None
            if not taken[index] and (
                word[0].isdecimal()
                or word in language.numbers
                or word in language.sets["article"]
                or word in language.scales
            ):
                figure = self._figure(index)
            if figure is None and (word in language.sets["article"] or word in language.fractioned):
                figure = self._fraction(index)
            if figure is None:
                index += 1
            else:
                found.append(figure)
                index = max(figure.end, index + 1)
        found += self._nones()
        found.sort(key=lambda figure: figure.start)
        self._share_units(found)
        return [figure for figure in found if not figure.bare or self._stands_bare(figure)]

    # ------------------------------------------------------------------------------------ one figure

    def _figure(self, index: int) -> Figure | None:
        words, language = self.sentence.words, self.language
        prefix = self._prefix(index)
        number = numeral(words, index, language, self.decimal, letters=prefix is not None)
        if number is None or any(self.sentence.taken[number.start : number.end]):
            return None
        if number.worded and prefix is None and not self._worded_counts(number):
            return None
        start = index if prefix is None else prefix[0]
        figure = Figure(start, number.end, (number.start, number.end), number, Kind.COUNT)
        self._second(figure)
        if prefix is not None:
            figure.kind, figure.unit, figure.measured = Kind.MONEY, prefix[1].id, prefix[1]
            self._rate(figure)
        elif not self._measure(figure) and not self._count(figure):
            figure.bare, figure.counted = True, True
        if figure.kind is Kind.DURATION and self._adverbial(figure):
            return None
        self._hedge(figure)
        return figure

    def _prefix(self, index: int) -> tuple[int, Unit] | None:
        """A currency just before the number: `$5 million`, `USD 3`."""
        for length in (2, 1):
            at = index - length
            if at >= 0:
                unit = self.language.units.at(self.sentence.words, at)
                if unit and unit.end == index and unit.value.kind is Kind.MONEY and not self.sentence.taken[at]:
                    glued = self.sentence.ends[index - 1] == self.sentence.starts[index]
                    if glued or not self.sentence.words[index - 1].isalpha() or len(self.sentence.words[at]) == 3:
                        before = self.sentence.words[at - 1][0] if at else ""
                        return None if before.isdecimal() and not glued else (at, unit.value)
        return None

    def _worded_counts(self, number: Numeral) -> bool:
        """Whether number words measure something: only before a unit or a noun that is known to be counted."""
        words = self.sentence.words
        if number.end >= len(words):
            return number.end - number.start > 1
        if words[number.start] in self.language.sets["article"] and number.end - number.start == 1:
            return False
        if number.start and words[number.start - 1] in ("thứ", "mồng", "mùng"):
            return False
        unit = self.language.units.at(words, number.end)
        if unit is not None:
            return True
        if (
            number.value == 5
            and self.language.code == "vi"
            and number.start
            and words[number.start - 1] in ("trong", "cả", "mỗi", "đầu", "cuối", "hàng", "hằng", "giữa", "từ", "các")
        ):
            return False
        if self.language.heads.at(words, number.end) is not None:
            return True
        return number.value > 12 or (self.language.code == "en" and self._noun(number.end) is not None)

    def _second(self, figure: Figure) -> None:
        """The denominator of a ratio or the second end of a range, where one follows."""
        words, language = self.sentence.words, self.language
        at = figure.end
        if at + 1 >= len(words):
            return
        joint = words[at]
        if joint == "/" and words[at + 1][0].isdecimal() and not self.sentence.taken[at + 1]:
            other = numeral(words, at + 1, language, self.decimal)
            if other is not None:
                figure.other, figure.kind = other, Kind.RATIO
                figure.end, figure.core = other.end, (figure.core[0], other.end)
            return
        self._range(figure, at)
        if figure.other is None:
            self._out_of(figure)

    def _range(self, figure: Figure, at: int) -> None:
        words, language = self.sentence.words, self.language
        joint = words[at]
        skip = at
        unit = language.units.at(words, at)
        if unit is not None and unit.end < len(words):
            skip = unit.end
            joint = words[skip]
        if joint not in ("-", "~") and joint not in language.sets["range_words"]:
            return
        opened = figure.start > 0 and words[figure.start - 1] in language.sets["range_openers"]
        if joint in ("and", "through") and not (opened and words[figure.start - 1] == "between"):
            return
        if opened and self._changes(figure.start - 1):
            return
        other = numeral(words, skip + 1, language, self.decimal) if skip + 1 < len(words) else None
        if other is None or self.sentence.taken[skip + 1] or other.worded != figure.number.worded:
            return
        if joint == "-" and skip != at and unit is not None and unit.value.id not in ("percent",):
            return
        low = figure.number.value * (other.scale if not figure.number.scaled else 1)
        if low >= other.value or low * 50 < other.value:
            return
        if other.scaled and not figure.number.scaled:
            scale = low / figure.number.value
            number = figure.number
            figure.number = number._replace(value=low, step=number.step * scale, last=number.last * scale, scaled=True)
        figure.other, figure.hedge = other, Hedge.RANGE
        figure.end, figure.core = other.end, (figure.core[0], other.end)
        if opened:
            figure.hedged = (figure.start - 1, figure.start)

    def _changes(self, index: int) -> bool:
        """Whether a word of rising or falling stands shortly before, so that `from A to B` is a change."""
        return any(
            index - 5 <= cue.start < index and ("rises" in cue.value or "falls" in cue.value)
            for cue in self.sentence.cues
        )

    def _out_of(self, figure: Figure) -> None:
        """`38 of 42 schools`, `43 trên 50 trường`: a ratio in words."""
        words, language = self.sentence.words, self.language
        if figure.number.scaled and not figure.number.worded:
            return
        for length in (4, 3, 2, 1):
            joint = " ".join(words[figure.end : figure.end + length])
            at = figure.end + length
            if joint in language.sets["of"] and at < len(words) and joint not in ("in", "trong"):
                at += words[at] in ("the", "its", "their", "tổng", "số")
                other = numeral(words, at, language, self.decimal) if at < len(words) else None
                if other is not None and not self.sentence.taken[at] and other.value >= figure.number.value:
                    if language.units.at(words, other.end) is None:
                        figure.other, figure.kind = other, Kind.RATIO
                        figure.end, figure.core = other.end, (figure.core[0], other.end)
                return

    # ------------------------------------------------------------------------------------ units and nouns

    def _measure(self, figure: Figure) -> bool:
        words, language = self.sentence.words, self.language
        at = figure.end
        unit = language.units.at(words, at)
        if unit is None:
            return False
        head = language.heads.at(words, at)
        if head is not None and head.end > unit.end:
            return False
        if unit.end - unit.start == 2 and words[at + 1] in "23" and not self._raised(at + 1):
            unit = language.units.at(words[: at + 1], at)
            if unit is None:
                return False
        if len(words[at]) == 1 and words[at].isalpha() and unit.end == at + 1 and not self._stands_alone(at):
            return False
        figure.end, figure.measured = unit.end, unit.value
        figure.unit = unit.value.id
        figure.kind = (
            unit.value.kind if figure.kind is not Kind.RATIO or unit.value.kind is not Kind.COUNT else figure.kind
        )
        self._compound(figure)
        self._rate(figure)
        return True

    def _raised(self, index: int) -> bool:
        """Whether a 2 or 3 after a unit is its exponent: glued, after a caret, or alone on its line."""
        gap = self.raw[self.sentence.ends[index - 1] : self.sentence.starts[index]]
        return not gap.strip() and (gap == "" or "\n" in gap)

    def _stands_alone(self, index: int) -> bool:
        return (
            index + 1 >= len(self.sentence.words)
            or self.sentence.ends[index] != self.sentence.starts[index + 1]
            or not self.sentence.words[index + 1][0].isalnum()
        )

    def _compound(self, figure: Figure) -> None:
        """`1 giờ 30 phút`, `5 ha 2.000 m2`: a smaller unit of the same dimension directly after."""
        unit = figure.measured
        while (
            unit is not None and unit.kind not in (Kind.PERCENT, Kind.MONEY) and figure.end < len(self.sentence.words)
        ):
            if not self.sentence.words[figure.end][0].isdecimal() or self.sentence.taken[figure.end]:
                return
            more = numeral(self.sentence.words, figure.end, self.language, self.decimal)
            smaller = more and self.language.units.at(self.sentence.words, more.end)
            if (
                more is None
                or smaller is None
                or smaller.value.base != unit.base
                or smaller.value.factor >= unit.factor
            ):
                return
            factor = smaller.value.factor / unit.factor
            number = figure.number
            figure.number = number._replace(
                value=number.value + more.value * factor, step=more.step * factor, last=more.last * factor, end=more.end
            )
            figure.end, figure.core = smaller.end, (figure.core[0], more.end)

    def _rate(self, figure: Figure) -> None:
        """`triệu đồng/người/tháng`, `người/km2`, `per person`: what a figure is per."""
        words = self.sentence.words
        per: list[str] = []
        at = figure.end
        while at + 1 < len(words) and words[at] == "/" and words[at + 1][0].isalpha():
            head = self.language.units.at(words, at + 1) or self.language.heads.at(words, at + 1)
            end = at + 2 if head is None else head.end
            per.append(self._text(at + 1, end))
            at = end
        if not per and at < len(words) and words[at] in ("per", "mỗi", "một") and at + 1 < len(words):
            if words[at] == "per" or (figure.kind is Kind.MONEY and words[at + 1] in self.language.sets["persons"]):
                head = self.language.units.at(words, at + 1)
                end = at + 2 if head is None else head.end
                if words[at + 1] not in ("cent", "day's"):
                    per.append(self._text(at + 1, end))
                    at = end
        if per:
            figure.unit = "/".join((figure.unit, *per))
            figure.kind = Kind.RATE
            figure.end = at

    def _count(self, figure: Figure) -> bool:
        """Reads the counted noun after a number; false where there is none."""
        at = figure.end
        head = self._noun(at)
        if head is None:
            return False
        figure.head = head
        figure.end = head[1]
        figure.unit = self._text(*head)
        figure.counted = figure.kind is not Kind.RATIO
        if figure.kind is Kind.RATIO:
            figure.counted = True
        self._rate(figure)
        return True

    def _noun(self, at: int) -> tuple[int, int] | None:
        words, language = self.sentence.words, self.language
        if at >= len(words) or self.sentence.taken[at]:
            return None
        if words[at] in _OPEN_QUOTES:
            return self._quoted(at)
        if not words[at][0].isalpha():
            return None
        return self._vietnamese_noun(at) if language.code == "vi" else self._english_noun(at)

    def _quoted(self, at: int) -> tuple[int, int] | None:
        words = self.sentence.words
        for end in range(at + 1, min(at + 9, len(words))):
            if words[end] in _CLOSE_QUOTES:
                return (at, end + 1) if end > at + 1 and words[at + 1][0].isalpha() else None
        return None

    def _vietnamese_noun(self, at: int) -> tuple[int, int] | None:
        words, heads = self.sentence.words, self.language.heads
        head = heads.at(words, at)
        if head is not None:
            end = head.end
            if head.value == "classifiers":
                after = heads.at(words, end)
                if after is not None:
                    end = after.end
                elif end < len(words) and words[end][0].isalpha() and not self._stop(end):
                    end += 1
            return at, end
        if self._stop(at):
            return None
        end = at + 1
        if end < len(words) and words[end][0].isalpha() and not self._stop(end) and not self.sentence.taken[end]:
            end += 1
        return at, end

    def _english_noun(self, at: int) -> tuple[int, int] | None:
        """From the first word to the plural that is counted: `1,200 new school places`."""
        words, heads = self.sentence.words, self.language.heads
        last = None
        for end in range(at, min(at + 5, len(words))):
            word = words[end]
            if not word[0].isalpha() or self.sentence.taken[end] or (self._stop(end) and not heads.at(words, end)):
                break
            last = end
            if heads.at(words, end) is not None or (
                len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
            ):
                after = words[end + 1] if end + 1 < len(words) else ""
                if not (after.endswith("s") and len(after) > 3 and not self._stop(end + 1)):
                    return at, end + 1
        return (at, last + 1) if last is not None else None

    def _stop(self, index: int) -> bool:
        words = self.sentence.words
        cue = self.language.cues.at(words, index)
        return (cue is not None and ("stops" in cue.value or "parts" in cue.value)) or words[
            index
        ] in self.language.sets["joins"]

    def _text(self, start: int, end: int) -> str:
        """The raw text of tokens, with inner line breaks as single spaces and quotes left out."""
        raw = self.raw[self.sentence.starts[start] : self.sentence.ends[end - 1]]
        return " ".join(raw.split()).strip("“”\"'«»‘’")

    # ------------------------------------------------------------------------------------ hedges and zero

    def _hedge(self, figure: Figure) -> None:
        words, language = self.sentence.words, self.language
        if figure.hedge is not Hedge.RANGE:
            hedge = language.hedges.before(words, figure.start, 4)
            if hedge is not None and not any(self.sentence.taken[hedge.start : hedge.end]):
                figure.hedge, figure.hedged = Hedge(hedge.value), (hedge.start, hedge.end)
        after = language.hedges_after.at(words, figure.end)
        if after is not None and figure.hedge is not Hedge.RANGE:
            figure.hedge, figure.hedged = Hedge(after.value), (after.start, after.end)

    def _nones(self) -> list[Figure]:
        """`không còn hộ nghèo`: nothing left is zero of it."""
        found = []
        words = self.sentence.words
        for cue in self.sentence.cues:
            if "none" not in cue.value:
                continue
            head = self.language.heads.at(words, cue.end)
            if head is None or not (words[cue.start + 1 : cue.end] == ["còn"] or self._any(cue.end)):
                continue
            number = Numeral(cue.start, cue.end, Fraction(0), Fraction(1), Fraction(1), False, True, False)
            figure = Figure(cue.start, head.end, (cue.start, cue.end), number, Kind.COUNT, none=True, counted=True)
            figure.head = (head.start, head.end)
            figure.unit = self._text(head.start, head.end)
            found.append(figure)
        return found

    def _any(self, at: int) -> bool:
        return any(word in self.language.sets["none_any"] for word in self.sentence.words[at : at + 8])

    def _fraction(self, index: int) -> Figure | None:
        """`một nửa`, `hai phần ba`, `two thirds`."""
        words, language = self.sentence.words, self.language
        found = language.fractions.at(words, index)
        if found is None or any(self.sentence.taken[found.start : found.end]):
            return self._parts(index)
        over, under = found.value
        one = Numeral(found.start, found.end, Fraction(over), Fraction(1), Fraction(1), False, True, False)
        other = one._replace(value=Fraction(under))
        return self._finished(Figure(found.start, found.end, (found.start, found.end), one, Kind.RATIO, other=other))

    def _parts(self, index: int) -> Figure | None:
        words, language = self.sentence.words, self.language
        if (
            index + 2 < len(words)
            and words[index + 1] in language.sets["fraction_words"]
            and words[index] in language.numbers
        ):
            under = language.numbers.get(words[index + 2])
            if under and under > 1:
                one = Numeral(
                    index,
                    index + 3,
                    Fraction(language.numbers[words[index]]),
                    Fraction(1),
                    Fraction(1),
                    False,
                    True,
                    False,
                )
                return self._finished(
                    Figure(
                        index, index + 3, (index, index + 3), one, Kind.RATIO, other=one._replace(value=Fraction(under))
                    )
                )
        return None

    def _finished(self, figure: Figure) -> Figure:
        at = figure.end + (self.sentence.words[figure.end : figure.end + 1] in (["of"], ["số"]))
        head = self._noun(at)
        if head is not None and at == figure.end:
            figure.head, figure.end, figure.unit = head, head[1], self._text(*head)
        self._hedge(figure)
        return figure

    # ------------------------------------------------------------------------------------ what stands alone

    def _adverbial(self, figure: Figure) -> bool:
        """Whether a duration says when, not how long something is: `trong 3 năm`, `after 10 years`."""
        words, sets = self.sentence.words, self.language.sets
        before = words[max(0, figure.start - 2) : figure.start]
        after = words[figure.end : figure.end + 1]
        if figure.measured is None or figure.measured.id not in ("year", "month", "week", "day"):
            return False
        if words[figure.end - 1] in ("tuổi", "old", "age"):
            return False
        return bool(
            not sets["when"].isdisjoint(before) or not before or before[-1] == "," or not sets["past"].isdisjoint(after)
        )

    def _share_units(self, found: list[Figure]) -> None:
        """Gives a bare figure the unit of the next one it is listed with: `3, 4 và 5 triệu`, `từ 78 thành 181 tổ`."""
        words = self.sentence.words
        for one, two in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            between = words[one.end : two.start]
            if not one.bare or two.bare:
                continue
            listed = len(between) == 1 and (between[0] == "," or between[0] in self.language.sets["joins"])
            if listed and two.number.scaled and not one.number.scaled and two.kind is not Kind.COUNT:
                scale = two.number.scale
                one.number = one.number._replace(
                    value=one.number.value * scale,
                    step=one.number.step * scale,
                    last=one.number.last * scale,
                    scaled=True,
                )
            leads = 0 < len(between) <= 6 and any(
                "targets_of_change" in cue.value for cue in self.sentence.cues if one.end <= cue.start < two.start
            )
            if listed or leads:
                one.kind, one.unit, one.measured = two.kind, two.unit, two.measured
                one.counted, one.bare = two.counted, False
                one.head = two.head if leads else one.head
        for one, two in zip(found, found[1:], strict=False):
            self._from_to(one, two)

    def _from_to(self, one: Figure, two: Figure) -> None:
        """Marks `từ 49 trường năm 2014 lên 62 trường`: the first opens, the second follows."""
        words = self.sentence.words
        if not one.start or words[one.start - 1] not in self.language.sets["range_openers"] or two.start - one.end > 12:
            return
        if any("targets_of_change" in cue.value for cue in self.sentence.cues if one.end <= cue.start < two.start):
            one.opens, two.follows = True, one
            if two.bare and not one.bare:
                two.kind, two.unit, two.measured, two.bare = one.kind, one.unit, one.measured, False
                two.counted, two.head = one.counted, one.head

    def _stands_bare(self, figure: Figure) -> bool:
        """Whether a number without unit or noun still says how many: after `là`, `đạt`, a colon, or in brackets."""
        words = self.sentence.words
        at = figure.hedged[0] if figure.hedged and figure.hedged[0] < figure.start else figure.start
        if figure.number.worded or at == 0 or figure.kind is Kind.RATIO:
            return figure.kind is Kind.RATIO and figure.other is not None and figure.number.value <= figure.other.value
        before = words[at - 1]
        after = words[figure.end] if figure.end < len(words) else "."
        if after[0].isalpha() and not self._stop(figure.end):
            return False
        if before in (":", "="):
            return at > 2
        return any(
            cue.end == at and ("reaches" in cue.value or "targets_of_change" in cue.value) for cue in self.sentence.cues
        )
