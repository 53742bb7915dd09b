from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MissOut")


@_attrs_define
class MissOut:
    """
    Attributes:
        a (str): The first side and its move, in words.
        b (str): The other side and its move, in words.
        prediction_id (UUID): By which the prediction can be read back, and its outcome reported.
        served (float): The chance of a that was answered.
        standard_errors (float): How far apart the two are, as a multiple of what chance makes.
        truth (float): The share that a won of the battles of our own engine.
        turns (float): Mean length of the duel.
    """

    a: str
    b: str
    prediction_id: UUID
    served: float
    standard_errors: float
    truth: float
    turns: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        a = self.a

        b = self.b

        prediction_id = str(self.prediction_id)

        served = self.served

        standard_errors = self.standard_errors

        truth = self.truth

        turns = self.turns

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
                "prediction_id": prediction_id,
                "served": served,
                "standard_errors": standard_errors,
                "truth": truth,
                "turns": turns,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        a = d.pop("a")

        b = d.pop("b")

        prediction_id = UUID(d.pop("prediction_id"))

        served = d.pop("served")

        standard_errors = d.pop("standard_errors")

        truth = d.pop("truth")

        turns = d.pop("turns")

        miss_out = cls(
            a=a,
            b=b,
            prediction_id=prediction_id,
            served=served,
            standard_errors=standard_errors,
            truth=truth,
            turns=turns,
        )

        miss_out.additional_properties = d
        return miss_out

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
