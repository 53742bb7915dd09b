from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StatsOut")


@_attrs_define
class StatsOut:
    """One number for each statistic.

    Attributes:
        atk (int): Attack.
        def_ (int): Defence.
        hp (int): HP.
        spa (int): Special Attack.
        spd (int): Special Defence.
        spe (int): Speed.
    """

    atk: int
    def_: int
    hp: int
    spa: int
    spd: int
    spe: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        atk = self.atk

        def_ = self.def_

        hp = self.hp

        spa = self.spa

        spd = self.spd

        spe = self.spe

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "atk": atk,
                "def": def_,
                "hp": hp,
                "spa": spa,
                "spd": spd,
                "spe": spe,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        atk = d.pop("atk")

        def_ = d.pop("def")

        hp = d.pop("hp")

        spa = d.pop("spa")

        spd = d.pop("spd")

        spe = d.pop("spe")

        stats_out = cls(
            atk=atk,
            def_=def_,
            hp=hp,
            spa=spa,
            spd=spd,
            spe=spe,
        )

        stats_out.additional_properties = d
        return stats_out

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
