"""The locales that have a lexicon, one a line; or the words that pages of other locales teach, as draft lexicons."""

from __future__ import annotations

import argparse

from specglot.commands.shared import Voice, books_of, counted, emit
from specglot.model.errors import InputError


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """List the locales, or learn words."""
    if arguments.learn:
        return _learn(arguments, voice)
    if arguments.source or arguments.out:
        raise InputError("pages are read with --learn only", help="specglot locales --learn SOURCE")
    from babel import Locale

    from specglot.lexicon import available

    for tag in available():
        locale = Locale.parse(tag, sep="-")
        voice.say(f"{tag:<8}  {locale.get_display_name('en')} ({locale.get_display_name()})")
    return 0


def _learn(arguments: argparse.Namespace, voice: Voice) -> int:
    from specglot.emit.target import Output
    from specglot.pipeline import drafts

    found = {
        f"{book.config.name}/{tag}" if book.config.name else tag: text
        for book in books_of(arguments, voice)
        for tag, text in drafts(book).items()
    }
    if arguments.out is None:
        for text in found.values():
            voice.say(text)
    voice.note(f"{counted(len(found), 'draft')}{': ' if found else ''}{', '.join(found)}")
    if arguments.out is None:
        return 0
    outputs = [Output(path=f"{name}.toml", text=text) for name, text in found.items()]
    return emit(arguments.out, outputs, "specglot locales --learn", False, voice)
