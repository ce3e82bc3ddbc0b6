"""What each figure of a sentence measures: its noun, its subject, or those of the figure before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.extract.labels import colon
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes, Language, Match, roles
from audit.model import Kind, Measure
from audit.places.words import words as place_words
from audit.tie.adjuncts import governing
from audit.tie.counted import tell_counted, tell_unit
from audit.tie.modalities import heading
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

_ATTRIBUTES = roles("attributes")
_HARMED = 3  # words that say only what came over people: `người bị thương`
_EQUATED = 3  # words that say that one is as much as the other
_MATTER = (Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_CHANGES = (Measure.CHANGE, Measure.GROWTH)


@dataclass(slots=True)
class Subjects:
    """Names the figures of one sentence, one after the other. `topics` are the words of what the sentences before
    spoke of, the latest last.
    """

    sentence: Sentence
    phrases: Phrases
    topics: Sequence[tuple[str, ...]] = ()

    def name(self, part: Part, parts: Sequence[Part]) -> None:
        """Fills `phrase`, `verb` and `words` of a part that stands after `parts`."""
        figure, previous = part.figure, parts[-1] if parts else None
        after = self.sentence.words[figure.end : figure.end + 1]
        if figure.elided and after and after[0] in self.sentence.language.sets["determiners"]:
            return  # `2,912 got their first choice, 473 their second`: the verb before tells what it is
        told = figure.head is not None or figure.kind in (Kind.PERCENT, Kind.RATIO) or self._of(figure)
        told = told or figure.unit in self.sentence.language.sets["sizes"]
        moved = figure.unit in self.sentence.language.sets["points"] and part.meant.measure in _CHANGES
        noun = self.phrases.after(figure) if told and not moved else None  # `the ratio improved by 1.4 points`
        part.reach = max(part.reach, noun[1] if noun else 0)
        if noun is not None and figure.kind is Kind.RATIO and not self.sentence.language.plurals:
            planned = any(cue.start == noun[0] == figure.end for cue in self.sentence.cued("plans"))
            noun = None if planned else noun  # `120/150 ha kế hoạch`
        if figure.follows is not None and previous is not None:
            self._follow(part, previous, noun)
            return
        subject = self._subject(part, previous) or (None if parts else self._label())
        if previous is not None and part.meant.measure is Measure.ATTAINMENT and self._named_plan(previous):
            subject = None  # the words before it only name the plan of the one before
        taker = self._taker(part, subject)
        subject, noun = (taker, None) if taker is not None else (subject, noun)
        if figure.elided or figure.bare or figure.unit.startswith("/"):
            tell_counted(self.phrases, part, parts)
        if part.meant.measure is Measure.ATTAINMENT and part.meant.end > 0:
            subject = None if subject is None or self._meets(subject) else subject  # `hoàn thành 75% kế hoạch`
            noun = self._plan(noun, previous) if subject is None else None
        elif part.apart and subject is not None and any(cue.start < subject[1] for cue in self._plans(subject[0])):
            subject = None  # `vượt kế hoạch đề ra 12 %`
        if figure.elided and figure.unit and self._list(part, parts, subject):
            return
        if self._holds(part, parts) or self._planned(part, parts, subject, noun):
            return
        self._choose(part, previous, subject or self._rest(figure), noun)
        tell_unit(self.phrases, part, subject)
        if previous is not None and self._leans(part, parts, subject, noun):
            source = self._source(part, parts)
            part.inherits = source is previous
            part.phrase, part.words, part.verb = source.phrase, source.words, source.verb
            if part.meant.measure is Measure.SHARE and previous.figure.kind is not Kind.PERCENT:
                part.shares = len(parts) - 1
            return
        part.words = self._words(part, previous, subject, noun)
        narrowed = self._narrowed(part, noun) or self._aimed(part, subject)
        part.words = self._meant(part, parts, subject) or part.words + narrowed
        part.words = governing(self.phrases, part, parts) + part.words + self._event(part, parts, subject)

    def _subject(self, part: Part, previous: Part | None) -> Range | None:
        """The subject before a figure; where plurals show, none that is only a place, and none before `, up 7%`."""
        found = self.phrases.before(part.figure, part.left)
        if found is None or not self.sentence.language.plurals:
            return None if found is not None and self._based(part, found) else found
        if not self.phrases.words_of(found):
            return None
        words, begin = self.sentence.words, part.figure.begin
        apposed = part.meant.measure in _CHANGES and previous is not None and "," in words[previous.figure.end : begin]
        if apposed and begin > 1 and words[begin - 2] == "," and found[1] < begin - 1:
            return None
        return found

    def _based(self, part: Part, found: Range) -> bool:
        """Whether words before a change only say what it is measured from: `so với vụ mùa năm trước tăng 230 ha`."""
        if part.meant.measure not in _CHANGES:
            return False
        return any(cue.end == found[0] for cue in self.sentence.cued("bases")) and self._timed(part)

    def _rest(self, figure: Figure) -> Range | None:
        """The words before a figure that it is what is left: `ăn uống 1.613 tỷ đồng, còn lại 1.663 tỷ đồng`."""
        start, end = figure.begin - 2, figure.begin
        rest = start >= 0 and " ".join(self.sentence.words[start:end]) in self.sentence.language.sets["rest"]
        return (start, end) if rest and figure.kind is not Kind.PERCENT else None

    def _holds(self, part: Part, parts: Sequence[Part]) -> bool:
        """Whether a figure without a noun is only held against one before, and so measures what that one does."""
        if not part.compared or part.figure.head is not None:
            return False
        main = next(
            (other for other in reversed(parts) if other.figure.kind is part.figure.kind and not other.compared), None
        )
        if main is None or self._between(main, part):
            return False
        part.phrase, part.words, part.verb = main.phrase, main.words, main.verb
        if main.meant.measure is Measure.LEVEL and part.meant.measure is Measure.SHARE:
            part.meant = replace(part.meant, measure=Measure.LEVEL)  # a rate, whose name only the first has
        return True

    def _planned(self, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> bool:
        """Whether a figure is only called a plan, and so of what the last of its unit is: `9,4 % (kế hoạch 9 %)`."""
        if subject is None or (noun is not None and noun != part.figure.head) or part.meant.measure in _CHANGES:
            return False
        if not any(cue.start <= subject[0] and subject[1] <= cue.end for cue in self.sentence.cued("plans")):
            return False
        unit = part.figure.unit
        told = (one for one in reversed(parts) if one.figure.unit == unit and one.words and not one.apart)
        main = next((one for one in told if one.meant.measure not in _CHANGES), None)
        if main is None or main.meant.measure is Measure.ATTAINMENT:
            return False
        part.phrase, part.words, part.verb = main.phrase, main.words, main.verb
        part.meant = replace(part.meant, measure=main.meant.measure)
        return True

    def _between(self, main: Part, part: Part) -> bool:
        """Whether a new clause begins between two figures."""
        return any(word in ".;:" for word in self.sentence.words[main.figure.end : part.figure.begin])

    def _meant(self, part: Part, parts: Sequence[Part], subject: Range | None) -> tuple[str, ...] | None:
        """What a bare noun is short for: in `có 195 nhà văn hóa thôn (năm 2018 có 178 nhà)` it is the thing before.

        Only where the clause tells nothing else: a time and no subject, or a change and no subject.
        """
        figure = part.figure
        if figure.head is None or subject is not None or part.meant.measure not in (Measure.LEVEL, *_CHANGES):
            return None
        own = self.phrases.words_of(figure.head, figure.head)
        if part.words != own or not (part.meant.measure in _CHANGES or self._timed(part)):
            return None
        said = (*self.topics, *(other.words for other in parts))
        return next((words for words in reversed(said) if len(words) > len(own) and words[: len(own)] == own), None)

    def _narrowed(self, part: Part, noun: Range | None) -> tuple[str, ...]:
        """What makes a count one of only some: `12 trường học tại các xã vùng sâu`, `42 schools in rural areas`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        shared = part.meant.measure is Measure.SHARE and self.sentence.language.plurals
        counted = part.figure.head is not None and part.meant.measure is Measure.LEVEL
        if noun is None or part.phrase != noun or not (counted or shared):
            return ()
        start = noun[1]
        if start >= len(words) or self.phrases.closed[start]:
            return ()
        if words[start] in sets["passive"]:  # `214 pigs were culled`, `71% of patients were seen within four hours`
            return self.phrases.words_of((start + 1, start + 2)) if words[start + 1 : start + 2] else ()
        return () if shared else self._narrower(start, part, "narrowing")

    def _aimed(self, part: Part, subject: Range | None) -> tuple[str, ...]:
        """What an amount that is the object of its verb goes to or comes from: `spent £4.2m on libraries`."""
        figure, words = part.figure, self.sentence.words
        given = figure.kind is Kind.MONEY and part.phrase is subject and part.meant.measure is Measure.LEVEL
        if not given or subject is None or subject[1] != figure.begin or figure.end >= len(words):
            return ()
        return self._narrower(figure.end, part, "purposes")

    def _narrower(self, start: int, part: Part, openers: str) -> tuple[str, ...]:
        """The words of a stretch that one of the `openers` begins, up to a mark, a time, a figure or another act."""
        words, sets = self.sentence.words, self.sentence.language.sets
        if words[start] not in sets[openers]:
            return ()
        end, limit = start, min(part.right, len(words))
        while end < limit and words[end] not in ",;.:()" and not self.phrases.closed[end] and not self._acts_too(end):
            end += 1
        return tuple(word for word in self.phrases.words_of((start, end)) if word not in sets["narrowing"])

    def _event(self, part: Part, parts: Sequence[Part], subject: Range | None) -> tuple[str, ...]:
        """Which of many things that were counted before came over people of whom no more is said: `268 vụ tai nạn giao
        thông, làm 152 người chết`. Whom one thing killed is told of that one: `bão làm 14 người chết`.
        """
        sets = self.sentence.language.sets
        if not befell(part.words, self.sentence.language):
            return ()
        if set(self.phrases.words_of(subject)) - {*part.words, *sets["causes"]}:
            return ()
        told = (*(other.words for other in reversed(parts)), *reversed(self.topics))
        return next((words[1:] for words in told if len(words) > 1 and words[0] in sets["events"]), ())

    def _acts_too(self, index: int) -> bool:
        """Whether another act is told from here: `... in the province and injured 157`."""
        words, language = self.sentence.words, self.sentence.language
        cue = language.cues.at(words, index + 1) if words[index] in language.sets["joins"] else None
        return cue is not None and "acts" in cue.value

    def _timed(self, part: Part) -> bool:
        """Whether a time stands in the clause before a figure."""
        starts, times = self.sentence.starts, self.sentence.times
        first, last = starts[part.left], starts[part.figure.start]
        return any(first <= timed.start and timed.end <= last for timed in times)

    def _of(self, figure: Figure) -> bool:
        """Whether an amount says of what it is: `2.4 tonnes of cocaine`, `120 ha lúa`."""
        words = self.sentence.words
        language, at = self.sentence.language, figure.end
        if figure.measured is None or at >= len(words):
            return False
        if figure.kind in (Kind.MONEY, Kind.DURATION):
            return False
        if language.plurals:
            glued = words[figure.core[1]] == "-"  # `a 2.4-km bridge`
            return glued or words[at] in language.sets["link_of"]
        word, sets = words[at], language.sets
        idle = word in sets["skips"] or word in sets["narrowing"] or at in self.sentence.cue_at
        return figure.kind in _MATTER and words[at][0].isalpha() and not idle and not self.phrases.closed[at]

    def _follow(self, part: Part, previous: Part, noun: Range | None) -> None:
        """The second figure of a from-to pair is about what the first is about."""
        part.phrase, part.words, part.verb = noun or previous.phrase, previous.words, previous.verb
        if noun is not None and not previous.words:
            part.words = self.phrases.words_of(noun)
            previous.words = part.words

    def _list(self, part: Part, parts: Sequence[Part], subject: Range | None) -> bool:
        """Names a count whose noun is said before it by that noun and its own words: `412 firms: 175 in trade`."""
        base = next(
            (other for other in reversed(parts) if other.figure.head and other.figure.unit == part.figure.unit), None
        )
        if base is None or base.phrase is None or part.meant.measure is not Measure.LEVEL:
            return False
        words, end = self.sentence.words, part.figure.end
        while end < min(part.right, len(words)) and words[end] not in ",;.:()":
            end += 1
        after = self.phrases.words_of((part.figure.end, end))
        own = after or self.phrases.words_of(subject)
        part.phrase, part.words = base.phrase, self.phrases.words_of(base.phrase, base.figure.head) + own
        part.reach = max(part.reach, end)
        return True

    def _choose(self, part: Part, previous: Part | None, subject: Range | None, noun: Range | None) -> None:
        figure = part.figure
        if part.meant.measure is Measure.LEVEL and not figure.opens:
            part.verb = self.phrases.verb(figure, part.left)
        opened = self._opened(subject)
        if part.verb and opened and part.verb[0] >= opened[0] and not self._acts(part.verb[0]):
            part.verb = None  # a word of the subject: `tổng đàn lợn 64.500 con`
        if figure.head is not None and noun is not None and self._scored(part, subject, noun):
            part.phrase = subject
        elif figure.head is not None and noun is not None:
            part.phrase = self._told(part, subject, noun) or noun
            if part.verb is None and previous is not None and previous.verb and self._listed(previous, part):
                part.verb = previous.verb
        elif part.meant.measure in (*_CHANGES, Measure.ATTAINMENT) and not noun:
            part.phrase = subject
        else:
            part.phrase = self._opened(subject) or noun or subject

    def _scored(self, part: Part, subject: Range | None, noun: Range) -> bool:
        """Whether a count is what its subject reaches, points or a density: `chỉ số DTI đạt 0,71 điểm`."""
        if subject is None or noun != part.figure.head:
            return False
        if part.figure.kind is Kind.RATE and part.meant.measure is Measure.LEVEL:
            return self._opened(subject) is not None  # `mật độ dân số 512 người/km2`
        points = part.figure.unit in self.sentence.language.sets["points"]
        return points and any(cue.end == part.figure.begin for cue in self.sentence.cued("reaches"))

    def _meets(self, subject: Range) -> bool:
        """Whether the words before an attainment end with the verb that says so, and name nothing."""
        return any(cue.end == subject[1] for cue in self.sentence.cued("plans_met"))

    def _plans(self, start: int) -> list[Match[Classes]]:
        """The words for plans from a token on."""
        return [cue for cue in self.sentence.cued("plans") if cue.start >= start]

    def _named_plan(self, previous: Part) -> bool:
        """Whether the word for a plan stands behind a plan or an attainment: `118% dự toán thành phố giao và 112%`."""
        if not previous.figure.aims and previous.meant.measure is not Measure.ATTAINMENT:
            return False
        return any(cue.start == previous.figure.end for cue in self.sentence.cued("plans"))

    def _plan(self, noun: Range | None, previous: Part | None) -> Range | None:
        """The plan a percentage is of, where it says of what or nothing else does: `100% chỉ tiêu tuyển quân`."""
        given = self.sentence.language.sets["given"]
        for cue in self.sentence.cued("plans"):
            if noun is not None and noun[0] <= cue.start < noun[1]:
                told = previous is None or set(self.phrases.words_of((cue.end, noun[1]))) - given
                return noun if told else None
        return None

    def _acts(self, index: int) -> bool:
        return any(cue.start <= index < cue.end for cue in self.sentence.cued("acts"))

    def _words(self, part: Part, previous: Part | None, subject: Range | None, noun: Range | None) -> tuple[str, ...]:
        figure, phrases = part.figure, self.phrases
        inside = part.verb and part.phrase and part.phrase[0] <= part.verb[0] < part.phrase[1]
        named = phrases.words_of(part.phrase, figure.head)
        verb = () if inside else self._aspect(part.verb) + phrases.words_of(part.verb)
        befallen = bool(verb) and verb[0] in self.sentence.language.sets["befalls"]
        found = named + verb if befallen else verb + named  # `làm chết 12 người` counts `người chết`
        bracketed = figure.start > 0 and self.sentence.words[figure.start - 1] == "("
        lead = self._lead(part)
        if lead and figure.head is not None and part.phrase is noun:
            count = len(phrases.words_of(figure.head, figure.head))
            own = tuple(word for word in phrases.words_of(lead) if word not in named)
            return found[: len(found) - len(named) + count] + own + named[count:]
        if self._attribute(found) and noun is not None and part.phrase != noun:
            return found + phrases.words_of(noun, figure.head)  # `diện tích 50 ha lúa`
        if self._attribute(found):
            label = self._label()
            if label is not None and label != part.phrase:
                return found + phrases.words_of(label)  # `Ngô: 3.120 ha, năng suất 58 tạ/ha`
            if previous is not None and part.left <= previous.reach:
                whose = self._holder(previous.words)
                return whose + found if self.sentence.language.plurals else found + whose
        label = self._label() if previous is None and self._vague(figure, noun) and part.phrase is noun else None
        if label is not None and (part.verb is None or part.verb[1] <= label[1]):
            said = phrases.words_of(label)  # `Sốt xuất huyết: 186 ca`
            return said + named if self.sentence.language.plurals else named + said
        if bracketed and figure.head and subject is not None and part.phrase is noun:
            return phrases.words_of(subject) + named
        return found

    def _aspect(self, verb: Range | None) -> tuple[str, ...]:
        """The word before a verb that says it is not done: what is `đang giải quyết` is not what is `đã giải quyết`."""
        words = self.sentence.words
        before = words[verb[0] - 1] if verb is not None and verb[0] > 0 else ""
        return (before,) if before in self.sentence.language.sets["undone"] else ()

    def _holder(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Whose amount words tell, without the kind of amount: of `diện tích lúa`, `lúa`."""
        for count in range(len(words) - 1, 0, -1):
            if self._attribute(words[:count]):
                return words[count:]
            if self._attribute(words[-count:]):
                return words[:-count]
        return words

    def _vague(self, figure: Figure, noun: Range | None) -> bool:
        """Whether a count has no noun but one that says nothing of what is counted: `186 ca`, `32 cases`."""
        if figure.head is None or noun != figure.head:
            return False
        return " ".join(self.sentence.words[slice(*figure.head)]) in self.sentence.language.sets["vague"]

    def _label(self) -> Range | None:
        """What the words before a colon that begin a sentence are about: `- Ngô: 3.120 ha, năng suất 58 tạ/ha`."""
        words = self.sentence.words
        at = colon(words)
        plain = at and "(" not in words[:at] and heading(self.sentence.language, words[:at]) is None
        return self.phrases.content(0, at) if plain else None

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

    def _lead(self, part: Part) -> Range | None:
        """What a word like `riêng` at the start of the clause narrows it to: `Riêng khối công lập, 38/42 trường`."""
        words = self.sentence.words
        for cue in self.sentence.cued("narrows"):
            if part.left <= cue.start < part.figure.start:
                end = cue.end
                while end < part.figure.begin and words[end] != ",":
                    end += 1
                return (cue.end, end) if cue.end < end < part.figure.begin else None
        return None

    def _attribute(self, words: tuple[str, ...]) -> bool:
        """Whether the subject is only what kind of amount it is: `với tổng số tiền`, `tổng chiều dài`."""
        language = self.sentence.language
        may = bool(words) and language.roles.get(words[0], 0) & _ATTRIBUTES
        return bool(may) and " ".join(words) in language.sets["attributes"]

    def _told(self, part: Part, subject: Range | None, noun: Range) -> Range | None:
        """The subject that says what a bare counted noun is a number of: `số công trình vi phạm là 126 trường hợp`,
        `hộ cận nghèo còn 1.310 hộ`.
        """
        figure, words = part.figure, self.sentence.words
        if figure.head is None or noun[1] > figure.head[1]:
            return None
        if part.verb is None or not self._acts(part.verb[0]):  # `hộ cận nghèo 1.310 hộ`, `bò sữa 3.500 con`
            whole = self._repeated(figure, subject) or self._classified(figure, subject)
            if whole is not None:
                return whole
        if subject is not None and self._equated(figure, subject):
            return subject
        opened = self._opened(subject)
        if opened is None or (part.verb is not None and part.verb[1] >= figure.start - 1):
            return None
        head = words[figure.head[0] : figure.head[1]]
        vague = " ".join(head) in self.sentence.language.sets["vague"]
        return opened if vague or " ".join(head) in " ".join(words[slice(*opened)]) else None

    def _classified(self, figure: Figure, subject: Range | None) -> Range | None:
        """The noun directly before a count whose own noun only says of what sort it is: `bò sữa 3.500 con`."""
        if subject is None or figure.head is None or subject[1] != figure.begin:
            return None
        head = " ".join(self.sentence.words[slice(*figure.head)])
        return subject if head in self.sentence.language.sets["sorts"] else None

    def _equated(self, figure: Figure, subject: Range) -> bool:
        """Whether a verb that makes equal stands between a subject and a bare noun that says little: `khách quốc tế
        đạt 112.000 lượt`, `lao động trực tiếp là 4.216 người`.
        """
        language = self.sentence.language
        if figure.head is None or " ".join(self.sentence.words[slice(*figure.head)]) not in language.sets["vague"]:
            return False
        first = self.sentence.words[subject[0]]
        if first in language.sets["subjects"] or not set(self.phrases.words_of(subject)):
            return False
        between = self.sentence.words[subject[1] : figure.begin]
        equated = any(" ".join(between[-size:]) in language.sets["equating"] for size in (1, 2))
        return equated and len(between) <= _EQUATED

    def _repeated(self, figure: Figure, subject: Range | None) -> Range | None:
        """The subject where it begins with the very noun that is counted after it, and says more."""
        if subject is None or figure.head is None:
            return None
        words, length = self.sentence.words, figure.head[1] - figure.head[0]
        head, own = words[slice(*figure.head)], words[subject[0] : subject[0] + length]
        return subject if head == own and subject[1] - subject[0] > length else None

    def _opened(self, subject: Range | None) -> Range | None:
        """The subject where it says that a number of things follows: `số công trình vi phạm ... 126 trường hợp`."""
        if subject is None:
            return None
        counts = self.sentence.cued("quantity")
        if not counts:
            return None
        said = any(cue.start <= subject[0] <= cue.end and cue.end < subject[1] + 1 for cue in counts)
        return subject if said else None

    def _listed(self, previous: Part, part: Part) -> bool:
        """Whether only a comma or a joining word parts the figure from the noun of the one before."""
        start = previous.figure.end
        if previous.phrase and previous.phrase[0] >= previous.figure.start:
            start = previous.phrase[1]
        between = self.sentence.words[start : part.figure.begin]
        joins = self.sentence.language.sets["joins"]
        return len(between) <= 2 and all(word == "," or word in joins for word in between)

    def _leans(self, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> bool:
        """Whether a figure has no subject of its own and speaks of one before: `61 trường, tăng 11 trường`."""
        if part.figure.kind is Kind.DURATION:
            return False
        previous = parts[-1]
        if part.figure.restates is previous.figure:
            said = noun is None or self._said(previous, noun)
            if said or part.meant.measure is not Measure.LEVEL:
                return True
        measure = part.meant.measure
        if measure in _CHANGES:
            source = self._source(part, parts)
            same = part.figure.head is None or _first(part.figure) == _first(source.figure)
            own = part.figure.head is None and self._opened(noun) is not None  # `giảm 50% số hộ nghèo`
            own = own or self._other(part.figure, source, noun)
            return subject is None and not own and (same or previous.figure.kind is part.figure.kind)
        if measure is Measure.ATTAINMENT:
            return subject is None and noun is None
        if measure is Measure.SHARE:
            alone = self.phrases.alone(part.figure, part.left)
            if alone and noun is not None and self._of_noun(part):
                return True
            return (alone or subject is None) and (noun is None or self._is_whole(part, previous, noun))
        return part.phrase is None

    def _other(self, figure: Figure, previous: Part, noun: Range | None) -> bool:
        """Whether a count has a noun with words that the figure before has not: `tăng 1 người chết`."""
        if noun is None or figure.head is None or noun[1] == figure.head[1]:
            return False
        return not set(self.phrases.words_of(noun, figure.head)) <= set(previous.words)

    def _source(self, part: Part, parts: Sequence[Part]) -> Part:
        """The figure before that a figure speaks of: that of the same noun where it has one, else the last."""
        alike = (other for other in reversed(parts) if _first(other.figure) == _first(part.figure))
        return next(alike, parts[-1]) if part.figure.head is not None else parts[-1]

    def _said(self, previous: Part, noun: Range) -> bool:
        """Whether a count in brackets has the noun that the figure before it is about: `hộ nghèo còn 0,2% (148 hộ)`."""
        own = self.phrases.words_of(noun)
        return self.sentence.words[previous.figure.end] == "(" and bool(own) and set(own) < set(previous.words)

    def _of_noun(self, part: Part) -> bool:
        """Whether the noun after a percentage is its whole: `chiếm 25 % tổng thu`, `or 20 % of tickets`."""
        figure, words = part.figure, self.sentence.words
        if words[figure.end] in self.sentence.language.sets["link_of"]:
            return True
        if words[figure.begin - 1] in self.sentence.language.sets["restating"]:
            return True
        return any(
            "strong_shares" in cue.value and part.left <= cue.start and cue.end <= figure.begin
            for cue in self.sentence.cues
        )

    def _is_whole(self, part: Part, previous: Part, noun: Range) -> bool:
        """Whether the noun of a percentage is what the count before is a part of: `43 trường chuẩn, 86 % số trường`.

        It is where a word of all of them opens it (`tổng số`, `of all`), or where the count's own words begin with it.
        """
        if part.left > previous.reach + 4 or previous.figure.kind is Kind.PERCENT:
            return False
        words = self.phrases.words_of(noun)
        opened = any(part.figure.end <= cue.start <= noun[0] + 1 for cue in self.sentence.cued("openers"))
        return bool(words) and (previous.words[: len(words)] == words or (opened and len(words) < 3))


def befell(words: Sequence[str], language: Language) -> bool:
    """Whether words say no more than what came over people: `người bị thương`."""
    return 0 < len(words) <= _HARMED and words[-1] in language.sets["harmed"]


def _first(figure: Figure) -> list[str]:
    return figure.unit.split()[:1]
