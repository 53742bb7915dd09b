"""The notebook of examples/ as a file: its code, what it shows, and whether the one has made the other."""

from __future__ import annotations

import base64
import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER: Final = Path(__file__).parents[1] / "examples"
NOTEBOOK: Final = _FOLDER / "matchups.ipynb"
PICTURE: Final = _FOLDER / "matchups.png"
"""The first that the notebook shows, for pages that show no notebook."""
_COLOURS: Final = 256
_PNG: Final = "image/png"
_OUR_METADATA: Final = "predictiondex"
# As little as a notebook may say of where it ran.
_KERNEL: Final = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_notebook(file: Path = NOTEBOOK) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return notebook


def code_cells(notebook: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def code_of(notebook: Mapping[str, Any]) -> str:
    """Return its code as that of one program."""
    return "\n\n\n".join("".join(cell["source"]) for cell in code_cells(notebook)) + "\n"


def fingerprint(notebook: Mapping[str, Any]) -> str:
    """Return the hash of its code."""
    return hashlib.sha256(code_of(notebook).encode()).hexdigest()


def executed_code(notebook: Mapping[str, Any]) -> str:
    """Return the hash of the code that has made what it shows."""
    made_by: str = notebook["metadata"][_OUR_METADATA]["executed_code"]
    return made_by


def pictures_of(cell: Mapping[str, Any]) -> list[bytes]:
    return [base64.b64decode(data[_PNG]) for data in _shown_by(cell) if _PNG in data]


def keep(executed: dict[str, Any]) -> None:
    """Write a notebook that was just executed, without times and traces of the machine, and its first picture."""
    made_by = {_OUR_METADATA: {"executed_code": fingerprint(executed)}}
    cells = [cell | {"metadata": {}} for cell in executed["cells"]]
    tidy = executed | {"cells": cells, "metadata": {**_KERNEL, **made_by}}
    for data in (data for cell in code_cells(tidy) for data in _shown_by(cell) if _PNG in data):
        data[_PNG] = base64.b64encode(_with_fewer_colours(base64.b64decode(data[_PNG]))).decode()
    text = json.dumps(tidy, indent=1, ensure_ascii=False, sort_keys=True)
    NOTEBOOK.write_text(f"{text}\n", encoding="utf-8")
    PICTURE.write_bytes(next(picture for cell in code_cells(tidy) for picture in pictures_of(cell)))


def _shown_by(cell: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (output["data"] for output in cell["outputs"] if "data" in output)


def _with_fewer_colours(picture: bytes) -> bytes:
    """Return a plot at a third of its size; whatever it draws, it needs few colours."""
    smaller = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS).save(smaller, "PNG", optimize=True)
    return smaller.getvalue()
