"""What the wording of a document joins: a whole and its parts, a share with its part, a change with its levels, a
result with its plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import permutations

from audit.model import CHANGES, Hedge, Tie
from audit.tie.antecedents import resumed
from audit.tie.asunder import Index, asunder
from audit.tie.averages import averages
from audit.tie.balances import balances, unbalanced
from audit.tie.breakdowns import breakdowns
from audit.tie.bygone import bygone
from audit.tie.chances import add_up
from audit.tie.changes import changes
from audit.tie.columns import columns
from audit.tie.differences import additions, differences, led
from audit.tie.divisions import divisions
from audit.tie.fits import change_fit
from audit.tie.gatherings import gatherings
from audit.tie.indexes import indexes
from audit.tie.lists import lists
from audit.tie.margins import margins
from audit.tie.percentages import percentages
from audit.tie.plans import plans
from audit.tie.products import products
from audit.tie.remainders import remainders
from audit.tie.repeats import repeats
from audit.tie.retold import retold
from audit.tie.rolls import Roll, rolls
from audit.tie.sequels import drawn, held
from audit.tie.shares import opened, shares
from audit.tie.steps import steps
from audit.tie.sums import sums
from audit.tie.told import MARKS, PERHAPS, Found, Told

_APART = ("balance", "margin")  # what these leave is no part of a whole


def ties(row: Sequence[Told]) -> list[Tie]:
    """Every tie of a document, its figures in a row; those of one sentence rest on its own words."""
    listed = [unbalanced(row, found) for found in lists(row)] + list(_taken(row))
    listed += divisions(row, frozenset(part for _, places, _, _ in listed for part in places[1:]))
    rolled = list(
        rolls(row, frozenset(part for relation, places, _, _ in listed if relation == "parts" for part in places))
    )
    perhaps: list[Found] = []
    found = list(_found(row, listed, frozenset(at for one in rolled for at in one.places), perhaps))
    found = _firm(percentages(row, found), perhaps)
    index = Index(row)
    found += asunder(row, index, found)
    found += bygone(row, index, found)
    for stage in (steps, products, retold):
        found = _firm(stage(row, found), perhaps)
    return [
        *(
            Tie(relation, tuple(row[at].claim.id for at in places), row[places[0]].claim.sentence, why, sure)
            for relation, places, why, sure in (*found, *perhaps)
        ),
        *(_rolled(row, one) for one in rolled),
    ]


def _firm(found: Iterable[Found], perhaps: list[Found]) -> list[Found]:
    """The ties that later stages build upon; `perhaps` takes the others."""
    firm: list[Found] = []
    for one in found:
        (perhaps if one[2] == PERHAPS else firm).append(one)
    return firm


def _rolled(row: Sequence[Told], roll: Roll) -> Tie:
    claims = tuple(row[at].claim.id for at in roll.places)
    return Tie("roll", claims, row[roll.gave[0]].claim.sentence, "account", 0.9, len(roll.had))


def _found(row: Sequence[Told], listed: list[Found], rolled: frozenset[int], perhaps: list[Found]) -> Iterator[Found]:
    listed += columns(row, frozenset(part for _, places, _, _ in listed for part in places[1:]))
    listed += balances(row, frozenset(part for _, places, _, _ in listed for part in places[1:]))
    listed += margins(row, frozenset(part for _, places, _, _ in listed for part in places[1:]))
    parts_of = list(resumed(row, listed))
    listed += [found for found in parts_of if found[0] == "some"]
    parted = list(differences(row, _places(listed), worded=True))
    parted += drawn(row, _places(listed) | _gaps(parted))
    sides = [found for found in listed if found[2] in _APART]  # of which each may as well be a part of something
    gone = rolled | _gaps(parted) | _gaps(sides)
    listed += sums(row, [one for one in listed if one[2] not in _APART], gone)
    gathered = _firm(gatherings(row, [one for one in listed if one[2] not in _APART], gone), perhaps)
    pairs = {pair for one in gathered if _adds_up(row, one) for pair in permutations(one[1], 2)}
    listed = [one for one in listed if one[2] not in _APART or _upheld(row, one, pairs)] + gathered
    surest = sorted(listed, key=lambda found: found[0] == "parts")  # all the parts of a whole before some of another
    wholes = {part: places[0] for _, places, why, _ in surest if why not in _APART for part in places[1:]}
    listing = _places(listed)
    parted += [*additions(row), *differences(row, listing | _gaps(parted))]
    parted += drawn(row, listing | _gaps(parted))
    moved = list(led(row, listing))
    parted += [found for found in moved if found[0] == "parts"]
    changed = [found for found in parts_of if found[0] == "change"]
    own = {places[1] for _, places, _, _ in changed}
    told = changes(row, wholes, _gaps(parted))
    changed += [found for found in told if found[1][1] not in own]
    olds = frozenset(places[2] for _, places, _, _ in changed if len(places) > 2)
    again = {places[0]: places[1] for _, places, _, _ in held(row, olds)}
    changed = [_from_before(row, found, again) for found in changed]
    olds = frozenset(places[2] for _, places, _, _ in changed if len(places) > 2)
    yield from listed
    yield from changed
    known = frozenset(place for _, places, _, _ in changed for place in places)
    yield from (found for found in parted if found[1][2] not in known)
    yield from (found for found in moved if found[0] == "change" and found[1][1] not in known)
    yield from held(row, olds)
    yield from plans(row, wholes)
    yield from remainders(row, frozenset(wholes))
    yield from averages(row)
    yield from shares(row, wholes, olds)
    yield from indexes(row, wholes)
    yield from breakdowns(row)
    yield from repeats(row, wholes, frozenset(_agreed(row, listed)))


def _upheld(row: Sequence[Told], side: Found, pairs: Set[tuple[int, int]]) -> bool:
    """Whether what one side of an account leaves adds up, or no two of its figures are a pair of those that do."""
    return _adds_up(row, side) or pairs.isdisjoint(permutations(side[1], 2))


def _adds_up(row: Sequence[Told], found: Found) -> bool:
    return add_up([row[at].claim.quantity.hard for at in found[1]])


def _from_before(row: Sequence[Told], found: Found, again: Mapping[int, int]) -> Found:
    """A change of which no words tell the old level, from the level that its new one is held against, where these
    agree but for a slip: `dropped by 47, to 618. In August it was 665`.
    """
    relation, places, _, sure = found
    new, at = places[:2]
    old = again.get(new) if len(places) == 2 else None
    if old is None or row[old].aside or row[old].claim.cell.modality is not row[new].claim.cell.modality:
        return found
    moved = any(row[place].measure in CHANGES for place in range(old - row[old].position, old) if place != at)
    plain = all(row[place].figure.hedge is Hedge.EXACT for place in (new, at, old))
    if moved or not plain or not change_fit(row[new], row[at], row[old]):
        return found
    return relation, (new, at, old), "again", min(sure, 0.8)


def _places(found: Sequence[Found]) -> frozenset[int]:
    return frozenset(place for _, places, _, _ in found for place in places)


def _gaps(found: Sequence[Found]) -> frozenset[int]:
    """The places of what only tells how far two levels are apart."""
    return frozenset(places[2] for _, places, _, _ in found)


def _agreed(row: Sequence[Told], listed: Sequence[Found]) -> Iterator[int]:
    """The places of wholes and parts that add up as printed."""
    for relation, places, _, _ in listed:
        whole, *parts = (row[place].figure.number.value for place in places)
        if relation == "parts" and whole == sum(parts):
            yield from places


def _taken(row: Sequence[Told]) -> Iterator[Found]:
    """Counts that are taken from the one that opens their sentence."""
    for at, one in enumerate(row):
        if one.level and not one.aside and one.position and one.figure.counted:
            whole = opened(row, at)
            if whole == at - 1 and not _of_another(row, whole) and ";" not in _between(row, at):
                yield "some", (whole, at), "opening", 0.95


def _of_another(row: Sequence[Told], whole: int) -> bool:
    """Whether no mark parts a whole from a figure before it, which is part of it: `112 em trong tổng số 300 trẻ`."""
    return row[whole].position > 0 and MARKS.isdisjoint(_between(row, whole))


def _between(row: Sequence[Told], at: int) -> Sequence[str]:
    """The words from the figure before to one."""
    return row[at].read.words[row[at - 1].figure.end : row[at].figure.begin]
