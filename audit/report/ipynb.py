"""An executed notebook that opens `result.json` as pandas tables, for whoever wants to go on from the report."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from audit.model import Result
from audit.report import json as result_json
from audit.report.view.words import words

FILES = ("findings.ipynb", *result_json.FILES)


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`findings.ipynb`, run, with the `result.json` that it reads.

    Raises `ImportError` where the packages that run notebooks are not installed.
    """
    try:
        import ipykernel  # noqa: F401  (started by name as the kernel)
        import nbformat
        from nbclient import NotebookClient
    except ImportError as error:
        message = 'the format ipynb needs the extra "notebook": pip install "doichieu[notebook]"'
        raise ImportError(message) from error

    data = result_json.render(result, lang)
    reads: Callable[..., nbformat.NotebookNode] = nbformat.reads  # untyped in nbformat
    notebook = reads(_source(lang), as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in data.items():
            Path(folder, name).write_bytes(content)
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        client.execute()
    for cell in notebook.cells:
        cell.metadata.clear()  # when each cell ran
    notebook.metadata.language_info = {"name": "python"}  # without the version that ran it
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    return {"findings.ipynb": (text + "\n").encode("utf-8", "backslashreplace"), **data}


def _source(lang: str) -> str:
    """The notebook's cells before they run: the text in the language, the code with its columns."""
    said = words(lang)
    notebook = json.loads(files(__package__).joinpath("templates/findings.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        cell["source"] = said.say(source) if cell["cell_type"] == "markdown" else source.replace("{lang}", said.lang)
    return json.dumps(notebook)
