"""A rule or a fact → what there is to say of it."""

from __future__ import annotations

import argparse

from specglot.commands.shared import Voice, books_of
from specglot.model.errors import InputError


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Print a rule, or what every locale says of one fact."""
    from specglot.check.explain import explain
    from specglot.check.registry import rule_names

    subject = " ".join(arguments.subject)
    if subject in rule_names():
        voice.say(explain(subject))
        return 0
    from specglot.report.testimony import testimony

    told = [
        (book.config.name, text)
        for book in books_of(arguments, voice)
        if (text := testimony(book.spec, {source.path: source for source in book.sources}, subject))
    ]
    if not told:
        raise InputError(
            f"{subject!r} is neither a rule nor a fact of these pages",
            help="`specglot rules` lists the rules; a fact is written like `POST /v1/items name`",
        )
    for name, text in told:
        voice.say(f"book {name}:\n{text}" if name else text)
    return 0
