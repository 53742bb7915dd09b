"""What a challenger would have answered."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from app.application.model_versions import UnknownVersionError
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import REGISTRY, answers
from app.presentation.api.routers.models import VERSION
from app.presentation.api.routers.shadow_models import ShadowOut
from app.presentation.api.visit import needs

router = APIRouter(prefix="/v1/models", tags=["models"], dependencies=[needs(Scope.READ)])


@router.get(
    "/{version}/shadow",
    operation_id="compareShadow",
    summary="Compare a challenger with the champion",
    responses=answers(422, 503, errors=[UnknownVersionError, *REGISTRY]),
)
def compare_shadow(container: Container, version: Annotated[str, Path(description=VERSION)]) -> ShadowOut:
    """Say how the version, which answers in the shadow, differs from what was answered, and who was right."""
    return ShadowOut.of(container.compare_shadow()(version=version))
