from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.method import Method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.combatant_in import CombatantIn


T = TypeVar("T", bound="DuelIn")


@_attrs_define
class DuelIn:
    """
    Attributes:
        a (CombatantIn):
        b (CombatantIn):
        interval_width (float | None | Unset): The widest interval that will do. `engine` plays until none is wider, or
            refuses where it cannot in time; `model` refuses where it is less sure. By default, as narrow as it comes.
        method (Method | Unset):
    """

    a: CombatantIn
    b: CombatantIn
    interval_width: float | Unset | None = UNSET
    method: Method | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        interval_width: float | Unset | None
        if isinstance(self.interval_width, Unset):
            interval_width = UNSET
        else:
            interval_width = self.interval_width

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
        if interval_width is not UNSET:
            field_dict["interval_width"] = interval_width
        if method is not UNSET:
            field_dict["method"] = method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_in import CombatantIn

        d = dict(src_dict)
        a = CombatantIn.from_dict(d.pop("a"))

        b = CombatantIn.from_dict(d.pop("b"))

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
            method = Method(_method)

        duel_in = cls(
            a=a,
            b=b,
            interval_width=interval_width,
            method=method,
        )

        return duel_in
