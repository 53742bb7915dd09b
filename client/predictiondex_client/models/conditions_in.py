from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ConditionsIn")


@_attrs_define
class ConditionsIn:
    """What has happened in the battle so far. What is left out has not.

    Attributes:
        attack_stage (int | Unset): By how many stages the statistic was raised that the move uses; below 0, lowered.
            Default: 0.
        burned (bool | Unset): Whether the attacker is burned. Default: False.
        defence_stage (int | Unset): By how many stages the statistic was raised that the move meets; below 0, lowered.
            Default: 0.
        screen (bool | Unset): Whether the Reflect or Light Screen is up that stops this move. Default: False.
    """

    attack_stage: int | Unset = 0
    burned: bool | Unset = False
    defence_stage: int | Unset = 0
    screen: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        attack_stage = self.attack_stage

        burned = self.burned

        defence_stage = self.defence_stage

        screen = self.screen

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if attack_stage is not UNSET:
            field_dict["attack_stage"] = attack_stage
        if burned is not UNSET:
            field_dict["burned"] = burned
        if defence_stage is not UNSET:
            field_dict["defence_stage"] = defence_stage
        if screen is not UNSET:
            field_dict["screen"] = screen

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        attack_stage = d.pop("attack_stage", UNSET)

        burned = d.pop("burned", UNSET)

        defence_stage = d.pop("defence_stage", UNSET)

        screen = d.pop("screen", UNSET)

        conditions_in = cls(
            attack_stage=attack_stage,
            burned=burned,
            defence_stage=defence_stage,
            screen=screen,
        )

        return conditions_in
