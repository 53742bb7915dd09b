from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.origin_out_releases import OriginOutReleases


T = TypeVar("T", bound="OriginOut")


@_attrs_define
class OriginOut:
    """Somebody whom facts of the game come from.

    Attributes:
        address (str): Where it is on the web.
        gives (str): What comes from it.
        is_used (bool): Whether the Pokédex that stands was made with it.
        key (str): By which imports name it.
        licence (None | str): Null where nothing of it is kept.
        name (str): What it is called.
        releases (OriginOutReleases): Releases of the packages that were read, by their names.
    """

    address: str
    gives: str
    is_used: bool
    key: str
    licence: str | None
    name: str
    releases: OriginOutReleases
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        gives = self.gives

        is_used = self.is_used

        key = self.key

        licence: str | None
        licence = self.licence

        name = self.name

        releases = self.releases.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "address": address,
                "gives": gives,
                "is_used": is_used,
                "key": key,
                "licence": licence,
                "name": name,
                "releases": releases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.origin_out_releases import OriginOutReleases

        d = dict(src_dict)
        address = d.pop("address")

        gives = d.pop("gives")

        is_used = d.pop("is_used")

        key = d.pop("key")

        def _parse_licence(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        licence = _parse_licence(d.pop("licence"))

        name = d.pop("name")

        releases = OriginOutReleases.from_dict(d.pop("releases"))

        origin_out = cls(
            address=address,
            gives=gives,
            is_used=is_used,
            key=key,
            licence=licence,
            name=name,
            releases=releases,
        )

        origin_out.additional_properties = d
        return origin_out

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
