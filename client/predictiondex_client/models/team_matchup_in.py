from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contender_in import ContenderIn
    from ..models.showdown_contender_in import ShowdownContenderIn
    from ..models.showdown_team_in import ShowdownTeamIn


T = TypeVar("T", bound="TeamMatchupIn")


@_attrs_define
class TeamMatchupIn:
    """
    Attributes:
        a (list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn): The own team: one to six Pokémon, or the text of
            Showdown.
        b (list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn): The opponent's team, in the same way.
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        method (Method | Unset):
    """

    a: list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn
    b: list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn
    durable: bool | Unset = False
    method: Method | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.contender_in import ContenderIn

        a: dict[str, Any] | list[dict[str, Any]]
        if isinstance(self.a, list):
            a = []
            for a_type_0_item_data in self.a:
                a_type_0_item: dict[str, Any]
                if isinstance(a_type_0_item_data, ContenderIn):
                    a_type_0_item = a_type_0_item_data.to_dict()
                else:
                    a_type_0_item = a_type_0_item_data.to_dict()

                a.append(a_type_0_item)

        else:
            a = self.a.to_dict()

        b: dict[str, Any] | list[dict[str, Any]]
        if isinstance(self.b, list):
            b = []
            for b_type_0_item_data in self.b:
                b_type_0_item: dict[str, Any]
                if isinstance(b_type_0_item_data, ContenderIn):
                    b_type_0_item = b_type_0_item_data.to_dict()
                else:
                    b_type_0_item = b_type_0_item_data.to_dict()

                b.append(b_type_0_item)

        else:
            b = self.b.to_dict()

        durable = self.durable

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "a": a,
                "b": b,
            }
        )
        if durable is not UNSET:
            field_dict["durable"] = durable
        if method is not UNSET:
            field_dict["method"] = method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_in import ContenderIn
        from ..models.showdown_contender_in import ShowdownContenderIn
        from ..models.showdown_team_in import ShowdownTeamIn

        d = dict(src_dict)

        def _parse_a(data: object) -> list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn:
            try:
                if not isinstance(data, list):
                    raise TypeError
                a_type_0 = []
                _a_type_0 = data
                for a_type_0_item_data in _a_type_0:

                    def _parse_a_type_0_item(data: object) -> ContenderIn | ShowdownContenderIn:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError
                            a_type_0_item_type_0 = ContenderIn.from_dict(data)

                            return a_type_0_item_type_0
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        if not isinstance(data, dict):
                            raise TypeError
                        a_type_0_item_type_1 = ShowdownContenderIn.from_dict(data)

                        return a_type_0_item_type_1

                    a_type_0_item = _parse_a_type_0_item(a_type_0_item_data)

                    a_type_0.append(a_type_0_item)

                return a_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            a_type_1 = ShowdownTeamIn.from_dict(data)

            return a_type_1

        a = _parse_a(d.pop("a"))

        def _parse_b(data: object) -> list[ContenderIn | ShowdownContenderIn] | ShowdownTeamIn:
            try:
                if not isinstance(data, list):
                    raise TypeError
                b_type_0 = []
                _b_type_0 = data
                for b_type_0_item_data in _b_type_0:

                    def _parse_b_type_0_item(data: object) -> ContenderIn | ShowdownContenderIn:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError
                            b_type_0_item_type_0 = ContenderIn.from_dict(data)

                            return b_type_0_item_type_0
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        if not isinstance(data, dict):
                            raise TypeError
                        b_type_0_item_type_1 = ShowdownContenderIn.from_dict(data)

                        return b_type_0_item_type_1

                    b_type_0_item = _parse_b_type_0_item(b_type_0_item_data)

                    b_type_0.append(b_type_0_item)

                return b_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            b_type_1 = ShowdownTeamIn.from_dict(data)

            return b_type_1

        b = _parse_b(d.pop("b"))

        durable = d.pop("durable", UNSET)

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        team_matchup_in = cls(
            a=a,
            b=b,
            durable=durable,
            method=method,
        )

        return team_matchup_in
