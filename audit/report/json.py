"""The whole result as one JSON file, for other programs; `audit/schemas/result.json` describes it."""

from __future__ import annotations

import json

from audit import records
from audit.model import Result

FILES = ("result.json",)


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`result.json`: both languages are in it, so it is the same for each `lang`."""
    text = json.dumps(records.result(result), ensure_ascii=False, indent=1, allow_nan=False)
    return {"result.json": (text + "\n").encode("utf-8", "backslashreplace")}
