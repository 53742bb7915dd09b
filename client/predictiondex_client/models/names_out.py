from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NamesOut")


@_attrs_define
class NamesOut:
    """Its names by language.

    Attributes:
        de (None | str): Null where no source has told it.
        en (str): In English.
        fr (str): In French.
        ja (None | str): Null where no source has told it.
    """

    de: str | None
    en: str
    fr: str
    ja: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        de: str | None
        de = self.de

        en = self.en

        fr = self.fr

        ja: str | None
        ja = self.ja

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "de": de,
                "en": en,
                "fr": fr,
                "ja": ja,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_de(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        de = _parse_de(d.pop("de"))

        en = d.pop("en")

        fr = d.pop("fr")

        def _parse_ja(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        ja = _parse_ja(d.pop("ja"))

        names_out = cls(
            de=de,
            en=en,
            fr=fr,
            ja=ja,
        )

        names_out.additional_properties = d
        return names_out

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
