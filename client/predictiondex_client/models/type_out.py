from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.names_out import NamesOut


T = TypeVar("T", bound="TypeOut")


@_attrs_define
class TypeOut:
    """
    Attributes:
        names (NamesOut): Its names by language.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
    """

    names: NamesOut
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        names = self.names.to_dict()

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "names": names,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.names_out import NamesOut

        d = dict(src_dict)
        names = NamesOut.from_dict(d.pop("names"))

        slug = d.pop("slug")

        type_out = cls(
            names=names,
            slug=slug,
        )

        type_out.additional_properties = d
        return type_out

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
