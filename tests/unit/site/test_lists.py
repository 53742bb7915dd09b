"""Lists as GitHub reads them come out as the site's Markdown reads them."""

from __future__ import annotations

import pytest

from scripts.site.lists import with_wide_lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", "- a\n- b"),
        ("Text:\n- a", "Text:\n\n- a"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("- a\n  goes on", "- a\n    goes on"),
        (
            "1. a\n\n   ```sh\n   make run\n     - x\n   ```\n\n2. b",
            "1. a\n\n    ```sh\n    make run\n      - x\n    ```\n\n2. b",
        ),
        ("```\nText:\n- a\n  - b\n```", "```\nText:\n- a\n  - b\n```"),
        ("- a\n\nText\n\n    code", "- a\n\nText\n\n    code"),
    ],
)
def test_a_list_is_moved(text: str, expected: str) -> None:
    assert with_wide_lists(text) == expected
