from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.form import Form, check_form

if TYPE_CHECKING:
    from ..models.names_out import NamesOut
    from ..models.way_out import WayOut


T = TypeVar("T", bound="LearnerOut")


@_attrs_define
class LearnerOut:
    """
    Attributes:
        dex_number (int): Its number in the National Pokédex.
        form (Form):
        names (NamesOut): Its names by language.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
        species (str): Its species, by slug.
        types (list[str]): Its one or two types, by slug.
        ways (list[WayOut]): Every way in which it comes to know the move.
    """

    dex_number: int
    form: Form
    names: NamesOut
    slug: str
    species: str
    types: list[str]
    ways: list[WayOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dex_number = self.dex_number

        form: str = self.form

        names = self.names.to_dict()

        slug = self.slug

        species = self.species

        types = self.types

        ways = []
        for ways_item_data in self.ways:
            ways_item = ways_item_data.to_dict()
            ways.append(ways_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dex_number": dex_number,
                "form": form,
                "names": names,
                "slug": slug,
                "species": species,
                "types": types,
                "ways": ways,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.names_out import NamesOut
        from ..models.way_out import WayOut

        d = dict(src_dict)
        dex_number = d.pop("dex_number")

        form = check_form(d.pop("form"))

        names = NamesOut.from_dict(d.pop("names"))

        slug = d.pop("slug")

        species = d.pop("species")

        types = cast("list[str]", d.pop("types"))

        ways = []
        _ways = d.pop("ways")
        for ways_item_data in _ways:
            ways_item = WayOut.from_dict(ways_item_data)

            ways.append(ways_item)

        learner_out = cls(
            dex_number=dex_number,
            form=form,
            names=names,
            slug=slug,
            species=species,
            types=types,
            ways=ways,
        )

        learner_out.additional_properties = d
        return learner_out

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
