"""The language of the page: the browser's, until somebody chooses another, which a cookie remembers."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final, Protocol

import streamlit as st
from babel.dates import format_datetime, get_timezone
from babel.numbers import format_decimal, format_percent

from app.presentation.web.catalogues import LANGUAGES, SOURCE, catalogue
from app.presentation.web.kept import KEPT

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

_KEY: Final = "language"
_SIGN: Final = "\u00a0%"
_SMALLEST: Final = 0.001
"""What `percent` tells from nothing, and from all."""
_COOKIE: Final = "predictiondex_language"
_COOKIE_SECONDS: Final = 365 * 24 * 3600


class Names(Protocol):
    """What the API says of the name of anything."""

    en: str
    fr: str


def language() -> str:
    """Return the code of the language in which this session reads."""
    chosen: str = st.session_state.get(_KEY, SOURCE)
    return chosen


def _(message: str) -> str:
    """Return the message in the session's language."""
    return catalogue(language()).gettext(message)


def later(message: str) -> str:
    """Mark a message that is translated where it is shown."""
    return message


def plural(one: str, many: str, count: int) -> str:
    """Return the form for that many, with `{count}` filled in."""
    return catalogue(language()).ngettext(one, many, count).format(count=number(count))


def name_in_language(names: Names) -> str:
    return names.fr if language() == "fr" else names.en


def searchable_name(names: Names) -> str:
    """Return the name in the session's language, and the other one, so that either is found by typing."""
    own, other = (names.fr, names.en) if language() == "fr" else (names.en, names.fr)
    return own if own == other else f"{own} · {other}"


def number(value: float, digits: int = 0) -> str:
    return format_decimal(round(value, digits), _pattern(digits), locale=language())


def plain_number(value: float) -> str:
    """Return it with as many decimals as it has, at most two."""
    return format_decimal(round(value, 2), "#,##0.##", locale=language())


def percent(share: float, digits: int = 1) -> str:
    """Never call certain what is not, nor impossible what can happen."""
    smallest = 10.0 ** -(digits + 2)
    if 0 < share < smallest:
        return f"<\u00a0{_percent(smallest, digits)}"
    if 1 - smallest < share < 1:
        return f">\u00a0{_percent(1 - smallest, digits)}"
    return _percent(share, digits)


def percent_range(low: float, high: float) -> str:
    """Return both ends with one sign, or one figure where nobody could tell them apart."""
    *first, last = percent_ends(low, high)
    return " – ".join([*(one.removesuffix(_SIGN) for one in first), last])


def percent_ends(low: float, high: float) -> tuple[str, ...]:
    """Return both ends, or one figure where nobody could tell them apart."""
    first, last = percent(low), percent(high)
    if first == last or high < _SMALLEST:
        return (last,)
    return (first,) if 1 - _SMALLEST < low <= high <= 1 else (first, last)


def moment(at: datetime) -> str:
    """Return it by the clock of the reader; by UTC where that is not known."""
    return format_datetime(at, "medium", tzinfo=_time_zone(), locale=language())


def choose_language() -> None:
    """Show the choice, and tell the page and the browser what it is."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _preferred()
    st.segmented_control(
        "Language · Langue",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key=_KEY,
        required=True,
        **KEPT,
    )
    st.html(
        f"<script>document.documentElement.lang = '{language()}';"
        f"document.cookie = '{_COOKIE}={language()}; max-age={_COOKIE_SECONDS}; path=/; samesite=lax';</script>",
        unsafe_allow_javascript=True,
    )


def _preferred() -> str:
    remembered = st.context.cookies.get(_COOKIE, "")
    if remembered in LANGUAGES:
        return remembered
    browsers = (st.context.locale or SOURCE).partition("-")[0].lower()
    return browsers if browsers in LANGUAGES else SOURCE


def _time_zone() -> tzinfo:
    try:
        return get_timezone(st.context.timezone or "UTC")
    except LookupError:
        return UTC


def _percent(share: float, digits: int) -> str:
    return format_percent(round(share, digits + 2), f"{_pattern(digits)}{_SIGN}", locale=language())


def _pattern(digits: int) -> str:
    return f"#,##0.{'0' * digits}" if digits else "#,##0"
