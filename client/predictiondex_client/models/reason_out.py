from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.fact import Fact, check_fact

T = TypeVar("T", bound="ReasonOut")


@_attrs_define
class ReasonOut:
    """One fact in which the sides differ.

    Attributes:
        a (float | None): The number that a player knows the fact by; null where there is none, as for `effects`, for
            the `power` of a move that takes a fixed amount, and for the `accuracy` of one that cannot miss.
        b (float | None): The same of b's side.
        fact (Fact): In records by role: `attack` is what a side strikes with, `defence` what the other's move strikes.
        points (float): What it adds to the win probability of a, at most 0.5; below 0 it speaks for b.
    """

    a: float | None
    b: float | None
    fact: Fact
    points: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        a: float | None
        a = self.a

        b: float | None
        b = self.b

        fact: str = self.fact

        points = self.points

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
                "fact": fact,
                "points": points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_a(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        a = _parse_a(d.pop("a"))

        def _parse_b(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        b = _parse_b(d.pop("b"))

        fact = check_fact(d.pop("fact"))

        points = d.pop("points")

        reason_out = cls(
            a=a,
            b=b,
            fact=fact,
            points=points,
        )

        reason_out.additional_properties = d
        return reason_out

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
