"""Read → merge → check → emit: the table of contents of the program."""

from specglot.pipeline.book import (
    Book,
    drafts,
    merge_book,
    read_book,
    read_books,
    read_source,
    read_texts,
    words_for,
)
from specglot.pipeline.checked import Checked, Texts, checked
from specglot.pipeline.checking import check_files
from specglot.pipeline.files import Files, files_of_books
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
from specglot.pipeline.means import Means
from specglot.pipeline.outputs import (
    code_outputs,
    openapi_documents,
    site_inputs,
    site_inputs_of,
    spec_outputs,
)
from specglot.pipeline.progress import SILENT, Progress

__all__ = [
    "SILENT",
    "Book",
    "Checked",
    "Files",
    "Known",
    "Means",
    "Progress",
    "Texts",
    "check_book",
    "check_files",
    "checked",
    "code_outputs",
    "dates_of",
    "drafts",
    "files_of_books",
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
