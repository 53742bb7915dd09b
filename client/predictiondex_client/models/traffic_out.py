from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answered_out import AnsweredOut
    from ..models.favourite_out import FavouriteOut
    from ..models.hour_out import HourOut


T = TypeVar("T", bound="TrafficOut")


@_attrs_define
class TrafficOut:
    """What was asked lately, from the predictions that are kept; all times are UTC.

    Attributes:
        answered (list[AnsweredOut]): By method and version, the most busy first.
        confidence (float | None): The mean chance of the side that was backed, 0.5 to 1; null where nothing was asked.
        hours (list[HourOut]): Every one, the oldest first.
        outcomes (int): Outcomes that were reported in this time.
        pokemon (list[FavouriteOut]): The ten that were asked about most often.
        pokemon_counted (int): The newest predictions among which these were counted.
        predictions (int): How many were given in all.
        since (datetime.datetime): The full hour with which the time began.
        until (datetime.datetime): The end of the hour that is not over yet.
    """

    answered: list[AnsweredOut]
    confidence: float | None
    hours: list[HourOut]
    outcomes: int
    pokemon: list[FavouriteOut]
    pokemon_counted: int
    predictions: int
    since: datetime.datetime
    until: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        answered = []
        for answered_item_data in self.answered:
            answered_item = answered_item_data.to_dict()
            answered.append(answered_item)

        confidence: float | None
        confidence = self.confidence

        hours = []
        for hours_item_data in self.hours:
            hours_item = hours_item_data.to_dict()
            hours.append(hours_item)

        outcomes = self.outcomes

        pokemon = []
        for pokemon_item_data in self.pokemon:
            pokemon_item = pokemon_item_data.to_dict()
            pokemon.append(pokemon_item)

        pokemon_counted = self.pokemon_counted

        predictions = self.predictions

        since = self.since.isoformat()

        until = self.until.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answered": answered,
                "confidence": confidence,
                "hours": hours,
                "outcomes": outcomes,
                "pokemon": pokemon,
                "pokemon_counted": pokemon_counted,
                "predictions": predictions,
                "since": since,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.answered_out import AnsweredOut
        from ..models.favourite_out import FavouriteOut
        from ..models.hour_out import HourOut

        d = dict(src_dict)
        answered = []
        _answered = d.pop("answered")
        for answered_item_data in _answered:
            answered_item = AnsweredOut.from_dict(answered_item_data)

            answered.append(answered_item)

        def _parse_confidence(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        confidence = _parse_confidence(d.pop("confidence"))

        hours = []
        _hours = d.pop("hours")
        for hours_item_data in _hours:
            hours_item = HourOut.from_dict(hours_item_data)

            hours.append(hours_item)

        outcomes = d.pop("outcomes")

        pokemon = []
        _pokemon = d.pop("pokemon")
        for pokemon_item_data in _pokemon:
            pokemon_item = FavouriteOut.from_dict(pokemon_item_data)

            pokemon.append(pokemon_item)

        pokemon_counted = d.pop("pokemon_counted")

        predictions = d.pop("predictions")

        since = datetime.datetime.fromisoformat(d.pop("since"))

        until = datetime.datetime.fromisoformat(d.pop("until"))

        traffic_out = cls(
            answered=answered,
            confidence=confidence,
            hours=hours,
            outcomes=outcomes,
            pokemon=pokemon,
            pokemon_counted=pokemon_counted,
            predictions=predictions,
            since=since,
            until=until,
        )

        traffic_out.additional_properties = d
        return traffic_out

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
