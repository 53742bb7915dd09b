from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method

T = TypeVar("T", bound="AnsweredOut")


@_attrs_define
class AnsweredOut:
    """
    Attributes:
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        predictions (int): How many it gave.
    """

    method: Method
    model_version: str
    predictions: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        method: str = self.method

        model_version = self.model_version

        predictions = self.predictions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "method": method,
                "model_version": model_version,
                "predictions": predictions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        predictions = d.pop("predictions")

        answered_out = cls(
            method=method,
            model_version=model_version,
            predictions=predictions,
        )

        answered_out.additional_properties = d
        return answered_out

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
