"""Tables are learned by one command, from texts of which it is known what is meant in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

import audit
from audit.evidence import Evidence
from audit.tie.fits import EXACT, PRINTED
from tests.learn import __main__ as command
from tests.learn import cases, percentages, portions, products, steps
from tests.learn.cases import before, documents, taught
from tests.learn.choices import Choice
from tests.learn.tables import Judged, Table
from tests.learn.weights import Lesson
from tests.plant.cases import Case, case

GROWTH = case(
    "ca-growth | 2022-05-01 | Devon\nThe quays handled [a:612,400] containers. Six ships came from Peru.\n\nDredging "
    "took all of May. In 2021 the terminals had counted [b:574,000], so growth was [c:6.7] per cent.\n# a = b ^ c",
    "en",
)
SUM = case("ca-sum | 2022-05-01 | Devon\nOf [a:412] boats [b:318] are old. New ones number [c:94].\n# a = b + c", "en")
SHARE = case(
    "ca-share | 2022-05-01 | Devon\nThe port has [a:412] boats. Old ones number [b:103]. That is [c:25]% of the boats. "
    "There were [d:17] storms, and the fleet has [e:412] boats still.\n# b = c% a\n# a = e",
    "en",
)
EACH = case("ca-each | 2022-05-01 | Devon\nIt paid [a:£8,400] to [b:12] crews, [c:£700] each.\n# a = b * c", "en")


def test_each_table_names_the_command_that_makes_it() -> None:
    tables = [json.loads(path.read_text(encoding="utf-8")) for path in Path(audit.__file__).parent.rglob("*.json")]
    made = [table["made"] for table in tables if isinstance(table, dict) and "made" in table]
    assert sorted(made) == sorted(f"python -m tests.learn {table.name}" for table in command.TABLES)
    assert all(table.path.is_file() for table in command.TABLES)


# ---------------------------------------------------------------------------------------------- cases


def test_a_case_is_taught_as_it_is_and_with_its_figures_written_wrongly() -> None:
    plain, *slips = taught(SHARE, ["share"], others=2)
    assert plain.changed is None
    assert [one.changed.key for one in slips if one.changed] == ["a", "b", "c", "e"]
    assert [one.changed for one in taught(SHARE, ["share"], slips=False)] == [None]


def test_a_figure_is_also_where_its_number_is_told_again() -> None:
    (one,) = documents(SHARE)
    assert len(one.exactly("a")) == 1 and len(one.places("a")) == 2
    assert one.places("a") == one.places("e")
    assert len(one.places("b")) == 1


def test_a_stage_is_given_what_those_before_it_found() -> None:
    (one,) = documents(SUM)
    (with_sums,) = before("steps", one.row)
    told, rolled = before("gatherings", one.row, without=["sums"])
    assert any(relation == "parts" for relation, *_ in with_sums)
    assert not rolled and len(told) < len(with_sums)


@pytest.mark.parametrize(("name", "of"), [("cb-one", "fresh"), ("one", "seen")])
def test_cases_are_sorted_by_whether_rules_were_made_for_them(name: str, of: str) -> None:
    assert cases.sort(replace(SUM, name=name)) == of
    assert cases.sort(replace(SUM, name=name, figures=(), relations=())) == "untouched"


# ---------------------------------------------------------------------------------------------- what they teach


@pytest.mark.parametrize(
    "shown",
    [steps.choices(GROWTH), products.choices(EACH), percentages.choices(SHARE)],
    ids=["steps", "products", "percentages"],
)
def test_the_pair_that_a_case_tells_is_meant(shown: Sequence[Choice]) -> None:
    plain, *others = (one for one in shown if one.true)
    assert {option.fit for option in plain.options if option.meant} == {PRINTED}
    slipped = [option for one in others if one.slipped for option in one.options if option.meant]
    assert any(option.fit < EXACT for option in slipped)
    assert any(lesson.so for one in others for lesson in one.lessons())


@pytest.mark.parametrize(
    ("made", "case"), [(steps.choices, GROWTH), (products.choices, EACH), (percentages.choices, SHARE)]
)
def test_in_a_text_of_which_nothing_is_told_what_agrees_teaches_nothing(
    made: Callable[[Case], list[Choice]], case: Case
) -> None:
    shown = made(replace(case, figures=(), relations=()))
    assert not any(one.true for one in shown)
    assert not any(option.meant or option.fit == PRINTED for one in shown for option in one.options)


def test_parts_that_a_case_tells_are_parts_also_where_one_is_written_wrongly() -> None:
    assert [(one.true, one.clean) for one in portions.agreed(SUM)] == [(True, True)]
    wrong = portions.slipped(SUM)
    assert wrong and all(one.true and not one.clean and not one.alarms for one in wrong)


def test_parts_that_no_case_tells_are_an_alarm_where_a_slip_keeps_them_from_adding_up() -> None:
    untold = case("ca-no | 2022-05-01 | Devon\nOf 412 boats 318 are old. New ones number 49.", "en")
    (one,) = portions.slipped(untold)
    assert one.alarms and not one.true
    (lesson,) = one.lessons()
    assert not lesson.so and lesson.counts > 1


# ---------------------------------------------------------------------------------------------- the command


class Coin(NamedTuple):
    """A text that shows one thing."""

    case: str
    heads: bool

    def lessons(self) -> Iterator[Lesson]:
        """What is told of it says all."""
        yield Lesson({"up": float(self.heads)}, self.heads, 1.0)


def coins() -> list[Coin]:
    return [Coin(f"coin {at}", at % 2 == 0) for at in range(40)]


def shows(one: Coin) -> list[Coin]:
    return [one]


def judged(shown: Sequence[Judged[Coin]]) -> Iterator[str]:
    right = [(table.likely([("up", float(one.heads))]) > 0.5) is one.heads for one, table in shown]
    yield f"{sum(right)} of {len(right)}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where two tables are that coins teach."""
    tables = [Table(name, tmp_path, coins, shows, judged) for name in ("first", "second")]
    monkeypatch.setattr(command, "TABLES", tables)
    return tmp_path


def test_all_tables_are_written_or_those_that_are_named(folder: Path) -> None:
    command.main(["second"])
    assert [path.name for path in folder.iterdir()] == ["second.json"]
    table = json.loads((folder / "second.json").read_text(encoding="utf-8"))
    assert table["made"] == "python -m tests.learn second"
    assert table["weights"]["up"] > 2
    command.main([])
    assert len(list(folder.iterdir())) == 2


def test_a_dearer_ridge_makes_smaller_weights(folder: Path) -> None:
    command.main(["first", "--ridge", "50"])
    assert 0 < json.loads((folder / "first.json").read_text(encoding="utf-8"))["weights"]["up"] < 1


def test_a_check_writes_nothing_and_tells_what_comes_of_other_texts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main(["--check"])
    assert not list(folder.iterdir())
    assert capsys.readouterr().out == "first:\n  40 of 40\nsecond:\n  40 of 40\n"


def test_what_comes_of_a_text_is_not_learned_from_it() -> None:
    shown = [Coin(f"coin {at}", at == 0) for at in range(40)]
    tables = list[Evidence]()

    def seen(judged: Sequence[Judged[Coin]]) -> Iterator[str]:
        tables.extend(table for one, table in judged if one.heads)
        yield ""

    list(Table("coins", Path(), coins, shows, seen).checked(shown, None))
    (table,) = tables
    assert table.weights.get("up", 0.0) == 0.0


def test_a_table_that_there_is_not_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["third"])
    assert "there is no table third, only first, second" in capsys.readouterr().err
