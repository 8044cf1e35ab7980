"""specglot.toml or [tool.specglot] → Config. Everything has a default: a folder of pages needs no config at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

import msgspec
from msgspec.structs import replace

from specglot.model.errors import InputError
from specglot.model.late import late
from specglot.recall import inputs

NAMES = ("specglot.toml", "pyproject.toml")
BACKENDS = ("auto", "markdown-it", "pyromark")
"""Markdown parsers; `auto` is pyromark where it is installed."""


class Config(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the project's config says.

    `root` is the folder the paths are relative to, `path` the file it came from ("" for none). `pages` are globs in
    which `{locale}` stands for one path segment or part of a name, `backend` is the parser that reads them. `title` is
    by locale. `fallback` are the locales that answer where another is silent, in order; the first is the language of
    `spec/openapi.yaml`.

    A config of several books has one Config for each in `books`, by name; what it says outside of them holds for all,
    and is what applies to pages that belong to none. `name` is the book's own, "" where there is but one.
    """

    root: Path
    name: str = ""
    books: tuple[Config, ...] = ()
    path: str = ""
    pages: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    backend: str = "auto"
    title: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])
    version: str = ""
    fallback: tuple[str, ...] = ()
    lang: str = ""
    spec: str = "spec"
    generated: str = "generated"
    site: str = "site"
    site_url: str = ""
    targets: tuple[str, ...] = ("python",)
    templates: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = msgspec.field(default_factory=dict[str, Mapping[str, Any]])
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])
    overrides: tuple[Mapping[str, Any], ...] = ()
    fail_on: str = "error"
    baseline: str = ""
    glossary: str = ""
    mock: Mapping[str, Any] = msgspec.field(default_factory=dict[str, Any])
    words: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]] = msgspec.field(
        default_factory=dict[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    )


_SHAPE: dict[str, dict[str, str]] = {
    "project": {
        "title": "texts",
        "version": "text",
        "pages": "list",
        "backend": "text",
        "fallback": "list",
        "lexicons": "list",
        "kinds": "texts",
    },
    "spec": {"out": "text"},
    "generate": {
        "out": "text",
        "targets": "list",
        "lang": "text",
        "templates": "list",
        "options": "table",
    },
    "site": {"out": "text", "url": "text"},
    "check": {
        "select": "list",
        "ignore": "list",
        "levels": "texts",
        "fail-on": "text",
        "baseline": "text",
        "glossary": "text",
        "overrides": "tables",
    },
    "lexicon": {},
    "mock": {},
}
_BOOK_NAME = late(r"[A-Za-z0-9][A-Za-z0-9_-]*")


_PAGE_KINDS = ("api", "tables", "prose")


def load_config(start: Path) -> Config:
    """The config of the nearest folder at or above `start` that has one; defaults where none has.

    Raises:
        InputError: the file is not TOML, or has a key that means nothing or a value of the wrong kind.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in NAMES:
            file = folder / name
            if inputs.kind_of(file) != "file":
                continue
            found = _load(file)
            if found is not None:
                return found
        if inputs.kind_of(folder / ".git"):
            break
    return Config(root=start)


def load_config_file(file: Path) -> Config:
    """The config in one file, whatever its name; `[tool.specglot]` where it is a pyproject.toml.

    Raises:
        InputError: as `load_config`; also where there is no such file, or it has no such table.
    """
    if inputs.kind_of(file) != "file":
        raise InputError("no such config file", path=str(file))
    found = _load(file.resolve())
    if found is None:
        raise InputError(
            "no [tool.specglot] here", path=file.name, help="add the table, or name another file"
        )
    return found


def _load(file: Path) -> Config | None:
    table = _read(file)
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("specglot")
        if table is None:
            return None
    return _config(table, file.parent, file)


def _text(file: Path) -> str:
    return inputs.read(file).decode("utf-8").replace("\r\n", "\n")


def _read(file: Path) -> Any:
    import tomllib  # a folder of pages needs no config

    try:
        return tomllib.loads(_text(file))
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 at byte {error.start}", path=file.name, help="save the file as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        message = re.sub(r"\s*\(at .*\)$", "", str(error))
        line, column = (int(place.group(1)), int(place.group(2))) if place else (0, 0)
        raise InputError(f"not TOML: {message}", path=file.name, line=line, column=column) from error


def _config(table: Any, root: Path, file: Path) -> Config:
    check = _Check(file)
    shared = {section: content for section, content in table.items() if section != "book"}
    common = _settings(shared, root, file, check)
    if "book" not in table:
        return common
    check.kind(table["book"], "tables", "book")
    if common.pages:
        check.fail("pages", "`pages` beside [[book]]", "give each book its own pages, in [book.project]")
    books = tuple(_book(one, shared, root, file, check) for one in table["book"])
    names = [book.name.casefold() for book in books]
    if twice := next((book.name for book in books if names.count(book.name.casefold()) > 1), None):
        check.fail("name", f"two books are called {twice!r}", "give each book a name of its own")
    return replace(common, books=books)


def _book(table: Any, shared: Any, root: Path, file: Path, check: _Check) -> Config:
    """One book: its own word first, then what the config says for all; its folders are called after it."""
    name = table.get("name")
    if not isinstance(name, str) or not _BOOK_NAME.fullmatch(name):
        check.fail("name", f"a book is called {name!r}", "give it a `name` of ASCII letters, digits, - and _")
    own = {section: content for section, content in table.items() if section != "name"}
    check.keys(own, {*_SHAPE}, "book")
    for section, content in own.items():
        check.kind(content, "table", section)
    merged = {section: {**shared.get(section, {}), **own.get(section, {})} for section in (*shared, *own)}
    made = _settings(merged, root, file, check)
    if not made.pages:
        check.fail("name", f"the book {name!r} has no pages", "name them: `pages` in [book.project]")

    def out(section: str, folder: str) -> str:
        return folder if "out" in own.get(section, {}) else f"{folder}/{name}"

    baseline = Path(made.baseline)
    shares = made.baseline and "baseline" not in own.get("check", {})
    return replace(
        made,
        name=name,
        spec=out("spec", made.spec),
        generated=out("generate", made.generated),
        site=out("site", made.site),
        baseline=baseline.with_name(f"{name}.{baseline.name}").as_posix() if shares else made.baseline,
    )


def _settings(table: Any, root: Path, file: Path, check: _Check) -> Config:
    check.keys(table, {*_SHAPE}, "")
    for section, shape in _SHAPE.items():
        content = table.get(section, {})
        check.kind(content, "table", section)
        if not shape:  # whoever reads such a table checks it
            continue
        check.keys(content, set(shape), section)
        for key, kind in shape.items():
            if key in content:
                check.kind(content[key], kind, key)
    project, generate = table.get("project", {}), table.get("generate", {})
    site, checks = table.get("site", {}), table.get("check", {})
    title: Any = project.get("title", {})
    backend = project.get("backend", "auto")
    if backend not in BACKENDS:
        check.fail(
            "backend", f"`backend` is {backend!r}", f"write {', '.join(BACKENDS[:-1])} or {BACKENDS[-1]}"
        )
    fail_on = checks.get("fail-on", "error")
    if fail_on not in ("error", "warning", "note"):
        check.fail("fail-on", f"`fail-on` is {fail_on!r}", "write error, warning or note")
    return Config(
        root=root,
        path=file.name,
        pages=tuple(project.get("pages", ())),
        kinds=_kinds(project.get("kinds", {}), check),
        backend=backend,
        title={"und": title} if isinstance(title, str) else title,
        version=project.get("version", ""),
        fallback=tuple(project.get("fallback", ())),
        lang=generate.get("lang", ""),
        spec=check.inside(table.get("spec", {}).get("out", "spec"), "out"),
        generated=check.inside(generate.get("out", "generated"), "out"),
        site=check.inside(site.get("out", "site"), "out"),
        site_url=site.get("url", ""),
        targets=tuple(generate.get("targets", ("python",))),
        templates=tuple(generate.get("templates", ())),
        options=generate.get("options", {}),
        select=tuple(checks.get("select", ())),
        ignore=tuple(checks.get("ignore", ())),
        levels=checks.get("levels", {}),
        overrides=tuple(checks.get("overrides", ())),
        fail_on=fail_on,
        baseline=checks.get("baseline", ""),
        glossary=checks.get("glossary", ""),
        mock=table.get("mock", {}),
        words=_words(table.get("lexicon", {}), project.get("lexicons", ()), root, check),
    )


def _kinds(given: Any, check: _Check) -> tuple[tuple[str, str], ...]:
    """Patterns and what the pages they name may hold, in the config's order."""
    if not isinstance(given, dict):
        check.fail(
            "kinds", "`kinds` should be a table of patterns", 'for example "docs/*/guides/*" = "prose"'
        )
    kinds = cast("dict[str, str]", given)
    if wrong := next((kind for kind in kinds.values() if kind not in _PAGE_KINDS), None):
        check.fail("kinds", f"{wrong!r} is no kind of page", f"write {', '.join(_PAGE_KINDS)}")
    return tuple(kinds.items())


def _words(tables: Any, files: Iterable[str], root: Path, check: _Check) -> Mapping[str, Any]:
    """The words of `[lexicon]`, and behind them those of lexicon files."""
    if not files:
        return cast("Mapping[str, Any]", tables)
    from specglot.lexicon.lexicon import layered
    from specglot.lexicon.loader import parse

    words: dict[str, Any] = dict(tables)
    for name in files:
        file = root / check.inside(name, "lexicons")
        if inputs.kind_of(file) != "file":
            check.fail(
                "lexicons", f"no such lexicon file: {name}", "`specglot locales --learn --out` writes one"
            )
        found = parse(_text(file), path=name)
        own = words.get(found.locale, {})
        words[found.locale] = {
            table: layered((own.get(table, {}), found.tables.get(table, {})))
            for table in dict.fromkeys((*found.tables, *own))
        }
    return words


class _Check:
    """Complains with the line that a key stands on."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines = _text(file).splitlines()

    def keys(self, table: Any, known: set[str], where: str) -> None:
        self.kind(table, "table", where)
        for key in table:
            if key not in known:
                place = f" in [{where}]" if where else ""
                self.fail(key, f"`{key}`{place} is no setting", f"settings here: {', '.join(sorted(known))}")

    def kind(self, value: object, kind: str, key: str) -> None:
        items = cast("list[object]", value) if isinstance(value, list) else None
        table = cast("dict[str, object]", value) if isinstance(value, dict) else None
        good = {
            "text": isinstance(value, str),
            "table": table is not None,
            "list": items is not None and _all(items, str),
            "tables": items is not None and _all(items, dict),
            "texts": isinstance(value, str) or (table is not None and _all(table.values(), str)),
        }[kind]
        if not good:
            self.fail(key, f"`{key}` should be {_KINDS[kind]}", "")

    def inside(self, path: str, key: str) -> str:
        if path.startswith(("/", "~")) or ".." in Path(path).parts or re.match(r"[A-Za-z]:", path):
            self.fail(
                key, f"`{key}` leaves the project folder: {path}", "give a folder below the config file"
            )
        return path

    def fail(self, key: str, message: str, help_text: str) -> NoReturn:
        wanted = re.compile(rf"\s*\[*[\"']?(?:[\w.-]+\.)?{re.escape(key)}[\"']?\s*(?:=|\])")
        for number, line in enumerate(self.lines, start=1):
            if wanted.match(line):
                column = line.index(key) + 1
                raise InputError(message, path=self.file.name, line=number, column=column, help=help_text)
        raise InputError(message, path=self.file.name, help=help_text)


def _all(values: Iterable[object], kind: type) -> bool:
    return all(isinstance(value, kind) for value in values)


_KINDS = {
    "text": "a text in quotes",
    "table": "a table",
    "list": "a list of texts",
    "tables": "a list of tables",
    "texts": "a text, or a table of texts",
}
