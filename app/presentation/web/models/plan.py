"""What is to be done with a version once it is confirmed, and what that brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.presentation.web.asking import ask_with_key
from app.presentation.web.language import _
from app.presentation.web.models.wording import place_name
from predictiondex_client.api.models import promote_model, roll_back_model
from predictiondex_client.models import PromotionIn, RollbackIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predictiondex_client.models import ModelOut, Place, PromotionOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    to: Place | None
    """None where production goes back to the version before."""
    version: str
    reason: str
    force: bool

    def carry_out(self, key: str) -> PromotionOut:
        if self.to is None:
            return ask_with_key(key, roll_back_model.sync_detailed, body=RollbackIn(reason=self.reason))
        promotion = PromotionIn(to=self.to, force=self.force, reason=self.reason)
        return ask_with_key(key, promote_model.sync_detailed, version=self.version, body=promotion)


def consequences(plan: Plan, versions: Sequence[ModelOut]) -> list[str]:
    served = _("Everything that is asked from then on is answered by it.")
    if plan.to is None:
        back = _("Version {version} leaves production, and {before} comes back, to the byte.")
        leaving, coming = _holder(versions, "production"), _holder(versions, "previous")
        return [back.format(version=leaving, before=coming), served]
    takes = _("Version {version} takes the place {place}, which {before} holds now.")
    before = _holder(versions, plan.to)
    told = [takes.format(version=plan.version, place=place_name(plan.to), before=before), _how(plan)]
    return [*told, served] if plan.to == "production" else told


def _how(plan: Plan) -> str:
    if plan.force:
        return _("It does so even if the gate refuses; only a version that cannot answer is kept out.")
    if plan.to == "staging":
        return _("The gate tries it now, which takes some seconds; it stays out if it fails.")
    return _("It needs the gate's verdict on it against the version that is in production now.")


def _holder(versions: Sequence[ModelOut], place: str) -> str:
    return next((one.version for one in versions if place in one.aliases), _("no version"))
