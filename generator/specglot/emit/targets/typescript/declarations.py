"""What `types.ts` declares, as the templates print it; `view` says what may stand in which attribute."""

from __future__ import annotations

from msgspec import Struct

from specglot.emit.targets.typescript.syntax import LINE_LENGTH

Doc = tuple[str, ...]
"""The lines of a JSDoc comment, without its marks."""


class Property(Struct, frozen=True, kw_only=True):
    """A member of an interface.

    Attributes:
        wire: Its name on the wire.
        key: The same as code.
        variants: The members of its type, which is a union where there are several.
        optional: Whether it may be left out.
        doc: Its documentation.
        example: Plain data that it can hold.
    """

    wire: str
    key: str
    variants: tuple[str, ...]
    optional: bool
    doc: Doc
    example: object

    @property
    def type(self) -> str:
        """Its type."""
        return " | ".join(self.variants)

    @property
    def declaration(self) -> str:
        """As it stands in an interface. `undefined` is welcome where the member may be left out."""
        members = (*self.variants, "undefined") if self.optional else self.variants
        head, types = f"{self.key}{'?' if self.optional else ''}:", tuple(dict.fromkeys(members))
        flat = f"{head} {' | '.join(types)};"
        return flat if len(flat) + 2 <= LINE_LENGTH else "\n    | ".join([head, *types]) + ";"


class Interface(Struct, frozen=True, kw_only=True):
    """An interface; `extends` is "" where it extends none."""

    name: str
    doc: Doc
    properties: tuple[Property, ...]
    extends: str = ""


class Member(Struct, frozen=True, kw_only=True):
    """A value of an enumeration: its key and its literal."""

    key: str
    value: str
    doc: Doc


class Enumeration(Struct, frozen=True, kw_only=True):
    """An open enumeration: a constant with the documented values, and a type that takes others, too."""

    name: str
    known: str
    doc: Doc
    members: tuple[Member, ...]


class Choice(Struct, frozen=True, kw_only=True):
    """A body whose form depends on one of its fields.

    Attributes:
        name: The generic type, whose parameter is the field's value.
        bodies: The interface that maps each documented value to its form.
        by: The field's key.
        by_optional: Whether the field may be left out.
        by_type: The field's type.
        cases: Value (as a key) → interface.
        other: The interface for all other values.
        doc: The documentation of the type.
        bodies_doc: The documentation of the interface.
    """

    name: str
    bodies: str
    by: str
    by_optional: bool
    by_type: str
    cases: tuple[tuple[str, str], ...]
    other: str
    doc: Doc
    bodies_doc: Doc


class Unit(Struct, frozen=True, kw_only=True):
    """An alias of `number` that tells its unit."""

    name: str
    doc: Doc
