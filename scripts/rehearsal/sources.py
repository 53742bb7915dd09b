"""Releases to be delivered: the code as it is, under another version, and changed in one thing."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Final

from deploy.server.compiled import take_over
from deploy.server.releases import CONTENT, FILES
from scripts.rehearsal.faults import LateFailures, WrongAnswers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_VERSION: Final = re.compile(r'^version = ".*"$', re.MULTILINE)
_REVISION: Final = "rehearsal"
TABLE: Final = "rehearsal_notes"
_MIGRATION: Final = '''"""A table that only the new release knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("{table}", sa.Column("note", sa.String(), nullable=True))
    op.add_column("predictions", sa.Column("rehearsed", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("predictions", "rehearsed")
    op.drop_table("{table}")
'''
_FAULT: Final = """

from scripts.rehearsal.faults import {fault}

_create_sound_app = create_app


def create_app(container):
    api = _create_sound_app(container)
    api.add_middleware({fault})
    return api
"""


def copy_release(code: Path, folder: Path, version: str) -> Path:
    """Copy it with what was compiled for it, as who delivers from one checkout has it."""
    folder.mkdir(parents=True)
    for name in CONTENT:
        left_out = shutil.ignore_patterns("node_modules", "*.egg-info", "__pycache__")
        shutil.copytree(code / name, folder / name, ignore=left_out)
    for name in FILES:
        shutil.copy2(code / name, folder)
    take_over(code, folder, os.environ)
    project = folder / "pyproject.toml"
    text = _VERSION.sub(f'version = "{version}"', project.read_text(encoding="utf-8"), count=1)
    project.write_text(text, encoding="utf-8")
    return folder


def add_migration(folder: Path) -> None:
    """Add one that only adds: a table, and a column that may be empty."""
    versions = folder / "migrations" / "versions"
    before = _newest([file.read_text(encoding="utf-8") for file in versions.glob("*.py")])
    text = _MIGRATION.format(revision=_REVISION, before=before, table=TABLE)
    (versions / "9999_rehearsal.py").write_text(text, encoding="utf-8")


def break_answers(folder: Path) -> None:
    _add_fault(folder, WrongAnswers.__name__)


def fail_later(folder: Path) -> None:
    _add_fault(folder, LateFailures.__name__)


def _add_fault(folder: Path, fault: str) -> None:
    with (folder / "app" / "main.py").open("a", encoding="utf-8") as file:
        file.write(_FAULT.format(fault=fault))


def _newest(migrations: Sequence[str]) -> str:
    """Return the revision that no other is built on."""
    revisions, below = (
        {found[1] for text in migrations if (found := re.search(rf'^{name} = "(\w+)"', text, re.MULTILINE))}
        for name in ("revision", "down_revision")
    )
    (newest,) = revisions - below
    return newest
