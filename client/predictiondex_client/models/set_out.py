from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gender import Gender, check_gender

if TYPE_CHECKING:
    from ..models.stats_out import StatsOut


T = TypeVar("T", bound="SetOut")


@_attrs_define
class SetOut:
    """
    Attributes:
        avs (StatsOut): One number for each statistic.
        friendship (int): 70 where the text says none, as in Showdown's battles of Let's Go.
        gender (Gender | None): `F` or `M`; null where the text says none.
        ivs (StatsOut): One number for each statistic.
        level (int): 100 where the text says none.
        moves (list[str]): Each once, learnt by this Pokémon or not.
        nature (str): Its nature, by slug.
        nickname (None | str): What its trainer calls it; null where the text says none.
        pokemon (str): The Pokémon, by its slug.
        shiny (bool): Whether it is shiny.
    """

    avs: StatsOut
    friendship: int
    gender: Gender | None
    ivs: StatsOut
    level: int
    moves: list[str]
    nature: str
    nickname: str | None
    pokemon: str
    shiny: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        avs = self.avs.to_dict()

        friendship = self.friendship

        gender: str | None
        if isinstance(self.gender, str):
            gender = self.gender
        else:
            gender = self.gender

        ivs = self.ivs.to_dict()

        level = self.level

        moves = self.moves

        nature = self.nature

        nickname: str | None
        nickname = self.nickname

        pokemon = self.pokemon

        shiny = self.shiny

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "avs": avs,
                "friendship": friendship,
                "gender": gender,
                "ivs": ivs,
                "level": level,
                "moves": moves,
                "nature": nature,
                "nickname": nickname,
                "pokemon": pokemon,
                "shiny": shiny,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.stats_out import StatsOut

        d = dict(src_dict)
        avs = StatsOut.from_dict(d.pop("avs"))

        friendship = d.pop("friendship")

        def _parse_gender(data: object) -> Gender | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                gender_type_0 = check_gender(data)

                return gender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("Gender | None", data)

        gender = _parse_gender(d.pop("gender"))

        ivs = StatsOut.from_dict(d.pop("ivs"))

        level = d.pop("level")

        moves = cast("list[str]", d.pop("moves"))

        nature = d.pop("nature")

        def _parse_nickname(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        nickname = _parse_nickname(d.pop("nickname"))

        pokemon = d.pop("pokemon")

        shiny = d.pop("shiny")

        set_out = cls(
            avs=avs,
            friendship=friendship,
            gender=gender,
            ivs=ivs,
            level=level,
            moves=moves,
            nature=nature,
            nickname=nickname,
            pokemon=pokemon,
            shiny=shiny,
        )

        set_out.additional_properties = d
        return set_out

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
