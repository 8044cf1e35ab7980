"""Shell → the values that the theme's templates print around a page."""

from __future__ import annotations

import json

from specglot.site.shell import Shell
from specglot.site.texts import available


def theme_context(shell: Shell, *, generated: bool) -> dict[str, object]:
    """The values by name; `generated` for pages of ours, whose HTML has its own frame."""
    words = {key: shell.t(f"ui.{key}") for key in ("search_none", "search_from", "search_off")}
    return {
        "shell": shell,
        "generated": generated,
        "search_words": json.dumps(words, ensure_ascii=False, sort_keys=True),
        "text_names": " ".join(available()),
    }
