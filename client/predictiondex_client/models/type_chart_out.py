from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.type_chart_rows import TypeChartRows


T = TypeVar("T", bound="TypeChartOut")


@_attrs_define
class TypeChartOut:
    """
    Attributes:
        multipliers (TypeChartRows): By the type of the move, then by the type of the Pokémon that it hits.
        types (list[str]): All types, in the order of the games.
    """

    multipliers: TypeChartRows
    types: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        multipliers = self.multipliers.to_dict()

        types = self.types

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "multipliers": multipliers,
                "types": types,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.type_chart_rows import TypeChartRows

        d = dict(src_dict)
        multipliers = TypeChartRows.from_dict(d.pop("multipliers"))

        types = cast("list[str]", d.pop("types"))

        type_chart_out = cls(
            multipliers=multipliers,
            types=types,
        )

        type_chart_out.additional_properties = d
        return type_chart_out

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
