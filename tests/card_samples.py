"""Cards of versions of which everything is known, or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.cards.data_sheet import DataSheet, SheetCollection, SheetPlan
from app.domain.cards.model_card import (
    CardEvaluation,
    CardHeadline,
    CardIdentity,
    CardMakeup,
    CardTraining,
    CardVerdict,
    ModelCard,
)
from app.domain.cards.product import CardOrigin, GameLimits, Product
from app.domain.prediction.document import Section, Table
from tests.registered_models import ORIGIN

PRODUCT: Final = Product(version="9.8.7", licence="MIT", rules="own-9", trademarks="Pokémon is a trademark.")
LIMITS: Final = GameLimits(level=100, iv=31, av=200, friendship=255, usual_level=50, usual_friendship=70, turns=1000)
ORIGINS: Final = (
    CardOrigin(name="The game", address="https://game.example", licence="MIT", gives="All.", releases={"game": "1.2"}),
    CardOrigin(name="A rumour", address="https://rumour.example", licence=None, gives="Nothing.", releases={}),
)
TABLE: Final = Table(title="A table", columns=("what", "a|b"), rows=(("x|y", 0.25), ("two\nlines", None)))
EMPTY: Final = Table(title="Empty", columns=("what", "value"), rows=())
IDENTITY: Final = CardIdentity(
    version="7",
    semantic="2.1.0",
    aliases=("production",),
    made="2026-11-24 10:31 UTC",
    year=2026,
    run="run-7",
    checksum="c0ffee" * 10 + "abcd",
    origin=ORIGIN,
)
FULL_CARD: Final = ModelCard(
    product=PRODUCT,
    limits=LIMITS,
    origins=ORIGINS,
    identity=IDENTITY,
    training=CardTraining(
        began="2026-11-24 10:30 UTC",
        minutes=1.5,
        commit="deadbeef-dirty",
        environment={"python": "3.11"},
        parameters={"seed": "43", "tuned": "True", "eta": "0.1"},
        datasets=TABLE,
        lessons={"duels": "2000", "battles": "10", "held_out_battles": "20", "seed": "44"},
        features=166,
        groups={"the arithmetic": 30},
    ),
    makeup=CardMakeup(
        size=12345, doubt=0.002, calibration="temperature", temperature=1.25, points=0, coverage=0.9, intervals=TABLE
    ),
    damage=None,
    headline=CardHeadline(duels=15000, error=0.0037, is_without_noise=True, accuracy=0.95, best_accuracy=0.96),
    marks=TABLE,
    slices=TABLE,
    evaluation=CardEvaluation(
        facts={"seed": "45"},
        sections=(Section(name="overall", title="How good it is", words=("Rather.",), tables=(TABLE,)),),
        pending=("The leak",),
        equal_marks=20,
        equal_digits=12,
        is_of_these_files=False,
    ),
    verdicts=(CardVerdict(to="staging", passed=False, judged="2026-11-24 10:32 UTC", findings=TABLE),),
    promotions=TABLE,
)
BARE_CARD: Final = replace(
    FULL_CARD,
    identity=replace(IDENTITY, version="1", semantic="0.0.0", aliases=(), checksum=""),
    training=None,
    makeup=None,
    damage="its files are missing",
    headline=None,
    marks=EMPTY,
    slices=EMPTY,
    evaluation=None,
    verdicts=(),
    promotions=EMPTY,
)
PLAN: Final = SheetPlan(
    duels=2000, battles=10, held_out_battles=20, error=0.1581, held_out_error=0.1118,
    seed=44, mixture="lessons", rules="own-9", draws="2-abc",
)  # fmt: skip
FULL_SHEET: Final = DataSheet(
    product=PRODUCT,
    limits=LIMITS,
    origins=ORIGINS,
    version="7",
    semantic="2.1.0",
    collections=(
        SheetCollection(
            name="lessons",
            plan=PLAN,
            checksum="f" * 64,
            battles=24680,
            kinds={"random": 1999},
            folds={"train": 1600},
            problem=None,
            is_of_model=True,
            uses={"training": 1600},
        ),
    ),
    mixtures=TABLE,
    learnt_percent=80,
    calibration_percent=8,
    test_percent=12,
    files=TABLE,
    by_hand={"names.csv": "the names"},
)
BARE_SHEET: Final = replace(
    FULL_SHEET,
    version="1",
    collections=(
        SheetCollection(
            name="exam",
            plan=None,
            checksum=None,
            battles=None,
            kinds={},
            folds={},
            problem="its manifest.json is missing",
            is_of_model=None,
            uses={},
        ),
    ),
    files=None,
    by_hand={},
)
