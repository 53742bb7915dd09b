from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.matchups_out import MatchupsOut
    from ..models.names_out import NamesOut


T = TypeVar("T", bound="TypeDetailsOut")


@_attrs_define
class TypeDetailsOut:
    """
    Attributes:
        defence (list[MatchupsOut]): The types of the moves that hit it, by 2, 1, 0.5 and 0.
        moves (int): How many moves are of it.
        names (NamesOut): Its names by language.
        offence (list[MatchupsOut]): The types that its moves hit, by 2, 1, 0.5 and 0.
        pokemon (int): How many Pokémon are of it.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
    """

    defence: list[MatchupsOut]
    moves: int
    names: NamesOut
    offence: list[MatchupsOut]
    pokemon: int
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        defence = []
        for defence_item_data in self.defence:
            defence_item = defence_item_data.to_dict()
            defence.append(defence_item)

        moves = self.moves

        names = self.names.to_dict()

        offence = []
        for offence_item_data in self.offence:
            offence_item = offence_item_data.to_dict()
            offence.append(offence_item)

        pokemon = self.pokemon

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "defence": defence,
                "moves": moves,
                "names": names,
                "offence": offence,
                "pokemon": pokemon,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.matchups_out import MatchupsOut
        from ..models.names_out import NamesOut

        d = dict(src_dict)
        defence = []
        _defence = d.pop("defence")
        for defence_item_data in _defence:
            defence_item = MatchupsOut.from_dict(defence_item_data)

            defence.append(defence_item)

        moves = d.pop("moves")

        names = NamesOut.from_dict(d.pop("names"))

        offence = []
        _offence = d.pop("offence")
        for offence_item_data in _offence:
            offence_item = MatchupsOut.from_dict(offence_item_data)

            offence.append(offence_item)

        pokemon = d.pop("pokemon")

        slug = d.pop("slug")

        type_details_out = cls(
            defence=defence,
            moves=moves,
            names=names,
            offence=offence,
            pokemon=pokemon,
            slug=slug,
        )

        type_details_out.additional_properties = d
        return type_details_out

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
