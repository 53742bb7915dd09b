from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn
    from ..models.showdown_combatant_in import ShowdownCombatantIn


T = TypeVar("T", bound="PairIn")


@_attrs_define
class PairIn:
    """
    Attributes:
        a (CombatantIn | ShowdownCombatantIn): The one whose chance is asked for.
        b (CombatantIn | ShowdownCombatantIn): Its opponent.
    """

    a: CombatantIn | ShowdownCombatantIn
    b: CombatantIn | ShowdownCombatantIn

    def to_dict(self) -> dict[str, Any]:
        from ..models.combatant_in import CombatantIn

        a: dict[str, Any]
        if isinstance(self.a, CombatantIn):
            a = self.a.to_dict()
        else:
            a = self.a.to_dict()

        b: dict[str, Any]
        if isinstance(self.b, CombatantIn):
            b = self.b.to_dict()
        else:
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
        from ..models.showdown_combatant_in import ShowdownCombatantIn

        d = dict(src_dict)

        def _parse_a(data: object) -> CombatantIn | ShowdownCombatantIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                a_type_0 = CombatantIn.from_dict(data)

                return a_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            a_type_1 = ShowdownCombatantIn.from_dict(data)

            return a_type_1

        a = _parse_a(d.pop("a"))

        def _parse_b(data: object) -> CombatantIn | ShowdownCombatantIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                b_type_0 = CombatantIn.from_dict(data)

                return b_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            b_type_1 = ShowdownCombatantIn.from_dict(data)

            return b_type_1

        b = _parse_b(d.pop("b"))

        pair_in = cls(
            a=a,
            b=b,
        )

        return pair_in
