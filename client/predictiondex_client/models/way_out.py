from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.learn_method import LearnMethod, check_learn_method

T = TypeVar("T", bound="WayOut")


@_attrs_define
class WayOut:
    """One way in which a Pokémon comes to know a move.

    Attributes:
        learnt_by (None | str): The pre-evolution that an inherited move was learnt by.
        level (int | None): Null where the method has none.
        method (LearnMethod):
    """

    learnt_by: str | None
    level: int | None
    method: LearnMethod
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        learnt_by: str | None
        learnt_by = self.learnt_by

        level: int | None
        level = self.level

        method: str = self.method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "learnt_by": learnt_by,
                "level": level,
                "method": method,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_learnt_by(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        learnt_by = _parse_learnt_by(d.pop("learnt_by"))

        def _parse_level(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        level = _parse_level(d.pop("level"))

        method = check_learn_method(d.pop("method"))

        way_out = cls(
            learnt_by=learnt_by,
            level=level,
            method=method,
        )

        way_out.additional_properties = d
        return way_out

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
