from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contender_in import ContenderIn


T = TypeVar("T", bound="TeamMatchupIn")


@_attrs_define
class TeamMatchupIn:
    """
    Attributes:
        a (list[ContenderIn]):
        b (list[ContenderIn]):
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        method (Method | Unset):
    """

    a: list[ContenderIn]
    b: list[ContenderIn]
    durable: bool | Unset = False
    method: Method | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        a = []
        for a_item_data in self.a:
            a_item = a_item_data.to_dict()
            a.append(a_item)

        b = []
        for b_item_data in self.b:
            b_item = b_item_data.to_dict()
            b.append(b_item)

        durable = self.durable

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
        if method is not UNSET:
            field_dict["method"] = method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_in import ContenderIn

        d = dict(src_dict)
        a = []
        _a = d.pop("a")
        for a_item_data in _a:
            a_item = ContenderIn.from_dict(a_item_data)

            a.append(a_item)

        b = []
        _b = d.pop("b")
        for b_item_data in _b:
            b_item = ContenderIn.from_dict(b_item_data)

            b.append(b_item)

        durable = d.pop("durable", UNSET)

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        team_matchup_in = cls(
            a=a,
            b=b,
            durable=durable,
            method=method,
        )

        return team_matchup_in
