from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.line_out import LineOut


T = TypeVar("T", bound="FigureOut")


@_attrs_define
class FigureOut:
    """
    Attributes:
        has_diagonal (bool): Whether to draw where both axes are equal.
        kind (Literal['lines']): By which a figure of lines is known.
        lines (list[LineOut]): The lines in it.
        name (str): By which the figure is known.
        title (str): What stands above it.
        x (str): What stands along the horizontal axis.
        x_is_log (bool): Whether the horizontal axis is logarithmic.
        y (str): What stands along the vertical axis.
        y_is_log (bool): Whether the vertical axis is logarithmic.
    """

    has_diagonal: bool
    kind: Literal["lines"]
    lines: list[LineOut]
    name: str
    title: str
    x: str
    x_is_log: bool
    y: str
    y_is_log: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        has_diagonal = self.has_diagonal

        kind = self.kind

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        name = self.name

        title = self.title

        x = self.x

        x_is_log = self.x_is_log

        y = self.y

        y_is_log = self.y_is_log

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "has_diagonal": has_diagonal,
                "kind": kind,
                "lines": lines,
                "name": name,
                "title": title,
                "x": x,
                "x_is_log": x_is_log,
                "y": y,
                "y_is_log": y_is_log,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.line_out import LineOut

        d = dict(src_dict)
        has_diagonal = d.pop("has_diagonal")

        kind = cast("Literal['lines']", d.pop("kind"))
        if kind != "lines":
            raise ValueError(f"kind must match const 'lines', got '{kind}'")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        name = d.pop("name")

        title = d.pop("title")

        x = d.pop("x")

        x_is_log = d.pop("x_is_log")

        y = d.pop("y")

        y_is_log = d.pop("y_is_log")

        figure_out = cls(
            has_diagonal=has_diagonal,
            kind=kind,
            lines=lines,
            name=name,
            title=title,
            x=x,
            x_is_log=x_is_log,
            y=y,
            y_is_log=y_is_log,
        )

        figure_out.additional_properties = d
        return figure_out

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
