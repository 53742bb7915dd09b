from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method

if TYPE_CHECKING:
    from ..models.best_answer_out import BestAnswerOut
    from ..models.lead_out import LeadOut
    from ..models.matchup_out import MatchupOut
    from ..models.member_out import MemberOut
    from ..models.rejected_move_out import RejectedMoveOut


T = TypeVar("T", bound="TeamMatchupOut")


@_attrs_define
class TeamMatchupOut:
    """
    Attributes:
        best_answers (list[BestAnswerOut]): Who of a answers each of b best.
        best_lead (MemberOut):
        leads_of_a (list[LeadOut]): Whom to lead with when neither side knows the other's lead.
        leads_of_b (list[LeadOut]): The same for b.
        matchups (list[list[MatchupOut]]): The same duels, with the moves that are played.
        matrix (list[list[float]]): Win probability of each of a (rows) against each of b (columns).
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        rejected_moves (list[RejectedMoveOut]): Moves that were named and cannot be used, with the reason.
        stored (bool): Whether it was committed to the database before this was answered.
        value (float): What a wins when both lead so, if the leads fight it out.
    """

    best_answers: list[BestAnswerOut]
    best_lead: MemberOut
    leads_of_a: list[LeadOut]
    leads_of_b: list[LeadOut]
    matchups: list[list[MatchupOut]]
    matrix: list[list[float]]
    method: Method
    model_version: str
    rejected_moves: list[RejectedMoveOut]
    stored: bool
    value: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        best_answers = []
        for best_answers_item_data in self.best_answers:
            best_answers_item = best_answers_item_data.to_dict()
            best_answers.append(best_answers_item)

        best_lead = self.best_lead.to_dict()

        leads_of_a = []
        for leads_of_a_item_data in self.leads_of_a:
            leads_of_a_item = leads_of_a_item_data.to_dict()
            leads_of_a.append(leads_of_a_item)

        leads_of_b = []
        for leads_of_b_item_data in self.leads_of_b:
            leads_of_b_item = leads_of_b_item_data.to_dict()
            leads_of_b.append(leads_of_b_item)

        matchups = []
        for matchups_item_data in self.matchups:
            matchups_item = []
            for matchups_item_item_data in matchups_item_data:
                matchups_item_item = matchups_item_item_data.to_dict()
                matchups_item.append(matchups_item_item)

            matchups.append(matchups_item)

        matrix = []
        for matrix_item_data in self.matrix:
            matrix_item = matrix_item_data

            matrix.append(matrix_item)

        method: str = self.method

        model_version = self.model_version

        rejected_moves = []
        for rejected_moves_item_data in self.rejected_moves:
            rejected_moves_item = rejected_moves_item_data.to_dict()
            rejected_moves.append(rejected_moves_item)

        stored = self.stored

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "best_answers": best_answers,
                "best_lead": best_lead,
                "leads_of_a": leads_of_a,
                "leads_of_b": leads_of_b,
                "matchups": matchups,
                "matrix": matrix,
                "method": method,
                "model_version": model_version,
                "rejected_moves": rejected_moves,
                "stored": stored,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.best_answer_out import BestAnswerOut
        from ..models.lead_out import LeadOut
        from ..models.matchup_out import MatchupOut
        from ..models.member_out import MemberOut
        from ..models.rejected_move_out import RejectedMoveOut

        d = dict(src_dict)
        best_answers = []
        _best_answers = d.pop("best_answers")
        for best_answers_item_data in _best_answers:
            best_answers_item = BestAnswerOut.from_dict(best_answers_item_data)

            best_answers.append(best_answers_item)

        best_lead = MemberOut.from_dict(d.pop("best_lead"))

        leads_of_a = []
        _leads_of_a = d.pop("leads_of_a")
        for leads_of_a_item_data in _leads_of_a:
            leads_of_a_item = LeadOut.from_dict(leads_of_a_item_data)

            leads_of_a.append(leads_of_a_item)

        leads_of_b = []
        _leads_of_b = d.pop("leads_of_b")
        for leads_of_b_item_data in _leads_of_b:
            leads_of_b_item = LeadOut.from_dict(leads_of_b_item_data)

            leads_of_b.append(leads_of_b_item)

        matchups = []
        _matchups = d.pop("matchups")
        for matchups_item_data in _matchups:
            matchups_item = []
            _matchups_item = matchups_item_data
            for matchups_item_item_data in _matchups_item:
                matchups_item_item = MatchupOut.from_dict(matchups_item_item_data)

                matchups_item.append(matchups_item_item)

            matchups.append(matchups_item)

        matrix = []
        _matrix = d.pop("matrix")
        for matrix_item_data in _matrix:
            matrix_item = cast("list[float]", matrix_item_data)

            matrix.append(matrix_item)

        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        rejected_moves = []
        _rejected_moves = d.pop("rejected_moves")
        for rejected_moves_item_data in _rejected_moves:
            rejected_moves_item = RejectedMoveOut.from_dict(rejected_moves_item_data)

            rejected_moves.append(rejected_moves_item)

        stored = d.pop("stored")

        value = d.pop("value")

        team_matchup_out = cls(
            best_answers=best_answers,
            best_lead=best_lead,
            leads_of_a=leads_of_a,
            leads_of_b=leads_of_b,
            matchups=matchups,
            matrix=matrix,
            method=method,
            model_version=model_version,
            rejected_moves=rejected_moves,
            stored=stored,
            value=value,
        )

        team_matchup_out.additional_properties = d
        return team_matchup_out

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
