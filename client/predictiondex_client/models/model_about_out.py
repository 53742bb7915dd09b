from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.headlines_out import HeadlinesOut


T = TypeVar("T", bound="ModelAboutOut")


@_attrs_define
class ModelAboutOut:
    """
    Attributes:
        headlines (HeadlinesOut): How the model has passed its exam; null is what its training did not measure.
        learnt_from (int | None): How many duels it learnt from; null where its training did not say.
        registered_at (datetime.datetime): When it was registered.
        rules (str): The rules by which the battles were played that it learnt from.
        semantic_version (str): Major: other features or rules; minor: other data; patch: anything else.
        version (str): Its number in the registry.
    """

    headlines: HeadlinesOut
    learnt_from: int | None
    registered_at: datetime.datetime
    rules: str
    semantic_version: str
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        headlines = self.headlines.to_dict()

        learnt_from: int | None
        learnt_from = self.learnt_from

        registered_at = self.registered_at.isoformat()

        rules = self.rules

        semantic_version = self.semantic_version

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "headlines": headlines,
                "learnt_from": learnt_from,
                "registered_at": registered_at,
                "rules": rules,
                "semantic_version": semantic_version,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.headlines_out import HeadlinesOut

        d = dict(src_dict)
        headlines = HeadlinesOut.from_dict(d.pop("headlines"))

        def _parse_learnt_from(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        learnt_from = _parse_learnt_from(d.pop("learnt_from"))

        registered_at = datetime.datetime.fromisoformat(d.pop("registered_at"))

        rules = d.pop("rules")

        semantic_version = d.pop("semantic_version")

        version = d.pop("version")

        model_about_out = cls(
            headlines=headlines,
            learnt_from=learnt_from,
            registered_at=registered_at,
            rules=rules,
            semantic_version=semantic_version,
            version=version,
        )

        model_about_out.additional_properties = d
        return model_about_out

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
