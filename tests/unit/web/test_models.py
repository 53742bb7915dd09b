"""The versions of the model, as an operator reads them and moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.create_key import CreateKey
from app.application.ports.training_reports import NoTrainingReportError
from app.domain.access.api_key import Scope
from app.domain.prediction.document import Bars, Evaluation, Figure, Line, Section
from app.domain.prediction.features import feature_names
from app.domain.registry.model_version import Alias
from app.presentation.web.models.feature_words import feature_words
from tests.contracts.prediction_repository_contract import odd_prediction
from tests.contracts.shadow_repository_contract import answer
from tests.fakes.fake_judge import FAILED, PASSED, FakeJudge
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.web_pages import LineToApi

PROMOTION = "POST /v1/models/3/promote"


@pytest.fixture
def container(container: FakeApiContainer) -> FakeApiContainer:
    container.models.register(3)
    container.models.bring("1", "2")
    line = Line(name="the model", x=(0.1, 0.9), y=(0.125, 0.875), low=(0.1, 0.8), high=(0.2, 0.9))
    curve = Figure(name="reliability", title="Reliability", x="forecast", y="won", lines=(line,), has_diagonal=True)
    bars = Bars(name="importance_shap", title="By SHAP", x="SHAP", labels=("own_speed", "new"), values=(0.75, 0.25))
    section = Section(name="all", title="All", words=(), figures=(curve, bars))
    container.trainings.kept = {"run-2": Evaluation(title="A", facts={}, sections=(section,), pending=())}
    return container


@pytest.fixture
def key(container: FakeApiContainer) -> str:
    return str(CreateKey(keys=container.keys)(owner="Ash", scopes=[Scope.OPERATE, Scope.READ]))


def planned(page: AppTest, key: str, action: str) -> AppTest:
    """Choose what to do, and have the page say what will happen."""
    page.text_input(key="models_key").set_value(key)
    page.radio(key="models_action").set_value(action).run()
    return pressed(page, "Say what will happen")


def pressed(page: AppTest, label: str) -> AppTest:
    return next(one for one in page.button if one.label == label).click().run()


@pytest.mark.parametrize(("said", "shown"), [("3", "3"), ("1.0.0", "1"), ("production", "2"), ("nonsense", "2")])
@pytest.mark.usefixtures("line")
def test_the_address_names_a_version_in_any_way(said: str, shown: str) -> None:
    page = open_page("models", version=said)

    assert page.selectbox(key="models_version").value == shown
    assert page.query_params["version"] == shown


def test_a_version_is_shown_with_what_its_training_said(line: LineToApi) -> None:
    page = open_page("models")
    words = words_on(page)

    assert "Versions, newest first" in words
    assert "✓ production" in words
    assert "own side: Speed" in words
    assert "0.750" in words
    assert "Newest first" in words
    assert len(line.carried) == len(set(line.carried))


def test_nothing_is_asked_again_until_somebody_wants_it(line: LineToApi) -> None:
    page = open_page("models")
    first = list(line.carried)
    page.run()
    assert line.carried == first

    pressed(page, "Refresh")
    about_models = [one for one in first if "/v1/models" in one]
    assert line.carried == [*first, *about_models]


@pytest.mark.usefixtures("line")
def test_a_training_without_a_report_says_so(container: FakeApiContainer) -> None:
    assert str(NoTrainingReportError("1")) in words_on(open_page("models", version="1"))
    french = words_on(open_page("models", version="1", language="fr"))
    assert "Aucun rapport n'a été conservé" in french
    assert container.trainings.kept


def test_a_promotion_is_explained_before_it_is_done(line: LineToApi, container: FakeApiContainer, key: str) -> None:
    page = planned(open_page("models", version="3"), key, "staging")
    assert "Version 3 takes the place staging, which no version holds now." in words_on(page)
    assert PROMOTION not in line.carried

    pressed(page, "Yes, do it")
    assert line.carried.count(PROMOTION) == 1
    assert "Done: version 3 is in staging now." in words_on(page)
    assert container.models.registry.aliased(Alias.STAGING).version == "3"


def test_a_promotion_that_nobody_answers_is_not_said_to_be_done(line: LineToApi, key: str) -> None:
    page = planned(open_page("models", version="3"), key, "staging")
    line.cut = True
    assert "The predictor is taking a break" in words_on(pressed(page, "Yes, do it"))
    assert not page.exception
    line.cut = False
    assert "Nobody answered. The history below says whether it was done all the same." in words_on(page.run())


@pytest.mark.usefixtures("line")
def test_a_refusal_shows_what_failed(container: FakeApiContainer, key: str) -> None:
    container.models.judge = FakeJudge(PASSED, FAILED)
    page = planned(open_page("models", version="3"), key, "staging")
    words = words_on(pressed(page, "Yes, do it"))

    assert "The gate does not let this version in." in words
    assert "Log loss on the exam ✗ failed 0.00420 0.000100 log loss 0.0042 worse" in words
    assert "It can be forced, with a reason." in words


@pytest.mark.usefixtures("line")
def test_a_wrong_key_opens_nothing(container: FakeApiContainer) -> None:
    page = planned(open_page("models", version="3"), "pdx_wrong", "staging")
    words = words_on(pressed(page, "Yes, do it"))

    assert "Request" in words
    assert "Done" not in words
    assert ("3", Alias.STAGING) not in container.models.judge.judged


def test_to_force_needs_a_reason(line: LineToApi, key: str) -> None:
    page = open_page("models", version="3")
    page.text_input(key="models_key").set_value(key)
    page.checkbox(key="models_force").check().run()

    assert "To force a promotion, give a reason." in words_on(page)
    assert next(one for one in page.button if one.label == "Say what will happen").disabled
    assert PROMOTION not in line.carried


@pytest.mark.usefixtures("line")
def test_production_goes_back_to_the_version_before(container: FakeApiContainer, key: str) -> None:
    page = planned(open_page("models"), key, "rollback")
    assert "Version 2 leaves production, and 1 comes back, to the byte." in words_on(page)

    pressed(page, "Yes, do it")
    assert container.models.registry.aliased(Alias.PRODUCTION).version == "1"


@pytest.mark.usefixtures("line")
def test_a_challenger_is_compared_with_what_was_served(container: FakeApiContainer) -> None:
    some = [odd_prediction() for _ in range(3)]
    container.predictions.add(some)
    container.shadows.add([answer(one.prediction_id, version="3", chance=0.25) for one in some])
    words = words_on(open_page("models", version="3"))

    assert "In the shadow It has answered the same questions unseen" in words
    assert "Duels that both answered 3" in words
    assert "Where they differ most" in words


@pytest.mark.usefixtures("line")
def test_two_versions_stand_side_by_side() -> None:
    page = open_page("models")
    page.selectbox(key="models_other").set_value("1").run()

    assert "Side by side On the exam Version 2 Version 1" in words_on(page)


def test_every_feature_of_the_model_has_words() -> None:
    assert [name for name in feature_names(0.001) if feature_words(name) == name] == []
    assert feature_words("something_else") == "something_else"


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("typed", ["pdx_é", "pdx_\u200b1", "pdx_\x07"])
def test_what_can_be_no_key_is_not_sent(typed: str) -> None:
    page = open_page("models", version="3")
    page.text_input(key="models_key").set_value(typed).run()

    assert any("This key is not known" in one.value for one in page.error)
    assert next(one for one in page.button if one.label == "Say what will happen").disabled
    assert not page.exception


def test_who_was_not_answered_is_told_where_it_stands(line: LineToApi, key: str) -> None:
    page = planned(open_page("models", version="3"), key, "staging")
    line.cut = True
    assert "The predictor is taking a break" in words_on(pressed(page, "Yes, do it"))
    assert not page.exception

    line.cut = False
    assert "Nobody answered. The history below says whether" in words_on(page.run())
    assert "Nobody answered." not in words_on(page.run())
