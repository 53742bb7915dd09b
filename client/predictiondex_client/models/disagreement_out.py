from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.combatant_out import CombatantOut


T = TypeVar("T", bound="DisagreementOut")


@_attrs_define
class DisagreementOut:
    """
    Attributes:
        a (CombatantOut): A Pokémon with its move, as it was understood.
        b (CombatantOut): A Pokémon with its move, as it was understood.
        challenger (float): How likely a wins, by the challenger.
        champion (float): How likely a wins, as it was answered.
        champion_version (str): The version that answered.
        prediction_id (UUID): By which the prediction can be read back, and its outcome reported.
    """

    a: CombatantOut
    b: CombatantOut
    challenger: float
    champion: float
    champion_version: str
    prediction_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        a = self.a.to_dict()

        b = self.b.to_dict()

        challenger = self.challenger

        champion = self.champion

        champion_version = self.champion_version

        prediction_id = str(self.prediction_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "a": a,
                "b": b,
                "challenger": challenger,
                "champion": champion,
                "champion_version": champion_version,
                "prediction_id": prediction_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.combatant_out import CombatantOut

        d = dict(src_dict)
        a = CombatantOut.from_dict(d.pop("a"))

        b = CombatantOut.from_dict(d.pop("b"))

        challenger = d.pop("challenger")

        champion = d.pop("champion")

        champion_version = d.pop("champion_version")

        prediction_id = UUID(d.pop("prediction_id"))

        disagreement_out = cls(
            a=a,
            b=b,
            challenger=challenger,
            champion=champion,
            champion_version=champion_version,
            prediction_id=prediction_id,
        )

        disagreement_out.additional_properties = d
        return disagreement_out

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
