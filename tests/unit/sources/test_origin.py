"""Which servers an address, and what a site says, may lead to."""

from __future__ import annotations

import pytest

from app.infrastructure.sources.web.origin import origin_of


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://Example.org/a?b#c", "https://example.org"),
        ("https://example.org:443/", "https://example.org"),
        ("http://example.org:443", "http://example.org:443"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_scheme_host_and_port(address: str, shown: str) -> None:
    assert str(origin_of(address)) == shown


@pytest.mark.parametrize(
    "address", ["", "/a", "//example.org/", "http://", "http://[", "http://x:70000/", "http://x:y/", "file:///a", "x y"]
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no address of the web"):
        origin_of(address)


@pytest.mark.parametrize(
    ("here", "there", "may"),
    [
        ("http://example.org/", "http://example.org:80/b", True),
        ("http://example.org/", "https://example.org/", True),
        ("https://example.org/", "http://example.org/", False),
        ("https://example.org/", "https://example.org:8443/", False),
        ("http://example.org:8080/", "https://example.org/", False),
        ("http://example.org/", "https://example.org:8443/", False),
        ("http://example.org/", "http://www.example.org/", False),
    ],
)
def test_an_origin_leads_to_itself_or_to_its_own_encryption(here: str, there: str, *, may: bool) -> None:
    assert origin_of(here).may_lead_to(origin_of(there)) is may
