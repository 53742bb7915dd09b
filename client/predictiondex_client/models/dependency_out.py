from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dependency_state import DependencyState, check_dependency_state

T = TypeVar("T", bound="DependencyOut")


@_attrs_define
class DependencyOut:
    """
    Attributes:
        detail (str): What is there, or why it is not.
        name (str): What is needed.
        state (DependencyState): `pending` is what every answer can be given without; the detail says how far it is.
    """

    detail: str
    name: str
    state: DependencyState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        name = self.name

        state: str = self.state

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "detail": detail,
                "name": name,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        detail = d.pop("detail")

        name = d.pop("name")

        state = check_dependency_state(d.pop("state"))

        dependency_out = cls(
            detail=detail,
            name=name,
            state=state,
        )

        dependency_out.additional_properties = d
        return dependency_out

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
