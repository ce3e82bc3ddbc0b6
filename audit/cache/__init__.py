"""What was read of documents, kept from one run to the next, so that a document is read once.

A reading is found again by all that it depends on: the bytes of the document and what is told of it, the plan of
reading, and the program with the libraries it reads by. What packs say beyond their places is no part of a reading.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from zlib import compress, decompress

from audit.builds import libraries, program
from audit.cache.stores import Store
from audit.cache.values import made, plain
from audit.model import Problem, Reading
from audit.readers import Outcome, Part, Plan, Reader, size
from audit.sources import Meta, Source, TextFile, Unreadable

__all__ = ["cached"]

_HELD, _MOST = 4_000_000, 1_000  # bytes in memory and parts that are looked up before any of them is read


@contextmanager
def cached(
    reader: Reader, plan: Plan, folder: Path, tell: Callable[[str], None], asked: bool = True
) -> Iterator[Reader]:
    """Reads with `reader` what the folder does not hold, and keeps it there; `tell` gets a warning where it cannot,
    unless nobody `asked` for that folder."""
    store = Store(folder, tell, asked)
    seal = _bytes([program(), libraries(), plain(plan, Plan)])
    try:
        yield lambda parts: _read(parts, reader, store, seal)
    finally:
        store.close()


def _read(parts: Iterable[Part], reader: Reader, store: Store, seal: bytes) -> Iterator[Outcome]:
    for chunk in _chunks(parts):
        keys = [_key(part, seal) for part in chunk]
        known = [key is not None and store.has(key) for key in keys]
        fresh = reader([part for part, kept in zip(chunk, known, strict=True) if not kept])
        for part, key, kept in zip(chunk, keys, known, strict=True):
            found = _opened(store.get(key)) if kept and key is not None else None
            if found is None:
                found = next(reader((part,)) if kept else fresh)
                if key is not None and key == _key(part, seal):  # a file may have been written to meanwhile
                    _keep(store, key, found)
            yield found


def _chunks(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """The parts some at a time, so that what is read side by side needs bounded memory."""
    chunk: list[Part] = []
    held = 0
    for part in parts:
        chunk.append(part)
        held += 0 if isinstance(part, Source) else size(part)
        if held >= _HELD or len(chunk) >= _MOST:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _key(part: Part, seal: bytes) -> bytes | None:
    """A digest of all that the reading of a part depends on; `None` where there is nothing to be read."""
    if isinstance(part, Problem):
        return None
    if isinstance(part, TextFile):
        return sha256(seal + _bytes(plain(part, TextFile))).digest()
    try:
        content = sha256(part.bytes()).hexdigest()
    except Unreadable:
        return None
    return sha256(seal + _bytes([part.id, part.path.suffix.lower(), plain(part.meta, Meta), content])).digest()


def _keep(store: Store, key: bytes, found: Outcome) -> None:
    """Keeps readings; what could not be read is tried again."""
    readings = [one for one in found if isinstance(one, Reading)]
    if len(readings) == len(found):
        with suppress(ValueError):  # a number too long to be written
            store.put(key, compress(_bytes([plain(one, Reading) for one in readings]), 1))


def _opened(value: bytes | None) -> Outcome | None:
    """The readings of a value, or `None` where it is damaged or there is none any more."""
    if value is None:
        return None
    try:
        return tuple(made(one, Reading) for one in json.loads(decompress(value).decode("utf-8", "surrogatepass")))
    except Exception:  # whatever has become of it, the document is there to be read
        return None


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
