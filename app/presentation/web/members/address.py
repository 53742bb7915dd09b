"""Several Pokémon as an address carries them: by their slugs, or packed where more is said of them."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from app.presentation.web.battle.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.presentation.web.reference import Reference

_PACKED: Final = "~"
_ONE: Final = "p"
_MOST_CHARACTERS: Final = 100_000
"""Of what has been packed; whoever packs more wants to do harm."""


def written(members: Sequence[Side]) -> str:
    if all(one.is_usual for one in members):
        return ",".join(one.pokemon for one in members)
    lines = "\n".join(urlencode(one.address(_ONE)) for one in members)
    return _PACKED + urlsafe_b64encode(zlib.compress(lines.encode(), 9)).decode().rstrip("=")


def read(text: str, known: Reference, *, most: int) -> tuple[Side, ...]:
    """Read what `written` wrote; what makes no sense there is as if it were not said."""
    if text.startswith(_PACKED):
        found = _unpacked(text.removeprefix(_PACKED))
    else:
        found = (Side(pokemon=slug) for slug in text.split(","))
    return tuple(_as_known(one, known) for one in found if one.pokemon in known.pokemon)[:most]


def _unpacked(packed: str) -> Iterator[Side]:
    try:
        pressed = urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        lines = zlib.decompressobj().decompress(pressed, _MOST_CHARACTERS).decode()
    except (ValueError, zlib.error):
        return
    for line in lines.split("\n"):
        found = Side.from_address(_ONE, dict(parse_qsl(line)))
        if found is not None:
            yield found


def _as_known(one: Side, known: Reference) -> Side:
    nature = one.nature if one.nature in known.natures else Side(pokemon=one.pokemon).nature
    return replace(one, nature=nature, moves=tuple(move for move in one.moves if move in known.moves))
