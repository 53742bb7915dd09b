from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.interval_out import IntervalOut


T = TypeVar("T", bound="CounterOut")


@_attrs_define
class CounterOut:
    """
    Attributes:
        interval (IntervalOut): Where the true win probability lies, nine times in ten.
        move (str): Its safest move, by its slug.
        pokemon (str): Who beats the opponent, by its slug.
        prediction_id (UUID): By which the prediction can be read back, and its outcome reported.
        reply (str): The opponent's best answer to it.
        turns (float): How many turns the duel lasts, on average.
        win_probability (float): How likely the own side wins.
    """

    interval: IntervalOut
    move: str
    pokemon: str
    prediction_id: UUID
    reply: str
    turns: float
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        interval = self.interval.to_dict()

        move = self.move

        pokemon = self.pokemon

        prediction_id = str(self.prediction_id)

        reply = self.reply

        turns = self.turns

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "interval": interval,
                "move": move,
                "pokemon": pokemon,
                "prediction_id": prediction_id,
                "reply": reply,
                "turns": turns,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interval_out import IntervalOut

        d = dict(src_dict)
        interval = IntervalOut.from_dict(d.pop("interval"))

        move = d.pop("move")

        pokemon = d.pop("pokemon")

        prediction_id = UUID(d.pop("prediction_id"))

        reply = d.pop("reply")

        turns = d.pop("turns")

        win_probability = d.pop("win_probability")

        counter_out = cls(
            interval=interval,
            move=move,
            pokemon=pokemon,
            prediction_id=prediction_id,
            reply=reply,
            turns=turns,
            win_probability=win_probability,
        )

        counter_out.additional_properties = d
        return counter_out

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
