"""The cache: what it gives back is what would be read, whatever has become of it; only its bytes are ever trusted."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audit import cache
from audit.cache import cached, stores
from audit.cache.stores import FILE, Store
from audit.cache.values import made, plain
from audit.cli import app
from audit.corpora import sources
from audit.model import Grain, Period, Place, Problem, Reading
from audit.packs import load
from audit.pipeline import read
from audit.readers import Outcome, Part, Plan, Reader, inline, planned
from audit.sources import Meta, Source, TextFile
from audit.wording import Widths
from tests.bench.news import article
from tests.fuzz import texts

PLAN = planned(load(["core"]))
TEXT = "Báo cáo ngày 12/01/2021\n\nNăm 2020, huyện Ba Vì có 132 trường học, tăng 12 trường so với năm 2015.\n"
PART = TextFile("rows.jsonl#1", "rows.jsonl", TEXT, Meta())
FILE_PART = Source(Path("a.txt"), "a.txt", data=TEXT.encode())
DAY = Period(date(2024, 7, 3), date(2024, 7, 4), Grain.DAY)


def silent(message: str) -> None:
    raise AssertionError(message)


def outcomes(folder: Path, parts: Iterable[Part], plan: Plan = PLAN, reader: Reader | None = None) -> list[Outcome]:
    with cached(reader or inline(plan), plan, folder, silent) as found:
        return list(found(parts))


def missed(folder: Path, parts: Iterable[Part], plan: Plan = PLAN) -> list[Part]:
    """The parts that the cache has not, which are not read."""
    asked: list[Part] = []

    def reader(parts: Iterable[Part]) -> Iterator[Outcome]:
        for part in parts:
            asked.append(part)
            yield (Problem("", "not read"),)

    outcomes(folder, parts, plan, reader)
    return asked


# ------------------------------------------------------------------------------------------------ what is kept


@given(st.integers(0, 10**6))
def test_readings_survive_being_written(seed: int) -> None:
    random = Random(seed)
    raw = texts.document(random) if seed % 2 else article(random)
    ((one,),) = inline(PLAN)([TextFile("a", "a", raw, Meta(title="Một bảng", issued="2024-07"))])
    assert isinstance(one, Reading)
    back = made(json.loads(json.dumps(plain(one, Reading))), Reading)
    assert back == one and repr(back) == repr(one)


def test_readings_of_all_formats_survive_being_written(reports: Path) -> None:
    for one in read(sources([reports])[0], inline(PLAN)):
        assert isinstance(one, Reading)
        assert repr(made(json.loads(json.dumps(plain(one, Reading))), Reading)) == repr(one)


def test_what_is_kept_is_not_read_again(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": number, "text": article(Random(number))}) + "\n" for number in range(9))
    given = [Source(Path("rows.jsonl"), "rows.jsonl", data=(rows + "{}").encode()), FILE_PART]
    with cached(inline(PLAN), PLAN, tmp_path, silent) as reader:
        first = list(read(given, reader))
    assert first == list(read(given, inline(PLAN)))
    with cached(_problems, PLAN, tmp_path, silent) as reader:
        assert list(read(given, reader)) == first


def _problems(parts: Iterable[Part]) -> Iterator[Outcome]:
    """Reads nothing."""
    return iter([(part,) for part in parts if isinstance(part, Problem)])


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    torn = Source(Path("a.txt"), "a.txt", data=b"\x00\xff\x9c")
    ((problem,),) = outcomes(tmp_path, [torn])
    assert isinstance(problem, Problem)
    assert missed(tmp_path, [torn]) == [torn]


def test_a_file_written_to_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    part = Source(path, "a.txt")

    def reader(parts: Iterable[Part]) -> Iterator[Outcome]:
        for outcome in inline(PLAN)(parts):
            path.write_text("Toàn xã có 15 trường.", "utf-8")
            yield outcome

    outcomes(tmp_path / "c", [part], reader=reader)
    assert missed(tmp_path / "c", [part]) == [part]
    path.write_text(TEXT, "utf-8")
    assert missed(tmp_path / "c", [part]) == [part]


@pytest.mark.parametrize(
    "part",
    [
        replace(PART, raw=TEXT + " "),
        replace(PART, id="rows.jsonl#2"),
        replace(PART, path="other.jsonl"),
        replace(PART, problems=("torn",)),
        *(replace(PART, meta=replace(Meta(), **{name: "2024"})) for name in Meta.__slots__),
        replace(FILE_PART, data=FILE_PART.bytes() + b" "),
        replace(FILE_PART, id="b/a.txt"),
        replace(FILE_PART, path=Path("a.md")),
        *(replace(FILE_PART, meta=replace(Meta(), **{name: "2024"})) for name in Meta.__slots__),
    ],
)
def test_another_document_is_a_miss(part: Part, tmp_path: Path) -> None:
    outcomes(tmp_path, [PART, FILE_PART])
    assert missed(tmp_path, [PART, FILE_PART]) == []
    assert missed(tmp_path, [part]) == [part]


PLANS = {
    "places": replace(PLAN, places=(*PLAN.places, Place("Mẫu", "xã"))),
    "today": replace(PLAN, today=DAY),
    "widths": replace(PLAN, widths=Widths(about_hard=Fraction(1, 10))),
    "tied": replace(PLAN, tied=False),
}


@pytest.mark.parametrize("name", Plan.__slots__)
def test_another_plan_is_a_miss(name: str, tmp_path: Path) -> None:
    outcomes(tmp_path, [PART])
    assert missed(tmp_path, [PART], PLANS[name]) == [PART]


@pytest.mark.parametrize("name", ["program", "libraries"])
def test_another_program_is_a_miss(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes(tmp_path, [PART])
    monkeypatch.setattr(cache, name, lambda: "another")
    assert missed(tmp_path, [PART]) == [PART]


# ------------------------------------------------------------------------------------------------ what goes wrong


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_a_damaged_value_is_read_anew(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    folder = tmp_path_factory.mktemp("cache")
    first = outcomes(folder, [PART, FILE_PART])
    base = sqlite3.connect(folder / FILE)
    ((value,),) = base.execute("SELECT value FROM readings LIMIT 1").fetchall()
    torn = bytearray(value)
    for _ in range(random.randint(1, 3)):
        torn[random.randrange(len(torn))] = random.randrange(256)
    with base:
        base.execute("UPDATE readings SET value = ?", (random.choice((bytes(torn), value[:-3], b"", "text", 7)),))
    base.close()
    assert outcomes(folder, [PART, FILE_PART]) == first


def test_a_damaged_file_is_told_once_and_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database, but long enough to be taken for one" * 100)
    told: list[str] = []
    with cached(inline(PLAN), PLAN, tmp_path, told.append, asked=False) as reader:
        assert list(reader([PART, FILE_PART])) == list(inline(PLAN)([PART, FILE_PART]))
    (message,) = told
    assert f"delete {tmp_path / FILE}" in message


@pytest.mark.parametrize("asked", [True, False])
def test_a_folder_that_cannot_be_written_is_told_to_who_asked_for_it(asked: bool, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told: list[str] = []
    with cached(inline(PLAN), PLAN, tmp_path / "file" / "cache", told.append, asked) as reader:
        assert list(reader([PART])) == list(inline(PLAN)([PART]))
    assert len(told) == asked


def test_a_base_that_another_process_holds_is_waited_for_no_longer_than_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes(tmp_path, [])
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(stores, "_PATIENCE", 0.05)
    told: list[str] = []
    with cached(inline(PLAN), PLAN, tmp_path, told.append) as reader:
        assert list(reader([PART])) == list(inline(PLAN)([PART]))
    other.close()
    assert len(told) == 1 and "locked" in told[0]


def test_a_base_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # SQLite refuses a write-ahead log at once meanwhile
    other.execute("CREATE TABLE made (by)")
    told: list[str] = []
    done = threading.Timer(0.2, other.rollback)
    done.start()
    store = Store(tmp_path, told.append)
    store.put(b"a", b"1")
    store.close()
    done.join()
    other.close()
    assert told == []
    assert Store(tmp_path, told.append).get(b"a") == b"1"


def test_what_was_not_asked_for_the_longest_goes_first(tmp_path: Path) -> None:
    value = bytes(10_000)
    for day, keys in ((1, range(100)), (2, range(50, 60)), (3, range(100, 150))):
        store = Store(tmp_path, silent, limit=1_000_000)
        store._today = day
        for key in keys:
            if store.get(bytes([key])) is None:
                store.put(bytes([key]), value)
        store.close()
    store = Store(tmp_path, silent)
    kept = [key for key in range(150) if store.get(bytes([key])) is not None]
    store.close()
    assert len(kept) == 80 and set(kept) >= {*range(50, 60), *range(100, 150)}
    assert (tmp_path / FILE).stat().st_size < 2_000_000


# ------------------------------------------------------------------------------------------------ the command


def test_several_processes_use_one_folder_at_once(tmp_path: Path) -> None:
    root = tmp_path / "rows.jsonl"
    root.write_text("".join(json.dumps({"id": n, "text": article(Random(n))}) + "\n" for n in range(9)), "utf-8")
    command = [sys.executable, "-m", "audit", "claims", "--format", "jsonl", "--engine", "inline", root, "--cache"]
    alone = subprocess.run([*command, "off"], capture_output=True, check=True).stdout
    for _ in range(2):  # a cold cache and a warm one
        kept = [*command, tmp_path / "c"]
        runs = [subprocess.Popen(kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        assert [run.communicate() for run in runs] == [(alone, b"")] * 2


def test_users_without_a_home_are_not_bothered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", homeless)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = CliRunner().invoke(app, ["claims", str(tmp_path / "a.txt"), "--format", "jsonl"])
    assert (done.exit_code, done.stderr, len(done.stdout.splitlines())) == (0, "", 2)


def test_a_changed_pack_is_heard_of_behind_a_warm_cache(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    document = tmp_path / "a.txt"
    document.write_text("Năm 2020, xã Mẫu Sơn Hạ có 7 nhà đọc sách.\n", "utf-8")
    told = []
    for names, place in (("thư viện", "Sơn Hạ"), ("nhà đọc sách", "Sơn Hạ"), ("nhà đọc sách", "Hạ Sơn")):
        (pack / "pack.yaml").write_text(
            f"name: mine\nversion: '1'\nlanguage: [vi]\nsummary: {{vi: a, en: a}}\n"
            f"indicators:\n  houses:\n    names:\n      vi: [{names}]\n",
            "utf-8",
        )
        known = f"- {{name: {place}, level: xã, in: tỉnh Lạng Sơn, aliases: [xã Mẫu Sơn Hạ]}}\n"
        (pack / "places.yaml").write_text(known, "utf-8")
        options = ["claims", str(document), "--rules", "core", "--rules", str(pack), "--format", "jsonl"]
        kept = CliRunner().invoke(app, [*options, "--cache", str(tmp_path / "c")])
        assert kept.exit_code == 0, kept.stderr
        assert kept.stdout == CliRunner().invoke(app, [*options, "--cache", "off"]).stdout
        told.append(kept.stdout)
    assert len(set(told)) == 3


def test_an_audit_is_the_same_with_a_cold_a_warm_and_no_cache(reports: Path, tmp_path: Path) -> None:
    written = []
    for kept in ("off", str(tmp_path / "c"), str(tmp_path / "c")):
        out = tmp_path / "out"
        done = CliRunner().invoke(app, ["run", str(reports), "--out", str(out), "--cache", kept])
        assert done.exit_code == 1, done.stderr
        written.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert written[0] == written[1] == written[2]
