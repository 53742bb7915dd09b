"""The routes of the HTTP API, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scripts.markdown import table
from scripts.reference.http_objects import default, fields, meaning
from scripts.reference.http_requests import request
from scripts.reference.markdown import code, fence, prose

if TYPE_CHECKING:
    from scripts.reference.http_requests import Operation
    from scripts.reference.http_types import Types

_LEAST_ERROR: Final = 400
_ERRORS: Final = "../errors.md"
_SLUG: Final = re.compile(r"`([a-z-]+)`")


def operation(method: str, path: str, told: Operation, types: Types) -> str:
    parts = (
        f"## {told['summary']}",
        fence("text", f"{method.upper()} {path}"),
        prose(told.get("description", "")),
        access(told),
        request(method, path, told),
        _parameters(told, types),
        _body(told, types),
        "**Answers**",
        _answers(told, types),
        _fields_of_answer(told, types),
    )
    return "\n\n".join(part for part in parts if part)


def access(told: Operation) -> str:
    scopes = scopes_of(told)
    if not scopes:
        return "Needs no key."
    free = " On one's own machine, none is needed." if {} in told["security"] else ""
    return f"Needs a key with the scope {' or '.join(map(code, scopes))}.{free}"


def scopes_of(told: Operation) -> list[str]:
    return sorted({scope for one in told.get("security", ()) for scopes in one.values() for scope in scopes})


def _parameters(told: Operation, types: Types) -> str:
    parameters = told.get("parameters", ())
    rows = [
        (
            code(one["name"]),
            one["in"],
            types.words(one["schema"]),
            "required" if one["required"] else default(one["schema"]),
            meaning({"description": one.get("description", ""), **one["schema"]}, types),
        )
        for one in parameters
    ]
    columns = ("parameter", "in", "type", "default", "what it says")
    return f"**Parameters**\n\n{table(columns, rows)}" if rows else ""


def _body(told: Operation, types: Types) -> str:
    name = body_of(told)
    if name:
        return f"**Body**: {_named(name, types)}"
    schemas = (one["schema"] for one in told.get("requestBody", {}).get("content", {}).values())
    return "".join(f"**Body**: {types.words(one)}" for one in schemas)


def body_of(told: Operation) -> str:
    """Return the name of the object that is asked for, if there is one."""
    return _name(told.get("requestBody", {}).get("content", {}))


def answer_of(told: Operation) -> str:
    """Return the name of the object that is answered where all goes well, if there is one."""
    good = (answer for status, answer in told["responses"].items() if int(status) < _LEAST_ERROR)
    return next((name for answer in good if (name := _name(answer.get("content", {})))), "")


def _named(name: str, types: Types) -> str:
    """Return its fields, where this is the place to look them up."""
    if types.is_shown_with_operation(name):
        return (
            f"{code(name)}\n\n{prose(told)}\n\n{fields(name, types)}"
            if (told := types.told(name))
            else f"{code(name)}\n\n{fields(name, types)}"
        )
    return types.words_of(name)


def _name(content: dict[str, Any]) -> str:
    schema = content.get("application/json", {}).get("schema", {})
    return str(schema["$ref"]).rpartition("/")[2] if "$ref" in schema else ""


def _answers(told: Operation, types: Types) -> str:
    rows = [(code(status), _told(one), _content(one, types)) for status, one in told["responses"].items()]
    return table(("status", "when", "body"), rows)


def _told(answer: dict[str, Any]) -> str:
    said = str(answer["description"])
    if said == "Successful Response":
        return "done"
    return _SLUG.sub(lambda match: f"[{match[1]}]({_ERRORS}#{match[1]})", said).removesuffix(".")


def _content(answer: dict[str, Any], types: Types) -> str:
    return " or ".join(
        types.words(one.get("schema", {})) if media.endswith("json") else code(media)
        for media, one in answer.get("content", {}).items()
    )


def _fields_of_answer(told: Operation, types: Types) -> str:
    name = answer_of(told)
    return f"**Fields of the answer**: {_named(name, types)}" if name and types.is_shown_with_operation(name) else ""
