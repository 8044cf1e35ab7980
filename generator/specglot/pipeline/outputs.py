"""Book → files in memory: the spec folder, generated code, and what the site is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from specglot import __version__
from specglot.config import load_config
from specglot.pipeline.book import Book, read_book
from specglot.pipeline.findings import check_book

if TYPE_CHECKING:
    from specglot.emit.target import Output, TargetRequest
    from specglot.site.inputs import CodeSample, SiteInputs

_README = """# What the pages agree on

Written by `specglot extract`. Do not edit these files: change the pages they were read from.

| file | what it is |
|---|---|
| `openapi.yaml` | the API as OpenAPI 3.1, its texts in `{base}` |
| `overlays/<locale>.yaml` | OpenAPI Overlay 1.0; applying one gives the document in that language ({locales}) |
| `ledger.json` | every fact with the claim of every locale, its file, line and column |
| `ledger.schema.json` | the JSON Schema of the ledger |

A text that begins with a tag in brackets (`[ja] …`) comes from another locale: its own has none.
"""


def openapi_documents(book: Book) -> tuple[str, dict[str, dict[str, Any]]]:
    """The base language, and per locale the OpenAPI document in it. The base document is under its own locale."""
    from specglot.emit.openapi import Info, document

    info = Info(title=book.config.title, version=book.config.version)
    base = next(
        (tag for tag in book.fallback if tag in book.spec.locales),
        book.fallback[0] if book.fallback else "und",
    )
    made = {
        locale: document(book.spec, lang=locale, fallback=book.fallback, info=info)
        for locale in dict.fromkeys([base, *book.spec.locales])
    }
    return base, made


def spec_outputs(book: Book) -> tuple[Output, ...]:
    """The files of the spec folder."""
    from specglot.emit import ledger
    from specglot.emit.overlay import overlay
    from specglot.emit.target import Output
    from specglot.emit.yamltext import to_yaml

    header = "Written by `specglot extract` from the localized pages. Do not edit: change the pages."
    base, documents = openapi_documents(book)
    outputs = [
        Output(path="README.md", text=_README.format(base=base, locales=", ".join(book.spec.locales))),
        Output(path="openapi.yaml", text=to_yaml(documents[base], header=header)),
        Output(path="ledger.json", text=ledger.ledger(book.spec)),
        Output(path=ledger.SCHEMA_NAME, text=ledger.schema()),
    ]
    for locale in book.spec.locales:
        body = overlay(documents[base], documents[locale], locale=locale)
        outputs.append(Output(path=f"overlays/{locale}.yaml", text=to_yaml(body, header=header)))
    return tuple(outputs)


def code_outputs(book: Book, target: str, lang: str = "") -> tuple[Output, ...]:
    """The files of one target."""
    from specglot.emit.target import produce

    return produce(target, _request(book, target, lang))


def _request(book: Book, target: str, lang: str = "") -> TargetRequest:
    from specglot.emit.target import TargetRequest

    base, documents = openapi_documents(book)
    wanted = lang or book.config.lang or base
    return TargetRequest(
        spec=book.spec,
        openapi=documents.get(wanted, documents[base]),
        lang=wanted,
        fallback=book.fallback,
        version=__version__,
        templates=tuple(book.config.root / folder for folder in book.config.templates),
        options=book.config.options.get(target, {}),
    )


def _code_samples(book: Book) -> dict[str, tuple[CodeSample, ...]]:
    """For each operation a plain request, and calls through the clients that the config generates."""
    from specglot.emit.target import samples
    from specglot.site.inputs import CodeSample
    from specglot.site.samples import plain_samples

    labels = {"python": "Python", "typescript": "TypeScript"}
    found: dict[str, tuple[CodeSample, ...]] = {}
    by_target = {target: samples(target, _request(book, target)) for target in book.config.targets}
    for operation in book.spec.operations:
        ours = tuple(
            CodeSample(language=target, label=labels.get(target, target), code=code[operation.id])
            for target, code in by_target.items()
            if operation.id in code
        )
        said = {one.label for one in ours}
        plain = tuple(one for one in plain_samples(operation) if one.label not in said)
        found[operation.id] = (*plain[:1], *ours, *plain[1:])
    return found


def site_inputs(project: Path) -> SiteInputs:
    """What the docs site of a project is made of."""
    config = load_config(project)
    return site_inputs_of(read_book((), config))


def site_inputs_of(book: Book) -> SiteInputs:
    """What the docs site of a book is made of."""
    from specglot.check.registry import all_rules
    from specglot.emit.yamltext import to_yaml
    from specglot.read.markdown import to_html
    from specglot.site.inputs import SiteInputs

    _, documents = openapi_documents(book)
    return SiteInputs(
        spec=book.spec,
        markdown=to_html,
        pages=book.pages,
        findings=check_book(book),
        sources=book.sources,
        openapi={locale: to_yaml(documents[locale]) for locale in book.spec.locales},
        code_samples=_code_samples(book) if book.spec.operations else {},
        fallback=book.fallback,
        name=next(iter(book.config.title.values()), ""),
        titles=book.config.title,
        url=book.config.site_url,
        summaries={rule.name: rule.summary for rule in all_rules()},
    )
