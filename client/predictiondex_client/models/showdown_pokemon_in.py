from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShowdownPokemonIn")


@_attrs_define
class ShowdownPokemonIn:
    """A Pokémon in the text of Pokémon Showdown.

    Attributes:
        showdown (str): One set, as Pokémon Showdown's teambuilder exports it. There, a missing level means 100.
    """

    showdown: str

    def to_dict(self) -> dict[str, Any]:
        showdown = self.showdown

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "showdown": showdown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        showdown = d.pop("showdown")

        showdown_pokemon_in = cls(
            showdown=showdown,
        )

        return showdown_pokemon_in
