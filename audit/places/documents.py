"""Which place a document is about, and which place its generic mentions mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from audit.normalise import folded, spaced
from audit.places.connections import bound, instituted, joined
from audit.places.gazetteers import UNRANKED, WORLD, Gazetteer
from audit.places.mentions import mentions
from audit.places.texts import Mention
from audit.places.words import words

COUNTRY = "Việt Nam"
CAPITAL = "thành phố Hà Nội"

_OPENING, _EARLY = 400, 1200
_ATTRIBUTE = 0.3
_ON = re.compile(r" [a-z]+s\b")
_DATELINE = re.compile(r"\s*(?:,\s*(?:ngày|tháng|\d|[a-z]+\.? \d)|\s*\([^)]*\)\s*-)")
_FILED = re.compile(r"(?:,[a-z. ]{2,20})?(?:\s+-\s|,\s*(?:\d|[a-z]+\.? \d))")  # after a place that begins a line
_TOWN = re.compile(r"[^\W\d_][^\W\d_. ]*(?: [^\W\d_]+){0,2}, ?")  # before the part of a country in a dateline
_TITLE, _LEAST, _NEARLY = 6.0, 2.5, 0.5
_THIRD, _LATE = 3, 0.4  # what a text is about is named in its first third, other places count for less
_REGION, _DISTRICT = 1, 3
_MARKETS = 3  # countries of which so many are named for what is done with them
_MANY, _FEW = {1: 3, 2: 4}, 2.5  # by rank: so many regions or provinces are many; of so little of all a place is one
_WEIGHTS = {
    -1: 0.25,
    0: 0.5,
}  # by rank: news of a place names its country too, any company's the continents it sells in


def resolve(mention: Mention, default: str | None, seen: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The canonical name of what a mention means; `None` where nothing before it says.

    `default` is the document's own place and `seen` the places named so far, the latest last. A generic mention
    means the document's place where that is of its level, then what the document's place lies in, then the
    nearest place of that level named before. Without a level (`địa phương`) it is the document's place. A name
    that several places share means the one of them that is `default` or was named last.
    """
    if not mention.generic:
        return _intended(mention, default, seen, gazetteer)
    if mention.level == "quốc gia":
        return _country(default, (), gazetteer) or COUNTRY
    if mention.level == "country":
        return _country(default, seen, gazetteer)
    if mention.level in ("thế giới", "world"):
        return WORLD
    if mention.level in ("thủ đô", "capital"):
        at_home = (COUNTRY, None) if mention.level == "thủ đô" else (COUNTRY,)  # `the capital` may be any country's
        return CAPITAL if _country(default, seen, gazetteer) in at_home else None
    near = [*((default, *gazetteer.ancestors(default)) if default else ()), *reversed(seen)]
    if not mention.level:
        return next(iter(near), None)
    if mention.extent == "parts":
        rank = gazetteer.rank(mention.level)
        return next((name for name in near if gazetteer.rank(name) < rank), None)
    if default is not None and _unlevelled(default, gazetteer) and _may_be(mention.level, default, seen):
        return default
    return next((name for name in near if _fits(mention.level, name, gazetteer)), None)


def known_near(found: Sequence[Mention], near: Iterable[str | None], gazetteer: Gazetteer) -> Sequence[Mention]:
    """The mentions without bare names of districts whose province is spoken of neither `near` nor among them; of
    districts that share a name, the one whose province is.
    """
    meant = _bare(found, near, gazetteer)
    if not meant:
        return found
    named = ((mention, _named(mention, meant)) for mention in found)
    return [mention._replace(name=name) for mention, name in named if name is not None or mention.name is None]


def _bare(found: Sequence[Mention], near: Iterable[str | None], gazetteer: Gazetteer) -> dict[str, str | None]:
    """The district that each bare name of one means, or `None` where nothing near it is spoken of."""
    bare = {mention.name for mention in found if mention.alone and mention.name and _doubtful(mention.name, gazetteer)}
    if not bare:
        return {}
    named = (mention.name for mention in found if not (mention.alone and mention.name in bare))
    spoken = {name for name in (*near, *named) if name}
    spoken |= {name for whole in spoken for name in gazetteer.ancestors(whole)}
    return {name: _spoken_of(name, spoken, gazetteer) for name in bare}


def _doubtful(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name without its level is known only near its province, or is that of several districts."""
    return gazetteer.homely(name) or (gazetteer.rank(name) == _DISTRICT and len(gazetteer.namesakes(name)) > 1)


def _spoken_of(name: str, spoken: Set[str], gazetteer: Gazetteer) -> str | None:
    """The district of that name, or a namesake of its rank, that is spoken of or whose province is; `None` where none
    is and the name is known only near its province.
    """
    rank = gazetteer.rank(name)
    namesakes = (other for other in gazetteer.namesakes(name) if other != name and gazetteer.rank(other) == rank)
    near = (other for other in (name, *namesakes) if not spoken.isdisjoint((other, *gazetteer.ancestors(other)[:1])))
    return next(near, None if gazetteer.homely(name) else name)


def _named(mention: Mention, meant: Mapping[str, str | None]) -> str | None:
    """The place that a mention names; `None` where it names none that is known here."""
    return meant.get(mention.name, mention.name) if mention.alone and mention.name else mention.name


def document_place(title: str, text: str, gazetteer: Gazetteer, lang: str) -> str | None:
    """The canonical name of the place that a document is about, or `None` where no place stands out.

    Weighs what the title names, what opens the text and what recurs in it; a place whose level the text speaks of
    without a name (`toàn quận`) gains, a dateline (`Hà Nội, ngày ...`) counts for next to nothing. `text` is the
    beginning of the document and may hold its headings.
    """
    title, text = spaced(title), spaced(text)
    if lang == "vi" and _leading(title, gazetteer, lang):
        return COUNTRY  # `Cả nước thêm 812 ca mắc, Hà Nội nhiều nhất`
    weighed = list(_weighed(title, text, gazetteer, lang))
    subject = _leading(text[:_OPENING], gazetteer, lang)
    meant = _bare([mention for mention, _ in weighed], _levelled(weighed, gazetteer), gazetteer)
    titled = {mention.name for mention, weight in weighed if weight == _TITLE}
    told = Counter(_named(mention, meant) for mention, _ in weighed)
    recurring = titled | {name for name, count in told.items() if count > 1}
    opening = max(_OPENING, len(text) / _THIRD)
    early = {name for mention, _ in weighed if mention.start < opening and (name := _named(mention, meant))}
    scores, levels = _scores(weighed, meant)
    if not scores:
        return COUNTRY if subject else None
    if lang == "vi" and titled == {COUNTRY}:
        return COUNTRY  # `Vốn nước ngoài vào Việt Nam tăng`
    for name in scores:
        spoken = sum(count for level, count in levels.items() if _fits(level, name, gazetteer))
        recurring |= {name} if spoken else set()
        scores[name] *= (1 + min(spoken, 8) / 4) * _WEIGHTS.get(gazetteer.rank(name), 1)
        scores[name] *= 1 if name in early else _LATE
    best = min(scores, key=lambda name: (-scores[name], -gazetteer.rank(name), name))
    if scores[best] < _LEAST:
        return COUNTRY if subject else None
    if _scattered(best, scores, gazetteer, best not in recurring):
        return COUNTRY if COUNTRY in gazetteer.ancestors(best) else None
    if lang == "vi":
        home = levels["quốc gia"] and best not in titled
        if _abroad(best, scores, gazetteer) and (home or COUNTRY in early):
            return COUNTRY  # whom the country trades with
        if best not in recurring:
            return COUNTRY if subject else _told_once(best, scores, gazetteer)
        if (whole := _listed(best, title, gazetteer)) is not None:
            return whole
    return _narrowed(best, {name: scores[name] for name in scores if name in recurring}, gazetteer)


def _told_once(best: str, scores: Mapping[str, float], gazetteer: Gazetteer) -> str:
    """What a text is about that names a place once: what holds that and the others, else a whole of it that counts for
    nearly as much, else the place.
    """
    shared = _shared(best, scores, gazetteer)
    wholes = (whole for whole in gazetteer.ancestors(best) if scores.get(whole, 0) >= _NEARLY * scores[best])
    return shared or next((whole for whole in wholes if gazetteer.rank(whole) > _REGION), best)


def _scores(
    weighed: Sequence[tuple[Mention, float]], meant: Mapping[str, str | None]
) -> tuple[dict[str, float], Counter[str]]:
    """What the mentions of each place weigh, and how often each level is spoken of without a name."""
    scores: defaultdict[str, float] = defaultdict(float)
    levels: Counter[str] = Counter()
    for mention, weight in weighed:
        name = _named(mention, meant)
        if mention.extent == "parts" or (name is None and mention.name is not None):
            continue
        if name is not None and not mention.former:
            scores[name] += weight
        elif mention.level:
            levels[mention.level] += 1
    return scores, levels


def _levelled(weighed: Sequence[tuple[Mention, float]], gazetteer: Gazetteer) -> list[str]:
    """The places that the title names without their level where the text speaks of a place of that level, and no other
    place has the name: `Đầm Hà: thu ngân sách tăng`, of which the text says `toàn huyện`.
    """
    told = {mention.level for mention, _ in weighed if mention.name is None and mention.extent != "parts"}
    titled = (mention.name for mention, weight in weighed if mention.alone and mention.name and weight == _TITLE)
    known = ((name, gazetteer.place(name)) for name in titled)
    own = (name for name, place in known if place is not None and place.level in told)
    return [name for name in own if len(gazetteer.namesakes(name)) == 1]


def _listed(best: str, title: str, gazetteer: Gazetteer) -> str | None:
    """What holds a place and the others of its rank that the title lists with it: `Giá nhà tại Hà Nội, TP HCM`."""
    rank, low = gazetteer.rank(best), folded(title)
    links = words("vi").phrases["joins"]
    listed = {best}
    for one, two in pairwise(_standing(title, low, gazetteer, "vi")):
        names = {name for name in (one.name, two.name) if name and gazetteer.rank(name) == rank}
        if len(names) > 1 and not listed.isdisjoint(names) and low[one.end : two.start].strip() in links:
            listed |= names
    if len(listed) < 2 or rank <= 0:
        return None
    wholes = (whole for whole in gazetteer.ancestors(best) if gazetteer.rank(whole) != _REGION)
    return next((whole for whole in wholes if all(gazetteer.part_of(name, whole) for name in listed)), None)


def _shared(best: str, scores: Mapping[str, float], gazetteer: Gazetteer) -> str | None:
    """What holds a place and another of its rank that a document speaks of nearly as much, neither of them twice."""
    rank = gazetteer.rank(best)
    peers = [name for name in scores if name != best and gazetteer.rank(name) == rank]
    rivals = [name for name in peers if scores[name] >= _NEARLY * scores[best]]
    wholes = (whole for whole in gazetteer.ancestors(best) if gazetteer.rank(whole) != _REGION)
    return next((whole for whole in wholes if any(gazetteer.part_of(name, whole) for name in rivals)), None)


def _abroad(best: str, scores: Mapping[str, float], gazetteer: Gazetteer) -> bool:
    """Whether a place is another country, or part of one of several that a document names."""
    lines = {name: (name, *gazetteer.ancestors(name)) for name in (best, *scores)}
    if COUNTRY in lines[best]:
        return False
    others = {each for line in lines.values() if COUNTRY not in line for each in line if gazetteer.rank(each) == 0}
    return gazetteer.rank(best) <= 0 or len(others) >= _MARKETS


def _scattered(best: str, scores: Mapping[str, float], gazetteer: Gazetteer, once: bool) -> bool:
    """Whether a document speaks of many provinces or regions, none of them much, or of districts of many provinces: a
    bulletin of the whole country. A place of this one that it tells of only `once` is none that it tells much of.
    """
    rank, home = gazetteer.rank(best), COUNTRY in gazetteer.ancestors(best)
    rank = min(rank, max(_MANY)) if home else rank
    peers = [score for name, score in scores.items() if gazetteer.rank(name) == rank]
    return len(peers) >= _MANY.get(rank, len(scores) + 1) and ((once and home) or scores[best] * _FEW < sum(peers))


def _narrowed(best: str, scores: Mapping[str, float], gazetteer: Gazetteer) -> str:
    """The one part of `best` that the document speaks of nearly as much, else `best`: news of a district names its
    city too, news of a city names many districts, none of them much."""
    parts = sorted((-scores[name], name) for name in scores if name != best and gazetteer.part_of(name, best))
    if not parts or -parts[0][0] < _NEARLY * scores[best]:
        return best
    return best if len(parts) > 1 and parts[1][0] * 2 < parts[0][0] else parts[0][1]


def _weighed(title: str, text: str, gazetteer: Gazetteer, lang: str) -> Iterator[tuple[Mention, float]]:
    """Every mention of title and text with its weight as evidence of what the document is about."""
    head = folded(title)
    for mention in _standing(title, head, gazetteer, lang):
        yield mention, _TITLE * (0.1 if _dateline(head, mention) else 1.0)
    if title and text.lstrip().startswith(title.strip()):
        text = text.lstrip()[len(title.strip()) :]  # scraped pages repeat the title above the text
    low = folded(text)
    for mention in _standing(text, low, gazetteer, lang):
        weight = 3.0 if mention.start < _OPENING else 1.5 if mention.start < _EARLY else 1.0
        weight *= 0.1 if _dateline(low, mention) else 1.0
        weight *= 0.5 if text[mention.start - 1 : mention.start] == "(" else 1.0
        weight *= _ATTRIBUTE if lang == "en" and _attribute(low, mention) else 1.0
        headed = mention.start < _OPENING and text[mention.start : mention.end].isupper()  # the letterhead of an office
        yield mention, weight * (0.7 if mention.agency and not headed else 1.0)


def _standing(text: str, low: str, gazetteer: Gazetteer, lang: str) -> Iterator[Mention]:
    """The mentions of a text where something can be: in no body's name, and not where somebody or something is from."""
    found = list(mentions(text, low, gazetteer, lang))
    away = joined(low, found, [id(each) for each in found if bound(low, each, lang)], (",",))
    for mention in found:
        if id(mention) not in away and not instituted(low, mention, lang):
            yield mention


def _leading(text: str, gazetteer: Gazetteer, lang: str) -> bool:
    """Whether a text tells something of its whole country, at the head of a clause: `Năm 2024, cả nước có`; not what is
    sold `trên cả nước`.
    """
    for mention in mentions(text, folded(text), gazetteer, lang):
        if mention.name is None and mention.level == "quốc gia" and not text[: mention.start].rstrip()[-1:].isalpha():
            return True
    return False


def _attribute(low: str, mention: Mention) -> bool:
    """Whether a place only says which of some things is meant: `the California fires alone cost`."""
    led = low[: mention.start].endswith("the ")
    return led and not mention.level and _ON.match(low, mention.end) is not None


def _dateline(text: str, mention: Mention) -> bool:
    """Whether a place only says where a text was written: `Hà Nội, ngày ...`, and at the start of a line `HÀ NỘI - `,
    `Waco, Texas - Jan. 5`, `San Jose, Calif., January 5`.
    """
    if _DATELINE.match(text, mention.end):
        return True
    before = text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip("(")
    opens = not before.strip() or _TOWN.fullmatch(before) is not None
    return opens and _FILED.match(text, mention.end) is not None


def _fits(level: str, name: str, gazetteer: Gazetteer) -> bool:
    """Whether a level word, Vietnamese or English, may speak of a place."""
    place = gazetteer.place(name)
    own = place.level if place else next((each for each in _levels() if name.startswith(f"{each} ")), "")
    if own == level or own in _alike().get(level, ()):
        return bool(own) or (gazetteer.rank(name) >= gazetteer.rank(level) and name not in gazetteer.wholes)
    return name.endswith(f" {level}")


def _unlevelled(name: str, gazetteer: Gazetteer) -> bool:
    """Whether nothing says of which level a place is: `toàn xã` in a report of `Yên Lạc` is Yên Lạc."""
    return gazetteer.place(name) is None and gazetteer.rank(name) == UNRANKED


def _may_be(level: str, default: str, seen: Sequence[str]) -> bool:
    """Whether no place named so far shows that a place without a level is of another one."""
    return all(name.startswith(f"{level} ") for name in seen if name.endswith(f" {default}"))


def _country(default: str | None, seen: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The country of the document's place, else of the place named last, else `None`."""
    for name in (default, *reversed(seen)):
        if name is not None:
            found = next((each for each in (name, *gazetteer.ancestors(name)) if gazetteer.rank(each) == 0), None)
            if found is not None:
                return found
    return None


def _intended(mention: Mention, default: str | None, seen: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The named place, or of a name without a level word the namesake that the document speaks of."""
    if mention.name is None or not mention.alone:
        return mention.name
    namesakes = gazetteer.namesakes(mention.name)
    return next((name for name in (default, *reversed(seen)) if name in namesakes), mention.name)


@cache
def _levels() -> tuple[str, ...]:
    """Vietnamese level words, the longest first."""
    return tuple(sorted(words("vi").ranks, key=lambda level: -len(level)))


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """English level words -> the levels of the places they may speak of."""
    return dict(words("en").alike)
