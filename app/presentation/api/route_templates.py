from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from fastapi.routing import iter_route_contexts

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from starlette.routing import BaseRoute
    from starlette.types import Scope

UNMATCHED: Final = "unmatched"


class _Template(NamedTuple):
    text: str
    pattern: re.Pattern[str]


class RouteTemplates:
    """Says to which route an address leads, before it is asked, whatever the method, and whether or not it is let in.

    There are as many answers as routes, and one for all that lead nowhere.
    """

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    def of(self, scope: Scope) -> str:
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        fixed = self._fixed.get(path)
        if fixed is not None:
            return fixed
        return next((one.text for one in self._templates if one.pattern.match(path)), UNMATCHED)

    @cached_property
    def _fixed(self) -> Mapping[str, str]:
        """Most requests ask for one of these, which are found at once."""
        return {one.text: one.text for one in self._all if "{" not in one.text}

    @cached_property
    def _templates(self) -> Sequence[_Template]:
        return [one for one in self._all if "{" in one.text]

    @cached_property
    def _all(self) -> Sequence[_Template]:
        # Looked up at the first request: some routes are added after what asks this.
        contexts = iter_route_contexts(self._routes)
        return [_Template(text=one.path_format or UNMATCHED, pattern=one.path_regex) for one in contexts]
