"""A new rule to start from: a commented template that works as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from audit.packs.compiling import catalogue
from audit.packs.contents import content, role
from audit.packs.schemas import kinds, schema

ID = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)")
TEMPLATES = Path(__file__).parent / "template"


def scaffold(id: str, folder: Path) -> tuple[Path, ...]:
    """The files written to start the rule `pack/name` in `folder`: the rule, and for a new pack what it needs.

    The rule looks at the first indicator of its pack. Raises `ValueError` for an id of another form and
    `FileExistsError` where the rule exists.
    """
    match = ID.fullmatch(id)
    if match is None or role(f"{match[2]}.yaml") != "rule":
        raise ValueError(f"`{id}` is not the id of a rule: write PACK/NAME in small letters, digits and hyphens")
    pack = folder / match[1]
    rule = pack / f"{match[2]}.yaml"
    if rule.exists():
        raise FileExistsError(f"{rule} exists already")
    pack.mkdir(parents=True, exist_ok=True)
    words = {"pack": match[1], "indicator": _indicator(pack) or match[2].replace("-", "_"), "kinds": ", ".join(kinds())}
    written = [_written(rule, "rule", words)]
    if not (pack / "pack.yaml").exists():
        written.append(_written(pack / "pack.yaml", "pack", words))
    (pack / "schema.json").write_text(schema(), "utf-8")
    return (*written, pack / "schema.json")


def _indicator(pack: Path) -> str:
    """The first indicator that the pack describes, or nothing."""
    return next((id for _, id, _ in catalogue(content(pack))), "") if (pack / "pack.yaml").exists() else ""


def _written(path: Path, template: str, words: dict[str, str]) -> Path:
    text = Template((TEMPLATES / f"{template}.yaml").read_text("utf-8"))
    path.write_text(text.substitute(words), "utf-8")
    return path
