from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.avs_in import AvsIn
    from ..models.ivs_in import IvsIn


T = TypeVar("T", bound="CombatantIn")


@_attrs_define
class CombatantIn:
    """A Pokémon with the one move that it repeats. What is left out is as in an untrained one of level 50.

    Attributes:
        move (str): The move that it repeats: slug, or name in any language.
        pokemon (str): Slug, or name in any language.
        allow_unlearnable (bool | Unset): Take a move that it cannot learn. Default: False.
        avs (AvsIn | Unset): Awakening values: what candies have added to each statistic. One that is left out is 0.
        friendship (int | Unset): How fond it is of its trainer; the more, the higher every statistic but HP. Default:
            70.
        ivs (IvsIn | Unset): Individual values: what it was born with. One that is left out is perfect.
        level (int | Unset): Its level. Default: 50.
        nature (str | Unset): Its nature: slug, or name in any language. Default: 'hardy'.
    """

    move: str
    pokemon: str
    allow_unlearnable: bool | Unset = False
    avs: AvsIn | Unset = UNSET
    friendship: int | Unset = 70
    ivs: IvsIn | Unset = UNSET
    level: int | Unset = 50
    nature: str | Unset = "hardy"

    def to_dict(self) -> dict[str, Any]:
        move = self.move

        pokemon = self.pokemon

        allow_unlearnable = self.allow_unlearnable

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
                "move": move,
                "pokemon": pokemon,
            }
        )
        if allow_unlearnable is not UNSET:
            field_dict["allow_unlearnable"] = allow_unlearnable
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
        move = d.pop("move")

        pokemon = d.pop("pokemon")

        allow_unlearnable = d.pop("allow_unlearnable", UNSET)

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

        combatant_in = cls(
            move=move,
            pokemon=pokemon,
            allow_unlearnable=allow_unlearnable,
            avs=avs,
            friendship=friendship,
            ivs=ivs,
            level=level,
            nature=nature,
        )

        return combatant_in
