"""Read → merge → check → emit: the table of contents of the program."""

from specglot.pipeline.book import (
    Book,
    Progress,
    merge_book,
    read_book,
    read_books,
    read_source,
    read_texts,
    words_for,
)
from specglot.pipeline.findings import (
    Known,
    check_book,
    dates_of,
    fingerprints_at,
    glossary_of,
    repair_book,
    run_of,
    selection_of,
)
from specglot.pipeline.outputs import (
    code_outputs,
    openapi_documents,
    site_inputs,
    site_inputs_of,
    spec_outputs,
)

__all__ = [
    "Book",
    "Known",
    "Progress",
    "check_book",
    "code_outputs",
    "dates_of",
    "fingerprints_at",
    "glossary_of",
    "merge_book",
    "openapi_documents",
    "read_book",
    "read_books",
    "read_source",
    "read_texts",
    "repair_book",
    "run_of",
    "selection_of",
    "site_inputs",
    "site_inputs_of",
    "spec_outputs",
    "words_for",
]
