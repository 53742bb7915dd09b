from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.judge import Judge, check_judge

T = TypeVar("T", bound="JudgeOut")


@_attrs_define
class JudgeOut:
    """Scores by one judge of what the truth is; smaller is better.

    Attributes:
        brier (float): Mean squared error of the chances, of single battles.
        brier_floor (float): The best possible; by outcomes: what one expects who believes the answers.
        brier_regret (float): The difference of the two, without the noise of the battles.
        brier_regret_high (float): The upper end of the same interval.
        brier_regret_low (float): The lower end of its 95 % confidence interval.
        calibration_chance (float): The calibration error that chance alone stays below.
        calibration_error (float): Over ten bins that hold equally many answers.
        contested_share (float): The share of answers about duels whose outcome is in doubt.
        distinct (int): Different duels among them.
        duels (int): Answers that it judged.
        judge (Judge): Who says what the truth is.
        log_loss (float): Mean negative logarithm of the chance that was given to what came.
        log_loss_floor (float): The best possible, as `brier_floor`.
        mae (float | None): How far chances are from the truth on average, without the noise of the battles; null by
            outcomes.
    """

    brier: float
    brier_floor: float
    brier_regret: float
    brier_regret_high: float
    brier_regret_low: float
    calibration_chance: float
    calibration_error: float
    contested_share: float
    distinct: int
    duels: int
    judge: Judge
    log_loss: float
    log_loss_floor: float
    mae: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        brier = self.brier

        brier_floor = self.brier_floor

        brier_regret = self.brier_regret

        brier_regret_high = self.brier_regret_high

        brier_regret_low = self.brier_regret_low

        calibration_chance = self.calibration_chance

        calibration_error = self.calibration_error

        contested_share = self.contested_share

        distinct = self.distinct

        duels = self.duels

        judge: str = self.judge

        log_loss = self.log_loss

        log_loss_floor = self.log_loss_floor

        mae: float | None
        mae = self.mae

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "brier": brier,
                "brier_floor": brier_floor,
                "brier_regret": brier_regret,
                "brier_regret_high": brier_regret_high,
                "brier_regret_low": brier_regret_low,
                "calibration_chance": calibration_chance,
                "calibration_error": calibration_error,
                "contested_share": contested_share,
                "distinct": distinct,
                "duels": duels,
                "judge": judge,
                "log_loss": log_loss,
                "log_loss_floor": log_loss_floor,
                "mae": mae,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        brier = d.pop("brier")

        brier_floor = d.pop("brier_floor")

        brier_regret = d.pop("brier_regret")

        brier_regret_high = d.pop("brier_regret_high")

        brier_regret_low = d.pop("brier_regret_low")

        calibration_chance = d.pop("calibration_chance")

        calibration_error = d.pop("calibration_error")

        contested_share = d.pop("contested_share")

        distinct = d.pop("distinct")

        duels = d.pop("duels")

        judge = check_judge(d.pop("judge"))

        log_loss = d.pop("log_loss")

        log_loss_floor = d.pop("log_loss_floor")

        def _parse_mae(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        mae = _parse_mae(d.pop("mae"))

        judge_out = cls(
            brier=brier,
            brier_floor=brier_floor,
            brier_regret=brier_regret,
            brier_regret_high=brier_regret_high,
            brier_regret_low=brier_regret_low,
            calibration_chance=calibration_chance,
            calibration_error=calibration_error,
            contested_share=contested_share,
            distinct=distinct,
            duels=duels,
            judge=judge,
            log_loss=log_loss,
            log_loss_floor=log_loss_floor,
            mae=mae,
        )

        judge_out.additional_properties = d
        return judge_out

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
