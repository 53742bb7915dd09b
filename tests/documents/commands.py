"""What a document tells a reader to type, as what would read it understands it."""

from __future__ import annotations

import importlib.util
import re
import shlex
from functools import cache
from typing import TYPE_CHECKING, Final

import typer

from tests.conftest import ROOT
from tests.documents.routes import objection_to_address
from tests.typer_commands import ours, understand

if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE: Final = {
    *("apt-get", "aws", "cat", "cd", "cosign", "cp", "curl", "docker", "du", "echo", "export", "git", "grep"),
    *("install", "journalctl", "kubectl", "ls", "mkdir", "openssl", "pip", "psql", "python", "python3", "sed"),
    *("sort", "systemctl", "tar", "umask"),
}
"""Programs that are not ours."""
_ASSIGNMENT: Final = re.compile(r"^([A-Za-z_]\w*)=")
_FUNCTION: Final = re.compile(r"^\s*(\w+)\(\) *\{", re.MULTILINE)
_COMMENT: Final = re.compile(r"(?m)(^|\s)#.*$")
_ENDS: Final = "();|&{}\n"
_OPEN: Final = re.compile(r"…|<[a-z -]+>")
"""Where a reader puts in what only the reader knows."""
_ABSENT: Final = re.compile(r"does not exist|requires an argument|Missing (argument|option|parameter)")
"""What a command says of files that a reader has, and of what a sentence leaves out."""


def commands_in(script: str, *, before: str = "") -> Iterator[list[str]]:
    """Return the words of each command of a script, its assignments among them.

    `before` is what the same shell has read: its functions are no programs.
    """
    own = set(_FUNCTION.findall(before + script))
    lexer = shlex.shlex(_COMMENT.sub("", script.replace("\\\n", " ")), posix=True, punctuation_chars=_ENDS + "<>")
    lexer.commenters, lexer.whitespace, lexer.whitespace_split = "", " \t", True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set(_ENDS):
            if words and words[0] not in own:
                yield words
            words = []
        else:
            words.append(word)


def objection_to_script(script: str, *, before: str = "") -> str | None:
    return next(filter(None, map(objection_to_words, commands_in(script, before=before))), None)


def objection_to_words(words: list[str]) -> str | None:
    """Return what is wrong with a command, if anything is."""
    assigned = [one for one in words if _ASSIGNMENT.match(one)]
    program, *arguments = [one for one in words if not _ASSIGNMENT.match(one)] or ["cd"]
    if program == "make":
        return objection_to_make([*assigned, *arguments])
    if program == "predictiondex" or [program, *arguments[:2]] == ["python", "-m", "app"]:
        return objection_to_ours(arguments[2 * (program == "python") :])
    if program.startswith("python") and arguments[:1] == ["-m"]:
        return objection_to_module(arguments[1])
    if program not in ELSEWHERE and not (ROOT / program).is_file():
        return f"no program that is known: {program}"
    return next(filter(None, map(_objection_to_argument, arguments)), None)


def objection_to_make(words: list[str]) -> str | None:
    for word in words:
        variable = _ASSIGNMENT.match(word)
        known = variables() if variable else targets()
        if (variable[1] if variable else word) not in known and not _OPEN.search(word):
            return f"nothing in the Makefile: {word}"
    return None


def objection_to_ours(words: list[str]) -> str | None:
    """Return what the command line would say of it, but for what a sentence leaves out."""
    try:
        understand(ours(), [one for one in words if not _OPEN.search(one)])
    except typer.TyperException as error:
        said = error.format_message()
        return None if not said or _ABSENT.search(said) else said
    except typer.Exit:
        return None
    return None


def objection_to_module(name: str) -> str | None:
    return None if importlib.util.find_spec(name) else f"no module: {name}"


@cache
def targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z-]+):.*## ", _makefile(), re.MULTILINE))


@cache
def variables() -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z][A-Z_]+\b", _makefile()))


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def _objection_to_argument(word: str) -> str | None:
    return objection_to_address(word) if "://" in word and "$" not in word else None
