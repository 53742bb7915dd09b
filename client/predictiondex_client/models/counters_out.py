from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method, check_method

if TYPE_CHECKING:
    from ..models.contender_out import ContenderOut
    from ..models.counter_out import CounterOut
    from ..models.rejected_move_out import RejectedMoveOut


T = TypeVar("T", bound="CountersOut")


@_attrs_define
class CountersOut:
    """
    Attributes:
        counters (list[CounterOut]): Who beats the opponent, the best first.
        method (Method):
        model_version (str): The version of the model by its number, or the rules that the engine plays by.
        opponent (ContenderOut): A Pokémon with the moves that it chose from, as it was understood.
        rejected_moves (list[RejectedMoveOut]): Moves that were named and cannot be used, with the reason.
        stored (bool): Whether it was committed to the database before this was answered.
    """

    counters: list[CounterOut]
    method: Method
    model_version: str
    opponent: ContenderOut
    rejected_moves: list[RejectedMoveOut]
    stored: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        counters = []
        for counters_item_data in self.counters:
            counters_item = counters_item_data.to_dict()
            counters.append(counters_item)

        method: str = self.method

        model_version = self.model_version

        opponent = self.opponent.to_dict()

        rejected_moves = []
        for rejected_moves_item_data in self.rejected_moves:
            rejected_moves_item = rejected_moves_item_data.to_dict()
            rejected_moves.append(rejected_moves_item)

        stored = self.stored

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "counters": counters,
                "method": method,
                "model_version": model_version,
                "opponent": opponent,
                "rejected_moves": rejected_moves,
                "stored": stored,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_out import ContenderOut
        from ..models.counter_out import CounterOut
        from ..models.rejected_move_out import RejectedMoveOut

        d = dict(src_dict)
        counters = []
        _counters = d.pop("counters")
        for counters_item_data in _counters:
            counters_item = CounterOut.from_dict(counters_item_data)

            counters.append(counters_item)

        method = check_method(d.pop("method"))

        model_version = d.pop("model_version")

        opponent = ContenderOut.from_dict(d.pop("opponent"))

        rejected_moves = []
        _rejected_moves = d.pop("rejected_moves")
        for rejected_moves_item_data in _rejected_moves:
            rejected_moves_item = RejectedMoveOut.from_dict(rejected_moves_item_data)

            rejected_moves.append(rejected_moves_item)

        stored = d.pop("stored")

        counters_out = cls(
            counters=counters,
            method=method,
            model_version=model_version,
            opponent=opponent,
            rejected_moves=rejected_moves,
            stored=stored,
        )

        counters_out.additional_properties = d
        return counters_out

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
