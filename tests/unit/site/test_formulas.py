"""Formulas are found where GitHub shows some, and money stays money."""

from __future__ import annotations

import pytest

from scripts.site.formulas import with_formulas


def bracketed(latex: str, *, display: str) -> str:
    return f"<{display}: {latex}>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so $a + b$.", "so <span><inline: a + b></span>."),
        ("$a$ and $b$", "<span><inline: a></span> and <span><inline: b></span>"),
        ("over $a +\nb$ lines", "over <span><inline: a +\nb></span> lines"),
        ("| $a$ | b |", "| <span><inline: a></span> | b |"),
        ("so\n\n$$\na + b\n$$\n", "so\n\n\n<block: a + b>\n\n"),
        ("$$a + b$$", "\n<block: a + b>\n"),
    ],
)
def test_a_formula_is_drawn(text: str, expected: str) -> None:
    assert with_formulas(text, bracketed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 or $7 a month.",
        "From $62.05 to $70",
        "`$HOME` and `$PATH`",
        "```sh\necho $A $B$\n```",
        "$one\n\nparagraph$ ends it",
        r"\$a\$",
    ],
)
def test_any_other_dollar_stays(text: str) -> None:
    assert with_formulas(text, bracketed) == text
