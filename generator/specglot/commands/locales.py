"""The locales that have a lexicon, one a line."""

from __future__ import annotations

import argparse

from specglot.commands.shared import Voice


def run(_arguments: argparse.Namespace, voice: Voice) -> int:
    """List the locales."""
    from babel import Locale

    from specglot.lexicon import available

    for tag in available():
        locale = Locale.parse(tag, sep="-")
        voice.say(f"{tag:<8}  {locale.get_display_name('en')} ({locale.get_display_name()})")
    return 0
