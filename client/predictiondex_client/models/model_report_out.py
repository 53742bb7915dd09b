from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.model_report_out_facts import ModelReportOutFacts
    from ..models.section_out import SectionOut


T = TypeVar("T", bound="ModelReportOut")


@_attrs_define
class ModelReportOut:
    """What was said of a version of the model when it was trained, to be drawn in any way.

    Attributes:
        facts (ModelReportOutFacts): What was trained, and on what.
        sections (list[SectionOut]): What was measured, section by section.
        semantic_version (str): Its semantic version.
        title (str): What stands above the report.
        version (str): The number of the version.
    """

    facts: ModelReportOutFacts
    sections: list[SectionOut]
    semantic_version: str
    title: str
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        facts = self.facts.to_dict()

        sections = []
        for sections_item_data in self.sections:
            sections_item = sections_item_data.to_dict()
            sections.append(sections_item)

        semantic_version = self.semantic_version

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "facts": facts,
                "sections": sections,
                "semantic_version": semantic_version,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.model_report_out_facts import ModelReportOutFacts
        from ..models.section_out import SectionOut

        d = dict(src_dict)
        facts = ModelReportOutFacts.from_dict(d.pop("facts"))

        sections = []
        _sections = d.pop("sections")
        for sections_item_data in _sections:
            sections_item = SectionOut.from_dict(sections_item_data)

            sections.append(sections_item)

        semantic_version = d.pop("semantic_version")

        title = d.pop("title")

        version = d.pop("version")

        model_report_out = cls(
            facts=facts,
            sections=sections,
            semantic_version=semantic_version,
            title=title,
            version=version,
        )

        model_report_out.additional_properties = d
        return model_report_out

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
