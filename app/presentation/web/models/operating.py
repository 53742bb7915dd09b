"""Promoting a version, and going back, with a key that only this session knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, later
from app.presentation.web.models.plan import Plan, consequences
from app.presentation.web.models.verdicts import failures_table
from app.presentation.web.models.wording import place_name
from app.presentation.web.problem_words import SENTENCES
from app.presentation.web.problems import show_refusal
from app.presentation.web.seen import look_again
from predictiondex_client.models import FindingOut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predictiondex_client.models import ModelOut, Place, PromotionOut

_PAGE: Final = "models"
_PLAN: Final = "models_plan"
_RESULT: Final = "models_result"
_LONGEST_REASON: Final = 500
_ACTIONS: Final[Mapping[str, str]] = {
    "staging": later("Promote it to staging"),
    "production": later("Promote it to production"),
    "rollback": later("Roll back production"),
}
_PLACES: Final[Mapping[str, Place]] = {"staging": "staging", "production": "production"}


def show_operating(versions: Sequence[ModelOut], chosen: ModelOut) -> None:
    _show_result()
    key = _ask_for_key()
    plan = _choose_plan(chosen)
    needs_reason = plan.force and not plan.reason
    if needs_reason:
        st.warning(_("To force a promotion, give a reason. It is kept in the history for ever."))
    st.button(_("Say what will happen"), on_click=_keep, args=(plan,), disabled=not key or needs_reason, type="primary")
    kept: Plan | None = st.session_state.get(_PLAN)
    if kept == plan and key:
        _confirm(kept, key, versions)


def _ask_for_key() -> str:
    typed = st.text_input(
        _("Operate key"),
        type="password",
        key="models_key",
        autocomplete="off",
        help=_(
            "A key with the scope operate; press Enter after it. It stays in this session, and is forgotten when you "
            "close the page."
        ),
        **KEPT,
    )
    key = (typed or "").strip()
    if key.isascii() and key.isprintable():
        return key
    # Nothing else can be sent as a key.
    st.error(_(SENTENCES["refused-key"]), icon=":material/error:")
    return ""


def _choose_plan(chosen: ModelOut) -> Plan:
    action = st.radio(
        _("What to do with version {version}").format(version=chosen.version),
        list(_ACTIONS),
        format_func=lambda one: _(_ACTIONS[one]),
        key="models_action",
    )
    reason = st.text_input(
        _("Reason"),
        key="models_reason",
        max_chars=_LONGEST_REASON,
        help=_("Kept in the history for ever, with the owner of the key."),
    ).strip()
    force = action != "rollback" and st.checkbox(
        _("Even if the gate refuses"), key="models_force", help=_("Needs a reason.")
    )
    return Plan(to=_PLACES.get(action), version=chosen.version, reason=reason, force=force)


def _confirm(plan: Plan, key: str, versions: Sequence[ModelOut]) -> None:
    with st.container(border=True):
        st.subheader(_("This will happen"), anchor=False)
        for sentence in consequences(plan, versions):
            st.write(sentence)
        yes, no = st.columns(2)
        yes.button(_("Yes, do it"), on_click=_do, args=(plan, key), width="stretch")
        no.button(_("Leave it as it is"), on_click=_keep, args=(None,), width="stretch")


def _keep(plan: Plan | None) -> None:
    st.session_state[_PLAN] = plan


def _do(plan: Plan, key: str) -> None:
    _keep(None)
    try:
        st.session_state[_RESULT] = plan.carry_out(key)
    except (RefusedError, ServiceAwayError) as error:
        st.session_state[_RESULT] = error
    look_again(_PAGE)


def _show_result() -> None:
    result: PromotionOut | RefusedError | ServiceAwayError | None = st.session_state.pop(_RESULT, None)
    if isinstance(result, RefusedError):
        _show_failure(result)
    elif isinstance(result, ServiceAwayError):
        st.warning(
            _("Nobody answered. The history below says whether it was done all the same."), icon=":material/cloud_off:"
        )
    elif result is not None:
        done = _("Done: version {version} is in {place} now.")
        st.success(done.format(version=result.version, place=place_name(result.to)), icon=":material/check:")


def _show_failure(refusal: RefusedError) -> None:
    """Where the gate refused, the table tells what the sentence of the API would."""
    told = refusal.problem.additional_properties
    findings = [FindingOut.from_dict(one) for one in told.get("findings", ())]
    failed = [one for one in findings if not one.passed]
    show_refusal(refusal, _("The gate does not let this version in.") if failed else "")
    if failed:
        st.html(failures_table(failed))
    if told.get("can_be_forced"):
        st.info(_("It can be forced, with a reason."))
