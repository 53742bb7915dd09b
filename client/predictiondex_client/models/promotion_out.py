from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.place import Place, check_place
from ..models.promotion_kind import PromotionKind, check_promotion_kind

if TYPE_CHECKING:
    from ..models.promotion_out_figures import PromotionOutFigures


T = TypeVar("T", bound="PromotionOut")


@_attrs_define
class PromotionOut:
    """
    Attributes:
        before (None | str): The version that held the place; null where none did.
        by (str): Who did it: the owner of the key, or the account of a command.
        checksum (str): SHA-256 of its files.
        figures (PromotionOutFigures): What the gate, or the watch, had measured.
        happened_at (datetime.datetime): When it happened.
        is_forced (bool): Whether the gate had refused it.
        kind (PromotionKind):
        objections (list[str]): What the gate had found against it.
        reason (str): Why; empty where nobody said.
        semantic_version (str): Its semantic version.
        to (Place): What a version can be promoted to; an alias of the same name says who holds it.
        version (str): The number of the version that came there.
    """

    before: str | None
    by: str
    checksum: str
    figures: PromotionOutFigures
    happened_at: datetime.datetime
    is_forced: bool
    kind: PromotionKind
    objections: list[str]
    reason: str
    semantic_version: str
    to: Place
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        before: str | None
        before = self.before

        by = self.by

        checksum = self.checksum

        figures = self.figures.to_dict()

        happened_at = self.happened_at.isoformat()

        is_forced = self.is_forced

        kind: str = self.kind

        objections = self.objections

        reason = self.reason

        semantic_version = self.semantic_version

        to: str = self.to

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "before": before,
                "by": by,
                "checksum": checksum,
                "figures": figures,
                "happened_at": happened_at,
                "is_forced": is_forced,
                "kind": kind,
                "objections": objections,
                "reason": reason,
                "semantic_version": semantic_version,
                "to": to,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.promotion_out_figures import PromotionOutFigures

        d = dict(src_dict)

        def _parse_before(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        before = _parse_before(d.pop("before"))

        by = d.pop("by")

        checksum = d.pop("checksum")

        figures = PromotionOutFigures.from_dict(d.pop("figures"))

        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))

        is_forced = d.pop("is_forced")

        kind = check_promotion_kind(d.pop("kind"))

        objections = cast("list[str]", d.pop("objections"))

        reason = d.pop("reason")

        semantic_version = d.pop("semantic_version")

        to = check_place(d.pop("to"))

        version = d.pop("version")

        promotion_out = cls(
            before=before,
            by=by,
            checksum=checksum,
            figures=figures,
            happened_at=happened_at,
            is_forced=is_forced,
            kind=kind,
            objections=objections,
            reason=reason,
            semantic_version=semantic_version,
            to=to,
            version=version,
        )

        promotion_out.additional_properties = d
        return promotion_out

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
