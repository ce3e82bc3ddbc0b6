"""What a page declares of itself: title, day of publication, publisher, address, language; never its clock."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.sources import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = ("og:title", "twitter:title", "dc.title")
_DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "dc.date", "dc.date.issued", "date")
_PUBLISHERS = ("og:site_name", "dc.publisher", "application-name")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# The first time that stands below the headline and above the text; others are of comments or of other pages.
_STAMP = (
    "string((//time[@datetime][preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1][self::h1]]"
    "[not(preceding::p[string-length() > 200][preceding::h1])])[1]/@datetime)"
)


def metadata(tree: _Element) -> Meta:
    """The metadata in the head of a page; `None` for what it does not declare."""
    told = dict(reversed(list(_declared(tree))))
    linked = dict(_linked(tree))
    title = _first(told, _TITLES) or linked.get("headline") or _text(tree, "title") or _text(tree, "h1")
    day = _DAY.match(_first(told, _DATES) or linked.get("datePublished") or str(tree.xpath(_STAMP)))
    lang = (tree.get("lang") or "")[:2].lower() or None
    return Meta(
        title=title,
        publisher=_first(told, _PUBLISHERS),
        issued=day.group() if day else None,
        url=told.get("og:url"),
        lang=lang,
    )


def _declared(tree: _Element) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            yield name.lower(), content


def _linked(tree: _Element) -> Iterator[tuple[str, str]]:
    """The headline and dates of the article in the page's linked data (JSON-LD)."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for item in listed if isinstance(listed, list) else []:
            for name in ("headline", "datePublished"):
                if isinstance(item, dict) and isinstance(item.get(name), str):
                    yield name, item[name]


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if name in told), None)


def _text(tree: _Element, tag: str) -> str | None:
    found = next(tree.iter(tag), None)
    return " ".join(str(found.xpath("string()")).split()) or None if found is not None else None
