"""What the emit tests share: documents of all languages, and the texts in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specglot import pipeline
from specglot.config import load_config
from specglot.emit.localize import portable
from specglot.emit.overlay import TEXT_KEYS
from specglot.emit.texts import clean
from specglot.model.spec import Localized, Spec

ROOT = Path(__file__).parents[2]


def shipped() -> pipeline.Book:
    """The pages that the project ships."""
    return pipeline.read_book((), load_config(ROOT))


def of(texts: dict[str, str]) -> tuple[Spec, dict[str, dict[str, Any]]]:
    """The spec of some texts, and its document in each language."""
    book = pipeline.read_texts(texts)
    return book.spec, pipeline.openapi_documents(book)[1]


def document(texts: dict[str, str], lang: str = "de") -> dict[str, Any]:
    """The document of some texts in one language."""
    return of(texts)[1][lang]


def spoken(node: Any, path: str = "$") -> Iterator[tuple[str, str]]:
    """Every text of a document with its place; titles of properties called like a text key are no texts."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in TEXT_KEYS and isinstance(value, str):
                yield f"{path}.{key}", value
            elif key != "example":
                yield from spoken(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from spoken(value, f"{path}[{index}]")


def said(spec: Spec) -> dict[str, set[str]]:
    """Locale → everything its pages say, as documents carry it."""
    found: dict[str, set[str]] = {locale: set() for locale in spec.locales}

    def walk(node: Any) -> None:
        if isinstance(node, Localized):
            found[node.locale].add(portable(clean(node.prose.markdown)))
        elif isinstance(node, tuple):
            for item in node:
                walk(item)
        elif hasattr(node, "__struct_fields__"):
            for name in node.__struct_fields__:
                walk(getattr(node, name))

    walk(spec)
    return found


def foreign(spec: Spec, lang: str, document: Any) -> list[tuple[str, str, str]]:
    """Texts of other locales in a document that are not marked as such: place, locale, text."""
    texts = said(spec)
    own = texts[lang]
    found: list[tuple[str, str, str]] = []
    for place, value in spoken(document):
        for locale in spec.locales:
            bare = value
            for text in sorted(texts[locale], key=len, reverse=True):
                bare = bare.replace(f"[{locale}] {text}", "")
            for text in texts[locale] - own if locale != lang else ():
                speaks = len(text) > 3 and not re.fullmatch(r"[\w.-]+", text, re.ASCII)  # no wire token
                if speaks and text in bare and not any(text in mine and mine in bare for mine in own):
                    found.append((place, locale, text))
    return found
