from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.type_out import TypeOut


T = TypeVar("T", bound="TypePage")


@_attrs_define
class TypePage:
    """
    Attributes:
        items (list[TypeOut]): The entries of this page.
        limit (int): Entries on a page, as asked.
        next_ (None | str): Where the next page is.
        offset (int): Entries before this page.
        previous (None | str): Where the page before is.
        total (int): Entries on all pages.
    """

    items: list[TypeOut]
    limit: int
    next_: str | None
    offset: int
    previous: str | None
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        limit = self.limit

        next_: str | None
        next_ = self.next_

        offset = self.offset

        previous: str | None
        previous = self.previous

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "limit": limit,
                "next": next_,
                "offset": offset,
                "previous": previous,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.type_out import TypeOut

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = TypeOut.from_dict(items_item_data)

            items.append(items_item)

        limit = d.pop("limit")

        def _parse_next_(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        next_ = _parse_next_(d.pop("next"))

        offset = d.pop("offset")

        def _parse_previous(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        previous = _parse_previous(d.pop("previous"))

        total = d.pop("total")

        type_page = cls(
            items=items,
            limit=limit,
            next_=next_,
            offset=offset,
            previous=previous,
            total=total,
        )

        type_page.additional_properties = d
        return type_page

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
