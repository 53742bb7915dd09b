from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.place import Place, check_place

if TYPE_CHECKING:
    from ..models.finding_out import FindingOut


T = TypeVar("T", bound="VerdictOut")


@_attrs_define
class VerdictOut:
    """What the gate has said, at that time and against the version that was in production then.

    Attributes:
        findings (list[FindingOut]): What was found, test by test.
        judged_at (datetime.datetime): When it was judged.
        passed (bool): Whether it may enter.
        to (Place): What a version can be promoted to; an alias of the same name says who holds it.
    """

    findings: list[FindingOut]
    judged_at: datetime.datetime
    passed: bool
    to: Place
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        judged_at = self.judged_at.isoformat()

        passed = self.passed

        to: str = self.to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "findings": findings,
                "judged_at": judged_at,
                "passed": passed,
                "to": to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.finding_out import FindingOut

        d = dict(src_dict)
        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = FindingOut.from_dict(findings_item_data)

            findings.append(findings_item)

        judged_at = datetime.datetime.fromisoformat(d.pop("judged_at"))

        passed = d.pop("passed")

        to = check_place(d.pop("to"))

        verdict_out = cls(
            findings=findings,
            judged_at=judged_at,
            passed=passed,
            to=to,
        )

        verdict_out.additional_properties = d
        return verdict_out

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
