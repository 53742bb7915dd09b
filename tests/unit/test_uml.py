"""The diagrams show the code as it is."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

from scripts.draw_uml import FOLDER, ROOT, pages
from scripts.uml.classes import read_classes
from scripts.uml.code import read_code
from scripts.uml.composition import read_composition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

SEQUENCE: Final = "".join(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*_sequence.md")))
PEOPLE: Final = set(re.findall(r"^ +actor (\w+)$", SEQUENCE, re.MULTILINE))
PARTICIPANTS: Final = set(re.findall(r"^ +participant (\w+)", SEQUENCE, re.MULTILINE))
PLACES: Final = dict(re.findall(r"^\| `(\w+)` \| \[([\w/.]+)\]\(../../\2\) \|$", SEQUENCE, re.MULTILINE))
MESSAGES: Final = set(re.findall(r"^ +(\w+)-?->>(\w+): (.+)$", SEQUENCE, re.MULTILINE))
CONTEXT: Final = (FOLDER / "context.md").read_text(encoding="utf-8")
SPOKEN_WITH: Final = re.findall(r"^\| `(\w+)` \| `(\w+)` \| \[`([\w/.]+)`\]\(../../\3\) \|$", CONTEXT, re.MULTILINE)
CALLS: Final = {(target, match[1]) for _, target, said in MESSAGES if (match := re.match(r"(\w+)\(", said))}


@pytest.fixture(scope="module")
def code() -> dict[str, Module]:
    return read_code(ROOT / "app")


@pytest.fixture(scope="module")
def drawn(code: dict[str, Module]) -> dict[str, str]:
    return pages(code)


def test_the_drawn_diagrams_are_those_of_the_code(drawn: dict[str, str]) -> None:
    for name, text in drawn.items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"docs/uml/{name} shows older code: run `make uml`."


def test_no_diagram_knows_where_the_clone_is(drawn: dict[str, str]) -> None:
    assert not [name for name, text in drawn.items() if str(ROOT) in text]


def test_the_domain_is_drawn_whole(code: dict[str, Module], drawn: dict[str, str]) -> None:
    for module in code.values():
        if module.name.startswith("app.domain."):
            for one in module.classes():
                assert one.name.startswith("_") or f"    class {one.name}" in drawn["domain.md"], one.name


def test_every_port_is_drawn_with_an_adapter(drawn: dict[str, str]) -> None:
    sections = re.split(r"^## ", drawn["ports.md"], flags=re.MULTILINE)[2:]
    assert len(sections) > 5
    assert [one.split("\n")[0] for one in sections if "<|.." not in one] == []


def test_every_diagram_is_in_the_index() -> None:
    index = set(re.findall(r"\]\((\w+\.md)\)", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert index == {file.name for file in FOLDER.glob("*.md")} - {"README.md"}


def test_everyone_in_the_sequence_has_a_place() -> None:
    assert len(PARTICIPANTS) > 10
    assert set(PLACES) == PARTICIPANTS
    assert {name for source, target, _ in MESSAGES for name in (source, target)} == PARTICIPANTS | PEOPLE


@pytest.mark.parametrize("participant", sorted(PARTICIPANTS))
def test_everyone_in_the_sequence_exists(participant: str) -> None:
    assert participant in {one.name for one in _definitions(PLACES[participant])}


@pytest.mark.parametrize(("participant", "call"), sorted(CALLS))
def test_every_call_in_the_sequence_exists(participant: str, call: str) -> None:
    (definition,) = (one for one in _definitions(PLACES[participant]) if one.name == participant)
    assert call == participant or call in set(_members(definition))


def test_a_name_is_broken_and_not_changed() -> None:
    for name, shown in re.findall(r"^ +participant (\w+) as (.+)$", SEQUENCE, re.MULTILINE):
        assert shown.replace("<br/>", "") == name


def test_every_use_case_is_drawn(code: dict[str, Module], drawn: dict[str, str]) -> None:
    classes = read_classes(code.values()).values()
    use_cases = {one.name for one in classes if one.module.package == "app.application" and _is_called(one)}
    assert len(use_cases) > 30
    assert {name for name in use_cases if f'["{name}"]' not in drawn["components.md"]} == set()


def test_every_service_is_drawn_as_a_container(drawn: dict[str, str]) -> None:
    for one in read_composition():
        assert f"| `{one.name}` |" in drawn["containers.md"]


def test_everybody_around_is_spoken_with() -> None:
    around = set(re.findall(r"^ +(\w+)[(\[].*:::(?:person|foreign|store)$", CONTEXT, re.MULTILINE))
    assert len(around) > 10
    assert {name for name, _, _ in SPOKEN_WITH} == around


@pytest.mark.parametrize(("who", "place"), [(who, place) for _, who, place in SPOKEN_WITH])
def test_what_speaks_with_them_exists(who: str, place: str) -> None:
    assert who in {one.name for one in _definitions(place)}


def _is_called(one: Class) -> bool:
    return "__call__" in {method.name for method in one.methods} and not one.is_protocol


def _definitions(place: str) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.parse((ROOT / place).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _members(definition: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(definition):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
