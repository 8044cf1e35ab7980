"""Pages → a server that behaves as they document."""

from __future__ import annotations

import argparse

from specglot import pipeline
from specglot.commands.shared import Voice, book_of
from specglot.model.errors import InputError


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Serve the API until interrupted."""
    try:
        from specglot.mock.app import create
        from specglot.mock.serve import serve
    except ModuleNotFoundError as error:
        raise InputError(
            f"the mock server needs {error.name}", help="pip install 'specglot[mock]'"
        ) from error
    from specglot.emit import texts
    from specglot.mock.complaints import complaints
    from specglot.mock.language import Texts
    from specglot.mock.settings import parse
    from specglot.mock.store import Store

    book = book_of(arguments, voice)
    settings = parse(book.config.mock, path=book.config.path)
    for line in complaints(settings, book.spec):
        voice.note(line)
    base, documents = pipeline.openapi_documents(book)
    app = create(
        book.spec,
        documents,
        base=base,
        settings=settings,
        texts=Texts(pick=texts.pick, order=texts.order, fallback=book.fallback),
        store=Store(arguments.store) if arguments.store else None,
    )
    serve(app, host=arguments.host, port=arguments.port, quiet=arguments.quiet, announce=voice.say)
    return 0
