"""What tables, sections and pages mean is data: a config says more of it, and no code changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Project
from specglot.config import Config
from specglot.model.page import Page
from specglot.pipeline import read_texts

PAGE = """\
# T

```
POST https://a.io/v1/x
```

## {section}

| {key} | {needed} | {text} |
|---|---|---|
| Eins | ja | Ein Satz. |
| Zwei | nein | Ein Satz. |
"""


def read(text: str, config: Config, path: str = "de/x.md") -> Page:
    (page,) = read_texts({path: text}, config).pages
    return page


def config(**words: dict[str, tuple[str, ...]]) -> Config:
    return Config(root=Path(), words={"de": words})


@pytest.mark.parametrize("key", ["Merkmal", "Kürzel"])
def test_a_column_alias(key: str) -> None:
    text = PAGE.format(section="Anfragetext", key=key, needed="Muss", text="Beschreibung")
    (bare,) = read(text.replace("Anfragetext", "Sonst"), Config(root=Path())).operations
    assert bare.body == ()
    (told,) = read(text.replace("Anfragetext", "Sonst"), config(column={"key": (key,)})).operations
    assert [(row.name.value, row.presence and row.presence.value) for row in told.body] == [
        ("Eins", True),
        ("Zwei", False),
    ]


def test_a_section_kind() -> None:
    text = PAGE.format(section="Was mitzuschicken ist", key="Name", needed="Muss", text="Beschreibung")
    (told,) = read(text, config(section={"headers": ("Was mitzuschicken ist",)})).operations
    assert [(one.location, one.field.name.value) for one in told.parameters] == [
        ("header", "Eins"),
        ("header", "Zwei"),
    ]


def test_a_cell_tells_before_a_header() -> None:
    """A column of codes is one of status codes, whatever the config calls its header."""
    text = "# T\n\n```\nPOST https://a.io/v1/x\n```\n\n| A | B |\n|---|---|\n| 200 | x |\n| 404 | y |\n"
    (told,) = read(text, config(column={"key": ("A",)})).operations
    assert [row.code.value for row in told.statuses] == ["200", "404"]


def test_a_header_tells_before_a_section() -> None:
    text = PAGE.format(section="Anfrage-Header", key="Beschreibung", needed="Muss", text="Name")
    (told,) = read(text.replace("Ein Satz.", "Wert"), Config(root=Path())).operations
    assert {one.field.name.value for one in told.parameters} == {"Wert"}


@pytest.mark.parametrize(("kind", "operations", "tables"), [("api", 1, 0), ("tables", 0, 1), ("prose", 0, 0)])
def test_a_page_kind(kind: str, operations: int, tables: int) -> None:
    text = PAGE.format(section="Anfragetext", key="Schlüssel", needed="Erforderlich", text="Beschreibung")
    page = read(text, Config(root=Path(), kinds=(("*/x.md", kind), ("*", "api"))))
    assert (len(page.operations), len(page.tables)) == (operations, tables)
    if kind == "prose":
        assert page.unread == ()
        assert page.texts


def test_kinds_in_a_config(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.format(section="Anfragetext", key="Schlüssel", needed="Erforderlich", text="Beschreibung")
    project = Project(tmp_path, capsys).add(
        {"docs/de/api/x.md": text, "docs/de/guides/y.md": text.replace("v1/x", "v1/y")}
    )
    settings = '[project]\npages = ["docs/{locale}/**/*.md"]\n[project.kinds]\n"docs/*/guides/*.md" = "%s"\n'
    project.add({"specglot.toml": settings % "prose"})
    assert project.run("extract", "--out", "spec").status == 0
    document = (tmp_path / "spec/openapi.yaml").read_text(encoding="utf-8")
    assert "/v1/x" in document
    assert "/v1/y" not in document
    project.add({"specglot.toml": settings % "music"})
    ran = project.run("extract", "--out", "spec")
    assert ran.status == 2
    assert "'music' is no kind of page" in ran.err
