from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.infrastructure.sources.pokeapi.parts import LocalName
    from app.infrastructure.sources.pokeapi.resources import FormResource, Species

LANGUAGES: Final = {
    "English name": ("en",),
    "French name": ("fr",),
    "Japanese name": ("ja", "ja-hrkt"),
    "German name": ("de",),
}
"""The codes under which PokeAPI has a name, the best first; it has not always written them with the same capitals."""
_READ: Final = frozenset(code for codes in LANGUAGES.values() for code in codes)
_ALIKE: Final = str.maketrans({"’": "'", "\N{NO-BREAK SPACE}": " "})


def tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def is_read(language: str) -> bool:
    return language.casefold() in _READ


def names_of(entries: Iterable[LocalName]) -> dict[str, str]:
    """Return the names that are stated, by the name of the fact."""
    said = {one.language.name.casefold(): tidy(one.name) for one in entries}
    found = {fact: next((said[code] for code in codes if said.get(code)), "") for fact, codes in LANGUAGES.items()}
    return {fact: name for fact, name in found.items() if name}


def names_of_form(form: FormResource, species: Species) -> dict[str, str]:
    """Return the names of a Pokémon that is not the base form of its species.

    The Japanese name of a Mega Pokémon, as others, stands among those of the form: where that of the species is in it.
    """
    bases = names_of(species.names)
    whole = {fact: name for fact, name in names_of(form.form_names).items() if fact in bases and bases[fact] in name}
    return {**whole, **names_of(form.names)}


def is_same_name(ours: str, theirs: str) -> bool:
    """Say whether two names differ in the shape of their apostrophes and spaces at most."""
    return unicodedata.normalize("NFC", ours).translate(_ALIKE) == theirs.translate(_ALIKE)
