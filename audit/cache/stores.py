"""Values by their keys in one SQLite file, which several processes may use at once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

FILE = "readings-1.sqlite"  # the number of its layout
LIMIT = 256_000_000  # bytes; what was not asked for the longest goes first
_LEFT = 0.8  # of the limit, so that not every run has to make room
_PATIENCE = 5  # seconds for another process to write
_PAUSE = 0.02  # seconds before a file that others open is opened again
_BATCH = 2_000_000  # bytes that are written at once

_LAYOUT = """
CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS uses ON readings (used);
"""
_OLD = """
DELETE FROM readings WHERE key IN (
    SELECT key FROM (SELECT key, sum(length(value)) OVER (ORDER BY used DESC, rowid DESC) AS held FROM readings)
    WHERE held > ?
)
"""


class Store:
    """Keeps values in a folder. Where that goes wrong, it tells why, once, and keeps nothing any more.

    Of a folder that nobody asked for it tells only that its file is damaged, not that it cannot be used.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None], asked: bool = True, limit: int = LIMIT) -> None:
        self._file, self._tell, self._asked, self._limit = folder / FILE, tell, asked, limit
        self._today = date.today().toordinal()
        self._fresh: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._held = 0
        self._base: sqlite3.Connection | None = None
        with self._guarded():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold the texts of documents
            self._base = _opened(self._file)

    def has(self, key: bytes) -> bool:
        """Whether there is a value."""
        with self._guarded():
            if self._base is not None:
                return self._base.execute("SELECT 1 FROM readings WHERE key = ?", (key,)).fetchone() is not None
        return False

    def get(self, key: bytes) -> bytes | None:
        """The value, or `None` where there is none."""
        row: tuple[bytes, int] | None = None
        with self._guarded():
            if self._base is not None:
                row = self._base.execute("SELECT value, used FROM readings WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        if row[1] != self._today:
            self._used.append((self._today, key))
        return row[0]

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value; it is there for others once some have come together, or at the end."""
        if self._base is None or len(value) > self._limit * _LEFT:
            return
        self._fresh.append((key, self._today, value))
        self._held += len(value)
        if self._held >= _BATCH:
            self._write()

    def close(self) -> None:
        """Writes what is left and makes room for what will come."""
        grown = bool(self._fresh)
        self._write()
        with self._guarded():
            if self._base is not None:
                if grown and self._size() > self._limit:
                    with self._base:
                        self._base.execute(_OLD, (int(self._limit * _LEFT),))
                self._base.close()

    def _write(self) -> None:
        with self._guarded():
            if self._base is not None and (self._fresh or self._used):
                with self._base:
                    self._base.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", self._fresh)
                    self._base.executemany("UPDATE readings SET used = ? WHERE key = ?", self._used)
        self._fresh, self._used, self._held = [], [], 0

    def _size(self) -> int:
        """The bytes of the pages in use; those given free are used again before the file grows."""
        assert self._base is not None
        pages, free, each = (
            int(self._base.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * each

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self._base = None
            damaged = not isinstance(error, (sqlite3.OperationalError, OSError))
            if damaged or self._asked:
                hint = f"; delete {self._file}" if damaged else ""
                self._tell(f"the cache {self._file.parent} cannot be used ({error}): documents are read anew{hint}")


def _opened(file: Path) -> sqlite3.Connection:
    """A connection to the file with its tables in it.

    SQLite does not wait by itself where another process turns the same new file into one with a write-ahead log.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        base = sqlite3.connect(file, timeout=_PATIENCE)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.executescript(_LAYOUT)
        except sqlite3.Error as error:
            base.close()
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return base
