"""For each alert there is a page that says what to do, with commands and queries that exist."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

import pytest

from app.settings import Settings
from tests.conftest import ROOT
from tests.monitoring import ALERTS, DASHBOARDS, RUNBOOKS, objections
from tests.typer_commands import ours, understand

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = sorted(file for file in RUNBOOKS.glob("*.md") if file.name != "README.md")
SECTIONS: Final = ["What it means for players", "How to see it", "What to do", "When to escalate"]
SEVERITIES: Final = {
    name: sorted(rule["labels"]["severity"] for rule in ALERTS if rule["alert"] == name)
    for name in {rule["alert"] for rule in ALERTS}
}

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _commands(page: Path) -> list[str]:
    """Return the commands of the product that a page names, in the text and in its blocks."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", _text(page), re.DOTALL))
    named = re.findall(r"`(predictiondex [^`]+)`", _text(page)) + re.findall(
        r"^(predictiondex .+)$", blocks, re.MULTILINE
    )
    return sorted({command.partition(" #")[0].strip() for command in named})


COMMANDS: Final = sorted({command for page in PAGES for command in _commands(page)})


def test_every_alert_has_a_page_and_every_page_an_alert() -> None:
    assert {page.stem for page in PAGES} == set(SEVERITIES)


@each_page
def test_a_page_has_its_sections(page: Path) -> None:
    assert _text(page).startswith(f"# {page.stem}\n")
    assert re.findall(r"^## (.+)$", _text(page), re.MULTILINE) == SECTIONS


@each_page
def test_a_page_says_how_grave_it_is(page: Path) -> None:
    assert sorted(re.findall(r"[Ss]everity `(\w+)`", _text(page))) == SEVERITIES[page.stem]


@each_page
def test_a_page_shows_how_to_see_it_and_numbers_what_to_do(page: Path) -> None:
    queries = re.findall(r"```promql\n(.*?)```", _text(page), re.DOTALL)
    assert queries
    assert [said for promql in queries for said in objections(promql)] == []
    steps = [int(number) for number in re.findall(r"^(\d+)\. ", _text(page), re.MULTILINE)]
    assert steps == list(range(1, len(steps) + 1))
    assert len(steps) >= 3


@each_page
def test_what_a_page_names_exists(page: Path) -> None:
    text = _text(page)
    panels = {panel["title"] for dashboard in DASHBOARDS.values() for panel in dashboard["panels"]}
    assert set(re.findall(r"(?:panel|row) \"([^\"]+)\"", text)) <= panels
    assert set(re.findall(r"dashboard \"([^\"]+)\"", text)) <= {one["title"] for one in DASHBOARDS.values()}
    assert set(re.findall(r"\b(PredictionDex[A-Z]\w+)", text)) <= set(SEVERITIES)
    settings = {name.lower() for name in re.findall(r"PREDICTIONDEX_(\w+)", text)}
    assert settings <= Settings.model_fields.keys()
    assert all((ROOT / name).exists() for name in re.findall(r"`((?:deploy|docs)/[\w./-]+)`", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_exists(command: str) -> None:
    understand(ours(), shlex.split(command)[1:])


def test_the_index_holds_every_page_with_its_severity() -> None:
    rows = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \| ([\w, ]+) \| .+ \|$", _text(RUNBOOKS / "README.md"), re.MULTILINE)
    assert {name: sorted(severity.split(", ")) for name, _, severity in rows} == SEVERITIES
    assert all(name == file for name, file, _ in rows)
