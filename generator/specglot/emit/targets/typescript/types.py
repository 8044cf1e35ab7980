"""Spec → the declarations of `types.ts`: enumerations, interfaces, units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from specglot.emit.localize import say
from specglot.emit.names import pascal
from specglot.emit.schemas import coerced
from specglot.emit.targets.typescript.declarations import (
    Choice,
    Doc,
    Enumeration,
    Interface,
    Member,
    Property,
    Unit,
)
from specglot.emit.targets.typescript.reserved import TYPES
from specglot.emit.targets.typescript.syntax import doc, key, literal_key, string, value
from specglot.model.page import ANY
from specglot.model.spec import Enum, Field, Localized, Note, Spec

UNITS = {
    "s": Unit(name="Seconds", doc=("A time in seconds.",)),
    "ms": Unit(name="Milliseconds", doc=("A time in milliseconds, such as `Date.now()`.",)),
}
"""UCUM code → the alias that a number in this unit has for its type."""

OBJECT = "JsonObject"
_TYPES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "object": OBJECT}
_EXAMPLES: dict[str | None, object] = {"integer": 1, "number": 0, "boolean": True, "object": {}, "array": []}


class Types(Struct):
    """All declarations of the package, in the order in which they were needed."""

    spec: Spec
    lang: str
    fallback: tuple[str, ...]
    enumerations: dict[str, Enumeration] = field(default_factory=dict[str, Enumeration])
    interfaces: dict[str, Interface] = field(default_factory=dict[str, Interface])
    choices: dict[str, Choice] = field(default_factory=dict[str, Choice])
    units: dict[str, Unit] = field(default_factory=dict[str, Unit])
    asked: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    open: list[Field] = field(default_factory=list[Field])
    taken: set[str] = field(default_factory=lambda: {name.casefold() for name in TYPES})

    def say(self, texts: Sequence[Localized]) -> str:
        """What the docs say, as Markdown in the package's language; begun with `[tag]` where another one answers."""
        return say(texts, self.lang, self.fallback)

    def name(self, wanted: str) -> str:
        """The name itself, or with a number behind it where it is taken."""
        candidate, number = wanted, 2
        while candidate.casefold() in self.taken:
            candidate, number = f"{wanted}{number}", number + 1
        self.taken.add(candidate.casefold())
        return candidate

    def add(
        self, wanted: str, properties: Sequence[Property], about: Doc = (), extends: str = "", owner: str = ""
    ) -> str:
        """Declare an interface, once for each name and shape; another shape of that name is called after its owner."""
        same = self.asked.setdefault(wanted, [])
        for candidate in same:
            known = self.interfaces[candidate]
            if _shape(known.properties, known.extends) == _shape(properties, extends):
                return candidate
        name = self.name(f"{owner}{wanted}" if same else wanted)
        same.append(name)
        self.interfaces[name] = Interface(name=name, doc=about, properties=tuple(properties), extends=extends)
        return name

    def example(self, name: str) -> dict[str, object]:
        """The smallest object that an interface allows."""
        found = self.interfaces[name]
        inherited = self.example(found.extends) if found.extends else {}
        return inherited | {one.wire: one.example for one in found.properties if not one.optional}


def declare_enumerations(types: Types) -> None:
    """An enumeration is called after the first field that takes its values, else after its own id."""
    wanted: dict[str, str] = {}
    for found in _fields(types.spec):
        for reference in found.refers:
            wanted.setdefault(reference, pascal(found.name.value))
    for enum in types.spec.enums:
        name = types.name(wanted.get(enum.id, pascal(enum.id)))
        types.enumerations[enum.id] = _enumeration(types, enum, name)


def property_of(types: Types, owner: str, found: Field) -> Property:
    """A field as a member of an interface."""
    type_, example = _type(types, owner, found)
    return Property(
        wire=found.name.value,
        key=key(found.name.value),
        variants=type_,
        optional=not (found.required and found.required.value),
        doc=_doc(types, found),
        example=example,
    )


def parameter_of(types: Types, found: Field) -> Property:
    """A parameter as a member of an interface: its value is one of a URL or a header, never an object or a list."""
    member = property_of(types, "", found)
    plain = isinstance(member.example, str | int | float) and member.type != "unknown"
    return member if plain else replace(member, variants=("string",), example=found.name.value)


def allowed(spec: Spec, found: Field) -> tuple[str, ...]:
    """The values that the docs list for a field."""
    if found.values:
        return tuple(dict.fromkeys(found.values.value))
    enums = [enum for enum in spec.enums if enum.id in found.refers] if found.refers else []
    return tuple(dict.fromkeys(one.value.value for enum in enums for one in enum.values))


def rows(spec: Spec, found: Field) -> tuple[Field, ...]:
    """The rows of the tables that list a field's keys, one for each key."""
    if not found.refers:
        return ()
    every = [row for schema in spec.schemas if schema.id in found.refers for row in schema.fields]
    first = {row.name.value: row for row in reversed(every)}
    return tuple(first[name] for name in dict.fromkeys(row.name.value for row in every))


def by_event(row: Field) -> bool:
    """Whether a row goes with certain events only."""
    return row.set_on is not None and ANY not in row.set_on.value


def from_sample(types: Types, name: str, schema: Mapping[str, Any]) -> str:
    """The type of what a sample shows. It shows what can be there, not what must."""
    kind = schema.get("type")
    if kind == "array":
        return f"readonly {_grouped(from_sample(types, f'{name}Item', schema.get('items', {})))}[]"
    if kind != "object" or not schema.get("properties"):
        return _TYPES.get(str(kind), "unknown")
    properties = [
        Property(
            wire=wire,
            key=key(wire),
            variants=(from_sample(types, f"{name}{pascal(wire)}", member),),
            optional=True,
            doc=(),
            example=None,
        )
        for wire, member in schema["properties"].items()
    ]
    return types.add(name, properties)


def _type(types: Types, owner: str, found: Field) -> tuple[tuple[str, ...], object]:
    """The members of a field's type, and a value of it."""
    kind = found.type.value if found.type else None
    values = allowed(types.spec, found)
    for reference in found.refers:
        if reference in types.enumerations and values:
            enumeration = types.enumerations[reference].name
            return ((f"readonly {enumeration}[]",), []) if kind == "array" else ((enumeration,), values[0])
    if not any(one is found for one in types.open):  # a table may, in the end, refer to itself
        types.open.append(found)
        nested = _nested(types, owner, found, kind)
        types.open.pop()
    else:
        nested = ""
    if nested:
        return ((f"readonly {nested}[]",), []) if kind == "array" else ((nested,), types.example(nested))
    if values and kind not in ("object", "array", "boolean"):
        return _listed(values, kind)
    if kind in ("integer", "number") and found.unit and found.unit.value in UNITS:
        unit = UNITS[found.unit.value]
        types.units[found.unit.value] = unit
        return (unit.name,), _EXAMPLES[kind]
    if kind == "array":
        return ("readonly unknown[]",), []
    return (_TYPES.get(kind or "", "unknown"),), _EXAMPLES.get(kind, found.name.value)


def _nested(types: Types, owner: str, found: Field, kind: str | None) -> str:
    """The interface of a field that has fields of its own; "" where it has none."""
    name = pascal(found.name.value)
    table = rows(types.spec, found)
    if found.children and kind in ("object", "array", None):
        members = [property_of(types, f"{owner}{name}", child) for child in found.children]
        return types.add(name, members, doc(types.say(found.description)), owner=owner)
    if kind == "object" and table and not any(by_event(row) for row in table):
        members = [property_of(types, name, row) for row in table]
        return types.add(name, members, doc(f"`{found.name.value}`"), owner=owner)
    return ""


def _listed(values: Sequence[str], kind: str | None) -> tuple[tuple[str, ...], object]:
    """The one value there is, or an open union of several."""
    data = [coerced(one, kind) for one in values]
    literals = [value(one) if isinstance(one, int | float) else string(str(one)) for one in data]
    if len(literals) == 1:
        return tuple(literals), data[0]
    kinds = {"number" if isinstance(one, int | float) else "string" for one in data}
    return (*dict.fromkeys(literals), *(f"({other} & {{}})" for other in sorted(kinds))), data[0]


def _enumeration(types: Types, enum: Enum, name: str) -> Enumeration:
    members = {one.value.value: one for one in reversed(enum.values)}
    return Enumeration(
        name=name,
        known=types.name(f"Known{name}"),
        doc=doc(types.say(enum.title) or f"`{enum.id}`"),
        members=tuple(
            Member(
                key=literal_key(token),
                value=string(token),
                doc=doc(_first(types, members[token].notes), width=88),
            )
            for token in dict.fromkeys(one.value.value for one in enum.values)
        ),
    )


def _first(types: Types, notes: Sequence[Note]) -> str:
    return next((text for note in notes if (text := types.say(note.texts))), "")


def _doc(types: Types, found: Field) -> Doc:
    facts: list[str] = []
    if found.unit and found.unit.value not in UNITS:
        facts.append(f"Unit: `{found.unit.value}` (UCUM).")
    if found.default:
        facts.append(f"Default: `{found.default.value}`.")
    if found.condition:
        others = ", ".join(f"`{one}`" for one in found.condition.value)
        facts.append(
            f"Only with `{found.condition_on}` {others}." if found.condition_on else f"Only with {others}."
        )
    return doc(types.say(found.description), " ".join(facts))


def _fields(spec: Spec) -> Iterable[Field]:
    for operation in spec.operations:
        yield from _walk(operation.body)
    for operation in spec.operations:
        yield from (parameter.field for parameter in operation.parameters)
    for schema in spec.schemas:
        yield from _walk(schema.fields)


def _walk(fields: Iterable[Field]) -> Iterable[Field]:
    for found in fields:
        yield found
        yield from _walk(found.children)


def _shape(properties: Sequence[Property], extends: str) -> object:
    return extends, tuple((one.key, one.type, one.optional) for one in properties)


def _grouped(type_: str) -> str:
    return f"({type_})" if " " in type_ else type_
