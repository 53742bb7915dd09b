from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..models.scenario import Scenario, check_scenario
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contender_in import ContenderIn
    from ..models.showdown_contender_in import ShowdownContenderIn


T = TypeVar("T", bound="BestMoveIn")


@_attrs_define
class BestMoveIn:
    """
    Attributes:
        a (ContenderIn | ShowdownContenderIn): The one whose move is looked for.
        b (ContenderIn | ShowdownContenderIn): Its opponent.
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        explain (bool | Unset): Also say in `explanation` what made the answer. It costs some 64 duels more, at most
            1,024. Default: False.
        method (Method | Unset):
        scenario (Scenario | Unset):
    """

    a: ContenderIn | ShowdownContenderIn
    b: ContenderIn | ShowdownContenderIn
    durable: bool | Unset = False
    explain: bool | Unset = False
    method: Method | Unset = UNSET
    scenario: Scenario | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.contender_in import ContenderIn

        a: dict[str, Any]
        if isinstance(self.a, ContenderIn):
            a = self.a.to_dict()
        else:
            a = self.a.to_dict()

        b: dict[str, Any]
        if isinstance(self.b, ContenderIn):
            b = self.b.to_dict()
        else:
            b = self.b.to_dict()

        durable = self.durable

        explain = self.explain

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method

        scenario: str | Unset = UNSET
        if not isinstance(self.scenario, Unset):
            scenario = self.scenario

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
        if method is not UNSET:
            field_dict["method"] = method
        if scenario is not UNSET:
            field_dict["scenario"] = scenario

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_in import ContenderIn
        from ..models.showdown_contender_in import ShowdownContenderIn

        d = dict(src_dict)

        def _parse_a(data: object) -> ContenderIn | ShowdownContenderIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                a_type_0 = ContenderIn.from_dict(data)

                return a_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            a_type_1 = ShowdownContenderIn.from_dict(data)

            return a_type_1

        a = _parse_a(d.pop("a"))

        def _parse_b(data: object) -> ContenderIn | ShowdownContenderIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                b_type_0 = ContenderIn.from_dict(data)

                return b_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            b_type_1 = ShowdownContenderIn.from_dict(data)

            return b_type_1

        b = _parse_b(d.pop("b"))

        durable = d.pop("durable", UNSET)

        explain = d.pop("explain", UNSET)

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        _scenario = d.pop("scenario", UNSET)
        scenario: Scenario | Unset
        if isinstance(_scenario, Unset):
            scenario = UNSET
        else:
            scenario = check_scenario(_scenario)

        best_move_in = cls(
            a=a,
            b=b,
            durable=durable,
            explain=explain,
            method=method,
            scenario=scenario,
        )

        return best_move_in
