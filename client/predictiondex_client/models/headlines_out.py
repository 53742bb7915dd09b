from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="HeadlinesOut")


@_attrs_define
class HeadlinesOut:
    """How the model has passed its exam; null is what its training did not measure.

    Attributes:
        accuracy (float | None): The share of single battles whose winner was called.
        best_accuracy (float | None): The best possible accuracy.
        brier (float | None): The Brier score: the mean squared error of the chance, of single battles.
        brier_floor (float | None): The best possible Brier score.
        calibration_error (float | None): How far chances are from shares that were won, on average.
        duels (int | None): How many duels the exam had.
        mean_absolute_error (float | None): How far chances are from shares of battles that were won, on average.
    """

    accuracy: float | None
    best_accuracy: float | None
    brier: float | None
    brier_floor: float | None
    calibration_error: float | None
    duels: int | None
    mean_absolute_error: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accuracy: float | None
        accuracy = self.accuracy

        best_accuracy: float | None
        best_accuracy = self.best_accuracy

        brier: float | None
        brier = self.brier

        brier_floor: float | None
        brier_floor = self.brier_floor

        calibration_error: float | None
        calibration_error = self.calibration_error

        duels: int | None
        duels = self.duels

        mean_absolute_error: float | None
        mean_absolute_error = self.mean_absolute_error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accuracy": accuracy,
                "best_accuracy": best_accuracy,
                "brier": brier,
                "brier_floor": brier_floor,
                "calibration_error": calibration_error,
                "duels": duels,
                "mean_absolute_error": mean_absolute_error,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_accuracy(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        accuracy = _parse_accuracy(d.pop("accuracy"))

        def _parse_best_accuracy(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        best_accuracy = _parse_best_accuracy(d.pop("best_accuracy"))

        def _parse_brier(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        brier = _parse_brier(d.pop("brier"))

        def _parse_brier_floor(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        brier_floor = _parse_brier_floor(d.pop("brier_floor"))

        def _parse_calibration_error(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        calibration_error = _parse_calibration_error(d.pop("calibration_error"))

        def _parse_duels(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        duels = _parse_duels(d.pop("duels"))

        def _parse_mean_absolute_error(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        mean_absolute_error = _parse_mean_absolute_error(d.pop("mean_absolute_error"))

        headlines_out = cls(
            accuracy=accuracy,
            best_accuracy=best_accuracy,
            brier=brier,
            brier_floor=brier_floor,
            calibration_error=calibration_error,
            duels=duels,
            mean_absolute_error=mean_absolute_error,
        )

        headlines_out.additional_properties = d
        return headlines_out

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
