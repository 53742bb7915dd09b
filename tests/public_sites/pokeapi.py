"""PokeAPI, version 2, as our own site plays it: documents of its structure, with the facts of a Pokédex of ours.

Whatever can have changed after Let's Go (moves, types, statistics, the type chart) is another thing today in every
third entry, and what it was in Let's Go stands among the past values, between older and newer ones.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from app.domain.pokedex.species import Form
from tests.public_sites.pokeapi_documents import (
    LETS_GO,
    ROOT,
    generation,
    local_names,
    move_document,
    nature_document,
    pokemon_document,
    reference,
    version_group_document,
)
from tests.public_sites.scripted_site import Page

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import Type
    from tests.public_sites.scripted_site import ScriptedSite

VERSION_GROUPS: Final = {
    "diamond-pearl": (8, 4, ("diamond", "pearl")),
    "ultra-sun-ultra-moon": (18, 7, ("ultra-sun", "ultra-moon")),
    LETS_GO: (19, 7, ("lets-go-pikachu", "lets-go-eevee")),
    "sword-shield": (20, 8, ("sword", "shield")),
    "scarlet-violet": (25, 9, ("scarlet", "violet")),
}
NAMED_OTHERWISE: Final = {"vise-grip": "vice-grip"}
NOT_IN_LETS_GO: Final = {"pokemon-species": "pichu", "pokemon": "pichu", "move": "tera-blast", "type": "stellar"}
_CHANGED: Final = 3


class PokeApi:
    """Change `documents`, which are by path, before they are published."""

    def __init__(self, pokedex: Pokedex, address: str) -> None:
        self._pokedex = pokedex
        self._address = address
        self.documents: dict[str, Any] = {}
        self.paths: dict[tuple[str, str], str] = {}
        """By kind and our slug."""
        self._listed: dict[str, list[dict[str, str]]] = {}
        self._fill()

    @property
    def address(self) -> str:
        return self._address + ROOT.rstrip("/")

    def of(self, kind: str, slug: str) -> Any:
        return self.documents[self.paths[kind, slug]]

    def listing(self, kind: str) -> Any:
        return self.documents[listing_path(kind)]

    def publish(self, site: ScriptedSite) -> None:
        site.pages |= {path: Page(json.dumps(document).encode()) for path, document in self.documents.items()}

    def _fill(self) -> None:
        for one in self._pokedex.pokemon:
            self._add_pokemon(one)
        for number, move in enumerate(self._pokedex.moves, start=1):
            self._add("move", move.slug, number, move_document(move, is_changed=number % _CHANGED == 0))
        for number, one_type in enumerate(self._pokedex.types, start=1):
            relations = {"names": local_names(one_type.names, one_type.slug), **self._relations(one_type, number)}
            self._add("type", one_type.slug, number, relations)
        for number, nature in enumerate(self._pokedex.natures, start=1):
            self._add("nature", nature.slug, number, nature_document(nature))
        for name, (order, number, versions) in VERSION_GROUPS.items():
            self._add("version-group", name, order, version_group_document(name, order, number, versions))
        self._list_all()

    def _list_all(self) -> None:
        for kind, name in NOT_IN_LETS_GO.items():
            self._list(kind, name, f"{ROOT}{kind}/9999/")
        for kind, results in self._listed.items():
            shown = {"count": len(results), "next": None, "previous": None, "results": results}
            self.documents[listing_path(kind)] = shown

    def _add(self, kind: str, slug: str, number: int, document: dict[str, Any]) -> None:
        name = NAMED_OTHERWISE.get(slug, slug)
        path = f"{ROOT}{kind}/{number}/"
        self.documents[path] = {"id": number, "name": name, **document}
        self.paths[kind, slug] = path
        self._list(kind, name, path)

    def _list(self, kind: str, name: str, path: str) -> None:
        self._listed.setdefault(kind, []).append({"name": name, "url": self._address + path})

    def _add_pokemon(self, one: Pokemon) -> None:
        number = one.dex_number if one.form is Form.BASE else 10_000 + self._pokedex.pokemon_positions[one.slug]
        self._add("pokemon", one.slug, number, pokemon_document(one, number, is_changed=number % _CHANGED == 0))
        if one.form is Form.BASE:
            self._add("pokemon-species", one.slug, number, self._species(one))
            self._add("pokemon-form", one.slug, number, {"names": [], "form_names": []})
        else:
            self._add("pokemon-form", one.slug, number, {"names": local_names(one.names, one.slug), "form_names": []})

    def _species(self, one: Pokemon) -> dict[str, Any]:
        earlier = one.evolves_from or ("pichu" if one.slug == "pikachu" else None)
        root = one
        while root.evolves_from is not None:
            root = self._pokedex.get_pokemon(root.evolves_from)
        path = f"{ROOT}evolution-chain/{root.dex_number}/"
        self.paths["evolution-chain", one.slug] = path
        self.documents[path] = {"id": root.dex_number, "baby_trigger_item": None, "chain": self._link(root)}
        return {
            "names": local_names(one.names, one.slug),
            "evolves_from_species": reference("pokemon-species", earlier) if earlier else None,
            "evolution_chain": {"url": self._address + path},
        }

    def _link(self, one: Pokemon) -> dict[str, Any]:
        ways = [{"min_level": one.evolution_level, "time_of_day": ""}] if one.evolves_from else []
        forms = [later for later in self._pokedex.pokemon if later.species == one.slug and later.form is Form.ALOLA]
        ways += [{"min_level": later.evolution_level, "time_of_day": "night"} for later in forms if ways]
        later_ones = [later for later in self._pokedex.pokemon if later.evolves_from == one.slug]
        return {
            "species": reference("pokemon-species", one.slug),
            "evolution_details": ways,
            "evolves_to": [self._link(later) for later in later_ones if later.form is Form.BASE],
            "is_baby": False,
        }

    def _relations(self, attacking: Type, number: int) -> dict[str, Any]:
        defending = self._pokedex.type_chart.multipliers
        found = {
            name: [
                reference("type", there.slug)
                for there in self._pokedex.types
                if defending[attacking.slug, there.slug] == value
            ]
            for name, value in (("double_damage_to", 2.0), ("half_damage_to", 0.5), ("no_damage_to", 0.0))
        }
        other = {"double_damage_to": [reference("type", "stellar")], "half_damage_to": [], "no_damage_to": []}
        was_changed = number % _CHANGED == 0
        past = [{"generation": generation(5), "damage_relations": other}]
        if was_changed:
            past.append({"generation": generation(7), "damage_relations": found})
        return {"damage_relations": other if was_changed else found, "past_damage_relations": past}


def listing_path(kind: str) -> str:
    return f"{ROOT}{kind}/?limit=100000&offset=0"
