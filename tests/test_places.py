"""Places: what texts mention, what names mean, which place a document is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from audit.normalise import normal
from audit.places import Mention, gazetteer, mentions, places

HERE = Path(__file__).parent
PACK = HERE.parent / "rules" / "vietnam-local-government" / "places.yaml"
KNOWN = gazetteer(places(YAML(typ="safe", pure=True).load(PACK.read_text(encoding="utf-8"))))
FLAGS = ("generic", "former", "agency", "alone")


def found(text: str, lang: str) -> list[str]:
    """The mentions of a text in the notation of the tables."""
    ready = normal(text)
    return [_written(ready.text, mention) for mention in mentions(ready.text, ready.folded, KNOWN, lang)]


def _written(text: str, mention: Mention) -> str:
    meant = f"*{mention.level}" if mention.generic else mention.name
    flags = [flag for flag in ("alone", "agency", "former") if getattr(mention, flag)]
    return " ".join([text[mention.start : mention.end], "=", f"{meant}", *flags, mention.extent]).strip()


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    for lang in ("vi", "en"):
        for line in (HERE / "places" / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                text, *expected = line.split("\t")
                yield lang, text, [each for each in expected if each]


@pytest.mark.parametrize(("lang", "text", "expected"), _rows())
def test_a_text_mentions_these_places(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang) == expected
