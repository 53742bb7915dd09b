from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.set_in import SetIn


T = TypeVar("T", bound="SetsIn")


@_attrs_define
class SetsIn:
    """
    Attributes:
        sets (list[SetIn]): What to write, in this order.
    """

    sets: list[SetIn]

    def to_dict(self) -> dict[str, Any]:
        sets = []
        for sets_item_data in self.sets:
            sets_item = sets_item_data.to_dict()
            sets.append(sets_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sets": sets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.set_in import SetIn

        d = dict(src_dict)
        sets = []
        _sets = d.pop("sets")
        for sets_item_data in _sets:
            sets_item = SetIn.from_dict(sets_item_data)

            sets.append(sets_item)

        sets_in = cls(
            sets=sets,
        )

        return sets_in
