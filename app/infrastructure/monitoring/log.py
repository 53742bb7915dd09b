"""One log on standard error, whoever writes to it: structlog, or what comes with Python."""

from __future__ import annotations

import logging
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_logger_name

from app.infrastructure.monitoring.log_lines import as_json, as_text, stamped, without_secrets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from structlog.typing import Processor

_OWN: Final = "app"


class StandardError:
    """Writes lines; what cannot be written must not keep anybody from an answer."""

    def write(self, line: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{line}\n")

    debug = info = warning = error = critical = write


class _LibraryLines(logging.Handler):
    """Writes what comes through Python's own logging, also a record whose message does not fit its arguments."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception:  # noqa: BLE001 - a library's mistake must be found, and must not stop whoever made it
            record.msg, record.args = f"A record that cannot be read: {record.msg!r}", ()
            line = self.format(record)
        StandardError().write(line)


def begin_log(*, as_records: bool, level: str, additions: Sequence[Processor] = ()) -> None:
    """Let this process write JSON, or lines for people; of libraries, only what is at least a warning."""
    pre = [*stamped(), *additions]
    told = structlog.processors.format_exc_info
    written = [as_json] if as_records else as_text(colours=sys.stderr.isatty())
    least = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        # An event of our own is a constant.
        processors=[*pre, told, without_secrets("path", "exception"), *written],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=lambda *_: StandardError(),
        cache_logger_on_first_use=True,
    )
    lines = _LibraryLines()
    lines.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[*pre, add_logger_name, ExtraAdder()],
            processors=[
                ProcessorFormatter.remove_processors_meta,
                told,
                without_secrets("event", "exception"),
                *written,
            ],
        )
    )
    logging.basicConfig(handlers=[lines], level=max(least, logging.WARNING), force=True)
    logging.getLogger(_OWN).setLevel(least)
    logging.captureWarnings(capture=True)
    sys.excepthook = _tell_of_end
    threading.excepthook = lambda end: _tell_of_end(end.exc_type, end.exc_value, end.exc_traceback)


def _tell_of_end(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, Exception) and error is not None:
        logging.getLogger(_OWN).critical("Something ends that nobody foresaw", exc_info=(kind, error, trace))
