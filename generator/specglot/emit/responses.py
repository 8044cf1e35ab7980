"""Spec responses → documented statuses, the classes they give, and what each language says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from specglot.emit import statuses
from specglot.emit.names import pascal, unique
from specglot.emit.texts import Text, marked, order, pick, same
from specglot.model.spec import Localized, Operation, Response

_CODE = re.compile(r"[1-5][0-9][0-9]")


class Status(Struct, frozen=True, kw_only=True):
    """A documented status of an operation."""

    code: int
    response: Response

    @property
    def success(self) -> bool:
        """Whether it is one of 2xx."""
        return 200 <= self.code < 300


class Said(Struct, frozen=True, kw_only=True):
    """What one locale says of a status.

    `description` begins with `[tag]` where only another locale describes the status, since something has to stand
    there. `action` is the locale's own, None where it gives none: what another one advises is told apart by `advice`.
    """

    locale: str
    description: str
    action: str | None


def documented(operation: Operation) -> tuple[Status, ...]:
    """The exact statuses that an operation documents, once each, sorted."""
    found = {
        int(response.code.value): Status(code=int(response.code.value), response=response)
        for response in reversed(operation.responses)
        if _CODE.fullmatch(response.code.value)
    }
    return tuple(found[code] for code in sorted(found))


def error_classes(operations: Iterable[Operation], reserved: Iterable[str]) -> dict[int, str]:
    """Status → class name, for every failure that any operation documents, sorted by status."""
    codes = sorted(
        {status.code for operation in operations for status in documented(operation) if not status.success}
    )
    names = unique((statuses.name(code) for code in codes), pascal, reserved)
    return {code: names[statuses.name(code)] for code in codes}


def description(response: Response, lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """Label and description as one text, in a language or the next that has one."""
    label, said = pick(response.label, lang, fallback), pick(response.description, lang, fallback)
    if label is None or said is None:
        return said or label
    if label.locale != said.locale:
        return label if same(label.locale, lang) else said
    return Text(value=joined(label.value, said.value), locale=said.locale)


def advice(response: Response, lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """What the client should do, marked with its locale where the wanted language does not say."""
    return marked(pick(response.action, lang, fallback), lang)


def said_by_locale(response: Response, lang: str, fallback: Sequence[str]) -> tuple[Said, ...]:
    """What each locale says of a status, in the order in which they stand in for one another."""
    described = {text.locale for text in (*response.label, *response.description) if _own([text])}
    advised = {text.locale for text in response.action if _own([text])}
    found: list[Said] = []
    for locale in order(lang, fallback, described | advised):
        text = marked(description(response, locale, (lang, *fallback)), locale)
        action = _own([one for one in response.action if one.locale == locale])
        found.append(Said(locale=locale, description=text.value if text else "", action=action))
    return tuple(found)


def joined(label: str, text: str) -> str:
    """A status's label and its description as one sentence after the other, as their script wants it."""
    if not label or not text:
        return label or text
    glue = "" if label.endswith(("。", "！", "？", "：")) else " " if label[-1] in ".!?:" else ": "
    return f"{label}{glue}{text}"


def _own(texts: Sequence[Localized]) -> str | None:
    found = pick(texts, texts[0].locale) if texts else None
    return found.value if found else None
