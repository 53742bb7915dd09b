from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BinOut")


@_attrs_define
class BinOut:
    """Answers that gave about the same chance.

    Attributes:
        duels (int): How many answers it has.
        forecast (float): The mean of their chances.
        margin (float): Half the 95 % interval of that share.
        share (float): The share of battles that a won, by our own engine.
    """

    duels: int
    forecast: float
    margin: float
    share: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        duels = self.duels

        forecast = self.forecast

        margin = self.margin

        share = self.share

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "duels": duels,
                "forecast": forecast,
                "margin": margin,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        duels = d.pop("duels")

        forecast = d.pop("forecast")

        margin = d.pop("margin")

        share = d.pop("share")

        bin_out = cls(
            duels=duels,
            forecast=forecast,
            margin=margin,
            share=share,
        )

        bin_out.additional_properties = d
        return bin_out

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
