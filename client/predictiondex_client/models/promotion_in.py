from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.place import Place, check_place
from ..types import UNSET, Unset

T = TypeVar("T", bound="PromotionIn")


@_attrs_define
class PromotionIn:
    """
    Attributes:
        to (Place): What a version can be promoted to; an alias of the same name says who holds it.
        force (bool | Unset): Promote it even where the gate refuses; needs a `reason`. Default: False.
        reason (str | Unset): Why; kept in the history for ever. Default: ''.
    """

    to: Place
    force: bool | Unset = False
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        to: str = self.to

        force = self.force

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to": to,
            }
        )
        if force is not UNSET:
            field_dict["force"] = force
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        to = check_place(d.pop("to"))

        force = d.pop("force", UNSET)

        reason = d.pop("reason", UNSET)

        promotion_in = cls(
            to=to,
            force=force,
            reason=reason,
        )

        return promotion_in
