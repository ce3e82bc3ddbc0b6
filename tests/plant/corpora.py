"""Generated corpora of short reports whose figures all come from one truth, hedged and rounded at random.

`python -m tests.plant.corpora [--documents 1000] [--seed 0]` audits one and prints every contradiction; there is none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from random import Random

from audit.catalogues import catalogue, keyed
from audit.judge import Judgement, judged
from audit.load import document
from audit.model import Claim, Finding, Pack, Reading, Verdict
from audit.pipeline import packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

PLACES = ("quận Long Biên", "quận Tây Hồ", "huyện Sóc Sơn", "huyện Ba Vì", "huyện Mê Linh", "huyện Thạch Thất")
TOWNS = ("Leeds", "Kent", "Oxford", "Bristol")
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


@dataclass(frozen=True, slots=True)
class Forms:
    """How a language tells numbers: its marks and hedges, the words of what rose and fell, and its sentences: those of
    what moved, and those of what has parts.
    """

    group: str
    joint: str
    hedges: tuple[str, str, str]
    up: tuple[str, str, str]
    down: tuple[str, str, str]
    head: str
    moved: tuple[str, ...]
    parted: tuple[str, ...]


VIETNAMESE = Forms(
    group=".",
    joint=" và ",
    hedges=("khoảng ", "hơn ", "gần "),
    up=("tăng", "lên", "tăng"),
    down=("giảm", "xuống còn", "giảm"),
    head="Năm {year}, {place} có",
    moved=(
        "{head} {told} {thing}, {way} {change} {noun} so với năm {last}.",
        "{head} {told} {thing}, {way} {growth}% so với năm {last}.",
        "{head} {told} {thing}, {way} {change} {noun} ({growth}%) so với năm trước.",
        "{head} {told} {thing} (năm {last}: {before}).",
        "Số {thing} của {place} {way} từ {before} năm {last} {more} {told} năm {year}.",
        "Năm {last}, {place} có {before} {thing}. Năm {year} có {told} {thing}.",
    ),
    parted=(
        "{head} {told} {thing}, gồm {listed}.",
        "{head} {told} {thing}. Trong đó có {listed}.",
        "{head} {told} {thing}, trong đó {one} {first}, chiếm {share}%.",
    ),
)
ENGLISH = Forms(
    group=",",
    joint=" and ",
    hedges=("about ", "more than ", "nearly "),
    up=("up", "more", "rose"),
    down=("down", "fewer", "fell"),
    head="In {year}, {place} had",
    moved=(
        "{head} {told} {thing}, {change} {more} than in {last}.",
        "{head} {told} {thing}, {way} {growth}% on {last}.",
        "{head} {told} {thing}, {way} from {before} in {last}.",
        "{head} {told} {thing} ({last}: {before}), a change of {growth}%.",
        "The number of {thing} in {place} {moved} by {growth}% to {told} in {year}.",
        "There were {before} {thing} in {place} in {last} and {told} in {year}.",
    ),
    parted=(
        "{head} {told} {thing}: {listed}.",
        "{head} {told} {thing}, of which {one}, or {share}%, were {first}.",
        "Of the {told} {thing} that {place} had in {year}, {one} were {first}.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Written:
    """What fills the gaps of a form; numbers are written when they are asked for, as each may slip."""

    numbers: Mapping[str, Callable[[], str]]
    words: Mapping[str, object]

    def __getitem__(self, name: str) -> object:
        return self.numbers[name]() if name in self.numbers else self.words[name]


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
        place = self.random.choice(PLACES if vietnamese else TOWNS)
        year = self.random.choice(YEARS[1:])
        things = self.random.sample(VIETNAMESE_THINGS if vietnamese else ENGLISH_THINGS, 3)
        lines = [self._told(VIETNAMESE if vietnamese else ENGLISH, thing, place, year) for thing in things]
        head = f"BÁO CÁO NĂM {year}" if vietnamese else f"REPORT FOR {year}"
        raw = "\n".join((head, "", *lines, ""))
        meta = Meta(issued=f"{year + 1}-01-15", place=place, lang="vi" if vietnamese else "en")
        return TextFile(f"{number:04}.txt", f"{number:04}.txt", raw, meta)

    def _told(self, forms: Forms, thing: Thing, place: str, year: int) -> str:
        """What a place has of a thing in a year, in one of the forms of a language."""
        new, old = (self.truth.number(thing, place, when) for when in (year, year - 1))
        parts, mark = self.truth.parts(thing, place, year), "," if forms.group == "." else "."
        written = {
            "told": partial(self._printed, new, forms.group),
            "before": partial(self._printed, old, forms.group),
            "change": partial(self._printed, abs(new - old), forms.group),
            "one": partial(self._printed, parts[0], forms.group),
            "hedged": partial(self._rounded, new, forms.hedges, forms.group),
            "listed": self._listed(thing, parts, forms.group, forms.joint),
            "growth": lambda: _percent(new - old, old, mark),
            "share": lambda: _percent(parts[0], new, mark),
        }
        plain: dict[str, object] = {"place": place, "year": year, "last": year - 1, "thing": thing.name}
        plain |= {"noun": thing.noun, "first": next(iter(thing.parts), "")}
        plain |= zip(("way", "more", "moved"), forms.up if new > old else forms.down, strict=True)
        choices = (
            "{head} {hedged} {thing}.",
            *(forms.moved if new != old else ()),
            *(forms.parted if thing.parts else ()),
        )
        form = self.random.choice(choices).replace("{head}", forms.head)
        return form.format_map(_Written(written, plain))

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
    return packs_for(())


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
