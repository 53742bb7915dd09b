from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method
from ..models.scenario import Scenario
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
        method (Method | Unset):
        scenario (Scenario | Unset):
    """

    a: ContenderIn
    b: ContenderIn
    method: Method | Unset = UNSET
    scenario: Scenario | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method.value

        scenario: str | Unset = UNSET
        if not isinstance(self.scenario, Unset):
            scenario = self.scenario.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )
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

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = Method(_method)

        _scenario = d.pop("scenario", UNSET)
        scenario: Scenario | Unset
        if isinstance(_scenario, Unset):
            scenario = UNSET
        else:
            scenario = Scenario(_scenario)

        best_move_in = cls(
            a=a,
            b=b,
            method=method,
            scenario=scenario,
        )

        return best_move_in
