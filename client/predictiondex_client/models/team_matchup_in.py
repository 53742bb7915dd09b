from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method
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
        method (Method | Unset):
    """

    a: list[ContenderIn]
    b: list[ContenderIn]
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

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )
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

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = Method(_method)

        team_matchup_in = cls(
            a=a,
            b=b,
            method=method,
        )

        return team_matchup_in
