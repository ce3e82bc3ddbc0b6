"""Vietnamese written for fonts of before Unicode (TCVN 5712, `.VnTime`): its letters stand where others have signs."""

from __future__ import annotations

import re

_OLD = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_NEW = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_LETTERS = str.maketrans(_OLD, _NEW)
_SIGNED = re.compile("[A-Za-z][µ¸¶·¹¨©ª¬®\u00ad](?![A-Z])")  # a sign after a letter, as no other text has many
_NEWER = re.compile("[\u0100-\uffff]")
_WORD = re.compile(r"\S+")
_LEAST, _SHARE = 5, 0.1  # words with such a sign, and their share, that show the old letters


def old(text: str) -> bool:
    """Whether a text is written for the old fonts."""
    signed = len(_SIGNED.findall(text))
    return signed >= _LEAST and signed >= _SHARE * len(_WORD.findall(text))


def renewed(text: str) -> str:
    """The text in Unicode; lines with letters that the old fonts do not have are in Unicode already."""
    lines = text.split("\n")
    return "\n".join(line if _NEWER.search(line) else line.translate(_LETTERS) for line in lines)
