"""What a rule is for, in words: its sense, an example worked through, and what it cannot see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module

from audit.model import Rule, Text
from audit.packs.examples import Example
from audit.packs.schemas import kind
from audit.packs.values import record, words

HEADING = re.compile(r"(Why|Wrong|Right|Blind spots): ")

LABELS = {
    "why": Text("Vì sao", "Why"),
    "kind": Text("Loại kiểm tra", "Kind"),
    "where": Text("Áp dụng cho", "Looks at"),
    "with": Text("Tham số", "Parameters"),
    "example": Text("Ví dụ", "Example"),
    "figures": Text("Các con số không khớp", "Figures that do not fit"),
    "steps": Text("Phép tính", "Arithmetic"),
    "blind": Text("Không thấy được", "Blind spots"),
}


def explained(rule: Rule, example: Example, lang: str, steps: Sequence[str] = ()) -> str:
    """The rule in `lang` (`vi`, else English), with one of its fail examples.

    `steps` are the lines of arithmetic of the finding in that example, where it has been audited.
    """
    page = manual(rule.kind, lang)
    parts = [f"{rule.id} ({rule.severity})", _said(rule.message, lang), ""]
    parts += [
        _labelled("why", _said(rule.why, lang), lang),
        _labelled("kind", f"{rule.kind}: {page['about']}", lang),
    ]
    if rule.where:
        parts.append(_labelled("where", "; ".join(f"{field}: {', '.join(globs)}" for field, globs in rule.where), lang))
    if rule.params:
        parts.append(_labelled("with", "; ".join(f"{name}: {value}" for name, value in rule.params), lang))
    parts += ["", f"{_said(LABELS['example'], lang)}:"]
    parts += [f"  {_dated(document.issued)}{document.text}" for document in example.documents]
    parts.append(_labelled("figures", ", ".join(example.figures), lang))
    if steps:
        parts += [f"{_said(LABELS['steps'], lang)}:", *(f"  {step}" for step in steps)]
    return "\n".join([*parts, "", limits(rule.kind, lang)]) + "\n"


def limits(kind: str, lang: str) -> str:
    """What rules of a kind cannot see, in one labelled line."""
    return _labelled("blind", manual(kind, lang)["blind spots"], lang)


def manual(name: str, lang: str = "en") -> dict[str, str]:
    """The manual page of a kind by heading: `about`, `blind spots`, and in English `why`, `wrong` and `right`.

    English is the docstring of the kind's module: a sentence, then paragraphs that begin with `Why:` and so on.
    Vietnamese stands in the kind's schema as `x-vi`.
    """
    if lang == "vi":
        return {heading: words(said) for heading, said in record(kind(name)["x-vi"]).items()}
    page = {"about": ""}
    heading = "about"
    for line in (import_module(f"audit.kinds.{name}").__doc__ or "").splitlines():
        if opened := HEADING.match(line):
            heading = opened[1].lower()
            line = line[opened.end() :]
        page[heading] = f"{page.get(heading, '')} {line.strip()}".strip()
    return page


def _said(text: Text, lang: str) -> str:
    return text.vi if lang == "vi" else text.en


def _labelled(label: str, text: str, lang: str) -> str:
    return f"{_said(LABELS[label], lang)}: {text}"


def _dated(issued: str | None) -> str:
    return f"[{issued}] " if issued else ""
