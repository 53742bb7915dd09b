"""docs/explanation/sources-and-licences.md names each licence as the installed package does."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import metadata
from typing import Final

import pytest

from app.infrastructure.sources.file_provenance import FileProvenance
from app.settings import Settings
from tests.conftest import ROOT

TEXT: Final = (ROOT / "docs" / "explanation" / "sources-and-licences.md").read_text(encoding="utf-8")
LIBRARIES: Final = dict(re.findall(r"^\| `([\w-]+)` \| .+ \| (.+) \|$", TEXT, re.MULTILINE))
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENGINE_LOCK: Final = ROOT / "app" / "infrastructure" / "simulation" / "showdown" / "package-lock.json"
_LONGEST_NAME: Final = 30
"""Of a licence; what is longer, some packages give for its text."""


def licence_of(library: str) -> str:
    told = metadata(library)
    named = next(iter([*told.get_all("License-Expression", []), *told.get_all("License", [])]), "")
    if named and len(named) <= _LONGEST_NAME:
        return named
    classified = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    return classified[0].rpartition(" :: ")[2] if classified else named


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_under_the_licence_that_it_names(library: str) -> None:
    assert LIBRARIES[library] == licence_of(library)


def test_every_library_that_the_service_needs_is_there() -> None:
    needed = {re.split(r"[\[>=<]", one)[0] for one in PROJECT["dependencies"]}
    extra = {re.split(r"[\[>=<]", one)[0] for many in PROJECT["optional-dependencies"].values() for one in many}
    assert needed <= LIBRARIES.keys() <= needed | extra


def test_the_sources_are_under_the_licences_that_the_service_tells() -> None:
    settings = Settings.model_fields
    origins = FileProvenance(
        folder=ROOT / "data" / "pokedex",
        pokeapi_address=settings["pokeapi_address"].default,
        pokepedia_address=settings["pokepedia_address"].default,
    ).origins()
    told = re.findall(r"^\| \[(.+)\]\(https://.+\).* \| .+ \| (.+) \| .+ \|$", TEXT, re.MULTILINE)
    assert [licence for _, licence in told] == [one.licence or "does not apply" for one in origins]
    for (name, _), origin in zip(told, origins, strict=True):
        assert origin.name.startswith(name)


@pytest.mark.parametrize("name", ["sim", "mods"])
def test_the_reference_engine_is_under_its_licence(name: str) -> None:
    packages = json.loads(ENGINE_LOCK.read_text(encoding="utf-8"))["packages"]
    assert packages[f"node_modules/@pkmn/{name}"]["license"] == "MIT"
    assert f"`@pkmn/{name}`" in TEXT


def test_our_own_licence_is_the_one_of_the_code() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith(f"{PROJECT['license']} License")
    assert f"[{PROJECT['license']} licence](../../LICENSE)" in " ".join(TEXT.split())
