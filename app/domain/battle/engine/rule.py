"""How a rule of the battle becomes fast: compiled, and built into the rule that applies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

_Rule = TypeVar("_Rule", bound="Callable[..., object]")


def rule(function: _Rule) -> _Rule:
    """Compile a rule into its callers; with NUMBA_DISABLE_JIT=1 it stays plain Python, for a debugger."""
    return cast("_Rule", njit(cache=True, error_model="numpy", forceinline=True)(function))


def entry(function: _Rule) -> _Rule:
    """Compile a function that is called from outside; several threads may be in it at once."""
    return cast("_Rule", njit(cache=True, error_model="numpy", nogil=True)(function))
