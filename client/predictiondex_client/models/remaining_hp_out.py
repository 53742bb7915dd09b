from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.bucket_out import BucketOut


T = TypeVar("T", bound="RemainingHpOut")


@_attrs_define
class RemainingHpOut:
    """What a side has left of its HP in the battles that it wins.

    Attributes:
        distribution (list[BucketOut]): How many battles by percent of HP, each bucket with its upper end.
        mean_percent (float | None): The mean, in percent; null where it never wins.
    """

    distribution: list[BucketOut]
    mean_percent: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        distribution = []
        for distribution_item_data in self.distribution:
            distribution_item = distribution_item_data.to_dict()
            distribution.append(distribution_item)

        mean_percent: float | None
        mean_percent = self.mean_percent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "distribution": distribution,
                "mean_percent": mean_percent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.bucket_out import BucketOut

        d = dict(src_dict)
        distribution = []
        _distribution = d.pop("distribution")
        for distribution_item_data in _distribution:
            distribution_item = BucketOut.from_dict(distribution_item_data)

            distribution.append(distribution_item)

        def _parse_mean_percent(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        mean_percent = _parse_mean_percent(d.pop("mean_percent"))

        remaining_hp_out = cls(
            distribution=distribution,
            mean_percent=mean_percent,
        )

        remaining_hp_out.additional_properties = d
        return remaining_hp_out

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
