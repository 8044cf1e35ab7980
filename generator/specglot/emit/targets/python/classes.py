"""The classes of a package: what each is called and holds, before any of them is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from specglot.emit.filters import wrapped
from specglot.emit.targets.python.reserved import CLASSES
from specglot.emit.texts import Text, marked, pick
from specglot.model.spec import Field, Localized, Spec


class Property(Struct, frozen=True, kw_only=True):
    """An attribute of a model.

    Attributes:
        wire: Its key on the wire.
        name: Its name in Python.
        schema: Its JSON Schema.
        required: Whether a caller has to give it.
        model: The class of its value, where that is one of ours.
        constant: The one value it can have, which nobody has to give.
    """

    wire: str
    name: str
    schema: Mapping[str, Any]
    required: bool
    model: str | None = None
    constant: str | None = None


class Model(Struct, frozen=True, kw_only=True):
    """A class of `models.py`."""

    name: str
    doc: Text | None
    properties: tuple[Property, ...]
    base: str | None = None


class OnlyWith(Struct, frozen=True, kw_only=True):
    """An attribute that goes only with certain values of another one."""

    name: str
    other: str
    values: tuple[str, ...]


class RequiredWhen(Struct, frozen=True, kw_only=True):
    """Keys that an attribute's object must have where another attribute has a value: (value, keys)."""

    name: str
    other: str
    keys: tuple[tuple[str, tuple[str, ...]], ...]


class Conditions(Struct, frozen=True, kw_only=True):
    """What the docs ask of a body beyond the types of its fields; a base class of its models."""

    name: str
    body: str
    only_with: tuple[OnlyWith, ...]
    required_when: tuple[RequiredWhen, ...]


class Body(Struct, frozen=True, kw_only=True):
    """The models that an operation sends: the general one, then one for each value that has a form of its own."""

    general: str
    variants: tuple[tuple[str, str], ...]
    required: bool

    @property
    def models(self) -> tuple[str, ...]:
        """All of them, the general one first."""
        return (self.general, *(model for _, model in self.variants))


class Models(Struct):
    """All classes of the package, in the order in which they are needed.

    `enum_names` says what the enumerations of the spec are called (id → class), `open` holds the fields whose tables
    are being written, `taken` every class name, case folded.
    """

    package: str
    lang: str
    fallback: tuple[str, ...]
    spec: Spec
    models: dict[str, Model] = field(default_factory=dict[str, Model])
    enums: dict[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    enum_names: dict[str, str] = field(default_factory=dict[str, str])
    conditions: list[Conditions] = field(default_factory=list[Conditions])
    bodies: dict[str, Body] = field(default_factory=dict[str, Body])
    open: list[Field] = field(default_factory=list[Field])
    taken: set[str] = field(default_factory=lambda: {name.casefold() for name in CLASSES})
    units: set[str] = field(default_factory=set[str])

    def document(self) -> dict[str, Any]:
        """The schemas as an OpenAPI document."""
        schemas: dict[str, Any] = dict(self.enums)
        for model in self.models.values():
            schemas[model.name] = _object(model)
        return {
            "openapi": "3.1.0",
            "info": {"title": self.package, "version": "0"},
            "paths": {},
            "components": {"schemas": schemas},
        }

    def aliases(self) -> dict[str, str]:
        """`Class.wireName` → attribute, where they differ."""
        return {
            f"{model.name}.{property_.wire}": property_.name
            for model in self.models.values()
            for property_ in model.properties
            if property_.name != property_.wire
        }

    def text(self, texts: Sequence[Localized]) -> Text | None:
        """The text for this package's language, marked with its locale where that is another one."""
        return marked(pick(texts, self.lang, self.fallback), self.lang)


def _object(model: Model) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {property_.wire: dict(property_.schema) for property_ in model.properties},
    }
    if required := [property_.wire for property_ in model.properties if property_.required]:
        schema["required"] = required
    if model.doc:
        schema["description"] = wrapped(model.doc.value)
    if model.base:
        schema["customBasePath"] = model.base
    return schema


def add(models: Models, model: Model, owner: str = "") -> str:
    """Keep a class and return its name.

    One of the same name and shape is there once; one of the same name and another shape is called after its owner, too.
    """
    name = model.name
    known = models.models.get(name)
    if known is not None and _shape(known) != _shape(model):
        name = f"{owner}{name}"
        known = models.models.get(name)
    if known is not None and _shape(known) == _shape(model):
        return name
    name = free_class(models, name)
    models.models[name] = Model(name=name, doc=model.doc, properties=model.properties, base=model.base)
    return name


def free_class(models: Models, name: str) -> str:
    """The name itself, or with a number where another class or the package has it; taken from now on."""
    candidate, number = name, 2
    while candidate.casefold() in models.taken:
        candidate, number = f"{name}{number}", number + 1
    models.taken.add(candidate.casefold())
    return candidate


def _shape(model: Model) -> object:
    return model.base, tuple(
        (p.wire, p.required, repr({key: p.schema[key] for key in p.schema if key != "description"}))
        for p in model.properties
    )
