from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.difference_out import DifferenceOut


T = TypeVar("T", bound="LossesOut")


@_attrs_define
class LossesOut:
    """
    Attributes:
        challenger (float): Mean loss of what the challenger would have answered.
        champion (float): Mean loss of what was answered.
        difference (DifferenceOut): Of the mean losses; below 0, the challenger is better.
    """

    challenger: float
    champion: float
    difference: DifferenceOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        challenger = self.challenger

        champion = self.champion

        difference = self.difference.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "challenger": challenger,
                "champion": champion,
                "difference": difference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.difference_out import DifferenceOut

        d = dict(src_dict)
        challenger = d.pop("challenger")

        champion = d.pop("champion")

        difference = DifferenceOut.from_dict(d.pop("difference"))

        losses_out = cls(
            challenger=challenger,
            champion=champion,
            difference=difference,
        )

        losses_out.additional_properties = d
        return losses_out

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
