from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.engine import Engine, check_engine

if TYPE_CHECKING:
    from ..models.both_remaining_hp_out import BothRemainingHpOut
    from ..models.combatant_out import CombatantOut
    from ..models.model_check_out import ModelCheckOut
    from ..models.share_interval_out import ShareIntervalOut
    from ..models.turns_out import TurnsOut


T = TypeVar("T", bound="SimulationOut")


@_attrs_define
class SimulationOut:
    """
    Attributes:
        a (CombatantOut): A Pokémon with its move, as it was understood.
        a_wins (int): Battles that a won.
        b (CombatantOut): A Pokémon with its move, as it was understood.
        b_wins (int): Battles that b won.
        battles (int): How many were played.
        engine (Engine):
        interval (ShareIntervalOut): Where the true share lies, nine times in ten (Wilson's score interval).
        model (ModelCheckOut | None): Null where there is no model.
        remaining_hp (BothRemainingHpOut):
        rules_version (str): The rules that it played by.
        seconds (float): How many seconds the battles took.
        seed (int): Send it to play the same battles again.
        ties (int): Battles that nobody won.
        turns (TurnsOut):
        win_share (float): The share that a won; a tie counts as half.
    """

    a: CombatantOut
    a_wins: int
    b: CombatantOut
    b_wins: int
    battles: int
    engine: Engine
    interval: ShareIntervalOut
    model: ModelCheckOut | None
    remaining_hp: BothRemainingHpOut
    rules_version: str
    seconds: float
    seed: int
    ties: int
    turns: TurnsOut
    win_share: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.model_check_out import ModelCheckOut

        a = self.a.to_dict()

        a_wins = self.a_wins

        b = self.b.to_dict()

        b_wins = self.b_wins

        battles = self.battles

        engine: str = self.engine

        interval = self.interval.to_dict()

        model: dict[str, Any] | None
        if isinstance(self.model, ModelCheckOut):
            model = self.model.to_dict()
        else:
            model = self.model

        remaining_hp = self.remaining_hp.to_dict()

        rules_version = self.rules_version

        seconds = self.seconds

        seed = self.seed

        ties = self.ties

        turns = self.turns.to_dict()

        win_share = self.win_share

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "a_wins": a_wins,
                "b": b,
                "b_wins": b_wins,
                "battles": battles,
                "engine": engine,
                "interval": interval,
                "model": model,
                "remaining_hp": remaining_hp,
                "rules_version": rules_version,
                "seconds": seconds,
                "seed": seed,
                "ties": ties,
                "turns": turns,
                "win_share": win_share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.both_remaining_hp_out import BothRemainingHpOut
        from ..models.combatant_out import CombatantOut
        from ..models.model_check_out import ModelCheckOut
        from ..models.share_interval_out import ShareIntervalOut
        from ..models.turns_out import TurnsOut

        d = dict(src_dict)
        a = CombatantOut.from_dict(d.pop("a"))

        a_wins = d.pop("a_wins")

        b = CombatantOut.from_dict(d.pop("b"))

        b_wins = d.pop("b_wins")

        battles = d.pop("battles")

        engine = check_engine(d.pop("engine"))

        interval = ShareIntervalOut.from_dict(d.pop("interval"))

        def _parse_model(data: object) -> ModelCheckOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                model_type_0 = ModelCheckOut.from_dict(data)

                return model_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("ModelCheckOut | None", data)

        model = _parse_model(d.pop("model"))

        remaining_hp = BothRemainingHpOut.from_dict(d.pop("remaining_hp"))

        rules_version = d.pop("rules_version")

        seconds = d.pop("seconds")

        seed = d.pop("seed")

        ties = d.pop("ties")

        turns = TurnsOut.from_dict(d.pop("turns"))

        win_share = d.pop("win_share")

        simulation_out = cls(
            a=a,
            a_wins=a_wins,
            b=b,
            b_wins=b_wins,
            battles=battles,
            engine=engine,
            interval=interval,
            model=model,
            remaining_hp=remaining_hp,
            rules_version=rules_version,
            seconds=seconds,
            seed=seed,
            ties=ties,
            turns=turns,
            win_share=win_share,
        )

        simulation_out.additional_properties = d
        return simulation_out

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
