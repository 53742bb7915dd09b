from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.shift import Shift, check_shift

T = TypeVar("T", bound="ColumnDriftOut")


@_attrs_define
class ColumnDriftOut:
    """
    Attributes:
        asked (float): The value in the middle of what is asked.
        column (str): The fact that was compared, by its name.
        description (str): What it is, in words.
        learnt (float): The value in the middle of what was learnt from.
        psi (float): The population stability index; usually, 0.1 is moderate, and 0.2 is large.
        psi_noise (float): What the index would seldom exceed by chance alone.
        shift (Shift):
    """

    asked: float
    column: str
    description: str
    learnt: float
    psi: float
    psi_noise: float
    shift: Shift
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asked = self.asked

        column = self.column

        description = self.description

        learnt = self.learnt

        psi = self.psi

        psi_noise = self.psi_noise

        shift: str = self.shift

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asked": asked,
                "column": column,
                "description": description,
                "learnt": learnt,
                "psi": psi,
                "psi_noise": psi_noise,
                "shift": shift,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        asked = d.pop("asked")

        column = d.pop("column")

        description = d.pop("description")

        learnt = d.pop("learnt")

        psi = d.pop("psi")

        psi_noise = d.pop("psi_noise")

        shift = check_shift(d.pop("shift"))

        column_drift_out = cls(
            asked=asked,
            column=column,
            description=description,
            learnt=learnt,
            psi=psi,
            psi_noise=psi_noise,
            shift=shift,
        )

        column_drift_out.additional_properties = d
        return column_drift_out

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
