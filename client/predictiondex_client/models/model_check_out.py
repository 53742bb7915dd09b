from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.share_interval_out import ShareIntervalOut


T = TypeVar("T", bound="ModelCheckOut")


@_attrs_define
class ModelCheckOut:
    """What the model in production says of the duel, and how far that is from what was played.

    Attributes:
        difference (float): Its win probability less the share won; above 0 it is too high.
        interval (ShareIntervalOut): Where the true share lies, nine times in ten (Wilson's score interval).
        model_version (str): The number of the model in the registry.
        sentence (str): The same in words.
        standard_errors (float): The same, as a multiple of how far chance alone leads.
        win_probability (float): How likely a wins, by the model.
    """

    difference: float
    interval: ShareIntervalOut
    model_version: str
    sentence: str
    standard_errors: float
    win_probability: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        difference = self.difference

        interval = self.interval.to_dict()

        model_version = self.model_version

        sentence = self.sentence

        standard_errors = self.standard_errors

        win_probability = self.win_probability

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "difference": difference,
                "interval": interval,
                "model_version": model_version,
                "sentence": sentence,
                "standard_errors": standard_errors,
                "win_probability": win_probability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.share_interval_out import ShareIntervalOut

        d = dict(src_dict)
        difference = d.pop("difference")

        interval = ShareIntervalOut.from_dict(d.pop("interval"))

        model_version = d.pop("model_version")

        sentence = d.pop("sentence")

        standard_errors = d.pop("standard_errors")

        win_probability = d.pop("win_probability")

        model_check_out = cls(
            difference=difference,
            interval=interval,
            model_version=model_version,
            sentence=sentence,
            standard_errors=standard_errors,
            win_probability=win_probability,
        )

        model_check_out.additional_properties = d
        return model_check_out

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
