from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="GridOut")


@_attrs_define
class GridOut:
    """Cells that are the darker, the larger their value.

    Attributes:
        cells (list[list[float]]): The values, row by row.
        columns (list[str]): The heads of the columns.
        kind (Literal['grid']): By which a grid is known.
        name (str): By which the figure is known.
        rows (list[str]): The heads of the rows.
        title (str): What stands above it.
        x (str): What the columns are.
        y (str): What the rows are.
    """

    cells: list[list[float]]
    columns: list[str]
    kind: Literal["grid"]
    name: str
    rows: list[str]
    title: str
    x: str
    y: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data

            cells.append(cells_item)

        columns = self.columns

        kind = self.kind

        name = self.name

        rows = self.rows

        title = self.title

        x = self.x

        y = self.y

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cells": cells,
                "columns": columns,
                "kind": kind,
                "name": name,
                "rows": rows,
                "title": title,
                "x": x,
                "y": y,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = cast("list[float]", cells_item_data)

            cells.append(cells_item)

        columns = cast("list[str]", d.pop("columns"))

        kind = cast("Literal['grid']", d.pop("kind"))
        if kind != "grid":
            raise ValueError(f"kind must match const 'grid', got '{kind}'")

        name = d.pop("name")

        rows = cast("list[str]", d.pop("rows"))

        title = d.pop("title")

        x = d.pop("x")

        y = d.pop("y")

        grid_out = cls(
            cells=cells,
            columns=columns,
            kind=kind,
            name=name,
            rows=rows,
            title=title,
            x=x,
            y=y,
        )

        grid_out.additional_properties = d
        return grid_out

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
