from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.ports.worker_books import WorkerBooks


class WorkerBooksContract:
    """A test class gives `books`."""

    def test_they_can_be_told_of_an_end_more_than_once(self, books: WorkerBooks) -> None:
        with books.opened() as tell_end:
            tell_end(7)
            tell_end(7)

    def test_they_can_be_opened_again(self, books: WorkerBooks) -> None:
        for _ in range(2):
            with books.opened() as tell_end:
                tell_end(1)
