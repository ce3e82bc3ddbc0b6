"""The time that a change of a sentence is measured from: after it, in its clause, or before it."""

from __future__ import annotations

from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES
from audit.tie.cues import begun
from audit.tie.parts import Part
from audit.tie.standings import NEAR, Standings, parted
from audit.times import Role, Way

_ENDS = (frozenset(";.,"), frozenset(";."))


def base_of(standings: Standings, part: Part) -> Timed | None:
    """What a change is measured from: its own base, else that of the change which it says again."""
    own = _own(standings, part)
    if own is not None or part.figure.restates is None or standings.sentence.language.plurals:
        return own
    first = next((one for one in standings.parts if one.figure is part.figure.restates), None)
    return None if first is None or first.meant.measure not in CHANGES else base_of(standings, first)


def _own(standings: Standings, part: Part) -> Timed | None:
    """The nearest base behind a change, else the last one before it that no mark ends."""
    read = standings.sentence
    start, end = read.starts[part.figure.start], read.ends[part.figure.end - 1]
    limit = (read.starts[part.right] if part.right < len(read.starts) else read.end) + NEAR
    before: Timed | None = None
    for index, timed in enumerate(read.times):
        held = standings.is_base(index) or begun(read, timed)
        if index in standings.starting or index in standings.bounds or _to_date(timed):
            continue
        held = held or (start <= timed.start and standings.from_time(timed))
        if not held or any(brought(read, other, timed) for other in standings.parts):
            continue
        if part.figure.end < timed.first and _other(standings, part, timed):
            continue
        if end <= timed.start and _closes_list(standings, part, index):
            return timed
        if before is not None and end <= timed.start and _of_next(standings, part, timed):
            continue
        if end <= timed.start and _of_comparative(standings, part, timed):
            continue
        if end <= timed.start < limit:
            return timed if timed.start - end < 2 * NEAR else None
        if timed.end <= start and not _over(standings, part, index):
            before = timed
    return before


def _over(standings: Standings, part: Part, index: int) -> bool:
    """Whether a mark ends what a base told before a change is of: a comma too, where a figure stands before the
    base, unless it opens a clause or a bracket: `So với năm 2022, số trường tăng 2 trường, số lớp tăng 30 lớp`. One
    in the stem of a list is of all its items: `đều hơn cùng kỳ, như: gỗ (tăng 23%); gạo (tăng 38%)`.
    """
    read, timed = standings.sentence, standings.sentence.times[index]
    first = not any(other.figure.end <= timed.first for other in standings.parts)
    opens = first or read.words[timed.first - 1] in ";("
    stem = read.words[timed.last : min(one.figure.begin for one in standings.parts)] if first else []
    if ":" in stem and ";" not in stem and not read.language.plurals:
        return False
    return not _ENDS[opens].isdisjoint(read.words[timed.last : part.figure.start])


def _of_comparative(standings: Standings, part: Part, timed: Timed) -> bool:
    """Whether a base is that of a later change alone, which a comparative tells: `was down 0.7% at $61.70, nearly
    $1.50 lower than last week`.
    """
    words, comparatives = standings.sentence.words, standings.sentence.language.sets["comparatives"]
    last = next((one for one in reversed(standings.parts) if one.figure.end <= timed.first), part)
    if last is part or last.meant.measure not in CHANGES or not comparatives.isdisjoint(words[part.figure.end :][:1]):
        return False
    return not comparatives.isdisjoint(words[last.figure.end : timed.first][:1])


def _of_next(standings: Standings, part: Part, timed: Timed) -> bool:
    """Whether a joining word opens with a base what is told of the next change: `so với tháng 12 tăng 3% và so với
    cùng kỳ tăng 4%`.
    """
    read, joins = standings.sentence, standings.sentence.language.sets["joins"]
    after = next((one for one in standings.parts if one.figure.begin >= timed.last), None)
    opened = read.words[timed.first - 1] in joins and not read.language.plurals
    return opened and after is not None and after.meant.measure in CHANGES and part is not after


def _other(standings: Standings, part: Part, timed: Timed) -> bool:
    """Whether a time behind a change is told of a figure of the next clause: `orders fell by 11%, while debt of £4m
    was little changed from the end of June`.
    """
    read = standings.sentence
    later = [one.figure.begin for one in standings.parts if part.figure.end <= one.figure.begin < timed.first]
    return read.language.plurals and bool(later) and parted(read, part.figure.end, later[-1])


def _closes_list(standings: Standings, part: Part, index: int) -> bool:
    """Whether a time is the only base of a sentence and told behind its last change, so that those before in items
    like it have it too: `đàn trâu 24 con, tăng 0,1%; bò 215 con, tăng 0,2% so với cùng kỳ`.
    """
    read, timed = standings.sentence, standings.sentence.times[index]
    based = {at for at, one in enumerate(read.times) if one.mention.role is Role.BASE}
    if read.language.plurals or not (based | standings.bases) <= {index}:
        return False
    listed = [one for one in standings.parts if one.meant.measure in CHANGES and one.figure.begin >= part.figure.begin]
    last, ends = listed[-1], [read.ends[one.figure.end - 1] for one in standings.parts]
    alike = all(one.meant.measure is part.meant.measure and one.figure.unit == part.figure.unit for one in listed)
    parted = ";" in read.words[part.figure.end : last.figure.begin]
    own = max(end for end in ends if end <= timed.start) == read.ends[last.figure.end - 1]
    return alike and parted and own and timed.start - read.ends[last.figure.end - 1] < NEAR


def _to_date(timed: Timed) -> bool:
    """Whether a time is a span up to now by itself: `added since the start of the year`."""
    return timed.mention.relative is not None and timed.mention.relative.way is Way.TO_DATE


def brought(sentence: Sentence, part: Part, timed: Timed) -> bool:
    """Whether a time is that in which a change came about: `a 6.7-percent gain the month before`."""
    sets, words, begin = sentence.language.sets, sentence.words, part.figure.begin
    if words[timed.first] not in sets["determiners"] or not sentence.language.plurals:
        return False
    named = words[begin - 1] in sets["link_of"] and not sets["determiners"].isdisjoint(words[max(0, begin - 4) : begin])
    named = named or words[timed.first] in sets["definites"]  # `after gaining 0.9% the month before`
    changed = part.meant.measure in CHANGES and named  # `a fall of 0.3% the month before`
    ends = {part.meant.end, part.figure.end} if changed else {part.meant.end}
    first = timed.first
    return first > 0 and first in ends and words[first - 1] not in sets["comparatives"]
