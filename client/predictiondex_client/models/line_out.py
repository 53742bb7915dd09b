from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LineOut")


@_attrs_define
class LineOut:
    """
    Attributes:
        high (list[float]): Upper ends of the same intervals.
        is_plain (bool): Whether it has too many points to mark each.
        labels (list[str]): What each point is; empty where they have no labels.
        low (list[float]): Lower ends of the intervals around y; empty where there are none.
        name (str): What the line is.
        x (list[float]): Along the horizontal axis.
        y (list[float]): Along the vertical axis, point by point.
    """

    high: list[float]
    is_plain: bool
    labels: list[str]
    low: list[float]
    name: str
    x: list[float]
    y: list[float]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        high = self.high

        is_plain = self.is_plain

        labels = self.labels

        low = self.low

        name = self.name

        x = self.x

        y = self.y

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "high": high,
                "is_plain": is_plain,
                "labels": labels,
                "low": low,
                "name": name,
                "x": x,
                "y": y,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        high = cast("list[float]", d.pop("high"))

        is_plain = d.pop("is_plain")

        labels = cast("list[str]", d.pop("labels"))

        low = cast("list[float]", d.pop("low"))

        name = d.pop("name")

        x = cast("list[float]", d.pop("x"))

        y = cast("list[float]", d.pop("y"))

        line_out = cls(
            high=high,
            is_plain=is_plain,
            labels=labels,
            low=low,
            name=name,
            x=x,
            y=y,
        )

        line_out.additional_properties = d
        return line_out

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
