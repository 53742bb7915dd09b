from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.markdown import table
from scripts.uml.classes import read_classes
from scripts.uml.code import below, packages_of
from scripts.uml.grouping import grouped
from scripts.uml.page import bare_box, class_box, class_diagram, page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

_DOMAIN: Final = "app.domain"
_INTRODUCTION: Final = (
    "The game and the arithmetic of predictions. A value after `/` is computed, a diamond is a field, and a name "
    "in « » is the module that shows the class whole. A dotted arrow is a method's parameter or answer, where both are "
    "in the same picture. Rules that are not a class's own are plain functions, listed at the end of each package."
)


def domain(code: Mapping[str, Module]) -> str:
    """Draw the classes of each package of the domain, in pictures that can be read."""
    modules = below(_DOMAIN, code)
    classes = read_classes(modules)
    parts = []
    for package in packages_of(modules):
        inside = [module for module in modules if module.package == package]
        parts += [f"## {package.removeprefix('app.')}", *_pictures(package, classes), _functions(inside)]
    return page("Domain", _INTRODUCTION, *filter(None, parts))


def _pictures(package: str, classes: Mapping[str, Class]) -> Iterator[str]:
    own = [one for one in classes.values() if one.module.package == package]
    links = {one.full_name: _reached(one, classes) for one in own}
    groups = grouped(own, links)
    for group in groups:
        if len(groups) > 1:
            yield f"### {', '.join(dict.fromkeys(one.module.short for one in group))}"
        yield _classes(group, classes)


def _classes(group: Sequence[Class], classes: Mapping[str, Class]) -> str:
    shown = {one.full_name for one in group}
    lines = [line for one in group for line in class_box(one, stereotype="enumeration" if one.is_enumeration else None)]
    for target in sorted({name for one in group for name in _held(one, classes)} - shown):
        lines += bare_box(classes[target].name, classes[target].module.name.removeprefix(f"{_DOMAIN}."))
    arrows = [arrow for one in group for arrow in _relations(one, shown, classes)]
    return class_diagram(["direction LR", *lines, *arrows])


def _held(one: Class, classes: Mapping[str, Class]) -> set[str]:
    return ({*one.bases, *(name for field in one.fields for name in field.mentions)} & set(classes)) - {one.full_name}


def _reached(one: Class, classes: Mapping[str, Class]) -> set[str]:
    names = {*one.bases, *(name for member in one.members for name in member.mentions)}
    return (names & set(classes)) - {one.full_name}


def _relations(one: Class, shown: Collection[str], classes: Mapping[str, Class]) -> Iterator[str]:
    for base in one.bases:
        if base in classes:
            yield f"{classes[base].name} <|-- {one.name}"
    fields: dict[tuple[str, str], list[str]] = {}
    for field in one.fields:
        for target in set(field.mentions) & set(classes):
            fields.setdefault((target, field.many), []).append(field.name)
    for (target, many), names in sorted(fields.items()):
        yield f'{one.name} *-- "{many}" {classes[target].name} : {", ".join(names)}'
    for target in sorted((_reached(one, classes) & set(shown)) - _held(one, classes)):
        yield f"{one.name} ..> {classes[target].name}"


def _functions(modules: Sequence[Module]) -> str:
    rows = [[f"`{one.short}`", ", ".join(f"`{name}`" for name in one.functions)] for one in modules if one.functions]
    return table(["module", "functions"], rows) if rows else ""
