from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.uml.classes import read_classes
from scripts.uml.code import below, packages_of
from scripts.uml.page import bare_box, class_box, class_diagram, page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

_DOMAIN: Final = "app.domain"
_INTRODUCTION: Final = (
    "The game and the arithmetic of predictions. A value after `/` is computed, a diamond is a field, a dotted arrow "
    "is a method's parameter or answer, and a name in « » is the package that shows the class whole. "
    "Rules that are not a class's own are plain functions, listed below each diagram."
)


def domain(code: Mapping[str, Module]) -> str:
    """Draw the classes of each package of the domain."""
    modules = below(_DOMAIN, code)
    classes = read_classes(modules)
    parts = []
    for package in packages_of(modules):
        inside = [module for module in modules if module.package == package]
        parts += [f"## {package.removeprefix('app.')}", _classes(package, classes), _functions(inside)]
    return page("Domain", _INTRODUCTION, *filter(None, parts))


def _classes(package: str, classes: Mapping[str, Class]) -> str:
    own = [one for one in classes.values() if one.module.package == package]
    lines = [line for one in own for line in class_box(one, stereotype="enumeration" if one.is_enumeration else None)]
    arrows = [arrow for one in own for arrow in _relations(one, classes)]
    foreign = {target for one in own for target in _reached(one, classes) if classes[target].module.package != package}
    for target in sorted(foreign):
        where = classes[target].module.package.removeprefix(f"{_DOMAIN}.")
        lines += bare_box(classes[target].name, where)
    return class_diagram(["direction LR", *lines, *arrows])


def _reached(one: Class, classes: Mapping[str, Class]) -> set[str]:
    names = {*one.bases, *(name for member in one.members for name in member.mentions)}
    return (names & set(classes)) - {one.full_name}


def _relations(one: Class, classes: Mapping[str, Class]) -> Iterator[str]:
    for base in one.bases:
        if base in classes:
            yield f"{classes[base].name} <|-- {one.name}"
    fields: dict[tuple[str, str], list[str]] = {}
    for field in one.fields:
        for target in set(field.mentions) & set(classes):
            fields.setdefault((target, field.many), []).append(field.name)
    for (target, many), names in sorted(fields.items()):
        yield f'{one.name} *-- "{many}" {classes[target].name} : {", ".join(names)}'
    held = {target for target, _ in fields} | set(one.bases)
    for target in sorted(_reached(one, classes) - held):
        yield f"{one.name} ..> {classes[target].name}"


def _functions(modules: Sequence[Module]) -> str:
    rows = [[f"`{one.short}`", ", ".join(f"`{name}`" for name in one.functions)] for one in modules if one.functions]
    return table(["module", "functions"], rows) if rows else ""
