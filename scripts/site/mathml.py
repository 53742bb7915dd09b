from __future__ import annotations

from latex2mathml.converter import convert


def to_mathml(latex: str, *, display: str) -> str:
    mathml: str = convert(latex, display=display)
    return mathml
