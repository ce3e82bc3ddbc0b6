"""Raw text -> text that can be matched, and the way back to raw offsets; nothing here knows a language's words.

`Normal.text` is the raw text in NFC with plain spaces; `Normal.folded` is the same text in lower case with one
spelling for what is written in several (tone marks, dashes, digits, spaces), of equal length, so that an offset in
one is an offset in the other. Where the raw text is in NFC already, raw offsets are the same too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from audit.model import Span

# A letter with its combining marks. Longer runs of marks are not composed: putting them in canonical order
# is quadratic in their number, and no language needs more.
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{1,6}")
_MARK = re.compile(r"[\u0300-\u036f]")

_TONED = {"a": "áàảãạ", "e": "éèẻẽẹ", "y": "ýỳỷỹỵ", "o": "óòỏõọ", "u": "úùủũụ"}
_TONE_PLACES = tuple(
    (first_toned + second, first + second_toned)
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for first_toned, second_toned in zip(_TONED[first], _TONED[second], strict=True)
)
_ALIKE = (
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u2212", "-"),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\ufeff", " "),
    ("\u200b", " "),
    ("\u00ad", " "),
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u02bc", "'"),
    ("\u00b4", "'"),
    ("`", "'"),
    ("\uff05", "%"),
    *((chr(0xFF10 + digit), str(digit)) for digit in range(10)),
)
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_ODD_SPACE = re.compile(rf"(?<!\d)[{_SPACES}]|[{_SPACES}](?!\d{{3}})")
_MEANT = dict((*_TONE_PLACES, *_ALIKE))
_SPELLED = re.compile("|".join(_MEANT))


@dataclass(frozen=True, slots=True)
class Normal:
    """A text made ready. `starts` and `raws` pair composed with raw offsets where the two part; else empty."""

    text: str
    folded: str
    starts: tuple[int, ...] = ()
    raws: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> Span:
        """The slice of the raw text that `text[start:end]` came from."""
        return Span(self._offset(start), self._offset(end)) if self.starts else Span(start, end)

    def _offset(self, composed: int) -> int:
        near = bisect_right(self.starts, composed) - 1
        return composed if near < 0 else self.raws[near] + composed - self.starts[near]


@lru_cache(maxsize=1)  # a document is laid out when it is loaded and again when it is read
def normal(raw: str) -> Normal:
    """The text in NFC and folded, with its offset map."""
    text, starts, raws = _composed(raw)
    text = spaced(text)
    return Normal(text, folded(text), starts, raws)


def spaced(text: str) -> str:
    """The text with plain spaces for those of other widths, but where one may group the digits of a number."""
    return _ODD_SPACE.sub(" ", text) if any(space in text for space in _SPACES) else text


def folded(text: str) -> str:
    """NFC `text` in lower case with one spelling of tones, dashes and digits; the length stays the same."""
    if text.isascii():
        return text.lower().replace("`", "'")
    if "İ" in text:  # the one letter that grows when it is made lower case
        text = text.replace("İ", "I")
    return _SPELLED.sub(_meant, text.lower())


def _meant(written: re.Match[str]) -> str:
    return _MEANT[written.group()]


def fold(phrase: str) -> str:
    """A word or phrase as it appears in folded text."""
    return folded(unicodedata.normalize("NFC", phrase))


def _composed(raw: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The text in NFC; after every cluster that shrank, its end in the composed and in the raw text."""
    if _MARK.search(raw) is None:  # much quicker than looking for clusters
        return raw, (), ()
    parts: list[str] = []
    starts: list[int] = []
    raws: list[int] = []
    last = length = 0
    for cluster in _CLUSTER.finditer(raw):
        whole = unicodedata.normalize("NFC", cluster.group())
        parts += (raw[last : cluster.start()], whole)
        length += cluster.start() - last + len(whole)
        last = cluster.end()
        if starts and starts[-1] == length:
            raws[-1] = last
        else:
            starts.append(length)
            raws.append(last)
    if not parts:
        return raw, (), ()
    return "".join(parts) + raw[last:], tuple(starts), tuple(raws)
