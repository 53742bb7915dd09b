from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.category import Category, check_category

if TYPE_CHECKING:
    from ..models.names_out import NamesOut
    from ..models.way_out import WayOut


T = TypeVar("T", bound="LearnableOut")


@_attrs_define
class LearnableOut:
    """
    Attributes:
        accuracy (int | None): Percent; null where it cannot miss.
        category (Category):
        names (NamesOut): Its names by language.
        partner_only (bool): Only a partner Pokémon may know it.
        playable (bool): False where only the partner's own battle command plays it.
        power (int | None): Null where the move has none of its own.
        pp (int): Before PP Ups.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
        type_ (str): Its type, by slug.
        ways (list[WayOut]): Every way in which the Pokémon comes to know it.
    """

    accuracy: int | None
    category: Category
    names: NamesOut
    partner_only: bool
    playable: bool
    power: int | None
    pp: int
    slug: str
    type_: str
    ways: list[WayOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accuracy: int | None
        accuracy = self.accuracy

        category: str = self.category

        names = self.names.to_dict()

        partner_only = self.partner_only

        playable = self.playable

        power: int | None
        power = self.power

        pp = self.pp

        slug = self.slug

        type_ = self.type_

        ways = []
        for ways_item_data in self.ways:
            ways_item = ways_item_data.to_dict()
            ways.append(ways_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accuracy": accuracy,
                "category": category,
                "names": names,
                "partner_only": partner_only,
                "playable": playable,
                "power": power,
                "pp": pp,
                "slug": slug,
                "type": type_,
                "ways": ways,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.names_out import NamesOut
        from ..models.way_out import WayOut

        d = dict(src_dict)

        def _parse_accuracy(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        accuracy = _parse_accuracy(d.pop("accuracy"))

        category = check_category(d.pop("category"))

        names = NamesOut.from_dict(d.pop("names"))

        partner_only = d.pop("partner_only")

        playable = d.pop("playable")

        def _parse_power(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        power = _parse_power(d.pop("power"))

        pp = d.pop("pp")

        slug = d.pop("slug")

        type_ = d.pop("type")

        ways = []
        _ways = d.pop("ways")
        for ways_item_data in _ways:
            ways_item = WayOut.from_dict(ways_item_data)

            ways.append(ways_item)

        learnable_out = cls(
            accuracy=accuracy,
            category=category,
            names=names,
            partner_only=partner_only,
            playable=playable,
            power=power,
            pp=pp,
            slug=slug,
            type_=type_,
            ways=ways,
        )

        learnable_out.additional_properties = d
        return learnable_out

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
