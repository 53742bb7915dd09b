from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AvsIn")


@_attrs_define
class AvsIn:
    """Awakening values: what candies have added to each statistic. One that is left out is 0.

    Attributes:
        atk (int | Unset): Attack. Default: 0.
        def_ (int | Unset): Defence. Default: 0.
        hp (int | Unset): HP. Default: 0.
        spa (int | Unset): Special Attack. Default: 0.
        spd (int | Unset): Special Defence. Default: 0.
        spe (int | Unset): Speed. Default: 0.
    """

    atk: int | Unset = 0
    def_: int | Unset = 0
    hp: int | Unset = 0
    spa: int | Unset = 0
    spd: int | Unset = 0
    spe: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        atk = self.atk

        def_ = self.def_

        hp = self.hp

        spa = self.spa

        spd = self.spd

        spe = self.spe

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if atk is not UNSET:
            field_dict["atk"] = atk
        if def_ is not UNSET:
            field_dict["def"] = def_
        if hp is not UNSET:
            field_dict["hp"] = hp
        if spa is not UNSET:
            field_dict["spa"] = spa
        if spd is not UNSET:
            field_dict["spd"] = spd
        if spe is not UNSET:
            field_dict["spe"] = spe

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        atk = d.pop("atk", UNSET)

        def_ = d.pop("def", UNSET)

        hp = d.pop("hp", UNSET)

        spa = d.pop("spa", UNSET)

        spd = d.pop("spd", UNSET)

        spe = d.pop("spe", UNSET)

        avs_in = cls(
            atk=atk,
            def_=def_,
            hp=hp,
            spa=spa,
            spd=spd,
            spe=spe,
        )

        return avs_in
