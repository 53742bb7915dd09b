"""What the web interface says, it says in every language."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from app.presentation.web.catalogues import LOCALES, catalogue_file
from scripts.translate import TRANSLATED, gathered, missing, read_catalogue, up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WEB = LOCALES.parent
_FIELD = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_in_the_code_is_translated(code: str) -> None:
    catalogue = read_catalogue(code)
    assert {one.id for one in gathered() if one.id} == {one.id for one in catalogue if one.id}, "run `make messages`"
    assert missing(catalogue) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_is_as_the_command_writes_it(code: str) -> None:
    assert catalogue_file(code).read_text(encoding="utf-8") == up_to_date(read_catalogue(code))


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_the_same_fields(code: str) -> None:
    for message in read_catalogue(code):
        if message.id:
            ids, strings = _strings(message.id), _strings(message.string)
            fields = {field for text in ids for field in _FIELD.findall(text)}
            assert {field for text in strings for field in _FIELD.findall(text)} == fields, message.id


def test_signs_of_french_stay_with_the_words_beside_them() -> None:
    """Between them stands a space at which no line ends."""
    torn = re.compile(r" [?!:;»%]|« ")
    assert [one.string for one in read_catalogue("fr") if torn.search("|".join(_strings(one.string)))] == []


def test_every_message_in_the_code_is_gathered() -> None:
    """What gathers them does not look into f-strings."""
    said = {message for file in WEB.rglob("*.py") for message in _messages(file)}
    assert said - {one.id if isinstance(one.id, str) else one.id[0] for one in gathered()} == set()


def _strings(forms: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms or ())


def _messages(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "later", "plural"}:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)
