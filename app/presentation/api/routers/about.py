"""What this is, and where what it knows comes from."""

from __future__ import annotations

from fastapi import APIRouter

from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.routers.about_models import AboutOut
from app.presentation.api.visit import needs

router = APIRouter(prefix="/v1/about", tags=["about"], dependencies=[needs(Scope.READ)])


@router.get(
    "",
    operation_id="readAbout",
    summary="Read what this is made of",
    responses=answers(422, 503),
)
def read_about(container: Container) -> AboutOut:
    """Name the release, the Pokédex with its sources, and the model in production with how it has passed its exam."""
    return AboutOut.of(container.describe_product()())
