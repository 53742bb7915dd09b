from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import BrokenSourceError, SourceName, SourceProblem
from app.application.ports.provenance import BundledFiles, Origin, Provenance
from app.application.ports.written_file import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE: Final = "provenance.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProvenance(Provenance):
    """Reads the note beside the bundled Pokédex, which every other source starts from; the sites are known."""

    folder: Path
    pokeapi_address: str
    pokepedia_address: str

    def origins(self) -> tuple[Origin, ...]:
        """Leave the engine out where no note says that the facts in the folder are its own."""
        file = self.folder / _FILE
        return (*([_showdown(file)] if file.exists() else ()), self._pokeapi, self._pokepedia)

    def bundled(self) -> BundledFiles | None:
        file = self.folder / _FILE
        return _bundled(file) if file.exists() else None

    @property
    def _pokeapi(self) -> Origin:
        return Origin(
            key="pokeapi",
            name="PokéAPI",
            address=self.pokeapi_address,
            # https://github.com/PokeAPI/pokeapi/blob/master/LICENSE.md
            licence="BSD-3-Clause",
            gives="Names in more languages, and the collection of pictures that every Pokédex here points to.",
            releases={},
            behind=frozenset({SourceName.POKEAPI}),
        )

    @property
    def _pokepedia(self) -> Origin:
        return Origin(
            key="pokepedia",
            name="Poképédia",
            address=self.pokepedia_address,
            licence=None,
            gives="Nothing that is kept: what Pokémon learn is compared with what its pages say.",
            releases={},
            behind=frozenset({SourceName.POKEPEDIA}),
        )


def _showdown(file: Path) -> Origin:
    with _nonsense_told():
        told = json.loads(file.read_bytes())["source"]
        return Origin(
            key="showdown",
            name=str(told["name"]),
            address=str(told["address"]),
            licence=str(told["licence"]),
            gives="Types, natures, Pokémon, moves and who learns them; and the battles that our engine is equal to.",
            releases={str(name): str(release) for name, release in dict(told["packages"]).items()},
            behind=frozenset(SourceName),
        )


def _bundled(file: Path) -> BundledFiles:
    with _nonsense_told():
        told = json.loads(file.read_bytes())
        return BundledFiles(
            extracted=tuple(
                WrittenFile(name=str(name), rows=int(one["rows"]), sha256=str(one["sha256"]))
                for name, one in dict(told["files"]).items()
            ),
            by_hand={str(name): str(words) for name, words in dict(told["written_by_us"]).items()},
        )


@contextmanager
def _nonsense_told() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise _broken(f"it lacks {error}") from error
    except (ValueError, TypeError) as error:
        raise _broken(str(error)) from error


def _broken(reason: str) -> BrokenSourceError:
    return BrokenSourceError([SourceProblem(file=_FILE, line=None, reason=reason)])
