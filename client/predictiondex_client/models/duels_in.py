from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.method import Method, check_method
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pair_in import PairIn


T = TypeVar("T", bound="DuelsIn")


@_attrs_define
class DuelsIn:
    """
    Attributes:
        duels (list[PairIn]): The duels, each for itself.
        durable (bool | Unset): Answer when the prediction is committed to the database. Otherwise that happens some
            milliseconds after the answer, and a worker that is killed meanwhile takes it along. Default: False.
        interval_width (float | None | Unset): The widest interval that will do. `engine` plays until none is wider, or
            refuses where it cannot in time; `model` refuses where it is less sure. By default, as narrow as it comes.
        method (Method | Unset):
    """

    duels: list[PairIn]
    durable: bool | Unset = False
    interval_width: float | Unset | None = UNSET
    method: Method | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        duels = []
        for duels_item_data in self.duels:
            duels_item = duels_item_data.to_dict()
            duels.append(duels_item)

        durable = self.durable

        interval_width: float | Unset | None
        if isinstance(self.interval_width, Unset):
            interval_width = UNSET
        else:
            interval_width = self.interval_width

        method: str | Unset = UNSET
        if not isinstance(self.method, Unset):
            method = self.method

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "duels": duels,
            }
        )
        if durable is not UNSET:
            field_dict["durable"] = durable
        if interval_width is not UNSET:
            field_dict["interval_width"] = interval_width
        if method is not UNSET:
            field_dict["method"] = method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.pair_in import PairIn

        d = dict(src_dict)
        duels = []
        _duels = d.pop("duels")
        for duels_item_data in _duels:
            duels_item = PairIn.from_dict(duels_item_data)

            duels.append(duels_item)

        durable = d.pop("durable", UNSET)

        def _parse_interval_width(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("float | None | Unset", data)

        interval_width = _parse_interval_width(d.pop("interval_width", UNSET))

        _method = d.pop("method", UNSET)
        method: Method | Unset
        if isinstance(_method, Unset):
            method = UNSET
        else:
            method = check_method(_method)

        duels_in = cls(
            duels=duels,
            durable=durable,
            interval_width=interval_width,
            method=method,
        )

        return duels_in
