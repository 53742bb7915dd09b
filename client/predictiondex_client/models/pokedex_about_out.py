from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PokedexAboutOut")


@_attrs_define
class PokedexAboutOut:
    """
    Attributes:
        forms (int): Pokémon that can be asked about: a species has one for each of its forms.
        imported_at (datetime.datetime): When it was imported.
        moves (int): How many moves it has.
        revision (int): The number of its import.
        source (str): Where it was imported from.
        species (int): How many species it has.
    """

    forms: int
    imported_at: datetime.datetime
    moves: int
    revision: int
    source: str
    species: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        forms = self.forms

        imported_at = self.imported_at.isoformat()

        moves = self.moves

        revision = self.revision

        source = self.source

        species = self.species

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "forms": forms,
                "imported_at": imported_at,
                "moves": moves,
                "revision": revision,
                "source": source,
                "species": species,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        forms = d.pop("forms")

        imported_at = datetime.datetime.fromisoformat(d.pop("imported_at"))

        moves = d.pop("moves")

        revision = d.pop("revision")

        source = d.pop("source")

        species = d.pop("species")

        pokedex_about_out = cls(
            forms=forms,
            imported_at=imported_at,
            moves=moves,
            revision=revision,
            source=source,
            species=species,
        )

        pokedex_about_out.additional_properties = d
        return pokedex_about_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
