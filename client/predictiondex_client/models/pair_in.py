from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn


T = TypeVar("T", bound="PairIn")


@_attrs_define
class PairIn:
    """
    Attributes:
        a (CombatantIn):
        b (CombatantIn):
    """

    a: CombatantIn
    b: CombatantIn

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_in import CombatantIn

        d = dict(src_dict)
        a = CombatantIn.from_dict(d.pop("a"))

        b = CombatantIn.from_dict(d.pop("b"))

        pair_in = cls(
            a=a,
            b=b,
        )

        return pair_in
