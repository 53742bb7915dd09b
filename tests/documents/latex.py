"""Works out the formulas of documents, with the few commands of LaTeX that they are written in."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

Number = Fraction | float
Values = Mapping[str, Number | int | bool]
Formula = Callable[[Values], Number]
"""Gives its number where every name in it has a value; a name is a letter, or what stands in \\text{...}."""

_SIGN: Final = re.compile(
    r"\\text\{(?P<text>[^}]*)\}|\\(?:begin|end)\{\w+\}|\\\\|\\[a-z]+|\d+(?:\.\d+)?|[a-z](?:_\d)?|\S"
)
_IGNORED: Final = {r"\left", r"\right"}
_CLOSED_BY: Final = {"(": ")", "{": "}", r"\lfloor": r"\rfloor"}
_ELSE: Final = "otherwise"


def formula(latex: str) -> Formula:
    """Raise `ValueError` for what is no formula that is understood here."""
    reader = _Reader(latex)
    found = reader.sum()
    reader.expect("")
    return found


class _Reader:
    def __init__(self, latex: str) -> None:
        found = (match["text"] or match[0] for match in _SIGN.finditer(latex))
        self._signs = [sign for sign in found if sign not in _IGNORED]

    def sum(self) -> Formula:
        total = self._negated() if self._skip("-") else self._product()
        while (plus := self._next()) in {"+", "-"}:
            self._take()
            total = _added(total, self._product(), -1 if plus == "-" else 1)
        return total

    def expect(self, sign: str) -> None:
        if self._next() != sign:
            raise ValueError(f"{sign or 'the end'} was expected before {' '.join(self._signs)}")
        if sign:
            self._take()

    def _negated(self) -> Formula:
        product = self._product()
        return lambda values: -product(values)

    def _product(self) -> Formula:
        total = self._power()
        while self._next() in {r"\cdot", r"\times"}:
            self._take()
            total = _multiplied(total, self._power())
        return total

    def _power(self) -> Formula:
        base = self._atom()
        if not self._skip("^"):
            return base
        exponent = self._atom()
        return lambda values: base(values) ** exponent(values)

    def _atom(self) -> Formula:
        sign = self._take()
        if sign in _CLOSED_BY:
            inside = self.sum()
            self.expect(_CLOSED_BY[sign])
            return _floored(inside) if sign == r"\lfloor" else inside
        if sign in {r"\frac", r"\sqrt", r"\ln"}:
            return self._of_function(sign)
        if sign in {r"\max", r"\min"}:
            return self._of_two(max if sign == r"\max" else min)
        if sign == r"\begin{cases}":
            return self._cases()
        return _literal(sign)

    def _of_function(self, name: str) -> Formula:
        first = self._atom()
        if name == r"\frac":
            second = self._atom()
            return lambda values: first(values) / second(values)
        function = math.sqrt if name == r"\sqrt" else math.log
        return lambda values: function(first(values))

    def _of_two(self, choose: Callable[[Number, Number], Number]) -> Formula:
        self.expect("(")
        first = self.sum()
        self.expect(",")
        second = self.sum()
        self.expect(")")
        return lambda values: choose(first(values), second(values))

    def _cases(self) -> Formula:
        cases: list[tuple[Formula, str]] = []
        while not cases or self._skip(r"\\"):
            value = self.sum()
            self.expect("&")
            cases.append((value, self._take()))
        self.expect(r"\end{cases}")
        return lambda values: next(
            value(values) for value, condition in cases if condition == _ELSE or values[condition]
        )

    def _next(self) -> str:
        return self._signs[0] if self._signs else ""

    def _take(self) -> str:
        if not self._signs:
            raise ValueError("it breaks off")
        return self._signs.pop(0)

    def _skip(self, sign: str) -> bool:
        return self._next() == sign and bool(self._take())


def _added(first: Formula, second: Formula, sign: int) -> Formula:
    return lambda values: first(values) + sign * second(values)


def _multiplied(first: Formula, second: Formula) -> Formula:
    return lambda values: first(values) * second(values)


def _floored(inside: Formula) -> Formula:
    return lambda values: Fraction(math.floor(inside(values)))


def _literal(sign: str) -> Formula:
    if sign[0].isdigit():
        number = Fraction(sign)
        return lambda _: number
    if not sign[0].isalpha():
        raise ValueError(f"{sign} is not understood")
    return lambda values: values[sign] if isinstance(values[sign], float) else Fraction(values[sign])
