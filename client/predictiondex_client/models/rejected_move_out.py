from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RejectedMoveOut")


@_attrs_define
class RejectedMoveOut:
    """
    Attributes:
        move (str): The move that cannot be used, by slug.
        pokemon (str): Whose move it would be, by slug.
        reason (str): Why not.
    """

    move: str
    pokemon: str
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        move = self.move

        pokemon = self.pokemon

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "move": move,
                "pokemon": pokemon,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        move = d.pop("move")

        pokemon = d.pop("pokemon")

        reason = d.pop("reason")

        rejected_move_out = cls(
            move=move,
            pokemon=pokemon,
            reason=reason,
        )

        rejected_move_out.additional_properties = d
        return rejected_move_out

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
