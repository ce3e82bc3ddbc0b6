"""Generated corpora of short reports whose figures all come from one truth, hedged and rounded at random.

`python -m tests.plant.corpora [--documents 1000] [--seed 0]` audits one and prints every contradiction; there is none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from random import Random

from audit.catalogues import catalogue, keyed
from audit.judge import Judgement, judged
from audit.load import document
from audit.model import Claim, Finding, Pack, Reading, Verdict
from audit.packs import fitting, load
from audit.pipeline import places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

PLACES = ("quận Long Biên", "quận Tây Hồ", "huyện Sóc Sơn", "huyện Ba Vì", "huyện Mê Linh", "huyện Thạch Thất")
ENGLISH = ("Leeds", "Kent", "Oxford", "Bristol")
YEARS = range(2016, 2024)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, in the words of a language, its parts, and the size of its numbers."""

    name: str
    noun: str
    parts: tuple[str, ...]
    size: int


VIETNAMESE_THINGS = (
    Thing("trường học", "trường", ("trường mầm non", "trường tiểu học", "trường trung học cơ sở"), 60),
    Thing("hộ nghèo", "hộ", (), 900),
    Thing("nhà văn hóa", "nhà", (), 120),
    Thing("doanh nghiệp thành lập mới", "doanh nghiệp", (), 1400),
    Thing("lượt khách du lịch", "lượt khách", ("lượt khách quốc tế", "lượt khách nội địa"), 260_000),
    Thing("vụ tai nạn giao thông", "vụ", (), 140),
)
ENGLISH_THINGS = (
    Thing("registered small businesses", "businesses", ("retailers", "workshops", "eating places"), 480),
    Thing("public housing units", "units", (), 5200),
    Thing("library visits", "visits", ("visits by adults", "visits by children"), 41_000),
    Thing("traffic accidents", "accidents", (), 140),
    Thing("newly planted street trees", "trees", (), 8200),
)


@dataclass(slots=True)
class Truth:
    """The numbers of a world; each is drawn once, whenever it is first asked for."""

    seed: int
    _parts: dict[tuple[str, str, int], tuple[int, ...]] = field(default_factory=dict)

    def parts(self, thing: Thing, place: str, year: int) -> tuple[int, ...]:
        key = thing.name, place, year
        if key not in self._parts:
            random = Random(f"{self.seed} {key}")
            rise = 1 + (year - YEARS[0]) / 40
            parts = range(max(len(thing.parts), 1))
            self._parts[key] = tuple(int(thing.size * rise * random.uniform(0.9, 1.1)) + part for part in parts)
        return self._parts[key]

    def number(self, thing: Thing, place: str, year: int) -> int:
        return sum(self.parts(thing, place, year))


@dataclass(slots=True)
class Writer:
    """Writes sentences about a truth; with `slips`, some figures are wrong."""

    truth: Truth
    random: Random
    slips: float = 0.0

    def report(self, number: int) -> TextFile:
        """A short report of a place in a year."""
        vietnamese = self.random.random() < 0.7
        place = self.random.choice(PLACES if vietnamese else ENGLISH)
        year = self.random.choice(YEARS[1:])
        things = self.random.sample(VIETNAMESE_THINGS if vietnamese else ENGLISH_THINGS, 3)
        write = self._vietnamese if vietnamese else self._english
        lines = [write(thing, place, year) for thing in things]
        head = f"BÁO CÁO NĂM {year}" if vietnamese else f"REPORT FOR {year}"
        raw = "\n".join((head, "", *lines, ""))
        meta = Meta(issued=f"{year + 1}-01-15", place=place, lang="vi" if vietnamese else "en")
        return TextFile(f"{number:04}.txt", f"{number:04}.txt", raw, meta)

    def _vietnamese(self, thing: Thing, place: str, year: int) -> str:
        new, old = (self.truth.number(thing, place, when) for when in (year, year - 1))
        told, before = (partial(self._printed, number, ".") for number in (new, old))
        way, reached = ("tăng", "lên") if new > old else ("giảm", "xuống còn")
        change, growth = partial(self._printed, abs(new - old), "."), _percent(new - old, old, ",")
        head = f"Năm {year}, {place} có"
        hedged = partial(self._rounded, new, ("khoảng ", "hơn ", "gần "), ".")
        forms = [lambda: f"{head} {hedged()} {thing.name}."]
        if new != old:
            forms += [
                lambda: f"{head} {told()} {thing.name}, {way} {change()} {thing.noun} so với năm {year - 1}.",
                lambda: f"{head} {told()} {thing.name}, {way} {growth}% so với năm {year - 1}.",
                lambda: f"{head} {told()} {thing.name}, {way} {change()} {thing.noun} ({growth}%) so với năm trước.",
                lambda: f"{head} {told()} {thing.name} (năm {year - 1}: {before()}).",
                lambda: (
                    f"Số {thing.name} của {place} {way} từ {before()} năm {year - 1} {reached} {told()} năm {year}."
                ),
                lambda: f"Năm {year - 1}, {place} có {before()} {thing.name}. Năm {year} có {told()} {thing.name}.",
            ]
        parts = self.truth.parts(thing, place, year)
        if thing.parts:
            listed = self._listed(thing, parts, ".", " và ")
            share = _percent(parts[0], new, ",")
            one = partial(self._printed, parts[0], ".")
            forms += [
                lambda: f"{head} {told()} {thing.name}, gồm {listed()}.",
                lambda: f"{head} {told()} {thing.name}. Trong đó có {listed()}.",
                lambda: f"{head} {told()} {thing.name}, trong đó {one()} {thing.parts[0]}, chiếm {share}%.",
            ]
        return self.random.choice(forms)()

    def _english(self, thing: Thing, place: str, year: int) -> str:
        new, old = (self.truth.number(thing, place, when) for when in (year, year - 1))
        told, before = (partial(self._printed, number, ",") for number in (new, old))
        way, more, moved = ("up", "more", "rose") if new > old else ("down", "fewer", "fell")
        change, growth = partial(self._printed, abs(new - old), ","), _percent(new - old, old, ".")
        head = f"In {year}, {place} had"
        hedged = partial(self._rounded, new, ("about ", "more than ", "nearly "), ",")
        forms = [lambda: f"{head} {hedged()} {thing.name}."]
        if new != old:
            forms += [
                lambda: f"{head} {told()} {thing.name}, {change()} {more} than in {year - 1}.",
                lambda: f"{head} {told()} {thing.name}, {way} {growth}% on {year - 1}.",
                lambda: f"{head} {told()} {thing.name}, {way} from {before()} in {year - 1}.",
                lambda: f"{head} {told()} {thing.name} ({year - 1}: {before()}), a change of {growth}%.",
                lambda: f"The number of {thing.name} in {place} {moved} by {growth}% to {told()} in {year}.",
                lambda: f"There were {before()} {thing.name} in {place} in {year - 1} and {told()} in {year}.",
            ]
        parts = self.truth.parts(thing, place, year)
        if thing.parts:
            listed = self._listed(thing, parts, ",", " and ")
            share = _percent(parts[0], new, ".")
            one = partial(self._printed, parts[0], ",")
            forms += [
                lambda: f"{head} {told()} {thing.name}: {listed()}.",
                lambda: f"{head} {told()} {thing.name}, of which {one()}, or {share}%, were {thing.parts[0]}.",
                lambda: f"Of the {told()} {thing.name} that {place} had in {year}, {one()} were {thing.parts[0]}.",
            ]
        return self.random.choice(forms)()

    def _listed(self, thing: Thing, parts: Sequence[int], group: str, joint: str) -> Callable[[], str]:
        """Writes the parts of a thing as a list."""

        def write() -> str:
            told = [f"{self._printed(part, group)} {name}" for part, name in zip(parts, thing.parts, strict=True)]
            return ", ".join(told[:-1]) + joint + told[-1]

        return write

    def _printed(self, number: int, group: str) -> str:
        """The digits of a number; now and then of another, where slips happen."""
        if self.random.random() < self.slips:
            number += self.random.choice((9, 90, -9)) if number > 20 else 9
        return f"{number:,}".replace(",", group)

    def _rounded(self, number: int, hedges: tuple[str, str, str], group: str) -> str:
        """A number as it is, or to two digits with a hedge that fits."""
        unit = 10 ** max(len(str(number)) - 2, 0)
        about, over, nearly = hedges
        whole, rest = divmod(number, unit)
        choice = self.random.randrange(6) if rest else 0
        if choice == 1:
            return about + f"{round(number / unit) * unit:,}".replace(",", group)
        if choice == 2:
            return over + f"{whole * unit:,}".replace(",", group)
        if choice == 3:
            return nearly + f"{(whole + 1) * unit:,}".replace(",", group)
        return self._printed(number, group)


def corpus(documents: int, seed: int, slips: float = 0.0) -> list[TextFile]:
    """Reports of one world."""
    writer = Writer(Truth(seed), Random(seed), slips)
    return [writer.report(number) for number in range(documents)]


def _percent(part: int, whole: int, mark: str) -> str:
    """How many per cent one number is of another, without its sign, to one decimal."""
    return f"{abs(100 * part / whole):.1f}".replace(".", mark)


@cache
def default_packs() -> tuple[Pack, ...]:
    return load(fitting(("vi", "en")))


def readings(texts: Sequence[TextFile]) -> list[Reading]:
    """The texts, read and keyed."""
    packs = default_packs()
    places, known = places_of(packs), catalogue(packs)
    return [keyed(reading(document(text, places), places), known) for text in texts]


def audited(read: Sequence[Reading]) -> Judgement:
    """What readings show."""
    packs = default_packs()
    return judged(read, packs, catalogue(packs))


def contradictions(judgement: Judgement) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.verdict is Verdict.CONTRADICTION]


def claims_of(read: Sequence[Reading]) -> dict[str, Claim]:
    return {claim.id: claim for one in read for claim in one.claims}


def main(arguments: list[str] | None = None) -> int:
    """Prints every contradiction of a corpus without one."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant.corpora")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    read = readings(corpus(chosen.documents, chosen.seed))
    found = audited(read)
    wrong = contradictions(found)
    for finding in wrong:
        print(finding.message.en)
    print(f"{len(read)} documents, {len(claims_of(read))} figures, {len(found.findings)} findings")
    print(f"{len(found.unchecked)} figures unchecked, {len(wrong)} contradictions")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
