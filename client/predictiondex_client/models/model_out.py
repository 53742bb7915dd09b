from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.alias import Alias, check_alias

if TYPE_CHECKING:
    from ..models.model_origin_out import ModelOriginOut
    from ..models.model_out_metrics import ModelOutMetrics


T = TypeVar("T", bound="ModelOut")


@_attrs_define
class ModelOut:
    """
    Attributes:
        aliases (list[Alias]): The places that it holds.
        checksum (str): SHA-256 of its files.
        created_at (datetime.datetime): When it was registered.
        metrics (ModelOutMetrics): What its training measured, by name.
        origin (ModelOriginOut): What a model was made of, by hashes.
        semantic_version (str): Major: other features or rules; minor: other data; patch: anything else.
        version (str): The number by which answers and this API name it.
    """

    aliases: list[Alias]
    checksum: str
    created_at: datetime.datetime
    metrics: ModelOutMetrics
    origin: ModelOriginOut
    semantic_version: str
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        aliases = []
        for aliases_item_data in self.aliases:
            aliases_item: str = aliases_item_data
            aliases.append(aliases_item)

        checksum = self.checksum

        created_at = self.created_at.isoformat()

        metrics = self.metrics.to_dict()

        origin = self.origin.to_dict()

        semantic_version = self.semantic_version

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "aliases": aliases,
                "checksum": checksum,
                "created_at": created_at,
                "metrics": metrics,
                "origin": origin,
                "semantic_version": semantic_version,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.model_origin_out import ModelOriginOut
        from ..models.model_out_metrics import ModelOutMetrics

        d = dict(src_dict)
        aliases = []
        _aliases = d.pop("aliases")
        for aliases_item_data in _aliases:
            aliases_item = check_alias(aliases_item_data)

            aliases.append(aliases_item)

        checksum = d.pop("checksum")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        metrics = ModelOutMetrics.from_dict(d.pop("metrics"))

        origin = ModelOriginOut.from_dict(d.pop("origin"))

        semantic_version = d.pop("semantic_version")

        version = d.pop("version")

        model_out = cls(
            aliases=aliases,
            checksum=checksum,
            created_at=created_at,
            metrics=metrics,
            origin=origin,
            semantic_version=semantic_version,
            version=version,
        )

        model_out.additional_properties = d
        return model_out

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
