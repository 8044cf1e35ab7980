"""Two OpenAPI documents that differ in language → the overlay that turns one into the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

TEXT_KEYS = ("title", "summary", "description", "x-action")
"""The only keys an overlay touches."""


def overlay(base: Mapping[str, Any], translated: Mapping[str, Any], *, locale: str) -> dict[str, Any]:
    """An OpenAPI Overlay 1.0 document.

    Both documents come from the same spec, so that they differ in texts only; the overlay updates each object that
    holds one. Targets are JSONPath (RFC 9535) with quoted names.

    Raises:
        ValueError: the documents differ in more than texts.
    """
    actions = list(_actions(base, translated, "$"))
    return {
        "overlay": "1.0.0",
        "info": {
            "title": f"{translated['info']['title']} ({locale})",
            "version": translated["info"]["version"],
        },
        "extends": "../openapi.yaml",
        "actions": actions,
    }


def _actions(base: Any, translated: Any, path: str) -> Iterable[dict[str, Any]]:
    if _is_object(base) and _is_object(translated):
        yield from _of_object(base, translated, path)
    elif _is_list(base) and _is_list(translated):
        if len(base) != len(translated):
            raise _differ(path)
        for index, (one, other) in enumerate(zip(base, translated, strict=True)):
            yield from _actions(one, other, f"{path}[{index}]")
    elif base != translated:
        raise _differ(path)


def _of_object(base: dict[str, Any], translated: dict[str, Any], path: str) -> Iterable[dict[str, Any]]:
    if set(base) != set(translated):
        raise _differ(path)
    texts = {
        key: translated[key]
        for key in base
        if key in TEXT_KEYS and isinstance(base[key], str) and base[key] != translated[key]
    }
    if texts:
        yield {"target": path, "update": texts}
    for key, value in base.items():
        if key not in texts:
            yield from _actions(value, translated[key], f"{path}[{quote(key)}]")


def _is_object(node: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(node, dict)


def _is_list(node: object) -> TypeGuard[list[Any]]:
    return isinstance(node, list)


def _differ(path: str) -> ValueError:
    return ValueError(f"{path}: the documents differ in more than their language")


def quote(name: str) -> str:
    """A name selector of RFC 9535, in single quotes."""
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
