from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Body, Depends, Path, Query, Request

from app.application.model_versions import UnknownVersionError, wanted_version
from app.domain.access.api_key import Scope
from app.domain.registry.model_version import Alias
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import PROMOTION, REGISTRY, ROLLBACK, answers
from app.presentation.api.reference_data import PageQuery, page_among, page_of
from app.presentation.api.routers.model_models import ModelDetailsOut, ModelOut, ModelPage
from app.presentation.api.routers.promotion_models import (
    HistoryQuery,
    PromotionIn,
    PromotionOut,
    PromotionPage,
    RollbackIn,
)
from app.presentation.api.visit import needs, owner_of_key

if TYPE_CHECKING:
    from fastapi.openapi.models import Example

    from app.presentation.api.reference_data import Page

router = APIRouter(prefix="/v1/models", tags=["models"])

VERSION: Final = "Its number in the registry, its semantic version, or the place that it holds."
_LONGEST: Final = 40
_VERSIONS: Final[dict[str, Example]] = {
    "number": {"summary": "By its number", "value": "1"},
    "semantic": {"summary": "By its semantic version", "value": "1.0.0"},
}
_PROMOTIONS: Final[dict[str, Any]] = {
    "staging": {"summary": "Into staging", "value": {"to": "staging"}},
    "production": {"summary": "On into production", "value": {"to": "production"}},
    "forced": {
        "summary": "Whatever the gate says",
        "value": {"to": "staging", "force": True, "reason": "A trial on a slow machine"},
    },
}
_ROLLBACKS: Final[dict[str, Any]] = {"reason": {"summary": "With a reason", "value": {"reason": "Odd answers"}}}

Version = Annotated[str, Path(max_length=_LONGEST, openapi_examples=_VERSIONS, description=VERSION)]
Operator = Annotated[str, Depends(owner_of_key)]
READS: Final = [needs(Scope.READ)]
OPERATES: Final = [needs(Scope.OPERATE), Depends(require_json)]


@router.get(
    "", operation_id="listModels", summary="List the versions of the model", response_model=ModelPage,
    responses=answers(422, 503, errors=REGISTRY), dependencies=READS,
)  # fmt: skip
def list_models(request: Request, container: Container, query: Annotated[PageQuery, Query()]) -> Page[ModelOut]:
    """The newest comes first."""
    return page_of(request, query, container.model_registry().versions(), ModelOut.of)


@router.get(
    "/production",
    operation_id="readProductionModel",
    summary="Look up the version in production",
    responses=answers(422, 503, errors=[UnknownVersionError, *REGISTRY]),
    dependencies=READS,
)
def read_production_model(container: Container) -> ModelDetailsOut:
    """Return the version that answers; 404 `unknown-model` where none was promoted yet."""
    return ModelDetailsOut.of(wanted_version(container.model_registry(), Alias.PRODUCTION))


@router.get(
    "/history",
    operation_id="listPromotions",
    summary="List who was promoted when",
    response_model=PromotionPage,
    responses=answers(422, 503),
    dependencies=READS,
)
def list_promotions(
    request: Request, container: Container, query: Annotated[HistoryQuery, Query()]
) -> Page[PromotionOut]:
    """The newest comes first. With `at`, only the entry by which the version came that was in production then."""
    log = container.promotion_log()
    if query.at is None:
        shown = [PromotionOut.of(one) for one in log.history(limit=query.limit, offset=query.offset)]
        return page_among(request, query, log.count(), shown)
    entry = log.at(Alias.PRODUCTION, query.at)
    return page_of(request, query, [] if entry is None else [entry], PromotionOut.of)


@router.get(
    "/{version}",
    operation_id="readModel",
    summary="Look a version up",
    responses=answers(422, 503, errors=[UnknownVersionError, *REGISTRY]),
    dependencies=READS,
)
def read_model(container: Container, version: Version) -> ModelDetailsOut:
    """Find it by its number, by its semantic version, or by its alias."""
    return ModelDetailsOut.of(wanted_version(container.model_registry(), version))


@router.post(
    "/{version}/promote",
    operation_id="promoteModel",
    summary="Put a version into staging or production",
    responses=answers(400, 413, 415, 422, 503, errors=PROMOTION),
    dependencies=OPERATES,
)
def promote_model(
    container: Container,
    version: Version,
    promotion: Annotated[PromotionIn, Body(openapi_examples=_PROMOTIONS)],
    operator: Operator,
) -> PromotionOut:
    """Let it pass the gate; a refusal (409 `promotion-refused`) names what was found, and by how much it failed.

    For staging it is tried on the spot. For production, what counts is the verdict that `predictiondex model judge`
    (or `promote … --to staging`) has noted against the version that is in production now; without one, the answer is
    409 `not-judged`.
    """
    done = container.promote_judged_model()(
        version, promotion.to, by=operator, reason=promotion.reason, force=promotion.force
    )
    return PromotionOut.of(done.promotion)


@router.post(
    "/rollback",
    operation_id="rollBackModel",
    summary="Bring back the version that was in production before",
    responses=answers(400, 413, 415, 422, 503, errors=ROLLBACK),
    dependencies=OPERATES,
)
def roll_back_model(
    container: Container, rollback: Annotated[RollbackIn, Body(openapi_examples=_ROLLBACKS)], operator: Operator
) -> PromotionOut:
    """Take back the newest promotion that still stands. What comes back is what was there, to the byte."""
    return PromotionOut.of(container.roll_back_model()(by=operator, reason=rollback.reason))
