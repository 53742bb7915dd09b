from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a site is asked."""

    user_agent: str
    """`Product/version (where we are found)`; robots.txt may name the product."""
    concurrency: int
    """So many addresses at a time; one that waits before it is asked for again counts."""
    seconds_between: float
    """The least time from the start of a request to that of the next; a site's robots.txt can make it longer."""
    timeout_seconds: float
    """For a whole answer."""
    attempts: int
    """How often an address is asked for where the site fails."""
    first_wait_seconds: float = 1.0
    """About so long before the second attempt, and twice as long before each further one."""
    longest_wait_seconds: float = 120.0
    """A site that demands a longer one is not waited for."""
    largest_body: int = 32 * 2**20
    """In bytes, unpacked."""
