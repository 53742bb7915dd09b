"""The reference of the errors: the problems of the HTTP API, and all that a command can end with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.presentation.api.errors import KINDS
from app.presentation.api.problems import URN, WITHOUT_ERROR
from scripts.markdown import table
from scripts.reference.error_tree import KnownError, known_errors
from scripts.reference.markdown import code, page, prose
from scripts.reference.remedies import PLAIN_STATUSES, REMEDIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_APP: Final = Path(__file__).parents[2] / "app"
_INTRODUCTION: Final = """Whatever PredictionDex can explain is an error of its own, a kind of `PredictionDexError`
(`app/domain/errors.py`). The HTTP API answers it as a [problem](http/objects.md#problemout); the command line writes
its sentence to standard error and ends with [status 1](cli.md#exit-status)."""
_PROBLEMS: Final = """The `type` of a problem is `{urn}` and the name in this table; `title`, `status` and `instance`
(the path) are there as well, and `detail` says in a sentence what is wrong. What is wrong with one part of a request
is 422, whatever its usual status, with `location` (and `index` in a batch)."""
_PLAIN: Final = """Where the status says all, `type` is `about:blank` and `title` the name of the status."""
_ALL: Final = """Every error by its class, with the sentence that it says; words in braces are filled in. `HTTP` is
the problem that the API answers it as; what has none is met on the command line alone, or shown as 500 and told in
the log."""


def errors_page() -> str:
    errors = known_errors(_APP)
    plain = table(
        ("status", "when", "what to do"), [(code(status), *map(prose, told)) for status, told in PLAIN_STATUSES.items()]
    )
    parts = (
        "## Problems of the HTTP API",
        _PROBLEMS.format(urn=URN),
        _problems(),
        f"### Problems without a type\n\n{_PLAIN}\n\n{plain}",
        f"## All errors\n\n{_ALL}",
        *_areas(errors),
    )
    return page("Errors", _INTRODUCTION, *parts)


def slugs() -> set[str]:
    return {one.slug for one in (*KINDS.values(), *WITHOUT_ERROR)}


def _problems() -> str:
    rows = sorted({(one.status, one.slug, one.title) for one in (*KINDS.values(), *WITHOUT_ERROR)})
    return "\n\n".join(
        f"### {slug}\n\n{code(status)} {title}. {prose(REMEDIES[slug])}{_said(slug)}" for status, slug, title in rows
    )


def _said(slug: str) -> str:
    words = {one.detail for one in KINDS.values() if one.slug == slug and one.detail}
    return "".join(f" It says: “{prose(one)}”" for one in sorted(words))


def _areas(errors: Sequence[KnownError]) -> Iterator[str]:
    areas = {
        "domain": "The game",
        "application": "What is asked for",
        "infrastructure": "What it is made with",
        "container": "What is not installed",
        "presentation": "The HTTP API and the command line",
    }
    for area, title in areas.items():
        rows = [_row(one) for one in errors if one.module.split(".")[1] == area]
        if rows:
            yield f"### {title}\n\n" + table(("error", "what it says", "when", "HTTP"), rows)


def _row(error: KnownError) -> tuple[str, str, str, str]:
    kinds = [KINDS[known] for known in KINDS if known.__name__ in error.lineage]
    http = f"[{kinds[0].slug}](#{kinds[0].slug}) {kinds[0].status}" if kinds else ""
    return code(error.name), prose(error.message), prose(error.told), http
