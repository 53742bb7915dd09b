from __future__ import annotations

import base64
import re
import stat
from typing import TYPE_CHECKING

from app.domain.access.api_key import KeyText
from scripts.draw_secrets import draw
from tests.delivery import COMPOSE

if TYPE_CHECKING:
    from pathlib import Path


def read(file: Path) -> str:
    return file.read_text(encoding="ascii")


def test_all_are_drawn_at_once_and_never_again(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    assert draw(folder) == sorted(COMPOSE["secrets"])
    before = {file.name: read(file) for file in folder.iterdir()}

    assert draw(folder) == []
    assert {file.name: read(file) for file in folder.iterdir()} == before


def test_one_that_was_removed_is_drawn_anew_and_the_others_stay(tmp_path: Path) -> None:
    draw(tmp_path)
    before = {file.name: read(file) for file in tmp_path.iterdir()}
    (tmp_path / "web_key").unlink()

    assert draw(tmp_path) == ["web_key"]
    assert {file.name for file in tmp_path.iterdir() if read(file) != before[file.name]} == {"web_key"}


def test_containers_may_read_them_and_strangers_may_not(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    draw(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o444}


def test_each_has_the_form_that_its_reader_wants(tmp_path: Path) -> None:
    draw(tmp_path)
    for name in ("web_key", "operator_key"):
        assert KeyText.parse(read(tmp_path / name).strip())
    assert len(base64.urlsafe_b64decode(read(tmp_path / "mlflow_webhook_key").strip())) == 32
    (password,) = re.findall(r"^requirepass (\S{43})$", read(tmp_path / "redis_conf"), re.MULTILINE)
    assert read(tmp_path / "redis_url").strip() == f"redis://:{password}@redis:6379/0"
    assert len({read(file) for file in tmp_path.iterdir()}) == len(COMPOSE["secrets"])
