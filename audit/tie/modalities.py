"""Whether a figure is a fact, a target, a plan or an estimate."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind, Modality
from audit.tie.expectations import (
    averaged,
    foreseen,
    foretold,
    hedged_estimate,
    is_bound,
    modality_after,
    pending,
    revised,
)
from audit.tie.headings import heading
from audit.tie.intentions import (
    CALLING,
    at_hand,
    bracketed_plan,
    headline,
    held_against,
    in_bracket,
    own_modality,
    parted,
    set_itself,
    set_out,
    told_as_fact,
)

_AGAINST = 5  # words from `against` to the figure that is held against another
_LEAD = 9  # words before the colon of a heading that runs into its text


@dataclass(slots=True)
class Modalities:
    """Reads the modality of the figures of one sentence, one after the other; `headed` is what the headings say."""

    sentence: Sentence
    headed: Modality | None
    last: Modality | None = None
    end: int = 0
    contrast: bool = False  # whether a plan just told is only what a fact of its clause is held against
    set: bool = False  # whether the figure before is itself what was set: `chỉ tiêu 28.500 căn`
    aimed: int = -1  # where the word for the plan stands behind one that a result was told of
    guessed: Figure | None = None  # the last figure whose hedge says that it is estimated
    lead: Modality | None = field(init=False)

    def __post_init__(self) -> None:
        self.lead = self._led()

    def of(
        self, figure: Figure, left: int, right: int, compared: bool = False, attained: int | None = None
    ) -> Modality:
        """By the words before the figure, else by what was said before in the sentence, else by the headings.

        What is only `compared`, `up from £175 million`, is a fact unless it is called something else itself.
        `attained` is where the attainment of a plan just before it ends, which may tell the plan itself.
        """
        if figure.aims or figure.kind is Kind.RATIO:
            self.aimed = figure.end
        fixed = self._fixed(figure, right, attained)
        if fixed is not None:
            return fixed
        if set_out(self.sentence, figure):
            self.last, self.end, self.set = Modality.TARGET, figure.end, False
            return Modality.TARGET
        own = own_modality(self.sentence, figure, left, self.aimed)
        if self._age(figure):
            if own is not None and not self.sentence.language.plurals:
                self.last, self.end = own, figure.end  # `đặt mục tiêu huy động trẻ 5 tuổi ra lớp 99,9%`
            return Modality.ACTUAL  # `the 58-year-old must pay`
        own = own or modality_after(self.sentence, figure, right)
        alone = self._alone(figure, own, compared)
        if alone is not None:
            return alone
        if own is None and self.last is not None and not self._broken(figure):
            own = self.last
        self.contrast = self._contrasts(figure, own)
        self.last, self.end, self.set = own, figure.end, set_itself(self.sentence, figure)
        own = own or self.lead or (Modality.PLAN if headline(self.sentence, figure) else None)
        return own or self.headed or Modality.ACTUAL

    def _fixed(self, figure: Figure, right: int, attained: int | None) -> Modality | None:
        """What words say of a figure whatever is told before or after it."""
        if figure.aims:
            return Modality.PLAN
        planned = None if attained is None else held_against(self.sentence, figure, attained)
        if planned is not None:
            return planned
        if bracketed_plan(self.sentence, figure):
            return Modality.PLAN  # `(KH 4.075 tỷ)`
        if at_hand(self.sentence, figure, right):
            return Modality.ACTUAL
        return Modality.TARGET if is_bound(self.sentence, figure) else None

    def _age(self, figure: Figure) -> bool:
        """Whether a figure is an age, which nobody plans."""
        told = self.sentence.words[figure.core[1] : figure.end] if figure.unit == "year" else ()
        return not self.sentence.language.sets["ages"].isdisjoint(told)

    def _alone(self, figure: Figure, own: Modality | None, compared: bool) -> Modality | None:
        """What a figure is that neither goes on with those before it nor is gone on with: one that is only compared,
        that is called an estimate by its own hedge, or that another is held against; `None` for others.
        """
        if compared and not revised(self.sentence, figure):
            planned = own is None and self.last not in (None, Modality.ACTUAL)
            if planned or (own is not None and not self._named(figure)):
                return Modality.ACTUAL
        if own is Modality.ESTIMATE and hedged_estimate(self.sentence, figure):
            self.guessed = figure
            return own  # `an estimated €38 million`
        if own is None and figure.restates is not None and figure.restates is self.guessed:
            return Modality.ESTIMATE
        opposed = own not in (None, Modality.ACTUAL) and self._opposed(figure)
        return own if opposed else None  # `against a target of 85%`

    def ahead(self, modality: Modality) -> bool:
        """Whether what is told with this modality is to come: a plan, a target, an estimate that is a forecast."""
        if modality is Modality.ESTIMATE:
            ahead = not self.sentence.language.sets["ahead"].isdisjoint(self.sentence.words) or pending(self.sentence)
            return ahead and not foretold(self.sentence)
        return modality in (Modality.PLAN, Modality.TARGET)

    def _opposed(self, figure: Figure) -> bool:
        """Whether a figure is only what another is held against."""
        near = self.sentence.words[max(0, figure.begin - _AGAINST) : figure.begin]
        return not self.sentence.language.sets["opposed"].isdisjoint(near)

    def _contrasts(self, figure: Figure, own: Modality | None) -> bool:
        """Whether a plan follows a fact of the same clause."""
        if own not in (Modality.TARGET, Modality.PLAN):
            return False
        fact = self.end > 0 and self.last in (None, Modality.ACTUAL)
        between = self.sentence.words[self.end : figure.begin]
        return ";" not in between and (fact or (self.contrast and self.last is own))

    def _done(self, figure: Figure) -> bool:
        """Whether a verb says what was done of a plan just told: `kế hoạch 720 triệu đồng, đạt 95,75%`."""
        between = [cue for cue in self.sentence.cues if self.end <= cue.start < figure.begin]
        done = any("acts" in cue.value or "plans_met" in cue.value for cue in between)
        return done or any("reaches" in cue.value and "shares" in cue.value for cue in between)  # `đạt`

    def _named(self, figure: Figure) -> bool:
        """Whether a word beside the figure calls it a plan, a target or an estimate: `the $7.9bn expected`."""
        after = figure.end + averaged(self.sentence, figure) if self.sentence.language.plurals else -1
        named = any(
            0 <= figure.begin - cue.end <= 2 or cue.start == after
            for name, _ in CALLING
            for cue in self.sentence.cued(name)
        )
        return named or in_bracket(self.sentence, figure) or foreseen(self.sentence, figure)

    def _broken(self, figure: Figure) -> bool:
        """Whether the clause of the figure before is over: an estimate ends with it, a target with a word of fact."""
        read, sets = self.sentence, self.sentence.language.sets
        between = [read.words[at] for at in range(self.end, figure.start) if not read.taken[at]]
        if figure.restates is not None and figure.restates.end == self.end:
            return False  # `to be between 182 and 191 cents, that is 19% higher`
        if self.last is Modality.ESTIMATE and self._acted(figure):
            return True
        if read.language.plurals and (told_as_fact(read, figure, between) or parted(read, self.end, figure)):
            return True
        if self.last in (Modality.ESTIMATE, Modality.ACTUAL) or read.language.plurals:
            return any(word in ";.:" for word in between) or not sets["subordinates"].isdisjoint(between)
        if self.contrast and ";" in between:
            return True  # `quay vòng 5,2 ngày, mục tiêu 4 ngày; chạy rỗng 38%`
        now = range(self.end, figure.begin)
        if any(" ".join(read.words[at : at + 2]) in sets["at_hand"] for at in now):
            return True  # `được giao 268 người, hiện có 251 người`
        done = (self.set and self._done(figure)) or self._counted_since(figure)
        return done or any(word in "." for word in between) or not sets["breaks"].isdisjoint(between)

    def _counted_since(self, figure: Figure) -> bool:
        """Whether a day opens the clause of a figure behind a plan that opens the sentence: `Chỉ tiêu là 4.200 sinh
        viên, đến ngày 30/8 có 3.946 em`.
        """
        read = self.sentence
        opened = any(cue.start == 0 for cue in read.cued("plans"))
        days = (timed for timed in read.times if timed.mention.form == "day" and self.end < timed.first < figure.begin)
        return opened and any("," in read.words[self.end : timed.first] for timed in days)

    def _acted(self, figure: Figure) -> bool:
        """Whether a new act is told between the figure before and this one."""
        return any(self.end <= cue.start < figure.start for cue in self.sentence.cued("acts"))

    def _led(self) -> Modality | None:
        """What the words before a colon at the start of the sentence say: `Nhiệm vụ năm 2024: xây mới 3 trường`; or
        the first words: `Dự báo ba ngày tới ...`."""
        words = self.sentence.words[:_LEAD]
        label = words[: words.index(":")] if ":" in words else []
        if label and "(" not in label:  # `reached 82% (target: 85%)`
            return heading(self.sentence.language, label)
        foretold = " ".join(words[:2]) in self.sentence.language.sets["forecasts"]
        return Modality.ESTIMATE if foretold else None
