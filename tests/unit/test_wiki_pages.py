"""Which pages of the French wiki are asked for, and of whom they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.infrastructure.sources.pokepedia.pages import page_address, page_name, pages

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

SITE = "https://wiki.example"


@pytest.mark.parametrize(
    ("french", "name"),
    [
        ("Pikachu", "Pikachu"),
        ("M. Mime", "M._Mime"),
        ("Nidoran♀", "Nidoran♀"),
        ("Raichu d'Alola", "Raichu_d'Alola"),
        ("Raichu d’Alola", "Raichu_d'Alola"),
    ],
)
def test_a_page_is_called_as_the_wiki_writes_the_name(french: str, name: str) -> None:
    assert page_name(french) == name


@pytest.mark.parametrize("site", [SITE, f"{SITE}/"])
def test_an_address_is_encoded(site: str) -> None:
    assert page_address(site, "Nidoran♀") == f"{SITE}/Nidoran%E2%99%80/G%C3%A9n%C3%A9ration_7"
    assert page_address(site, "Évoli") == f"{SITE}/%C3%89voli/G%C3%A9n%C3%A9ration_7"
    assert page_address(site, "Raichu d'Alola") == f"{SITE}/Raichu_d%27Alola/G%C3%A9n%C3%A9ration_7"


def test_each_species_and_each_alolan_form_has_a_page_and_no_mega_pokemon_has(pokedex: Pokedex) -> None:
    asked_for = pages(pokedex, SITE)
    assert len(asked_for) == 153 + 18
    assert not any("M%C3%A9ga" in address for address in asked_for)


def test_a_partner_shares_the_page_of_its_species(pokedex: Pokedex) -> None:
    spoken_of = pages(pokedex, SITE)[page_address(SITE, "Pikachu")]
    assert [one.slug for one in spoken_of] == ["pikachu", "pikachu-starter"]
