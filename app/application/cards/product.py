"""What a card says of the release that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.describe_product import TRADEMARKS
from app.domain.battle.combatant import DEFAULT_FRIENDSHIP, DEFAULT_LEVEL
from app.domain.battle.engine.turn import TURN_LIMIT
from app.domain.cards.product import CardOrigin, GameLimits, Product
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL

if TYPE_CHECKING:
    from app.application.describe_product import Release
    from app.application.ports.provenance import Provenance


def product_of(release: Release) -> Product:
    return Product(version=release.version, licence=release.licence, rules=release.rules, trademarks=TRADEMARKS)


def limits_of_the_game() -> GameLimits:
    return GameLimits(
        level=MAX_LEVEL,
        iv=MAX_IV,
        av=MAX_AV,
        friendship=MAX_FRIENDSHIP,
        usual_level=DEFAULT_LEVEL,
        usual_friendship=DEFAULT_FRIENDSHIP,
        turns=TURN_LIMIT,
    )


def origins_of(provenance: Provenance) -> tuple[CardOrigin, ...]:
    """Raise `BrokenSourceError` where the note on them makes no sense."""
    return tuple(
        CardOrigin(
            name=one.name, address=one.address, licence=one.licence, gives=one.gives, releases=dict(one.releases)
        )
        for one in provenance.origins()
    )
