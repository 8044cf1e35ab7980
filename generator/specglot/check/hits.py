"""Suspicious places in some locales' texts of one unit → findings, with the other locales as the filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from specglot.check.aligned import Unit, Witness
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Fix, Related
from specglot.model.source import Span


class Hit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A suspicious place and what is seen there (`literal asterisks`)."""

    span: Span
    what: str
    fix: Fix | None = None


def sought(unit: Unit, look: Callable[[Witness], Iterable[Hit]], help: str) -> Iterator[Diagnostic]:
    """The findings on what is seen in the text of each locale that is suspected."""
    hits = {witness.locale: found for witness in unit.suspected if (found := tuple(look(witness)))}
    yield from told(unit, hits, help)


def told(
    unit: Unit, hits: Mapping[str, Sequence[Hit]], help: str, *, quiet: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """One finding per hit; one note for the first where every locale has one (the source had it too).

    Args:
        unit: The texts.
        hits: Locale → its hits; locales without any may be left out.
        help: What to do.
        quiet: Locales whose hits are notes only.
    """
    if not any(hits.values()):
        return
    everybody = {witness.locale for witness in unit.witnesses}
    affected = {locale for locale, found in hits.items() if found}
    shared = len(everybody) > 1 and affected == everybody
    groups = (
        by_size([affected]) if shared or len(everybody) == 1 else by_size([affected, everybody - affected])
    )
    clean = "" if shared or len(everybody) == 1 else f"; {names(everybody - affected)} without it"
    for locale in sorted(affected):
        for hit in hits[locale]:
            related = tuple(
                Related(span=found.span, locale=other, message=found.what)
                for other in sorted(affected - {locale})
                for found in hits[other][:1]
            ) + tuple(
                Related(span=witness.row.prose.span, locale=witness.locale, message="the same text here")
                for witness in unit.witnesses
                if witness.locale not in affected
            )
            yield finding(
                f"{hit.what}{' in every locale' if shared else clean}",
                hit.span,
                locale=locale,
                related=related,
                help=help,
                fix=hit.fix,
                group=unit.group,
                subject=unit.subject,
                groups=groups,
                demoted=shared or locale in quiet,
            )
            if shared:
                return
