from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.errors import UnknownNameError
from app.domain.pokedex.search import containing, resembling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPELT_OUT = str.maketrans({"♀": "f", "♂": "m", "œ": "oe", "Œ": "oe"})
_KATAKANA = {ord(letter): chr(ord(letter) + 0x60) for letter in map(chr, range(0x3041, 0x3097))}
"""By the hiragana of the same sound."""
_VOICED = "\u3099\u309a"
"""What makes another letter of a kana, which no accent does."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SUGGESTIONS = 3
LONGEST_NAME: Final = 64


LANGUAGES: Final = {"en": "english", "fr": "french", "ja": "japanese", "de": "german", "fr-later": "later_french"}
"""The field of `Names` for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    english: str
    french: str
    japanese: str | None = None
    """None where no source has told it, as for the two below."""
    german: str | None = None
    later_french: str | None = None
    """What later games call it, where they have another name for it than Let's Go."""

    @property
    def by_language(self) -> dict[str, str]:
        """Return those that are known, in the order of `LANGUAGES`."""
        names = {language: getattr(self, field) for language, field in LANGUAGES.items()}
        return {language: name for language, name in names.items() if name is not None}

    @property
    def known(self) -> tuple[str, ...]:
        return tuple(self.by_language.values())


def normalise(name: str) -> str:
    """Reduce a name to what is left without case, accents, spaces and punctuation: `Mr. Mime` is `mrmime`.

    Hiragana becomes katakana.
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(_SPELT_OUT).casefold()).translate(_KATAKANA)
    return "".join(character for character in decomposed if character.isalnum() or character in _VOICED)


def name_problem(name: str) -> str | None:
    """Say what a name must be where this one is not; None where it can be shown, stored, written and asked for."""
    if name != name.strip() or not name.isprintable() or not normalise(name) or len(name) > LONGEST_NAME:
        return f"must be a name: letters, at most {LONGEST_NAME} characters, on one line, without spaces around it"
    return None


def _from_each_word_on(name: str) -> tuple[str, ...]:
    """Return the name from each of its words on: `Alolan Raichu` is `alolanraichu` and `raichu`."""
    whole = unicodedata.normalize("NFC", name.translate(_SPELT_OUT))
    words = [normalise(word) for word in _BETWEEN_WORDS.split(whole)]
    return tuple("".join(words[start:]) for start in range(len(words)) if words[start])


class NameIndex:
    """Finds an entry by any of its names, in any language, case and spelling."""

    __slots__ = ("_endings", "_exact", "_kind", "_slugs")

    def __init__(self, kind: str, names: Mapping[str, Iterable[str]]) -> None:
        """`names` gives, for each slug, every name that stands for it."""
        self._kind = kind
        self._exact = {slug: slug for slug in names}
        self._slugs = {normalise(name): slug for slug, all_names in names.items() for name in (slug, *all_names)}
        endings = {
            (ending, slug): None
            for slug, all_names in names.items()
            for name in (slug, *all_names)
            for ending in _from_each_word_on(name)
        }
        self._endings = tuple(endings)

    def slug_of(self, name: str) -> str:
        """Raise `UnknownNameError` with the nearest spellings where nothing is called `name`."""
        slug = self._exact.get(name) or self._slugs.get(normalise(name[:LONGEST_NAME]))
        if slug is None:
            raise UnknownNameError(self._kind, name[:LONGEST_NAME], self.nearest(name))
        return slug

    def nearest(self, name: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(normalise(name[:LONGEST_NAME]), self._slugs, n=2 * _SUGGESTIONS, cutoff=0.6)
        return tuple(dict.fromkeys(self._slugs[match] for match in close))[:_SUGGESTIONS]

    def search(self, wanted: str) -> tuple[str, ...]:
        """Return what is called `wanted`, then what begins with it, then what contains it.

        Only where nothing does, a few letters may be wrong: what begins with it from some word on, the nearest
        first. Among equals, the order of the index decides.
        """
        sought = normalise(wanted[:LONGEST_NAME])[:LONGEST_NAME]
        return containing(sought, self._slugs) or resembling(sought, self._endings)
