from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from app.application.cards.evaluated import ForeignReportError
from app.application.model_versions import UnknownVersionError
from app.application.ports.card_writer import UnwritableCardError
from app.application.ports.evaluation_reader import DamagedEvaluationError, NoEvaluationError
from app.application.ports.model_registry import DamagedModelError, RegistryUnavailableError
from app.domain.cards.model_card import ModelCard
from app.domain.prediction.document import Bars, Evaluation, Section, Table
from app.domain.registry.model_version import Alias
from tests.card_bench import REPORTS, CardBench

if TYPE_CHECKING:
    from app.domain.prediction.model import ModelArtefact, ModelMakeup

FOLDER: Final = Path("elsewhere")
METRICS: Final = {
    "model.duels": 300.0, "model.mae": 0.007, "model.brier": 0.1 + 0.2, "model.accuracy": 0.95, "model.ece": 0.001,
    "contested.mae": 0.02, "turns_to_ko.mae": 0.2, "train.mae": 0.008, "learnt_from": 7.0,
    "move.surf.duels": 40.0, "move.surf.mae": 0.1, "move.surf.brier_regret": 0.001,
    "effect.freeze.duels": 50.0, "effect.freeze.mae": 0.2, "effect.freeze.brier_regret": 0.002,
    "effect.haze.duels": 3.0, "effect.haze.mae": 0.9, "effect.haze.brier_regret": 0.9,
}  # fmt: skip
MARKS: Final = Table(
    title="Marks",
    columns=(
        "duels that are",
        "duels",
        "MAE",
        "MAE without noise",
        "Brier",
        "best possible",
        "accuracy",
        "gap",
        "best possible",
        "ECE",
    ),
    rows=(
        ("all", 300, 0.007, 0.004, 0.3, 0.29, 0.95, 0.01, 0.96, 0.001),
        ("random, contested", 30, 0.05, 0.04, 0.4, 0.39, 0.75, 0.01, 0.76, 0.002),
    ),
)
SLICES: Final = Table(title="Moves", columns=("move", "MAE"), rows=tuple((f"move {n}", n / 7) for n in range(25)))
BARS: Final = Bars(name="bars", title="Bars", x="x", labels=("a",), values=(1.0,))


def report(*, subject: str = "version 1, checksum 0123456789ab", marks: Table = MARKS) -> Evaluation:
    sections = (
        Section(name="overall", title="How good", words=("Well.",), tables=(marks,), figures=(BARS,)),
        Section(name="slices", title="Where", words=(), tables=(SLICES,)),
        Section(name="leak", title="A leak", words=()),
    )
    return Evaluation(title="Model 1", facts={"model": subject, "seed": "42"}, sections=sections, pending=("Size",))


def with_mark(value: float | None) -> Table:
    (first, *others) = MARKS.rows
    return replace(MARKS, rows=((*first[:2], value, *first[3:]), *others))


@pytest.fixture
def bench() -> CardBench:
    bench = CardBench()
    bench.register(metrics=METRICS)
    return bench


def card_of(bench: CardBench, version: str = "1", evaluation: Path | None = None) -> ModelCard:
    bench.model_card(version, evaluation=evaluation)
    card = bench.writer.cards[-1]
    assert isinstance(card, ModelCard)
    return card


def test_a_card_says_who_it_is_about_and_what_it_was_made_with(bench: CardBench) -> None:
    card = card_of(bench)

    assert (card.identity.version, card.identity.semantic) == ("1", "1.0.0")
    assert card.identity.checksum == bench.models.registry.find("1").checksum
    assert card.training is not None
    assert (card.training.commit, card.training.environment) == ("c0ffee", {"python": "3.11"})
    assert card.training.parameters == {"seed": "42"}
    assert (card.training.minutes, card.training.features, card.training.groups) == (1.0, 2, None)
    assert card.training.datasets is not None
    assert [row[:3] for row in card.training.datasets.rows] == [
        ("training", "lessons", 17), ("calibration", "lessons", 17), ("evaluation", "exam", 17),
    ]  # fmt: skip
    assert card.makeup is not None
    assert [row[-1] for row in card.makeup.intervals.rows] == [0.01, 0.02]


def test_a_version_is_found_by_what_it_is_for(bench: CardBench) -> None:
    bench.models.registry.point(Alias.PRODUCTION, "1")
    assert card_of(bench, "production").identity.aliases == ("production",)


def test_an_unknown_version_is_refused(bench: CardBench) -> None:
    with pytest.raises(UnknownVersionError):
        bench.model_card("9")


def test_the_marks_of_the_registry_come_in_the_order_of_their_weight(bench: CardBench) -> None:
    card = card_of(bench)

    assert [row[0] for row in card.marks.rows] == ["model", "contested", "train", "turns to ko"]
    assert [row[0] for row in card.slices.rows] == ["effect freeze", "move surf"]
    assert card.headline is not None
    assert (card.headline.duels, card.headline.error, card.headline.best_accuracy) == (300, 0.007, None)


def test_what_was_promoted_is_told_but_not_by_whom(bench: CardBench) -> None:
    bench.models.bring("1")
    bench.register(metrics={"model.mae": 0.1})
    bench.models.bring("2")

    card = card_of(bench)
    assert [row[1] for row in card.promotions.rows] == ["promotion to production", "promotion to staging"]
    assert "a test" not in str(card.promotions)


def test_its_own_report_is_looked_for_among_the_reports(bench: CardBench) -> None:
    assert card_of(bench).evaluation is None
    bench.evaluations.kept[REPORTS / "model-1"] = report()

    card = card_of(bench)
    assert card.evaluation is not None
    assert (card.evaluation.equal_marks, card.evaluation.is_of_these_files) == (4, False)
    assert card.headline is not None
    assert (card.headline.error, card.headline.is_without_noise, card.headline.best_accuracy) == (0.004, True, 0.96)


def test_a_report_is_shortened_and_has_no_pictures(bench: CardBench) -> None:
    bench.evaluations.kept[FOLDER] = report()
    evaluation = card_of(bench, evaluation=FOLDER).evaluation

    assert evaluation is not None
    assert [one.name for one in evaluation.sections] == ["overall", "slices"]
    assert [one.figures for one in evaluation.sections] == [(), ()]
    (slices,) = evaluation.sections[1].tables
    assert (slices.title, slices.rows) == ("Moves: 10 of 25", SLICES.rows[:10])
    assert evaluation.pending == ("Size",)


def test_a_report_on_these_very_files_needs_no_equal_marks(bench: CardBench) -> None:
    checksum = bench.models.registry.find("1").checksum
    bench.evaluations.kept[FOLDER] = report(subject=f"version 1, checksum {checksum[:12]}", marks=with_mark(0.5))

    evaluation = card_of(bench, evaluation=FOLDER).evaluation
    assert evaluation is not None
    assert evaluation.is_of_these_files


@pytest.mark.parametrize("marks", [with_mark(0.007 * (1 + 1e-9)), with_mark(None), replace(MARKS, rows=())])
def test_a_report_on_another_model_is_refused_where_it_was_named(bench: CardBench, marks: Table) -> None:
    bench.evaluations.kept[FOLDER] = bench.evaluations.kept[REPORTS / "model-1"] = report(marks=marks)

    with pytest.raises(ForeignReportError, match=r"another model .version 1, checksum 0123456789ab.*learn evaluate"):
        bench.model_card("1", evaluation=FOLDER)
    assert card_of(bench).evaluation is None


def test_a_report_that_is_not_there_or_cannot_be_read_is_told(bench: CardBench) -> None:
    with pytest.raises(NoEvaluationError):
        bench.model_card("1", evaluation=FOLDER)
    bench.evaluations.failure = DamagedEvaluationError("reports/model-1", "it lacks 'title'")
    with pytest.raises(DamagedEvaluationError):
        bench.model_card("1")


def test_a_report_without_numbers_makes_no_headline(bench: CardBench) -> None:
    checksum = bench.models.registry.find("1").checksum
    subject = f"version 1, checksum {checksum[:12]}"
    (first, *_) = MARKS.rows
    bench.evaluations.kept[FOLDER] = report(
        subject=subject, marks=replace(MARKS, rows=((*first[:3], None, *first[4:]),))
    )
    assert card_of(bench, evaluation=FOLDER).headline is None

    bench.evaluations.kept[FOLDER] = replace(report(subject=subject), sections=())
    assert card_of(bench, evaluation=FOLDER).headline is None


@pytest.mark.parametrize("missing", ["duels", "MAE without noise", "accuracy"])
def test_an_older_report_that_lacks_a_mark_makes_no_headline(bench: CardBench, missing: str) -> None:
    checksum = bench.models.registry.find("1").checksum
    columns = tuple("another" if one == missing else one for one in MARKS.columns)
    bench.evaluations.kept[FOLDER] = report(
        subject=f"version 1, checksum {checksum[:12]}", marks=replace(MARKS, columns=columns)
    )
    assert card_of(bench, evaluation=FOLDER).headline is None


def test_a_version_of_which_nothing_was_recorded_has_a_card_that_knows_nothing() -> None:
    bench = CardBench()
    bench.register(is_tracked=False)

    def damaged(_: ModelArtefact, version: str) -> ModelMakeup:
        raise DamagedModelError(version, "'card.json' is missing")

    replace(bench.model_card, makeup_of=damaged)("1")
    (card,) = bench.writer.cards
    assert isinstance(card, ModelCard)
    assert (card.training, card.makeup, card.headline, card.evaluation) == (None, None, None, None)
    assert card.damage == "'card.json' is missing"
    assert card.marks.rows == card.slices.rows == card.promotions.rows == ()


def test_a_registry_that_is_away_makes_no_card(bench: CardBench) -> None:
    bench.tracker.failure = RegistryUnavailableError("nobody answers")
    with pytest.raises(RegistryUnavailableError):
        bench.model_card("1")


def test_a_card_is_written_where_it_is_wanted(bench: CardBench) -> None:
    text = bench.model_card("1")
    assert bench.model_card("1", file=Path("card.md")) is None
    assert bench.writer.written == {Path("card.md"): text}
    assert len(bench.writer.cards) == 1

    bench.writer.unwritable.add(Path("nowhere"))
    with pytest.raises(UnwritableCardError):
        bench.model_card("1", file=Path("nowhere"))
