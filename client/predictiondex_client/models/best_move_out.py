from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method
from ..models.scenario import Scenario, check_scenario

if TYPE_CHECKING:
    from ..models.contender_out import ContenderOut
    from ..models.explanation_out import ExplanationOut
    from ..models.interval_out import IntervalOut
    from ..models.ranked_move_out import RankedMoveOut
    from ..models.rejected_move_out import RejectedMoveOut


T = TypeVar("T", bound="BestMoveOut")


@_attrs_define
class BestMoveOut:
    """
    Attributes:
        a (ContenderOut): A Pokémon with the moves that it chose from, as it was understood.
        b (ContenderOut): A Pokémon with the moves that it chose from, as it was understood.
        explanation (ExplanationOut | None): Of the duel between the recommended move and the best reply to it, also
            where the scenario is `average`: its `win_probability` is then that duel's own, below the average. Null unless
            it is asked for.
        interval (IntervalOut): Where the true win probability lies, nine times in ten.
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        moves (list[RankedMoveOut]): All moves of a, the best first.
        prediction_id (UUID): By which the duel of the recommended move with the best reply to it can be read back.
        recommended_move (str): The move that wins most often, by its slug.
        rejected_moves (list[RejectedMoveOut]): Moves that were named and cannot be used, with the reason.
        scenario (Scenario):
        stored (bool): Whether it was committed to the database before this was answered.
        win_probability (float): How likely a wins with the recommended move, by the scenario.
    """

    a: ContenderOut
    b: ContenderOut
    explanation: ExplanationOut | None
    interval: IntervalOut
    method: Method
    model_version: str
    moves: list[RankedMoveOut]
    prediction_id: UUID
    recommended_move: str
    rejected_moves: list[RejectedMoveOut]
    scenario: Scenario
    stored: bool
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.explanation_out import ExplanationOut

        a = self.a.to_dict()

        b = self.b.to_dict()

        explanation: dict[str, Any] | None
        if isinstance(self.explanation, ExplanationOut):
            explanation = self.explanation.to_dict()
        else:
            explanation = self.explanation

        interval = self.interval.to_dict()

        method: str = self.method

        model_version = self.model_version

        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        prediction_id = str(self.prediction_id)

        recommended_move = self.recommended_move

        rejected_moves = []
        for rejected_moves_item_data in self.rejected_moves:
            rejected_moves_item = rejected_moves_item_data.to_dict()
            rejected_moves.append(rejected_moves_item)

        scenario: str = self.scenario

        stored = self.stored

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
                "explanation": explanation,
                "interval": interval,
                "method": method,
                "model_version": model_version,
                "moves": moves,
                "prediction_id": prediction_id,
                "recommended_move": recommended_move,
                "rejected_moves": rejected_moves,
                "scenario": scenario,
                "stored": stored,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_out import ContenderOut
        from ..models.explanation_out import ExplanationOut
        from ..models.interval_out import IntervalOut
        from ..models.ranked_move_out import RankedMoveOut
        from ..models.rejected_move_out import RejectedMoveOut

        d = dict(src_dict)
        a = ContenderOut.from_dict(d.pop("a"))

        b = ContenderOut.from_dict(d.pop("b"))

        def _parse_explanation(data: object) -> ExplanationOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                explanation_type_0 = ExplanationOut.from_dict(data)

                return explanation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("ExplanationOut | None", data)

        explanation = _parse_explanation(d.pop("explanation"))

        interval = IntervalOut.from_dict(d.pop("interval"))

        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = RankedMoveOut.from_dict(moves_item_data)

            moves.append(moves_item)

        prediction_id = UUID(d.pop("prediction_id"))

        recommended_move = d.pop("recommended_move")

        rejected_moves = []
        _rejected_moves = d.pop("rejected_moves")
        for rejected_moves_item_data in _rejected_moves:
            rejected_moves_item = RejectedMoveOut.from_dict(rejected_moves_item_data)

            rejected_moves.append(rejected_moves_item)

        scenario = check_scenario(d.pop("scenario"))

        stored = d.pop("stored")

        win_probability = d.pop("win_probability")

        best_move_out = cls(
            a=a,
            b=b,
            explanation=explanation,
            interval=interval,
            method=method,
            model_version=model_version,
            moves=moves,
            prediction_id=prediction_id,
            recommended_move=recommended_move,
            rejected_moves=rejected_moves,
            scenario=scenario,
            stored=stored,
            win_probability=win_probability,
        )

        best_move_out.additional_properties = d
        return best_move_out

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
