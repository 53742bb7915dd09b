from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.strike_out import StrikeOut


T = TypeVar("T", bound="DamageOut")


@_attrs_define
class DamageOut:
    """
    Attributes:
        a_to_b (StrikeOut): One use of the move, without a critical hit.
        b_to_a (StrikeOut): One use of the move, without a critical hit.
    """

    a_to_b: StrikeOut
    b_to_a: StrikeOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        a_to_b = self.a_to_b.to_dict()

        b_to_a = self.b_to_a.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a_to_b": a_to_b,
                "b_to_a": b_to_a,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.strike_out import StrikeOut

        d = dict(src_dict)
        a_to_b = StrikeOut.from_dict(d.pop("a_to_b"))

        b_to_a = StrikeOut.from_dict(d.pop("b_to_a"))

        damage_out = cls(
            a_to_b=a_to_b,
            b_to_a=b_to_a,
        )

        damage_out.additional_properties = d
        return damage_out

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
