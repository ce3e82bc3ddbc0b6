"""The schema of pack files, put together from one file per rule kind, and what it says in plain words.

`rules/schema.json` is this schema as editors read it; a pack file names it in its first line and gets completion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from audit.packs.problems import NEAR, Complaint, Trail, meant
from audit.packs.values import JSON, Record, record, texts, words

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

KINDS = Path(__file__).parents[1] / "kinds"

SHAPES = {
    "object": "a record of keys and values",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}


@cache
def kinds() -> tuple[str, ...]:
    """The rule kinds, in alphabetical order: one schema file each."""
    return tuple(sorted(path.stem for path in KINDS.glob("*.json")))


def kind(name: str) -> Record:
    """The schema of one kind: what its `where` and `with` may hold."""
    return record(json.loads((KINDS / f"{name}.json").read_text("utf-8")))


@cache
def _merged() -> Record:
    merged = record(json.loads((Path(__file__).parent / "schema.json").read_text("utf-8")))
    definitions = record(merged["definitions"])
    rule = record(definitions["rule"])
    record(record(rule["properties"])["kind"])["enum"] = list(kinds())
    chosen: list[JSON] = []
    for name in kinds():
        definitions[f"kind_{name}"] = kind(name)
        test: Record = {"properties": {"kind": {"const": name}}, "required": ["kind"]}
        chosen.append({"if": test, "then": {"$ref": f"#/definitions/kind_{name}"}})
    rule["allOf"] = chosen
    return merged


def definition(name: str) -> Record:
    """One definition of the schema; an empty one where there is none."""
    return record(record(_merged()["definitions"]).get(name))


def schema() -> str:
    """The JSON Schema of every file of a pack, as text that ends in a newline."""
    return json.dumps(_merged(), ensure_ascii=False, indent=2) + "\n"


@cache
def structure() -> str:
    """What the schema demands of files, without the words that explain it: it changes when validity does."""
    return json.dumps(_bare(_merged()), sort_keys=True)


def _bare(part: JSON) -> JSON:
    if isinstance(part, list):
        return [_bare(item) for item in part]
    if not isinstance(part, dict):
        return part
    told = ("title", "description")  # a property of that name is a record, its explanation a text
    kept = {key: item for key, item in part.items() if not (key in told and isinstance(item, str))}
    return {key: _bare(item) for key, item in kept.items() if not key.startswith("x-")}


def complaints(path: Path, value: JSON, role: str) -> Iterator[Complaint]:
    """What the schema's definition `role` (`pack`, `indicators`, `places`, `rule`) has against the value of a file."""
    yield from faults(path, value, {"definitions": _merged()["definitions"], "$ref": f"#/definitions/{role}"})


def faults(path: Path, value: JSON, schema: Record) -> Iterator[Complaint]:
    """What a JSON Schema has against the value of a file, each fault once."""
    from jsonschema import Draft7Validator

    validator = Draft7Validator(schema)
    seen: set[tuple[Trail, str]] = set()
    for error in validator.iter_errors(value):
        for complaint in _complaints(path, error):
            if (complaint.trail, complaint.message) not in seen:
                seen.add((complaint.trail, complaint.message))
                yield complaint


def _complaints(path: Path, error: ValidationError) -> Iterator[Complaint]:
    trail: Trail = tuple(error.absolute_path)
    value = cast(JSON, error.instance)
    told = cast(JSON, error.validator_value)
    part = record(cast(JSON, error.schema))
    rule = str(error.validator)
    if "propertyNames" in error.absolute_schema_path:
        message = f"`{words(value)}` does not fit a key here"
        yield Complaint(path, (*trail, words(value)), message, words(part.get("description")), key=True)
    elif rule == "additionalProperties":
        known, patterns = sorted(record(part.get("properties"))), record(part.get("patternProperties"))
        free = {key for key in record(value) if not any(re.search(pattern, key) for pattern in patterns)}
        for key in sorted(free - set(known)):
            hint = meant(key, known) or words(part.get("description"))
            yield Complaint(path, (*trail, key), f"unknown key `{key}`", hint, key=True)
    elif rule == "required":
        strange = record(value).keys() - record(part.get("properties")).keys() - set(texts(told))
        for key in sorted(set(texts(told)) - record(value).keys()):
            if get_close_matches(key, strange, n=1, cutoff=NEAR):
                continue  # it is there, misspelt, and said to be unknown
            yield Complaint(path, trail, f"the key `{key}` is missing{_inside(trail)}", _said(part, key))
    elif rule == "enum":
        word = "" if isinstance(value, (dict, list)) else words(value)
        said = f"{f'`{word}`' if word else _shape(value)} is not allowed for `{_last(trail)}`"
        yield Complaint(
            path, trail, said if value is not None else f"`{_last(trail)}` has no value", meant(word, texts(told))
        )
    else:
        yield Complaint(path, trail, _message(rule, trail, value, told), words(part.get("description")))


def _message(rule: str, trail: Trail, value: JSON, told: JSON) -> str:
    name = f"`{_last(trail)}`" if trail else "the file"
    if rule == "type":
        return f"{name} must be {' or '.join(SHAPES[shape] for shape in texts(told))}, not {_shape(value)}"
    if rule == "pattern":
        return f"{name} is empty" if not words(value).strip() else f"`{words(value)}` does not fit {name}"
    if rule in ("oneOf", "anyOf") and not isinstance(value, (dict, list)):
        return f"`{words(value)}` does not fit {name}"
    if rule in ("minimum", "maximum"):
        return f"{name} must be at {'least' if rule == 'minimum' else 'most'} {told}"
    if rule in ("minItems", "minProperties"):
        return f"{name} needs at least {_counted(told)}"
    return f"{name} does not fit: {rule} {told}"


def _counted(told: JSON) -> str:
    return "one entry" if told == 1 else f"{told} entries"


def _shape(value: JSON) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return {"dict": SHAPES["object"], "list": SHAPES["array"], "str": f"the text `{value}`"}[type(value).__name__]


def _inside(trail: Trail) -> str:
    """Which record lacks a key: nothing for the whole file."""
    if not trail:
        return ""
    entry, names = trail[-1], [step for step in trail if isinstance(step, str)]
    if isinstance(entry, str):
        return f" in `{entry}`"
    return f" in entry {entry + 1}" + (f" of `{names[-1]}`" if names else "")


def _last(trail: Trail) -> str:
    """The key a value stands under: an entry of a list is named after its list."""
    names: Iterable[str] = (step for step in reversed(trail) if isinstance(step, str))
    return next(iter(names), "the file")


def _said(part: JSON, key: str) -> str:
    """What the schema says of a key."""
    return words(record(record(record(part).get("properties")).get(key)).get("description"))
