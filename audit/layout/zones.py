"""The zone of each paragraph: title, heading, body, caption, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.layout.furniture import Furniture, furniture, menu, stamp
from audit.layout.lines import Line, capitals
from audit.model import Zone
from audit.normalise import folded

_LAST = re.compile(r"[.!?…:;]+[\"'”’»)\]]*$")
_ASKING = re.compile(r"[^.!?;]+[!?][\"'”’»)\]]*")  # one sentence that asks or exclaims, as headlines do
_QUOTES = "\"'”’»)]* \t"
_LETTERED = re.compile(r"[A-H]\.\s")  # `A. TÌNH HÌNH THỰC HIỆN`, above `I.`
_NUMBERED = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+\S")
_ROMAN = re.compile(r"[IVXL]{1,5}[.)\-/]\s")
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")
# What a browser prints above and below a page: when and of what title, from where and which page.
_PRINTED = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?$|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s[AP]M)?(?:\s|$)"
)
_BULLETS = "-*•+▪●‣–·"
_SHORT = 140  # letters: what is longer is no label, stamp or menu
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def zones_of(paragraphs: Sequence[Sequence[Line]]) -> list[tuple[Zone, int]]:
    words = furniture()
    zones: list[tuple[Zone, int]] = []
    aside = titled = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph[0].card:
            zones.append((Zone.CARD, 0))
            continue
        text = _joined(paragraph)
        plain = folded(text).strip(" |:*#_>»") if len(text) < _SHORT else ""
        if plain in words.related:
            aside = True
        elif aside and _resumes(paragraphs, index, 200 if titled else 100):
            aside = False
            if not titled:
                _retitle(paragraphs[:index], zones, words)
        if aside:
            zones.append((Zone.BOILERPLATE, 0))
            continue
        zone, level = _zone(text, plain, words, titled)
        titled = titled or (zone is Zone.BODY and not bulleted(text)) or text.startswith("# ")
        zones.append((zone, level))
    return zones


def _joined(paragraph: Sequence[Line]) -> str:
    return " ".join(line.text for line in paragraph)


def _resumes(paragraphs: Sequence[Sequence[Line]], index: int, least: int) -> bool:
    """Whether the article goes on from a paragraph: it and the next are sentences of more than `least` letters."""
    texts = [_joined(paragraph) for paragraph in paragraphs[index : index + 2]]
    return all(len(text) > least and _LAST.search(text) for text in texts)


def _retitle(paragraphs: Sequence[Sequence[Line]], zones: list[tuple[Zone, int]], words: Furniture) -> None:
    """Makes a title of the last line that can be one, of those above an article that were taken for other articles."""
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 5), -1):
        text = _joined(paragraphs[index])
        plain = folded(text).strip(" |:*#_>»")
        if plain in words.related:
            return
        if len(text) > 30 and _zone(text, plain, words, False)[0] is Zone.TITLE:
            zones[index] = (Zone.TITLE, 0)
            return


def _zone(text: str, plain: str, words: Furniture, titled: bool) -> tuple[Zone, int]:
    short = len(text) < _SHORT
    if short and (stamp(text, plain, words) or menu(plain, words)):
        return Zone.BOILERPLATE, 0
    if text.startswith("![") or _PRINTED.match(text):
        return Zone.BOILERPLATE, 0
    if text.startswith("|"):
        return (Zone.TABLE if text.count("|") > 2 else Zone.CAPTION), 0
    if short and plain.startswith(words.captions):
        return Zone.CAPTION, 0
    level = _level(text, plain, words)
    if level and (titled or level not in (2, 6) or _ROMAN.match(text)):
        return Zone.HEADING, level
    if not titled and len(text) < 220 and not bulleted(text) and (not _LAST.search(text) or _ASKING.fullmatch(text)):
        return Zone.TITLE, 0
    return Zone.BODY, 0


def _level(text: str, plain: str, words: Furniture) -> int:
    """The depth of a heading, or 0 for what is none."""
    markdown = _MARKDOWN.match(text)
    if markdown:
        return len(markdown.group(1))
    if len(text) > 320 or text.rstrip(_QUOTES)[-1:] in ".;,%…?!" or _labelled(text, plain, words):
        return 0
    if len(text) < 120 and (plain.startswith(words.parts) or (_LETTERED.match(text) and capitals(text))):
        return 1
    if _ROMAN.match(text):
        return 2
    numbered = _NUMBERED.match(text)
    if numbered:
        return 0 if text.startswith("(") and ":" in text else 3 + numbered.group(1).count(".")
    if capitals(text):
        return 2
    if len(text) < 100 and text.endswith(":") and not any(map(str.isdigit, text)):
        return 6
    return 6 if len(text) < 80 and not any(map(str.isdigit, _YEAR.sub("", text))) else 0


def _labelled(text: str, plain: str, words: Furniture) -> bool:
    """Whether a line tells a number behind a colon, `Số hộ: 412`: no `PHẦN II: MỤC TIÊU 2025 - 2030`, which a mark of
    its own makes a heading and years end.
    """
    if ":" not in text or not text[-1].isdigit():
        return False
    marked = plain.startswith(words.parts) or _ROMAN.match(text) is not None or capitals(text)
    return not (marked and _YEAR.fullmatch(text[-4:]))


def bulleted(text: str) -> bool:
    """Whether a text is a point of a list, which no title is: the highlights between a title and its text."""
    return text[0] in _BULLETS and text[1:2] == " "
