from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.input_error_out import InputErrorOut
    from ..models.rejected_move_out import RejectedMoveOut


T = TypeVar("T", bound="ProblemOut")


@_attrs_define
class ProblemOut:
    """What went wrong. Beside the five members of RFC 9457, those that the kind of problem has to tell.

    Attributes:
        detail (str): What is wrong, in a sentence.
        instance (str): The path that was asked.
        status (int): The status of the answer.
        title (str): The kind of problem in words.
        type_ (str): The kind of problem; `about:blank` where the status says all.
        allowed (None | str | Unset): What would be allowed.
        alternatives (list[str] | None | Unset): Moves that the Pokémon could use.
        did_you_mean (list[str] | None | Unset): The nearest spellings.
        errors (list[InputErrorOut] | None | Unset): What is wrong in the request.
        field (None | str | Unset): The part of a Pokémon that is not allowed.
        index (int | None | Unset): The first wrong item of a batch, counted from 0.
        location (None | str | Unset): The part of the request that is meant.
        rejected_moves (list[RejectedMoveOut] | None | Unset): Moves that cannot be used, with the reason.
        unknown (None | str | Unset): The name that nothing is called by.
    """

    detail: str
    instance: str
    status: int
    title: str
    type_: str
    allowed: str | Unset | None = UNSET
    alternatives: list[str] | Unset | None = UNSET
    did_you_mean: list[str] | Unset | None = UNSET
    errors: list[InputErrorOut] | Unset | None = UNSET
    field: str | Unset | None = UNSET
    index: int | Unset | None = UNSET
    location: str | Unset | None = UNSET
    rejected_moves: list[RejectedMoveOut] | Unset | None = UNSET
    unknown: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        instance = self.instance

        status = self.status

        title = self.title

        type_ = self.type_

        allowed: str | Unset | None
        if isinstance(self.allowed, Unset):
            allowed = UNSET
        else:
            allowed = self.allowed

        alternatives: list[str] | Unset | None
        if isinstance(self.alternatives, Unset):
            alternatives = UNSET
        elif isinstance(self.alternatives, list):
            alternatives = self.alternatives

        else:
            alternatives = self.alternatives

        did_you_mean: list[str] | Unset | None
        if isinstance(self.did_you_mean, Unset):
            did_you_mean = UNSET
        elif isinstance(self.did_you_mean, list):
            did_you_mean = self.did_you_mean

        else:
            did_you_mean = self.did_you_mean

        errors: list[dict[str, Any]] | Unset | None
        if isinstance(self.errors, Unset):
            errors = UNSET
        elif isinstance(self.errors, list):
            errors = []
            for errors_type_0_item_data in self.errors:
                errors_type_0_item = errors_type_0_item_data.to_dict()
                errors.append(errors_type_0_item)

        else:
            errors = self.errors

        field: str | Unset | None
        if isinstance(self.field, Unset):
            field = UNSET
        else:
            field = self.field

        index: int | Unset | None
        if isinstance(self.index, Unset):
            index = UNSET
        else:
            index = self.index

        location: str | Unset | None
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        rejected_moves: list[dict[str, Any]] | Unset | None
        if isinstance(self.rejected_moves, Unset):
            rejected_moves = UNSET
        elif isinstance(self.rejected_moves, list):
            rejected_moves = []
            for rejected_moves_type_0_item_data in self.rejected_moves:
                rejected_moves_type_0_item = rejected_moves_type_0_item_data.to_dict()
                rejected_moves.append(rejected_moves_type_0_item)

        else:
            rejected_moves = self.rejected_moves

        unknown: str | Unset | None
        if isinstance(self.unknown, Unset):
            unknown = UNSET
        else:
            unknown = self.unknown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "detail": detail,
                "instance": instance,
                "status": status,
                "title": title,
                "type": type_,
            }
        )
        if allowed is not UNSET:
            field_dict["allowed"] = allowed
        if alternatives is not UNSET:
            field_dict["alternatives"] = alternatives
        if did_you_mean is not UNSET:
            field_dict["did_you_mean"] = did_you_mean
        if errors is not UNSET:
            field_dict["errors"] = errors
        if field is not UNSET:
            field_dict["field"] = field
        if index is not UNSET:
            field_dict["index"] = index
        if location is not UNSET:
            field_dict["location"] = location
        if rejected_moves is not UNSET:
            field_dict["rejected_moves"] = rejected_moves
        if unknown is not UNSET:
            field_dict["unknown"] = unknown

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.input_error_out import InputErrorOut
        from ..models.rejected_move_out import RejectedMoveOut

        d = dict(src_dict)
        detail = d.pop("detail")

        instance = d.pop("instance")

        status = d.pop("status")

        title = d.pop("title")

        type_ = d.pop("type")

        def _parse_allowed(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        allowed = _parse_allowed(d.pop("allowed", UNSET))

        def _parse_alternatives(data: object) -> list[str] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                alternatives_type_0 = cast("list[str]", data)

                return alternatives_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[str] | None | Unset", data)

        alternatives = _parse_alternatives(d.pop("alternatives", UNSET))

        def _parse_did_you_mean(data: object) -> list[str] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                did_you_mean_type_0 = cast("list[str]", data)

                return did_you_mean_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[str] | None | Unset", data)

        did_you_mean = _parse_did_you_mean(d.pop("did_you_mean", UNSET))

        def _parse_errors(data: object) -> list[InputErrorOut] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                errors_type_0 = []
                _errors_type_0 = data
                for errors_type_0_item_data in _errors_type_0:
                    errors_type_0_item = InputErrorOut.from_dict(errors_type_0_item_data)

                    errors_type_0.append(errors_type_0_item)

                return errors_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[InputErrorOut] | None | Unset", data)

        errors = _parse_errors(d.pop("errors", UNSET))

        def _parse_field(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        field = _parse_field(d.pop("field", UNSET))

        def _parse_index(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("int | None | Unset", data)

        index = _parse_index(d.pop("index", UNSET))

        def _parse_location(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_rejected_moves(data: object) -> list[RejectedMoveOut] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError
                rejected_moves_type_0 = []
                _rejected_moves_type_0 = data
                for rejected_moves_type_0_item_data in _rejected_moves_type_0:
                    rejected_moves_type_0_item = RejectedMoveOut.from_dict(rejected_moves_type_0_item_data)

                    rejected_moves_type_0.append(rejected_moves_type_0_item)

                return rejected_moves_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("list[RejectedMoveOut] | None | Unset", data)

        rejected_moves = _parse_rejected_moves(d.pop("rejected_moves", UNSET))

        def _parse_unknown(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast("None | str | Unset", data)

        unknown = _parse_unknown(d.pop("unknown", UNSET))

        problem_out = cls(
            detail=detail,
            instance=instance,
            status=status,
            title=title,
            type_=type_,
            allowed=allowed,
            alternatives=alternatives,
            did_you_mean=did_you_mean,
            errors=errors,
            field=field,
            index=index,
            location=location,
            rejected_moves=rejected_moves,
            unknown=unknown,
        )

        problem_out.additional_properties = d
        return problem_out

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
