"""How the service does, as an operator reads it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.quality.plan import QualityPlan
from app.domain.monitoring.columns import IN_WORDS
from app.presentation.web.monitoring.columns import column_name
from app.presentation.web.monitoring.readiness import detail_words
from predictiondex_client.models import ColumnDriftOut
from tests.contracts.served_traffic_contract import NOON, answer
from tests.drift_bench import NOW, DriftBench
from tests.monitored_duels import drifted
from tests.quality_bench import QualityBench, flattened
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from app.domain.monitoring.monitoring_report import MonitoringReport
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.web_pages import LineToApi


@pytest.fixture
def drift(pokedex: Pokedex) -> MonitoringReport:
    bench = DriftBench(pokedex=pokedex)
    bench.ask(drifted(pokedex, 400, 0.25, seed=3))
    return bench.check(version="2", since=NOW - timedelta(hours=2), size=5000, seed=1).report


def column(name: str) -> ColumnDriftOut:
    return ColumnDriftOut(
        asked=1, column=name, description="as the API says", learnt=1, psi=0, psi_noise=0, shift="none"
    )


@pytest.mark.usefixtures("line")
def test_where_nobody_has_looked_the_command_is_named() -> None:
    page = open_page("monitoring")

    assert [one.value for one in page.code] == ["predictiondex monitor drift", "predictiondex monitor quality"]
    assert "Model ✓ ready" in words_on(page)
    assert "Nothing was asked in this time." in words_on(page)


@pytest.mark.usefixtures("line")
def test_drift_is_told_in_both_languages(container: FakeApiContainer, drift: MonitoringReport) -> None:
    container.reports.add(drift)
    english, french = (words_on(open_page("monitoring", language=code)) for code in ("en", "fr"))

    assert "✗ Duels are asked such as it has never seen" in english
    assert "It extrapolates there." in english
    assert "✗ On demande des duels comme il n'en a jamais vu 400 duels différents ont été examinés." in french
    assert "Il y extrapole." in french


@pytest.mark.usefixtures("line")
def test_quality_is_told_in_both_languages(container: FakeApiContainer, pokedex: Pokedex) -> None:
    bench = QualityBench(pokedex=pokedex, history=container.reports)
    bench.predictions.add(flattened(bench.true_answers(100)))
    bench.check(QualityPlan())
    english, french = (words_on(open_page("monitoring", language=code)) for code in ("en", "fr"))

    assert "✗ The answers are less true than can be expected What is served is less true" in english
    assert "Worst disagreements, as chances of the first" in english
    assert "✗ Les réponses sont moins vraies qu'on ne peut l'attendre D'après notre moteur, sur 100 réponses" in french


@pytest.mark.usefixtures("line")
def test_traffic_is_counted_by_hour_and_pokemon(container: FakeApiContainer) -> None:
    container.now = NOON + timedelta(hours=2, minutes=10)
    container.predictions.add([answer(hours=0.5, chance=0.25), answer(hours=2, chance=0.5)], durable=True)
    words = words_on(open_page("monitoring"))

    assert "Predictions in 24 hours 2" in words
    assert "the model 7 2" in words
    assert "62.5 %" in words


def test_names_that_cannot_be_asked_for_are_waited_for(line: LineToApi, container: FakeApiContainer) -> None:
    container.now = NOON
    container.predictions.add([answer(hours=0.5, chance=0.25)], durable=True)
    line.cut_off.add("/v1/pokemon")
    page = open_page("monitoring")

    assert "The predictor is taking a break" in words_on(page)
    assert not page.exception
    assert line.carried.count("GET /v1/types/chart") == 1
    line.cut_off.clear()
    assert "Model ✓ ready" in words_on(page.run())


def test_a_rerun_asks_nothing_and_a_refresh_everything_once(line: LineToApi) -> None:
    page = open_page("monitoring")
    page.toggle(key="monitoring_by_itself").set_value(True).run()
    asked = list(line.carried)
    looks = [one for one in asked if "/monitoring/" in one or "/health/" in one]
    assert len(looks) == 4
    assert len(asked) == len(set(asked))

    page.button(key="monitoring_again").click().run()
    assert line.carried == asked + looks


def test_when_nobody_answers_the_page_says_so(line: LineToApi) -> None:
    line.cut = True

    assert "The predictor is taking a break" in words_on(open_page("monitoring"))


def test_every_column_has_its_words() -> None:
    told = {name: column_name(column(name)) for name in IN_WORDS}

    assert told == IN_WORDS
    assert column_name(column("a new one")) == "as the API says"


def test_what_has_no_other_words_is_told_as_the_api_tells_it() -> None:
    assert detail_words("a new state") == "a new state"
