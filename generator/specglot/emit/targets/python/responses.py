"""Spec responses → statuses, their classes, and what they mean in each language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from specglot.emit import statuses
from specglot.emit.names import pascal, unique
from specglot.emit.targets.python.reserved import CLASSES
from specglot.emit.texts import Text, pick
from specglot.model.spec import Operation, Response, Spec

_CODE = re.compile(r"[1-5][0-9][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A documented status of an operation, with its text for a language."""

    code: int
    response: Response

    @property
    def success(self) -> bool:
        """Whether it is one of the statuses that mean success."""
        return 200 <= self.code < 300


def documented(operation: Operation) -> tuple[Status, ...]:
    """The exact statuses that an operation documents, once each, sorted."""
    found = {
        int(response.code.value): Status(code=int(response.code.value), response=response)
        for response in reversed(operation.responses)
        if _CODE.fullmatch(response.code.value)
    }
    return tuple(found[code] for code in sorted(found))


def description(response: Response, lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """Label and description as one text."""
    label, said = pick(response.label, lang, fallback), pick(response.description, lang, fallback)
    if label is None or said is None or label.locale != said.locale:
        return said or label
    glue = (
        "" if label.value.endswith(("。", "！", "？", "：")) else " " if label.value[-1] in ".!?:" else ": "
    )
    return Text(value=f"{label.value}{glue}{said.value}", locale=said.locale)


def action(response: Response, lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """What the client should do."""
    return pick(response.action, lang, fallback)


def marked(text: Text | None, lang: str) -> Text | None:
    """The text, with its locale in front where the wanted language is silent."""
    if text is None or text.locale.casefold().split("-")[0] == lang.casefold().split("-")[0]:
        return text
    return Text(value=f"[{text.locale}] {text.value}", locale=text.locale)


def texts(spec: Spec, fallback: Sequence[str]) -> dict[str, dict[str, dict[str, tuple[str, str | None]]]]:
    """Operation → status → locale → (description, action), for every failure that the docs describe.

    Where a locale is silent, another one answers, with its tag in front.
    """
    table: dict[str, dict[str, dict[str, tuple[str, str | None]]]] = {}
    for operation in spec.operations:
        for status in documented(operation):
            if not status.success:
                table.setdefault(operation.id, {})[str(status.code)] = {
                    locale: found
                    for locale in spec.locales
                    if (found := _status_texts(status.response, locale, fallback)) is not None
                }
    return table


def _status_texts(response: Response, locale: str, fallback: Sequence[str]) -> tuple[str, str | None] | None:
    said = marked(description(response, locale, fallback), locale)
    advice = marked(action(response, locale, fallback), locale)
    return (said.value if said else "", advice.value if advice else None) if said or advice else None


def error_names(spec: Spec) -> dict[int, str]:
    """Status → class name, for every failure that any operation documents."""
    codes = {
        status.code for operation in spec.operations for status in documented(operation) if not status.success
    }
    taken = unique((statuses.name(code) for code in sorted(codes)), pascal, CLASSES)
    return {code: taken[statuses.name(code)] for code in sorted(codes)}


def status_text(status: Status, lang: str, fallback: Sequence[str]) -> str:
    """What a status means and what to do, on one line."""
    said = marked(description(status.response, lang, fallback), lang)
    advice = marked(action(status.response, lang, fallback), lang)
    return " → ".join(text.value for text in (said, advice) if text) or statuses.name(status.code)
