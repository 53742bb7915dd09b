from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BarsOut")


@_attrs_define
class BarsOut:
    """Bars that lie one above the other, the first on top.

    Attributes:
        kind (Literal['bars']): By which a figure of bars is known.
        labels (list[str]): What each bar is.
        name (str): By which the figure is known.
        title (str): What stands above it.
        values (list[float]): How long each bar is.
        x (str): What the values are.
    """

    kind: Literal["bars"]
    labels: list[str]
    name: str
    title: str
    values: list[float]
    x: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        labels = self.labels

        name = self.name

        title = self.title

        values = self.values

        x = self.x

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "labels": labels,
                "name": name,
                "title": title,
                "values": values,
                "x": x,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = cast("Literal['bars']", d.pop("kind"))
        if kind != "bars":
            raise ValueError(f"kind must match const 'bars', got '{kind}'")

        labels = cast("list[str]", d.pop("labels"))

        name = d.pop("name")

        title = d.pop("title")

        values = cast("list[float]", d.pop("values"))

        x = d.pop("x")

        bars_out = cls(
            kind=kind,
            labels=labels,
            name=name,
            title=title,
            values=values,
            x=x,
        )

        bars_out.additional_properties = d
        return bars_out

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
