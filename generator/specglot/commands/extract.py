"""Pages → the spec folder, and what share of the pages was read."""

from __future__ import annotations

import argparse

from specglot import pipeline
from specglot.commands.shared import Voice, book_of, emit


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Write the spec folder, or tell whether it is stale."""
    book = book_of(arguments, voice)
    folder = arguments.out or book.config.root / book.config.spec
    status = emit(folder, pipeline.spec_outputs(book), "specglot extract", arguments.check, voice)
    return status | _coverage(arguments, book, voice)


def _coverage(arguments: argparse.Namespace, book: pipeline.Book, voice: Voice) -> int:
    """Tell what was read, and whether it is enough."""
    if not arguments.coverage and arguments.min_coverage is None:
        return 0
    from specglot.report import coverage

    if arguments.coverage:
        voice.say(
            coverage.as_json(book.pages) if arguments.coverage == "json" else coverage.as_text(book.pages)
        )
    if arguments.min_coverage is None:
        return 0
    short = [one for one in coverage.by_locale(book.pages) if one.share < arguments.min_coverage]
    for one in short:
        voice.note(f"{one.name}: {one.share:.1%} of the blocks read, {arguments.min_coverage:.1%} wanted")
    return 1 if short else 0
