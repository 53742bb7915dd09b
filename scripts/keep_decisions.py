"""Keeps the figures of each decision that is new, so that nobody changes them afterwards; those that are kept stay."""

from __future__ import annotations

import json

from tests.documents.decisions import DECISIONS, told_by_decisions


def main() -> None:
    kept = json.loads(DECISIONS.read_text(encoding="utf-8"))
    DECISIONS.write_text(json.dumps(told_by_decisions() | kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
