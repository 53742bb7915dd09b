from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.alias import Alias, check_alias

if TYPE_CHECKING:
    from ..models.model_details_out_metrics import ModelDetailsOutMetrics
    from ..models.model_details_out_notes import ModelDetailsOutNotes
    from ..models.model_origin_out import ModelOriginOut
    from ..models.verdict_out import VerdictOut


T = TypeVar("T", bound="ModelDetailsOut")


@_attrs_define
class ModelDetailsOut:
    """
    Attributes:
        aliases (list[Alias]): The places that it holds.
        checksum (str): SHA-256 of its files.
        created_at (datetime.datetime): When it was registered.
        metrics (ModelDetailsOutMetrics): What its training measured, by name.
        notes (ModelDetailsOutNotes): What its training noted, by name.
        origin (ModelOriginOut): What a model was made of, by hashes.
        semantic_version (str): Major: other features or rules; minor: other data; patch: anything else.
        verdicts (list[VerdictOut]): The last of each place; none where it was never judged.
        version (str): The number by which answers and this API name it.
    """

    aliases: list[Alias]
    checksum: str
    created_at: datetime.datetime
    metrics: ModelDetailsOutMetrics
    notes: ModelDetailsOutNotes
    origin: ModelOriginOut
    semantic_version: str
    verdicts: list[VerdictOut]
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

        notes = self.notes.to_dict()

        origin = self.origin.to_dict()

        semantic_version = self.semantic_version

        verdicts = []
        for verdicts_item_data in self.verdicts:
            verdicts_item = verdicts_item_data.to_dict()
            verdicts.append(verdicts_item)

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "aliases": aliases,
                "checksum": checksum,
                "created_at": created_at,
                "metrics": metrics,
                "notes": notes,
                "origin": origin,
                "semantic_version": semantic_version,
                "verdicts": verdicts,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.model_details_out_metrics import ModelDetailsOutMetrics
        from ..models.model_details_out_notes import ModelDetailsOutNotes
        from ..models.model_origin_out import ModelOriginOut
        from ..models.verdict_out import VerdictOut

        d = dict(src_dict)
        aliases = []
        _aliases = d.pop("aliases")
        for aliases_item_data in _aliases:
            aliases_item = check_alias(aliases_item_data)

            aliases.append(aliases_item)

        checksum = d.pop("checksum")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        metrics = ModelDetailsOutMetrics.from_dict(d.pop("metrics"))

        notes = ModelDetailsOutNotes.from_dict(d.pop("notes"))

        origin = ModelOriginOut.from_dict(d.pop("origin"))

        semantic_version = d.pop("semantic_version")

        verdicts = []
        _verdicts = d.pop("verdicts")
        for verdicts_item_data in _verdicts:
            verdicts_item = VerdictOut.from_dict(verdicts_item_data)

            verdicts.append(verdicts_item)

        version = d.pop("version")

        model_details_out = cls(
            aliases=aliases,
            checksum=checksum,
            created_at=created_at,
            metrics=metrics,
            notes=notes,
            origin=origin,
            semantic_version=semantic_version,
            verdicts=verdicts,
            version=version,
        )

        model_details_out.additional_properties = d
        return model_details_out

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
