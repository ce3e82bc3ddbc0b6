"""A new rule to start from: a commented template that works as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from audit.packs.compiling import catalogue
from audit.packs.contents import content, role
from audit.packs.schemas import kinds, schema
from audit.packs.values import record, texts

ID = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)")
TEMPLATES = Path(__file__).parent / "template"


def scaffold(id: str, folder: Path) -> tuple[Path, ...]:
    """The files written to start the rule `pack/name` in `folder`: the rule, and for a new pack what it needs.

    The rule looks at the first indicator of its pack; in a new pack that is one named after the rule. Raises
    `ValueError` for an id of another form and `FileExistsError` where the rule exists.
    """
    match = ID.fullmatch(id)
    if match is None or role(f"{match[2]}.yaml") != "rule":
        raise ValueError(f"`{id}` is not the id of a rule: write PACK/NAME in small letters, digits and hyphens")
    pack = folder / match[1]
    rule = pack / f"{match[2]}.yaml"
    if rule.exists():
        raise FileExistsError(f"{rule} exists already")
    pack.mkdir(parents=True, exist_ok=True)
    indicator, phrase, lang = _indicator(pack) or _named(match[2])
    words = {"pack": match[1], "indicator": indicator, "phrase": phrase, "kinds": ", ".join(kinds())}
    words |= _sentences(phrase, lang)
    written = [_written(rule, "rule", words)]
    if not (pack / "pack.yaml").exists():
        written.append(_written(pack / "pack.yaml", "pack", words))
    (pack / "schema.json").write_text(schema(), "utf-8")
    return (*written, pack / "schema.json")


def _indicator(pack: Path) -> tuple[str, str, str] | None:
    """The first indicator that the pack describes, with a name and the language of the name, or nothing."""
    if not (pack / "pack.yaml").exists():
        return None
    for _, id, entry in catalogue(content(pack)):
        names = record(entry.get("names"))
        lang = "en" if "en" in names else "vi"
        return id, texts(names[lang])[0], lang
    return None


def _named(name: str) -> tuple[str, str, str]:
    """An indicator named after its rule, where every word of the name says what is counted."""
    from audit.tie.contents import content as told

    words = name.split("-")
    meant = words if told(" ".join(words), "en") == tuple(words) and name[0].isalpha() else ["charging", "points"]
    return "_".join(meant), " ".join(meant), "en"


def _sentences(phrase: str, lang: str) -> dict[str, str]:
    """What documents say of few and many, in 2020 and later."""
    said = "In {}, Ba Vi district had {} {}." if lang == "en" else "Năm {}, huyện Ba Vì có {} {}."
    few, many = (12, 31)
    return {
        "few": said.format(2020, few, phrase),
        "many": said.format(2020, many, phrase),
        "few_later": said.format(2022, few, phrase),
        "many_later": said.format(2022, many, phrase),
    }


def _written(path: Path, template: str, words: dict[str, str]) -> Path:
    text = Template((TEMPLATES / f"{template}.yaml").read_text("utf-8"))
    path.write_text(text.substitute(words), "utf-8")
    return path
