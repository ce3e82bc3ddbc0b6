"""Articles like those of Vietnamese local news: invented sentences of `news.json`, real names of places.

About one figure in 350 bytes, dates and document numbers among them, as in the press. A seed gives the same
text everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_LISTS = {
    "place": "places",
    "body": "bodies",
    "people": "people",
    "noun": "nouns",
    "share": "shares",
    "sum": "sums",
    "field": "fields",
    "act": "acts",
    "when": "whens",
    "hedge": "hedges",
}
_FIGURED = 0.2  # the share of sentences that hold figures


def articles(size: int, seed: int = 0) -> Iterator[str]:
    """Articles of about 3 KB, one after the other, until they have `size` bytes in UTF-8 together."""
    random = Random(seed)
    made = 0
    while made < size:
        text = article(random)
        made += len(text.encode()) + 2
        yield text


def news(size: int, seed: int = 0) -> str:
    """One text of about `size` bytes in UTF-8: articles below each other."""
    return "\n\n".join(articles(size, seed))


def article(random: Random) -> str:
    """A title, a dateline and paragraphs of three to six sentences."""
    date = f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/{random.randint(2016, 2025)}"
    paragraphs = (" ".join(_sentences(random)) for _ in range(random.randint(4, 7)))
    return "\n\n".join((_filled(random.choice(_words()["titles"]), random), f"{date} 08:30", *paragraphs))


def _sentences(random: Random) -> Iterator[str]:
    for _ in range(random.randint(3, 6)):
        kind = "figures" if random.random() < _FIGURED else "plain"
        sentence = _filled(random.choice(_words()[kind]), random)
        yield sentence[0].upper() + sentence[1:]


def _filled(template: str, random: Random) -> str:
    """The template with something for each slot; what fills a slot may have slots of its own."""
    while _SLOT.search(template):
        template = _SLOT.sub(lambda slot: _filler(slot[1], random), template)
    return template


def _filler(slot: str, random: Random) -> str:
    return random.choice(_words()[_LISTS[slot]]) if slot in _LISTS else _NUMBERS[slot](random)


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = json.loads(Path(__file__).with_name("news.json").read_text(encoding="utf-8"))
    return words


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(random: Random, low: float, high: float) -> str:
    return f"{random.uniform(low, high):.{random.randint(0, 2)}f}".replace(".", ",")


def _money(random: Random) -> str:
    written: tuple[str, ...] = (
        f"{_grouped(random.randint(100, 90000))} tỷ đồng",
        f"{_decimal(random, 1, 900)} triệu đồng",
        f"{random.randint(2, 99)} tỷ {random.randint(100, 999)} triệu đồng",
        f"{_decimal(random, 1, 9)} triệu USD",
    )
    return random.choice(written)


def _span(random: Random) -> str:
    first = random.randint(2010, 2020)
    return f"{first}-{first + 5}"


def _ratio(random: Random) -> str:
    whole = random.randint(5, 90)
    return f"{random.randint(1, whole)}/{whole}"


_NUMBERS: dict[str, Callable[[Random], str]] = {
    "year": lambda random: str(random.randint(2010, 2025)),
    "month": lambda random: str(random.randint(1, 12)),
    "date": lambda random: f"{random.randint(1, 28)}/{random.randint(1, 12)}/{random.randint(2016, 2025)}",
    "span": _span,
    "count": lambda random: _grouped(random.randint(12, 60000)),
    "small": lambda random: str(random.randint(2, 48)),
    "more": lambda random: str(random.randint(50, 95)),
    "percent": lambda random: f"{_decimal(random, 1, 99)}%",
    "points": lambda random: _decimal(random, 0.3, 9),
    "decimal": lambda random: _decimal(random, 20, 120),
    "length": lambda random: _decimal(random, 2, 60),
    "area": lambda random: _grouped(random.randint(20, 9000)),
    "money": _money,
    "ratio": _ratio,
}
