from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answered_out import AnsweredOut


T = TypeVar("T", bound="HourOut")


@_attrs_define
class HourOut:
    """
    Attributes:
        answered (list[AnsweredOut]): The same by method and version.
        began_at (datetime.datetime): The full hour with which it began.
        confidence (float | None): The mean chance of the side that was backed, 0.5 to 1; null where nothing was asked.
        predictions (int): How many were given in it.
    """

    answered: list[AnsweredOut]
    began_at: datetime.datetime
    confidence: float | None
    predictions: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        answered = []
        for answered_item_data in self.answered:
            answered_item = answered_item_data.to_dict()
            answered.append(answered_item)

        began_at = self.began_at.isoformat()

        confidence: float | None
        confidence = self.confidence

        predictions = self.predictions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answered": answered,
                "began_at": began_at,
                "confidence": confidence,
                "predictions": predictions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.answered_out import AnsweredOut

        d = dict(src_dict)
        answered = []
        _answered = d.pop("answered")
        for answered_item_data in _answered:
            answered_item = AnsweredOut.from_dict(answered_item_data)

            answered.append(answered_item)

        began_at = datetime.datetime.fromisoformat(d.pop("began_at"))

        def _parse_confidence(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        confidence = _parse_confidence(d.pop("confidence"))

        predictions = d.pop("predictions")

        hour_out = cls(
            answered=answered,
            began_at=began_at,
            confidence=confidence,
            predictions=predictions,
        )

        hour_out.additional_properties = d
        return hour_out

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
