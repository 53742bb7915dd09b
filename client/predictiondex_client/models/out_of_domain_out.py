from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OutOfDomainOut")


@_attrs_define
class OutOfDomainOut:
    """Shares of the different duels; one may be outside for several reasons.

    Attributes:
        beyond_range (float): A level, IVs, AVs or a friendship lower or higher than any learnt.
        strange_spread (float): These four together are like none that was learnt from.
        total (float): Outside for any of these reasons.
        unlearnable_move (float): A move that its Pokémon does not learn.
    """

    beyond_range: float
    strange_spread: float
    total: float
    unlearnable_move: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        beyond_range = self.beyond_range

        strange_spread = self.strange_spread

        total = self.total

        unlearnable_move = self.unlearnable_move

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "beyond_range": beyond_range,
                "strange_spread": strange_spread,
                "total": total,
                "unlearnable_move": unlearnable_move,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        beyond_range = d.pop("beyond_range")

        strange_spread = d.pop("strange_spread")

        total = d.pop("total")

        unlearnable_move = d.pop("unlearnable_move")

        out_of_domain_out = cls(
            beyond_range=beyond_range,
            strange_spread=strange_spread,
            total=total,
            unlearnable_move=unlearnable_move,
        )

        out_of_domain_out.additional_properties = d
        return out_of_domain_out

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
