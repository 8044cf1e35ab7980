"""A response → what the docs say of it, as one Markdown line for a comment."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.emit.localize import say
from specglot.emit.responses import joined
from specglot.model.spec import Response


def summary(response: Response, lang: str, fallback: Sequence[str]) -> str:
    """Label, description and action; "" where no locale says anything."""
    told = joined(say(response.label, lang, fallback), say(response.description, lang, fallback))
    action = say(response.action, lang, fallback)
    return " ".join(" → ".join(part for part in (told, action) if part).split())
