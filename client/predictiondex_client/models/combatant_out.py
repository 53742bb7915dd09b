from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.stats_out import StatsOut


T = TypeVar("T", bound="CombatantOut")


@_attrs_define
class CombatantOut:
    """A Pokémon with its move, as it was understood.

    Attributes:
        avs (StatsOut): One number for each statistic.
        friendship (int): Its friendship, which raises every statistic but HP.
        ivs (StatsOut): One number for each statistic.
        level (int): Its level.
        move (str): The move that it repeats, by its slug.
        nature (str): Its nature, by slug.
        pokemon (str): The Pokémon, by its slug.
    """

    avs: StatsOut
    friendship: int
    ivs: StatsOut
    level: int
    move: str
    nature: str
    pokemon: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        avs = self.avs.to_dict()

        friendship = self.friendship

        ivs = self.ivs.to_dict()

        level = self.level

        move = self.move

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
                "move": move,
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

        move = d.pop("move")

        nature = d.pop("nature")

        pokemon = d.pop("pokemon")

        combatant_out = cls(
            avs=avs,
            friendship=friendship,
            ivs=ivs,
            level=level,
            move=move,
            nature=nature,
            pokemon=pokemon,
        )

        combatant_out.additional_properties = d
        return combatant_out

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
