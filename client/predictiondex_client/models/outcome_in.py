from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.winner import Winner, check_winner

T = TypeVar("T", bound="OutcomeIn")


@_attrs_define
class OutcomeIn:
    """
    Attributes:
        winner (Winner):
    """

    winner: Winner

    def to_dict(self) -> dict[str, Any]:
        winner: str = self.winner

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "winner": winner,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        winner = check_winner(d.pop("winner"))

        outcome_in = cls(
            winner=winner,
        )

        return outcome_in
