from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.gender import Gender, check_gender
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.avs_in import AvsIn
    from ..models.ivs_in import IvsIn


T = TypeVar("T", bound="SetIn")


@_attrs_define
class SetIn:
    """
    Attributes:
        pokemon (str): Slug, or name in any language.
        avs (AvsIn | Unset): Awakening values: what candies have added to each statistic. One that is left out is 0.
        friendship (int | Unset): How fond it is of its trainer; the more, the higher every statistic but HP. Default:
            70.
        gender (Gender | None | Unset): `F`, `M`, or null where it is left open.
        ivs (IvsIn | Unset): Individual values: what it was born with. One that is left out is perfect.
        level (int | Unset): Its level. Default: 50.
        moves (list[str] | Unset): Up to four moves, by slug or by any name, learnt by it or not.
        nature (str | Unset): Its nature: slug, or name in any language. Default: 'hardy'.
        nickname (None | str | Unset): What its trainer calls it.
        shiny (bool | Unset): Whether it is shiny. Default: False.
    """

    pokemon: str
    avs: AvsIn | Unset = UNSET
    friendship: int | Unset = 70
    gender: Gender | Unset | None = UNSET
    ivs: IvsIn | Unset = UNSET
    level: int | Unset = 50
    moves: list[str] | Unset = UNSET
    nature: str | Unset = "hardy"
    nickname: str | Unset | None = UNSET
    shiny: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        pokemon = self.pokemon

        avs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.avs, Unset):
            avs = self.avs.to_dict()

        friendship = self.friendship

        gender: str | Unset | None
        if isinstance(self.gender, Unset):
            gender = UNSET
        elif isinstance(self.gender, str):
            gender = self.gender
        else:
            gender = self.gender

        ivs: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ivs, Unset):
            ivs = self.ivs.to_dict()

        level = self.level

        moves: list[str] | Unset = UNSET
        if not isinstance(self.moves, Unset):
            moves = self.moves

        nature = self.nature

        nickname: str | Unset | None
        if isinstance(self.nickname, Unset):
            nickname = UNSET
        else:
            nickname = self.nickname

        shiny = self.shiny

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
        if gender is not UNSET:
            field_dict["gender"] = gender
        if ivs is not UNSET:
            field_dict["ivs"] = ivs
        if level is not UNSET:
            field_dict["level"] = level
        if moves is not UNSET:
            field_dict["moves"] = moves
        if nature is not UNSET:
            field_dict["nature"] = nature
        if nickname is not UNSET:
            field_dict["nickname"] = nickname
        if shiny is not UNSET:
            field_dict["shiny"] = shiny

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

        def _parse_gender(data: object) -> Gender | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                gender_type_0 = check_gender(data)

                return gender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("Gender | None | Unset", data)

        gender = _parse_gender(d.pop("gender", UNSET))

        _ivs = d.pop("ivs", UNSET)
        ivs: IvsIn | Unset
        if isinstance(_ivs, Unset):
            ivs = UNSET
        else:
            ivs = IvsIn.from_dict(_ivs)

        level = d.pop("level", UNSET)

        moves = cast("list[str]", d.pop("moves", UNSET))

        nature = d.pop("nature", UNSET)

        def _parse_nickname(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        nickname = _parse_nickname(d.pop("nickname", UNSET))

        shiny = d.pop("shiny", UNSET)

        set_in = cls(
            pokemon=pokemon,
            avs=avs,
            friendship=friendship,
            gender=gender,
            ivs=ivs,
            level=level,
            moves=moves,
            nature=nature,
            nickname=nickname,
            shiny=shiny,
        )

        return set_in
