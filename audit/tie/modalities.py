"""Whether a figure is a fact, a target, a plan or an estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes, Language
from audit.lang.phrases import Match
from audit.model import Kind, Modality
from audit.tie.attainments import verb_passed
from audit.tie.told import MARKS

_AGAINST = 5  # words from `against` to the figure that is held against another
_WHOSE = 6  # words from the name of a plan to a figure that it is said to be
_NAMED = 3  # words of the name of a plan: `so với dự toán pháp lệnh 5.250 tỷ đồng`
_LEAD = 9  # words before the colon of a heading that runs into its text
_SUBJECT = 3  # words from a figure to the verb that it is the subject of
_UNENDED = frozenset([";", "(", ")"])
_MOVES = ("rises", "falls")
_SET = 5  # words from a verb of change to the forecast that it changes
_ESTIMATED = 12  # words from an estimate's verb to its figure


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
        if figure.aims:
            return Modality.PLAN
        planned = None if attained is None else self._held_against(figure, attained)
        if planned is not None:
            return planned
        if self._bracketed(figure):
            return Modality.PLAN  # `(KH 4.075 tỷ)` tells of this figure alone
        if self._at_hand(figure, right):
            return Modality.ACTUAL
        if self._set_out(figure):
            self.last, self.end, self.set = Modality.TARGET, figure.end, False
            return Modality.TARGET
        if self._bound(figure):
            return Modality.TARGET
        if figure.unit == "year" and not self.sentence.language.sets["ages"].isdisjoint(
            self.sentence.words[figure.core[1] : figure.end]
        ):
            if not self.sentence.language.plurals and (own := self._own(figure, left)) is not None:
                self.last, self.end = own, figure.end  # `đặt mục tiêu huy động trẻ 5 tuổi ra lớp 99,9%`
            return Modality.ACTUAL  # `the 58-year-old must pay`
        own = self._own(figure, left) or self._after(figure, right)
        compared = compared and not self._revised(figure)
        if compared and own is not None and not self._named(figure):
            return Modality.ACTUAL
        if compared and own is None and self.last in (Modality.PLAN, Modality.TARGET, Modality.ESTIMATE):
            return Modality.ACTUAL
        if own is Modality.ESTIMATE and self._hedged(figure):
            self.guessed = figure
            return own  # `an estimated €38 million` is said of this figure alone
        if own is None and figure.restates is not None and figure.restates is self.guessed:
            return Modality.ESTIMATE
        if own is not None and own is not Modality.ACTUAL and self._opposed(figure):
            return own  # `against a target of 85%` tells of this figure alone
        if own is None and self.last is not None and not self._broken(figure):
            own = self.last
        self.contrast = self._contrasts(figure, own)
        self.last, self.end, self.set = own, figure.end, self._set(figure)
        return own or self.lead or self.headed or Modality.ACTUAL

    def _set_out(self, figure: Figure) -> bool:
        """Whether targets are counted that a verb says were set: `đề ra 19 chỉ tiêu, trong đó GRDP tăng trên 11%`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        if figure.head is None or figure.begin == 0 or self.sentence.language.plurals:
            return False
        given = words[figure.begin - 1] in sets["given"]
        return given and any(cue.start == figure.head[0] for cue in self.sentence.cued("target_words"))

    def _at_hand(self, figure: Figure, right: int) -> bool:
        """Whether words say that a number in a plan is what there is: `cho toàn bộ 187.640 khách hàng hiện có`."""
        words, sets, end = self.sentence.words, self.sentence.language.sets, figure.end
        if not sets["at_hand"] or figure.kind is Kind.PERCENT:
            return False
        if figure.begin and words[figure.begin - 1] in sets["owning"]:
            return True
        near = range(end, min(right, end + _AGAINST, len(words) - 1))
        stop = next((at for at in near if not words[at][0].isalpha()), near.stop)
        return any(" ".join(words[at : at + 2]) in sets["at_hand"] for at in range(end, stop))

    def ahead(self, modality: Modality) -> bool:
        """Whether what is told with this modality is to come: a plan, a target, an estimate that is a forecast."""
        if modality is Modality.ESTIMATE:
            ahead = not self.sentence.language.sets["ahead"].isdisjoint(self.sentence.words) or self._pending()
            return ahead and not self._foretold()
        return modality in (Modality.PLAN, Modality.TARGET)

    def _foretold(self) -> bool:
        """Whether it had been expected of what is reported: `analysts polled by a wire predicted 5.85`, `it had
        forecast that the gap would widen to 5.85`, `prices were expected to have risen by 2%`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        for cue in self.sentence.cued("estimate_words"):
            helped = next((at for at in range(cue.start - 1, -1, -1) if words[at] not in sets["nonfinite"]), -1)
            if helped >= 0 and words[helped] in sets["pluperfect"]:
                return True
            last = cue.end - (words[cue.end - 1] in sets["reaching"])
            if words[last : last + 1] != [] and not sets["perfect"].isdisjoint(words[last + 1 : last + 2]):
                return words[last] in sets["reaching"]
            polled = words[last - 1].endswith("ed") and last > 1 and words[last - 2] not in sets["passive"]
            if polled and not sets["forecasters"].isdisjoint(words):
                return True
        return False

    def _pending(self) -> bool:
        """Whether a sentence says what something is estimated at, not what it is estimated to have been."""
        words, sets = self.sentence.words, self.sentence.language.sets
        return any(
            any(word in sets["passive"] and word in sets["present"] for word in words[max(0, cue.start - 2) : cue.end])
            and sets["perfect"].isdisjoint(words[cue.end : cue.end + 2])
            for cue in self.sentence.cued("estimate_words")
        )

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

    def _set(self, figure: Figure) -> bool:
        """Whether the noun for a plan stands right before a figure."""
        near = 0 if self.sentence.language.plurals else _NAMED
        ends = (cue.end for cue in self.sentence.cued("plans") if 0 <= figure.begin - cue.end <= near)
        named = any(end == figure.begin or not self._cued(end, figure.begin) for end in ends)
        return named or self._in_bracket(figure)

    def _done(self, figure: Figure) -> bool:
        """Whether a verb says what was done of a plan just told: `kế hoạch 720 triệu đồng, đạt 95,75%`."""
        between = [cue for cue in self.sentence.cues if self.end <= cue.start < figure.begin]
        done = any("acts" in cue.value or "plans_met" in cue.value for cue in between)
        return done or any("reaches" in cue.value and "shares" in cue.value for cue in between)  # `đạt`

    def _named(self, figure: Figure) -> bool:
        """Whether a word beside the figure calls it a plan, a target or an estimate: `the $7.9bn expected`."""
        after = figure.end + self._averaged(figure) if self.sentence.language.plurals else -1
        named = any(
            0 <= figure.begin - cue.end <= 2 or cue.start == after
            for name, _ in _AFTER
            for cue in self.sentence.cued(name)
        )
        return named or self._in_bracket(figure) or self._foreseen(figure)

    def _in_bracket(self, figure: Figure) -> bool:
        """Whether a figure stands in the bracket behind a word for a plan."""
        return any(self._spelt_out(cue.end, figure.begin) for cue in self.sentence.cued("plans"))

    def _hedged(self, figure: Figure) -> bool:
        """Whether the hedge itself says that the figure is estimated."""
        if figure.hedged is None or not self.sentence.language.plurals:
            return False
        return any(figure.hedged[0] <= cue.start < figure.hedged[1] for cue in self.sentence.cued("estimate_words"))

    def _held_against(self, figure: Figure, start: int) -> Modality | None:
        """The plan that an attainment is of: `đạt 112 % dự toán giao (2.870 tỷ đồng)`, `98% of its target of £3bn`."""
        words, end = self.sentence.words, figure.begin
        opened = words[end - 1] == "("
        if opened and figure.unit == "percent" and any(cue.start == figure.end for cue in self.sentence.cued("plans")):
            return None  # `đạt 8,18% kế hoạch (8,92% kế hoạch Thủ tướng giao)`
        cues = [
            (cue.end, modality)
            for name, modality in _HELD
            for cue in self.sentence.cued(name)
            if start <= cue.start and cue.end <= end
        ]
        if not cues:
            return None
        last, modality = max(cues, key=lambda cue: cue[0])
        idle = self.sentence.language.sets["skips"]
        between = words[last : end - opened]
        if not self.sentence.language.sets["joins"].isdisjoint(between) and not self.sentence.language.plurals:
            return None  # `đạt 58% kế hoạch và 112% so với cùng kỳ`
        named = any(cue.start == last and cue.end <= end for cue in self.sentence.cued("quantity"))
        named = named and end - last <= _AGAINST  # `52% kế hoạch lợi nhuận năm 4.200 tỷ đồng`
        linked = between[-1:] != [] and between[-1] in self.sentence.language.sets["copulas"]
        named = named or (linked and len(between) <= _WHOSE)  # `vượt 5% chỉ tiêu cấp trên giao là 220 hội viên`
        named = named or (not opened and self._planned_for(last, end))
        told = len(between) <= _AGAINST if opened else named or all(word in idle for word in between)
        return modality if told and not MARKS.intersection(between) else None

    def _planned_for(self, start: int, end: int) -> bool:
        """Whether nothing but what a plan is for stands between it and a figure: `54% mục tiêu thu ngân sách 40 tỷ`."""
        words, language = self.sentence.words[start:end], self.sentence.language
        if language.plurals or len(words) > _WHOSE or not language.sets["alongside|restating"].isdisjoint(words):
            return False
        told = any(start <= cue.start < end for cue in self.sentence.cued("bases", "reaches", *_MOVES))
        return not told and all(word[0].isalpha() for word in words)

    def _bracketed(self, figure: Figure) -> bool:
        """Whether a bracket opens with the word that calls its figures plans: `(nghị quyết: 250.000 lượt)`, `(kế hoạch
        thu 40 tỷ đồng, chi 35 tỷ đồng)`.
        """
        words, end = self.sentence.words, figure.begin
        end -= end > 0 and words[end - 1] == ":"
        opened = [cue.end for cue in self.sentence.cued("plans") if cue.start and words[cue.start - 1] == "("]
        several = not self.sentence.language.plurals
        return any(at == end or (several and at < end and _UNENDED.isdisjoint(words[at:end])) for at in opened)

    def _own(self, figure: Figure, left: int) -> Modality | None:
        if _SAID.isdisjoint(self.sentence.by_class):
            return None
        for cue in reversed(self.sentence.cues):
            opens = "estimate_words" in cue.value and self._opens(cue, figure)
            opens = opens or self._governs(cue, figure)
            if (
                cue.end > figure.start
                or (cue.start < left and not opens)
                or cue.start == self.aimed
                or self._drafted(cue, figure)
                or self._passed(cue, figure, left)
                or self._taken(cue)
            ):
                continue
            near = figure.begin - cue.end <= _ESTIMATED or opens
            if "estimate_words" in cue.value and near:
                if self._parted(cue.end, figure) or self._caused(cue.end, figure):
                    return None
                return Modality.ESTIMATE
            reach = 1 if self.sentence.language.plurals or self._cued(cue.end, figure.begin) else _NAMED
            named = figure.begin - cue.end <= reach and not self._rated(figure, cue.start)  # `against a target of 240`
            named = named and self.sentence.words[figure.begin - 1] not in self.sentence.language.sets["for"]
            named = named or self._spelt_out(cue.end, figure.begin)
            if not named and self._caused(cue.end, figure):
                return None
            if "target_words" in cue.value and (named or not self._held(cue.start)):
                return Modality.TARGET
            if "plan_words" in cue.value and (named or not self._held(cue.start)):
                return Modality.ESTIMATE if self._supposed(cue.start) else Modality.PLAN
            if "actual_words" in cue.value:
                return Modality.ACTUAL
        return None

    def _passed(self, cue: Match[Classes], figure: Figure, left: int) -> bool:
        """Whether an amount is by how much a plan named before it was passed: `vượt kế hoạch 20 tỷ đồng`."""
        if "plans" not in cue.value or figure.kind is Kind.PERCENT or self.sentence.language.plurals:
            return False
        return verb_passed(self.sentence, figure, left) is not None

    def _supposed(self, at: int) -> bool:
        """Whether a modal verb only says what somebody expects: `had forecast that the gap would widen to 5.85`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        cues = self.sentence.cued("estimate_words") if words[at] in sets["conjectures"] else ()
        return any(cue.end < at and MARKS.isdisjoint(words[cue.end : at]) for cue in cues)

    def _drafted(self, cue: Match[Classes], figure: Figure) -> bool:
        """Whether a plan was only drawn up, and a list tells what was done: `xây dựng kế hoạch, kết quả: sửa 3 cầu`."""
        if ":" not in self.sentence.words[cue.end : figure.begin] or self.sentence.language.plurals:
            return False
        return any(0 <= cue.start - act.end <= _SET for act in self.sentence.cued("acts"))

    def _spelt_out(self, end: int, begin: int) -> bool:
        """Whether a figure stands in the bracket behind a plan and whose it is: `so với kế hoạch tỉnh giao (doanh thu
        48 tỷ, lãi 3 tỷ)`.
        """
        words = self.sentence.words
        opened = next((at for at in range(end, min(end + _WHOSE, begin)) if not words[at][0].isalpha()), begin)
        told = opened < begin and words[opened] == "(" and ")" not in words[opened:begin]
        return told and not self.sentence.language.plurals

    def _governs(self, cue: Match[Classes], figure: Figure) -> bool:
        """Whether the noun for a target stands right before a figure, whatever phrase it closes: `have met the winter
        target of 90%`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        of = figure.begin and words[figure.begin - 1] in sets["link_of"]
        return bool(of) and self.sentence.language.plurals and cue.end == figure.begin - 1 and "plans" in cue.value

    def _opens(self, cue: Match[Classes], figure: Figure) -> bool:
        """Whether a sentence begins with a forecast of which the figure is told: `Guidance for profit is unchanged at
        £87m`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        if cue.start > 1 or not figure.begin or not self.sentence.language.plurals:
            return False
        return words[figure.begin - 1] in sets["linking"] and not MARKS.intersection(words[cue.end : figure.begin])

    def _caused(self, end: int, figure: Figure) -> bool:
        """Whether a clause of its own, told as a fact, holds the figure but not the word that ends at a token: `would
        continue after six units broke down`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        if not self.sentence.language.plurals:
            return False
        joints = [at for at in range(end, figure.begin) if words[at] == ":" or words[at] in sets["subordinates"]]
        return bool(joints) and self._told(figure, words[joints[-1] : figure.begin])

    def _revised(self, figure: Figure) -> bool:
        """Whether a forecast or a plan itself was moved from the figure: `cut its forecast to 3% from 4%`."""
        words, cues = self.sentence.words, self.sentence.cued("plans")
        noun = next((cue for cue in reversed(cues) if cue.end <= figure.begin), None)
        if noun is None or ";" in words[noun.end : figure.begin]:
            return False
        beside = range(noun.start - _SET, noun.end + _SUBJECT)
        return any(cue.start in beside for cue in self.sentence.cued(*_MOVES))

    def _cued(self, start: int, end: int) -> bool:
        """Whether a mark or a cue stands between two tokens, so that no name goes on there."""
        marked = not MARKS.isdisjoint(self.sentence.words[start:end])
        return marked or any(start <= cue.start < end for cue in self.sentence.cues)

    def _taken(self, cue: Match[Classes]) -> bool:
        """Whether the word of a cue is part of a time, a name or a pronoun: `in May`, `Theresa May`."""
        sentence = self.sentence
        if " ".join(sentence.words[cue.start : cue.end + 1]) in sentence.language.sets["said_again"]:
            return True  # `chỉ tiêu này là 1.256 tỷ đồng`: a measure
        named = cue.start > 0 and cue.end - cue.start == 1 and sentence.raw[sentence.starts[cue.start]].isupper()
        return bool(sentence.taken[cue.start]) or (sentence.language.plurals and named)

    def _parted(self, end: int, figure: Figure) -> bool:
        """Whether another clause with a verb of its own begins between an estimate's word and the figure: `short of
        estimates, and revenue slipped 3%`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        opening = sets["clauses|joins"] - sets["restating"]
        taken = self.sentence.taken
        joints = [
            at
            for at in range(end, figure.begin)
            if words[at][0].isalpha() and words[at] in opening and not (taken[at - 1] and taken[at + 1])
        ]
        if not joints:
            return False
        moved = any(
            joints[-1] < cue.start < figure.begin and words[cue.start] not in sets["linking"]
            for name in (*_MOVES, "reaches")
            for cue in self.sentence.cued(name)
        )
        return moved or not sets["past_forms"].isdisjoint(words[joints[-1] : figure.begin])

    def _after(self, figure: Figure, right: int) -> Modality | None:
        """`60 mph winds are forecast`, `half the lights will be dimmed`: a verb after the figure."""
        passive = self.sentence.language.sets["passive"]
        if self.sentence.language.plurals and figure.head is None:
            end = figure.end + self._averaged(figure)
            for name, modality in _AFTER:  # `below the 175,000 expected`
                if any(cue.start == end for cue in self.sentence.cued(name)):
                    return modality
        if self.sentence.language.plurals:
            if self._foreseen(figure):
                return Modality.ESTIMATE
            if any(self._proposed(figure, cue) for cue in self.sentence.cued("plan_words")):
                return Modality.PLAN
            for name, modality in _AFTER[::2]:
                if any(self._subject(figure, cue) for cue in self.sentence.cued(name)):
                    return modality
        for cue in self.sentence.cued("estimate_words"):
            if figure.end <= cue.start < right and self.sentence.words[cue.start - 1] in passive:
                other = self.sentence.language.sets["clauses"] - MARKS  # `8%, as output was expected to rise`
                between = self.sentence.words[figure.end : cue.start]
                again = between[-2:-1] and between[-2] in self.sentence.language.sets["joins"]
                if other.isdisjoint(between) and not again:  # `was 58 and is expected to be 60`
                    return Modality.ESTIMATE
        return None

    def _bound(self, figure: Figure) -> bool:
        """Whether a noun for a bound that was set follows a figure with an article: `above the 4.5% ceiling`."""
        words, sets, end = self.sentence.words, self.sentence.language.sets, figure.end
        the = figure.begin > 0 and words[figure.begin - 1] in sets["determiners"]
        return the and end < len(words) and words[end] in sets["benchmarks"]

    def _proposed(self, figure: Figure, cue: Match[Classes]) -> bool:
        """Whether a passive verb of planning follows a figure: `An expenditure of N27.5 trillion is proposed`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        near = figure.end < cue.start <= figure.end + _SUBJECT and cue.end == cue.start + 1
        passive = near and words[cue.start - 1] in sets["passive"] and words[cue.start].endswith("ed")
        return passive and sets["comparatives"].isdisjoint(words[figure.start : cue.start])

    def _averaged(self, figure: Figure) -> bool:
        """Whether an average of estimates is told, not one of facts: `above the S$1.81 billion average estimate`."""
        averages = self.sentence.cued("averages")
        return any(cue.start == figure.end and cue.end == cue.start + 1 for cue in averages)

    def _foreseen(self, figure: Figure) -> bool:
        """Whether a relative clause behind a figure says who expected it: `worse than the 2% drop that analysts had
        expected`, `the 52,000 economists had forecast`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        cues = [cue for cue in self.sentence.cued("estimate_words") if 0 < cue.start - figure.end < _ESTIMATED]
        if not cues or figure.multiple:
            return False  # `twice what analysts had pencilled in`
        between = words[figure.end : cues[0].end]
        thought = not sets["forecasters"].isdisjoint(between) and not sets["pluperfect"].isdisjoint(between)
        return thought and all(word[0].isalpha() for word in between)

    def _subject(self, figure: Figure, verb: Match[Classes]) -> bool:
        """Whether a figure is the subject of a verb: words alone stand between."""
        words, sets = self.sentence.words, self.sentence.language.sets
        between = words[figure.end : verb.start]
        near = _SUBJECT + 2 * (figure.unit == "percent")
        if not figure.end <= verb.start <= figure.end + near or words[verb.start] not in sets["modals"]:
            return False
        other = sets["subordinates|joins|sayings|past_forms"]
        other = other if figure.unit == "percent" else other | sets["link_of"]  # `72% of providers could be in deficit`
        return not self._taken(verb) and all(word[0].isalpha() and word not in other for word in between)

    def _broken(self, figure: Figure) -> bool:
        """Whether the clause of the figure before is over: an estimate ends with it, a target with a word of fact."""
        sentence = self.sentence
        between = [sentence.words[at] for at in range(self.end, figure.start) if not sentence.taken[at]]
        sets = self.sentence.language.sets
        if figure.restates is not None and figure.restates.end == self.end:
            return False  # `to be between 182 and 191 cents, that is 19% higher`
        if self.last is Modality.ESTIMATE and self._acted(figure):
            return True
        if sentence.language.plurals and (self._told(figure, between) or self._parted(self.end, figure)):
            return True
        if self.last is Modality.ESTIMATE or self.last is Modality.ACTUAL or self.sentence.language.plurals:
            return any(word in ";.:" for word in between) or not sets["subordinates"].isdisjoint(between)
        if self.contrast and ";" in between:
            return True  # `quay vòng 5,2 ngày, mục tiêu 4 ngày; chạy rỗng 38%`
        now = range(self.end, figure.begin)
        if any(" ".join(sentence.words[at : at + 2]) in sets["at_hand"] for at in now):
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

    def _told(self, figure: Figure, between: Sequence[str]) -> bool:
        """Whether a verb of fact stands before the figure or after it as its own: `will cut output, and Brent rose 75
        cents`, `may drop, and 78.5% of the area had been sown`.
        """
        sets = self.sentence.language.sets
        after = self.sentence.words[figure.end : figure.end + _ESTIMATED]
        marks = [at for at, word in enumerate(after) if not word[0].isalpha()]
        after = after[: marks[0]] if marks else after
        return not (sets["past_forms"].isdisjoint((*between, *after)) and sets["present"].isdisjoint(between))

    def _acted(self, figure: Figure) -> bool:
        """Whether a new act is told between the figure before and this one."""
        return any(self.end <= cue.start < figure.start for cue in self.sentence.cued("acts"))

    def _rated(self, figure: Figure, start: int) -> bool:
        """Whether a percentage is only held against the plan named before it: `so dự toán 55,9%`."""
        sets = self.sentence.language.sets
        if self.sentence.language.plurals and self.sentence.words[figure.begin - 1] in sets["link_of"]:
            return False  # `below the target of 93%`
        before = self.sentence.words[start - 1 : start] if start else []
        if figure.unit == "percentage_point":
            return not sets["compares"].isdisjoint(before)  # `thấp hơn chỉ tiêu 1,6 điểm %`
        return figure.unit == "percent" and not sets["to_plan"].isdisjoint(before)

    def _held(self, start: int) -> bool:
        """Whether a plan is only what a result is held against: `so với kế hoạch`, `vượt dự toán`."""
        before = self.sentence.words[max(0, start - 2) : start]
        cue = self.sentence.cue_at.get(start)
        before = before if cue is None else [*before, *self.sentence.words[start : cue.end - 1]]  # `so với kế hoạch`
        if start == 1 and before[0] in self.sentence.language.sets["definites"]:
            return False  # `Với kế hoạch doanh thu cả năm 5.500 tỷ đồng, công ty hoàn thành 72,5%`
        return any(word in self.sentence.language.sets["held"] for word in before)

    def _led(self) -> Modality | None:
        """What the words before a colon at the start of the sentence say: `Nhiệm vụ năm 2024: xây mới 3 trường`; or
        the first words: `Dự báo ba ngày tới ...`."""
        words = self.sentence.words[:_LEAD]
        label = words[: words.index(":")] if ":" in words else []
        if label and "(" not in label:  # `reached 82% (target: 85%)`
            return heading(self.sentence.language, label)
        foretold = " ".join(words[:2]) in self.sentence.language.sets["forecasts"]
        return Modality.ESTIMATE if foretold else None


def heading(language: Language, words: Sequence[str]) -> Modality | None:
    """What a heading makes of the figures below it, by the first of its words that tell results from plans.

    What stands after `and` is a second subject: under `Costs and outlook` there are facts. Where a noun comes before
    what describes it, a heading is about targets that opens with them: `Về đích nhiều chỉ tiêu` is not.
    """
    fixed = {at for cue in language.cues.all(words) if "fixed" in cue.value for at in range(cue.start, cue.end)}
    text = f" {' '.join(word for at, word in enumerate(words) if at not in fixed)} "
    first: list[tuple[int, Modality]] = []
    for name, modality in _HEADINGS:
        first += ((at, modality) for word in language.sets[name] if (at := text.find(f" {word} ")) >= 0)
    if not first:
        return None
    at, modality = min(first)
    before = text[:at].split()
    if modality is not Modality.ACTUAL and not language.sets["joins"].isdisjoint(before):
        return None
    opened = language.plurals or language.sets["skips|determiners|article|structural"].issuperset(_clause(before))
    return modality if modality is not Modality.TARGET or opened else None


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words after the last sign, or number, among some."""
    return words[max((at + 1 for at, word in enumerate(words) if not word.isalpha()), default=0) :]


_AFTER = (("estimate_words", Modality.ESTIMATE), ("target_words", Modality.TARGET), ("plan_words", Modality.PLAN))
_HELD = (("plans", Modality.PLAN), *_AFTER[1:])
_SAID = frozenset(["actual_words", *(name for name, _ in _AFTER)])  # the cues of a modality
_HEADINGS = (
    ("result_headings", Modality.ACTUAL),
    ("target_headings", Modality.TARGET),
    ("plan_headings", Modality.PLAN),
)
