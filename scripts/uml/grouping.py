"""Which modules share a diagram."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scripts.uml.classes import Class

_MOST_LINES: Final = 55
_FRAME: Final = 3
"""Lines that a class takes beside its members."""


def grouped(classes: Iterable[Class], links: Mapping[str, set[str]]) -> list[list[Class]]:
    """Group the classes of a package by modules that know each other, while their diagram can be read.

    Modules that know nobody fill diagrams together. `links` are the full names that each class reaches.
    """
    own = list(classes)
    groups = {one.module.name: [one.module.name] for one in own}
    sizes = Counter[str]()
    for one in own:
        sizes[one.module.name] += len(one.members) + _FRAME
    for pair in [*_acquainted(own, links), *_strangers(sizes)]:
        _join(groups, sizes, *pair)
    found = {id(names): names for names in groups.values()}
    return [[one for one in own if one.module.name in names] for names in found.values()]


def _acquainted(own: Sequence[Class], links: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return pairs of modules, those that have most to do with each other first."""
    module_of = {one.full_name: one.module.name for one in own}
    met = Counter(
        (one.module.name, module_of[target])
        for one in own
        for target in links[one.full_name] & set(module_of)
        if module_of[target] != one.module.name
    )
    return sorted(met, key=lambda pair: (-met[pair], pair))


def _strangers(sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    names = sorted(sizes)
    return [(first, second) for first in names for second in names if first < second]


def _join(groups: dict[str, list[str]], sizes: Mapping[str, int], first: str, second: str) -> None:
    together = groups[first] + groups[second]
    if groups[first] is groups[second] or sum(sizes[name] for name in together) > _MOST_LINES:
        return
    for name in together:
        groups[name] = together
