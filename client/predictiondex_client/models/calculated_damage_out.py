from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.combatant_out import CombatantOut
    from ..models.damage_range_out import DamageRangeOut
    from ..models.hits_out import HitsOut
    from ..models.trained_pokemon_out import TrainedPokemonOut


T = TypeVar("T", bound="CalculatedDamageOut")


@_attrs_define
class CalculatedDamageOut:
    """What one use of the move does. Points above the defender's HP are told as they are.

    Attributes:
        accuracy (int): In percent; 100 where the move cannot miss.
        attacker (CombatantOut): A Pokémon with its move, as it was understood.
        critical (DamageRangeOut | None): What one use does where every hit is critical; null where none can be.
        critical_rolls (list[int]): Those of a critical hit; empty where none can be critical.
        defender (TrainedPokemonOut): A Pokémon as it was understood.
        foe_hp (int): All HP of the defender, in points.
        hits (HitsOut): Of one use.
        ko_chances (list[float]): How likely one, two, three and four uses take all HP, where none misses or is
            critical, and nothing else changes meanwhile.
        ko_chances_with_criticals_and_misses (list[float]): The same, with all that chance adds.
        max_ (int): The greatest damage, in points of HP.
        min_ (int): The least damage, in points of HP.
        percent (list[float]): Each roll, in percent of the defender's HP.
        percent_max (float): The greatest, in percent of the defender's HP.
        percent_min (float): The least, in percent of the defender's HP.
        priority (int): The higher moves first, whatever the Speed.
        rolls (list[int]): The equally likely damages of one hit: sixteen by the formula, one where it is fixed, 101 of
            Psywave, none where it depends on what the foe does (Counter, Mirror Coat, Bide).
        sentence (str): In the words of players: how many uses take all HP.
        stab (bool): The move is of the attacker's own type.
        type_multiplier (float): What the defender's types make of it: 0, 0.25, 0.5, 1, 2 or 4.
    """

    accuracy: int
    attacker: CombatantOut
    critical: DamageRangeOut | None
    critical_rolls: list[int]
    defender: TrainedPokemonOut
    foe_hp: int
    hits: HitsOut
    ko_chances: list[float]
    ko_chances_with_criticals_and_misses: list[float]
    max_: int
    min_: int
    percent: list[float]
    percent_max: float
    percent_min: float
    priority: int
    rolls: list[int]
    sentence: str
    stab: bool
    type_multiplier: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.damage_range_out import DamageRangeOut

        accuracy = self.accuracy

        attacker = self.attacker.to_dict()

        critical: dict[str, Any] | None
        if isinstance(self.critical, DamageRangeOut):
            critical = self.critical.to_dict()
        else:
            critical = self.critical

        critical_rolls = self.critical_rolls

        defender = self.defender.to_dict()

        foe_hp = self.foe_hp

        hits = self.hits.to_dict()

        ko_chances = self.ko_chances

        ko_chances_with_criticals_and_misses = self.ko_chances_with_criticals_and_misses

        max_ = self.max_

        min_ = self.min_

        percent = self.percent

        percent_max = self.percent_max

        percent_min = self.percent_min

        priority = self.priority

        rolls = self.rolls

        sentence = self.sentence

        stab = self.stab

        type_multiplier = self.type_multiplier

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accuracy": accuracy,
                "attacker": attacker,
                "critical": critical,
                "critical_rolls": critical_rolls,
                "defender": defender,
                "foe_hp": foe_hp,
                "hits": hits,
                "ko_chances": ko_chances,
                "ko_chances_with_criticals_and_misses": ko_chances_with_criticals_and_misses,
                "max": max_,
                "min": min_,
                "percent": percent,
                "percent_max": percent_max,
                "percent_min": percent_min,
                "priority": priority,
                "rolls": rolls,
                "sentence": sentence,
                "stab": stab,
                "type_multiplier": type_multiplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_out import CombatantOut
        from ..models.damage_range_out import DamageRangeOut
        from ..models.hits_out import HitsOut
        from ..models.trained_pokemon_out import TrainedPokemonOut

        d = dict(src_dict)
        accuracy = d.pop("accuracy")

        attacker = CombatantOut.from_dict(d.pop("attacker"))

        def _parse_critical(data: object) -> DamageRangeOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                critical_type_0 = DamageRangeOut.from_dict(data)

                return critical_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("DamageRangeOut | None", data)

        critical = _parse_critical(d.pop("critical"))

        critical_rolls = cast("list[int]", d.pop("critical_rolls"))

        defender = TrainedPokemonOut.from_dict(d.pop("defender"))

        foe_hp = d.pop("foe_hp")

        hits = HitsOut.from_dict(d.pop("hits"))

        ko_chances = cast("list[float]", d.pop("ko_chances"))

        ko_chances_with_criticals_and_misses = cast("list[float]", d.pop("ko_chances_with_criticals_and_misses"))

        max_ = d.pop("max")

        min_ = d.pop("min")

        percent = cast("list[float]", d.pop("percent"))

        percent_max = d.pop("percent_max")

        percent_min = d.pop("percent_min")

        priority = d.pop("priority")

        rolls = cast("list[int]", d.pop("rolls"))

        sentence = d.pop("sentence")

        stab = d.pop("stab")

        type_multiplier = d.pop("type_multiplier")

        calculated_damage_out = cls(
            accuracy=accuracy,
            attacker=attacker,
            critical=critical,
            critical_rolls=critical_rolls,
            defender=defender,
            foe_hp=foe_hp,
            hits=hits,
            ko_chances=ko_chances,
            ko_chances_with_criticals_and_misses=ko_chances_with_criticals_and_misses,
            max_=max_,
            min_=min_,
            percent=percent,
            percent_max=percent_max,
            percent_min=percent_min,
            priority=priority,
            rolls=rolls,
            sentence=sentence,
            stab=stab,
            type_multiplier=type_multiplier,
        )

        calculated_damage_out.additional_properties = d
        return calculated_damage_out

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
