from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.model_about_out import ModelAboutOut
    from ..models.origin_out import OriginOut
    from ..models.pokedex_about_out import PokedexAboutOut


T = TypeVar("T", bound="AboutOut")


@_attrs_define
class AboutOut:
    """
    Attributes:
        licence (str): The licence of its code.
        model (ModelAboutOut | None): The one that the registry has last named as in production; null where it has named
            none.
        pokedex (None | PokedexAboutOut): Null where none was imported yet.
        rules (str): The version of the rules by which our engine plays.
        sources (list[OriginOut]): Where the facts of the game come from.
        trademarks (str): Whose names these are.
        version (str): The release of the product.
    """

    licence: str
    model: ModelAboutOut | None
    pokedex: PokedexAboutOut | None
    rules: str
    sources: list[OriginOut]
    trademarks: str
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.model_about_out import ModelAboutOut
        from ..models.pokedex_about_out import PokedexAboutOut

        licence = self.licence

        model: dict[str, Any] | None
        if isinstance(self.model, ModelAboutOut):
            model = self.model.to_dict()
        else:
            model = self.model

        pokedex: dict[str, Any] | None
        if isinstance(self.pokedex, PokedexAboutOut):
            pokedex = self.pokedex.to_dict()
        else:
            pokedex = self.pokedex

        rules = self.rules

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        trademarks = self.trademarks

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "licence": licence,
                "model": model,
                "pokedex": pokedex,
                "rules": rules,
                "sources": sources,
                "trademarks": trademarks,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.model_about_out import ModelAboutOut
        from ..models.origin_out import OriginOut
        from ..models.pokedex_about_out import PokedexAboutOut

        d = dict(src_dict)
        licence = d.pop("licence")

        def _parse_model(data: object) -> ModelAboutOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                model_type_0 = ModelAboutOut.from_dict(data)

                return model_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("ModelAboutOut | None", data)

        model = _parse_model(d.pop("model"))

        def _parse_pokedex(data: object) -> PokedexAboutOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError
                pokedex_type_0 = PokedexAboutOut.from_dict(data)

                return pokedex_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast("None | PokedexAboutOut", data)

        pokedex = _parse_pokedex(d.pop("pokedex"))

        rules = d.pop("rules")

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = OriginOut.from_dict(sources_item_data)

            sources.append(sources_item)

        trademarks = d.pop("trademarks")

        version = d.pop("version")

        about_out = cls(
            licence=licence,
            model=model,
            pokedex=pokedex,
            rules=rules,
            sources=sources,
            trademarks=trademarks,
            version=version,
        )

        about_out.additional_properties = d
        return about_out

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
