"""The columns of a user's own files, and what docs/how-to/own-data.md says of them."""

from __future__ import annotations

import re
from typing import Final

import pytest

from app.domain.pokedex.names import normalise
from app.infrastructure.sources.csv_files.lines import columns_of
from app.infrastructure.sources.csv_files.rows import MoveLine, PokemonLine
from app.infrastructure.sources.csv_files.table import LARGEST, Dialect, read_table
from app.infrastructure.sources.own_files.columns import MOVES_LAYOUT, NAME, POKEMON_LAYOUT, SLUG, Layout
from app.infrastructure.sources.own_files.headings import recognised
from tests.conftest import ROOT

DOCUMENT: Final = (ROOT / "docs" / "how-to" / "own-data.md").read_text(encoding="utf-8")
LAYOUTS: Final = (POKEMON_LAYOUT, MOVES_LAYOUT)


def documented(file: str) -> dict[str, tuple[bool, set[str]]]:
    """Return, by column, whether it is needed and what it is also called."""
    section = DOCUMENT.split(f"## {file}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (yes|no) \| .* \|(.*)\|$", section, re.MULTILINE)
    return {name: (needed == "yes", set(re.findall(r"`([^`]+)`", others))) for name, needed, others in rows}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.file)
def test_the_document_tells_the_columns_and_spellings_that_the_code_knows(layout: Layout) -> None:
    bundled = {column.name: {column.fact} - {column.name} for column in layout.changeable} | {NAME: {SLUG}}
    known = {column.name: (column.is_needed, {*column.synonyms, *bundled[column.name]}) for column in layout.changeable}
    assert documented(layout.file) == known


def test_the_document_tells_the_limit() -> None:
    assert f"At most {LARGEST / 1e6:.0f} MB" in DOCUMENT


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.file)
def test_no_spelling_means_two_columns(layout: Layout) -> None:
    spellings = [
        normalise(spelling)
        for column in layout.columns
        for spelling in {normalise(one) for one in (column.name, column.fact, *column.synonyms)}
    ]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(("layout", "shape"), [(POKEMON_LAYOUT, PokemonLine), (MOVES_LAYOUT, MoveLine)])
def test_every_exported_column_is_known(layout: Layout, shape: type[PokemonLine | MoveLine]) -> None:
    table = read_table(layout.file, ",".join(columns_of(shape)), Dialect())
    found = recognised(table, layout)
    assert set(found) == set(columns_of(shape))
    assert found[SLUG].name == NAME


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("NOM|Type1|type 2|PV|Attaque|DÉFENSE|Attaque Spéciale|Def. Spé.|Vitesse", ["def", "spa", "spd", "spe"]),
        ("name|TYPE|Type_2|HP|Attack|Defense|Sp. Atk|Sp. Def|Speed", ["def", "spa", "spd", "spe"]),
        ("Pokémon|type-1|type-2|pv|att|def|spa|spd|spe", ["def", "spa", "spd", "spe"]),
    ],
)
def test_headings_count_without_case_accents_and_punctuation(headings: str, names: list[str]) -> None:
    found = recognised(read_table("pokemon.csv", headings, Dialect(delimiter="|")), POKEMON_LAYOUT)
    assert [column.name for column in found.values()] == [NAME, "type_1", "type_2", "hp", "atk", *names]


def test_a_slug_beside_a_name_is_not_the_name() -> None:
    headings = "slug,Nom,type,category,power,accuracy,pp"
    found = recognised(read_table("moves.csv", headings, Dialect()), MOVES_LAYOUT)
    assert [found["slug"].name, found["Nom"].name] == [SLUG, NAME]
    assert found["slug"].read is None
