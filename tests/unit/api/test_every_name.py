"""Each Pokémon and each move is found by its names, and says them exactly as the bundled lists write them."""

from __future__ import annotations

import csv
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.api.asgi_client import AsgiClient

FOLDER = ROOT / "data" / "pokedex"
KINDS = {"pokemon": "pokemon", "moves": "move"}
COUNTS = {"pokemon": 188, "moves": 226}


def _as_written(name: str) -> str:
    return name


def _without_accents(name: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def _in_capitals(name: str) -> str:
    return name.upper()


def _without_hyphens(name: str) -> str:
    return name.replace("-", " ")


SPELLINGS = (_as_written, _without_accents, _in_capitals, _without_hyphens)


def _names(kind: str, language: str) -> dict[str, str]:
    """Return by slug what the files say, read apart from the product."""
    file, column = ("french_names.csv", "name") if language == "fr" else (f"{kind}.csv", "name_en")
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return {
            row["slug"]: row[column] for row in csv.DictReader(lines) if row.get("kind", KINDS[kind]) == KINDS[kind]
        }


@pytest.fixture(params=["pokemon", "moves"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_slug_leads_to_exactly_its_name(client: AsgiClient, kind: str, language: str) -> None:
    names = _names(kind, language)
    answers = client.get_each(f"/v1/{kind}/{slug}" for slug in names)

    assert {one.json()["slug"]: one.json()["names"][language] for one in answers} == names
    assert len(names) == COUNTS[kind]


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_name_leads_to_its_slug(
    client: AsgiClient, kind: str, language: str, spell: Callable[[str], str]
) -> None:
    names = _names(kind, language)
    answers = client.get_each(f"/v1/{kind}/{quote(spell(name))}" for name in names.values())

    assert [one.json()["slug"] for one in answers] == list(names)
