"""What the web interface says, it says in every language."""

from __future__ import annotations

import re

import pytest

from app.presentation.web.language import catalogue_file
from scripts.translate import TRANSLATED, gathered, missing, read_catalogue, up_to_date

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
            ids, strings = ([one] if isinstance(one, str) else list(one) for one in (message.id, message.string or ""))
            fields = {field for text in ids for field in _FIELD.findall(text)}
            assert {field for text in strings for field in _FIELD.findall(text)} == fields, message.id
