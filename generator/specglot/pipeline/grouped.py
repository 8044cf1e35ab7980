"""One group of pages, and what it has in common with the others → its findings."""

from __future__ import annotations

import msgspec

from specglot.check.book import Book, Term
from specglot.check.context import Context
from specglot.check.run import check_group
from specglot.check.selection import Selection
from specglot.model.dates import Dates
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Enum, Operation, PageGroup, Schema, Spec


class Nodes(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the spec documents of one group, named and tied."""

    operations: tuple[Operation, ...] = ()
    schemas: tuple[Schema, ...] = ()
    enums: tuple[Enum, ...] = ()


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What all groups of a check have in common beside the dates: the book around them, and the settings."""

    context: Context
    selection: Selection
    glossary: tuple[Term, ...]
    worded: frozenset[str]


class Outcome(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a check of a group gives: findings, and by path the texts that a check of the book would make once more."""

    findings: tuple[Diagnostic, ...]
    masked: dict[str, str]


def check_one(
    frame: Frame,
    group: PageGroup,
    nodes: Nodes,
    pages: tuple[Page, ...],
    sources: tuple[Source, ...],
    dates: Dates,
) -> Outcome:
    """Check a group as if there were no other.

    Args:
        frame: what it has in common with the others.
        group: what the spec has of its pages.
        nodes: what the spec documents of it.
        pages: its pages.
        sources: their texts.
        dates: what is known of their history.
    """
    spec = Spec(
        locales=frame.context.locales,
        groups=(group,),
        operations=nodes.operations,
        schemas=nodes.schemas,
        enums=nodes.enums,
        ties=(),
    )
    book = Book.of(spec, pages, sources, frame.glossary, dates, worded=frame.worded, context=frame.context)
    findings = check_group(group, book, frame.selection)
    return Outcome(findings=findings, masked=dict(book.cache.get("masked", {})))
