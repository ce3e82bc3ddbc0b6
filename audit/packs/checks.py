"""What a schema cannot say of packs: that names are known, unique and spelt as meant, and dates exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from audit.model import Measure, Modality
from audit.normalise import fold
from audit.packs.compiling import catalogue, day, places
from audit.packs.contents import Content
from audit.packs.problems import Complaint, Trail, meant
from audit.packs.values import JSON, Record, items, number, record, texts, words
from audit.selection import span
from audit.units import units

CLOSED = {"measure": tuple(Measure), "modality": tuple(Modality)}
# Parameters of kinds that name indicators.
REFERRING = ("part", "whole", "parts", "low", "high", "total", "count", "average", "indicators")


def within(content: Content) -> Iterator[Complaint]:
    """What is wrong inside one pack whatever is loaded beside it."""
    about = content.folder / "pack.yaml"
    named = words(record(content.values.get("pack.yaml")).get("name")) or content.name
    if named != content.name:
        yield Complaint(
            about, ("name",), f"the pack is called `{named}`, its folder `{content.name}`", "name both alike"
        )
    for file, id, entry in catalogue(content):
        yield from _indicator(content.folder / file, ("indicators", id), entry)
    yield from _alike(content)
    yield from _places(content)
    for file in content.rules():
        entry = record(content.values[file])
        yield from _closed(content.folder / file, record(entry.get("where")))
        yield from _spans(content.folder / file, record(entry.get("where")))
        for outcome in ("pass", "fail"):
            for index, example in enumerate(items(entry[outcome])):
                yield from _example(content.folder / file, (outcome, index), example)


def between(contents: Sequence[Content]) -> Iterator[Complaint]:
    """What is wrong with packs that are loaded together: names that clash, and names nobody has given."""
    yield from _twice(contents)
    if any(content.unread for content in contents):
        return  # a catalogue that cannot be read may hold any name
    known = sorted(
        {id for content in contents for _, id, _ in catalogue(content)}.union(*(one.named for one in contents))
    )
    for content in contents:
        for file, id, entry in catalogue(content):
            for key in ("whole", "parts"):
                trail = ("indicators", id, key)
                yield from _unknown(content.folder / file, trail, entry.get(key), known)
        for file in content.rules():
            entry = record(content.values[file])
            path = content.folder / file
            yield from _unknown(path, ("where", "indicator"), record(entry.get("where")).get("indicator"), known)
            for key in REFERRING:
                yield from _unknown(path, ("with", key), record(entry.get("with")).get(key), known)


def _twice(contents: Sequence[Content]) -> Iterator[Complaint]:
    packs: dict[str, Path] = {}
    ids: dict[str, Path] = {}
    owners: dict[tuple[str, str, str], str] = {}
    for content in contents:
        if content.name in packs:
            hint = f"the other is {packs[content.name]}"
            yield Complaint(content.folder / "pack.yaml", ("name",), f"two packs are called `{content.name}`", hint)
        packs[content.name] = content.folder
        for file, id, _ in catalogue(content):
            path = content.folder / file
            if id in ids:
                hint = f"first described in {ids[id]}"
                yield Complaint(path, ("indicators", id), f"the indicator `{id}` is described twice", hint, key=True)
            ids.setdefault(id, path)
        yield from _repeated(content, owners)


def _repeated(content: Content, owners: dict[tuple[str, str, str], str]) -> Iterator[Complaint]:
    """Phrases that already name another indicator, or the same one; `owners` grows by those of the pack."""
    for path, id, field, lang, trail, alias in _phrases(content):
        phrase = (field, lang, " ".join(fold(alias).split()))
        owner = owners.get(phrase)
        owners.setdefault(phrase, id)
        if owner == id:
            yield Complaint(path, trail, f"`{alias}` is given twice", "remove one of the two")
        elif owner:
            hint = "a phrase can name one indicator only: make one of the two more exact"
            yield Complaint(path, trail, f"`{alias}` already names the indicator `{owner}`", hint)


def _alike(content: Content) -> Iterator[Complaint]:
    """Names of two indicators that documents cannot tell apart: they differ in words that do not count."""
    from audit.tie.contents import content as told

    owners: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for path, id, _, lang, trail, alias in _phrases(content):
        owner, other = owners.setdefault((lang, told(alias, lang)), (id, alias))
        if owner != id and fold(alias) != fold(other):
            message = f"`{alias}` reads the same as `{other}`, which names the indicator `{owner}`"
            hint = "the words in which they differ say nothing of what is measured: choose others"
            yield Complaint(path, trail, message, hint)


def _phrases(content: Content) -> Iterator[tuple[Path, str, str, str, Trail, str]]:
    """Every name of an indicator: its file, indicator, field and language, where it stands, and the name."""
    for file, id, entry in catalogue(content):
        path = content.folder / file
        for field in ("names", "share_names"):
            for lang, aliases in record(entry.get(field)).items():
                for index, alias in enumerate(texts(aliases)):
                    yield path, id, field, lang, ("indicators", id, field, lang, index), alias


def _unknown(path: Path, trail: Trail, value: JSON, known: Sequence[str]) -> Iterator[Complaint]:
    """References to indicators that no loaded pack describes; a pattern must fit at least one."""
    for index, name in enumerate(texts(value)):
        at = (*trail, index) if isinstance(value, list) else trail
        if any(letter in name for letter in "*?["):
            if not any(fnmatchcase(id, name) for id in known):
                yield Complaint(path, at, f"no indicator fits the pattern `{name}`", "`*` stands for any letters")
        elif name not in known:
            hint = meant(name, known) or "describe it in a catalogue, or load the pack that does"
            yield Complaint(path, at, f"unknown indicator `{name}`", hint)


def _indicator(path: Path, trail: Trail, entry: Record) -> Iterator[Complaint]:
    unit = words(entry.get("unit"))
    if unit and entry.get("counts"):
        hint = "`unit` is for what is measured, `counts` for what is counted"
        yield Complaint(path, (*trail, "counts"), "an indicator has a unit or a counted noun, not both", hint, key=True)
    if unit and unit.split("/")[0] not in units():
        hint = meant(unit.split("/")[0], sorted(units())) or "for what is counted, give the noun as `counts`"
        yield Complaint(path, (*trail, "unit"), f"unknown unit `{unit}`", hint)
    low, high = number(entry.get("low")), number(entry.get("high"))
    if low is not None and high is not None and low > high:
        yield Complaint(path, (*trail, "low"), f"`low` is above `high`, {words(entry['high'])}")


def _places(content: Content) -> Iterator[Complaint]:
    seen: set[tuple[str, ...]] = set()
    for (file, index), entry in places(content):
        path, trail = content.folder / file, (index,)
        yield from _days(path, trail, entry)
        named = tuple(words(entry.get(key)) for key in ("level", "name", "from")) + texts(entry.get("in"))
        if named in seen:
            message = f"`{named[0]} {named[1]}` is described twice"
            yield Complaint(path, (*trail, "name"), message, "remove one, or tell them apart by `in` or `from`")
        seen.add(named)


def _days(path: Path, trail: Trail, entry: Record) -> Iterator[Complaint]:
    wrong = [key for key in ("from", "until", "issued") if not _is_day(entry.get(key))]
    for key in wrong:
        hint = "write a day that exists as 2025-07-01, a month as 2025-07, a year as 2025"
        yield Complaint(path, (*trail, key), f"there is no day `{words(entry[key])}`", hint)
    first, last = (None, None) if wrong else (day(entry.get("from")), day(entry.get("until")))
    if first and last and first >= last:
        yield Complaint(path, (*trail, "until"), f"the place ends on {last}, before it begins on {first}")


def _is_day(value: JSON) -> bool:
    try:
        day(value)
    except ValueError:
        return False
    return True


def _closed(path: Path, where: Record) -> Iterator[Complaint]:
    """Selections by a field whose values are a closed set, that select nothing."""
    for field, known in CLOSED.items():
        for index, name in enumerate(texts(where.get(field))):
            if not any(fnmatchcase(value, name) for value in known):
                at = ("where", field, index) if isinstance(where[field], list) else ("where", field)
                yield Complaint(path, at, f"`{name}` is not a {field}", meant(name, known))


def _spans(path: Path, where: Record) -> Iterator[Complaint]:
    """Selections by spans of time that cannot be."""
    for index, text in enumerate(texts(where.get("period"))):
        try:
            span(text)
        except ValueError:
            at = ("where", "period", index) if isinstance(where["period"], list) else ("where", "period")
            hint = 'write 2020, 2020-06, 2015-2019, ">= 2020" or "< 2020-07"'
            yield Complaint(path, at, f"`{text}` is no span of time", hint)


def _example(path: Path, trail: Trail, example: JSON) -> Iterator[Complaint]:
    """Dates that do not exist and figures that the texts of the example do not hold."""
    if not isinstance(example, dict):
        return
    whole = []
    for index, document in enumerate(items(example["documents"])):
        entry: Record = document if isinstance(document, dict) else {"text": document}
        yield from _days(path, (*trail, "documents", index), entry)
        whole.append(f"{words(entry.get('title'))}\n{words(entry['text'])}")
    for index, figure in enumerate(texts(example.get("figures"))):
        if not any(figure in text for text in whole):
            hint = "copy it from the text letter by letter"
            yield Complaint(path, (*trail, "figures", index), f"the example does not contain `{figure}`", hint)
