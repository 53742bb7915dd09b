from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contender_in import ContenderIn
    from ..models.showdown_contender_in import ShowdownContenderIn


T = TypeVar("T", bound="CountersIn")


@_attrs_define
class CountersIn:
    """
    Attributes:
        opponent (ContenderIn | ShowdownContenderIn): Who is to be beaten.
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        limit (int | Unset): How many counters to name. Default: 10.
        method (Method | Unset):
        pool (list[ContenderIn | ShowdownContenderIn] | None | Unset): Who may be sent; by default, everybody else with
            all moves.
    """

    opponent: ContenderIn | ShowdownContenderIn
    durable: bool | Unset = False
    limit: int | Unset = 10
    method: Method | Unset = UNSET
    pool: list[ContenderIn | ShowdownContenderIn] | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.contender_in import ContenderIn

        opponent: dict[str, Any]
        if isinstance(self.opponent, ContenderIn):
            opponent = self.opponent.to_dict()
        else:
            opponent = self.opponent.to_dict()

        durable = self.durable

        limit = self.limit

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method

        pool: list[dict[str, Any]] | Unset | None
        if isinstance(self.pool, Unset):
            pool = UNSET
        elif isinstance(self.pool, list):
            pool = []
            for pool_type_0_item_data in self.pool:
                pool_type_0_item: dict[str, Any]
                if isinstance(pool_type_0_item_data, ContenderIn):
                    pool_type_0_item = pool_type_0_item_data.to_dict()
                else:
                    pool_type_0_item = pool_type_0_item_data.to_dict()

                pool.append(pool_type_0_item)

        else:
            pool = self.pool

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "opponent": opponent,
            }
        )
        if durable is not UNSET:
            field_dict["durable"] = durable
        if limit is not UNSET:
            field_dict["limit"] = limit
        if method is not UNSET:
            field_dict["method"] = method
        if pool is not UNSET:
            field_dict["pool"] = pool

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.contender_in import ContenderIn
        from ..models.showdown_contender_in import ShowdownContenderIn

        d = dict(src_dict)

        def _parse_opponent(data: object) -> ContenderIn | ShowdownContenderIn:
            try:
                if not isinstance(data, dict):
                    raise TypeError
                opponent_type_0 = ContenderIn.from_dict(data)

                return opponent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError
            opponent_type_1 = ShowdownContenderIn.from_dict(data)

            return opponent_type_1

        opponent = _parse_opponent(d.pop("opponent"))

        durable = d.pop("durable", UNSET)

        limit = d.pop("limit", UNSET)

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        def _parse_pool(data: object) -> list[ContenderIn | ShowdownContenderIn] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                pool_type_0 = []
                _pool_type_0 = data
                for pool_type_0_item_data in _pool_type_0:

                    def _parse_pool_type_0_item(data: object) -> ContenderIn | ShowdownContenderIn:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError
                            pool_type_0_item_type_0 = ContenderIn.from_dict(data)

                            return pool_type_0_item_type_0
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        if not isinstance(data, dict):
                            raise TypeError
                        pool_type_0_item_type_1 = ShowdownContenderIn.from_dict(data)

                        return pool_type_0_item_type_1

                    pool_type_0_item = _parse_pool_type_0_item(pool_type_0_item_data)

                    pool_type_0.append(pool_type_0_item)

                return pool_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[ContenderIn | ShowdownContenderIn] | None | Unset", data)

        pool = _parse_pool(d.pop("pool", UNSET))

        counters_in = cls(
            opponent=opponent,
            durable=durable,
            limit=limit,
            method=method,
            pool=pool,
        )

        return counters_in
