from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.interval_out import IntervalOut


T = TypeVar("T", bound="ForecastOut")


@_attrs_define
class ForecastOut:
    """
    Attributes:
        battles (int | None): How many battles were played for this answer; null where none was.
        interval (IntervalOut): Where the true win probability lies, nine times in ten.
        prediction_id (UUID): By which the prediction can be read back, and its outcome reported.
        turns (float): How many turns the duel lasts, on average.
        win_probability (float): How likely a wins.
    """

    battles: int | None
    interval: IntervalOut
    prediction_id: UUID
    turns: float
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        battles: int | None
        battles = self.battles

        interval = self.interval.to_dict()

        prediction_id = str(self.prediction_id)

        turns = self.turns

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "battles": battles,
                "interval": interval,
                "prediction_id": prediction_id,
                "turns": turns,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interval_out import IntervalOut

        d = dict(src_dict)

        def _parse_battles(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        battles = _parse_battles(d.pop("battles"))

        interval = IntervalOut.from_dict(d.pop("interval"))

        prediction_id = UUID(d.pop("prediction_id"))

        turns = d.pop("turns")

        win_probability = d.pop("win_probability")

        forecast_out = cls(
            battles=battles,
            interval=interval,
            prediction_id=prediction_id,
            turns=turns,
            win_probability=win_probability,
        )

        forecast_out.additional_properties = d
        return forecast_out

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
