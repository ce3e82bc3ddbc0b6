"""The result as a workbook with a sheet for each table; every text stays a text, whatever it starts with."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from audit import frames
from audit.model import Result
from audit.report.view.words import printable, tool, words

if TYPE_CHECKING:
    import pandas as pd

FILES = ("report.xlsx",)

_WIDEST = 60


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`report.xlsx`: findings, figures, series, what was not checked, documents.

    Raises `ImportError` where the package that writes workbooks is not installed.
    """
    import pandas as pd

    said, tables, output = words(lang), frames.tables(result), io.BytesIO()
    message = "message_en" if said.lang == "vi" else "message_vi"
    sheets = {
        "findings": tables.findings.drop(columns=message),
        "claims": tables.claims,
        "series": tables.series,
        "unchecked": tables.unchecked.assign(reason=tables.unchecked["reason"].astype("object").map(said.reason)),
        "documents": tables.documents,
    }
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    try:
        writer = pd.ExcelWriter(output, engine="xlsxwriter", engine_kwargs={"options": options})
    except ImportError as error:
        raise ImportError('the format xlsx needs the extra "xlsx": pip install "doichieu[xlsx]"') from error
    with writer:
        writer.book.set_properties({"comments": " ".join(tool()), "created": datetime(2000, 1, 1)})  # no clock
        for name, table in sheets.items():
            title = said.say(f"sheet.{name}")
            _flat(table).to_excel(writer, sheet_name=title, index=False, freeze_panes=(1, 0))
            sheet = writer.sheets[title]
            sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
            sheet.autofit(max_width=8 * _WIDEST)
    return {"report.xlsx": output.getvalue()}


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """The table with what a cell can hold: lists joined, dates as ISO text, nothing that XML may not hold."""

    def cell(value: object) -> object:
        if isinstance(value, list):
            return printable("; ".join(map(str, value)))
        if isinstance(value, datetime):
            return value.date().isoformat()
        return printable(value) if isinstance(value, str) else value

    return table.astype("object").map(cell, na_action="ignore")
