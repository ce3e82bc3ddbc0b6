"""What all tests share: where the real reports are, and a profile for laws: the same cases on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's cache folder of commands run by tests: theirs alone."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def reports() -> Path:
    """The folder of the five real reports, which are not ours to ship."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the real reports are not beside this checkout (../shared/corpus)")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the hand annotation of three of the five real reports."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("the hand annotation is not beside this checkout (../shared/gold)")
    return folder
