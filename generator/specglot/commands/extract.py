"""Pages → the spec folder, and what share of the pages was read."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from specglot import pipeline
from specglot.commands.shared import Voice, books_of, emit, folder_of

if TYPE_CHECKING:
    from specglot.model.page import Page


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Write the spec folder, or tell whether it is stale."""
    books = books_of(arguments, voice)
    status = 0
    for book in books:
        folder = folder_of(arguments.out, book.config, book.config.spec)
        status |= emit(folder, pipeline.spec_outputs(book), "specglot extract", arguments.check, voice)
    return status | _coverage(arguments, [page for book in books for page in book.pages], voice)


def _coverage(arguments: argparse.Namespace, pages: Sequence[Page], voice: Voice) -> int:
    """Tell what was read, and whether it is enough."""
    if not arguments.coverage and arguments.min_coverage is None:
        return 0
    from specglot.report import coverage

    if arguments.coverage:
        voice.say(coverage.as_json(pages) if arguments.coverage == "json" else coverage.as_text(pages))
    if arguments.min_coverage is None:
        return 0
    short = [one for one in coverage.by_locale(pages) if one.share < arguments.min_coverage]
    for one in short:
        voice.note(f"{one.name}: {one.share:.1%} of the blocks read, {arguments.min_coverage:.1%} wanted")
    return 1 if short else 0
