"""Our texts and those of Pokémon Showdown's own importer and exporter, one against the other."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.battle.showdown.reading_sets import read_sets
from app.domain.battle.showdown.showdown_set import SHOWDOWN_FRIENDSHIP
from app.domain.battle.showdown.writing_sets import write_sets
from app.domain.pokedex.stats import MAX_FRIENDSHIP, STATS
from app.infrastructure.simulation.node_program import find_node
from app.settings import Settings
from tests.unit.domain.battle.showdown_sets import sets

if TYPE_CHECKING:
    from app.domain.battle.showdown.showdown_set import ShowdownSet
    from app.domain.pokedex.pokedex import Pokedex

_PROGRAM = """
import { Teams } from '@pkmn/sim';
let text = '';
for await (const part of process.stdin) text += part;
const team = Teams.import(JSON.parse(text));
process.stdout.write(JSON.stringify({ team, text: Teams.export(team) }));
"""


def _through_showdown(text: str) -> dict[str, Any]:
    """Let Showdown import a team, and export what it has understood."""
    done = subprocess.run(
        [find_node(), "--input-type=module", "--eval", _PROGRAM],
        cwd=Settings(_env_file=None).engine_folder,
        input=json.dumps(text),
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def ours(pokedex: Pokedex) -> list[ShowdownSet]:
    """Some hundred sets of every kind, always the same."""
    drawn: list[ShowdownSet] = []

    @settings(max_examples=200, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(one=sets(pokedex))
    def draw(one: ShowdownSet) -> None:
        drawn.append(one)

    draw()
    return drawn


def test_showdown_understands_what_we_write_and_we_what_it_writes(pokedex: Pokedex, ours: list[ShowdownSet]) -> None:
    found = _through_showdown(write_sets(ours, pokedex))

    assert [_said(one) for one in found["team"]] == [_meant(one, pokedex) for one in ours]
    read = [one for text in found["text"].split("\n\n") if text.strip() for one in read_sets(text, pokedex)]
    assert read == [_as_exported(one) for one in ours]


def _said(one: dict[str, Any]) -> dict[str, Any]:
    """Return a set as Showdown has imported it, with what it takes where nothing is said."""
    plain = {"level": 100, "happiness": 70, "shiny": False, "moves": []}
    spreads = {"ivs": dict.fromkeys(STATS, 31), "evs": dict.fromkeys(STATS, 0)}
    return {**plain, **spreads, **one}


def _meant(one: ShowdownSet, pokedex: Pokedex) -> dict[str, Any]:
    return {
        "species": pokedex.get_pokemon(one.pokemon).showdown_name,
        "name": one.nickname or "",
        "gender": one.gender or "",
        "level": one.level,
        "happiness": one.friendship,
        "shiny": one.shiny,
        "nature": pokedex.natures[pokedex.nature_positions[one.nature]].names.english,
        "ivs": dict(zip(STATS, one.ivs, strict=True)),
        "evs": dict(zip(STATS, one.avs, strict=True)),
        "moves": [pokedex.get_move(move).names.english for move in one.moves],
    }


def _as_exported(one: ShowdownSet) -> ShowdownSet:
    """Showdown leaves out a friendship of 255, which outside of Let's Go is what a text means that says none."""
    return replace(one, friendship=SHOWDOWN_FRIENDSHIP) if one.friendship == MAX_FRIENDSHIP else one
