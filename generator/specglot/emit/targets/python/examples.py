"""Spec operation → Python arguments that make a valid call, for the README and the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from specglot.emit.targets.python.classes import Body, Model, Models, Property
from specglot.emit.texts import clean
from specglot.model.spec import Operation

_VALUES = {"number": "0", "integer": "1", "boolean": "True", "object": "{}", "array": "[]"}
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def call(
    models: Models, operation: Operation, body: Body | None, names: Mapping[str, str], text: str | None = None
) -> str:
    """Arguments for a call: what has to be given, and the smallest body that the docs allow.

    Args:
        models: The models of the package.
        operation: The operation. Its sample lends its values where they are of the right type.
        body: What it sends.
        names: Wire name → Python name of the query and header values.
        text: An expression to put in place of the first text in the path. The result is "" where there is none.
    """
    arguments: list[str] = []
    keywords: list[str] = []
    for parameter in operation.parameters:
        value = _VALUES.get(parameter.field.type.value if parameter.field.type else "")
        if parameter.location != "path":
            if parameter.field.required and parameter.field.required.value:
                keywords.append(f"{names[parameter.field.name.value]}={value or repr('x')}")
        else:
            if value is None and text is not None:
                value, text = text, None
            arguments.append(value or repr(parameter.field.name.value))
    if text is not None:
        return ""
    if body:
        arguments.append(_build(models, body.general, _sample(operation), ""))
    return ", ".join([*arguments, *keywords])


def bodies(models: Models, operation: Operation, body: Body) -> tuple[str, ...]:
    """An expression for each model that the operation sends, each with nothing but what it needs."""
    return tuple(_build(models, name, _sample(operation), "") for name in body.models)


def _build(models: Models, name: str, sample: Mapping[str, str], path: str) -> str:
    """An expression that builds a model with nothing but what it needs: `models.PlayerTime(playhead=0, ts=1)`."""
    model = models.models[name]
    needed = (property_ for property_ in model.properties if property_.required)
    keywords = (f"{property_.name}={_value(models, model, property_, sample, path)}" for property_ in needed)
    return f"models.{name}({', '.join(keywords)})"


def _value(models: Models, model: Model, property_: Property, sample: Mapping[str, str], path: str) -> str:
    here = f"{path}/{property_.wire.replace('~', '~0').replace('/', '~1')}"
    if property_.model:
        return _build(models, property_.model, sample, here)
    if "anyOf" in property_.schema:
        first = property_.schema["anyOf"][0]
        known = models.enums[first["$ref"].rpartition("/")[2]] if "$ref" in first else first
        return repr(_harmless(models, model, property_, known["enum"]))
    kind = str(property_.schema.get("type"))
    shown = _shown(sample[here]) if here in sample else None
    if isinstance(shown, _TYPES.get(kind, ())) and isinstance(shown, bool) == (kind == "boolean"):
        return repr(shown)
    return _VALUES.get(kind, repr(property_.wire))


def _sample(operation: Operation) -> dict[str, str]:
    """JSON pointer → JSON, for the members of an operation's sample."""
    return {entry.path: entry.text for entry in operation.sample.entries} if operation.sample else {}


def _shown(text: str) -> Any:
    """The value of a member of a sample; None where its text is no JSON."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return clean(value) if isinstance(value, str) else value


def _harmless(models: Models, model: Model, property_: Property, values: list[str]) -> str:
    """A value that sets no condition; one that is not listed where each of them does."""
    bound = {
        value
        for conditions in models.conditions
        if conditions.body == model.name
        for rule in conditions.required_when
        if rule.other == property_.name
        for value, _ in rule.keys
    }
    return next((value for value in values if value not in bound), "other")
