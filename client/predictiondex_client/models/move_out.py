from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.category import Category, check_category

if TYPE_CHECKING:
    from ..models.effect_out import EffectOut
    from ..models.names_out import NamesOut


T = TypeVar("T", bound="MoveOut")


@_attrs_define
class MoveOut:
    """
    Attributes:
        accuracy (int | None): Percent; none where it cannot miss.
        category (Category):
        critical_stage (int): The higher, the more often it is critical.
        effects (list[EffectOut]): What it does beside damage.
        flags (list[str]): What kind of move it is, such as `contact` or `sound`.
        max_hits (int): The most hits of one use.
        min_hits (int): The fewest hits of one use.
        names (NamesOut): Its names by language.
        partner_only (bool): Only a partner Pokémon may know it.
        playable (bool): False where only the partner's own battle command plays it.
        power (int | None): None where the move has none of its own.
        pp (int): Before PP Ups.
        priority (int): The higher moves first, whatever the Speed.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
        target (str): Whom it is aimed at.
        type_ (str): Its type, by slug.
    """

    accuracy: int | None
    category: Category
    critical_stage: int
    effects: list[EffectOut]
    flags: list[str]
    max_hits: int
    min_hits: int
    names: NamesOut
    partner_only: bool
    playable: bool
    power: int | None
    pp: int
    priority: int
    slug: str
    target: str
    type_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accuracy: int | None
        accuracy = self.accuracy

        category: str = self.category

        critical_stage = self.critical_stage

        effects = []
        for effects_item_data in self.effects:
            effects_item = effects_item_data.to_dict()
            effects.append(effects_item)

        flags = self.flags

        max_hits = self.max_hits

        min_hits = self.min_hits

        names = self.names.to_dict()

        partner_only = self.partner_only

        playable = self.playable

        power: int | None
        power = self.power

        pp = self.pp

        priority = self.priority

        slug = self.slug

        target = self.target

        type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accuracy": accuracy,
                "category": category,
                "critical_stage": critical_stage,
                "effects": effects,
                "flags": flags,
                "max_hits": max_hits,
                "min_hits": min_hits,
                "names": names,
                "partner_only": partner_only,
                "playable": playable,
                "power": power,
                "pp": pp,
                "priority": priority,
                "slug": slug,
                "target": target,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.effect_out import EffectOut
        from ..models.names_out import NamesOut

        d = dict(src_dict)

        def _parse_accuracy(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        accuracy = _parse_accuracy(d.pop("accuracy"))

        category = check_category(d.pop("category"))

        critical_stage = d.pop("critical_stage")

        effects = []
        _effects = d.pop("effects")
        for effects_item_data in _effects:
            effects_item = EffectOut.from_dict(effects_item_data)

            effects.append(effects_item)

        flags = cast("list[str]", d.pop("flags"))

        max_hits = d.pop("max_hits")

        min_hits = d.pop("min_hits")

        names = NamesOut.from_dict(d.pop("names"))

        partner_only = d.pop("partner_only")

        playable = d.pop("playable")

        def _parse_power(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        power = _parse_power(d.pop("power"))

        pp = d.pop("pp")

        priority = d.pop("priority")

        slug = d.pop("slug")

        target = d.pop("target")

        type_ = d.pop("type")

        move_out = cls(
            accuracy=accuracy,
            category=category,
            critical_stage=critical_stage,
            effects=effects,
            flags=flags,
            max_hits=max_hits,
            min_hits=min_hits,
            names=names,
            partner_only=partner_only,
            playable=playable,
            power=power,
            pp=pp,
            priority=priority,
            slug=slug,
            target=target,
            type_=type_,
        )

        move_out.additional_properties = d
        return move_out

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
