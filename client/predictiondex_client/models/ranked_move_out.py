from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.interval_out import IntervalOut
    from ..models.strike_out import StrikeOut


T = TypeVar("T", bound="RankedMoveOut")


@_attrs_define
class RankedMoveOut:
    """
    Attributes:
        damage (StrikeOut): One use of the move, without a critical hit.
        interval (IntervalOut): Where the true win probability lies, nine times in ten.
        move (str): The move, by its slug.
        priority (int): The higher moves first, whatever the Speed.
        reply (str): The opponent's best answer to it.
        reply_damage (StrikeOut): One use of the move, without a critical hit.
        stab (bool): Whether the move is of the Pokémon's own type.
        turns (float): How many turns the duel lasts, on average.
        type_multiplier (float): What the opponent's types make of it: 0, 0.25, 0.5, 1, 2 or 4.
        win_probability (float): How likely a wins with this move, by the scenario.
    """

    damage: StrikeOut
    interval: IntervalOut
    move: str
    priority: int
    reply: str
    reply_damage: StrikeOut
    stab: bool
    turns: float
    type_multiplier: float
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        damage = self.damage.to_dict()

        interval = self.interval.to_dict()

        move = self.move

        priority = self.priority

        reply = self.reply

        reply_damage = self.reply_damage.to_dict()

        stab = self.stab

        turns = self.turns

        type_multiplier = self.type_multiplier

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "damage": damage,
                "interval": interval,
                "move": move,
                "priority": priority,
                "reply": reply,
                "reply_damage": reply_damage,
                "stab": stab,
                "turns": turns,
                "type_multiplier": type_multiplier,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interval_out import IntervalOut
        from ..models.strike_out import StrikeOut

        d = dict(src_dict)
        damage = StrikeOut.from_dict(d.pop("damage"))

        interval = IntervalOut.from_dict(d.pop("interval"))

        move = d.pop("move")

        priority = d.pop("priority")

        reply = d.pop("reply")

        reply_damage = StrikeOut.from_dict(d.pop("reply_damage"))

        stab = d.pop("stab")

        turns = d.pop("turns")

        type_multiplier = d.pop("type_multiplier")

        win_probability = d.pop("win_probability")

        ranked_move_out = cls(
            damage=damage,
            interval=interval,
            move=move,
            priority=priority,
            reply=reply,
            reply_damage=reply_damage,
            stab=stab,
            turns=turns,
            type_multiplier=type_multiplier,
            win_probability=win_probability,
        )

        ranked_move_out.additional_properties = d
        return ranked_move_out

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
