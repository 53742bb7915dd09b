from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.drift_verdict import DriftVerdict, check_drift_verdict

if TYPE_CHECKING:
    from ..models.column_drift_out import ColumnDriftOut
    from ..models.drift_sample_out import DriftSampleOut
    from ..models.out_of_domain_out import OutOfDomainOut


T = TypeVar("T", bound="DriftOut")


@_attrs_define
class DriftOut:
    """
    Attributes:
        columns (list[ColumnDriftOut]): The most shifted first.
        ended_at (datetime.datetime): When it was over.
        explanation (str): The verdict in sentences, with what to do.
        failed (bool): Whether it came to no verdict; the command `monitor drift` says why.
        history (str): Where the earlier looks are.
        model_version (None | str): Null where it failed before it was known which.
        out_of_domain (None | OutOfDomainOut): How much was beyond what the model has learnt from; null where it failed.
        sample (DriftSampleOut | None): What was looked at; null where it failed.
        since (datetime.datetime): Predictions from then on were looked at.
        started_at (datetime.datetime): When the look began.
        until (datetime.datetime): Predictions until then were looked at.
        verdict (DriftVerdict | None): `too_few` to tell; `stable`; `population_shift`: other matchups are asked, which
            is no failure; `out_of_domain`: duels are asked such as the model has never seen. Null where it failed.
    """

    columns: list[ColumnDriftOut]
    ended_at: datetime.datetime
    explanation: str
    failed: bool
    history: str
    model_version: str | None
    out_of_domain: OutOfDomainOut | None
    sample: DriftSampleOut | None
    since: datetime.datetime
    started_at: datetime.datetime
    until: datetime.datetime
    verdict: DriftVerdict | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.drift_sample_out import DriftSampleOut
        from ..models.out_of_domain_out import OutOfDomainOut

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        ended_at = self.ended_at.isoformat()

        explanation = self.explanation

        failed = self.failed

        history = self.history

        model_version: str | None
        model_version = self.model_version

        out_of_domain: dict[str, Any] | None
        if isinstance(self.out_of_domain, OutOfDomainOut):
            out_of_domain = self.out_of_domain.to_dict()
        else:
            out_of_domain = self.out_of_domain

        sample: dict[str, Any] | None
        if isinstance(self.sample, DriftSampleOut):
            sample = self.sample.to_dict()
        else:
            sample = self.sample

        since = self.since.isoformat()

        started_at = self.started_at.isoformat()

        until = self.until.isoformat()

        verdict: str | None
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "columns": columns,
                "ended_at": ended_at,
                "explanation": explanation,
                "failed": failed,
                "history": history,
                "model_version": model_version,
                "out_of_domain": out_of_domain,
                "sample": sample,
                "since": since,
                "started_at": started_at,
                "until": until,
                "verdict": verdict,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.column_drift_out import ColumnDriftOut
        from ..models.drift_sample_out import DriftSampleOut
        from ..models.out_of_domain_out import OutOfDomainOut

        d = dict(src_dict)
        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnDriftOut.from_dict(columns_item_data)

            columns.append(columns_item)

        ended_at = datetime.datetime.fromisoformat(d.pop("ended_at"))

        explanation = d.pop("explanation")

        failed = d.pop("failed")

        history = d.pop("history")

        def _parse_model_version(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        model_version = _parse_model_version(d.pop("model_version"))

        def _parse_out_of_domain(data: object) -> OutOfDomainOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                out_of_domain_type_0 = OutOfDomainOut.from_dict(data)

                return out_of_domain_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("None | OutOfDomainOut", data)

        out_of_domain = _parse_out_of_domain(d.pop("out_of_domain"))

        def _parse_sample(data: object) -> DriftSampleOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                sample_type_0 = DriftSampleOut.from_dict(data)

                return sample_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("DriftSampleOut | None", data)

        sample = _parse_sample(d.pop("sample"))

        since = datetime.datetime.fromisoformat(d.pop("since"))

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        until = datetime.datetime.fromisoformat(d.pop("until"))

        def _parse_verdict(data: object) -> DriftVerdict | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError
                verdict_type_0 = check_drift_verdict(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("DriftVerdict | None", data)

        verdict = _parse_verdict(d.pop("verdict"))

        drift_out = cls(
            columns=columns,
            ended_at=ended_at,
            explanation=explanation,
            failed=failed,
            history=history,
            model_version=model_version,
            out_of_domain=out_of_domain,
            sample=sample,
            since=since,
            started_at=started_at,
            until=until,
            verdict=verdict,
        )

        drift_out.additional_properties = d
        return drift_out

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
