"""Pages → generated code."""

from __future__ import annotations

import argparse

from specglot import pipeline
from specglot.commands.shared import Voice, book_of, emit, listed


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Write the code of each target, or tell whether it is stale."""
    book = book_of(arguments, voice)
    folder = arguments.out or book.config.root / book.config.generated
    status = 0
    for target in listed(arguments.target) or book.config.targets:
        outputs = pipeline.code_outputs(book, target, arguments.lang)
        status |= emit(folder / target, outputs, "specglot generate", arguments.check, voice)
    return status
