from __future__ import annotations

import pytest
from pydantic import SecretStr

from app.application.ports.questioner import ElsewhereError, UnusableAddressError, UnusableKeyError
from app.container.traffic import questioner
from app.domain.access.api_key import KeyText
from app.infrastructure.traffic.address import require_usable
from app.infrastructure.traffic.httpx_questioner import HttpxQuestioner

HERE = (
    "http://127.0.0.1:8000",
    "http://127.8.9.10",
    "https://[::1]:8443/behind/a/path",
    "http://localhost:8000",
    "http://LOCALHOST",
    "http://[::ffff:127.0.0.1]",
)
ELSEWHERE = (
    "http://192.0.2.7:8000",
    "http://0.0.0.0:8000",
    "http://[::]:8000",
    "http://[2001:db8::1]",
    "http://predictions.example",
    "http://localhost.example",
    "http://127.0.0.1.example",
    "http://127.1",
    "http://2130706433",
)
UNUSABLE = (
    "127.0.0.1:8000",
    "ftp://127.0.0.1",
    "http://",
    "http://misty:hunter2@127.0.0.1",
    "http://127.0.0.1:0",
    "http://127.0.0.1:port",
    "http://127.0.0.1:99999",
    "http://[::1",
    "http://127.0.0.1/?where=192.0.2.7",
    "http://127.0.0.1/#there",
    "http://é..example",
    f"http://{'a' * 64}",
)


@pytest.mark.parametrize("address", HERE)
def test_this_machine_may_be_asked(address: str) -> None:
    require_usable(address, elsewhere=False)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_another_machine_may_be_asked_by_whoever_says_so(address: str) -> None:
    with pytest.raises(ElsewhereError, match="--elsewhere"):
        require_usable(address, elsewhere=False)
    require_usable(address, elsewhere=True)


@pytest.mark.parametrize("address", UNUSABLE)
@pytest.mark.parametrize("elsewhere", [True, False])
def test_what_is_no_address_is_refused(address: str, *, elsewhere: bool) -> None:
    with pytest.raises(UnusableAddressError) as refused:
        require_usable(address, elsewhere=elsewhere)
    assert "hunter2" not in str(refused.value)


def test_the_key_of_the_settings_is_shown_unless_there_is_another() -> None:
    usual, other = str(KeyText.draw()), str(KeyText.draw())
    shown = [questioner(SecretStr(usual)), questioner(SecretStr(usual), key=other), questioner(SecretStr(""))]
    assert all(isinstance(one, HttpxQuestioner) for one in shown)
    headers = [one._headers.get("Authorization") for one in shown if isinstance(one, HttpxQuestioner)]

    assert headers == [f"Bearer {usual}", f"Bearer {other}", None]


@pytest.mark.parametrize(
    "key", ["hunter2", "pdx_", f"{KeyText.draw()}\nHost: example"], ids=["short", "begun", "with a second line"]
)
def test_what_is_no_key_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(UnusableKeyError) as refused:
        questioner(SecretStr(""), key=key)
    assert key not in str(refused.value)
