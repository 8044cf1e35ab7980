"""Spec operations → their documented statuses, and the texts that go into the package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from specglot.emit.localize import say
from specglot.emit.texts import order, pick
from specglot.model.spec import Localized, Operation, Response

_CODE = re.compile(r"[1-5][0-9][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A documented status of an operation."""

    code: int
    response: Response

    @property
    def success(self) -> bool:
        """Whether it is one of 2xx."""
        return 200 <= self.code < 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one locale says of a status. `action` begins with `[tag]` where another locale has to answer."""

    locale: str
    description: str
    action: str


def documented(operation: Operation) -> tuple[Status, ...]:
    """The exact statuses that an operation documents, once each, sorted."""
    found = {
        int(response.code.value): Status(code=int(response.code.value), response=response)
        for response in reversed(operation.responses)
        if _CODE.fullmatch(response.code.value)
    }
    return tuple(found[code] for code in sorted(found))


def said(response: Response, lang: str, fallback: Sequence[str]) -> tuple[Said, ...]:
    """What the locales say of a status, in the order in which they stand in for one another.

    A locale that describes the status but leaves out the action gets another one's: what to do is worth more in a
    foreign language than not at all.
    """
    described = {locale: text for locale in _locales(response) if (text := _description(response, locale))}
    return tuple(
        Said(
            locale=locale,
            description=described[locale],
            action=_action(response.action, locale, (lang, *fallback)),
        )
        for locale in order(lang, fallback, described)
    )


def summary(response: Response, lang: str, fallback: Sequence[str]) -> str:
    """Label, description and action as one Markdown line for a comment; "" where no locale says anything."""
    label, text = say(response.label, lang, fallback), say(response.description, lang, fallback)
    action = say(response.action, lang, fallback)
    told = _joined(label, text)
    return " ".join(" → ".join(part for part in (told, action) if part).split())


def _locales(response: Response) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.locale for text in (*response.label, *response.description)))


def _description(response: Response, locale: str) -> str:
    return _joined(_own(response.label, locale), _own(response.description, locale))


def _own(texts: Sequence[Localized], locale: str) -> str:
    found = pick([text for text in texts if text.locale == locale], locale)
    return found.value if found else ""


def _action(texts: Sequence[Localized], locale: str, fallback: Sequence[str]) -> str:
    if own := _own(texts, locale):
        return own
    found = pick(texts, locale, fallback)
    return f"[{found.locale}] {found.value}" if found else ""


def _joined(label: str, text: str) -> str:
    if not label or not text:
        return label or text
    glue = "" if label.endswith(("。", "！", "？", "：")) else " " if label[-1] in ".!?:" else ": "
    return f"{label}{glue}{text}"
