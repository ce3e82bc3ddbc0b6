"""Languages: their words follow the schema, and words of two meanings are read both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from audit.lang import codes, detected, language
from audit.normalise import fold
from tests.readings import texts

LANG = Path(__file__).parent.parent / "audit" / "lang"
FIXTURES = Path(__file__).parent / "lang"
SCHEMA = json.loads((LANG / "words.schema.json").read_text(encoding="utf-8"))


def rows(code: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (FIXTURES / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("code", codes())
def test_words_follow_the_schema(code: str) -> None:
    words = json.loads((LANG / code / "words.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(words)] == []
    assert words["code"] == code


def only_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})
    return dict(pairs)


@pytest.mark.parametrize("path", sorted(LANG.rglob("*.json")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_list_is_told_twice(path: Path) -> None:
    json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=only_once)


@pytest.mark.parametrize("code", codes())
def test_nouns_follow_the_schema(code: str) -> None:
    nouns = json.loads((LANG / code / "nouns.json").read_text(encoding="utf-8"))
    schema = {**SCHEMA["$defs"]["nouns"], "$defs": SCHEMA["$defs"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(nouns)] == []


def test_schema_refuses_what_no_language_has() -> None:
    words = json.loads((LANG / "en" / "words.json").read_text(encoding="utf-8"))
    wrong = {**words, "hedges": {"perhaps": ["maybe"]}, "colours": ["red"]}
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(wrong))) == 2


@pytest.mark.parametrize("code", codes())
def test_every_language_has_a_fixture_of_words_with_two_meanings(code: str) -> None:
    words = [row["word"] for row in rows(code)]
    assert len({word for word in words if words.count(word) > 1}) >= 6


@pytest.mark.parametrize(("code", "row"), [(code, row) for code in codes() for row in rows(code)], ids=str)
def test_words_of_two_meanings_are_read_both_ways(code: str, row: dict[str, object]) -> None:
    assert texts(str(row["text"]), code) == row["figures"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("trieu", "triệu"),
        ("triêụ", "triệu"),
        ("triệuu", "triệu"),
        ("tyr", "tỷ"),
        ("tấnn", "tấn"),
        ("lượg", "lượng"),
        ("chiém", "chiếm"),
        ("giãm", "giảm"),
        ("ngừoi", "người"),
        ("đồg", None),  # `đồng` or `đồ`
        ("hôn", None),
        ("tour", None),
        ("container", None),
        ("triệu", None),
    ],
)
def test_what_a_misspelt_word_was_meant_to_be(word: str, meant: str | None) -> None:
    assert language("vi").meant(fold(word)) == meant


def test_english_words_are_left_as_they_are_spelt() -> None:
    assert [word for word in ("milion", "tonnnes", "rised") if language("en").meant(word)] == []


@pytest.mark.parametrize("code", codes())
def test_the_language_of_a_fixture_is_detected(code: str) -> None:
    assert detected(fold(" ".join(str(row["text"]) for row in rows(code)))) == code


@pytest.mark.parametrize("code", codes())
def test_words_are_found_folded(code: str) -> None:
    words = language(code)
    assert all(word == fold(word) for words_of in words.sets.values() for word in words_of)
    assert words.heads.at(["nobody"], 0) is None
