"""Families of which somebody is missing: the others inherit what is left, for the Pokédex to name the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.inheritance import completed

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.mark.parametrize("missing", ["bulbasaur", "ivysaur", "venusaur"])
def test_whoever_is_left_keeps_its_own_moves(pokedex: Pokedex, missing: str) -> None:
    family = [one for one in pokedex.pokemon if one.species in {"bulbasaur", "ivysaur", "venusaur"} - {missing}]
    left = [*family, *(one for one in pokedex.pokemon if one.slug == "venusaur-mega" and one not in family)]
    found = completed(left, pokedex.learnsets)
    assert set(found) == {one.slug for one in left}
    for slug, rows in found.items():
        own = {row.move for row in pokedex.learnsets[slug] if row.learnt_by is None}
        assert own <= {row.move for row in rows} <= {row.move for row in pokedex.learnsets[slug]}
