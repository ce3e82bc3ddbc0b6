"""What the wording of a sentence joins: a whole and its parts, a share with its part, a change with its levels."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Claim, Kind, Measure, Tie
from audit.tie.parts import Part

_CHANGES = (Measure.CHANGE, Measure.GROWTH)
_AMOUNTS = (Measure.LEVEL,)


def ties(sentence: Sentence, parts: Sequence[Part], claims: Sequence[Claim]) -> list[Tie]:
    """Every tie of a sentence; claims and parts are in the same order."""
    if len(parts) < 2:
        return []
    found = [*_shares(sentence, parts), *_changes(parts), *_sums(sentence, parts)]
    return [Tie(relation, tuple(claims[at].id for at in places), claims[0].sentence) for relation, places in found]


Found = tuple[str, tuple[int, ...]]


def _shares(sentence: Sentence, parts: Sequence[Part]) -> list[Found]:
    """Percentages of the count before them, with the whole where the sentence opens with one."""
    found: list[Found] = []
    for position, part in enumerate(parts):
        if part.shares is None or parts[part.shares].meant.measure is not Measure.LEVEL:
            continue
        whole = _opening(sentence, parts, part.shares)
        found.append(("share", (position, part.shares) if whole is None else (position, part.shares, whole)))
    return found


def _countable(part: Part) -> bool:
    return part.meant.measure is Measure.LEVEL and part.figure.kind not in (Kind.RATIO, Kind.DURATION)


def _opening(sentence: Sentence, parts: Sequence[Part], limit: int) -> int | None:
    """The count before `limit` that it is taken from: `Trong 1.250 hộ được khảo sát, ...`"""
    opened = {cue.end for cue in sentence.cued("wholes")}
    for position in range(limit - 1, -1, -1) if opened else ():
        figure = parts[position].figure
        if figure.begin in opened and _countable(parts[position]) and _part_of(figure, parts[limit].figure):
            return position
    return None


def _changes(parts: Sequence[Part]) -> list[Found]:
    """New level and change, with the old level where it is told: `từ 320 hộ xuống 275 hộ, giảm 45 hộ`."""
    found: list[Found] = []
    for position, part in enumerate(parts):
        if part.meant.measure not in _CHANGES or part.figure.unit.endswith("_point") or _times(part):
            continue
        after = position + 2 < len(parts) and parts[position + 2].figure.follows is parts[position + 1].figure
        if part.inherits and position and _countable(parts[position - 1]):
            follows = parts[position - 1].figure.follows
            if follows is not None and position > 1 and parts[position - 2].figure is follows:
                found.append(("change", (position - 1, position, position - 2)))
            elif follows is None:
                found.append(("change", (position - 1, position)))
        elif after and _countable(parts[position + 1]) and parts[position + 1].left >= part.figure.end:
            found.append(("change", (position + 2, position, position + 1)))
    return found


def _times(part: Part) -> bool:
    """Whether a growth is told as a multiple, `gấp 2,5 lần`: no percentage that is added."""
    return part.meant.measure is Measure.GROWTH and not part.figure.unit.startswith("percent")


def _sums(sentence: Sentence, parts: Sequence[Part]) -> list[Found]:
    """A whole with all its parts after `gồm` or a colon, or with some of them after `trong đó`."""
    found: list[Found] = []
    for position, part in enumerate(parts[:-1]):
        if not _countable(part):
            continue
        following = parts[position + 1]
        if _countable(following) and _opening(sentence, parts, position + 1) == position:
            found.append(("some", (position, position + 1)))
            continue
        relation = _cue(sentence, part, following.figure)
        if relation is None or not _countable(following):
            continue
        listed = _list(sentence, parts, position + 1)
        if relation == "parts" and len(listed) > 1 and _one_kind(part, [parts[at] for at in listed]):
            found.append(("parts", (position, *listed)))
        elif relation == "some":
            some = [at for at in listed if _part_of(part.figure, parts[at].figure)]
            if some:
                found.append(("some", (position, *some)))
    return found


def _cue(sentence: Sentence, part: Part, following: Figure) -> str | None:
    """How what stands between a count and the next one joins them: `parts`, `some` or not at all."""
    words = sentence.words
    for cue in sentence.cues:
        if part.figure.end <= cue.start and cue.end <= following.begin and following.begin - cue.end < 4:
            if any(word in ".;" for word in words[part.figure.end : cue.start]):
                continue
            if "all_parts" in cue.value:
                return "parts"
            if "parts" in cue.value:
                return "some"
    between = words[part.reach : following.begin]
    return "parts" if between and between[-1] == ":" and not any(word in ".;" for word in between) else None


def _list(sentence: Sentence, parts: Sequence[Part], start: int) -> list[int]:
    """The counts listed from `start`: parted by commas, semicolons or joining words, up to the end of the clause."""
    words, joins = sentence.words, sentence.language.sets["joins"]
    found = [start]
    for position in range(start + 1, len(parts)):
        between = words[parts[position - 1].figure.end : parts[position].figure.begin]
        if not any(word in ",;" or word in joins for word in between) or "." in between or ":" in between:
            break
        if not _countable(parts[position]):
            break
        found.append(position)
    return found


def _one_kind(whole: Part, parts: Sequence[Part]) -> bool:
    """Whether parts and whole count things of one kind: the same first word or unit, or people told by sex or age."""
    if not whole.figure.counted:
        return all(part.figure.unit == whole.figure.unit for part in parts)
    if not all(part.figure.counted and not part.figure.number.scaled for part in parts):
        return False
    units = {part.figure.unit.split()[0] if part.figure.unit else "" for part in parts}
    own = whole.figure.unit.split()[0] if whole.figure.unit else ""
    total = sum(part.figure.number.value for part in parts)
    alike = units == {own} or ("" in units and len(units) == 1)
    return alike or (total * 2 > whole.figure.number.value and total < 2 * whole.figure.number.value)


def _part_of(whole: Figure, part: Figure) -> bool:
    if whole.counted and part.counted:
        return whole.unit.split()[:1] == part.unit.split()[:1] or not part.unit
    return not whole.counted and whole.unit == part.unit
