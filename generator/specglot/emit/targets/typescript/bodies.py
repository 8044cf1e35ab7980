"""A request body → its type: one interface, or one for each value of the field that decides on its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from specglot.emit.names import pascal
from specglot.emit.targets.typescript.declarations import Choice, Property
from specglot.emit.targets.typescript.syntax import doc, key, string
from specglot.emit.targets.typescript.types import OBJECT, Types, allowed, by_event, property_of, rows
from specglot.model.spec import Field, Operation


class Body(Struct, frozen=True, kw_only=True):
    """What a method takes as its body.

    Attributes:
        type: The type of the argument.
        generic: The method's type parameters, "" where it needs none.
        required: Whether there has to be one.
        example: The smallest body that the docs allow.
        open: A body with a value that the docs do not know; None where every value makes the same body.
        wrong: Bodies that the type checker has to refuse, with the reason.
    """

    type: str
    generic: str
    required: bool
    example: Mapping[str, object]
    open: Mapping[str, object] | None = None
    wrong: tuple[tuple[str, Mapping[str, object]], ...] = ()


def body_of(types: Types, operation: Operation, method: str, prefix: str) -> Body:
    """Declare the types of an operation's body, whose names begin with the prefix."""
    members = {found.name.value: found for found in operation.body}
    plain = {wire: property_of(types, prefix, found) for wire, found in members.items()}
    by = _deciding(types, members)
    values = allowed(types.spec, members[by]) if by else ()
    if len(values) > 1:
        return _choice(types, prefix, method, members, plain, by, values)
    properties = list(plain.values())
    for single in values:
        properties = [_for_value(types, by, members, plain, wire, single) for wire in plain]
    name = types.add(
        f"{prefix}Body", properties, doc(types.say(operation.summary), f"The body of `{method}`.")
    )
    required = any(not one.optional for one in properties)
    example = types.example(name)
    wrong = tuple(
        (f"{one.wire} is missing", {key: given for key, given in example.items() if key != one.wire})
        for one in properties
        if not one.optional
    )
    return Body(type=name, generic="", required=required, example=example, wrong=wrong[:1])


def _deciding(types: Types, members: Mapping[str, Field]) -> str:
    """The field whose value decides on what else goes into the body; "" where none does."""
    for wire, found in members.items():
        if found.type and found.type.value != "string":
            continue
        values = set(allowed(types.spec, found))
        if not values:
            continue
        for other in members.values():
            named = {event for row in rows(types.spec, other) if row.set_on for event in row.set_on.value}
            bound = (
                set(other.condition.value) if other.condition and other.condition_on == wire else set[str]()
            )
            if other is not found and values & (named | bound):
                return wire
    return ""


def _choice(
    types: Types,
    prefix: str,
    method: str,
    members: Mapping[str, Field],
    plain: Mapping[str, Property],
    by: str,
    values: Sequence[str],
) -> Body:
    forms = {one: [_for_value(types, by, members, plain, wire, one) for wire in plain] for one in values}
    shared = [
        wire
        for index, wire in enumerate(plain)
        if wire != by and len({_type(form[index]) for form in forms.values()}) == 1
    ]
    shared = [wire for wire in shared if not members[wire].condition]
    base = types.add(
        f"{prefix}Common", [plain[wire] for wire in shared], doc(f"What every body of `{method}` has.")
    )
    groups: dict[object, list[str]] = {}
    for one, form in forms.items():
        groups.setdefault(tuple(_type(member) for member in form if member.wire != by), []).append(one)
    largest = max(groups.values(), key=len)
    cases: dict[str, str] = {}
    for group in groups.values():
        wanted = (
            f"{prefix}Plain"
            if group is largest and len(group) > 1
            else prefix + "Or".join(map(pascal, group[:3]))
        )
        own = [
            replace(member, variants=tuple(string(one) for one in group)) if member.wire == by else member
            for member in forms[group[0]]
            if member.wire not in shared
        ]
        about = (
            "any other documented value"
            if group is largest and len(group) > 1
            else " or ".join(f"`{one}`" for one in group)
        )
        name = types.add(wanted, own, doc(f"The body of `{method}` with {about} as `{by}`."), extends=base)
        cases |= dict.fromkeys(group, name)
    other = types.add(
        f"{prefix}Other",
        [plain[wire] for wire in plain if wire not in shared],
        doc(f"The body of `{method}` with a value as `{by}` that the documentation does not know."),
        extends=base,
    )
    by_type = (
        plain[by].type if plain[by].type in {one.name for one in types.enumerations.values()} else "string"
    )
    choice = Choice(
        name=types.name(f"{prefix}Body"),
        bodies=types.name(f"{prefix}Bodies"),
        by=plain[by].key,
        by_optional=plain[by].optional,
        by_type=by_type,
        cases=tuple((key(one), cases[one]) for one in values),
        other=other,
        doc=doc(f"The body of `{method}`; its form depends on `{by}`."),
        bodies_doc=doc(f"The documented values of `{by}`, and the body of `{method}` that goes with each."),
    )
    types.choices[choice.name] = choice
    examples = {one: types.example(cases[one]) | {by: one} for one in values}
    smallest = min(values, key=lambda one: len(str(examples[one])))
    return Body(
        type=f"{choice.name}<E>",
        generic=f"<E extends {by_type}>",
        required=any(not one.optional for one in plain.values()),
        example=_in_order(plain, examples[smallest]),
        open=_in_order(plain, types.example(other) | {by: _unknown(values)}),
        wrong=_wrong(plain, forms, examples, by),
    )


def _for_value(
    types: Types, by: str, members: Mapping[str, Field], plain: Mapping[str, Property], wire: str, value: str
) -> Property:
    """A member of the body where the deciding field has this value."""
    found, member = members[wire], plain[wire]
    if wire == by:
        return replace(member, variants=(string(value),), example=value)
    if found.condition and found.condition_on == by and value not in found.condition.value:
        return replace(member, variants=("undefined",), optional=True)
    own = [
        row
        for row in rows(types.spec, found)
        if not by_event(row) or (row.set_on and value in row.set_on.value)
    ]
    if not any(by_event(row) for row in own):
        return member
    name = pascal(value) + pascal(wire)
    properties = [property_of(types, name, row) for row in own]
    interface = types.add(name, properties, doc(f"`{wire}` with `{value}` as `{by}`."), owner=pascal(by))
    needed = any(not one.optional for one in properties)
    return replace(
        member,
        variants=(interface,),
        optional=member.optional and not needed,
        example=types.example(interface),
    )


def _type(member: Property) -> tuple[str, bool]:
    return member.type, member.optional


def _unknown(values: Sequence[str]) -> str:
    unknown = "undocumented"
    while unknown in values:
        unknown += "_"
    return unknown


def _in_order(plain: Mapping[str, Property], example: Mapping[str, object]) -> dict[str, object]:
    return {wire: example[wire] for wire in plain if wire in example}


def _wrong(
    plain: Mapping[str, Property],
    forms: Mapping[str, Sequence[Property]],
    examples: Mapping[str, Mapping[str, object]],
    by: str,
) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """For each field whose form depends on the deciding one, a body that only the other field makes wrong."""
    found: dict[str, tuple[str, Mapping[str, object]]] = {}
    for one in sorted(forms, key=lambda value: len(str(examples[value]))):
        for member in forms[one]:
            wire = member.wire
            body = _in_order(plain, examples[one])
            if member.type == "undefined":
                found.setdefault(wire, (f"{wire} does not go with {by} {one}", {**body, wire: {}}))
            elif plain[wire].type == OBJECT != member.type and examples[one].get(wire):
                found.setdefault(f"{wire} {{}}", (f"{by} {one} needs more in {wire}", {**body, wire: {}}))
    return tuple(found.values())
