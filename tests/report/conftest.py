from __future__ import annotations

import audits
import pytest

from audit.model import Result


@pytest.fixture(scope="session")
def result() -> Result:
    return audits.result()


@pytest.fixture(scope="session")
def nothing() -> Result:
    return Result((), (), ())
