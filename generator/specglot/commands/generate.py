"""Pages → generated code."""

from __future__ import annotations

import argparse

from specglot import pipeline
from specglot.commands.shared import Voice, books_of, emit, folder_of, listed


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Write the code of each target, or tell whether it is stale."""
    status = 0
    for book in books_of(arguments, voice):
        folder = folder_of(arguments.out, book.config, book.config.generated)
        for target in listed(arguments.target) or book.config.targets:
            outputs = pipeline.code_outputs(book, target, arguments.lang, store=arguments.cache)
            status |= emit(folder / target, outputs, "specglot generate", arguments.check, voice)
    return status
