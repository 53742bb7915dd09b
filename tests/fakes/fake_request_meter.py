from __future__ import annotations

from collections import Counter

from app.application.ports.request_meter import RequestMeter


class FakeRequestMeter(RequestMeter):
    def __init__(self) -> None:
        self.in_progress: Counter[str] = Counter()
        self.ends: list[tuple[str, str, int, float]] = []
        """Method, route, status and seconds."""

    def began(self, route: str) -> None:
        self.in_progress[route] += 1

    def ended(self, *, method: str, route: str, status: int, seconds: float) -> None:
        self.in_progress[route] -= 1
        self.ends.append((method, route, status, seconds))
