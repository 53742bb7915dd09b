"""The languages that there are, and the messages in each of them."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "fr": "Français"}
"""By their codes, as those who speak them write them."""
SOURCE: Final = "en"
"""The language of the messages in the code."""
LOCALES: Final = Path(__file__).parent / "locales"


def catalogue_file(code: str) -> Path:
    return LOCALES / f"{code}.po"


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    if code == SOURCE:
        return gettext.NullTranslations()
    compiled = BytesIO()
    with catalogue_file(code).open("rb") as opened:
        write_mo(compiled, read_po(opened, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
