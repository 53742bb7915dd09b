from __future__ import annotations

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path, Response

from app.application.ports.prediction_repository import NoSuchPredictionError
from app.application.record_outcome import OtherOutcomeError
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.looking_again import looking_again
from app.presentation.api.promised import answers
from app.presentation.api.routers.outcome_models import KeptPredictionOut, OutcomeIn, OutcomeOut, kept_prediction_of
from app.presentation.api.visit import needs

router = APIRouter(
    prefix="/v1/predictions/{prediction_id:uuid}", tags=["predictions"], dependencies=[needs(Scope.PREDICT)]
)

PredictionId = Annotated[UUID, Path(description="The `prediction_id` that came with the answer.")]

_OUTCOME: Final[dict[str, Any]] = {"a": {"summary": "a has won", "value": {"winner": "a"}}}


@router.get(
    "",
    operation_id="readPrediction",
    summary="Read a prediction back",
    responses=answers(422, 503, errors=[NoSuchPredictionError]),
)
async def read_prediction(container: Container, prediction_id: PredictionId) -> KeptPredictionOut:
    """Return the answer that was given under the `prediction_id` that came with it, and who has really won."""

    def look() -> KeptPredictionOut:
        prediction = container.prediction_repository().find(prediction_id)
        if prediction is None:
            raise NoSuchPredictionError(prediction_id)
        return kept_prediction_of(prediction, container.outcome_repository().find(prediction_id))

    return await looking_again(look)


@router.post(
    "/outcome",
    operation_id="reportOutcome",
    summary="Report who has really won",
    status_code=201,
    responses={
        200: {"model": OutcomeOut, "description": "It was reported before."},
        **answers(400, 413, 415, 422, 503, errors=[NoSuchPredictionError, OtherOutcomeError]),
    },
    dependencies=[Depends(require_json)],
)
async def report_outcome(
    container: Container,
    prediction_id: PredictionId,
    outcome: Annotated[OutcomeIn, Body(openapi_examples=_OUTCOME)],
    response: Response,
) -> OutcomeOut:
    """Keep the first report. To repeat it changes nothing; to contradict it is refused."""
    record = container.record_outcome()
    standing, is_first = await looking_again(lambda: record(prediction_id=prediction_id, winner=outcome.winner))
    response.status_code = 201 if is_first else 200
    return OutcomeOut.of(standing)
