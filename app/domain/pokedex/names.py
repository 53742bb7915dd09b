from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPELT_OUT = str.maketrans({"♀": "f", "♂": "m", "œ": "oe", "Œ": "oe"})
_SUGGESTIONS = 3
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    english: str
    french: str
    japanese: str | None = None
    """None where no source has told it, as for the two below."""
    german: str | None = None

    @property
    def known(self) -> tuple[str, ...]:
        return tuple(name for name in (self.english, self.french, self.japanese, self.german) if name is not None)


def normalise(name: str) -> str:
    """Reduce a name to what is left without case, accents, spaces and punctuation: `Mr. Mime` is `mrmime`."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_SPELT_OUT).casefold())
    return "".join(character for character in decomposed if character.isalnum())


class NameIndex:
    """Finds an entry by any of its names, in any language, case and spelling."""

    __slots__ = ("_exact", "_kind", "_slugs")

    def __init__(self, kind: str, names: Mapping[str, Iterable[str]]) -> None:
        """`names` gives, for each slug, every name that stands for it."""
        self._kind = kind
        self._exact = {slug: slug for slug in names}
        self._slugs = {normalise(name): slug for slug, all_names in names.items() for name in (slug, *all_names)}

    def slug_of(self, name: str) -> str:
        """Raise `UnknownNameError` with the nearest spellings where nothing is called `name`."""
        slug = self._exact.get(name) or self._slugs.get(normalise(name[:_LONGEST_NAME]))
        if slug is None:
            raise UnknownNameError(self._kind, name[:_LONGEST_NAME], self.nearest(name))
        return slug

    def nearest(self, name: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(normalise(name[:_LONGEST_NAME]), self._slugs, n=2 * _SUGGESTIONS, cutoff=0.6)
        return tuple(dict.fromkeys(self._slugs[match] for match in close))[:_SUGGESTIONS]
