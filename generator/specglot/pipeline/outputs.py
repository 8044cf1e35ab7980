"""Book → files in memory: the spec folder, generated code, and what the site is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specglot import __version__, disk
from specglot.config import load_config
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline.book import Book, read_book
from specglot.pipeline.findings import check_book
from specglot.recall import inputs

if TYPE_CHECKING:
    from specglot.emit.openapi import Info
    from specglot.emit.store import Store
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
    base = _base(book)
    return base, {locale: _document(book, locale) for locale in dict.fromkeys([base, *book.spec.locales])}


def _document(book: Book, locale: str) -> dict[str, Any]:
    """The OpenAPI document in the language of a locale."""
    from specglot.emit.openapi import document

    return document(book.spec, lang=locale, fallback=book.fallback, info=_info(book))


def _info(book: Book) -> Info:
    from specglot.emit.openapi import Info

    return Info(title=book.config.title, version=book.config.version)


def _base(book: Book) -> str:
    """The locale whose texts the base document has: the first that answers for others and has pages."""
    return next(
        (tag for tag in book.fallback if tag in book.spec.locales),
        book.fallback[0] if book.fallback else "und",
    )


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


def code_outputs(
    book: Book, target: str, lang: str = "", *, store: Store | None = None
) -> tuple[Output, ...]:
    """The files of one target.

    Args:
        book: The pages.
        target: The target's name.
        lang: The locale of docstrings; "" for the config's.
        store: Keeps what is costly to make; None for nothing.

    Raises:
        InputError: As `specglot.emit.target.produce`.
    """
    from specglot.emit.target import built_in, produce

    if not built_in(target):
        inputs.doubt(f"the target {target} is another package's: nobody knows what it looks at")
    return produce(target, _request(book, target, lang, store))


def _request(book: Book, target: str, lang: str = "", store: Store | None = None) -> TargetRequest:
    from specglot.emit.openapi import title
    from specglot.emit.target import Deferred, TargetRequest
    from specglot.emit.templates import templates_of

    wanted = lang or book.config.lang or _base(book)
    told = wanted if wanted in book.spec.locales else _base(book)
    return TargetRequest(
        spec=book.spec,
        openapi=Deferred(lambda: _document(book, told)),
        title=title(book.spec, lang=told, fallback=book.fallback, info=_info(book)),
        lang=wanted,
        fallback=book.fallback,
        version=__version__,
        templates=templates_of(
            target, [disk.existing(book.config.root / name) for name in book.config.templates]
        ),
        options=book.config.options.get(target, {}),
        store=store,
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


class _Documents(Mapping[str, str]):
    """Per locale its `openapi.yaml`, made when it is asked for: a preview rarely is, and together they are large."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __getitem__(self, locale: str) -> str:
        from specglot.emit.yamltext import to_yaml

        if locale not in self._book.spec.locales:
            raise KeyError(locale)
        return to_yaml(_document(self._book, locale), quick=True)

    def __contains__(self, locale: object) -> bool:
        return locale in self._book.spec.locales

    def __iter__(self) -> Iterator[str]:
        return iter(self._book.spec.locales)

    def __len__(self) -> int:
        return len(self._book.spec.locales)


def site_inputs(project: Path) -> SiteInputs:
    """What the docs site of a project is made of."""
    config = load_config(project)
    return site_inputs_of(read_book((), config))


def site_inputs_of(book: Book, *, findings: tuple[Diagnostic, ...] | None = None) -> SiteInputs:
    """What the docs site of a book is made of; with the given findings, or those of a check."""
    from specglot.check.registry import all_rules
    from specglot.read.markdown import to_html
    from specglot.site.inputs import SiteInputs

    return SiteInputs(
        spec=book.spec,
        markdown=to_html,
        pages=book.pages,
        findings=check_book(book) if findings is None else findings,
        sources=book.sources,
        openapi=_Documents(book),
        code_samples=_code_samples(book) if book.spec.operations else {},
        fallback=book.fallback,
        name=next(iter(book.config.title.values()), ""),
        titles=book.config.title,
        url=book.config.site_url,
        summaries={rule.name: rule.summary for rule in all_rules()},
    )
