"""What each figure of a sentence measures: its noun, its subject, or those of the figure before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.extract.labels import of_those
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import CHANGES, Kind, Measure
from audit.places.words import words as place_words
from audit.tie.adjuncts import governing
from audit.tie.after import fronted, grown_in, moved_by, noun_after, predicate, regarding, told_after
from audit.tie.again import told_again
from audit.tie.amounts import amount_of, fate, undergone
from audit.tie.attainments import verb_passed
from audit.tie.before import subject_before
from audit.tie.counted import tell_counted, tell_unit
from audit.tie.increases import compound
from audit.tie.leanings import (
    accounted,
    arrived,
    by_turns,
    counted,
    departed,
    follow,
    holds,
    leans,
    planned,
    respective,
    source_of,
)
from audit.tie.likewise import likewise
from audit.tie.namings import beside, label_of, listed_under, own_words
from audit.tie.narrowings import (
    NOTHING,
    Leading,
    Topic,
    aimed,
    apart,
    bounding,
    event,
    meant_before,
    narrowed,
    of_more,
    timed,
    topic,
)
from audit.tie.nouns import MATTER, choose
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range
from audit.tie.respects import in_respect
from audit.tie.rivals import rivalled
from audit.tie.stems import move_of, past_adjunct

_DOING = 2  # words of a doer and a verb that no list knows
_COMPOUND = 3  # words of a move with its size before the noun for it


@dataclass(slots=True)
class Subjects:
    """Names the figures of one sentence, one after the other. `topics` are the words of what the sentences before
    spoke of, the latest last, `leading` those of the amount that the last one was about.
    """

    sentence: Sentence
    phrases: Phrases
    topics: Sequence[Topic] = ()
    leading: Leading = NOTHING

    def name(self, part: Part, parts: Sequence[Part]) -> None:
        """Fills `phrase`, `verb` and `words` of a part that stands after `parts`."""
        figure, previous = part.figure, parts[-1] if parts else None
        if figure.elided and self._of_another(figure.end):
            return  # `2,912 got their first choice, 473 their second`: the verb before tells what it is
        if self._fated(part):
            return
        noun = self._noun(part)
        if not self.phrases.words_of(noun) and not part.compared and self._of_a_move(part):
            return  # it says nothing of what moved, and is no chance
        if by_turns(self.phrases, part, parts):
            return
        if figure.follows is not None and previous is not None:
            follow(self.phrases, part, previous, noun)
            return
        subject = self._subject(part, parts) or (None if parts else label_of(self.phrases))
        if previous is not None and part.meant.measure is Measure.ATTAINMENT and self._named_plan(previous, subject):
            subject = None  # the words before it only name the plan of the one before
        if (
            self._among(part, parts)
            or in_respect(self.phrases, part, parts)
            or told_again(self.phrases, part, parts, self.leading)
        ):
            return
        taker = self._taker(part, subject)
        subject, noun = (taker, None) if taker is not None else (subject, noun)
        if figure.elided or figure.bare or figure.unit.startswith("/"):
            tell_counted(self.phrases, part, parts)
        subject, noun = self._beside_plan(part, previous, subject, noun)
        if figure.elided and figure.unit and self._list(part, parts, subject):
            return
        if self._as_another(part, parts, subject, noun):
            return
        choose(self.phrases, part, previous, subject or self._rest(figure), noun)
        part.doer = self._doer(part, subject) if noun is not None and part.phrase == noun else None
        tell_unit(self.phrases, part, subject)
        if previous is not None and leans(self.phrases, part, parts, subject, noun):
            self._lean(part, parts, previous)
        else:
            self._call(part, parts, subject, noun)
        if figure.unit in self.sentence.language.sets["points"] and part.phrase != noun:
            figure.counted = False  # what an index reached is no number of things

    def _beside_plan(
        self, part: Part, previous: Part | None, subject: Range | None, noun: Range | None
    ) -> tuple[Range | None, Range | None]:
        """The subject and the noun of a figure, of which one with a plan is not the plan but what that is for."""
        if part.meant.measure is Measure.ATTAINMENT and part.meant.end > 0:
            subject = None if subject is None or self._meets(subject) else subject  # `hoàn thành 75% kế hoạch`
            return subject, self._plan(noun, previous) if subject is None else None
        if self._past_plan(part) and subject and any(cue.start < subject[1] for cue in self._plans(subject[0])):
            return self._exceeding(subject), noun
        return subject, noun

    def _lean(self, part: Part, parts: Sequence[Part], previous: Part) -> None:
        """Calls a figure as the one before that it speaks of."""
        model = source_of(self.phrases, part, parts)
        part.inherits = model is previous
        part.phrase, part.verb, part.written = model.phrase, model.verb, model.written
        part.words = model.words + bounding(self.phrases, part, previous) + apart(self.phrases, part, previous)
        if part.meant.measure is Measure.SHARE and previous.figure.kind is not Kind.PERCENT:
            part.shares = len(parts) - 1
            part.whole = of_more(self.sentence, parts[-1].figure, part.figure)

    def _call(self, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> None:
        """Calls a figure by its own words, with those that its clause leaves to others."""
        previous = parts[-1] if parts else None
        part.words = beside(self.phrases, part, previous) + own_words(self.phrases, part, previous, subject, noun)
        some = narrowed(self.phrases, part, noun) or aimed(self.phrases, part, subject)
        some = some or bounding(self.phrases, part, previous)
        said = (*self.topics, *map(topic, parts))
        part.words = meant_before(self.phrases, self.topics, parts, part, subject) or part.words + some
        part.words = governing(self.phrases, part, parts) + part.words + event(self.phrases, said, part, subject)
        part.words = self._label(part, parts) + (part.words or self._resumed(part, parts)) + self._ranked(part)
        part.words = listed_under(self.phrases, part, parts) + self._going(part, parts) + part.words

    def _going(self, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
        """What goes where the words of a figure say, which those of one before told: `xuất khẩu gạo sang EU đạt 3 triệu
        USD; sang Mỹ đạt 2 triệu USD`.
        """
        outward, read = self.sentence.language.sets["outward"], self.sentence
        first = part.words[:1] or (read.words[part.phrase[0] - 1 : part.phrase[0]] if part.phrase else ())
        if read.language.plurals or not first or first[0] not in outward:
            return ()
        told = (one.words for one in reversed(parts) if not outward.isdisjoint(one.words[1:]))
        words = next(told, ())
        at = next((at for at, word in enumerate(words) if word in outward), 0)
        return words[: at + (part.words[:1] != tuple(first))]

    def _fated(self, part: Part) -> bool:
        """Names people whom a number without a noun counts by what became of them: `where 11,000 died`."""
        found = fate(self.phrases, part.figure) if self.sentence.language.plurals else None
        if found is not None:
            part.phrase, part.reach = found, max(part.reach, found[1])
            part.words = (part.figure.unit, *self.phrases.words_of(found))
        return found is not None

    def _ranked(self, part: Part) -> tuple[str, ...]:
        """The words of what ranks somewhere with its figure: `Ngành tài chính đứng thứ hai với vốn 1,5 tỷ USD`."""
        read, phrase = self.sentence, part.phrase
        if phrase is None or phrase[0] > part.figure.begin or read.language.plurals or phrase[0] == 0:
            return ()
        if read.words[phrase[0] - 1] not in read.language.sets["alongside"]:
            return ()
        ranks = (cue for cue in read.cued("reaches") if cue.start >= part.left and cue.end <= phrase[0])
        rank = next((cue for cue in ranks if cue.end - cue.start > 1 and _only(self.phrases, cue.end, phrase[0])), None)
        return () if rank is None else self.phrases.words_of(self.phrases.content(part.left, rank.start))

    def _as_another(self, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> bool:
        """Names a figure as the one before it that it goes on with, or is held against."""
        phrases, previous = self.phrases, parts[-1] if parts else None
        model = respective(phrases, part, parts)
        if model is not None:
            part.called_as(model)
            return True
        if previous is not None and (counted(phrases, part, previous) or departed(phrases, part, previous)):
            return True
        if rivalled(phrases, part, parts) or holds(phrases, part, parts) or accounted(phrases, part, parts, subject):
            return True
        if planned(phrases, part, parts, subject, noun):
            return True
        return previous is not None and (arrived(phrases, part, previous) or likewise(phrases, part, parts))

    def _label(self, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
        """The words of a label and its figure where a bare act goes on with it: `Vốn kéo dài: 318 tỷ đồng, đã giải ngân
        142 tỷ đồng`.
        """
        first, read = parts[0] if parts else None, self.sentence
        if first is None or first.phrase is None or first.phrase[1] >= len(read.words) or read.language.plurals:
            return ()
        acts = (read.words[cue.start : cue.end] for cue in read.cued("acts") if cue.end == part.figure.begin)
        labelled = read.words[first.phrase[1]] == ":" and first.figure.unit == part.figure.unit
        return first.words if labelled and tuple(next(acts, ())) == part.words else ()

    def _resumed(self, part: Part, parts: Sequence[Part]) -> tuple[str, ...]:
        """The words of the last sentence's amount where a time opens the next one and nothing else names its own:
        `Xuất khẩu tháng 7 đạt 186 triệu USD. Lũy kế 7 tháng đạt 1.214 triệu USD`.
        """
        words, unit = self.leading.words, self.leading.unit
        read, figure = self.sentence, part.figure
        opened = bool(read.times) and read.times[0].first == 0 and read.times[0].last <= figure.begin
        amount = part.meant.measure is Measure.LEVEL and not figure.counted and figure.kind is not Kind.PERCENT
        told = opened and amount and not parts and part.phrase is None and not read.language.plurals
        return words if told and unit == figure.unit else ()

    def _of_another(self, end: int) -> bool:
        """Whether something with a determiner follows a number, and no time: `473 their second`, `8,610 a year ago`."""
        words, determiners = self.sentence.words, self.sentence.language.sets["determiners"]
        return end < len(words) and words[end] in determiners and not self.phrases.closed[end]

    def _among(self, part: Part, parts: Sequence[Part]) -> bool:
        """Names a percentage of those that were counted before by what is told of these: `of whom 71% were seen`."""
        sets, pointed = self.sentence.language.sets, of_those(self.sentence, part.figure.begin)
        if not pointed or part.figure.kind is not Kind.PERCENT or part.meant.measure is not Measure.SHARE:
            return False
        counted = next((other.words for other in reversed(parts) if other.figure.kind is Kind.COUNT), ())
        whose = counted or (self.topics[-1].words if self.topics and not parts else ())
        own = told_after(self.phrases, part.figure.end)
        if not whose or own is None:
            return False
        part.phrase, part.words = own, (*whose, *self.phrases.words_of(own))
        before_next = self.sentence.words[own[1] : own[1] + 1]
        if not before_next or before_next[0] not in sets["narrowing"]:  # `were seen within four hours`
            part.reach = max(part.reach, own[1])
        return True

    def _noun(self, part: Part) -> Range | None:
        """The noun after a figure that may have one; `reach` then covers it."""
        figure = part.figure
        befallen = fate(self.phrases, figure)
        if befallen is not None:
            part.reach = max(part.reach, befallen[1])
            return befallen
        told = figure.head is not None or figure.kind in (Kind.PERCENT, Kind.RATIO) or self._of(figure)
        told = told or figure.unit in self.sentence.language.sets["sizes"] or moved_by(self.phrases, figure)
        moved = figure.unit in self.sentence.language.sets["points"] and part.meant.measure in CHANGES
        told = told and not moved and not self._named_before(figure)  # `the ratio improved by 1.4 points`
        noun = noun_after(self.phrases, figure) if told else None
        if noun is not None and noun[0] == figure.end and self._only_moved(part):
            noun = None  # `Profit £5m +12% Turnover £9m`, `fell 5% amid concerns`
        if figure.kind is Kind.MONEY:
            noun = grown_in(self.phrases, figure) if part.meant.measure in CHANGES else None
            noun = noun or amount_of(self.phrases, figure)
        elif figure.multiple and noun is None:
            noun = grown_in(self.phrases, figure)  # `a 20-fold rise in arrests`
        noun = noun or undergone(self.phrases, figure)
        noun = noun or fronted(self.phrases, figure) or predicate(self.phrases, figure)
        if noun is None and part.meant.measure in CHANGES:
            noun = regarding(self.phrases, figure)
        part.reach = max(part.reach, noun[1] if noun else 0)
        if noun is not None and figure.kind is Kind.RATIO and not self.sentence.language.plurals:
            aim = any(cue.start == noun[0] == figure.end for cue in self.sentence.cued("plans"))
            return None if aim else noun  # `120/150 ha kế hoạch`
        return noun

    def _only_moved(self, part: Part) -> bool:
        """Whether a percentage by which something moved has no words behind it that say what did."""
        figure, words, sets = part.figure, self.sentence.words, self.sentence.language.sets
        moved = figure.kind is Kind.PERCENT and part.meant.measure is Measure.GROWTH and figure.head is None
        named = words[figure.end] in sets["link_of|within"] or compound(self.sentence, figure) is not None
        return moved and self.sentence.language.plurals and not named

    def _named_before(self, figure: Figure) -> bool:
        """Whether what a percentage is of is told before it, a verb following: `a margin of 12% puts it ahead`."""
        words, sets, end = self.sentence.words, self.sentence.language.sets, figure.end
        if figure.kind is not Kind.PERCENT or not self.sentence.language.plurals or moved_by(self.phrases, figure):
            return False
        after = words[end] if end < len(words) else "."
        led = figure.begin > 1 and words[figure.begin - 1] in sets["link_of"]
        return led and words[figure.begin - 2] in sets["named_shares"] and after not in sets["link_of"]

    def _subject(self, part: Part, parts: Sequence[Part]) -> Range | None:
        """The subject before a figure; where plurals show, none that is only a place, and none before `, up 7%`."""
        previous = parts[-1] if parts else None
        ended = previous.figure.end if previous is not None else part.figure.begin
        left = past_adjunct(self.phrases, ended, part.left, part.figure.begin)
        found = subject_before(self.phrases, part.figure, left)
        if found is not None and undergone(self.phrases, part.figure) is not None:
            return None  # `while sales were slow, £2.5m was spent on new kit`
        if found is None or not self.sentence.language.plurals:
            idle = found is not None and (self._based(part, found) or self._elsewhere(part, parts, found))
            return None if idle else found
        told = self.phrases.words_of(found)
        if not told or (part.meant.measure in CHANGES and self.sentence.language.sets["annual"].issuperset(told)):
            return None  # `exports of £9m, an annual increase of 4%`
        move = move_of(self.phrases, part.figure) if previous is not None else 0
        apposed = move > 0 and self.sentence.words[move - 1] == ","  # `412 thefts were told to police, a fall of 4%`
        if apposed or self._changed_to(part, previous):
            return None
        if self._lasting(found) or self._how(part, found):
            return None
        words, begin = self.sentence.words, part.figure.begin
        apposed = part.meant.measure in CHANGES and previous is not None and "," in words[previous.figure.end : begin]
        near = apposed and begin > 1 and words[begin - 2] == "," and found[1] < begin - 1
        if near and self.phrases.aside(begin - 2, part.left) is None:
            return None
        more = words[part.figure.end : part.figure.end + 1]
        if apposed and words[begin - 1] == "," and more and more[0] in self.sentence.language.sets["comparatives"]:
            return None  # `were made on its trains in 2024, 4.2 million more than in 2023`
        return found

    def _how(self, part: Part, found: Range) -> bool:
        """Whether words before a figure only say how great a move is, or that it went to a record: `a slight fall of
        3%`, `to a record high of £4m`.
        """
        sets, led = self.sentence.language.sets, self.sentence.words[part.figure.begin - 1]
        grows = self.sentence.under("growths") if led in sets["link_of"] else frozenset()  # `a growth of 3%`
        told = [self.sentence.words[at] for at in range(*found) if at not in grows]
        moved = part.meant.measure in CHANGES and sets["changed|superlatives"].issuperset(told)
        return moved or sets["records|superlatives"].issuperset(told)

    def _changed_to(self, part: Part, previous: Part | None) -> bool:
        """Whether a change and what it started from or is held against, told in words, stand before a figure: `to fall
        by 37% from last year's record to 25.5 million tonnes`, `1% higher against the dollar at $1.27`.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        if previous is None or previous.meant.measure not in CHANGES or part.meant.measure in CHANGES:
            return False
        end, begin = previous.figure.end, part.figure.begin
        end += words[end] in sets["comparatives"] and words[begin - 1] not in sets["reaching"]
        held = any(cue.start == end for cue in self.sentence.cued("bases"))
        opened = end < begin and (held or words[end] in sets["change_openers"])
        told = all(word[0].isalpha() and word not in sets["joins"] for word in words[end : begin - 1])
        at = bool(words[begin - 1] in sets["linking"] - sets["link_of"] and told)
        return opened and (at or words[begin - 1] in sets["reaching"])

    def _of_a_move(self, part: Part) -> bool:
        """Whether a move with its size is what the words before it are about: `the chance of a half-point cut`."""
        figure, words, sets = part.figure, self.sentence.words, self.sentence.language.sets
        at = figure.begin - (figure.begin > 1 and words[figure.begin - 1] in sets["article"])
        told = self.sentence.language.plurals and at > 0 and words[at - 1] in sets["link_of"]
        if not told or part.meant.measure not in CHANGES:
            return False
        led = not sets["article"].isdisjoint((words[at], words[figure.start]))
        near = (cue for cue in self.sentence.cued("rises", "falls") if cue.start >= figure.end)
        move = next(near, None)
        plain = move is not None and all(word[0].isalpha() for word in words[figure.end : move.start])
        return led and plain and move is not None and move.start - figure.end < _COMPOUND

    def _lasting(self, found: Range) -> bool:
        """Whether words before a figure only say how long something took: `up 12% in two years, from 611 to 685`."""
        words, end = self.sentence.words, found[1]
        unit = self.sentence.language.units.at(words, end - 1)
        timed = unit is not None and unit.value.kind is Kind.DURATION
        return timed and end - found[0] == 2 and words[found[0]] in self.sentence.language.numbers

    def _based(self, part: Part, found: Range) -> bool:
        """Whether words before a change only say what it is measured from: `so với vụ mùa năm trước tăng 230 ha`."""
        if part.meant.measure not in CHANGES:
            return False
        return any(cue.end == found[0] for cue in self.sentence.cued("bases")) and timed(self.phrases, part)

    def _elsewhere(self, part: Part, parts: Sequence[Part], found: Range) -> bool:
        """Whether words before a figure only say where it is so too: `Bến Tre giảm 8 tạ/ha, An Giang giảm 2 tạ/ha`."""
        if part.figure.counted or not any(self.phrases.placed[slice(*found)]) or self.phrases.words_of(found):
            return False
        unit, measure = part.figure.unit, part.meant.measure
        alike = (one for one in reversed(parts) if one.figure.unit == unit and one.meant.measure is measure)
        words = next(alike, parts[-1]).words if parts else ()
        return bool(words) and self.sentence.language.sets["outward"].isdisjoint(words)

    def _rest(self, figure: Figure) -> Range | None:
        """The words before a figure that it is what is left: `ăn uống 1.613 tỷ đồng, còn lại 1.663 tỷ đồng`."""
        start, end = figure.begin - 2, figure.begin
        rest = start >= 0 and " ".join(self.sentence.words[start:end]) in self.sentence.language.sets["rest"]
        return (start, end) if rest and figure.kind is not Kind.PERCENT else None

    def _of(self, figure: Figure) -> bool:
        """Whether an amount says of what it is: `2.4 tonnes of cocaine`, `120 ha lúa`."""
        words = self.sentence.words
        language, at = self.sentence.language, figure.end
        if figure.measured is None or at >= len(words):
            return False
        if figure.kind is Kind.MONEY and not language.plurals:
            named = language.sets["amount_nouns"]  # `thu về 5.214 tỷ đồng doanh thu`
            return any(" ".join(words[at : at + size]) in named for size in (1, 2))
        if figure.kind in (Kind.MONEY, Kind.DURATION):
            return False
        if language.plurals:
            glued = words[figure.core[1]] == "-"  # `a 2.4-km bridge`
            return glued or words[at] in language.sets["link_of"]
        word, sets = words[at], language.sets
        cue = self.sentence.cue_at.get(at)
        idle = word in sets["skips"] or word in sets["narrowing"] or (cue is not None and "fixed" not in cue.value)
        return figure.kind in MATTER and words[at][0].isalpha() and not idle and not self.phrases.closed[at]

    def _list(self, part: Part, parts: Sequence[Part], subject: Range | None) -> bool:
        """Names a count whose noun is said before it by that noun and its own words: `412 firms: 175 in trade`."""
        alike = [other for other in parts if other.figure.unit == part.figure.unit]
        base = next((other for other in reversed(alike) if other.figure.head), None)
        after = self.sentence.words[part.figure.end : part.figure.end + 1]
        if base is None and after and after[0] in self.sentence.language.sets["narrowing"]:
            base = next((other for other in reversed(alike) if other.figure.counted and not other.figure.elided), None)
        if base is None or base.phrase is None or part.meant.measure is not Measure.LEVEL:
            return False
        words, sets = self.sentence.words, self.sentence.language.sets
        end = start = part.figure.end
        if words[end : end + 1] == ["("] and ")" in words[end:]:
            end = start = words.index(")", end) + 1  # `of whom 10,305 (69.3%) were admitted`
        limit = len(words) if start > part.right else min(part.right, len(words))
        while end < limit and words[end] not in ",;.:()":
            end += 1
        own = self.phrases.words_of((start, end)) or (() if self._timed(subject) else self.phrases.words_of(subject))
        own = tuple(word for word in own if word not in sets["relatives"])
        part.phrase, part.words = base.phrase, self.phrases.words_of(base.phrase, base.figure.head) + own
        part.reach = max(part.reach, min(end, part.right))
        return True

    def _timed(self, subject: Range | None) -> bool:
        """Whether a noun only says when something was counted: `84,200 in the 2020 census and 91,500 in 2023`."""
        words, determiners = self.sentence.words, self.sentence.language.sets["determiners"]
        at = subject[0] if subject is not None else 0
        return at > 1 and bool(self.phrases.closed[at - 1]) and words[at - 2] in determiners

    def _doer(self, part: Part, subject: Range | None) -> Range | None:
        """Who did what is counted, of a subject that is no place, up to its verb: `Karate đã giành 6 huy chương`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        if subject is None or part.figure.head is None or self.sentence.language.plurals or self._placed(subject):
            return None
        start, end = subject
        if start and self.phrases.placed[start - 1]:
            return None  # `Hà Nội giành 9 huy chương`: a verb alone
        if not sets["causes"].isdisjoint(words[start : part.figure.begin]):
            return None  # `Bão số 3 làm 12 người chết`: nobody has them
        end = next((at for at in range(start, end) if words[at] in sets["verbal"]), end)
        alone = end == part.figure.begin and end - start < _DOING
        return None if alone or not self.phrases.words_of((start, end)) else (start, end)

    def _meets(self, subject: Range) -> bool:
        """Whether the words before an attainment end with the verb that says so, and name nothing."""
        return any(cue.end == subject[1] for cue in self.sentence.cued("plans_met"))

    def _past_plan(self, part: Part) -> bool:
        """Whether a figure is by how much a plan named before it was passed or missed."""
        change = part.meant.measure is Measure.CHANGE and not self.sentence.language.plurals
        return bool(part.apart) or (change and verb_passed(self.sentence, part.figure, part.left) is not None)

    def _exceeding(self, subject: Range) -> Range | None:
        """What passes a plan, before the verb that says so: of `thu ngân sách vượt dự toán 8%`, `thu ngân sách`."""
        start, end = subject
        exceeds = self.sentence.language.sets["exceeds"]
        verb = next((at for at in range(start, end) if self.sentence.words[at] in exceeds), start)
        return self.phrases.content(start, verb) if verb > start else None

    def _plans(self, start: int) -> list[Match[Classes]]:
        """The words for plans from a token on."""
        return [cue for cue in self.sentence.cued("plans") if cue.start >= start]

    def _named_plan(self, previous: Part, subject: Range | None) -> bool:
        """Whether the word for a plan stands behind a plan or an attainment, and no comma before what follows: `118% dự
        toán thành phố giao và 112%`, not `118% dự toán, chi ngân sách đạt 96%`.
        """
        if not previous.figure.aims and previous.meant.measure is not Measure.ATTAINMENT:
            return False
        end = previous.figure.end
        parted = subject is not None and "," in self.sentence.words[end : subject[0]]
        return not parted and any(cue.start == end for cue in self.sentence.cued("plans"))

    def _plan(self, noun: Range | None, previous: Part | None) -> Range | None:
        """The plan a percentage is of, where it says of what or nothing else does: `100% chỉ tiêu tuyển quân`."""
        given, levels = self.sentence.language.sets["given"], place_words(self.sentence.language.code).levels
        for cue in self.sentence.cued("plans"):
            if noun is not None and noun[0] <= cue.start < noun[1]:
                told = set(self.phrases.words_of((cue.end, noun[1]))) - given
                named = self.sentence.words[noun[1] - 1] in given  # `103% dự toán HĐND tỉnh giao`
                named = named or " ".join(self.sentence.words[cue.end : noun[1]]) in levels  # `27% dự toán huyện`
                return noun if previous is None or (told and not named) else None
        return None

    def _taker(self, part: Part, subject: Range | None) -> Range | None:
        """What a verb before a share gives it to; the noun after it is the whole: `kinh tế số chiếm 12% GRDP`."""
        cues = self.sentence.cued("strong_shares") if subject and part.meant.measure is Measure.SHARE else ()
        named = self.sentence.language.sets["named_shares"]
        for cue in cues:
            if self.sentence.words[cue.end - 1] in named:
                continue  # `the policy rate`
            near = part.left <= cue.start and part.figure.begin - 2 <= cue.end <= part.figure.begin
            if subject and near and cue.value.keys().isdisjoint(("quantity", "reaches")):
                taker = self.phrases.content(subject[0], min(subject[1], cue.start)) if subject[0] < cue.start else None
                return None if taker is None or self._placed(taker) else taker
        return None

    def _placed(self, found: Range) -> bool:
        """Whether a stretch only says where: `các phường cũ`, whose share is of the noun after it."""
        levels = place_words(self.sentence.language.code).levels
        return any(word in levels for word in self.sentence.words[slice(*found)])


def _only(phrases: Phrases, start: int, end: int) -> bool:
    """Whether nothing but numbers and words that name nothing stands between two tokens."""
    words, skips = phrases.sentence.words, phrases.language.sets["skips"]
    return all(words[at].isdecimal() or words[at] in skips for at in range(start, end))
