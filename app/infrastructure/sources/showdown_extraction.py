"""Writes the bundled Pokédex from the data of Pokémon Showdown's engine.

Rows and their order come from the Node program, so running it again on the same engine changes no byte.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.application.ports.pokedex_extractor import PokedexExtractionError, PokedexExtractor
from app.infrastructure.simulation.engine_process import REMEDY
from app.infrastructure.simulation.node_program import NodeMissingError, find_node
from app.infrastructure.sources.csv_files.writing import csv_text, described, write_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.application.ports.written_file import WrittenFile

_PROGRAM = Path(__file__).parents[1] / "simulation" / "showdown" / "extract_pokedex.mjs"
_SECONDS = 120
_TABLES = ("types", "type_chart", "natures", "pokemon", "moves", "move_effects", "learnsets")
_WRITTEN_BY_US = {
    "french_names.csv": "the French names of types, natures, moves and Pokémon as Let's Go shows them, written by "
    "hand; never overwritten",
    "other_names.csv": "the names that later games gave to some moves in French, written by hand; never overwritten",
    "move_effects.csv": "the rows of moves whose effect the engine holds as a function, written by hand in "
    "extract_pokedex.mjs, which fails when the engine no longer agrees with them",
    "sprites.csv": "where PokeAPI's collection of sprites has a picture of each Pokémon, written by hand; "
    "never overwritten",
    "pokemon.csv": "the column name_en, built from the engine's name and the form",
}


class ShowdownExtractor(PokedexExtractor):
    def __init__(self, engine_folder: Path) -> None:
        """`engine_folder` holds `node_modules` with the engine."""
        self._engine_folder = engine_folder

    def extract(self, destination: Path) -> tuple[WrittenFile, ...]:
        facts = _facts(self._engine_folder)
        contents = {f"{table}.csv": csv_text(**facts["tables"][table]) for table in _TABLES}
        files = tuple(described(name, content) for name, content in contents.items())
        contents["provenance.json"] = _provenance(facts["packages"], files)
        try:
            write_together(contents, destination)
        except OSError as error:
            reason = f"{destination} cannot be written ({error.strerror})"
            raise PokedexExtractionError(reason) from error
        return files


def _facts(engine_folder: Path) -> dict[str, Any]:
    if not (engine_folder / "node_modules").is_dir():
        raise PokedexExtractionError(f"it is not installed. {REMEDY}")
    try:
        command = [find_node(), str(_PROGRAM), str(engine_folder)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except NodeMissingError as error:
        raise PokedexExtractionError(f"Node is not installed. {REMEDY}") from error
    except OSError as error:
        raise PokedexExtractionError(f"Node cannot be run ({error.strerror})") from error
    except subprocess.TimeoutExpired as error:
        raise PokedexExtractionError(f"no answer within {_SECONDS} seconds") from error
    if done.returncode != 0:
        raise PokedexExtractionError(_complaint(done.stderr.decode(errors="replace")))
    facts: dict[str, Any] = json.loads(done.stdout)
    return facts


def _complaint(stderr: str) -> str:
    """The sentence of Node's report that names the error; the rest is its call stack."""
    lines = [line.strip() for line in stderr.splitlines()]
    return next((line for line in lines if "Error: " in line), "node failed without saying why")


def _provenance(packages: Mapping[str, str], files: Sequence[WrittenFile]) -> str:
    document = {
        "command": "predictiondex pokedex extract",
        "source": {
            "name": "Pokémon Showdown, its Let's Go rules (gen7letsgo)",
            "address": "https://pokemonshowdown.com",
            "licence": "MIT",
            "packages": dict(packages),
        },
        "files": {file.name: {"rows": file.rows, "sha256": file.sha256} for file in files},
        "written_by_us": _WRITTEN_BY_US,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
