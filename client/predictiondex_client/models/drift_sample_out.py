from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DriftSampleOut")


@_attrs_define
class DriftSampleOut:
    """
    Attributes:
        drawn (int): Those that were looked at.
        duels (int): Different duels among them; one that is asked again counts once.
        reference (int): Duels of the training that they are compared with.
        total (int): Predictions of that time.
    """

    drawn: int
    duels: int
    reference: int
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        drawn = self.drawn

        duels = self.duels

        reference = self.reference

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "drawn": drawn,
                "duels": duels,
                "reference": reference,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        drawn = d.pop("drawn")

        duels = d.pop("duels")

        reference = d.pop("reference")

        total = d.pop("total")

        drift_sample_out = cls(
            drawn=drawn,
            duels=duels,
            reference=reference,
            total=total,
        )

        drift_sample_out.additional_properties = d
        return drift_sample_out

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
