from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..models.scenario import Scenario, check_scenario
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contender_in import ContenderIn


T = TypeVar("T", bound="BestMoveIn")


@_attrs_define
class BestMoveIn:
    """
    Attributes:
        a (ContenderIn):
        b (ContenderIn):
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        method (Method | Unset):
        scenario (Scenario | Unset):
    """

    a: ContenderIn
    b: ContenderIn
    durable: bool | Unset = False
    method: Method | Unset = UNSET
    scenario: Scenario | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        durable = self.durable

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
        if method is not UNSET:
            field_dict["method"] = method
        if scenario is not UNSET:
            field_dict["scenario"] = scenario

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_in import ContenderIn

        d = dict(src_dict)
        a = ContenderIn.from_dict(d.pop("a"))

        b = ContenderIn.from_dict(d.pop("b"))

        durable = d.pop("durable", UNSET)

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
            method=method,
            scenario=scenario,
        )

        return best_move_in
