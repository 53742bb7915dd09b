"""Tests read what people have written, and only that is left out which programs write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.reading import Document, documents

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("how good, written by `make readme`", "Before. After."),
        ("measured", "Before. After."),
        ("a word to whoever edits this", "Before. In the middle. After."),
    ],
)
def test_only_what_a_program_writes_is_left_out(comment: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"Before.\n\n<!-- {comment} -->\nIn the middle.\n<!-- end -->\n\nAfter.\n", encoding="utf-8")
    assert Document(file).text == text


def test_hand_written_pages_beside_generated_ones_are_read() -> None:
    read = {one.name for one in documents()}
    assert {"docs/uml/states.md", "docs/uml/context.md", "docs/reference/glossary.md"} <= read
    assert not {"docs/uml/layers.md", "docs/reference/cli.md", "docs/proofs/engine.md"} & read
