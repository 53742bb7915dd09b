from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.avs_in import AvsIn
    from ..models.ivs_in import IvsIn


T = TypeVar("T", bound="TrainedPokemonIn")


@_attrs_define
class TrainedPokemonIn:
    """What is left out is as in an untrained Pokémon of level 50.

    Attributes:
        pokemon (str): Slug, or name in any language.
        avs (AvsIn | Unset): Awakening values: what candies have added to each statistic. One that is left out is 0.
        friendship (int | Unset): How fond it is of its trainer; the more, the higher every statistic but HP. Default:
            70.
        ivs (IvsIn | Unset): Individual values: what it was born with. One that is left out is perfect.
        level (int | Unset): Its level. Default: 50.
        nature (str | Unset): Its nature: slug, or name in any language. Default: 'hardy'.
    """

    pokemon: str
    avs: AvsIn | Unset = UNSET
    friendship: int | Unset = 70
    ivs: IvsIn | Unset = UNSET
    level: int | Unset = 50
    nature: str | Unset = "hardy"

    def to_dict(self) -> dict[str, Any]:
        pokemon = self.pokemon

        avs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.avs, Unset):
            avs = self.avs.to_dict()

        friendship = self.friendship

        ivs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ivs, Unset):
            ivs = self.ivs.to_dict()

        level = self.level

        nature = self.nature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "pokemon": pokemon,
            }
        )
        if avs is not UNSET:
            field_dict["avs"] = avs
        if friendship is not UNSET:
            field_dict["friendship"] = friendship
        if ivs is not UNSET:
            field_dict["ivs"] = ivs
        if level is not UNSET:
            field_dict["level"] = level
        if nature is not UNSET:
            field_dict["nature"] = nature

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.avs_in import AvsIn
        from ..models.ivs_in import IvsIn

        d = dict(src_dict)
        pokemon = d.pop("pokemon")

        _avs = d.pop("avs", UNSET)
        avs: AvsIn | Unset
        if isinstance(_avs, Unset):
            avs = UNSET
        else:
            avs = AvsIn.from_dict(_avs)

        friendship = d.pop("friendship", UNSET)

        _ivs = d.pop("ivs", UNSET)
        ivs: IvsIn | Unset
        if isinstance(_ivs, Unset):
            ivs = UNSET
        else:
            ivs = IvsIn.from_dict(_ivs)

        level = d.pop("level", UNSET)

        nature = d.pop("nature", UNSET)

        trained_pokemon_in = cls(
            pokemon=pokemon,
            avs=avs,
            friendship=friendship,
            ivs=ivs,
            level=level,
            nature=nature,
        )

        return trained_pokemon_in
