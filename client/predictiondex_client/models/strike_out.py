from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StrikeOut")


@_attrs_define
class StrikeOut:
    """One use of the move, without a critical hit.

    Attributes:
        max_ (int): The greatest damage, in points of HP.
        min_ (int): The least damage, in points of HP.
        percent_max (float): The greatest, in percent of the foe's HP.
        percent_min (float): The least, in percent of the foe's HP.
        sentence (str): In the words of players, such as "guaranteed 2HKO": how many uses take all HP.
    """

    max_: int
    min_: int
    percent_max: float
    percent_min: float
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        max_ = self.max_

        min_ = self.min_

        percent_max = self.percent_max

        percent_min = self.percent_min

        sentence = self.sentence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "max": max_,
                "min": min_,
                "percent_max": percent_max,
                "percent_min": percent_min,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        max_ = d.pop("max")

        min_ = d.pop("min")

        percent_max = d.pop("percent_max")

        percent_min = d.pop("percent_min")

        sentence = d.pop("sentence")

        strike_out = cls(
            max_=max_,
            min_=min_,
            percent_max=percent_max,
            percent_min=percent_min,
            sentence=sentence,
        )

        strike_out.additional_properties = d
        return strike_out

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
