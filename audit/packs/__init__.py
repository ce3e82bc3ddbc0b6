"""Rule packs: YAML that a fact-checker writes, read into rules and a catalogue.

A pack is a folder: `pack.yaml` says what it is, `indicators*.yaml` what can be measured, `places*.yaml` where,
and every other YAML file is one rule whose id is its path (`core/share`). Reading is strict, because the worst
fault of a rule file is the silent one: a misspelt key that turns a check off. So every key and every value is
checked against one schema, names are checked against the catalogue, and all faults are shown at once, each
with file, line, column, excerpt and what was meant.
"""

from audit.packs.examples import Example, ExampleDocument, Found, Outcome, examples, tested
from audit.packs.explain import explained
from audit.packs.loading import bundled, fitting, folder, folders, load
from audit.packs.problems import PackErrors, PackProblem
from audit.packs.reference import reference
from audit.packs.scaffold import scaffold
from audit.packs.schemas import schema

__all__ = [
    "Example",
    "ExampleDocument",
    "Found",
    "Outcome",
    "PackErrors",
    "PackProblem",
    "bundled",
    "examples",
    "explained",
    "fitting",
    "folder",
    "folders",
    "load",
    "reference",
    "scaffold",
    "schema",
    "tested",
]
