"""The diagrams show the code as it is."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

from scripts.draw_uml import FOLDER, ROOT, pages
from scripts.uml.code import read_code

if TYPE_CHECKING:
    from collections.abc import Iterator

SEQUENCE: Final = "".join(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*_sequence.md")))
PEOPLE: Final = set(re.findall(r"^ +actor (\w+)$", SEQUENCE, re.MULTILINE))
PARTICIPANTS: Final = set(re.findall(r"^ +participant (\w+)$", SEQUENCE, re.MULTILINE))
PLACES: Final = dict(re.findall(r"^\| `(\w+)` \| \[([\w/.]+)\]\(../../\2\) \|$", SEQUENCE, re.MULTILINE))
MESSAGES: Final = set(re.findall(r"^ +(\w+)-?->>(\w+): (.+)$", SEQUENCE, re.MULTILINE))
CALLS: Final = {(target, match[1]) for _, target, said in MESSAGES if (match := re.match(r"(\w+)\(", said))}


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return pages()


def test_the_drawn_diagrams_are_those_of_the_code(drawn: dict[str, str]) -> None:
    for name, text in drawn.items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"docs/uml/{name} shows older code: run `make uml`."


def test_no_diagram_knows_where_the_clone_is(drawn: dict[str, str]) -> None:
    assert not [name for name, text in drawn.items() if str(ROOT) in text]


def test_the_domain_is_drawn_whole(drawn: dict[str, str]) -> None:
    for module in read_code(ROOT / "app").values():
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
