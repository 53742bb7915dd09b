from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.winner import Winner, check_winner

T = TypeVar("T", bound="OutcomeOut")


@_attrs_define
class OutcomeOut:
    """
    Attributes:
        prediction_id (UUID): The prediction that it belongs to.
        reported_at (datetime.datetime): When that was first reported.
        winner (Winner):
    """

    prediction_id: UUID
    reported_at: datetime.datetime
    winner: Winner
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        prediction_id = str(self.prediction_id)

        reported_at = self.reported_at.isoformat()

        winner: str = self.winner

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "prediction_id": prediction_id,
                "reported_at": reported_at,
                "winner": winner,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        prediction_id = UUID(d.pop("prediction_id"))

        reported_at = datetime.datetime.fromisoformat(d.pop("reported_at"))

        winner = check_winner(d.pop("winner"))

        outcome_out = cls(
            prediction_id=prediction_id,
            reported_at=reported_at,
            winner=winner,
        )

        outcome_out.additional_properties = d
        return outcome_out

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
