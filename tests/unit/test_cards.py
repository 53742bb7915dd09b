"""The card and the data sheet of the shipped model say what the report and the manifests of today say."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow.parquet as pq
import pytest

from app.application.cards.collections import mixtures_on_sheet
from app.application.cards.evaluated import evaluation_of, headline_of
from app.application.cards.product import limits_of_the_game
from app.application.report_file import read_report
from app.domain.prediction.splits import CALIBRATION_PERCENT, TEST_PERCENT
from app.domain.registry.model_version import ModelVersion
from app.domain.registry.semantic_version import FIRST
from app.infrastructure.reports.file_card_writer import DATA_SHEET, MODEL_CARD, page
from tests.conftest import ROOT
from tests.registered_models import ORIGIN
from tests.typer_commands import ours, understand

MODELS: Final = ROOT / "docs" / "models"
CARD: Final[dict[str, Any]] = json.loads((MODELS / "model-card.json").read_text(encoding="utf-8"))
SHEET: Final[dict[str, Any]] = json.loads((MODELS / "data-sheet.json").read_text(encoding="utf-8"))
PAGES: Final = {
    "model-card": (MODELS / "model-card.md").read_text(encoding="utf-8"),
    "data-sheet": (MODELS / "data-sheet.md").read_text(encoding="utf-8"),
}
REPORT: Final = read_report((ROOT / "docs" / "evaluation" / "report.json").read_bytes())
MANIFESTS: Final[dict[str, Any]] = {
    name: json.loads((ROOT / "data" / name / "manifest.json").read_text(encoding="utf-8"))
    for name in ("reference", "exam")
}
COMMANDS: Final = sorted({one for text in PAGES.values() for one in re.findall(r"\bpredictiondex [^`\n]+", text)})

each_page = pytest.mark.parametrize("name", PAGES)


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("name", "template", "told"), [("model-card", MODEL_CARD, CARD), ("data-sheet", DATA_SHEET, SHEET)]
)
def test_a_page_is_what_the_template_of_today_makes_of_its_facts(name: str, template: str, told: object) -> None:
    assert PAGES[name] == page(template, told), "run `make cards`"


def test_the_marks_of_the_card_are_those_of_the_report() -> None:
    (subject,) = re.findall(r"checksum (\w+)", REPORT.facts["model"])
    model = ModelVersion(
        version="1",
        semantic=FIRST,
        run_id="",
        checksum=subject,
        origin=ORIGIN,
        metrics={},
        created_at=datetime.now(UTC),
    )
    evaluation = evaluation_of(REPORT, model)
    headline = headline_of(evaluation)

    assert headline is not None
    assert CARD["headline"] == asdict(headline)
    for part in ("facts", "sections", "pending"):
        assert CARD["evaluation"][part] == as_json(asdict(evaluation))[part]
    assert CARD["evaluation"]["is_of_these_files"] or CARD["evaluation"]["equal_marks"] > 0


def test_the_model_was_made_with_the_bundled_duels_and_those_of_the_report() -> None:
    checksums = {row[1]: row[-1] for row in CARD["training"]["datasets"]["rows"]}
    (lessons,) = re.findall(r"checksum (\w+)", REPORT.facts["lessons"])

    assert {name: checksums[name] for name in MANIFESTS} == {name: one["checksum"] for name, one in MANIFESTS.items()}
    assert checksums["lessons"].startswith(lessons)
    assert checksums == {one["name"]: one["checksum"] for one in SHEET["collections"]}


@pytest.mark.parametrize("name", MANIFESTS)
def test_the_sheet_tells_of_the_bundled_duels_what_their_manifest_tells(name: str) -> None:
    (told,) = (one for one in SHEET["collections"] if one["name"] == name)
    manifest = MANIFESTS[name]
    plan = {**manifest["plan"], "rules": manifest["plan"]["rules_version"], "draws": manifest["plan"]["draws_version"]}

    assert (told["checksum"], told["battles"]) == (manifest["checksum"], manifest["battles"])
    assert (told["kinds"], told["folds"]) == (manifest["duels_by_kind"], manifest["duels_by_fold"])
    same = ("duels", "battles", "held_out_battles", "seed", "mixture", "rules", "draws")
    assert {one: told["plan"][one] for one in same} == {one: plan[one] for one in same}


def test_the_sheet_tells_of_the_pokedex_what_its_note_tells() -> None:
    note = json.loads((ROOT / "data" / "pokedex" / "provenance.json").read_text(encoding="utf-8"))

    assert SHEET["files"]["rows"] == [[name, one["rows"], one["sha256"]] for name, one in note["files"].items()]
    assert SHEET["by_hand"] == note["written_by_us"]


def test_the_constants_are_those_of_the_code() -> None:
    assert CARD["limits"] == SHEET["limits"] == asdict(limits_of_the_game())
    assert SHEET["mixtures"] == as_json(asdict(mixtures_on_sheet()))
    assert (SHEET["calibration_percent"], SHEET["test_percent"]) == (CALIBRATION_PERCENT, TEST_PERCENT)


def test_the_columns_that_the_sheet_names_are_those_of_the_files() -> None:
    named = set(re.findall(r"`(a_\w+|b_\w+|ties|turns|kind)`", PAGES["data-sheet"]))
    assert {"a_pokemon", "kind"} < named <= set(pq.read_schema(ROOT / "data" / "exam" / "duels.parquet").names)


@each_page
def test_every_file_that_is_named_is_there(name: str) -> None:
    named = re.findall(r"`((?:docs|data)/[\w./-]+|[A-Z]+\.md)`", PAGES[name])
    assert all((ROOT / one).exists() for one in named)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_exists(command: str) -> None:
    understand(ours(), shlex.split(command)[1:])
