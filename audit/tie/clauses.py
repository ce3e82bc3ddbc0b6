"""The figures of one sentence -> claims, each tied to what its clause, its sentence and its section say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from audit import places
from audit.extract.values import Figure
from audit.extract.sentences import Sentence, Timed
from audit.model import Basis, Cell, Claim, Grain, Kind, Measure, Modality, Period, Span, Tie
from audit.normalise import Normal
from audit.tie.contexts import Context
from audit.tie.measures import Measures
from audit.tie.measures import Reading as Meant
from audit.tie.phrases import Phrases, Range
from audit.tie.quantities import quantity
from audit.times import Role


@dataclass(slots=True)
class Part:
    """A figure on its way to a claim."""

    figure: Figure
    left: int
    right: int
    meant: Meant
    phrase: Range | None = None
    verb: Range | None = None
    words: tuple[str, ...] = ()
    inherits: bool = False
    shares: int | None = None
    reach: int = 0


@dataclass(slots=True)
class Clauses:
    """Reads the claims of one sentence; `ties` is filled by `claims`."""

    sentence: Sentence
    figures: list[Figure]
    text: Normal
    folded: str
    context: Context
    lines: list[int]
    ties: list[Tie] = field(default_factory=list)
    _places: list[places.Mention] = field(default_factory=list)
    _closed: bytearray = field(default_factory=bytearray)
    _placed: bytearray = field(default_factory=bytearray)
    _scopes: list[Range] = field(default_factory=list)
    _levels: list[Range] = field(default_factory=list)

    def claims(self) -> list[Claim]:
        """The claims of the sentence in order."""
        self._survey()
        if not self.figures:
            return []
        phrases = Phrases(self.sentence, self.figures, self.context.language, self._closed)
        measures = Measures(self.sentence, self.context.language)
        parts: list[Part] = []
        for position in range(len(self.figures)):
            parts.append(self._part(position, phrases, measures, parts[-1].reach if parts else 0))
            self._name(position, parts[-1], parts, phrases)
        found = [self._claim(position, part, parts, measures) for position, part in enumerate(parts)]
        self._tie(parts, found)
        return found

    # ------------------------------------------------------------------------------------ the sentence

    def _survey(self) -> None:
        """Marks where the times, places and scope words of the sentence stand."""
        read = self.sentence
        self._closed = bytearray(len(read.words))
        self._placed = bytearray(len(read.words))
        self._places = self._mentioned()
        if not self.figures:
            return
        for timed in read.times:
            self._cover(self._closed, timed.start, timed.end)
        for mention in self._places:
            if mention.name or mention.extent == "all":
                self._cover(self._placed, mention.start, mention.end)
        for figure in self.figures:
            for index in range(figure.start, figure.head[0] if figure.head else figure.end):
                self._closed[index] = 1
        self._scopes = self._scoped()
        for scope in self._scopes:
            for index in range(*scope):
                self._closed[index] = 1

    def _mentioned(self) -> list[places.Mention]:
        """The places of the sentence; a name broken over two lines is one name."""
        read, language = self.sentence, self.context.language
        raw = self.text.text[read.start : read.end]
        folded = self.folded[read.start : read.end]
        kept: list[int] | None = None
        if "\n" in raw or "  " in raw:
            kept = [at for at, char in enumerate(raw) if not (char.isspace() and at and raw[at - 1].isspace())]
            raw = "".join(" " if raw[at].isspace() else raw[at] for at in kept)
            folded = "".join(" " if folded[at].isspace() else folded[at] for at in kept)
        return [
            mention._replace(
                start=read.start + (mention.start if kept is None else kept[mention.start]),
                end=read.start + (mention.end if kept is None else kept[mention.end - 1] + 1),
            )
            for mention in places.mentions(raw, folded, self.context.gazetteer, language.code)
        ]

    def _cover(self, marks: bytearray, start: int, end: int) -> None:
        index = self.sentence.index_at(start)
        while index < len(marks) and self.sentence.starts[index] < end:
            marks[index] = 1
            index += 1

    def _scoped(self) -> list[Range]:
        """The scope words of the sentence, each to the end of its clause or bracket: `không bao gồm ...`."""
        words = self.sentence.words
        found = []
        for cue in self.sentence.cues:
            if "scopes" in cue.value and not self._closed[cue.start]:
                end = cue.end
                while end < len(words) and words[end] not in ".,;:()" and not self._figure_at(end):
                    stop = self.context.language.cues.at(words, end)
                    if stop is not None and "stops" in stop.value and end > cue.end:
                        break
                    end += 1
                if end > cue.end:
                    found.append((cue.start, end))
            elif "levels" in cue.value and not self._figure_at(cue.end - 1):
                found.append((cue.start, cue.end))
                self._levels.append((cue.start, cue.end))
        return found

    def _figure_at(self, index: int) -> bool:
        return any(figure.start <= index < figure.end for figure in self.figures)

    # ------------------------------------------------------------------------------------ one figure

    def _part(self, position: int, phrases: Phrases, measures: Measures, reached: int) -> Part:
        figure = self.figures[position]
        left = phrases.left_of(position, reached)
        right = self.figures[position + 1].start if position + 1 < len(self.figures) else len(self.sentence.words)
        meant = measures.of(figure, left, right)
        reach = max(figure.end, meant.end)
        return Part(figure, left, right, meant, reach=reach)

    def _name(self, position: int, part: Part, parts: list[Part], phrases: Phrases) -> None:
        """Finds the phrase of what the figure measures: its noun, its subject, or that of the figure before."""
        figure, previous = part.figure, parts[position - 1] if position else None
        noun = phrases.after(figure) if figure.head or figure.kind in (Kind.PERCENT, Kind.RATIO) else None
        part.reach = max(part.reach, noun[1] if noun else 0)
        bracketed = figure.start > 0 and self.sentence.words[figure.start - 1] == "("
        subject = phrases.before(figure, part.left)
        counted = figure.head is not None
        if figure.follows is not None and position:
            part.phrase, part.words, part.verb = (
                noun or parts[position - 1].phrase,
                parts[position - 1].words,
                parts[position - 1].verb,
            )
            if noun is not None and not parts[position - 1].words:
                part.words = phrases.words_of(noun, self._placed)
            return
        part.verb = phrases.verb(figure, part.left) if part.meant.measure is Measure.LEVEL else None
        if counted and noun is not None:
            part.phrase = self._told(part, subject, noun) or noun
            if part.verb is None and previous is not None and previous.verb and self._listed(previous, part):
                part.verb = previous.verb
        elif part.meant.measure in (Measure.CHANGE, Measure.GROWTH, Measure.ATTAINMENT) and not noun:
            part.phrase = subject
        else:
            part.phrase = self._opened(subject) or noun or subject
        if self._leans(part, previous, subject, noun):
            assert previous is not None
            part.inherits = True
            part.phrase, part.words, part.verb = previous.phrase, previous.words, previous.verb
            if part.meant.measure is Measure.SHARE and previous.figure.kind is not Kind.PERCENT:
                part.shares = position - 1
            return
        verb = (
            part.verb if part.verb and not (part.phrase and part.phrase[0] <= part.verb[0] < part.phrase[1]) else None
        )
        part.words = phrases.words_of(verb, self._placed) + phrases.words_of(part.phrase, self._placed, figure.head)
        if previous is not None and self._attribute(part) and part.left <= previous.reach:
            part.words = previous.words + part.words
        elif bracketed and counted and subject is not None and part.phrase is noun:
            part.words = phrases.words_of(subject, self._placed) + phrases.words_of(noun, self._placed, figure.head)

    def _attribute(self, part: Part) -> bool:
        """Whether the subject is only what kind of amount it is: `với tổng số tiền`, `tổng chiều dài`."""
        return " ".join(part.words) in self.context.language.sets["attributes"]

    def _told(self, part: Part, subject: Range | None, noun: Range) -> Range | None:
        """The subject that says what a bare counted noun is a number of: `số công trình vi phạm là 126 trường hợp`."""
        figure, words = part.figure, self.sentence.words
        opened = self._opened(subject)
        if opened is None or figure.head is None or noun[1] > figure.head[1]:
            return None
        if part.verb is not None and part.verb[1] >= figure.start - 1:
            return None
        head = words[figure.head[0] : figure.head[1]]
        vague = " ".join(head) in self.context.language.sets["vague"]
        return opened if vague or " ".join(head) in " ".join(words[slice(*opened)]) else None

    def _opened(self, subject: Range | None) -> Range | None:
        """The subject where it says that a number of things follows: `số công trình vi phạm ... 126 trường hợp`."""
        if subject is None:
            return None
        for cue in self.sentence.cues:
            if "quantity" in cue.value and cue.start <= subject[0] <= cue.end and cue.end < subject[1] + 1:
                return subject
        return None

    def _listed(self, previous: Part, part: Part) -> bool:
        """Whether only a comma or a joining word parts the figure from the noun of the one before."""
        words = self.sentence.words
        start = (
            previous.phrase[1]
            if previous.phrase and previous.phrase[0] >= previous.figure.start
            else previous.figure.end
        )
        joins = self.context.language.sets["joins"]
        between = words[
            start : part.figure.hedged[0]
            if part.figure.hedged and part.figure.hedged[0] < part.figure.start
            else part.figure.start
        ]
        return len(between) <= 2 and all(word == "," or word in joins for word in between)

    def _leans(self, part: Part, previous: Part | None, subject: Range | None, noun: Range | None) -> bool:
        """Whether a figure has no subject of its own and speaks of the one before: `61 trường, tăng 11 trường`."""
        if previous is None or part.figure.kind is Kind.DURATION:
            return False
        measure = part.meant.measure
        if measure in (Measure.CHANGE, Measure.GROWTH):
            if subject is not None:
                return False
            same = part.figure.head is None or part.figure.unit.split()[:1] == previous.figure.unit.split()[:1]
            return same or previous.figure.kind is part.figure.kind
        if measure is Measure.ATTAINMENT:
            return subject is None
        if measure is Measure.SHARE:
            return subject is None and noun is None
        return part.phrase is None

    # ------------------------------------------------------------------------------------ the claim

    def _claim(self, position: int, part: Part, parts: list[Part], measures: Measures) -> Claim:
        figure, read = part.figure, self.sentence
        span = self.text.raw(read.starts[figure.start], read.ends[figure.end - 1])
        period, basis, base, timed = self._when(position, part, parts)
        place, placed = self._where(part)
        scope = self._qualifiers(part)
        language = self.context.language
        modality = measures.modality(figure, part.left, self.context.modality())
        if part.inherits and modality is Modality.ACTUAL and position:
            modality = measures.modality(parts[position - 1].figure, parts[position - 1].left, self.context.modality())
        measured = quantity(figure, part.meant, self.context.widths)
        cell = Cell(
            indicator="_".join(part.words),
            measure=part.meant.measure,
            place=place,
            period=period,
            base=base,
            modality=modality,
            scope=tuple(sorted({" ".join(read.words[slice(*found)]) for found in scope})),
            whole=self._whole(part),
            unit=measured.unit,
        )
        document = self.context.document
        return Claim(
            id=f"{document.id}#{span.start}",
            document=document.id,
            span=span,
            text=document.raw[span.start : span.end],
            line=bisect_right(self.lines, span.start),
            quantity=measured,
            cell=cell,
            indicator_text=self._written(part.phrase),
            period_basis=basis,
            qualifiers=tuple(self._written(found) or "" for found in scope),
            trust=self._trust(part, basis),
            flow=part.verb is not None or None,
            evidence=self._evidence(part, timed, placed, language.code),
            sentence=self.text.raw(read.start, read.end),
        )

    def _when(
        self, position: int, part: Part, parts: list[Part]
    ) -> tuple[Period | None, Basis, Period | None, Timed | None]:
        """The period of a figure and of its base, how the first is known, and the mention that says it."""
        figure, read = part.figure, self.sentence
        start, end = read.starts[figure.start], read.ends[figure.end - 1]
        limit = read.starts[part.right] if part.right < len(read.starts) else read.end
        best: Timed | None = None
        base: Timed | None = None
        for timed in read.times:
            mention = timed.mention
            if mention.role is Role.CLOCK or mention.name:
                continue
            if mention.role is Role.BASE:
                if start <= timed.start < limit + 40 and base is None and timed.start - end < 60:
                    base = timed
            elif mention.role is Role.YEARLY:
                continue
            elif timed.end <= start:
                best = timed
            elif timed.start < limit and (best is None or self._adjoins(end, timed)):
                if best is None or not self._apart(end, timed.start):
                    best = timed
        period, basis = (None, Basis.UNKNOWN) if best is None else self.context.resolved(best.mention)
        if figure.opens and best is not None and best.end <= start:
            period, basis, best = None, Basis.UNKNOWN, None
        if figure.follows is not None and best is not None and self._belongs_to_opener(best, position):
            period, basis, best = None, Basis.UNKNOWN, None
        if period is None and not figure.opens:
            period, basis = self._period_around(part)
        based = None
        if base is not None and part.meant.measure in (Measure.CHANGE, Measure.GROWTH):
            based, _ = self.context.resolved(base.mention, period)
        return period, Basis.ISSUED if basis is Basis.INFERRED else basis, based, best

    def _adjoins(self, end: int, timed: Timed) -> bool:
        """Whether a time follows a figure with no mark between: `49 trường năm 2014`."""
        return timed.start - end < 60 and not any(mark in self.folded[end : timed.start] for mark in ",;:(")

    def _apart(self, end: int, start: int) -> bool:
        return any(mark in self.folded[end:start] for mark in ";:")

    def _belongs_to_opener(self, timed: Timed, position: int) -> bool:
        """Whether the time stands between the two figures of a from-to pair."""
        opener = self.figures[position - 1]
        return (
            self.sentence.ends[opener.end - 1] <= timed.start
            and timed.end <= self.sentence.starts[self.figures[position].start]
        )

    def _period_around(self, part: Part) -> tuple[Period | None, Basis]:
        if self.context.period is not None:
            return self.context.period, Basis.CONTEXT
        headed = self.context.heading_period()
        if headed is not None:
            return headed, Basis.CONTEXT
        issued = self.context.issued
        if issued is not None and part.verb is not None and issued.grain is Grain.DAY:
            from audit import periods

            return periods.year(issued.start.year), Basis.ISSUED
        return issued, Basis.ISSUED if issued else Basis.UNKNOWN

    def _where(self, part: Part) -> tuple[str | None, places.Mention | None]:
        """The place of a figure: of its phrase, else the nearest named before it, else that of the document."""
        read, figure = self.sentence, part.figure
        start = read.starts[figure.start]
        limit = read.starts[part.right] if part.right < len(read.starts) else read.end
        best: places.Mention | None = None
        whole = self._whole_mention(part)
        for mention in self._places:
            if mention.agency or mention.extent == "parts" or mention is whole or self._inside(mention):
                continue
            if mention.end <= start:
                best = mention if best is None or not mention.generic or best.generic else best
            elif mention.start < limit and best is None and not self._apart(start, mention.start):
                best = mention
        if best is not None:
            named = self.context.place_of(best)
            if named is not None:
                return named, best
        return self.context.place or self.context.document.place, None

    def _inside(self, mention: places.Mention) -> bool:
        """Whether a mention is part of what a figure counts: `10 phường`, `11 tỉnh thành`."""
        read = self.sentence
        return any(
            mention.start < read.ends[figure.end - 1] and read.starts[figure.start] < mention.end
            for figure in self.figures
        )

    def _qualifiers(self, part: Part) -> list[Range]:
        """The scope words that belong to a figure: in its clause, before it or after its noun."""
        figure = part.figure
        left = part.left if not part.inherits else 0
        found = []
        levels = [scope for scope in self._scopes if scope in self._levels and scope[0] < figure.start]
        for scope in self._scopes:
            if left <= scope[0] < part.right and (
                scope not in self._levels or scope == levels[-1:][0] if levels else True
            ):
                found.append(scope)
        return found

    def _whole(self, part: Part) -> str:
        """What a share is a share of, where the text names it: `65 % trong tổng thu ngân sách quận`."""
        mention = self._whole_mention(part)
        return (mention and mention.name) or ""

    def _whole_mention(self, part: Part) -> places.Mention | None:
        read = self.sentence
        if part.meant.measure is not Measure.SHARE or part.shares is not None or not self._contributes(part):
            return None
        limit = read.starts[part.right] if part.right < len(read.starts) else read.end
        for mention in self._places:
            if mention.name and not mention.agency and read.starts[part.figure.start] < mention.start < limit:
                return mention
        return None

    def _contributes(self, part: Part) -> bool:
        """Whether a verb before the percentage says that something is a part: `chiếm`, `đóng góp`, `accounts for`."""
        return any(
            "strong_shares" in cue.value and part.left <= cue.start < part.figure.start for cue in self.sentence.cues
        )

    def _trust(self, part: Part, basis: Basis) -> float:
        """A first estimate of how sure the reading is; calibrated on the quality set."""
        trust = 0.95
        if part.figure.number.ambiguous:
            trust -= 0.3
        if not part.words:
            trust -= 0.35
        if part.figure.bare or part.inherits:
            trust -= 0.05
        if basis is Basis.UNKNOWN:
            trust -= 0.1
        return round(trust, 2)

    def _written(self, found: Range | None) -> str | None:
        if found is None:
            return None
        read = self.sentence
        return " ".join(self.text.text[read.starts[found[0]] : read.ends[found[1] - 1]].split())

    def _evidence(
        self, part: Part, timed: Timed | None, placed: places.Mention | None, lang: str
    ) -> tuple[tuple[str, Span], ...]:
        read = self.sentence
        ranges: list[tuple[str, Range | None]] = [
            ("indicator", part.phrase),
            ("verb", part.verb),
            ("hedge", part.figure.hedged),
        ]
        found = [
            (name, self.text.raw(read.starts[at[0]], read.ends[at[1] - 1])) for name, at in ranges if at is not None
        ]
        if timed is not None:
            found.append(("period", self.text.raw(timed.start, timed.end)))
        if placed is not None:
            found.append(("place", self.text.raw(placed.start, placed.end)))
        return tuple(found)

    # ------------------------------------------------------------------------------------ ties

    def _tie(self, parts: list[Part], found: list[Claim]) -> None:
        for position, part in enumerate(parts):
            if part.shares is not None:
                pair = (found[position].id, found[part.shares].id)
                self.ties.append(Tie("share", pair, found[position].sentence))
            if part.inherits and part.meant.measure in (Measure.CHANGE, Measure.GROWTH):
                self.ties.append(Tie("change", (found[position - 1].id, found[position].id), found[position].sentence))


def renamed(claim: Claim, indicator: str) -> Claim:
    """The claim about another indicator."""
    return replace(claim, cell=replace(claim.cell, indicator=indicator))
