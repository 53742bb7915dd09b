"""No document names a command, path, setting, route or class that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.documents.commands import commands_in, objection_to_script
from tests.documents.names import objection_to_name
from tests.documents.reading import documents

if TYPE_CHECKING:
    from tests.documents.reading import Document

every_document = pytest.mark.parametrize("document", documents(), ids=lambda one: one.name)


@every_document
def test_every_name_is_that_of_something(document: Document) -> None:
    objections = {name: objection_to_name(name, document.file) for name in document.names}
    assert {name: said for name, said in objections.items() if said and not document.makes(name)} == {}


@every_document
def test_every_command_would_be_understood(document: Document) -> None:
    scripts = [one for one in document.fences if one.language == "sh"]
    typed = "\n".join(one.text for one in scripts)
    objections = {one.line: objection_to_script(one.text, before=typed) for one in scripts}
    assert {line: said for line, said in objections.items() if said and not document.makes(_missed(said))} == {}


@every_document
def test_every_decision_that_it_cites_was_taken(document: Document) -> None:
    for number in re.findall(r"\bADR (\d{4})\b", document.text):
        assert list((ROOT / "docs" / "adr").glob(f"{number}-*.md")), number


@pytest.mark.parametrize(
    "name",
    [
        "make tests",
        "WEBPORT=1 make run",
        "predictiondex model promot newest",
        "predictiondex learn all --schedule x",
        "keys create | drop",
        "python -m scripts.no_such_script",
        "POST /v1/predictions/best-moves",
        "DELETE /v1/pokemon",
        "/v1/monitoring/traffic?minutes=2",
        "PREDICTIONDEX_ALLOWED_HOST",
        "app/domain/battle/rules.py",
        "NoSuchError",
    ],
)
def test_a_name_that_is_wrong_is_noticed(name: str) -> None:
    assert objection_to_name(name, ROOT / "README.md")


@pytest.mark.parametrize(
    "script",
    ["make run && make tests", "curl -s http://127.0.0.1:8000/v1/pokemons", "frobnicate", "cd x; predictiondex"],
)
def test_a_script_that_is_wrong_is_noticed(script: str) -> None:
    assert (objection_to_script(script) is None) == script.endswith("predictiondex")


def test_a_script_is_read_command_by_command() -> None:
    script = 'a() { b "$1"; }\n# never\nA=1 c "x; y" \\\n  z | d  # why\na 2 && e\n'
    assert list(commands_in(script)) == [["b", "$1"], ["A=1", "c", "x; y", "z"], ["d"], ["e"]]


def _missed(objection: str) -> str:
    return objection.partition(": ")[2]
