from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.stats_out import StatsOut


T = TypeVar("T", bound="TrainedPokemonOut")


@_attrs_define
class TrainedPokemonOut:
    """A Pokémon as it was understood.

    Attributes:
        avs (StatsOut): One number for each statistic.
        friendship (int): Its friendship, which raises every statistic but HP.
        ivs (StatsOut): One number for each statistic.
        level (int): Its level.
        nature (str): Its nature, by slug.
        pokemon (str): The Pokémon, by its slug.
    """

    avs: StatsOut
    friendship: int
    ivs: StatsOut
    level: int
    nature: str
    pokemon: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        avs = self.avs.to_dict()

        friendship = self.friendship

        ivs = self.ivs.to_dict()

        level = self.level

        nature = self.nature

        pokemon = self.pokemon

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "avs": avs,
                "friendship": friendship,
                "ivs": ivs,
                "level": level,
                "nature": nature,
                "pokemon": pokemon,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.stats_out import StatsOut

        d = dict(src_dict)
        avs = StatsOut.from_dict(d.pop("avs"))

        friendship = d.pop("friendship")

        ivs = StatsOut.from_dict(d.pop("ivs"))

        level = d.pop("level")

        nature = d.pop("nature")

        pokemon = d.pop("pokemon")

        trained_pokemon_out = cls(
            avs=avs,
            friendship=friendship,
            ivs=ivs,
            level=level,
            nature=nature,
            pokemon=pokemon,
        )

        trained_pokemon_out.additional_properties = d
        return trained_pokemon_out

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
