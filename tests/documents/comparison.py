"""What a document shows of an answer, beside the answer."""

from __future__ import annotations

import re
from typing import Any, Final

from tests.documents.blocks import ELISION

_PART: Final = re.compile(r"…|\.\.\.")
_OF_MODELS: Final = {"win_probability": 0.15, "turns": 0.15, "low": 0.25, "high": 0.25}
"""How far what a model says may be from what is shown, by the name of the field. The model of a test has learnt from
some hundred duels and that of a reader from two hundred thousand, so one is less right and much less sure than the
other. Everything else is the same to the digit."""


def objection_to_answer(shown: Any, printed: Any, where: str = "answer") -> str | None:
    """Return where an answer is not as it is shown, if anywhere."""
    match shown:
        case dict():
            return _objection_to_object(shown, printed, where)
        case list():
            return _objection_to_list(shown, printed, where)
        case float() if isinstance(printed, int | float) and not isinstance(printed, bool):
            is_near = abs(shown - printed) <= _OF_MODELS.get(where.rpartition(".")[2], 0)
        case str() if isinstance(printed, str):
            is_near = is_text(shown, printed)
        case _:
            is_near = type(shown) is type(printed) and shown == printed
    return None if is_near else f"{where}: {shown!r} is shown, and {printed!r} printed"


def is_text(shown: str, printed: str) -> bool:
    """Say whether a text is as it is shown: any words may be where dots are, and any blanks where blanks are."""
    parts = [r"\s+".join(map(re.escape, part.split(" "))) for part in _PART.split(" ".join(shown.split()))]
    return re.fullmatch(".*?".join(parts), " ".join(printed.split()), re.DOTALL) is not None


def _objection_to_object(shown: dict[str, Any], printed: Any, where: str) -> str | None:
    if not isinstance(printed, dict):
        return f"{where}: an object is shown, and {printed!r} printed"
    keys = shown.keys() - {ELISION}
    unlike = keys ^ printed.keys() if ELISION not in shown else keys - printed.keys()
    if unlike:
        return f"{where}: {', '.join(sorted(unlike))} is shown or printed alone"
    each = (objection_to_answer(shown[key], printed[key], f"{where}.{key}") for key in shown if key in keys)
    return next(filter(None, each), None)


def _objection_to_list(shown: list[Any], printed: Any, where: str) -> str | None:
    if not isinstance(printed, list):
        return f"{where}: a list is shown, and {printed!r} printed"
    items = [one for one in shown if one != ELISION]
    if len(items) > len(printed) or (ELISION not in shown and len(items) != len(printed)):
        return f"{where}: {len(items)} are shown, and {len(printed)} printed"
    found = printed[-len(items) :] if shown[:1] == [ELISION] else printed[: len(items)]
    each = (
        objection_to_answer(one, other, f"{where}[{at}]")
        for at, (one, other) in enumerate(zip(items, found, strict=True))
    )
    return next(filter(None, each), None)
