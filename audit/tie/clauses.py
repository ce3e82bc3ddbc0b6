"""The figures of one sentence -> claims, each tied to what its clause, its sentence and its section say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from audit import periods, places
from audit.extract.sentences import Sentence, Timed
from audit.extract.values import Figure
from audit.lang import roles
from audit.model import Basis, Cell, Claim, Grain, Hedge, Kind, Measure, Modality, Period, Quantity, Span
from audit.normalise import Normal
from audit.tie.attainments import giver, named_result, past_plan
from audit.tie.contexts import Context
from audit.tie.cues import move_before
from audit.tie.dates import Dates
from audit.tie.items import inline, sorts
from audit.tie.localities import levelled, located
from audit.tie.locations import mentions, whither
from audit.tie.meanings import MOVES
from audit.tie.measures import Measures
from audit.tie.modalities import Modalities
from audit.tie.moves import past_extreme
from audit.tie.narrowings import Leading, befell, befell_alike, topic
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range
from audit.tie.quantities import quantity
from audit.tie.scopes import Scopes
from audit.tie.sites import Sites
from audit.tie.standards import standard
from audit.tie.subjects import Subjects
from audit.tie.told import Told
from audit.tie.trusts import trust
from audit.tie.verbs import OVER, tense
from audit.times import Role

_COMPARED = roles("compared_with", "change_openers", "multiple_adverbs", "held", "base_after", "beyond")
_GRACE = timedelta(days=7)
_HOLIDAYS = timedelta(days=31)
_HALF = Fraction(1, 2)  # of a year
_SEEN = 12  # places spoken of that a level word may be short for
_TOPICS = 12  # things spoken of that a bare noun may be short for
_WEATHER = frozenset(["mm", "km/hour", "km/h", "m/s"])
_RELATIVE = (Measure.ATTAINMENT, Measure.GROWTH, Measure.CHANGE)


@dataclass(slots=True)
class Clauses:
    """Reads the claims of one sentence, the `number`th of its document in the `paragraph`th block; `claims` fills
    `parts`.
    """

    sentence: Sentence
    figures: list[Figure]
    text: Normal
    folded: str
    context: Context
    lines: list[int]
    number: int = 0
    paragraph: int = 0
    listed: bool = False
    parts: list[Part] = field(default_factory=list)

    def claims(self) -> list[Claim]:
        """The claims of the sentence in order."""
        if not self.figures:
            return []
        read = self.sentence
        found = levelled(mentions(read, self.folded, self.context), self.figures, read)
        closed, placed = self._marks(found)
        scopes = Scopes(read, self.figures, closed, found)
        phrases = Phrases(read, self.figures, read.language, closed, placed)
        self.parts = parts = self._parts(Subjects(read, phrases, self.context.topics, self.context.leading))
        goes_on, weighs = self.context.parts_follow(read), self.context.weighs(read)
        if goes_on or weighs:
            self.context.take_up()
        if (goes_on or self.context.resumes(read)) and not read.language.plurals:
            self.context.place = self.context.told_of  # `Tỉnh đón 120.000 lượt. Trong đó, khách nội địa 112.000 lượt`
        sites = Sites(read, self.folded, self.context, found, self.figures)
        dates = Dates(read, self.folded, self.context, parts)
        self.context.carried = self.context.lately[0] if goes_on or weighs else None
        modalities = Modalities(read, None, self.context.lately[1] if goes_on else None)
        made = [
            self._claim(part, parts[:position], scopes, sites, dates, modalities) for position, part in enumerate(parts)
        ]
        if not self.context.topics and found:
            self.context.place = sites.opened({claim.cell.place for claim in made})
        elif sites.elsewhere():
            self.context.place = None
        self.context.seen = [*self.context.seen[-_SEEN:], *(mention.name for mention in found if mention.name)]
        sites_told = {claim.cell.place for claim in made}
        self.context.told_of = sites_told.pop() if len(sites_told) == 1 else None
        self.context.said = dates.last
        self.context.attained |= any(part.meant.measure is Measure.ATTAINMENT for part in parts)
        pairs = zip(parts, made, strict=True)
        told = [(part.period, claim.cell.modality) for part, claim in pairs if not part.compared]
        if told:
            self.context.lately = told[0] if read.language.plurals else _whole(told)
        self.context.topics = [*self.context.topics[-_TOPICS:], *map(topic, parts)]
        if not goes_on:
            self.context.leading = self._leading(parts)
        return inline(sorts(located(made, parts, read), self.figures, read), self.figures, read)

    def row(self, claims: Sequence[Claim]) -> list[Told]:
        """The figures of the sentence with their claims, as ties are made of them."""
        return [
            Told(claim, part, self.sentence, position, self.number, self.paragraph, self.listed)
            for position, (part, claim) in enumerate(zip(self.parts, claims, strict=True))
        ]

    def _leading(self, parts: Sequence[Part]) -> Leading:
        """What the sentence is about, for the next one."""
        first = parts[0]
        units = frozenset(part.figure.unit for part in parts if part.words == first.words)
        return Leading(first.words, first.figure.unit, first.meant.measure, self._name(first), units)

    def _name(self, part: Part) -> str | None:
        return part.written or self._written(part.phrase)

    def _marks(self, found: list[places.Mention]) -> tuple[bytearray, bytearray]:
        """Which tokens no phrase may hold (times and figures), and which are places."""
        closed, placed = bytearray(len(self.sentence.words)), bytearray(len(self.sentence.words))
        for timed in self.sentence.times:
            told, capital = timed.mention, self.sentence.raw[timed.start].isupper()
            if told.sold or (told.name and told.period is None and capital):
                continue  # which of the contracts is meant; `người mắc Covid-19`
            self._cover(closed, timed.first, timed.end)
        goal = {id(mention) for mention in found if self._goal(mention)}
        goal = places.joined(self.folded, found, goal, {",", *self.sentence.language.sets["joins"]})
        for mention in found:
            named = (mention.name or mention.extent == "all") and id(mention) not in goal
            if named and not places.bound(self.folded, mention, self.sentence.language.code, self.sentence.start):
                self._cover(placed, self.sentence.index_at(mention.start), mention.end)
        for figure in self.figures:
            end = figure.head[0] if figure.head else figure.end
            closed[figure.start : end] = b"\1" * (end - figure.start)
            if figure.hedged is not None:
                closed[figure.hedged[0] : figure.hedged[1]] = b"\1" * (figure.hedged[1] - figure.hedged[0])
        return closed, placed

    def _goal(self, mention: places.Mention) -> bool:
        """Whether a place is where goods go, which tells them from others: `xuất khẩu cá tra sang Brazil`."""
        at = self.sentence.index_at(mention.start)
        return not self.sentence.language.plurals and whither(self.sentence, at) is not None

    def _cover(self, marks: bytearray, index: int, end: int) -> None:
        """Marks the tokens from `index` up to an offset."""
        while index < len(marks) and self.sentence.starts[index] < end:
            marks[index] = 1
            index += 1

    def _unmoved(self, figure: Figure, last: Part) -> int:
        """How far the clause of the figure before one reaches, without the verb that says how something moved: `Output
        at nine mines slipped 2%`.
        """
        verbs = (cue for cue in self.sentence.cued(*MOVES) if last.figure.end <= cue.start and cue.end == figure.begin)
        return min((last.reach, *(verb.start for verb in verbs if self.sentence.language.plurals)))

    def _parts(self, subjects: Subjects) -> list[Part]:
        measures = Measures(self.sentence, self.context.rated())
        parts: list[Part] = []
        for position, figure in enumerate(self.figures):
            reached = self._unmoved(figure, parts[-1]) if parts else 0
            left = subjects.phrases.left_of(position, reached)
            last = position + 1 == len(self.figures)
            right = len(self.sentence.words) if last else self.figures[position + 1].start
            meant = measures.of(figure, left, right, (parts[-1].figure, parts[-1].meant) if parts else None)
            part = Part(figure, left, right, meant, reach=max(figure.end, meant.end))
            part.apart = past_plan(measures.sentence, figure, meant, left)
            part.compared = (self._compared(figure) and not self._hails(figure, parts)) or self._restated(part, parts)
            self._exceeded(part)
            subjects.name(part, parts)
            parts.append(part)
        if not self.sentence.language.plurals:
            befell_alike(subjects.phrases, parts)
        return parts

    def _compared(self, figure: Figure) -> bool:
        """Whether a figure is only what another is held against: `compared with 65.2% in 2022`."""
        if not self.sentence.roles & _COMPARED:
            return False
        if standard(self.sentence, figure) is not None:
            return True
        words, sets = self.sentence.words, self.sentence.language.sets
        index = self._before_move(past_extreme(self.sentence, figure.begin) - 1)
        while index > 0 and words[index] in sets["restated|superlatives"]:
            index -= 1
            index -= words[index] in sets["article"]  # `from a revised $70.6 billion`, `from the record 43,792`
        compared = sets["compared_with"]
        if index > 1 and self.sentence.language.plurals and words[index] in sets["definites"]:
            from_the = words[index - 1] in sets["change_openers"]
            index -= (
                from_the or " ".join(words[index - 2 : index]) in compared
            )  # `4.5% ahead of the €654.7 million`, `a far cry from the 17.3% of June 2023`
            if self._measured(index):
                return True
        if index > 0 and words[index] in sets["determiners"] and words[index - 1] in sets["multiple_adverbs"]:
            return True  # `28%, double its 10.4% in 2021`
        held = index >= 0 and (words[index] in compared or " ".join(words[max(0, index - 1) : index + 1]) in compared)
        return held or (index >= 0 and words[index] in sets["change_openers"] and self._left(figure))

    def _before_move(self, at: int) -> int:
        """The token before a noun for a move that ends with one, `compared with a rise of`, else that token."""
        read, sets = self.sentence, self.sentence.language.sets
        if at < 1 or not read.language.plurals or read.words[at] not in sets["link_of"]:
            return at
        start = move_before(read, at)
        return at if start is None or read.words[start - 1] in sets["change_openers"] else start - 1

    def _measured(self, at: int) -> bool:
        """Whether a word opens what a change just before it is measured from: `an increase on the 14 km2 cleared`."""
        if self.sentence.words[at - 1] not in self.sentence.language.sets["base_after"]:
            return False
        if self.sentence.words[at - 2] in self.sentence.language.sets["turns"]:
            return True  # `an improvement on the 14 km2 cleared`
        return any(cue.end == at - 1 for cue in self.sentence.cued("rises", "falls"))

    def _left(self, figure: Figure) -> bool:
        """Whether the level before a figure is what that one went to: `giảm xuống còn 41,3%, từ mức 43,1%`."""
        at = self.figures.index(figure)
        before = self.figures[at - 1] if at else None
        if before is None or before.unit != figure.unit or figure.opens or self.sentence.language.plurals:
            return False
        return self.sentence.led("targets_of_change", before.begin)

    def _hails(self, figure: Figure, before: list[Part]) -> bool:
        """Whether a count only says from where another comes: `15,000 runners from 42 countries`, `15,000 cases were
        reported from 42 countries`, `it took £9m from 42 clients`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        if not before or not figure.begin or words[figure.begin - 1] not in sets["change_openers"]:
            return False
        one = before[-1].figure
        counted = figure.kind is Kind.COUNT and figure.head is not None
        counted = counted and (one.kind is Kind.MONEY or (one.kind is Kind.COUNT and one.head is not None))
        between = range(one.end, figure.begin - 1)
        moved = any(cue.start in between for cue in self.sentence.cued("rises", "falls"))
        plain = not moved and all(words[at][0].isalpha() for at in between)
        apart = all(part.figure.unit != figure.unit for part in before)
        return counted and plain and apart and not before[-1].compared

    def _restated(self, part: Part, before: list[Part]) -> bool:
        """Whether a figure says again one that is compared: `compared with $987 million, or $1.98 per share`."""
        return bool(before) and before[-1].compared and part.figure.restates is before[-1].figure

    def _exceeded(self, part: Part) -> None:
        """`vượt 5,8 % kế hoạch`: the verb says what the figure measures, and is no hedge."""
        figure, exceeds = part.figure, self.sentence.language.sets["exceeds"]
        if figure.hedge is not Hedge.OVER or figure.begin == figure.start:
            return
        passed = self.sentence.words[figure.begin].endswith("ed") or not self.sentence.language.plurals
        if figure.begin and self.sentence.words[figure.begin - 1] in self.sentence.language.sets["link_of"]:
            return  # `a decline of over 7%`
        relative = part.meant.measure in _RELATIVE or (figure.other is not None and passed)
        if relative and self.sentence.words[figure.begin] in exceeds:
            figure.hedge, figure.hedged = Hedge.EXACT, None

    def _headed(self, part: Part) -> Modality | None:
        """What the headings make of a figure that is not told in the past: `In 2024 it saved £9m`, below `Budget`."""
        headed = self.context.modality()
        return None if headed is None or tense(self.sentence, part) in OVER else headed

    def _claim(
        self, part: Part, before: list[Part], scopes: Scopes, sites: Sites, dates: Dates, modalities: Modalities
    ) -> Claim:
        figure, read, document = part.figure, self.sentence, self.context.document
        span = self.text.raw(read.starts[figure.start], read.ends[figure.end - 1])
        told = self._told_modality(part, before, modalities)
        period, basis, base, timed = dates.of(part, before, modalities.ahead(told))
        place, placed = sites.of(part)
        whose = giver(read, part.meant)
        scope = [*scopes.of(part), *([] if whose is None else [whose])]
        modality = self._in_time(told, part, period, timed)
        period = self._planned(modality, period, timed) if told is modality else period
        measured = quantity(figure, part.meant, self.context.widths, modality is Modality.ESTIMATE)
        cell = Cell(
            indicator="_".join(part.words),
            measure=part.meant.measure,
            place=place,
            period=period,
            base=base,
            modality=modality,
            scope=tuple(sorted({" ".join(read.words[slice(*found)]) for found in scope})) if scope else (),
            whole=part.apart or part.whole or sites.whole(part),
            unit=measured.unit,
        )
        return Claim(
            id=f"{document.id}#{span.start}",
            document=document.id,
            span=span,
            text=document.raw[span.start : span.end],
            line=bisect_right(self.lines, span.start),
            quantity=measured,
            cell=cell,
            indicator_text=self._name(part),
            period_basis=basis,
            qualifiers=tuple(self._written(found) or "" for found in scope) if scope else (),
            trust=trust(measured, cell.indicator, basis),
            flow=self._happened(part, measured, timed),
            evidence=self._evidence(part, timed, placed),
            sentence=self.text.raw(read.start, read.end),
        )

    def _told_modality(self, part: Part, before: Sequence[Part], modalities: Modalities) -> Modality:
        """What words call a figure, whatever its time."""
        passed = bool(part.apart) and not part.meant.end  # `vượt kế hoạch 12 %` tells no plan
        compared = part.figure.opens or (self.sentence.language.plurals and (part.compared or passed))
        attained = before[-1].figure.end if before and before[-1].meant.measure is Measure.ATTAINMENT else None
        modalities.headed = self._headed(part)
        left = part.figure.begin if passed else part.left
        return modalities.of(part.figure, left, part.right, compared, attained)

    def _in_time(self, told: Modality, part: Part, period: Period | None, timed: Timed | None) -> Modality:
        """What a figure told with a modality is in its time: of one to come it is no fact, of one that is over no plan
        where a bracket recalls it.
        """
        if told is Modality.ACTUAL and period is not None and self._to_come(period, timed):
            untold = Modality.PLAN if timed is None and self.sentence.language.plurals else Modality.TARGET
            return Modality.ESTIMATE if self._forecast() else untold
        over = told is not Modality.ACTUAL and self._over(part, period, timed)
        return Modality.ACTUAL if over else told

    def _happened(self, part: Part, measured: Quantity, timed: Timed | None) -> bool | None:
        """Whether what is counted happened in its time; what is told `as of` a day is a total that stands then."""
        if timed is not None and timed.mention.role is Role.UNTIL:
            return False
        return part.verb is not None or (measured.whole and befell(part.words, self.sentence.language)) or None

    def _to_come(self, period: Period, timed: Timed | None) -> bool:
        """Whether a period begins after the day of issue; what is counted `đến 30/9` may be told a day before."""
        issued = self.context.issued
        if issued is None or period.start < issued.end:
            return False
        if self.context.document.issued_basis is Basis.INFERRED and period.grain is not Grain.YEAR:
            return False  # a date told as a fact was before the document
        if period.start.month != 1 and periods.length(period) > _HALF and period.start < issued.end + _HOLIDAYS:
            return False  # a school year is spoken of before it begins
        until = timed is not None and timed.mention.role is Role.UNTIL
        return not until or period.start >= issued.end + _GRACE

    def _over(self, part: Part, period: Period | None, timed: Timed | None) -> bool:
        """Whether a bracket in what is planned tells of a time that is over: `trên 50.000 hộ (năm 2023 là 52.875)`."""
        read, issued = self.sentence, self.context.issued
        if timed is None or issued is None or period is None or period.end > issued.end + _HOLIDAYS:
            return False
        if named_result(read, self.figures[0]):
            return True
        opened = timed.first - 1
        if opened < 0 or read.words[opened] != "(" or ")" in read.words[opened : part.figure.begin]:
            return False
        return not any(opened < cue.start < part.figure.begin for cue in read.cued("plans"))

    def _planned(self, modality: Modality, period: Period | None, timed: Timed | None) -> Period | None:
        """The period of a plan: the year, where the only time told is the day on which the plan was made."""
        planned = modality in (Modality.TARGET, Modality.PLAN) and timed is not None
        if not planned or period is None or period.grain is not Grain.DAY or timed is None:
            return period
        met = timed.mention.role is Role.NONE and not self.sentence.language.plurals
        return periods.year(period.start.year) if met else period

    def _forecast(self) -> bool:
        """Whether the sentence tells of the weather, which nobody plans."""
        return any(figure.kind is Kind.TEMPERATURE or figure.unit in _WEATHER for figure in self.figures)

    def _written(self, found: Range | None) -> str | None:
        if found is None:
            return None
        read = self.sentence
        return " ".join(self.text.text[read.starts[found[0]] : read.ends[found[1] - 1]].split())

    def _evidence(self, part: Part, timed: Timed | None, placed: places.Mention | None) -> tuple[tuple[str, Span], ...]:
        read = self.sentence
        ranges = (("indicator", part.phrase), ("verb", part.verb), ("hedge", part.figure.hedged))
        found = [
            (name, self.text.raw(read.starts[at[0]], read.ends[at[1] - 1])) for name, at in ranges if at is not None
        ]
        if timed is not None:
            found.append(("period", self.text.raw(timed.start, timed.end)))
        if placed is not None:
            found.append(("place", self.text.raw(placed.start, placed.end)))
        return tuple(found)


def _whole(told: Sequence[tuple[Period | None, Modality]]) -> tuple[Period | None, Modality]:
    """What a sentence told first, or the time up to then that it told too: of `tháng 7 đạt 16 tỷ đồng; 7 tháng 110 tỷ
    đồng. Trong đó, ...` the latter.
    """
    first = told[0][0]
    for later in told[1:]:
        if first is not None and later[0] is not None and later[0] != first and later[0].end == first.end:
            return later if periods.contains(later[0], first) else told[0]
    return told[0]
