from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EffectOut")


@_attrs_define
class EffectOut:
    """
    Attributes:
        chance (int): How likely, in percent.
        kind (str): What happens, such as `burn` or `stat-stage`.
        stat (None | str): Which statistic, where it changes one.
        target (str): To whom: `self`, or the target.
        value (int | None): How much, in the unit of the effect; null where it has no size.
        value_max (int | None): The most, where the size varies.
    """

    chance: int
    kind: str
    stat: str | None
    target: str
    value: int | None
    value_max: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        chance = self.chance

        kind = self.kind

        stat: str | None
        stat = self.stat

        target = self.target

        value: int | None
        value = self.value

        value_max: int | None
        value_max = self.value_max

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "chance": chance,
                "kind": kind,
                "stat": stat,
                "target": target,
                "value": value,
                "value_max": value_max,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        chance = d.pop("chance")

        kind = d.pop("kind")

        def _parse_stat(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        stat = _parse_stat(d.pop("stat"))

        target = d.pop("target")

        def _parse_value(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        value = _parse_value(d.pop("value"))

        def _parse_value_max(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        value_max = _parse_value_max(d.pop("value_max"))

        effect_out = cls(
            chance=chance,
            kind=kind,
            stat=stat,
            target=target,
            value=value,
            value_max=value_max,
        )

        effect_out.additional_properties = d
        return effect_out

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
