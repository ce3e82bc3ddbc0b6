"""`rules/README.md`: the reference of every kind, bundled rule and indicator, made from the packs themselves."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Indicator, Pack, Rule
from audit.packs.explain import manual
from audit.packs.loading import bundled, fitting, load
from audit.packs.schemas import definition, kind, kinds
from audit.packs.values import JSON, record, texts, words

INTRODUCTION = """\
<!-- Generated from the packs by the tests (`UPDATE=1 pytest tests/test_packs.py`); edit those instead. -->
# Rules

A pack is a folder: `pack.yaml` says what it is, `indicators*.yaml` what can be measured, `places*.yaml` where, and
every other YAML file is one rule. The id of a rule is its path, `core/share`. `schema.json` gives completion in
editors: let a file begin with `# yaml-language-server: $schema=../schema.json`.

A rule has a `kind` with its parameters `with`, selects figures by `where`, and carries its own examples: `pass` texts
in which it finds nothing, `fail` texts with the figures of the finding. `audit rules new my/houses` starts one,
`audit rules check my` validates it, `audit rules test my` runs its examples, `audit run --rules my` uses it.
Unknown or repeated keys, unknown indicators and units, empty messages, dates that do not exist, aliases that name two
indicators: all are errors, shown at once with file, line and column. YAML is version 1.2, without anchors and tags."""

WHERE = (
    "Each key takes a name, a pattern with `*` and `?`, or a list of them; a figure has to fit every key that is given."
)


def reference() -> str:
    """The whole reference as Markdown that ends in a newline."""
    packs = load(bundled())
    lines = [
        INTRODUCTION,
        "",
        "## Selecting figures: `where`",
        "",
        WHERE,
        "",
        *_keys(definition("where")["properties"]),
    ]
    lines += ["", "## Kinds"]
    for name in kinds():
        lines += _kind(name)
    for pack in packs:
        lines += _pack(pack)
    return "\n".join(lines) + "\n"


def _kind(name: str) -> Iterator[str]:
    page = manual(name)
    yield from ("", f"### `{name}`", "", page.pop("about"), "")
    parameters = record(record(record(kind(name)["properties"])["with"]).get("properties"))
    if parameters:
        yield from _keys(parameters)
        yield ""
    yield from (f"- *{heading.capitalize()}*: {said}" for heading, said in page.items())


def _keys(properties: JSON) -> Iterator[str]:
    for key, entry in record(properties).items():
        told = record(entry)
        choices = ", ".join(f"`{choice}`" for choice in texts(told.get("enum")))
        said = words(told.get("description")) or words(definition(_referred(told)).get("description"))
        yield f"- `{key}`: {choices + '. ' if choices else ''}{said}"


def _referred(told: dict[str, JSON]) -> str:
    """The definition that an entry refers to, itself or for each item of a list."""
    target = words(told.get("$ref")) or words(record(told.get("items")).get("$ref"))
    return target.rpartition("/")[2]


def _pack(pack: Pack) -> Iterator[str]:
    asked = "" if pack.name in fitting(pack.languages) else f" Needs `--rules {pack.name}`."
    yield from ("", f"## Pack `{pack.name}` {pack.version}", "", f"{pack.summary.en}{asked} {pack.summary.vi}", "")
    for rule in pack.rules:
        yield from _rule(rule)
    if pack.indicators:
        yield from ("", f"### Indicators of `{pack.name}` ({len(pack.indicators)})", "")
        yield from ("| id | Vietnamese | English | unit or noun | sort | part of |", "|---|---|---|---|---|---|")
        yield from (_indicator(indicator) for indicator in pack.indicators)


def _rule(rule: Rule) -> Iterator[str]:
    chosen = [f"{field} {', '.join(f'`{glob}`' for glob in globs)}" for field, globs in rule.where]
    chosen += [f"{name} `{value}`" for name, value in rule.params]
    told = f" ({'; '.join(chosen)})" if chosen else ""
    yield f"- **`{rule.id}`** · {rule.kind} · {rule.severity}{told}"
    yield f"  {rule.message.en} {rule.why.en}"
    yield f"  *{rule.message.vi}*"


def _indicator(indicator: Indicator) -> str:
    sort = {True: "stock", False: "flow", None: ""}[indicator.stock]
    cells = (f"`{indicator.id}`", indicator.name("vi"), indicator.name("en"), indicator.unit, sort, indicator.whole)
    return f"| {' | '.join(cells)} |"
