from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.stat import Stat, check_stat

if TYPE_CHECKING:
    from ..models.names_out import NamesOut


T = TypeVar("T", bound="NatureOut")


@_attrs_define
class NatureOut:
    """
    Attributes:
        decreased (None | Stat): Lowered by a tenth; null where the nature is neutral.
        increased (None | Stat): Raised by a tenth; null where the nature is neutral.
        names (NamesOut): Its names by language.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
    """

    decreased: Stat | None
    increased: Stat | None
    names: NamesOut
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        decreased: str | None
        if isinstance(self.decreased, str):
            decreased = self.decreased
        else:
            decreased = self.decreased

        increased: str | None
        if isinstance(self.increased, str):
            increased = self.increased
        else:
            increased = self.increased

        names = self.names.to_dict()

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "decreased": decreased,
                "increased": increased,
                "names": names,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.names_out import NamesOut

        d = dict(src_dict)

        def _parse_decreased(data: object) -> Stat | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                decreased_type_0 = check_stat(data)

                return decreased_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("None | Stat", data)

        decreased = _parse_decreased(d.pop("decreased"))

        def _parse_increased(data: object) -> Stat | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                increased_type_0 = check_stat(data)

                return increased_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("None | Stat", data)

        increased = _parse_increased(d.pop("increased"))

        names = NamesOut.from_dict(d.pop("names"))

        slug = d.pop("slug")

        nature_out = cls(
            decreased=decreased,
            increased=increased,
            names=names,
            slug=slug,
        )

        nature_out.additional_properties = d
        return nature_out

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
