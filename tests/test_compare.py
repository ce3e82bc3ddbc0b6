"""Two versions of a document: the edits give the new text, and every figure is followed to what became of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from audit.cli import app
from audit.compare.edits import edits

DIFF = json.loads((Path(__file__).parents[1] / "audit" / "schemas" / "diff.json").read_text(encoding="utf-8"))
OLD = """UBND huyện Ba Vì
Ngày 15/12/2018
Năm 2018, huyện Ba Vì có 126 nhà văn hóa và 38/42 trường công lập đạt chuẩn quốc gia. Số hộ nghèo là 1.998 hộ.
Thu ngân sách đạt 900 tỷ đồng, chi ngân sách 850 tỷ đồng.
Năm 2018, toàn huyện trồng 12 ha rừng. Tỷ lệ hộ dùng nước sạch đạt 86%.
"""
Row = tuple[str, str | None, str | None, float | None]


def compared(folder: Path, new: str, *, old: str = OLD) -> list[Row]:
    for name, text in {"old.txt": old, "new.txt": new}.items():
        (folder / name).write_text(text, encoding="utf-8")
    told = CliRunner().invoke(app, ["diff", str(folder / "old.txt"), str(folder / "new.txt"), "--format", "json"])
    assert told.exit_code == 0, told.output
    record = json.loads(told.stdout)
    Draft202012Validator(DIFF).validate(record)
    for edit in record["edits"]:
        before, after = old[edit["old_start"] : edit["old_end"]], new[edit["new_start"] : edit["new_end"]]
        assert edit["text"] == (after or before)
    return [
        (
            one["change"],
            one["old"] and one["old"]["text"],
            one["new"] and one["new"]["text"],
            one.get("delta"),
        )
        for one in record["figures"]
    ]


@pytest.mark.parametrize(
    ("before", "after", "figures"),
    [
        ("126 nhà", "141 nhà", [("changed", "126 nhà văn hóa", "141 nhà văn hóa", 15)]),
        ("900 tỷ", "0,95 nghìn tỷ", [("changed", "900 tỷ đồng", "0,95 nghìn tỷ đồng", 5 * 10**10)]),
        ("38/42", "39/42", [("changed", "38/42 trường", "39/42 trường", None)]),  # a ratio has no single value
        ("126 nhà", "khoảng 126 nhà", [("changed", "126 nhà văn hóa", "126 nhà văn hóa", 0)]),  # a hedge is a change
        ("đạt 86%", "đạt 86% và 7 trạm y tế", [("added", None, "7 trạm y tế", None)]),
        (", chi ngân sách 850 tỷ đồng", "", [("dropped", "850 tỷ đồng", None, None)]),
        ("126", "126", []),
        ("huyện trồng", "huyện đã trồng", []),  # an edit beside a figure that says the same
        ("12 ha rừng", "15 ha rừng sản xuất", [("changed", "12 ha", "15 ha", 3)]),  # by its place and its unit
    ],
)
def test_a_figure_is_followed_to_what_became_of_it(
    tmp_path: Path, before: str, after: str, figures: Sequence[Row]
) -> None:
    assert compared(tmp_path, OLD.replace(before, after, 1)) == figures


def test_what_moved_is_no_change_and_what_moved_and_changed_is_one(tmp_path: Path) -> None:
    first, second, *middle, last = OLD.splitlines(keepends=True)
    same = compared(tmp_path, "".join((first, second, last, *middle)))
    assert {change for change, *_ in same} <= {"moved"}
    retold = compared(tmp_path, "".join((first, second, last.replace("86%", "88,5%"), *middle)))
    assert ("changed", "86%", "88,5%", 2.5) in retold
    assert {change for change, *_ in retold} <= {"moved", "changed"}


def test_a_year_that_was_edited_changes_what_its_figures_are_about(tmp_path: Path) -> None:
    found = compared(tmp_path, OLD.replace("Năm 2018", "Năm 2017", 1))
    assert {change for change, *_ in found} == {"changed"}
    assert ("changed", "126 nhà văn hóa", "126 nhà văn hóa", 0) in found


def test_what_cannot_be_compared_is_told(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', encoding="utf-8")
    told = CliRunner().invoke(app, ["diff", str(rows), str(rows)])
    assert (told.exit_code, "expected one document, found 2" in told.stderr) == (2, True)
    empty = tmp_path / "empty.txt"
    empty.write_text("Không có gì.", encoding="utf-8")
    assert CliRunner().invoke(app, ["diff", str(empty), str(empty)]).exit_code == 4


texts = st.lists(st.sampled_from(["a", "b", " ", "\n", "12.5", "12", "một ", "𐐀", "\r\n"]), max_size=40).map("".join)


@given(texts, texts)
def test_the_edits_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    made, at = "", 0
    for edit in edits(old, new):
        assert edit.old.start >= at
        made += old[at : edit.old.start]
        assert len(made) == edit.new.start
        made += new[edit.new.start : edit.new.end]
        assert (edit.old.start < edit.old.end, edit.new.start < edit.new.end) == (
            edit.op != "insert",
            edit.op != "delete",
        )
        at = edit.old.end
    assert made + old[at:] == new
    assert not edits(old, old)
