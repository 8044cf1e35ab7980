"""Pages → everything that the config asks for."""

from __future__ import annotations

import argparse

from specglot import pipeline
from specglot.commands.shared import (
    Voice,
    at_least,
    books_of,
    config_of,
    counted,
    counts,
    emit,
    status_of,
)
from specglot.commands.site import Built, build_site_of, check_shelf, write_shelf


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Run everything that the config asks for, or tell what of it is stale."""
    config = config_of(arguments)
    books = books_of(arguments, voice, config)
    place = config.root / config.site
    sites = not (arguments.check or arguments.no_site)
    if sites:
        check_shelf(config, books, place)
    status = 0
    built: list[Built] = []
    for book in books:
        status |= _build(book, arguments, voice, built if sites else None)
    if sites:
        write_shelf(config, built, place, voice)
    return status


def _build(
    book: pipeline.Book, arguments: argparse.Namespace, voice: Voice, sites: list[Built] | None
) -> int:
    """Build one book, its site too where there is a list to put that in."""
    config = book.config
    command = "specglot build" + (f" ({config.name})" if config.name else "")
    status = emit(
        config.root / config.spec, pipeline.spec_outputs(book), "specglot extract", arguments.check, voice
    )
    for target in config.targets:
        outputs = pipeline.code_outputs(book, target, store=arguments.cache)
        status |= emit(
            config.root / config.generated / target, outputs, "specglot generate", arguments.check, voice
        )
    findings = pipeline.check_book(book)
    if not arguments.check:
        if any(at_least(one, "warning") for one in findings):
            from specglot.report import FORMATS

            voice.say(
                FORMATS["text"](pipeline.run_of(pipeline.checked(book, findings)), colour=voice.coloured)
            )
        if sites is not None:
            sites.append(build_site_of(book, config.root / config.site, voice, findings))
            status |= sites[-1].status
    spec = book.spec
    rows = sum(len(schema.fields) for schema in spec.schemas)
    values = sum(len(enum.values) for enum in spec.enums)
    said = (
        counted(len(spec.operations), "operation"),
        counted(rows, "table row"),
        counted(values, "enumeration value"),
    )
    voice.note(
        f"{command}: {counted(len(book.pages), 'page')} in {counted(len(spec.locales), 'locale')}"
        f" ({', '.join(spec.locales)}): {', '.join(said)}; {counts(findings)}"
    )
    return status | status_of(findings, config.fail_on)
