from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ModelOriginOut")


@_attrs_define
class ModelOriginOut:
    """What a model was made of, by hashes.

    Attributes:
        dataset (str): The hash of the lessons that it learnt from.
        engine (str): The rules by which the battles were played that it learnt from.
        feature_schema (str): The hash of the features that it reads; a release serves no model of others.
    """

    dataset: str
    engine: str
    feature_schema: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        engine = self.engine

        feature_schema = self.feature_schema

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dataset": dataset,
                "engine": engine,
                "feature_schema": feature_schema,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        dataset = d.pop("dataset")

        engine = d.pop("engine")

        feature_schema = d.pop("feature_schema")

        model_origin_out = cls(
            dataset=dataset,
            engine=engine,
            feature_schema=feature_schema,
        )

        model_origin_out.additional_properties = d
        return model_origin_out

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
