"""Engines: whoever reads, and in however many processes, the readings are the same, in the order of the parts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audit import engines
from audit.cli import app
from audit.engines import Batch, Unavailable, in_order, reader
from audit.engines import engines as names
from audit.model import Problem, Reading
from audit.packs import load
from audit.pipeline import read
from audit.readers import Outcome, Part, Plan, Reader, inline, planned
from audit.sources import Meta, Source, TextFile
from tests.bench.news import article
from tests.fuzz import texts

PLAN = planned(load(["core"]))
PROCESSES = ["pool", "dask"]


@pytest.fixture(scope="module", params=PROCESSES)
def processes(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader with two processes."""
    if request.param == "dask":
        pytest.importorskip("distributed", reason="Dask is not installed: pip install 'doichieu[dask]'")
    with reader(PLAN, request.param, 2) as found:
        yield found


def text(name: str, raw: str) -> TextFile:
    return TextFile(name, name, raw, Meta())


def file(name: str, data: bytes) -> Source:
    return Source(Path(name), name, data=data)


# ------------------------------------------------------------------------------------------------ the same readings


def _row(seed: int) -> str:
    return json.dumps({"id": seed, "text": texts.document(Random(seed))})


SOURCES = st.lists(
    st.one_of(
        st.builds(lambda seed: file(f"{seed}.txt", article(Random(seed)).encode()), st.integers(0, 99)),
        st.builds(lambda data: file("bytes.txt", data), st.binary(max_size=40)),
        st.builds(
            lambda seeds, end: file("rows.jsonl", "\n".join([*map(_row, seeds), end]).encode()),
            st.lists(st.integers(0, 999), max_size=5),
            st.sampled_from(["", "{}", "no row"]),
        ),
        st.builds(lambda seed: Source(Path("nowhere.txt"), f"{seed}/nowhere.txt"), st.integers(0, 9)),
        st.just(file("page.html", b"<p>The district had 42 schools in 2019 and 45 in 2021.</p>")),
    ),
    max_size=8,
)


@settings(max_examples=25)
@given(SOURCES)
def test_all_engines_read_the_same_in_the_same_order(processes: Reader, sources: list[Source]) -> None:
    assert list(read(sources, processes)) == list(read(sources, inline(PLAN)))


def test_a_long_document_does_not_let_short_ones_pass(processes: Reader) -> None:
    random = Random(1)
    long = "\n\n".join(article(random) for _ in range(12))
    given = [text("long", long), *(text(str(place), article(random) * 3) for place in range(40))]
    found = [one.document.id for (one,) in processes(given) if isinstance(one, Reading)]
    assert found == [part.id for part in given]


def test_every_plan_reaches_the_processes() -> None:
    plan = Plan(PLAN.places, tied=False)
    part = text("a", "Năm 2020, huyện Ba Vì có 132 trường học, tăng 12 trường so với năm 2015.")
    with reader(plan, "pool", 1) as found:
        (one,) = next(found([part]))
    assert isinstance(one, Reading) and one.claims and not one.ties


def test_paths_are_those_of_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Toàn xã có 15 trường.", "utf-8")
    with reader(PLAN, "pool", 1) as found:
        (one,) = next(found([Source(Path("a.txt"), "a.txt")]))
    assert isinstance(one, Reading) and one.claims


# ------------------------------------------------------------------------------------------------ processes that die


@dataclass(frozen=True, slots=True)
class Deadly(Source):
    """A file that kills who reads it, as the system does where memory runs out; `until` that file is there."""

    until: Path | None = None

    def text(self) -> tuple[str, tuple[str, ...]]:
        if self.until is None or not self.until.exists():
            if self.until is not None:
                self.until.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return "Toàn xã có 15 trường.", ()


@dataclass(frozen=True, slots=True)
class Faulty(Source):
    """A file on which the tool itself fails."""

    def text(self) -> tuple[str, tuple[str, ...]]:
        raise AssertionError("that cannot be")


def _among_others(part: Part) -> list[Part]:
    others = [text(str(place), f"Năm 2020, huyện có {place} trường học.") for place in range(2, 9)]
    return [*others[:4], part, *others[4:]]


def _names(found: Iterable[Outcome]) -> list[str]:
    return [one.path if isinstance(one, Problem) else one.document.id for outcome in found for one in outcome]


def test_a_process_that_dies_costs_only_its_document(processes: Reader) -> None:
    given = _among_others(Deadly(Path("a.txt"), "a.txt", data=b""))
    found = list(processes(given))
    assert _names(found) == ["2", "3", "4", "5", "a.txt", "6", "7", "8"]
    (problem,) = (one for outcome in found for one in outcome if isinstance(one, Problem))
    assert (problem.failed and "died" in problem.message) or "killed by signal 9" in problem.message


def test_a_process_killed_by_someone_costs_nothing(processes: Reader, tmp_path: Path) -> None:
    given = _among_others(Deadly(Path("a.txt"), "a.txt", data=b"", until=tmp_path / "died"))
    found = list(processes(given))
    assert (tmp_path / "died").exists()
    assert not any(isinstance(one, Problem) for outcome in found for one in outcome)
    assert _names(found) == ["2", "3", "4", "5", "a.txt", "6", "7", "8"]


def test_a_failure_of_the_tool_costs_only_its_document_in_every_engine(processes: Reader) -> None:
    given = _among_others(Faulty(Path("a.txt"), "a.txt", data=b""))
    found = list(processes(given))
    assert found == list(inline(PLAN)(given))
    ((problem,),) = (outcome for outcome in found if isinstance(outcome[0], Problem))
    assert problem.failed and "AssertionError in test_engines.py" in problem.message


@dataclass(frozen=True)
class Poison:
    """Whoever is sent it ends."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def test_processes_that_cannot_start_are_told_and_not_waited_for() -> None:
    with reader(Plan(today=Poison()), "pool", 1) as found, pytest.raises(Unavailable, match="ended with code 3"):
        list(found([text("a", "")]))


def test_ctrl_c_ends_everything_at_once(tmp_path: Path) -> None:
    rows = tmp_path / "many.jsonl"
    rows.write_text("".join(json.dumps({"text": article(Random(n)) * 20}) + "\n" for n in range(300)), "utf-8")
    command = [sys.executable, "-m", "audit", "claims", "--engine", "pool", "--jobs", "2", "--format", "jsonl", rows]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    pipe = subprocess.PIPE
    run = subprocess.Popen(
        command, stdout=pipe, stderr=pipe, start_new_session=True, env=environment, preexec_fn=_hears
    )
    assert run.stdout is not None and run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    started = time.monotonic()
    _, told = run.communicate(timeout=60)
    assert time.monotonic() - started < 5
    assert run.returncode == 130
    assert b"Traceback" not in told
    assert _gone(run.pid)


def _hears() -> None:
    """Lets a process hear Ctrl-C also where the tests run in the background, whose processes are deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _gone(group: int) -> bool:
    """Whether no process of a group is left, or is soon."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


# ------------------------------------------------------------------------------------------------ bounds


class Done(tuple[Outcome, ...]):
    def result(self) -> tuple[Outcome, ...]:
        return self


@given(st.lists(st.integers(0, 200_000), max_size=60), st.integers(1, 4))
def test_only_so_much_is_under_way(sizes: list[int], jobs: int) -> None:
    under_way: list[int] = []
    raw = "x" * 200_000

    def submit(batch: Batch) -> Done:
        under_way.extend(len(part.raw) for part in batch if isinstance(part, TextFile))
        return Done((Problem(part.id, ""),) for part in batch if isinstance(part, TextFile))

    parts = [text(str(place), raw[:size]) for place, size in enumerate(sizes)]
    for place, outcome in enumerate(in_order(submit, parts, jobs)):
        assert outcome == (Problem(str(place), ""),)
        assert sum(under_way[place:]) <= 3 * jobs * (64_000 + 200_000)
        assert len(under_way) - place <= 3 * jobs * 64


@pytest.mark.parametrize(("patience", "room", "worth"), [(0.0, 3, True), (0.0, 1, False), (1e9, 3, False)])
def test_processes_are_started_where_that_is_worth_it(
    patience: float, room: int, worth: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[object, ...]] = []
    parts = [text(str(place), f"Năm 2020, huyện có {place} trường học.") for place in range(2, 9)]
    monkeypatch.setattr(engines, "PATIENCE", patience)
    monkeypatch.setattr(engines, "spare", lambda: room)
    with reader(PLAN) as found:
        monkeypatch.setattr(engines, "reader", lambda plan, *given: started.append(given) or reader(plan, "inline"))
        assert list(found(parts)) == list(inline(PLAN)(parts))
        assert list(found(parts[:1])) == list(inline(PLAN)(parts[:1]))
    assert started == ([("pool", 3)] if worth else [])


@pytest.mark.parametrize(
    ("processors", "load", "left"), [(2, 0.0, 2), (2, 1.4, 2), (2, 2.1, 1), (2, 9.0, 1), (8, 1.0, 8), (8, 4.0, 5)]
)
def test_other_work_is_left_its_processors(
    processors: int, load: float, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "cpus", lambda: processors)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, 0.0, 0.0))
    assert engines.spare() == left


# ------------------------------------------------------------------------------------------------ the command


def audit(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(one) for one in arguments])
    return done.exit_code, done.stderr


def test_engines_are_found_by_their_files() -> None:
    assert names() == ("dask", "inline", "pool")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "spark"), "expected dask, inline, pool or dask=ADDRESS"),
        (("--engine", "inline", "--jobs", "2"), "--engine pool --jobs N"),
        (("--engine", "pool=tcp://there:1"), "--engine dask=ADDRESS"),
        (("--engine", "dask=tcp://there:1", "--jobs", "2"), "leave out --jobs"),
        (("--jobs", "0"), "--jobs"),
    ],
)
def test_options_that_make_no_sense_end_with_2(options: tuple[str, ...], told: str, tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("Toàn xã có 15 trường.", "utf-8")
    for command in (["run", "--out", str(tmp_path)], ["claims"], ["trends"], ["verify", "15 trường", "--against"]):
        code, message = audit(*command, document, *options)
        assert code == 2 and told in message, command


def test_without_dask_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.txt").write_text("Toàn xã có 15 trường.", "utf-8")
    assert audit("claims", tmp_path, "--engine", "dask") == (
        2,
        "--engine: Dask is not installed; install it: pip install 'doichieu[dask]'\n",
    )


def test_the_cluster_at_an_address_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'doichieu[dask]'")
    part = file("a.txt", "Toàn xã có 15 trường.".encode())
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        with reader(PLAN, f"dask={cluster.scheduler_address}") as found:
            assert list(found([part])) == list(inline(PLAN)([part]))
        address = cluster.scheduler_address
    monkeypatch.setattr("audit.engines.dask._SECONDS", 1)
    with pytest.raises(Unavailable, match="no Dask scheduler answers"), reader(PLAN, f"dask={address}"):
        pass


@pytest.mark.parametrize("engine", ["inline", "pool"])
def test_pairs_keep_their_order_and_their_evidence(engine: str, tmp_path: Path) -> None:
    evidence = ["Năm 2020, huyện Ba Vì có 132 trường học.", "Năm 2021, huyện Ba Vì có 140 trường học."]
    given = [[], evidence, [], evidence[:1], evidence[1:], []]
    rows = tmp_path / "pairs.jsonl"
    told = "Năm 2021, huyện Ba Vì có 140 trường học."
    lines = (json.dumps({"id": n, "statement": told, "evidence": texts}) for n, texts in enumerate(given))
    rows.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(app, ["verify", "--pairs", str(rows), "--format", "jsonl", "--engine", engine])
    found = [(row["id"], row["verdict"]) for row in map(json.loads, done.stdout.splitlines())]
    unknown, known = "unsupported", "supported"
    assert found == list(zip("012345", [unknown, known, unknown, unknown, known, unknown], strict=True))


def test_an_audit_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(6):
        (root / f"{number}.txt").write_text(article(Random(number)), "utf-8")
    (root / "broken.txt").write_bytes(b"\xff\xfe\xff")
    written = []
    for options in (["--engine", "inline"], ["--engine=pool", "--jobs", "3"], ["--jobs=1"]):
        out = tmp_path / "out"
        code, _ = audit("run", root, "--out", out, "--format", "html,json,md,csv", *options)
        assert code == 3
        written.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert written[0] == written[1] == written[2]
