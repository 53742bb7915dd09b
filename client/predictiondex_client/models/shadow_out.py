from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.disagreement_out import DisagreementOut
    from ..models.gap_out import GapOut
    from ..models.losses_out import LossesOut


T = TypeVar("T", bound="ShadowOut")


@_attrs_define
class ShadowOut:
    """
    Attributes:
        brier_score (LossesOut | None): Null where no winner was reported.
        duels (int): How many of the newest duels both have answered.
        gaps (list[GapOut]): How many duels by how far the chances are apart.
        largest (list[DisagreementOut]): Where they differ most.
        log_loss (LossesOut | None): Null where no winner was reported.
        mean_difference (float): How far the two chances are apart on average.
        other_winner_share (float): The share of duels in which each backs another side.
        reported (int): How many of these duels have a reported winner.
        semantic_version (str): Its semantic version.
        version (str): The number of the challenger.
    """

    brier_score: LossesOut | None
    duels: int
    gaps: list[GapOut]
    largest: list[DisagreementOut]
    log_loss: LossesOut | None
    mean_difference: float
    other_winner_share: float
    reported: int
    semantic_version: str
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.losses_out import LossesOut

        brier_score: dict[str, Any] | None
        if isinstance(self.brier_score, LossesOut):
            brier_score = self.brier_score.to_dict()
        else:
            brier_score = self.brier_score

        duels = self.duels

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        largest = []
        for largest_item_data in self.largest:
            largest_item = largest_item_data.to_dict()
            largest.append(largest_item)

        log_loss: dict[str, Any] | None
        if isinstance(self.log_loss, LossesOut):
            log_loss = self.log_loss.to_dict()
        else:
            log_loss = self.log_loss

        mean_difference = self.mean_difference

        other_winner_share = self.other_winner_share

        reported = self.reported

        semantic_version = self.semantic_version

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "brier_score": brier_score,
                "duels": duels,
                "gaps": gaps,
                "largest": largest,
                "log_loss": log_loss,
                "mean_difference": mean_difference,
                "other_winner_share": other_winner_share,
                "reported": reported,
                "semantic_version": semantic_version,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.disagreement_out import DisagreementOut
        from ..models.gap_out import GapOut
        from ..models.losses_out import LossesOut

        d = dict(src_dict)

        def _parse_brier_score(data: object) -> LossesOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                brier_score_type_0 = LossesOut.from_dict(data)

                return brier_score_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("LossesOut | None", data)

        brier_score = _parse_brier_score(d.pop("brier_score"))

        duels = d.pop("duels")

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = GapOut.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        largest = []
        _largest = d.pop("largest")
        for largest_item_data in _largest:
            largest_item = DisagreementOut.from_dict(largest_item_data)

            largest.append(largest_item)

        def _parse_log_loss(data: object) -> LossesOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                log_loss_type_0 = LossesOut.from_dict(data)

                return log_loss_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("LossesOut | None", data)

        log_loss = _parse_log_loss(d.pop("log_loss"))

        mean_difference = d.pop("mean_difference")

        other_winner_share = d.pop("other_winner_share")

        reported = d.pop("reported")

        semantic_version = d.pop("semantic_version")

        version = d.pop("version")

        shadow_out = cls(
            brier_score=brier_score,
            duels=duels,
            gaps=gaps,
            largest=largest,
            log_loss=log_loss,
            mean_difference=mean_difference,
            other_winner_share=other_winner_share,
            reported=reported,
            semantic_version=semantic_version,
            version=version,
        )

        shadow_out.additional_properties = d
        return shadow_out

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
