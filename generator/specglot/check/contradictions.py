"""Operations as each page documents them → where a page contradicts itself in every locale.

What only some locales have is a disagreement between locales and told by the rules on facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from specglot.check.book import Book
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import FieldRow, OperationRow, Page
from specglot.model.source import Span
from specglot.model.spec import Operation, PageGroup

Found = Mapping[str, Span]
"""What contradicts on one page (a key, a status, a parameter) and where."""


def rows_of(operation: Operation, book: Book) -> Iterator[tuple[Page, OperationRow]]:
    """The row of an operation on each of its pages."""
    places: dict[str, set[Span]] = {}
    for claim in operation.path.claims:
        places.setdefault(claim.span.path, set()).add(claim.span)
    for path in sorted(places):
        page = book.pages[path]
        known = _by_place(page, book)
        for at in sorted(at for place in places[path] for at in known.get(place, ())):
            yield page, page.operations[at]


def _by_place(page: Page, book: Book) -> dict[Span, list[int]]:
    """The indexes of a page's operations by the place of their path: one page may have very many."""
    pages: dict[str, dict[Span, list[int]]] = book.cache.setdefault("operations by place", {})
    found = pages.get(page.path)
    if found is None:
        found = pages[page.path] = {}
        for at, row in enumerate(page.operations):
            found.setdefault(row.path.span, []).append(at)
    return found


def contradictions(
    group: PageGroup, book: Book, find: Callable[[OperationRow], Found | None], message: str, help: str
) -> Iterator[Diagnostic]:
    """One finding per thing that contradicts on every page of an operation that could show it.

    Args:
        group: The pages' group.
        book: The pages.
        find: A row's contradictions; None where the row lacks one of the two things that are compared.
        message: What is wrong, `{}` for the thing.
        help: What to do.
    """
    for operation in book.operations_of(group.id):
        judged = [(page, found) for page, row in rows_of(operation, book) if (found := find(row)) is not None]
        judged.sort(key=lambda item: (item[0].locale, item[0].path))
        if not judged:
            continue
        for thing in judged[0][1]:
            if not all(thing in found for _, found in judged):
                continue
            first, found = judged[0]
            yield finding(
                message.format(thing),
                found[thing],
                locale=first.locale,
                related=tuple(
                    Related(span=other[thing], locale=page.locale, message="the same here")
                    for page, other in judged[1:]
                ),
                help=help,
                group=operation.group,
                subject=f"{operation.pointer} {thing}",
                groups=(tuple(sorted({page.locale for page, _ in judged})),),
            )


def undocumented_keys(row: OperationRow) -> Found | None:
    """Sample keys that the field list lacks: at the top, and below fields whose children it lists."""
    if row.sample is None or not row.body:
        return None
    known = _documented(row.body, "")
    open_ = {""} | {path for path, field in known.items() if field.children}
    return {
        entry.path.lstrip("/").replace("/", "."): entry.span
        for entry in row.sample.entries
        if entry.path
        and entry.path not in known
        and entry.path.rpartition("/")[0] in open_
        and "*" not in entry.path
    }


def unsampled_fields(row: OperationRow) -> Found | None:
    """Required fields that the sample lacks although it has their parent."""
    if row.sample is None or not row.body or not row.sample.exact:
        return None
    shown = {entry.path for entry in row.sample.entries} | {""}
    return {
        path.lstrip("/").replace("/", "."): field.name.span
        for path, field in _documented(row.body, "").items()
        if path not in shown
        and path.rpartition("/")[0] in shown
        and field.presence is not None
        and field.presence.value
        and field.condition is None
    }


def _documented(rows: tuple[FieldRow, ...], prefix: str) -> dict[str, FieldRow]:
    found: dict[str, FieldRow] = {}
    for row in rows:
        path = f"{prefix}/{row.name.value.replace('~', '~0').replace('/', '~1')}"
        found[path] = row
        found.update(_documented(row.children, path))
    return found


def unlisted_statuses(row: OperationRow) -> Found | None:
    """Statuses of response samples that the code table lacks."""
    if not row.statuses or not row.response_samples:
        return None
    listed = {status.code.value for status in row.statuses}
    return {
        sample.status.value: sample.status.span
        for sample in row.response_samples
        if sample.status.value not in listed and not _covered(sample.status.value, listed)
    }


def _covered(code: str, listed: set[str]) -> bool:
    """Whether a table row stands for a class of codes (`2xx`)."""
    return any(entry.casefold() == f"{code[0]}xx" for entry in listed)


def undescribed_parameters(row: OperationRow) -> Found | None:
    """Path parameters without a description, on pages that describe parameters or say that there are none."""
    if not row.parameters and row.no_parameters is None:
        return None
    described = {parameter.field.name.value.strip("{}") for parameter in row.parameters}
    return {name: row.path.span for name in templates(row.path.value) if name not in described}


def foreign_parameters(row: OperationRow) -> Found | None:
    """Described path parameters that the path lacks. A host template is no path parameter, but may be described."""
    if not row.parameters:
        return None
    known = {*templates(row.path.value), *templates(row.server.value)}
    return {
        parameter.field.name.value: parameter.field.name.span
        for parameter in row.parameters
        if parameter.location == "path" and parameter.field.name.value.strip("{}") not in known
    }


def templates(path: str) -> tuple[str, ...]:
    """The names in braces."""
    return tuple(part.split("}")[0].strip() for part in path.split("{")[1:])
