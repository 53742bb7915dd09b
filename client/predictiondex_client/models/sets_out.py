from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ignored_out import IgnoredOut
    from ..models.set_out import SetOut


T = TypeVar("T", bound="SetsOut")


@_attrs_define
class SetsOut:
    """
    Attributes:
        ignored (list[IgnoredOut]): What was said that is nothing in Let's Go.
        sets (list[SetOut]): In the order of the text, and in the form that an export takes.
    """

    ignored: list[IgnoredOut]
    sets: list[SetOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ignored = []
        for ignored_item_data in self.ignored:
            ignored_item = ignored_item_data.to_dict()
            ignored.append(ignored_item)

        sets = []
        for sets_item_data in self.sets:
            sets_item = sets_item_data.to_dict()
            sets.append(sets_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ignored": ignored,
                "sets": sets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.ignored_out import IgnoredOut
        from ..models.set_out import SetOut

        d = dict(src_dict)
        ignored = []
        _ignored = d.pop("ignored")
        for ignored_item_data in _ignored:
            ignored_item = IgnoredOut.from_dict(ignored_item_data)

            ignored.append(ignored_item)

        sets = []
        _sets = d.pop("sets")
        for sets_item_data in _sets:
            sets_item = SetOut.from_dict(sets_item_data)

            sets.append(sets_item)

        sets_out = cls(
            ignored=ignored,
            sets=sets,
        )

        sets_out.additional_properties = d
        return sets_out

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
