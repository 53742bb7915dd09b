from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FindingOut")


@_attrs_define
class FindingOut:
    """
    Attributes:
        limit (float | None): Null where there is nothing to compare with.
        measured (float | None): Null where it could not be measured.
        passed (bool): Whether it was as it must be.
        test (str): What was tested.
        words (str): The finding in words.
    """

    limit: float | None
    measured: float | None
    passed: bool
    test: str
    words: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        limit: float | None
        limit = self.limit

        measured: float | None
        measured = self.measured

        passed = self.passed

        test = self.test

        words = self.words

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "limit": limit,
                "measured": measured,
                "passed": passed,
                "test": test,
                "words": words,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_limit(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        limit = _parse_limit(d.pop("limit"))

        def _parse_measured(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        measured = _parse_measured(d.pop("measured"))

        passed = d.pop("passed")

        test = d.pop("test")

        words = d.pop("words")

        finding_out = cls(
            limit=limit,
            measured=measured,
            passed=passed,
            test=test,
            words=words,
        )

        finding_out.additional_properties = d
        return finding_out

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
