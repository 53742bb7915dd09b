"""What was said of a version of the model when it was trained."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from app.application.model_versions import UnknownVersionError, wanted_version
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.training_reports import DamagedTrainingReportError, NoTrainingReportError
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import NOT_MODIFIED, rendered
from app.presentation.api.routers.models import Version  # noqa: TC001 - FastAPI reads it
from app.presentation.api.routers.report_models import ModelReportOut
from app.presentation.api.visit import needs

_FAILURES: Final = (UnknownVersionError, NoTrainingReportError, DamagedTrainingReportError, RegistryUnavailableError)

router = APIRouter(prefix="/v1/models", tags=["models"], dependencies=[needs(Scope.READ)])


@router.get(
    "/{version}/report",
    operation_id="readModelReport",
    summary="Read the report of a version's training",
    response_model=ModelReportOut,
    responses={**answers(422, 503, errors=_FAILURES), **NOT_MODIFIED},
)
def read_model_report(request: Request, container: Container, version: Version) -> Response:
    """Return its words, tables and figures as data.

    404 `no-training-report` where the training kept none. A version's report never changes, so that the ETag of an
    alias does only when another version holds it.
    """
    model = wanted_version(container.model_registry(), version)
    report = ModelReportOut.of(model, container.training_reports().of(model))
    mark = f"{model.version}-{model.checksum[:16]}"
    return rendered(request, mark, report).answer.response(request.headers.get("if-none-match"))
