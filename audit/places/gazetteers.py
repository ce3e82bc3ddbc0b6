"""Places and their algebra: parts, ranks, predecessors, names; and the places that always ship.

The canonical name of a place in Việt Nam is Vietnamese with its level (`thành phố Hà Nội`, `tỉnh Nghệ An`,
`quận Bắc Từ Liêm`), whatever the language of the document. Việt Nam is `Việt Nam`; other countries and their
cities go by their English name alone (`Japan`, `Tokyo`).

One canonical name may stand for several places one after the other: `tỉnh Bắc Ninh` until 1 July 2025, and the
larger one since, which took in `tỉnh Bắc Giang`. Each is a `Place` of its own, with its dates.

Sources of the bundled data: Unicode CLDR (names of countries), Resolution 202/2025/QH15 (the 34 provinces of
1 July 2025), Resolution 15/2008/QH12 (Hà Nội and Hà Tây), Resolution 1111/NQ-UBTVQH14 (Thủ Đức),
the administrative units of the General Statistics Office (districts of the end of 2023), GeoNames (CC BY 4.0; towns
of Africa and southern Asia).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

from audit.model import Place
from audit.normalise import fold
from audit.places.indexes import Index
from audit.places.words import words

WORLD = "World"
UNRANKED = 9


class Gazetteer:
    """Places by canonical name, in the order given; later records of one name are later in time."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._versions: dict[str, tuple[Place, ...]] = {}
        for place in self.places:
            self._versions[place.canonical] = (*self._versions.get(place.canonical, ()), place)
        self._indexes: dict[str, Index] = {}
        self._canonicals = {fold(name): name for name in self._versions}
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._ranks: dict[str, int] = {}
        self.wholes = frozenset(parent for place in self.places for parent in place.parents)

    def __contains__(self, canonical: object) -> bool:
        return canonical in self._versions

    def versions(self, canonical: str) -> tuple[Place, ...]:
        """The places that have borne the name, the oldest first; none where it is unknown."""
        return self._versions.get(canonical, ())

    def place(self, canonical: str, on: date | None = None) -> Place | None:
        """The place of that name on a day (else the latest one), or `None` where there was none."""
        known = self.versions(canonical)
        if on is None:
            return known[-1] if known else None
        return next((place for place in reversed(known) if _stands(place, on)), None)

    def named(self, phrase: str) -> str | None:
        """The canonical name for a canonical name or alias in either language, or `None`.

        A name that several places share is that of the highest in rank: `Bắc Ninh` is `tỉnh Bắc Ninh`.
        """
        whole = self._canonicals.get(fold(phrase))
        if whole is not None:
            return whole
        return self.index("vi").alias(fold(phrase)) or self.index("en").alias(fold(phrase))

    def namesakes(self, canonical: str) -> tuple[str, ...]:
        """Every place that goes by the same name without its level, itself included."""
        place = self.place(canonical)
        return tuple(known.canonical for known in self.index("vi").known(fold(place.name))) if place else (canonical,)

    def rank(self, canonical: str, on: date | None = None) -> int:
        """0 a country, 1 a region, 2 a province, 3 a district, 4 a commune or ward, 5 below; -1 what holds countries.

        Of the place of that name on a day, else the latest. Of a name the gazetteer does not hold, the rank of its
        level word; `UNRANKED` where that says nothing.
        """
        if on is not None:
            return self._rank(canonical, self.place(canonical, on))
        if canonical not in self._ranks:
            self._ranks[canonical] = self._rank(canonical, self.place(canonical))
        return self._ranks[canonical]

    def ancestors(self, canonical: str) -> tuple[str, ...]:
        """What the place is or has been part of, the nearest first."""
        if canonical not in self._ancestors:
            found: dict[str, None] = {}
            queue = [canonical]
            for name in queue:
                above = [parent for place in reversed(self.versions(name)) for parent in place.parents]
                queue += [parent for parent in above if parent not in found and parent != canonical]
                found.update(dict.fromkeys(queue[1:]))
            self._ancestors[canonical] = tuple(found)
        return self._ancestors[canonical]

    def part_of(self, part: str, whole: str) -> bool:
        """Whether `part` is `whole` or lies in it, now or when it existed."""
        return part == whole or whole in self.ancestors(part)

    def homely(self, canonical: str) -> bool:
        """Whether the name without its level is known only near its province: `Kim Thành`; not `Sa Pa`."""
        place, phrases = self.place(canonical), words("vi").phrases
        return place is not None and place.level in phrases["homely"] and fold(place.name) not in phrases["renowned"]

    def predecessors(self, canonical: str) -> tuple[str, ...]:
        """What the place was made from, its own former self included where it grew; empty where not known."""
        place = self.place(canonical)
        return place.predecessors if place else ()

    def successors(self, canonical: str) -> tuple[str, ...]:
        """The places that were made, in whole or in part, from this one; its own later self excluded."""
        return tuple(
            dict.fromkeys(
                place.canonical
                for place in self.places
                if canonical in place.predecessors and place.canonical != canonical
            )
        )

    def redrawn(self, canonical: str, since: date, until: date) -> bool:
        """Whether the name stands for another territory at `until` than at `since`: a merger or split between."""
        first, last = self.place(canonical, since), self.place(canonical, until)
        return first is not None and last is not None and first != last

    def same(self, one: str, other: str, on: date | None = None) -> bool:
        """Whether two names (canonical or alias) mean one place, and that place existed on the day."""
        left, right = self.named(one) or one, self.named(other) or other
        if left != right:
            return False
        return on is None or left not in self or self.place(left, on) is not None

    def index(self, lang: str) -> Index:
        """The names as they are written in documents of a language, made on first use."""
        if lang not in self._indexes:
            self._indexes[lang] = Index(self.places, lang, self.rank)
        return self._indexes[lang]

    def _rank(self, canonical: str, place: Place | None) -> int:
        level = place.level if place else canonical
        if place and (not level or (level == "thành phố" and place.parents)):
            return self._rank_below(place.parents)
        return next((rank for word, rank in _ranks() if f"{level} ".startswith(f"{word} ")), UNRANKED)

    def _rank_below(self, parents: Sequence[str]) -> int:
        """Of a place whose level word does not tell: a city is a province of its country, a district elsewhere."""
        above = max((self.rank(parent) for parent in parents), default=-2)
        return above + 1 if above in (-2, -1, 1) else above + (2 if above == 0 else 1)


def places(records: Iterable[Mapping[str, object]]) -> tuple[Place, ...]:
    """Places from parsed records `{name, level?, in?, aliases?, from?, until?, predecessors?}`.

    `in` is one canonical name or several, dates are ISO texts or dates. Raises `ValueError` naming the record
    and the key where a value is of the wrong type.
    """
    return tuple(_place(record) for record in records)


@cache
def bundled() -> Gazetteer:
    """The places that always ship: countries, large cities, the regions, provinces and districts of Việt Nam,
    each with its dates; districts that share their name with another are left out."""
    return Gazetteer(_shipped())


def gazetteer(more: Sequence[Place]) -> Gazetteer:
    """The bundled places and `more`, say those of rule packs."""
    return _joined(tuple(more))


@cache
def _joined(more: tuple[Place, ...]) -> Gazetteer:
    return Gazetteer((*_shipped(), *more)) if more else bundled()


@cache
def _shipped() -> tuple[Place, ...]:
    text = (resources.files("audit") / "gazetteer.json").read_text(encoding="utf-8")
    return places(json.loads(text))


@cache
def _ranks() -> tuple[tuple[str, int], ...]:
    """Level words of all languages with their ranks, the longest word first."""
    both = {**dict(words("en").ranks), **dict(words("vi").ranks)}
    return tuple(sorted(both.items(), key=lambda item: (-len(item[0]), item[0])))


def _stands(place: Place, on: date) -> bool:
    return (place.valid_from is None or place.valid_from <= on) and (place.valid_to is None or on < place.valid_to)


def _place(record: Mapping[str, object]) -> Place:
    return Place(
        name=_text(record, "name"),
        level=_text(record, "level"),
        parents=_texts(record, "in"),
        aliases=_texts(record, "aliases"),
        predecessors=_texts(record, "predecessors"),
        valid_from=_day(record, "from"),
        valid_to=_day(record, "until"),
    )


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key, "")
    if isinstance(value, int) and not isinstance(value, bool):  # YAML reads the name of `quận 7` as a number
        return str(value)
    if not isinstance(value, str) or (key == "name" and not value):
        raise ValueError(f"{key} of place {record.get('name')!r}: expected a text, found {value!r}")
    return value


def _texts(record: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = record.get(key, ())
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Sequence) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key} of place {record.get('name')!r}: expected texts, found {value!r}")
    return tuple(str(item) for item in value)


def _day(record: Mapping[str, object], key: str) -> date | None:
    value = record.get(key)
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{key} of place {record.get('name')!r}: expected a date, found {value!r}") from None
