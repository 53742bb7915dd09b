from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.engine import Engine, check_engine
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn
    from ..models.showdown_combatant_in import ShowdownCombatantIn


T = TypeVar("T", bound="SimulationIn")


@_attrs_define
class SimulationIn:
    """
    Attributes:
        a (CombatantIn | ShowdownCombatantIn): The one whose wins are counted as `a_wins`.
        b (CombatantIn | ShowdownCombatantIn): Its opponent.
        battles (int | Unset): The reference engine plays at most 1,000. Default: 1000.
        engine (Engine | Unset):
        seed (int | None | Unset): The same seed plays the same battles again. By default, any.
    """

    a: CombatantIn | ShowdownCombatantIn
    b: CombatantIn | ShowdownCombatantIn
    battles: int | Unset = 1000
    engine: Engine | Unset = UNSET
    seed: int | Unset | None = UNSET

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

        battles = self.battles

        engine: str | Unset = UNSET
        if not isinstance(self.engine, Unset):
            engine = self.engine

        seed: int | Unset | None
        if isinstance(self.seed, Unset):
            seed = UNSET
        else:
            seed = self.seed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )
        if battles is not UNSET:
            field_dict["battles"] = battles
        if engine is not UNSET:
            field_dict["engine"] = engine
        if seed is not UNSET:
            field_dict["seed"] = seed

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

        battles = d.pop("battles", UNSET)

        _engine = d.pop("engine", UNSET)
        engine: Engine | Unset
        if isinstance(_engine, Unset):
            engine = UNSET
        else:
            engine = check_engine(_engine)

        def _parse_seed(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("int | None | Unset", data)

        seed = _parse_seed(d.pop("seed", UNSET))

        simulation_in = cls(
            a=a,
            b=b,
            battles=battles,
            engine=engine,
            seed=seed,
        )

        return simulation_in
