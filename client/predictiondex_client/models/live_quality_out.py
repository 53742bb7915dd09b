from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.live_verdict import LiveVerdict, check_live_verdict

if TYPE_CHECKING:
    from ..models.bin_out import BinOut
    from ..models.judge_out import JudgeOut
    from ..models.miss_out import MissOut


T = TypeVar("T", bound="LiveQualityOut")


@_attrs_define
class LiveQualityOut:
    """
    Attributes:
        ended_at (datetime.datetime): When it was over.
        explanation (str): The verdict in sentences, with what to do.
        failed (bool): Whether it could not come to a verdict; the one who ran it was told why.
        judges (list[JudgeOut]): The scores by each judge that judged any.
        model_version (None | str): Null where it failed before it was known which.
        reliability (list[BinOut]): From the lowest chances to the highest.
        served (int | None): Answers of the time looked at, from which those judged were drawn.
        started_at (datetime.datetime): When the look began.
        verdict (LiveVerdict | None): Null where it failed.
        worst_misses (list[MissOut]): The answers furthest from the truth, and not by chance.
    """

    ended_at: datetime.datetime
    explanation: str
    failed: bool
    judges: list[JudgeOut]
    model_version: str | None
    reliability: list[BinOut]
    served: int | None
    started_at: datetime.datetime
    verdict: LiveVerdict | None
    worst_misses: list[MissOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ended_at = self.ended_at.isoformat()

        explanation = self.explanation

        failed = self.failed

        judges = []
        for judges_item_data in self.judges:
            judges_item = judges_item_data.to_dict()
            judges.append(judges_item)

        model_version: str | None
        model_version = self.model_version

        reliability = []
        for reliability_item_data in self.reliability:
            reliability_item = reliability_item_data.to_dict()
            reliability.append(reliability_item)

        served: int | None
        served = self.served

        started_at = self.started_at.isoformat()

        verdict: str | None
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        worst_misses = []
        for worst_misses_item_data in self.worst_misses:
            worst_misses_item = worst_misses_item_data.to_dict()
            worst_misses.append(worst_misses_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ended_at": ended_at,
                "explanation": explanation,
                "failed": failed,
                "judges": judges,
                "model_version": model_version,
                "reliability": reliability,
                "served": served,
                "started_at": started_at,
                "verdict": verdict,
                "worst_misses": worst_misses,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.bin_out import BinOut
        from ..models.judge_out import JudgeOut
        from ..models.miss_out import MissOut

        d = dict(src_dict)
        ended_at = datetime.datetime.fromisoformat(d.pop("ended_at"))

        explanation = d.pop("explanation")

        failed = d.pop("failed")

        judges = []
        _judges = d.pop("judges")
        for judges_item_data in _judges:
            judges_item = JudgeOut.from_dict(judges_item_data)

            judges.append(judges_item)

        def _parse_model_version(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        model_version = _parse_model_version(d.pop("model_version"))

        reliability = []
        _reliability = d.pop("reliability")
        for reliability_item_data in _reliability:
            reliability_item = BinOut.from_dict(reliability_item_data)

            reliability.append(reliability_item)

        def _parse_served(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        served = _parse_served(d.pop("served"))

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        def _parse_verdict(data: object) -> LiveVerdict | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                verdict_type_0 = check_live_verdict(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("LiveVerdict | None", data)

        verdict = _parse_verdict(d.pop("verdict"))

        worst_misses = []
        _worst_misses = d.pop("worst_misses")
        for worst_misses_item_data in _worst_misses:
            worst_misses_item = MissOut.from_dict(worst_misses_item_data)

            worst_misses.append(worst_misses_item)

        live_quality_out = cls(
            ended_at=ended_at,
            explanation=explanation,
            failed=failed,
            judges=judges,
            model_version=model_version,
            reliability=reliability,
            served=served,
            started_at=started_at,
            verdict=verdict,
            worst_misses=worst_misses,
        )

        live_quality_out.additional_properties = d
        return live_quality_out

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
