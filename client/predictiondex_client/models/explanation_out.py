from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reason_out import ReasonOut


T = TypeVar("T", bound="ExplanationOut")


@_attrs_define
class ExplanationOut:
    """What each fact does to the answer if the sides trade it, on average over all that they may have traded before.

    `base` and all `points` add up to `win_probability`.

    Attributes:
            base (float): What either side wins where nothing sets them apart.
            facts (list[ReasonOut]): Strongest first; what both sides share is left out.
            win_probability (float): How likely a wins the duel that is explained.
    """

    base: float
    facts: list[ReasonOut]
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        base = self.base

        facts = []
        for facts_item_data in self.facts:
            facts_item = facts_item_data.to_dict()
            facts.append(facts_item)

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "base": base,
                "facts": facts,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.reason_out import ReasonOut

        d = dict(src_dict)
        base = d.pop("base")

        facts = []
        _facts = d.pop("facts")
        for facts_item_data in _facts:
            facts_item = ReasonOut.from_dict(facts_item_data)

            facts.append(facts_item)

        win_probability = d.pop("win_probability")

        explanation_out = cls(
            base=base,
            facts=facts,
            win_probability=win_probability,
        )

        explanation_out.additional_properties = d
        return explanation_out

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
