from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn
    from ..models.conditions_in import ConditionsIn
    from ..models.trained_pokemon_in import TrainedPokemonIn


T = TypeVar("T", bound="DamageIn")


@_attrs_define
class DamageIn:
    """
    Attributes:
        attacker (CombatantIn):
        defender (TrainedPokemonIn):
        conditions (ConditionsIn | Unset): What has happened in the battle so far. What is left out has not.
    """

    attacker: CombatantIn
    defender: TrainedPokemonIn
    conditions: ConditionsIn | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        attacker = self.attacker.to_dict()

        defender = self.defender.to_dict()

        conditions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.conditions, Unset):
            conditions = self.conditions.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attacker": attacker,
                "defender": defender,
            }
        )
        if conditions is not UNSET:
            field_dict["conditions"] = conditions

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_in import CombatantIn
        from ..models.conditions_in import ConditionsIn
        from ..models.trained_pokemon_in import TrainedPokemonIn

        d = dict(src_dict)
        attacker = CombatantIn.from_dict(d.pop("attacker"))

        defender = TrainedPokemonIn.from_dict(d.pop("defender"))

        _conditions = d.pop("conditions", UNSET)
        conditions: ConditionsIn | Unset
        if isinstance(_conditions, Unset):
            conditions = UNSET
        else:
            conditions = ConditionsIn.from_dict(_conditions)

        damage_in = cls(
            attacker=attacker,
            defender=defender,
            conditions=conditions,
        )

        return damage_in
