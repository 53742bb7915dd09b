from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="IvsIn")


@_attrs_define
class IvsIn:
    """Individual values: what it was born with. One that is left out is perfect.

    Attributes:
        atk (int | Unset): Attack. Default: 31.
        def_ (int | Unset): Defence. Default: 31.
        hp (int | Unset): HP. Default: 31.
        spa (int | Unset): Special Attack. Default: 31.
        spd (int | Unset): Special Defence. Default: 31.
        spe (int | Unset): Speed. Default: 31.
    """

    atk: int | Unset = 31
    def_: int | Unset = 31
    hp: int | Unset = 31
    spa: int | Unset = 31
    spd: int | Unset = 31
    spe: int | Unset = 31

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

        ivs_in = cls(
            atk=atk,
            def_=def_,
            hp=hp,
            spa=spa,
            spd=spd,
            spe=spe,
        )

        return ivs_in
