from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.pokedex.names import Names
from tests.contracts.pokedex_variants import (
    excerpt,
    renamed_pokemon,
    reversed_order,
    with_move,
    with_pokemon,
    with_traded_names,
    without_inheritance,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.pokedex.pokedex import Pokedex


VARIANTS = {
    "another order": reversed_order,
    "fewer Pokémon": lambda pokedex: excerpt(pokedex, ("pikachu", "pichu", "ditto")),
    "another slug": lambda pokedex: renamed_pokemon(pokedex, "ditto", "dittoo"),
    "names traded": lambda pokedex: with_traded_names(pokedex, "charmander", "charmeleon"),
    "numbers traded": lambda pokedex: with_pokemon(
        with_pokemon(pokedex, "ditto", dex_number=172), "pichu", dex_number=132
    ),
    "other types": lambda pokedex: with_pokemon(pokedex, "ditto", types=("ghost", "normal")),
    "one type less": lambda pokedex: with_pokemon(pokedex, "charizard", types=("fire",)),
    "more names": lambda pokedex: with_pokemon(
        pokedex,
        "ditto",
        names=Names(
            english="Ditto",
            french="Métamorph",
            japanese="メタモン",
            german="Dito",
            later_french="Métamorphe",
        ),
        sprite_url="https://example.org/ditto.png",
        height_dm=None,
    ),
    "another variant": lambda pokedex: with_pokemon(pokedex, "charizard-mega-x", variant="z"),
    "nothing inherited": without_inheritance,
    "no evolution": lambda pokedex: with_pokemon(pokedex, "charmeleon", evolves_from=None, evolution_level=None),
    "no flags and effects": lambda pokedex: with_move(pokedex, "thunderbolt", flags=frozenset(), effects=()),
    "an empty learnset": lambda pokedex: replace(pokedex, learnsets={**pokedex.learnsets, "ditto": ()}),
}


class PokedexRepositoryContract:
    """A test class inherits this and gives a fixture `repository` that nothing was imported into."""

    def test_an_empty_repository_says_what_is_missing(self, repository: PokedexRepository) -> None:
        with pytest.raises(PokedexMissingError, match="pokedex import"):
            repository.get()
        assert (repository.revision(), repository.mark()) == (0, "")

    def test_the_whole_pokedex_comes_back_as_it_was(self, repository: PokedexRepository, pokedex: Pokedex) -> None:
        summary = repository.replace(pokedex, source="bundled")

        assert repository.get() == pokedex
        assert repository.revision() == 1
        assert summary.total == sum(table.inserted for table in summary.changes.values()) > len(pokedex.pokemon)

    @pytest.mark.parametrize("vary", VARIANTS.values(), ids=VARIANTS.keys())
    def test_any_sound_pokedex_takes_the_place_of_any_other(
        self, repository: PokedexRepository, pokedex: Pokedex, vary: Callable[[Pokedex], Pokedex]
    ) -> None:
        before = excerpt(pokedex)
        after = vary(before)
        for revision, one in enumerate((before, after, before), start=1):
            repository.replace(one, source="bundled")

            assert repository.get() == one
            assert repository.revision() == revision
            stored = repository.stored()
            assert (stored.pokedex, stored.revision, stored.source) == (one, revision, "bundled")
            assert repository.mark() == stored.mark

    def test_the_moment_of_the_import_is_kept_in_utc(self, repository: PokedexRepository, pokedex: Pokedex) -> None:
        before = datetime.now(UTC)
        repository.replace(excerpt(pokedex), source="bundled")
        first = repository.stored().imported_at
        repository.replace(excerpt(pokedex), source="bundled")

        assert before <= first <= datetime.now(UTC)
        assert first.utcoffset() == timedelta(0)
        assert repository.stored().imported_at == first

    def test_the_same_again_writes_nothing(self, repository: PokedexRepository, pokedex: Pokedex) -> None:
        first = repository.replace(excerpt(pokedex), source="bundled")
        again = repository.replace(excerpt(pokedex), source="another")

        assert again.total == 0
        assert again.changes.keys() == first.changes.keys()
        assert repository.revision() == 1

    def test_a_changed_fact_is_one_change(self, repository: PokedexRepository, pokedex: Pokedex) -> None:
        before = excerpt(pokedex)
        repository.replace(before, source="bundled")
        after = with_pokemon(before, "pikachu", weight_hg=61)
        changes = repository.replace(after, source="bundled").changes

        assert {name: table.total for name, table in changes.items() if table.total} == {"pokemon": 1}
        assert changes["pokemon"].updated == 1
        assert repository.revision() == 2
        assert repository.get().get_pokemon("pikachu").weight_hg == 61
