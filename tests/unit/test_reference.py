"""The reference says what the code says today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from app.domain.prediction.feature_meanings import MEANINGS, Mirror, meaning_of
from app.domain.prediction.features import feature_names
from app.infrastructure.monitoring.catalogue import CATALOGUE
from app.infrastructure.monitoring.labels import LABELS
from app.presentation.cli.exit_statuses import MEANINGS as STATUSES
from app.presentation.cli.exit_statuses import ExitStatus
from scripts.reference.errors import slugs
from scripts.reference.features import FULL
from scripts.reference.remedies import REMEDIES
from scripts.write_reference import FOLDER, ROOT, description, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

HAND_WRITTEN: Final = {"README.md", "glossary.md"}


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return pages()


def test_every_page_is_that_of_the_code(written: dict[str, str]) -> None:
    for name, text in written.items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"docs/reference/{name} tells of older code: run `make reference`."


def test_no_page_is_left_over(written: dict[str, str]) -> None:
    there = {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.md")}
    assert there - HAND_WRITTEN == written.keys()


def test_no_page_knows_where_the_clone_is(written: dict[str, str]) -> None:
    assert not [name for name, text in written.items() if str(ROOT) in text]


def test_the_index_leads_to_every_page(written: dict[str, str]) -> None:
    index = set(re.findall(r"\]\(([\w/]+\.md)\)", (FOLDER / "README.md").read_text(encoding="utf-8")))
    of_http = {name for name in written if name.startswith("http/")} - {"http/README.md"}
    assert index >= (written.keys() | HAND_WRITTEN) - {"README.md"} - of_http


def test_every_part_of_the_api_says_what_it_is() -> None:
    assert list(_undescribed(description())) == []


def _undescribed(api: dict[str, Any]) -> Iterator[str]:
    schemas = api["components"]["schemas"]
    told = {name for name, one in schemas.items() if one.get("description")}
    for name, schema in schemas.items():
        for field, one in schema.get("properties", {}).items():
            if not one.get("description") and str(one.get("$ref")).rpartition("/")[2] not in told:
                yield f"{name}.{field}"
    for path, operations in api["paths"].items():
        for operation in operations.values():
            parts = [operation, *operation.get("parameters", ())]
            yield from (f"{path} {one.get('name', '')}" for one in parts if not one.get("description"))


def test_every_problem_says_what_to_do() -> None:
    assert REMEDIES.keys() == slugs()


def test_every_label_says_what_it_is() -> None:
    assert LABELS.keys() == {label for spec in CATALOGUE.values() for label in spec.labels}


def test_every_exit_status_says_when() -> None:
    assert list(STATUSES) == list(ExitStatus)


def test_every_feature_says_what_it_is() -> None:
    meanings = {name: meaning_of(name) for name in feature_names(FULL)}
    assert {id(one) for one in meanings.values()} == {id(one) for one in MEANINGS.values()}
    for name, meaning in meanings.items():
        assert re.fullmatch(r"[A-Z].*\.", meaning.says)
        assert (meaning.mirror is Mirror.EXCHANGED) == name.startswith(("own_", "foe_"))
