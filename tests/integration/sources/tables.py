"""Files as a spreadsheet would write them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman")
DELIMITERS: Final = (",", ";", "\t", "|")
CATEGORIES: Final = {"physical": "Physique", "special": "Spécial", "status": "Statut"}
# Neither cp1252 nor mac_roman has these signs, so a file in them calls the two by their slugs.
SIGNS: Final = "♀♂"

Record = dict[str, str]


def without_signs(name: str, slug: str) -> str:
    return slug if any(sign in name for sign in SIGNS) else name


def french_pokemon(pokedex: Pokedex) -> list[Record]:
    types = {one.slug: one.names.french for one in pokedex.types} | {"": ""}
    headings = ("PV", "Attaque", "Défense", "Attaque spéciale", "Défense spéciale", "Vitesse")
    return [
        {
            "Nom": without_signs(one.names.french, one.slug),
            "Type 1": types[one.types[0]],
            "Type 2": types[(*one.types, "")[1]],
            **dict(zip(headings, map(str, one.base_stats.as_tuple()), strict=True)),
        }
        for one in pokedex.pokemon
    ]


def french_moves(pokedex: Pokedex) -> list[Record]:
    types = {one.slug: one.names.french for one in pokedex.types}
    return [
        {
            "Nom": one.names.french,
            "Type": types[one.type],
            "Catégorie": CATEGORIES[one.category],
            "Puissance": str(one.power or "—"),
            "Précision": str(one.accuracy or ""),
            "PP": str(one.pp),
        }
        for one in pokedex.moves
    ]


def french_chart(pokedex: Pokedex) -> list[Record]:
    multipliers = pokedex.type_chart.multipliers
    return [
        {
            "Attaquant": ours.names.french,
            **{
                theirs.names.french: f"{multipliers[ours.slug, theirs.slug]:g}".replace(".", ",")
                for theirs in pokedex.types
            },
        }
        for ours in pokedex.types
    ]


def read_records(file: Path) -> list[Record]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_records(
    file: Path, records: Sequence[Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> None:
    """Write as a spreadsheet does, which writes ? for what the encoding does not have."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(records[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    file.write_bytes(text.getvalue().encode(encoding, "replace"))
