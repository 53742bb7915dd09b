from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn
    from ..models.showdown_combatant_in import ShowdownCombatantIn


T = TypeVar("T", bound="DuelIn")


@_attrs_define
class DuelIn:
    """
    Attributes:
        a (CombatantIn | ShowdownCombatantIn): The one whose chance is asked for.
        b (CombatantIn | ShowdownCombatantIn): Its opponent.
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        explain (bool | Unset): Also say in `explanation` what made the answer. It costs some 64 duels more, at most
            1,024. Default: False.
        interval_width (float | None | Unset): The widest interval that will do. `engine` plays until none is wider, or
            refuses where it cannot in time; `model` refuses where it is less sure. By default, as narrow as it comes.
        method (Method | Unset):
    """

    a: CombatantIn | ShowdownCombatantIn
    b: CombatantIn | ShowdownCombatantIn
    durable: bool | Unset = False
    explain: bool | Unset = False
    interval_width: float | Unset | None = UNSET
    method: Method | Unset = UNSET

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

        durable = self.durable

        explain = self.explain

        interval_width: float | Unset | None
        if isinstance(self.interval_width, Unset):
            interval_width = UNSET
        else:
            interval_width = self.interval_width

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )
        if durable is not UNSET:
            field_dict["durable"] = durable
        if explain is not UNSET:
            field_dict["explain"] = explain
        if interval_width is not UNSET:
            field_dict["interval_width"] = interval_width
        if method is not UNSET:
            field_dict["method"] = method

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

        durable = d.pop("durable", UNSET)

        explain = d.pop("explain", UNSET)

        def _parse_interval_width(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("float | None | Unset", data)

        interval_width = _parse_interval_width(d.pop("interval_width", UNSET))

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        duel_in = cls(
            a=a,
            b=b,
            durable=durable,
            explain=explain,
            interval_width=interval_width,
            method=method,
        )

        return duel_in
