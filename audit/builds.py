"""Which program reads: what it says of a document holds for no other."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from unicodedata import unidata_version


@cache
def program() -> str:
    """A digest of the package's files, and the version of Python."""
    digest = sha256(f"{sys.version_info[:2]} {unidata_version}".encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".json"):
            data = path.read_bytes()
            digest.update(f"\n{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()


@cache
def libraries() -> str:
    """The names and versions of all that is installed; some of it takes the text out of files."""
    found = (path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return " ".join(sorted(set(found)))
