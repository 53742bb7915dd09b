from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.avs_in import AvsIn
    from ..models.ivs_in import IvsIn


T = TypeVar("T", bound="ContenderIn")


@_attrs_define
class ContenderIn:
    """A Pokémon that chooses among its moves. What is left out is as in an untrained one of level 50.

    Attributes:
        pokemon (str): Slug, or name in any language.
        allow_unlearnable (bool | Unset): Take a move that it cannot learn. Default: False.
        avs (AvsIn | Unset): Awakening values: what candies have added to each statistic. One that is left out is 0.
        friendship (int | Unset): How fond it is of its trainer; the more, the higher every statistic but HP. Default:
            70.
        ivs (IvsIn | Unset): Individual values: what it was born with. One that is left out is perfect.
        level (int | Unset): Its level. Default: 50.
        moves (list[str] | None | Unset): What it can choose from; by default, every damaging move that it can learn.
        nature (str | Unset): Its nature: slug, or name in any language. Default: 'hardy'.
    """

    pokemon: str
    allow_unlearnable: bool | Unset = False
    avs: AvsIn | Unset = UNSET
    friendship: int | Unset = 70
    ivs: IvsIn | Unset = UNSET
    level: int | Unset = 50
    moves: list[str] | Unset | None = UNSET
    nature: str | Unset = "hardy"

    def to_dict(self) -> dict[str, Any]:
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

        moves: list[str] | Unset | None
        if isinstance(self.moves, Unset):
            moves = UNSET
        elif isinstance(self.moves, list):
            moves = self.moves

        else:
            moves = self.moves

        nature = self.nature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
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
        if moves is not UNSET:
            field_dict["moves"] = moves
        if nature is not UNSET:
            field_dict["nature"] = nature

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.avs_in import AvsIn
        from ..models.ivs_in import IvsIn

        d = dict(src_dict)
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

        def _parse_moves(data: object) -> list[str] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                moves_type_0 = cast("list[str]", data)

                return moves_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[str] | None | Unset", data)

        moves = _parse_moves(d.pop("moves", UNSET))

        nature = d.pop("nature", UNSET)

        contender_in = cls(
            pokemon=pokemon,
            allow_unlearnable=allow_unlearnable,
            avs=avs,
            friendship=friendship,
            ivs=ivs,
            level=level,
            moves=moves,
            nature=nature,
        )

        return contender_in
