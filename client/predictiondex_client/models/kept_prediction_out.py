from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method

if TYPE_CHECKING:
    from ..models.combatant_out import CombatantOut
    from ..models.interval_out import IntervalOut
    from ..models.outcome_out import OutcomeOut


T = TypeVar("T", bound="KeptPredictionOut")


@_attrs_define
class KeptPredictionOut:
    """
    Attributes:
        a (CombatantOut): A Pokémon with its move, as it was understood.
        b (CombatantOut): A Pokémon with its move, as it was understood.
        battles (int | None): How many battles were played for this answer; null where none was.
        interval (IntervalOut): Where the true win probability lies, nine times in ten.
        made_at (datetime.datetime): When it was answered.
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        outcome (None | OutcomeOut): Who has really won; null where nobody has reported it.
        prediction_id (UUID): By which the prediction can be read back, and its outcome reported.
        stored (bool): Whether it was committed to the database before this was answered.
        turns (float): How many turns the duel lasts, on average.
        win_probability (float): How likely a wins.
    """

    a: CombatantOut
    b: CombatantOut
    battles: int | None
    interval: IntervalOut
    made_at: datetime.datetime
    method: Method
    model_version: str
    outcome: OutcomeOut | None
    prediction_id: UUID
    stored: bool
    turns: float
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.outcome_out import OutcomeOut

        a = self.a.to_dict()

        b = self.b.to_dict()

        battles: int | None
        battles = self.battles

        interval = self.interval.to_dict()

        made_at = self.made_at.isoformat()

        method: str = self.method

        model_version = self.model_version

        outcome: dict[str, Any] | None
        if isinstance(self.outcome, OutcomeOut):
            outcome = self.outcome.to_dict()
        else:
            outcome = self.outcome

        prediction_id = str(self.prediction_id)

        stored = self.stored

        turns = self.turns

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
                "battles": battles,
                "interval": interval,
                "made_at": made_at,
                "method": method,
                "model_version": model_version,
                "outcome": outcome,
                "prediction_id": prediction_id,
                "stored": stored,
                "turns": turns,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_out import CombatantOut
        from ..models.interval_out import IntervalOut
        from ..models.outcome_out import OutcomeOut

        d = dict(src_dict)
        a = CombatantOut.from_dict(d.pop("a"))

        b = CombatantOut.from_dict(d.pop("b"))

        def _parse_battles(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        battles = _parse_battles(d.pop("battles"))

        interval = IntervalOut.from_dict(d.pop("interval"))

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        def _parse_outcome(data: object) -> OutcomeOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                outcome_type_0 = OutcomeOut.from_dict(data)

                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("None | OutcomeOut", data)

        outcome = _parse_outcome(d.pop("outcome"))

        prediction_id = UUID(d.pop("prediction_id"))

        stored = d.pop("stored")

        turns = d.pop("turns")

        win_probability = d.pop("win_probability")

        kept_prediction_out = cls(
            a=a,
            b=b,
            battles=battles,
            interval=interval,
            made_at=made_at,
            method=method,
            model_version=model_version,
            outcome=outcome,
            prediction_id=prediction_id,
            stored=stored,
            turns=turns,
            win_probability=win_probability,
        )

        kept_prediction_out.additional_properties = d
        return kept_prediction_out

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
