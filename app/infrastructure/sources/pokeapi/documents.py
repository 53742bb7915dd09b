from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.infrastructure.sources.web.extraction import ContradictingDocumentsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.infrastructure.sources.web.answer import Answer

Resource = TypeVar("Resource", bound=BaseModel)
_LONGEST_VALUE = 80


def read_documents(
    answers: Mapping[str, Answer], addresses: Mapping[str, str], shape: type[Resource]
) -> dict[str, Resource]:
    """Read the answer of each address into `shape`.

    Raises:
        BrokenSourceError: some do not fit; every field that does not is named.
        ContradictingDocumentsError: besides, some are not there, though another document names them.
    """
    resources, problems = {}, []
    for slug, address in addresses.items():
        answer = answers[address]
        try:
            if answer.found:
                resources[slug] = shape.model_validate_json(answer.body)
            else:
                reason = f"is named by another document, but not there (status {answer.status})"
                problems.append(SourceProblem(file=address, line=None, reason=reason))
        except ValidationError as error:
            problems += [_problem(address, one) for one in error.errors()]
    if problems:
        all_found = all(answers[address].found for address in addresses.values())
        raise BrokenSourceError(problems) if all_found else ContradictingDocumentsError(problems)
    return resources


def _problem(address: str, error: Any) -> SourceProblem:
    value = str(error["input"])[:_LONGEST_VALUE]
    return SourceProblem(
        file=address,
        line=None,
        column=".".join(str(part) for part in error["loc"]) or None,
        value=None if error["type"] == "missing" else value,
        reason=error["msg"],
    )
