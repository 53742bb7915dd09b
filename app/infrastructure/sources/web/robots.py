from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

if TYPE_CHECKING:
    from app.infrastructure.sources.web.answer import Answer

_PATH = "/robots.txt"


def robots_address(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, _PATH, "", ""))


def is_robots(address: str) -> bool:
    return address == robots_address(address)


class Robots:
    """What a site's robots.txt asks of us."""

    def __init__(self, answer: Answer, user_agent: str) -> None:
        self._rules = Protego.parse(answer.body.decode("utf-8-sig", errors="replace"))
        self._product = user_agent.partition("/")[0].casefold()

    def allows(self, address: str) -> bool:
        return self._rules.can_fetch(address, self._product)

    @property
    def seconds_between(self) -> float:
        rate = self._rules.request_rate(self._product)
        return max(self._rules.crawl_delay(self._product) or 0.0, rate.seconds / rate.requests if rate else 0.0)
