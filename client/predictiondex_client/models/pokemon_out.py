from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.form import Form, check_form

if TYPE_CHECKING:
    from ..models.names_out import NamesOut
    from ..models.stats_out import StatsOut


T = TypeVar("T", bound="PokemonOut")


@_attrs_define
class PokemonOut:
    """
    Attributes:
        base_stat_total (int): Their sum.
        base_stats (StatsOut): One number for each statistic.
        dex_number (int): Its number in the National Pokédex.
        evolution_level (int | None): The level at which it does; null where it is not by level.
        evolves_from (None | str): The Pokémon that it evolves from, by slug; null where it does from none.
        form (Form):
        height_m (float | None): Its height in metres; null where no source has told it.
        names (NamesOut): Its names by language.
        showdown_name (str): What Pokémon Showdown calls it.
        slug (str): The name by which the API knows it, in lower case and with hyphens.
        species (str): Its species, by slug.
        sprite_url (None | str): Where a picture of it is.
        types (list[str]): Its one or two types, by slug.
        variant (None | str): `x` or `y` where a species has two Mega Pokémon.
        weight_kg (float): Its weight in kilograms.
    """

    base_stat_total: int
    base_stats: StatsOut
    dex_number: int
    evolution_level: int | None
    evolves_from: str | None
    form: Form
    height_m: float | None
    names: NamesOut
    showdown_name: str
    slug: str
    species: str
    sprite_url: str | None
    types: list[str]
    variant: str | None
    weight_kg: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        base_stat_total = self.base_stat_total

        base_stats = self.base_stats.to_dict()

        dex_number = self.dex_number

        evolution_level: int | None
        evolution_level = self.evolution_level

        evolves_from: str | None
        evolves_from = self.evolves_from

        form: str = self.form

        height_m: float | None
        height_m = self.height_m

        names = self.names.to_dict()

        showdown_name = self.showdown_name

        slug = self.slug

        species = self.species

        sprite_url: str | None
        sprite_url = self.sprite_url

        types = self.types

        variant: str | None
        variant = self.variant

        weight_kg = self.weight_kg

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "base_stat_total": base_stat_total,
                "base_stats": base_stats,
                "dex_number": dex_number,
                "evolution_level": evolution_level,
                "evolves_from": evolves_from,
                "form": form,
                "height_m": height_m,
                "names": names,
                "showdown_name": showdown_name,
                "slug": slug,
                "species": species,
                "sprite_url": sprite_url,
                "types": types,
                "variant": variant,
                "weight_kg": weight_kg,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.names_out import NamesOut
        from ..models.stats_out import StatsOut

        d = dict(src_dict)
        base_stat_total = d.pop("base_stat_total")

        base_stats = StatsOut.from_dict(d.pop("base_stats"))

        dex_number = d.pop("dex_number")

        def _parse_evolution_level(data: object) -> int | None:
            if data is None:
                return data
            return cast("int | None", data)

        evolution_level = _parse_evolution_level(d.pop("evolution_level"))

        def _parse_evolves_from(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        evolves_from = _parse_evolves_from(d.pop("evolves_from"))

        form = check_form(d.pop("form"))

        def _parse_height_m(data: object) -> float | None:
            if data is None:
                return data
            return cast("float | None", data)

        height_m = _parse_height_m(d.pop("height_m"))

        names = NamesOut.from_dict(d.pop("names"))

        showdown_name = d.pop("showdown_name")

        slug = d.pop("slug")

        species = d.pop("species")

        def _parse_sprite_url(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        sprite_url = _parse_sprite_url(d.pop("sprite_url"))

        types = cast("list[str]", d.pop("types"))

        def _parse_variant(data: object) -> str | None:
            if data is None:
                return data
            return cast("None | str", data)

        variant = _parse_variant(d.pop("variant"))

        weight_kg = d.pop("weight_kg")

        pokemon_out = cls(
            base_stat_total=base_stat_total,
            base_stats=base_stats,
            dex_number=dex_number,
            evolution_level=evolution_level,
            evolves_from=evolves_from,
            form=form,
            height_m=height_m,
            names=names,
            showdown_name=showdown_name,
            slug=slug,
            species=species,
            sprite_url=sprite_url,
            types=types,
            variant=variant,
            weight_kg=weight_kg,
        )

        pokemon_out.additional_properties = d
        return pokemon_out

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
