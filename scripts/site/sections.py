"""Where each document stands in the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from scripts.site.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    parts: tuple[str | Section, ...]
    """Documents by their path, and folders with all that is or will be in them."""
    about: str = ""
    """What the home page says of it."""
    language: str = "en"


SECTIONS: Final = (
    Section(
        title="Tutorial",
        about="A first prediction, step by step.",
        parts=("docs/tutorial", "examples"),
    ),
    Section(
        title="How-to guides",
        about="One aim, and the way to it: your own data, a new model, a new source, a new endpoint.",
        parts=("docs/how-to",),
    ),
    Section(
        title="Reference",
        about="What there is, complete: routes, commands, settings, metrics, errors, models, drawings, measurements.",
        parts=(
            "docs/reference",
            "docs/http-api.md",
            "client",
            Section(title="Models", parts=("docs/models",)),
            Section(title="Drawings", parts=("docs/uml",)),
            Section(
                title="Measurements",
                parts=("docs/evaluation", "docs/comparison", "docs/benchmarks", "docs/proofs"),
            ),
        ),
    ),
    Section(
        title="Explanation",
        about="Why it is as it is: the rules of battle, chances and their ceiling, architecture, security, sources.",
        parts=("docs/explanation", "docs/privacy.md"),
    ),
    Section(
        title="Decisions",
        about="What was decided, why, and which test notices when it is no longer true.",
        parts=("docs/adr",),
    ),
    Section(
        title="Operations",
        about="From a change to production, and what to do when an alert comes.",
        parts=(
            Section(title="Delivery", parts=("docs/delivery", "deploy", "data")),
            Section(title="Runbooks", parts=("docs/runbooks",)),
        ),
    ),
    Section(
        title="Project",
        about="The whole in one page, what has changed, and how to take part.",
        parts=("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md"),
    ),
    Section(
        title="Français",
        about="L’essentiel, et par où commencer.",
        parts=("README.fr.md", "docs/fr"),
        language="fr",
    ),
)


def documents_of(section: Section, documents: Iterable[Document]) -> list[Document]:
    """Return a section's documents, also those of the sections in it, in their order."""
    found = []
    for part in section.parts:
        if isinstance(part, Section):
            found += documents_of(part, documents)
        else:
            found += documents_in(part, documents)
    return found


def documents_in(part: str, documents: Iterable[Document]) -> Iterator[Document]:
    return (one for one in documents if one.source.is_relative_to(part))


def language_of(document: Document) -> str:
    return next((one.language for one in SECTIONS if documents_of(one, [document])), "en")


def left_out(documents: Iterable[Document]) -> list[PurePosixPath]:
    """Return the documents that no section has."""
    placed = {one.source for section in SECTIONS for one in documents_of(section, documents)}
    return [one.source for one in documents if one.source not in placed]
