from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.remaining_hp_out import RemainingHpOut


T = TypeVar("T", bound="BothRemainingHpOut")


@_attrs_define
class BothRemainingHpOut:
    """
    Attributes:
        a (RemainingHpOut): What a side has left of its HP in the battles that it wins.
        b (RemainingHpOut): What a side has left of its HP in the battles that it wins.
    """

    a: RemainingHpOut
    b: RemainingHpOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.remaining_hp_out import RemainingHpOut

        d = dict(src_dict)
        a = RemainingHpOut.from_dict(d.pop("a"))

        b = RemainingHpOut.from_dict(d.pop("b"))

        both_remaining_hp_out = cls(
            a=a,
            b=b,
        )

        both_remaining_hp_out.additional_properties = d
        return both_remaining_hp_out

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
