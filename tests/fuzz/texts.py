"""Random texts: a grammar of figures in every form, over the words that the languages know, amid noise."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import audit

_JOINTS = (" ", " ", " ", " ", ", ", ". ", "; ", ": ", " và ", " and ", "-", " - ", "/", " (", ") ", "\n", "\n\n", "")
_BREAKS = ("\n", "\r\n", "\r", "\n\n", " \n", "\f", "\u2028", "\v", "\x85")
_SPACES = " \u00a0\u202f\u2009\u200b\t\ufeff"
_MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_ASTRAL = "𝟏𝟐𠀋😀𝔸🇻🇳"
_SIGNS = "%‰°²³½¼№$€£₫#@&*_|~^+=<>\\“”\"'‘’«»…–—−½()[]{}.,;:!?/"
_RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x600, 0x6FF))


def document(random: Random) -> str:
    """A text of some paragraphs, in one of the forms in which files come."""
    text = "".join(_pieces(random))
    return random.choice((_same, _same, decomposed, crlf, marked, _upper))(text)


def noise(random: Random) -> str:
    """Any code points but half surrogate pairs, the odd ones often."""
    size = random.choice((3, 30, 300))
    return "".join(_any(random) for _ in range(size))


def decomposed(text: str) -> str:
    """The text with letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def crlf(text: str) -> str:
    """The text with the line ends of Windows."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def marked(text: str) -> str:
    """The text behind a byte order mark."""
    return "\ufeff" + text


def number(random: Random) -> str:
    """A number with the marks of some country, or a broken one."""
    whole = random.choice((random.randint(0, 12), random.randint(0, 2030), random.randint(0, 10**9)))
    forms = (
        str(whole),
        str(whole),
        f"{whole:,}".replace(",", random.choice(".,'  \u202f")),
        f"{whole}{random.choice('.,')}{random.randint(0, 999)}",
        f"{random.randint(1, 99)}/{random.randint(1, 99)}",
        f"{random.randint(1, 31)}{random.choice('/-.')}{random.randint(1, 12)}{random.choice('/-.')}{whole}",
        f"{random.randint(0, 999):03}",
        "".join(random.choice("0123456789.,/-") for _ in range(random.randint(1, 12))),
    )
    return random.choice(forms)


def _pieces(random: Random) -> Iterator[str]:
    for _ in range(random.choice((1, 5, 20, 60))):
        pick = random.random()
        if pick < 0.3:
            yield number(random)
        elif pick < 0.85:
            yield random.choice(words())
        elif pick < 0.9:
            yield random.choice(_SIGNS + _SPACES + _ASTRAL + _MARKS)
        elif pick < 0.93:
            yield random.choice(("\n- ", "\n1. ", "\nI. ", "\n| ", "\n# ", "\na) ", "\n\n2.1. "))
        else:
            yield random.choice(_BREAKS)
        yield random.choice(_JOINTS)


def _any(random: Random) -> str:
    pick = random.random()
    if pick < 0.2:
        return random.choice("0123456789.,%/ ")
    if pick < 0.4:
        return random.choice(_SIGNS + _SPACES + _ASTRAL + _MARKS + "".join(_BREAKS))
    low, high = random.choice(_RANGES) if pick < 0.9 else (0, 0x10FFFF)
    code = random.randint(low, high)
    return chr(code) if not 0xD800 <= code <= 0xDFFF else "?"


@cache
def words() -> tuple[str, ...]:
    """Every word and phrase of the tables of the languages, units and places among them, in order."""
    folder = Path(audit.__file__).parent
    files = sorted([*folder.glob("lang/*/*.json"), folder / "units.json", folder / "layout" / "furniture.json"])
    return tuple(word for file in files for word in _texts(json.loads(file.read_text(encoding="utf-8"))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_texts(item))


def _same(text: str) -> str:
    return text


def _upper(text: str) -> str:
    return text.upper()
