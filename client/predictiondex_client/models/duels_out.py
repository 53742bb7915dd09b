from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method

if TYPE_CHECKING:
    from ..models.forecast_out import ForecastOut


T = TypeVar("T", bound="DuelsOut")


@_attrs_define
class DuelsOut:
    """
    Attributes:
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        predictions (list[ForecastOut]): In the order of the duels.
        stored (bool): Whether it was committed to the database before this was answered.
    """

    method: Method
    model_version: str
    predictions: list[ForecastOut]
    stored: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        method: str = self.method

        model_version = self.model_version

        predictions = []
        for predictions_item_data in self.predictions:
            predictions_item = predictions_item_data.to_dict()
            predictions.append(predictions_item)

        stored = self.stored

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "method": method,
                "model_version": model_version,
                "predictions": predictions,
                "stored": stored,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.forecast_out import ForecastOut

        d = dict(src_dict)
        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        predictions = []
        _predictions = d.pop("predictions")
        for predictions_item_data in _predictions:
            predictions_item = ForecastOut.from_dict(predictions_item_data)

            predictions.append(predictions_item)

        stored = d.pop("stored")

        duels_out = cls(
            method=method,
            model_version=model_version,
            predictions=predictions,
            stored=stored,
        )

        duels_out.additional_properties = d
        return duels_out

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
