from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn
    from ..models.conditions_in import ConditionsIn
    from ..models.showdown_combatant_in import ShowdownCombatantIn
    from ..models.showdown_pokemon_in import ShowdownPokemonIn
    from ..models.trained_pokemon_in import TrainedPokemonIn


T = TypeVar("T", bound="DamageIn")


@_attrs_define
class DamageIn:
    """
    Attributes:
        attacker (CombatantIn | ShowdownCombatantIn): Who uses the move.
        defender (ShowdownPokemonIn | TrainedPokemonIn): Who is hit; it needs no move.
        conditions (ConditionsIn | Unset): What has happened in the battle so far. What is left out has not.
    """

    attacker: CombatantIn | ShowdownCombatantIn
    defender: ShowdownPokemonIn | TrainedPokemonIn
    conditions: ConditionsIn | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.combatant_in import CombatantIn
        from ..models.trained_pokemon_in import TrainedPokemonIn

        attacker: dict[str, Any]
        if isinstance(self.attacker, CombatantIn):
            attacker = self.attacker.to_dict()
        else:
            attacker = self.attacker.to_dict()

        defender: dict[str, Any]
        if isinstance(self.defender, TrainedPokemonIn):
            defender = self.defender.to_dict()
        else:
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
        from ..models.showdown_combatant_in import ShowdownCombatantIn
        from ..models.showdown_pokemon_in import ShowdownPokemonIn
        from ..models.trained_pokemon_in import TrainedPokemonIn

        d = dict(src_dict)

        def _parse_attacker(data: object) -> CombatantIn | ShowdownCombatantIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                attacker_type_0 = CombatantIn.from_dict(data)

                return attacker_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            attacker_type_1 = ShowdownCombatantIn.from_dict(data)

            return attacker_type_1

        attacker = _parse_attacker(d.pop("attacker"))

        def _parse_defender(data: object) -> ShowdownPokemonIn | TrainedPokemonIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                defender_type_0 = TrainedPokemonIn.from_dict(data)

                return defender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            defender_type_1 = ShowdownPokemonIn.from_dict(data)

            return defender_type_1

        defender = _parse_defender(d.pop("defender"))

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
