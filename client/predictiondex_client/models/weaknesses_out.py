from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.matchups_out import MatchupsOut
    from ..models.weakness_multipliers import WeaknessMultipliers


T = TypeVar("T", bound="WeaknessesOut")


@_attrs_define
class WeaknessesOut:
    """
    Attributes:
        groups (list[MatchupsOut]): The same by multiplier: 4, 2, 1, 0.5, 0.25 and 0, each of them.
        multipliers (WeaknessMultipliers): By the type of the move, all of them.
        pokemon (str): The Pokémon, by its slug.
        types (list[str]): Its one or two types, by slug.
    """

    groups: list[MatchupsOut]
    multipliers: WeaknessMultipliers
    pokemon: str
    types: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)

        multipliers = self.multipliers.to_dict()

        pokemon = self.pokemon

        types = self.types

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "groups": groups,
                "multipliers": multipliers,
                "pokemon": pokemon,
                "types": types,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.matchups_out import MatchupsOut
        from ..models.weakness_multipliers import WeaknessMultipliers

        d = dict(src_dict)
        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = MatchupsOut.from_dict(groups_item_data)

            groups.append(groups_item)

        multipliers = WeaknessMultipliers.from_dict(d.pop("multipliers"))

        pokemon = d.pop("pokemon")

        types = cast("list[str]", d.pop("types"))

        weaknesses_out = cls(
            groups=groups,
            multipliers=multipliers,
            pokemon=pokemon,
            types=types,
        )

        weaknesses_out.additional_properties = d
        return weaknesses_out

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
