from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ShowdownTeamIn")


@_attrs_define
class ShowdownTeamIn:
    """A team in the text of Pokémon Showdown.

    Attributes:
        showdown (str): A team, as Pokémon Showdown's teambuilder exports it. There, a missing level means 100.
        allow_unlearnable (bool | Unset): Take a move that it cannot learn. Default: False.
    """

    showdown: str
    allow_unlearnable: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        showdown = self.showdown

        allow_unlearnable = self.allow_unlearnable

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "showdown": showdown,
            }
        )
        if allow_unlearnable is not UNSET:
            field_dict["allow_unlearnable"] = allow_unlearnable

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        showdown = d.pop("showdown")

        allow_unlearnable = d.pop("allow_unlearnable", UNSET)

        showdown_team_in = cls(
            showdown=showdown,
            allow_unlearnable=allow_unlearnable,
        )

        return showdown_team_in
