"""What becomes of a record on its way to a line of the log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor

_SECRETS: Final = (
    (re.compile(r"(pdx_[0-9a-f]{16})_[0-9a-f]+"), r"\1_***"),
    (re.compile(r"//[^/\s@]*:[^/\s]*@"), "//***@"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), r"\1 ***"),
    (re.compile(r"(?i)\b(password|secret|token)(['\"]?\s*[=:]\s*['\"]?)[^\s'\",;&]+"), r"\1\2***"),
)
_CONTROLS: Final = {
    place: repr(chr(place))[1:-1]
    for place in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""What would move the cursor, begin a line, or turn the direction of writing round."""
_CONTROLS_IN_A_TRACEBACK: Final = {place: shown for place, shown in _CONTROLS.items() if chr(place) != "\n"}

# ASCII alone: no terminal that a file is shown on takes what stands in it for an order.
_as_json: Final = json.JSONEncoder(default=repr).encode


def stamped() -> list[Processor]:
    """Return what every record is given, whoever wrote it."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def without_secrets(*free_text: str) -> Processor:
    """Return what takes keys and passwords out of those fields where something may stand that nobody foresaw."""

    def cleaned(_logger: object, _method: str, record: EventDict) -> EventDict:
        for name in free_text:
            text = record.get(name)
            if isinstance(text, str):
                record[name] = _without_secrets(text)
        return record

    return cleaned


def _without_secrets(text: str) -> str:
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


def without_controls(_logger: object, _method: str, record: EventDict) -> EventDict:
    """Keep a record on its line; only a traceback may have several, and no orders to a terminal either."""
    for name, value in record.items():
        if isinstance(value, str):
            record[name] = value.translate(_CONTROLS_IN_A_TRACEBACK if name == "exception" else _CONTROLS)
    return record


def as_json(_logger: object, _method: str, record: EventDict) -> str:
    first = {name: record.pop(name) for name in ("timestamp", "level", "event")}
    return _as_json({**first, **record})


def as_text(*, colours: bool) -> list[Processor]:
    # Rich would show the values of variables with a traceback.
    plain: Any = structlog.dev.plain_traceback
    console = structlog.dev.ConsoleRenderer(colors=colours, pad_event_to=0, sort_keys=False, exception_formatter=plain)
    return [without_controls, console]
