"""The figures of short texts in a row, as ties see them, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

import audit.tie.readings
from audit.tie.told import Told
from tests.readings import read


def row_of(text: str, lang: str | None = None) -> Sequence[Told]:
    """The figures of a text."""
    found: list[Sequence[Told]] = []
    with patch.object(audit.tie.readings, "ties", lambda row: found.append(row) or []):
        read(text, lang)
    return found[0]
