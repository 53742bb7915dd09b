from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.member_out import MemberOut


T = TypeVar("T", bound="BestAnswerOut")


@_attrs_define
class BestAnswerOut:
    """
    Attributes:
        against (MemberOut):
        move (str): With which move, by its slug.
        use (MemberOut):
        win_probability (float): How likely that one wins.
    """

    against: MemberOut
    move: str
    use: MemberOut
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        against = self.against.to_dict()

        move = self.move

        use = self.use.to_dict()

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "against": against,
                "move": move,
                "use": use,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.member_out import MemberOut

        d = dict(src_dict)
        against = MemberOut.from_dict(d.pop("against"))

        move = d.pop("move")

        use = MemberOut.from_dict(d.pop("use"))

        win_probability = d.pop("win_probability")

        best_answer_out = cls(
            against=against,
            move=move,
            use=use,
            win_probability=win_probability,
        )

        best_answer_out.additional_properties = d
        return best_answer_out

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
