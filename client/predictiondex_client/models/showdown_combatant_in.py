from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ShowdownCombatantIn")


@_attrs_define
class ShowdownCombatantIn:
    """A Pokémon with its one move in the text of Pokémon Showdown.

    Attributes:
        showdown (str): One set, as Pokémon Showdown's teambuilder exports it. There, a missing level means 100.
        allow_unlearnable (bool | Unset): Take a move that it cannot learn. Default: False.
        move (None | str | Unset): Which move it repeats, where its set has several.
    """

    showdown: str
    allow_unlearnable: bool | Unset = False
    move: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        showdown = self.showdown

        allow_unlearnable = self.allow_unlearnable

        move: str | Unset | None
        if isinstance(self.move, Unset):
            move = UNSET
        else:
            move = self.move

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "showdown": showdown,
            }
        )
        if allow_unlearnable is not UNSET:
            field_dict["allow_unlearnable"] = allow_unlearnable
        if move is not UNSET:
            field_dict["move"] = move

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        showdown = d.pop("showdown")

        allow_unlearnable = d.pop("allow_unlearnable", UNSET)

        def _parse_move(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        move = _parse_move(d.pop("move", UNSET))

        showdown_combatant_in = cls(
            showdown=showdown,
            allow_unlearnable=allow_unlearnable,
            move=move,
        )

        return showdown_combatant_in
