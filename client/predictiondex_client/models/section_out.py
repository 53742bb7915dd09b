from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.bars_out import BarsOut
    from ..models.figure_out import FigureOut
    from ..models.grid_out import GridOut
    from ..models.table_out import TableOut


T = TypeVar("T", bound="SectionOut")


@_attrs_define
class SectionOut:
    """
    Attributes:
        figures (list[BarsOut | FigureOut | GridOut]): Its figures.
        name (str): By which the section is known.
        tables (list[TableOut]): Its tables.
        title (str): What stands above it.
        words (list[str]): Its paragraphs.
    """

    figures: list[BarsOut | FigureOut | GridOut]
    name: str
    tables: list[TableOut]
    title: str
    words: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.bars_out import BarsOut
        from ..models.figure_out import FigureOut

        figures = []
        for figures_item_data in self.figures:
            figures_item: dict[str, Any]
            if isinstance(figures_item_data, FigureOut) or isinstance(figures_item_data, BarsOut):
                figures_item = figures_item_data.to_dict()
            else:
                figures_item = figures_item_data.to_dict()

            figures.append(figures_item)

        name = self.name

        tables = []
        for tables_item_data in self.tables:
            tables_item = tables_item_data.to_dict()
            tables.append(tables_item)

        title = self.title

        words = self.words

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "figures": figures,
                "name": name,
                "tables": tables,
                "title": title,
                "words": words,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.bars_out import BarsOut
        from ..models.figure_out import FigureOut
        from ..models.grid_out import GridOut
        from ..models.table_out import TableOut

        d = dict(src_dict)
        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:

            def _parse_figures_item(data: object) -> BarsOut | FigureOut | GridOut:
                try:
                    if not isinstance(data, dict):
                        raise TypeError
                    figures_item_type_0 = FigureOut.from_dict(data)

                    return figures_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError
                    figures_item_type_1 = BarsOut.from_dict(data)

                    return figures_item_type_1
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError
                figures_item_type_2 = GridOut.from_dict(data)

                return figures_item_type_2

            figures_item = _parse_figures_item(figures_item_data)

            figures.append(figures_item)

        name = d.pop("name")

        tables = []
        _tables = d.pop("tables")
        for tables_item_data in _tables:
            tables_item = TableOut.from_dict(tables_item_data)

            tables.append(tables_item)

        title = d.pop("title")

        words = cast("list[str]", d.pop("words"))

        section_out = cls(
            figures=figures,
            name=name,
            tables=tables,
            title=title,
            words=words,
        )

        section_out.additional_properties = d
        return section_out

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
