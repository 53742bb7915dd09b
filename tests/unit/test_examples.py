"""What the notebook shows was made by its code and says nothing of the machine; its page tells what is there."""

from __future__ import annotations

import csv
import re
import runpy
from io import BytesIO
from typing import Any, Final

import pytest
from PIL import Image

from scripts.notebook import NOTEBOOK, PICTURE, code_cells, executed_code, fingerprint, pictures_of, read_notebook
from tests.conftest import ROOT
from tests.unit.test_workflows import TARGETS

FOLDER: Final = ROOT / "examples"
PAGE: Final = (FOLDER / "README.md").read_text(encoding="utf-8")
CELLS: Final = code_cells(read_notebook())
DRAWING: Final = [cell for cell in CELLS if "plt.subplots(" in "".join(cell["source"])]
SAYING: Final = [cell for cell in CELLS if "print(" in "".join(cell["source"])]
MOST_BYTES: Final = 300_000
OF_A_MACHINE: Final = re.compile(r"/(?:home|root|work|tmp|Users|usr|var)/|127\.0\.0\.1:(?!8000)|localhost")


def name_of(cell: dict[str, Any]) -> str:
    name: str = cell["id"]
    return name


def test_what_the_notebook_shows_was_made_by_its_code() -> None:
    assert executed_code(read_notebook()) == fingerprint(read_notebook()), "run `make examples`"
    assert [cell["execution_count"] for cell in CELLS] == [*range(1, len(CELLS) + 1)]


@pytest.mark.parametrize("cell", DRAWING, ids=name_of)
def test_each_cell_that_draws_shows_one_picture(cell: dict[str, Any]) -> None:
    (picture,) = pictures_of(cell)
    colours = Image.open(BytesIO(picture)).convert("RGB").getcolors(maxcolors=256)
    assert colours
    assert len(colours) > 10


@pytest.mark.parametrize("cell", SAYING, ids=name_of)
def test_each_cell_that_says_something_shows_it(cell: dict[str, Any]) -> None:
    assert [output["name"] for output in cell["outputs"] if output["output_type"] == "stream"] == ["stdout"]


def test_no_cell_has_failed() -> None:
    kinds = {output["output_type"] for cell in CELLS for output in cell["outputs"]}
    assert kinds == {"stream", "display_data"}
    assert len(DRAWING) == 4


def test_the_notebook_is_small_and_says_nothing_of_the_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    words = "\n".join(line for line in text.splitlines() if '"image/png"' not in line)
    assert not OF_A_MACHINE.search(words)


def test_the_picture_of_the_page_is_the_first_of_the_notebook() -> None:
    assert PICTURE.read_bytes() == pictures_of(DRAWING[0])[0]
    assert f"]({PICTURE.name})" in PAGE


def test_the_page_names_every_example() -> None:
    there = {file.name for file in FOLDER.iterdir() if file.suffix in {".sh", ".py", ".csv", ".ipynb"}}
    assert set(re.findall(r"\]\((\w+\.(?:sh|py|csv|ipynb))\)", PAGE)) == there


def test_what_the_page_has_made_is_a_target() -> None:
    wanted = set(re.findall(r"\bmake ([\w-]+)", PAGE))
    assert {"examples", "notebook", "run"} <= wanted <= TARGETS


@pytest.mark.parametrize("name", ["curl.sh", "python_client.py", "batch_from_csv.py"])
def test_the_server_and_the_key_are_where_the_page_says(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "http://127.0.0.1:8000" in text
    assert set(re.findall(r"PREDICTIONDEX_\w+", text)) == set(re.findall(r"PREDICTIONDEX_\w+", PAGE))


def test_the_duels_have_the_columns_that_the_example_names() -> None:
    with (FOLDER / "duels.csv").open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    example = runpy.run_path(str(FOLDER / "batch_from_csv.py"))
    assert set(example["NEEDED"]) < set(columns)
    assert {*columns, *example["ADDED"]} <= set(re.findall(r"\w+", example["__doc__"]))
